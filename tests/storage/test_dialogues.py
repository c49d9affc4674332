"""The answers are the state: kept by place, reopened, never lost to another turn."""

from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from storage.database import Database, counting
from storage.dialogues import Dialogue, Party
from storage.people import Person
from storage.rows import Audience, Conflict
from storage.unit import UnitOfWork
from tests.storage.company import NOW, hire

LATER = NOW + timedelta(hours=1)


def begin(unit: UnitOfWork, boss: Person, mina: Person, place: str | None = None) -> Dialogue:
    parties = {"manager": boss.id, "employee": mina.id}
    return unit.dialogues.open(
        "career-conversation", "abc", boss.id, mina.id, place, parties, NOW, {"role": "x"}
    )


def pair(unit: UnitOfWork) -> tuple[Person, Person]:
    boss = hire(unit, "Helena")
    return boss, hire(unit, "Mina", boss)


def test_a_dialogue_has_a_place_of_its_own_with_each_party(database: Database) -> None:
    with database.unit() as unit:
        boss, mina = pair(unit)
        dialogue = begin(unit, boss, mina)
        place = f"dialogue:{dialogue.id}"
        assert dialogue.parties == {
            "manager": Party(boss.id, place, "active"),
            "employee": Party(mina.id, place, "active"),
        }
        with counting(database) as count:
            assert unit.dialogues.get(dialogue.id) == dialogue
        assert len(count) == 1
        assert unit.dialogues.at_place(mina.id, place) == dialogue
        assert unit.dialogues.at_place(mina.id, "talk") is None
        with pytest.raises(KeyError):
            unit.dialogues.get(dialogue.id + 1)


def test_dialogues_under_way_are_found_the_last_touched_first(database: Database) -> None:
    with database.unit() as unit:
        boss, mina = pair(unit)
        first, second, third = (begin(unit, boss, mina, "talk") for _ in range(3))
        first = unit.dialogues.touch(first, LATER, "parked")
        unit.dialogues.close(third.id, "finished", LATER)
        with counting(database) as count:
            assert unit.dialogues.open_for(mina.id) == (first, second)
        assert len(count) == 1
        assert unit.dialogues.at_place(mina.id, "talk") == first
        unit.dialogues.close(first.id, "stopped", LATER)
        unit.dialogues.close(second.id, "stopped", LATER + timedelta(hours=1))
        over = unit.dialogues.at_place(mina.id, "talk")
        assert over is not None
        assert (over.id, over.status, over.closed_at) == (second.id, "stopped", LATER + timedelta(hours=1))


def test_one_party_may_stop_while_the_other_goes_on(database: Database) -> None:
    with database.unit() as unit:
        boss, mina = pair(unit)
        dialogue = begin(unit, boss, mina)
        unit.dialogues.set_party(dialogue.id, mina.id, status="stopped")
        unit.dialogues.set_party(dialogue.id, boss.id, place="talk")
        assert unit.dialogues.open_for(mina.id) == ()
        (seen,) = unit.dialogues.open_for(boss.id)
        assert seen.parties["manager"].place == "talk"
        assert seen.parties["employee"].status == "stopped"


def test_of_two_turns_that_touch_one_dialogue_the_second_begins_again(database: Database) -> None:
    with database.unit() as unit:
        dialogue = begin(unit, *pair(unit))
    with database.unit() as unit:
        assert unit.dialogues.touch(dialogue, LATER).version == dialogue.version + 1
    with pytest.raises(Conflict), database.unit() as unit:
        unit.dialogues.touch(dialogue, LATER)


def test_an_answer_is_kept_by_place_and_changed_in_place(database: Database) -> None:
    with database.unit() as unit:
        boss, mina = pair(unit)
        dialogue = begin(unit, boss, mina)
        settle = unit.dialogues.settle
        settle(dialogue.id, "energy", None, "answered", "teaching", boss.id, NOW)
        settle(dialogue.id, "what", 0, "answered", ["a", "ü"], boss.id, NOW)
        settle(dialogue.id, "what", 1, "skipped", None, boss.id, NOW)
        settle(dialogue.id, "energy", None, "answered", "reviews", mina.id, LATER, "in", together=True)
        answers = unit.dialogues.answers(dialogue.id)
        assert set(answers) == {("energy", None), ("what", 0), ("what", 1)}
        energy = answers["energy", None]
        assert (energy.value, energy.by, energy.at, energy.inputs) == ("reviews", mina.id, LATER, "in")
        assert energy.together
        assert answers["what", 0].value == ["a", "ü"]
        assert answers["what", 1].status == "skipped"
        assert "reviews" not in repr(energy)


def test_a_reopened_answer_keeps_what_it_said(database: Database) -> None:
    with database.unit() as unit:
        boss, mina = pair(unit)
        dialogue = begin(unit, boss, mina)
        unit.dialogues.settle(dialogue.id, "energy", None, "answered", "teaching", boss.id, NOW)
        unit.dialogues.reopen(dialogue.id, "energy", None)
        answer = unit.dialogues.answers(dialogue.id)["energy", None]
        assert (answer.status, answer.value) == ("open", "teaching")


def test_an_audience_is_frozen_with_the_answer(database: Database) -> None:
    with database.unit() as unit:
        boss, mina = pair(unit)
        dialogue = begin(unit, boss, mina)
        both = Audience(frozenset({boss.id, mina.id}), manager_of=mina.id)
        unit.dialogues.settle(dialogue.id, "a", None, "answered", 1, boss.id, NOW, audience=both)
        unit.dialogues.settle(dialogue.id, "b", None, "answered", 1, boss.id, NOW)
        answers = unit.dialogues.answers(dialogue.id)
        assert answers["a", None].audience == both
        assert answers["b", None].audience == Audience(frozenset({boss.id}))


def test_a_draft_is_its_authors_alone_and_goes_with_the_form(database: Database) -> None:
    with database.unit() as unit:
        boss, mina = pair(unit)
        dialogue = begin(unit, boss, mina)
        for page, typed in ((0, "a"), (1, "b"), (1, "c")):
            unit.dialogues.keep_draft(dialogue.id, boss.id, "rate", page, {"x": typed}, NOW)
        assert unit.dialogues.draft(dialogue.id, boss.id, "rate", 1) == {"x": "c"}
        assert unit.dialogues.draft(dialogue.id, mina.id, "rate", 1) is None
        assert unit.dialogues.drafts(dialogue.id, boss.id, "rate") == {0: {"x": "a"}, 1: {"x": "c"}}
        unit.dialogues.drop_draft(dialogue.id, boss.id, "rate")
        assert unit.dialogues.draft(dialogue.id, boss.id, "rate", 0) is None


def test_a_blank_dialogue_has_forgotten_what_was_said_in_it_and_no_other(database: Database) -> None:
    with database.unit() as unit:
        boss, mina = pair(unit)
        blank, other = begin(unit, boss, mina), begin(unit, boss, mina)
        for each in (blank, other):
            unit.dialogues.settle(each.id, "proud", None, "answered", "a", mina.id, NOW)
            unit.dialogues.keep_draft(each.id, mina.id, "rate", 0, {"x": "a"}, NOW)
        unit.dialogues.blank(blank.id)
        assert unit.dialogues.answers(blank.id) == {}
        assert unit.dialogues.drafts(blank.id, mina.id, "rate") == {}
        assert unit.dialogues.get(blank.id).entities == {}
        assert unit.dialogues.get(other.id).entities == {"role": "x"}
        assert set(unit.dialogues.answers(other.id)) == {("proud", None)}
        assert unit.dialogues.drafts(other.id, mina.id, "rate") == {0: {"x": "a"}}


def test_a_step_changes_the_world_once(database: Database) -> None:
    with database.unit() as unit:
        dialogue = begin(unit, *pair(unit))
        assert unit.dialogues.committed(dialogue.id, "goal") is None
        unit.dialogues.record_commit(dialogue.id, "goal", None, {"goal": 7}, NOW)
        unit.dialogues.record_commit(dialogue.id, "note", 0, None, NOW)
        assert unit.dialogues.committed(dialogue.id, "goal") == {"goal": 7}
        assert unit.dialogues.committed(dialogue.id, "note", 0) == {}
    with pytest.raises(IntegrityError), database.unit() as unit:
        unit.dialogues.record_commit(dialogue.id, "goal", None, {"goal": 8}, NOW)


def test_events_say_who_with_whom_and_when_and_nothing_else(database: Database) -> None:
    with database.unit() as unit:
        boss, mina = pair(unit)
        unit.dialogues.event("prompted", None, boss.id, mina.id, mina.id, NOW, "growth")
        dialogue = begin(unit, boss, mina)
        unit.dialogues.event("started", dialogue.id, boss.id, mina.id, mina.id, LATER)
        prompted, started = unit.dialogues.events(mina.id)
        assert (prompted.kind, prompted.guide, prompted.dialogue_id) == ("prompted", "growth", None)
        assert (started.guide, started.by, started.with_id) == ("career-conversation", boss.id, mina.id)
        assert unit.dialogues.events(boss.id) == ()


def test_a_guide_that_was_in_force_before_can_come_back(database: Database) -> None:
    with database.unit() as unit:
        assert unit.dialogues.in_force("talk") is None
        for hash_, hours in (("one", 0), ("two", 1), ("one", 2)):
            unit.dialogues.keep_revision("talk", hash_, f"source of {hash_}", NOW + timedelta(hours=hours))
        current = unit.dialogues.in_force("talk")
        assert current is not None
        assert (current.hash, current.source) == ("one", "source of one")
        assert unit.dialogues.revision("two") == "source of two"
        with pytest.raises(KeyError):
            unit.dialogues.revision("three")
