"""What an export is: an ending, how its files are known again, and the function that writes it."""

from collections.abc import Callable
from dataclasses import dataclass

from sayso.model import Story
from sayso.showing.strings import Strings


@dataclass(frozen=True, slots=True)
class Export:
    """A form that a story can be written in.

    Attributes:
        ending: Of the file's name, such as `.csv`; unique.
        media_type: As the web names it.
        name: What it is, in a few English words.
        write: Gives the file's bytes. The same story always gives the same.
        mark: How every file begins that is written by it; only such files are written over.
        seal: What stands near the end of every such file, where the beginning says too little; empty if it says enough.
    """

    ending: str
    media_type: str
    name: str
    write: Callable[[Story, Strings], bytes]
    mark: bytes
    seal: bytes = b""


def encode(text: str) -> bytes:
    """Return text as UTF-8; halves of characters, which some broken pages hold, become question marks."""
    return text.encode("utf-8", "replace")
