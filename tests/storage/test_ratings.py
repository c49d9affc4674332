"""Ratings are only ever added, and sealed until both may look; a title is mapped once."""

from datetime import timedelta

from sqlalchemy import select

from storage.careers.ratings import RATING
from storage.database import Database
from storage.rows import Audience
from tests.storage.company import NOW, hire
from tests.storage.framework import WHOLE

LATER = NOW + timedelta(days=1)


def test_ratings_are_added_and_the_latest_of_each_side_counts(database: Database) -> None:
    with database.unit() as unit:
        boss = hire(unit, "Helena")
        mina = hire(unit, "Mina", boss)
        version = unit.careers.publish(WHOLE, NOW, None).id
        both = Audience(frozenset({mina.id, boss.id}))

        def rate(level: str, by_kind: str, by: int, now: object = NOW) -> None:
            unit.careers.rate(mina.id, "z", level, by_kind, by, "eng/two", version, now, both)  # type: ignore[arg-type]

        rate("b", "self", mina.id)
        rate("not-yet-shown", "manager", boss.id)
        rate("a", "self", mina.id, LATER)
        manager, own = unit.careers.ratings(mina.id)
        assert (manager.by_kind, manager.level, manager.rater_id) == ("manager", "not-yet-shown", boss.id)
        assert (own.level, own.at, own.version_id, own.audience) == ("a", LATER, version, both)
        kept = unit.connection.scalars(select(RATING.c.level).order_by(RATING.c.id)).all()
        assert kept == ["b", "not-yet-shown", "a"]
        assert unit.careers.ratings(boss.id) == ()


def test_sealed_ratings_are_opened_for_both_at_once(database: Database) -> None:
    with database.unit() as unit:
        mina = hire(unit, "Mina")
        version = unit.careers.publish(WHOLE, NOW, None).id
        rated = (mina.id, "eng/two", version, NOW, Audience(frozenset({mina.id})))
        unit.careers.rate(mina.id, "z", "a", "self", *rated)
        unit.careers.rate(mina.id, "y", "not-observed", "self", *rated, sealed=False)
        assert [each.is_sealed for each in unit.careers.ratings(mina.id)] == [False, True]
        assert unit.careers.open_sealed(mina.id, "eng/one", LATER) == 0
        assert unit.careers.open_sealed(mina.id, "eng/two", LATER) == 1
        opened = unit.careers.ratings(mina.id)
        assert [each.opened_at for each in opened] == [None, LATER]
        assert not any(each.is_sealed for each in opened)


def test_a_title_waits_until_somebody_says_which_role_it_is(database: Database) -> None:
    with database.unit() as unit:
        careers = unit.careers
        careers.queue_title("Sr. Engineer", "platform", NOW)
        careers.queue_title("SR.  engineer", "platform", LATER)
        careers.queue_title("Manager", None, LATER)
        assert [(each.title, each.unit_key, each.asked_at) for each in careers.waiting_titles()] == [
            ("Sr. Engineer", "platform", NOW),
            ("Manager", "", LATER),
        ]
        careers.map_title("sr. engineer", "platform", "eng/senior", None, LATER)
        careers.map_title("Manager", None, "mkt/manager", None, LATER)
        careers.map_title("Manager", "platform", "eng/manager", None, LATER)
        assert careers.waiting_titles() == ()
        assert careers.title_for("Sr. Engineer", "platform") == "eng/senior"
        assert careers.title_for("Sr. Engineer", "sales") is None
        assert careers.title_for("MANAGER", "platform") == "eng/manager"
        assert careers.title_for("manager", "sales") == "mkt/manager"
        careers.queue_title("manager", None, LATER)
        assert careers.waiting_titles() == ()
