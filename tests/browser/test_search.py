"""A list that comes late takes nothing away from who already points at somebody in it."""

import pytest
from playwright.sync_api import Route, expect

from tests.browser.chromium import DESK, Windows
from tests.browser.hands import Keyboard
from tests.browser.play import Play
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.xdist_group("browser")
LATE = "**/playground/people?find=giorgi"


def test_a_late_list_keeps_who_was_marked(windows: Windows, play: Play) -> None:
    visitor = Visitor(windows.open(DESK), Keyboard())
    page = visitor.page
    late: list[Route] = []

    def hold(route: Route) -> None:
        late.append(route)

    page.route(LATE, hold)
    page.goto(play.address)
    giorgi = page.get_by_role("option", name="Giorgi Beridze")
    visitor.hand.write(page.get_by_role("combobox", name="Name, role or team"), "giorg")
    expect(page.get_by_role("option")).to_have_count(1)
    with page.expect_request(LATE):
        page.keyboard.type("i")
    page.keyboard.press("ArrowDown")
    expect(giorgi).to_have_attribute("aria-selected", "true")
    before = giorgi.element_handle()
    with page.expect_response(LATE):
        late.pop().continue_()
    page.wait_for_function("before => !before.isConnected", arg=before)
    expect(giorgi).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Switch person")).to_contain_text("Giorgi Beridze")
