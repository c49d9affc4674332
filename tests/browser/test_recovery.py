"""The machine is switched off in the middle: the page says so, catches up by itself, and nothing is lost."""

import pytest
from playwright.sync_api import expect

from tests.browser.chromium import DESK, PHONE, Windows
from tests.browser.hands import Mouse
from tests.browser.play import Play
from tests.browser.tour import begin_a_conversation
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.xdist_group("browser")
LOST = "The connection is lost."
EVENTS = "**/playground/events*"


@pytest.fixture
def mina(windows: Windows, play: Play) -> Visitor:
    visitor = Visitor(windows.open(PHONE), Mouse())
    visitor.page.goto(play.address)
    visitor.become("Mina", "Mina Sato")
    return visitor


@pytest.fixture
def daniel(windows: Windows, play: Play, mina: Visitor) -> Visitor:
    """Daniel in the middle of a career conversation with Mina."""
    visitor = Visitor(windows.open(DESK), Mouse())
    visitor.page.goto(play.address)
    begin_a_conversation(visitor, mina)
    visitor.thread.reads("What are you proud of")
    return visitor


def killed(play: Play, *visitors: Visitor) -> None:
    play.kill()
    for each in visitors:
        expect(each.page.get_by_role("status").filter(has_text=LOST)).to_be_visible()


def back(play: Play, *visitors: Visitor) -> None:
    play.again()
    for each in visitors:
        expect(each.page.get_by_role("status").filter(has_text=LOST)).to_have_count(0)


def test_a_conversation_goes_on_where_it_stood(play: Play, daniel: Visitor, mina: Visitor) -> None:
    thread = daniel.thread
    thread.asks("What are you proud of", say="A quiet launch")
    thread.reads("the most energy right now?")
    killed(play, daniel, mina)
    daniel.hand.write(thread.box, "Teaching")
    thread.box.press("Enter")
    expect(daniel.page.get_by_role("alert").filter(has_text="This was not sent. Try again.")).to_be_visible()
    expect(thread.box).to_have_value("Teaching")
    back(play, daniel, mina)
    thread.box.press("Enter")
    thread.asks("Where would Mina Sato like to be", press="Not sure yet")
    thread.reads("What will be done?")
    expect(thread.log.locator(".line.me").filter(has_text="Teaching")).to_have_count(1)
    before = thread.log.locator(".line").count()
    daniel.page.reload()
    expect(thread.log.locator(".line")).to_have_count(before)


def test_what_was_missed_is_there_when_the_connection_is(play: Play, daniel: Visitor, mina: Visitor) -> None:
    mina.page.route(EVENTS, lambda route: route.abort())
    killed(play, daniel, mina)
    back(play, daniel)
    daniel.thread.asks("What are you proud of", say="A quiet launch")
    daniel.thread.asks("the most energy right now?", say="stop")
    daniel.thread.reads("is stopped")
    expect(mina.page.get_by_role("status").filter(has_text=LOST)).to_be_visible()
    mina.page.unroute(EVENTS)
    mina.talk.reads("Open thread (2 replies)")
    mina.go("Open thread (2 replies)")
    mina.thread.reads("This is what was written so far.", "A quiet launch")


def test_a_form_that_could_not_be_saved_stays_and_is_saved_later(play: Play, mina: Visitor) -> None:
    mina.talk.say("what am I missing for Staff?")
    mina.talk.press("Rate yourself again")
    expect(mina.form).to_contain_text("1 of 2")
    mina.rate("Collaboration", "Shaping")
    killed(play)
    mina.press_in_form("Save and go on")
    expect(mina.form).to_contain_text("This was not saved. Try again.")
    play.again()
    mina.press_in_form("Save and go on")
    expect(mina.levels("Strategic thinking")).to_contain_text("Please choose one.")
    expect(mina.levels("Collaboration").get_by_role("radio", name="Shaping")).to_be_checked()


def test_a_button_that_did_not_get_through_can_be_pressed_again(play: Play, mina: Visitor) -> None:
    mina.talk.say("what's next?")
    mina.talk.reads("After Senior Engineer")
    killed(play, mina)
    mina.talk.press("Compare with Staff Engineer")
    mina.talk.reads("This did not get through. Try again.")
    back(play, mina)
    mina.talk.press("Compare with Staff Engineer")
    mina.talk.reads("From Senior Engineer to Staff Engineer, this is what changes:")
