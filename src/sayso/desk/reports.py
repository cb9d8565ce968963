"""Reports and exports of kept stories; a report is drawn once."""

import html
import re
import threading
from dataclasses import dataclass

from sayso import __version__
from sayso.desk.store import Store
from sayso.errors import SaysoError
from sayso.model import Story
from sayso.showing.exports import EXPORTS
from sayso.showing.finding import rules_of
from sayso.showing.html import render_story
from sayso.showing.strings import load_strings
from sayso.showing.view import view_story

_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"<>]{1,2000})">')
_HEAD = 4000
"""Characters in which the policy stands: before any word of a page."""
_SANDBOX = "sandbox allow-scripts allow-popups allow-modals allow-downloads"
_LOCKED = "default-src 'none'; style-src 'unsafe-inline'"


@dataclass(frozen=True, slots=True)
class Form:
    """A form that a story can be taken along in: the ending of the file's name, its media type, what it is."""

    ending: str
    media_type: str
    name: str


REPORT = Form(".html", "text/html", "the report")


class NoSuchExport(SaysoError):
    """There is no export of this ending."""


class NotCompared(SaysoError):
    """The pages of a story were not compared yet, or none of them could be read."""


class Reports:
    """Reports of a store's stories."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = threading.Lock()

    def report(self, story: int, lang: str) -> str:
        """Return a story's report as HTML; drawn where it was not yet.

        Raises:
            NoSuchStory: It is not kept.
            NotCompared: It has none.
        """
        with self._lock:
            kept = self._store.report(story, lang, __version__)
            if kept is not None:
                return kept
            revision = self._store.compared(story)
            report = draw(self.story(story), lang)
            if revision is not None:
                self._store.keep_report(story, revision, lang, __version__, report)
            return report

    def story(self, story: int) -> Story:
        """Return a story.

        Raises:
            NoSuchStory: It is not kept.
            NotCompared: It has no record.
        """
        found = self._store.record(story)
        if found is None:
            raise NotCompared(f"story {story} has no report: its pages were not compared yet, or could not be read")
        return found

    def export(self, story: int, ending: str, lang: str) -> bytes:
        """Return a story in the form that a file's ending stands for.

        Raises:
            NoSuchStory: It is not kept.
            NotCompared: It has no record.
            NoSuchExport: There is no such form.
            SaysoError: It needs an extra that is missing.
        """
        if ending == REPORT.ending:
            return self.report(story, lang).encode("utf-8", "replace")
        if ending not in EXPORTS:
            raise NoSuchExport(f"{ending}: no export ends like this; there are {', '.join(EXPORTS)}")
        return EXPORTS[ending].write(self.story(story), load_strings(lang))


def draw(story: Story, lang: str) -> str:
    """Return the report of a story as HTML."""
    return render_story(view_story(story), load_strings(lang), rules_of(story))


def policy_of(report: str) -> str:
    """Return the content security policy for a report: its own, in a sandbox, to be shown inside the desk only."""
    own = _POLICY.search(report, 0, _HEAD)
    return (
        f"{html.unescape(own.group(1)) if own else _LOCKED}; frame-ancestors 'self'; {_SANDBOX if own else 'sandbox'}"
    )


def forms() -> list[Form]:
    """Return all forms that a story can be taken along in, the report first."""
    return [REPORT, *(Form(e.ending, e.media_type, e.name.partition(", see ")[0]) for e in EXPORTS.values())]
