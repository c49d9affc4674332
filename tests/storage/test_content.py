"""Publications follow one another; drafts keep their text only as long as somebody needs it."""

import pytest

from storage.content import ContentDraft
from storage.database import Database, counting
from storage.unit import UnitOfWork
from tests.storage.company import NOW, hire


def add(unit: UnitOfWork, name: str, source: str) -> int:
    return unit.publications.add("guide", name, source, by=None, now=NOW)


def test_the_newest_of_each_name_is_in_force(database: Database) -> None:
    with database.unit() as unit:
        assert unit.publications.newest() == 0
        for name, source in (("a", "one"), ("b", "two"), ("a", "three")):
            add(unit, name, source)
        unit.publications.add("framework", "own", "", by=None, now=NOW)
    with database.reading() as unit:
        assert unit.publications.newest() == 4
        assert {each.name: each.source for each in unit.publications.in_force()} == {"a": "three", "b": "two"}
        assert [each.number for each in unit.publications.of("guide", "a")] == [3, 1]


def test_a_turn_knows_what_is_published_without_a_statement_of_its_own(database: Database) -> None:
    with database.unit() as unit:
        add(unit, "a", "one")
    with database.unit() as unit, counting(database) as count:
        assert unit.mailbox.first_sight("e-1", NOW)
        assert unit.publications.newest() == 1
    assert len(count) == 1
    with database.unit() as unit:
        assert not unit.mailbox.first_sight("e-1", NOW)
        assert unit.publications.newest() == 1


def test_a_unit_goes_by_one_state_of_things(database: Database) -> None:
    with database.unit() as unit:
        assert unit.publications.newest() == 0
        add(unit, "a", "one")
        assert unit.publications.in_force() == ()
    with database.unit() as unit:
        assert len(unit.publications.in_force()) == 1


def test_what_is_rolled_back_takes_no_number(database: Database) -> None:
    with database.rehearsal() as unit:
        assert add(unit, "a", "one") == 1
    with database.unit() as unit:
        assert add(unit, "b", "two") == 1


def keep(unit: UnitOfWork, who: int, status: str, path: str = "") -> ContentDraft:
    number = unit.content_drafts.keep(who, "guide", "a", "text", status, NOW, path=path)  # type: ignore[arg-type]
    return unit.content_drafts.get(number)


def test_a_newer_draft_takes_the_place_of_the_one_before_it(database: Database) -> None:
    with database.unit() as unit:
        bo, ida = hire(unit, "Bo"), hire(unit, "Ida")
        first, others = keep(unit, bo.id, "checking"), keep(unit, ida.id, "checking")
        typed = keep(unit, bo.id, "typing", "steps/0/ask")
        second = keep(unit, bo.id, "checking")
        drafts = unit.content_drafts
        assert (drafts.get(first.id).status, drafts.get(first.id).source) == ("left", "")
        assert [drafts.get(each.id).source for each in (others, typed, second)] == ["text"] * 3
        assert drafts.latest(bo.id, "guide", "a", "typing", "steps/0/ask") == typed
        assert drafts.latest(bo.id, "guide", "a", "typing", "steps/1/ask") is None
        assert drafts.latest(ida.id, "guide", "a", "checking") == others
        keep(unit, bo.id, "typing", "steps/0/ask")
        assert drafts.get(typed.id).status == "left"


def test_settled_it_has_no_text_any_more(database: Database) -> None:
    with database.unit() as unit:
        draft = keep(unit, hire(unit, "Bo").id, "checking")
        unit.content_drafts.checked(draft.id, "open", name="b", source="better", basis=3)
        unit.content_drafts.set_card(draft.id, "card")
        kept = unit.content_drafts.get(draft.id)
        assert (kept.name, kept.source, kept.basis, kept.card) == ("b", "better", 3, "card")
        unit.content_drafts.settle(draft.id, "published")
        assert unit.content_drafts.get(draft.id).source == ""
        with pytest.raises(KeyError):
            unit.content_drafts.get(draft.id + 1)
