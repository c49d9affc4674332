"""What people write and are called is shown letter for letter, markup and letters from the right included."""

import pytest
from playwright.sync_api import expect

from tests.browser.chromium import DESK, PHONE, Windows
from tests.browser.hands import Mouse
from tests.browser.play import Play
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.xdist_group("browser")
SPARKY = "Jo *Sparky* <Jo>"
MARKED_UP = '<img src="x" onerror="document.title=1"> *not bold* [no link](https://example.org) <!-- & -->'
FROM_THE_RIGHT = "مرحبا، أريد أن أتعلّم <b>أكثر</b>"
NO_BREAK = "Averyveryverylongwordwithoutanybreak" * 8


TEXTS = (MARKED_UP, FROM_THE_RIGHT, NO_BREAK, "🌱👩🏽‍💻 " * 40)


@pytest.fixture
def visitor(windows: Windows, play: Play) -> Visitor:
    visitor = Visitor(windows.open(DESK), Mouse())
    visitor.page.goto(play.address)
    return visitor


def look_on_both_screens(visitor: Visitor, view: str) -> None:
    for screen in (PHONE, DESK):
        visitor.page.set_viewport_size({"width": screen.width, "height": screen.height})
        visitor.look(view)


def test_a_name_with_markup_is_shown_as_it_is_written(visitor: Visitor) -> None:
    visitor.become("Sigridur", "Sigríður Jónsdóttir")
    visitor.go("Home")
    visitor.hand.press(visitor.home.get_by_role("button", name=f"Start a career conversation with {SPARKY}"))
    visitor.thread.asks("How shall we do this?", press="Walk me through it")
    visitor.thread.reads(f"I asked {SPARKY}: ")
    title = visitor.page.get_by_role("heading", level=2, name=f"Career conversation with {SPARKY}")
    expect(title).to_have_text(f"Career conversation with {SPARKY}")
    expect(visitor.page.locator("jo")).to_have_count(0)
    look_on_both_screens(visitor, "a name with markup")


def test_a_person_is_found_by_either_name_and_called_by_the_preferred_one(visitor: Visitor) -> None:
    box = visitor.page.get_by_role("combobox", name="Name, role or team")
    for letters in ("בן־דוד", "ben-david"):
        visitor.hand.write(box, letters)
        option = visitor.page.get_by_role("option")
        expect(option).to_have_count(1)
        expect(option).to_contain_text("Noa Ben-David")
        expect(option.locator("bdi").last).to_have_text("נועה בן־דוד")
    look_on_both_screens(visitor, "a name from right to left")


def test_what_is_said_is_repeated_letter_for_letter(visitor: Visitor) -> None:
    visitor.become("Daniel", "Daniel Okafor")
    visitor.talk.say("start a career conversation with Mina")
    visitor.thread.reads("How shall we do this?")
    for text in TEXTS:
        visitor.thread.say(text)
        visitor.thread.reads("I don't find “", text[:25])
        mine = visitor.thread.log.locator(".line.me .card").last
        assert mine.inner_text().strip() == text.strip()
        direction = mine.evaluate("element => getComputedStyle(element).direction")
        assert direction == ("rtl" if text == FROM_THE_RIGHT else "ltr")
    expect(visitor.thread.log.locator("img")).to_have_count(0)
    look_on_both_screens(visitor, "what was said")
