"""`trellis play` killed at any moment, again and again: everything that was said stands there, once."""

import json
import random
from collections.abc import Iterator
from contextlib import suppress
from http.client import HTTPException
from pathlib import Path
from threading import Timer
from time import monotonic, sleep
from typing import Any

from storage.database import Database
from storage.unit import UnitOfWork
from tests.bot.test_play import PATIENCE, asked, begun, playing

KILLS = 12
MINA, DANIEL, THREAD = 7, 6, "dialogue:1"

Step = tuple[int, str, str, str]
STEPS: list[Step] = [  # who reads what where, and what they say then
    (DANIEL, "talk", "", "start a career conversation with Mina"),
    (DANIEL, THREAD, "How shall we do this?", "Walk me through it"),
    (MINA, THREAD, "What are you proud of", "The big migration"),
    (DANIEL, THREAD, "the most energy right now?", "Helping new colleagues 🌱"),
    (DANIEL, THREAD, "Where would Mina Sato like to be", "A next role"),
    (DANIEL, THREAD, "Which role would that be?", "Staff Engineer"),
    (DANIEL, THREAD, "Which gap matters most first?", "Technical skills"),
    (DANIEL, THREAD, "What will be done?", "Lead a design review"),
    (DANIEL, THREAD, "Who does it?", "Mina Sato"),
    (DANIEL, THREAD, "By when?", "in two weeks"),
    (DANIEL, THREAD, "Is there another commitment?", "no"),
    (DANIEL, THREAD, "When will you two look at this again?", "in three months"),
    (DANIEL, THREAD, "Shall I put this in", "yes"),
]


def go_on(address: str, steps: list[Step]) -> None:
    """Do what is left of the steps. Whatever was not acknowledged is said again when the page is back."""
    while steps:
        who, place, question, words = steps[0]
        read(address, who, place, question)
        event = f"event {len(steps)}"
        said = json.dumps({"kind": "said", "event": event, "place": place, "text": words})
        asked(address, "POST", f"/playground/inbound?as={who}", said)
        steps.pop(0)
    for who in (DANIEL, MINA):
        read(address, who, THREAD, "This is everything that was written.")


def read(address: str, who: int, place: str, words: str) -> None:
    """Look at the page until the words stand there."""
    deadline = monotonic() + PATIENCE
    while words not in (shown := asked(address, "GET", f"/playground/lines?as={who}&place={place}")):
        assert monotonic() < deadline, (words, shown)
        sleep(0.01)


def undisturbed(folder: Path) -> float:
    """Seconds that a step takes, with what follows from it."""
    with playing(folder) as address:
        begin = monotonic()
        go_on(address, list(STEPS))
        return (monotonic() - begin) / len(STEPS)


def killed_again_and_again(folder: Path, step: float) -> None:
    """Killed anywhere in the next few steps; a start is slower than the rest, so often in the first."""
    steps = list(STEPS)
    for _ in range(KILLS):
        with begun(folder) as (run, address):
            death = Timer(random.uniform(0, 4 * step), run.kill)  # noqa: S311 - any moment will do
            death.start()
            with suppress(OSError, HTTPException):
                go_on(address, steps)
            death.join()
    with playing(folder) as address:
        go_on(address, steps)


def left(folder: Path) -> Iterator[Any]:
    """What a play leaves behind: the pages, the answers, the plan, and how the deliveries ended."""
    database = Database(f"sqlite:///{folder / 'trellis-play.db'}")
    with database.reading() as unit:
        for who in (DANIEL, MINA):
            yield from pages(unit, who)
        yield {place: (each.status, each.value) for place, each in unit.dialogues.answers(1).items()}
        yield unit.dialogues.get(1).status
        yield [(goal.title, [action.text for action in goal.actions]) for goal in unit.plans.plan(MINA).goals]
        yield set(unit.mailbox.counts()) - {"folded"}
    database.close()


def pages(unit: UnitOfWork, who: int) -> Iterator[list[str]]:
    """What the bot said, in order; what the person said, which may stand behind what was said back."""
    history = unit.playground.history(who)
    for place in ("talk", THREAD):
        yield [line.body for line in history if line.place == place and line.author == "bot"]
        yield sorted(line.body for line in history if line.place == place and line.author == "me")


def test_no_answer_is_lost_nothing_is_stuck_doubled_or_missing_after_many_kills(tmp_path: Path) -> None:
    quiet, rough = tmp_path / "quiet", tmp_path / "rough"
    quiet.mkdir()
    rough.mkdir()
    killed_again_and_again(rough, undisturbed(quiet))
    *expected, settled = left(quiet)
    assert [*left(rough)] == [*expected, settled]
    assert settled == {"sent"}
