"""`python -m tests.browser.pictures` takes the pictures of the README, in the folder of the same name.

It goes through the tour at a desk and on a phone. Besides the browser it needs `pngquant`, to keep the files
small, and letters of many scripts (on Debian: fonts-noto-core, fonts-noto-cjk and fonts-noto-color-emoji).
"""

import subprocess
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page

from tests.browser import tour
from tests.browser.chromium import Screen, Windows, chromium
from tests.browser.hands import Mouse
from tests.browser.play import playing
from tests.browser.visitor import Look, Visitor

FOLDER = Path(__file__).with_name("pictures")
DESK = Screen(1120, 860, dots=1.5)
PHONE = Screen(390, 844, "dark", dots=2)
QUANTISED = ("pngquant", "--quality", "55-90", "--speed", "1", "--strip", "-")
AT_THE_DESK = {
    "the choice of a person": "person",
    "what comes next": "next",
    "an error beside the field": "form",
    "the gaps": "gaps",
    "the commitments": "conversation",
}
ON_THE_PHONE = {"a plan that came out of a talk": "plan"}


def photographer(wanted: Mapping[str, str]) -> Look:
    """Keeps a picture of each view that is wanted, under the name that stands there."""

    def look(page: Page, view: str) -> None:
        if view in wanted:
            taken = subprocess.run(QUANTISED, input=page.screenshot(), capture_output=True, check=True)
            (FOLDER / f"{wanted[view]}.png").write_bytes(taken.stdout)

    return look


def go_round(desk: Visitor, phone: Visitor) -> None:
    """The chapters with something to show: Mina, Noa and Daniel at the desk, and Mina on her phone."""
    tour.choose_a_person(desk)
    tour.ask_what_comes_next(desk)
    tour.rate_oneself(desk)
    tour.see_the_gaps(desk)
    phone.become("mina", "Mina Sato")
    tour.begin_a_conversation(desk, phone)
    tour.walk_through_it(desk)
    tour.agree_on_commitments(desk)
    tour.read_the_summary(phone)


def main() -> None:
    """Take them all."""
    FOLDER.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder, playing(Path(folder)) as play, chromium() as browser:
        windows = Windows(browser)
        desk = Visitor(windows.open(DESK), Mouse(), photographer(AT_THE_DESK))
        phone = Visitor(windows.open(PHONE), Mouse(), photographer(ON_THE_PHONE))
        for each in (desk, phone):
            each.page.goto(play.address)
        go_round(desk, phone)
        windows.close()


if __name__ == "__main__":
    main()
