"""The home tab: what stands there, what its buttons do, a home too long for Slack, and the first contact."""

from typing import Any

import pytest

from storage.database import Database
from tests.bot.channels.slack_hand import controls
from tests.builders import OBSERVER, action, goal, has_role, person, reports_to
from tests.fake_slack import View
from tests.slack_town import Town, labels, town, words


def headings(view: View) -> list[str]:
    return [block["text"]["text"] for block in view.blocks if block["type"] == "header"]


@pytest.mark.parametrize("who", ["mina", "daniel", "ines"])
def test_the_home_has_the_sections_that_the_house_has(sqlite_database: Database, who: str) -> None:
    with town(sqlite_database) as at:
        view = at.home(who)
        home = at.homes[-1]
        assert home is not None
        assert headings(view) == [section.title for section in home.sections]
        assert all(title in words(view) for title in ("My plan", "Preferences"))


def test_a_button_at_home_is_answered_in_the_direct_message(sqlite_database: Database) -> None:
    with town(sqlite_database) as at:
        view = at.home("mina")
        label = next(each for each in labels(view) if each != "More")
        told = at.press("mina", label, "home")
        assert told
        assert all(each.channel == at.slack.dm(at.id("mina")) for each in told)
        assert at.slack.view(at.id("mina")) is None


def test_a_talk_that_is_begun_at_home_is_a_thread_of_the_direct_message(sqlite_database: Database) -> None:
    with town(sqlite_database) as at:
        at.home("daniel")
        (begins, *_) = at.press("daniel", "Start a career conversation with Mina Sato", "home")
        assert "Career conversation with Mina Sato" in words(begins)
        asked = at.press("daniel", "We have talked")[-1]
        assert asked.thread_ts == begins.ts


def test_whoever_becomes_a_guest_keeps_no_home_of_before(sqlite_database: Database) -> None:
    with town(sqlite_database) as at:
        assert "My plan" in words(at.home("mina"))
        assert at.slack.change_person(at.id("mina"), is_restricted=True).ok
        assert words(at.home("mina")) == "There is nothing for you here."


def test_a_home_that_was_overtaken_shows_what_is_so_now(sqlite_database: Database) -> None:
    with town(sqlite_database) as at:
        at.home("mina")
        at.slack.fail_next("views.publish", "hash_conflict")
        view = at.home("mina")
        assert headings(view)
        assert [call.reply.get("error") for call in at.slack.calls if call.method == "views.publish"] == [
            None, "hash_conflict", None,
        ]  # fmt: skip


def fill_the_home(database: Database, at: Town) -> None:
    """Sixty more people report to Daniel, and his plan has forty long goals."""
    with database.unit() as unit:
        for number in range(60):
            new = person(unit, f"Observer Number{number:02}")
            has_role(unit, new.id, OBSERVER)
            reports_to(unit, new.id, at.people["daniel"])
        for number in range(40):
            made = goal(unit, at.people["daniel"], f"Aim{number:02}")
            action(unit, made, f"Step{number:02} {'on the long way ' * 130}", at.people["daniel"])


def labels_in(block: dict[str, Any]) -> list[str]:
    return [each["text"]["text"] for _, each in controls([block]) if "text" in each]


def behind_more(at: Town, who: str) -> str:
    """Every word of every page behind the *More* of a home."""
    read = ""
    ways = [block["block_id"] for block in at.home(who).blocks if labels_in(block) == ["More"]]
    at.after(who, at.slack.press(at.id(who), "home", (ways[0], "press-0")))
    while "Back" in labels(at.view(who)):
        at.press(who, "Back", at.view(who))
    while True:
        view = at.view(who)
        read += words(view)
        if "Next" not in labels(view):
            return read
        at.press(who, "Next", view)


def test_a_home_too_long_for_slack_keeps_everything_behind_more(sqlite_database: Database) -> None:
    with town(sqlite_database) as at:
        fill_the_home(sqlite_database, at)
        shown = words(at.home("daniel"))
        assert "Step39" not in shown
        everything = shown + behind_more(at, "daniel")
        wanted = [f"{name}{number:02}" for name in ("Aim", "Step") for number in range(40)]
        wanted += [f"Observer Number{number:02}" for number in range(60)]
        assert [each for each in wanted if each not in everything] == []


def test_the_first_contact_is_greeted_once(sqlite_database: Database) -> None:
    with town(sqlite_database) as at:
        assert at.slack.open_app(at.id("mina"), "messages").ok
        assert "Mina Sato" in words(at.arrived("mina"))
        assert at.slack.open_app(at.id("mina"), "messages").ok
        assert at.arrived("mina") == []


def test_opening_the_home_greets_nobody(sqlite_database: Database) -> None:
    with town(sqlite_database) as at:
        at.home("mina")
        assert at.arrived("mina") == []


def test_strangers_guests_and_bots_have_no_home(sqlite_database: Database) -> None:
    with town(sqlite_database) as at:
        at.slack.add_person("U9001", "Guest Person", "guest@example.com", is_restricted=True)
        at.slack.add_person("U9002", "Former Person", deleted=True)
        for each in ("U9001", "U9002"):
            assert at.slack.open_app(each, "home").ok
            assert at.slack.open_app(each, "messages").ok
            at.settle()
            assert at.slack.home(each) is None
            assert at.slack.messages(each) == []
