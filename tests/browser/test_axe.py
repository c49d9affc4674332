"""Every view that is met on the tour, examined by axe-core in both colour schemes."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.chromium import DESK, PHONE, Screen, Windows
from tests.browser.hands import Mouse
from tests.browser.play import Play
from tests.browser.tour import whole_tour
from tests.browser.visitor import Visitor, fits

pytestmark = pytest.mark.xdist_group("browser")
ONLY_VIOLATIONS = {"resultTypes": ["violations"]}


class Examiner:
    """Looks at views, and remembers what it saw and what is wrong with it."""

    def __init__(self) -> None:
        self._axe = Axe()
        self.seen: list[str] = []
        self.found: list[str] = []

    def look(self, page: Page, view: str) -> None:
        fits(page, view)
        self.seen.append(view)
        for scheme in ("dark", "light"):
            page.emulate_media(color_scheme=scheme)
            for fault in self._axe.run(page, options=ONLY_VIOLATIONS).response["violations"]:
                places = [node["html"] for node in fault["nodes"]]
                self.found.append(f"{view}, {scheme}: {fault['id']} at {places}")


@pytest.mark.parametrize("screen", [DESK, PHONE], ids=str)
def test_no_view_of_the_tour_violates_a_rule_of_accessibility(
    windows: Windows, play: Play, screen: Screen
) -> None:
    examiner = Examiner()
    visitor, mina = (Visitor(windows.open(screen), Mouse(), examiner.look) for _ in range(2))
    for each in (visitor, mina):
        each.page.goto(play.address)
    whole_tour(visitor, mina)
    assert len(set(examiner.seen)) > 20
    assert examiner.found == []
