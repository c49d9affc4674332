"""One browser for all of these tests, and a `trellis play` for each."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import chromium
from tests.browser.play import Play, playing


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """The browser of this worker. It holds the thread's event loop, so it ends with this folder."""
    if not chromium.browser_path():
        missing = f"none of {', '.join(chromium.NAMES)} is installed"
        if os.environ.get("CI") == "1":
            pytest.fail(missing)
        pytest.skip(missing)
    with chromium.chromium() as running:
        yield running


@pytest.fixture
def windows(browser: Browser) -> Iterator[chromium.Windows]:
    """Windows, which are closed in the end and must not have complained."""
    windows = chromium.Windows(browser)
    yield windows
    windows.close()
    assert windows.wrong == []


@pytest.fixture
def play(tmp_path: Path) -> Iterator[Play]:
    """A company in which nothing has been said yet."""
    with playing(tmp_path) as running:
        yield running
