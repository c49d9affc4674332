"""The whole tour by keyboard alone."""

import pytest

from tests.browser.chromium import SCREENS, Screen, Windows
from tests.browser.hands import Keyboard
from tests.browser.play import Play
from tests.browser.tour import whole_tour
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.xdist_group("browser")


@pytest.mark.parametrize("screen", SCREENS, ids=str)
def test_everything_can_be_done_by_keyboard_alone(windows: Windows, play: Play, screen: Screen) -> None:
    visitor, mina = (Visitor(windows.open(screen), Keyboard()) for _ in range(2))
    for each in (visitor, mina):
        each.page.goto(play.address)
    whole_tour(visitor, mina)
