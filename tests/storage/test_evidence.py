"""Evidence comes out newest first, and goes only with the one whom it is about."""

from datetime import timedelta

from storage.database import Database
from storage.rows import Audience
from tests.storage.company import NOW, hire


def test_evidence_comes_out_newest_first_and_is_removed_one_by_one(database: Database) -> None:
    with database.unit() as unit:
        mina, other = hire(unit, "Mina"), hire(unit, "Otto")
        first, second, theirs = (
            unit.evidence.add(
                about=who.id,
                by=who.id,
                competency="planning",
                note=note,
                permalink=None,
                audience=Audience(frozenset({who.id})),
                now=NOW + timedelta(days=day),
            )
            for day, (who, note) in enumerate(((mina, "first"), (mina, "second"), (other, "theirs")))
        )
        assert [each.note for each in unit.evidence.about(mina.id)] == ["second", "first"]
        unit.evidence.remove(theirs, mina.id)
        unit.evidence.remove(second, mina.id)
        assert [each.id for each in unit.evidence.about(mina.id)] == [first]
        assert [each.id for each in unit.evidence.about(other.id)] == [theirs]
