"""The system's Chromium, headless, and windows in it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

from playwright.sync_api import Browser, ConsoleMessage, Error, Page, expect, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
PATIENCE = 15_000  # milliseconds
LOST = "net::ERR_"
"""How the console of a browser begins to say that a server is away, which no page can keep it from saying."""

Scheme = Literal["light", "dark"]


@dataclass(frozen=True)
class Screen:
    """How large a window is, and which colours its system prefers."""

    width: int
    height: int
    scheme: Scheme = "light"
    dots: float = 1  # of the display for each of the page

    def __str__(self) -> str:
        """Its name in a test's id."""
        return f"{self.width}-{self.scheme}"


PHONE = Screen(390, 844)
DESK = Screen(1280, 860)
SCREENS = tuple(
    Screen(each.width, each.height, scheme) for each in (PHONE, DESK) for scheme in ("light", "dark")
)


def browser_path() -> str | None:
    """Where this machine keeps a browser; None where it has none."""
    return next(filter(None, map(shutil.which, NAMES)), None)


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser, with a fresh profile that is thrown away at the end."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=list(FLAGS))
        yield browser
        browser.close()


class Windows:
    """The open windows of one test, and what went wrong in them."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._open: list[Page] = []
        self.wrong: list[str] = []

    def open(self, screen: Screen) -> Page:
        """A new window with nothing remembered."""
        context = self._browser.new_context(
            viewport={"width": screen.width, "height": screen.height},
            device_scale_factor=screen.dots,
            color_scheme=screen.scheme,
            reduced_motion="reduce",
            locale="en-GB",
            timezone_id="Europe/Berlin",
        )
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.on("console", self._listen)
        page.on("pageerror", self._note)
        self._open.append(page)
        return page

    def close(self) -> None:
        """Close them all. What a closing window no longer fetches is no fault of its page."""
        for page in self._open:
            page.remove_listener("console", self._listen)
            page.remove_listener("pageerror", self._note)
            page.context.close()

    def _listen(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and LOST not in message.text:
            self.wrong.append(message.text)

    def _note(self, error: Error) -> None:
        self.wrong.append(str(error))
