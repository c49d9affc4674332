"""However many write at once and whatever goes wrong meanwhile: every message arrives once, in its order."""

import shutil
from collections import Counter, defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.database import Database
from tests.bot.channels.slack_scene import CHANGE, POST, SlackScene, slack_scene
from tests.builders import person
from tests.slack_talk import TEAM, member

CROWD = 40
LOOK = ("conversations.history", "conversations.replies")
FAULTS = st.tuples(
    st.sampled_from([POST, CHANGE, *LOOK]),
    st.sampled_from(["drop_after", "drop_before", "503", "internal_error", "429"]),
)
SAID = st.tuples(st.sampled_from(["mina", "daniel"]), st.sampled_from(["talk", "dialogue:7", "dialogue:8"]))
ROUNDS = 8


@pytest.fixture
def scene(sqlite_database: Database) -> Iterator[SlackScene]:
    with slack_scene(sqlite_database, rates=True) as scene:
        yield scene


def crowd(scene: SlackScene) -> list[str]:
    """Many more people."""
    with scene.database.unit() as unit:
        ids = [person(unit, f"Ada{number} Lovelace").id for number in range(CROWD)]
        for number in ids:
            unit.people.unlink_many({(number, "playground", "local", str(number)): (None, None)})
            unit.people.account(number, "slack", TEAM, member(number))
    for number in ids:
        scene.slack.add_person(member(number))
    return [member(number) for number in ids]


def all_gone(scene: SlackScene) -> bool:
    scene.room.settle()
    return not {"queued", "sending"} & set(scene.counts())


@pytest.mark.parametrize("refused", [0, 3])
def test_many_who_write_at_once_are_all_answered_once(scene: SlackScene, refused: int) -> None:
    people = crowd(scene)
    scene.slack.fail_next(POST, "429", times=refused)
    with ThreadPoolExecutor(CROWD) as at_once:
        answers = list(at_once.map(lambda who: scene.slack.say(who, "what can you do?"), people))
    assert all(answer.ok for answer in answers)
    scene.slack.wait(lambda: all_gone(scene), 30)
    told = Counter(each.text for who in people for each in scene.slack.messages(who) if each.bot)
    assert set(told.values()) == {CROWD}, told
    assert set(scene.counts()) == {"sent"}


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(SAID, min_size=1, max_size=8), st.lists(FAULTS, max_size=6), st.sets(st.integers(0, 7)))
def test_whatever_goes_wrong_each_message_arrives_once_and_in_order(
    sqlite_template: Path,
    tmp_path_factory: pytest.TempPathFactory,
    said: list[tuple[str, str]],
    faults: list[tuple[str, str]],
    changed: set[int],
) -> None:
    path = shutil.copy(sqlite_template, tmp_path_factory.mktemp("crowd") / "trellis.db")
    with closing(Database(f"sqlite:///{path}")) as database, slack_scene(database) as scene:
        for name in ("mina", "daniel"):
            assert scene.slack.open_app(scene.at(name), "messages").ok
        scene.settle()
        for method, how in faults:
            scene.slack.fail_next(method, how, seconds=0)
        wanted = all_put(scene, said, changed)
        for _ in range(ROUNDS):
            scene.room.reconcile()
        assert set(scene.counts()) <= {"sent", "folded"}
        for (name, place), texts in wanted.items():
            assert [text for text in scene.texts(name) if text.startswith(f"{place}/")] == texts


def all_put(
    scene: SlackScene, said: list[tuple[str, str]], changed: set[int]
) -> dict[tuple[str, str], list[str]]:
    """Put messages, and change some of them a moment later; what is to stand there in the end."""
    wanted = defaultdict[tuple[str, str], list[str]](list)
    for number, (name, place) in enumerate(said):
        text = f"{place}/{number}"
        scene.put(name, text, place=place)
        if number in changed:
            scene.settle()
            scene.put(name, f"{text} changed", place=place, replaces=text)
        wanted[name, place].append(f"{text} changed" if number in changed else text)
    return wanted
