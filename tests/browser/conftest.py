"""One browser for all of these tests, and a `trellis play` for each."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser import chromium
from tests.browser.play import Play


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


@pytest.fixture(scope="package")
def spare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Play]]:
    """A company that begins while the test before still runs."""
    begun = [Play(tmp_path_factory.mktemp("play"))]
    yield begun
    begun.pop().kill()


@pytest.fixture
def play(spare: list[Play], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Play]:
    """A company in which nothing has been said yet."""
    running = spare.pop()
    spare.append(Play(tmp_path_factory.mktemp("play")))
    yield running
    running.kill()
