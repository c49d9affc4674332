"""Labelled questions are understood: our own over the invented company, and the shared sample where it is."""

from argparse import Namespace
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot import demo
from bot.opening import open_database, starter
from bot.settings import read_settings
from bot.verbs import Call
from bot.verbs.marked import as_text
from bot.verbs.understanding import measured
from conversations.house import House
from conversations.scored import Figures, Sitting, read_questions
from conversations.scored.labels import INTENTS

OWN = Path(__file__).with_name("asked.jsonl")
SHARED = Path(__file__).parents[3] / "shared"
NOW = datetime(2027, 3, 1, 9, tzinfo=UTC)

pytestmark = pytest.mark.xdist_group("labelled")  # asked once, and looked at several times


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Figures]:
    database = open_database(f"sqlite:///{tmp_path_factory.mktemp('asked')}/trellis.db", "demo", NOW)
    with database.unit() as unit:
        demo.build(unit, NOW)
    with database.reading() as unit:
        sitting = Sitting(unit, House.open(), lambda _: NOW, starter())
        questions = [
            (each, unit.people.find(each.asker)) for each in read_questions(OWN.read_text(encoding="utf-8"))
        ]
        assert [list(sitting.strangers(each, who)) for each, who in questions if who] == [[]] * len(questions)
        yield Figures([sitting.mark(each, who) for each, who in questions if who])
    database.close()


@pytest.fixture(scope="module")
def sample() -> Figures:
    if not (SHARED / "questions.jsonl").exists():
        pytest.skip("the sample is not here")
    asked = Namespace(
        file=str(SHARED / "questions.jsonl"),
        people=str(SHARED / "people.csv"),
        framework=None,
        day=date(2026, 11, 23),
    )
    figures, notices = measured(Call(asked, read_settings(Path("no.env")), NOW))
    assert notices == []
    return figures


def shown(figures: Figures) -> str:
    return "\n".join(as_text(figures, (), show=True))


@pytest.mark.parametrize(("level", "floor"), [("easy", 96), ("medium", 75), ("hard", 75)])
def test_our_own_questions_of_this_level_are_understood(own: Figures, level: str, floor: float) -> None:
    assert own.levels[level].percent >= floor, shown(own)


def test_our_own_questions_are_understood_in_all(own: Figures) -> None:
    assert own.right.percent >= 92, shown(own)
    assert own.wrong.percent <= 5, shown(own)
    assert own.out_of_scope.percent == 100, shown(own)


def test_our_own_questions_hold_every_intent(own: Figures) -> None:
    assert own.intents.keys() == INTENTS.keys()


@pytest.mark.parametrize(("level", "floor"), [("easy", 95), ("medium", 95), ("hard", 88)])
def test_the_sample_of_this_level_is_understood(sample: Figures, level: str, floor: float) -> None:
    assert sample.levels[level].percent >= floor, shown(sample)


def test_the_sample_is_understood_in_all(sample: Figures) -> None:
    assert sample.right.of == 90
    assert sample.right.percent >= 96, shown(sample)
    assert sample.wrong.percent <= 1.5, shown(sample)
    assert sample.out_of_scope.percent == 100, shown(sample)
