"""What tests share: the folder with shared data, and the German pack."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from sayso.lang import LanguagePack, load_pack

settings.register_profile("house", deadline=None)  # a busy machine is no failure
settings.load_profile("house")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Callable[..., Path]:
    """Return a function that gives a path in the shared folder, or skips the test where it is missing."""
    folder = Path(os.environ.get("SAYSO_SHARED", ROOT.parent / "shared"))

    def find(*parts: str) -> Path:
        path = folder.joinpath(*parts)
        if not path.exists():
            pytest.skip(f"{'/'.join(parts)} is not in the shared folder (SAYSO_SHARED)")
        return path

    return find


@pytest.fixture(scope="session")
def de() -> LanguagePack:
    """The German pack."""
    return load_pack("de")
