"""An answered card is replaced, and a home shows what is so now: nothing old passes for new."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from time import monotonic

import pytest

from bot.channels.slack_blocks import Meant, NotKept, read_action
from storage.database import Database
from tests.bot.channels.slack_hand import actions, everything_ticked
from tests.bot.channels.slack_scene import HOME, SlackScene, slack_scene
from tests.builders import cast, goal
from tests.fake_slack import FakeSlack, Posted
from tests.kept import prepare
from tests.slack_room import SlackRoom
from tests.slack_talk import SlackTalk, member, move_in
from tests.transcript import HERE, load, play

HELD = (
    "career_conversation_talked", "career_conversation_walked", "change_of_subject", "first_career_talk",
    "in_one_room", "promotion_talk", "self_rating",
)  # fmt: skip


@pytest.fixture
def scene(sqlite_database: Database) -> Iterator[SlackScene]:
    with slack_scene(sqlite_database) as scene:
        yield scene


def threads(posted: Iterable[Posted]) -> Iterator[list[Posted]]:
    """Our messages by thread, oldest first."""
    found = defaultdict[str, list[Posted]](list)
    for each in posted:
        if each.bot and not each.ephemeral:
            found[each.thread_ts or each.ts].append(each)
    yield from found.values()


def awaited(posted: Posted) -> set[str]:
    """What can be done about a message's question, but to change its answer or to come back to its talk."""
    found: set[str] = set()
    for action in actions(posted.blocks):
        try:
            meant = read_action(action, everything_ticked(posted.blocks), None)
        except NotKept:
            continue
        if isinstance(meant, Meant) and meant.press.slot:
            found.add(meant.press.do)
    return found - {"change", "return"}


@pytest.mark.parametrize("name", HELD)
def test_only_the_newest_card_of_a_thread_waits_for_an_answer(sqlite_database: Database, name: str) -> None:
    transcript, people = load(HERE / "happy" / f"{name}.yaml"), cast(sqlite_database)
    prepare(sqlite_database, people, transcript.given)
    with FakeSlack() as slack:
        move_in(sqlite_database, slack, people)
        talk = SlackTalk(sqlite_database, slack, people.values())
        with SlackRoom(sqlite_database, slack, lambda: talk.now) as talk.room:
            play(transcript, talk, people)
        for person in people.values():
            for *answered, _ in threads(slack.messages(member(person))):
                assert [awaited(card) for card in answered] == [set()] * len(answered)


def home(scene: SlackScene, name: str) -> str:
    shown = scene.slack.home(scene.at(name))
    return f"{shown.blocks}" if shown else ""


def open_home(scene: SlackScene, name: str) -> None:
    assert scene.slack.open_app(scene.at(name), "home").ok


def set_goal(scene: SlackScene, name: str, title: str) -> None:
    with scene.database.unit() as unit:
        goal(unit, scene.people[name], title)
        unit.homes.touch([scene.people[name]])


def refresh(scene: SlackScene) -> None:
    scene.room.run(scene.room.service._refresh_homes())
    scene.settle()


def test_a_home_that_changed_is_drawn_anew_within_a_second(scene: SlackScene) -> None:
    open_home(scene, "mina")
    set_goal(scene, "mina", "Lead a dome")
    began = monotonic()
    refresh(scene)
    assert "Lead a dome" in home(scene, "mina")
    assert monotonic() - began < 1
    calls = len(scene.slack.called(HOME))
    refresh(scene)
    assert len(scene.slack.called(HOME)) == calls  # nothing changed, nothing is sent


def test_of_homes_drawn_at_once_the_newest_stands(scene: SlackScene) -> None:
    open_home(scene, "mina")
    for round_number in range(5):
        title = f"Goal {round_number}"
        with ThreadPoolExecutor(4) as at_once:
            at_once.submit(open_home, scene, "mina")
            at_once.submit(set_goal, scene, "mina", title)
            at_once.submit(refresh, scene)
            at_once.submit(open_home, scene, "mina")
        refresh(scene)
        assert title in home(scene, "mina")


def test_a_home_that_waited_does_not_take_the_place_of_a_newer_one(scene: SlackScene) -> None:
    open_home(scene, "mina")
    set_goal(scene, "mina", "Older")
    scene.slack.fail_next(HOME, "429", seconds=1)
    refresh(scene)
    set_goal(scene, "mina", "Newer")
    open_home(scene, "mina")
    assert "Newer" in home(scene, "mina")
    scene.slack.wait(lambda: len(scene.slack.called(HOME)) >= 4)
    scene.settle()
    assert "Newer" in home(scene, "mina")


def test_a_home_that_stands_in_another_form_than_we_know_is_drawn_anew(scene: SlackScene) -> None:
    open_home(scene, "mina")
    set_goal(scene, "mina", "Lead a dome")
    scene.slack.fail_next(HOME, "hash_conflict")
    refresh(scene)
    assert "Lead a dome" in home(scene, "mina")
    assert scene.counts() == {"sent": 1}


@pytest.mark.parametrize("how", ["429", "503", "drop_before", "internal_error"])
def test_a_home_that_could_not_be_shown_when_it_was_opened_is_shown_with_the_repeat(
    scene: SlackScene, how: str
) -> None:
    scene.slack.fail_next(HOME, how)
    answer = scene.slack.open_app(scene.at("mina"), "home")
    assert (answer.ok, answer.attempts) == (True, 2)
    assert home(scene, "mina")


def test_a_home_that_was_cut_off_is_sent_again(scene: SlackScene) -> None:
    open_home(scene, "mina")
    for number, how in enumerate(("drop_after", "drop_before", "503")):
        set_goal(scene, "mina", f"Goal {number}")
        scene.slack.fail_next(HOME, how)
        refresh(scene)
        scene.room.reconcile()
        assert f"Goal {number}" in home(scene, "mina")
