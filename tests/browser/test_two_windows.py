"""Several windows at once: what is done in one is seen in the others without loading anything."""

import pytest
from playwright.sync_api import expect

from tests.browser.chromium import DESK, PHONE, Screen, Windows
from tests.browser.hands import Mouse
from tests.browser.play import Play
from tests.browser.tour import begin_a_conversation
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.xdist_group("browser")
HELLO = "Hello Mina Sato"


@pytest.fixture
def mina(windows: Windows, play: Play) -> Visitor:
    return arrived(windows, play, DESK, "Mina Sato")


def arrived(windows: Windows, play: Play, screen: Screen, name: str) -> Visitor:
    """Somebody in a window of their own."""
    visitor = Visitor(windows.open(screen), Mouse())
    visitor.page.goto(play.address)
    visitor.become(name, name)
    return visitor


def test_two_windows_of_one_person_show_the_same(windows: Windows, play: Play, mina: Visitor) -> None:
    other = arrived(windows, play, PHONE, "Mina Sato")
    mina.talk.say("show my plan")
    other.talk.reads("Your development plan is empty.")
    other.talk.say("what's next?")
    for each in (mina, other):
        each.talk.reads("After Senior Engineer comes one step.")
        expect(each.talk.log.get_by_text(HELLO)).to_have_count(1)


def test_a_question_that_is_answered_in_one_window_is_settled_in_the_other(
    windows: Windows, play: Play, mina: Visitor
) -> None:
    daniel = Visitor(windows.open(DESK), Mouse())
    daniel.page.goto(play.address)
    begin_a_conversation(daniel, mina)
    daniel.thread.reads("What are you proud of")
    other = Visitor(windows.open(PHONE), Mouse())
    other.page.goto(daniel.page.url)
    other.thread.asks("What are you proud of", say="A quiet launch")
    daniel.thread.asks("the most energy right now?", say="Teaching")
    other.thread.reads("Where would Mina Sato like to be")
    settled = other.thread.log.locator(".line.bot").filter(has_text="the most energy right now?")
    expect(settled.locator(".settled")).to_contain_text("Teaching")


def test_whoever_reads_is_not_taken_elsewhere_by_what_another_begins(
    windows: Windows, play: Play, mina: Visitor
) -> None:
    mina.talk.say("what's next?")
    mina.talk.reads("After Senior Engineer")
    daniel = arrived(windows, play, DESK, "Daniel Okafor")
    daniel.talk.say("start a career conversation with Mina")
    daniel.thread.asks("How shall we do this?", press="Walk me through it")
    mina.talk.reads("Open thread (1 reply)")
    expect(mina.thread.log).to_be_hidden()


def test_the_address_says_what_is_shown_and_back_goes_back(windows: Windows, mina: Visitor) -> None:
    mina.go("Home")
    expect(mina.home).to_be_visible()
    other = Visitor(windows.open(DESK), Mouse())
    other.page.goto(mina.page.url)
    expect(other.home).to_contain_text("My role and next steps")
    mina.page.go_back()
    expect(mina.talk.box).to_be_visible()
    expect(other.home).to_be_visible()
