"""The company's clock on the page: time passes for every window, and brings what comes by itself."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.chromium import DESK, PHONE, Windows
from tests.browser.hands import Keyboard, Mouse
from tests.browser.play import Play
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.xdist_group("browser")


@pytest.fixture
def daniel(windows: Windows, play: Play) -> Visitor:
    visitor = Visitor(windows.open(DESK), Mouse())
    visitor.page.goto(play.address)
    visitor.become("daniel", "Daniel Okafor")
    return visitor


def passes(visitor: Visitor, step: str) -> None:
    """Press a button of the clock, and wait until it stands still."""
    before = shown(visitor)
    visitor.hand.press(visitor.page.get_by_role("button", name=step, exact=True))
    expect(visitor.page.locator("#clock-now")).not_to_have_attribute("datetime", before)
    expect(visitor.page.locator("#clock")).not_to_have_attribute("aria-busy", "true", timeout=60_000)


def shown(visitor: Visitor) -> str:
    return visitor.page.locator("#clock-now").get_attribute("datetime") or ""


def test_the_next_morning_brings_the_talks_of_the_week_and_they_can_be_begun(daniel: Visitor) -> None:
    passes(daniel, "Next morning")
    daniel.talk.reads("talk", "Why am I getting this?")
    expect(daniel.talk.newest.locator(".parts > li")).to_have_count(3)
    daniel.look("the talks of the week")
    daniel.talk.newest.locator(".parts > li").first.get_by_role("button", name="Tomorrow").click()
    expect(daniel.talk.newest.locator(".parts > li").first).to_contain_text("I ask again on")
    daniel.talk.newest.locator(".parts > li").last.get_by_role("button", name="We have talked").click()
    daniel.thread.reads("What mattered most to")


def test_time_goes_forward_only_and_is_kept_when_the_machine_is_switched_off(
    play: Play, daniel: Visitor
) -> None:
    before = shown(daniel)
    passes(daniel, "One day")
    later = shown(daniel)
    assert later > before
    play.kill()
    play.again()
    daniel.page.reload()
    expect(daniel.talk.box).to_be_visible()
    assert shown(daniel) >= later


def test_a_question_in_the_night_waits_for_the_morning_and_another_window_shows_the_same_time(
    windows: Windows, play: Play, daniel: Visitor
) -> None:
    mina = Visitor(windows.open(PHONE), Mouse())
    mina.page.goto(play.address)
    mina.become("mina", "Mina Sato")
    passes(daniel, "Next morning")  # nine in Lagos, five in the afternoon in Tokyo
    daniel.talk.say("my working hours are 0:00 to 24:00")
    mina.talk.say("write to me between 9 and 10")
    mina.talk.reads("I write to you between 9:00 and 10:00")
    daniel.talk.say("start a career conversation with Mina")
    daniel.thread.asks("How shall we do this?", press="Walk me through it")
    daniel.thread.reads("It reaches Mina Sato on")
    expect(mina.page.get_by_role("link", name=re.compile("Open thread"))).to_have_count(0)
    passes(mina, "Next morning")
    mina.talk.reads("Daniel Okafor has opened this talk with you.")
    expect(daniel.page.locator("#clock-now")).to_have_attribute("datetime", re.compile(shown(mina)[:10]))


def test_by_keyboard_alone(windows: Windows, play: Play) -> None:
    daniel = Visitor(windows.open(PHONE), Keyboard())
    daniel.page.goto(play.address)
    daniel.become("daniel", "Daniel Okafor")
    daniel.look("the clock on a phone")
    passes(daniel, "Next morning")
    daniel.talk.reads("Why am I getting this?")
    daniel.look("the talks on a phone")


def test_an_open_home_is_current_without_loading_it(windows: Windows, play: Play, daniel: Visitor) -> None:
    daniel.go("Home")
    expect(daniel.home).to_contain_text("My team")
    daniel.look("the home of a manager")
    mina = Visitor(windows.open(PHONE), Mouse())
    mina.page.goto(play.address)
    mina.become("mina", "Mina Sato")
    mina.go("Home")
    expect(mina.home).to_contain_text("Nobody has looked at anything of yours.")
    other = Visitor(windows.open(DESK), Mouse())
    other.page.goto(daniel.page.url.partition("#")[0])
    other.talk.say("show the plan of Mina")
    expect(mina.home).to_contain_text("Daniel Okafor looked at your plan")
    mina.look("a home that changed")
