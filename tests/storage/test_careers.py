"""A framework comes back as it went in; ratings are only ever added; a title is mapped once."""

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frameworks.document import read_all
from frameworks.model import (
    Competency,
    Expectation,
    Framework,
    JobFamily,
    Level,
    Move,
    PayBand,
    Resource,
    Role,
    Scale,
    Track,
)
from storage.careers import Succession
from storage.database import Database, counting
from storage.rows import Audience
from tests.storage.company import NOW, hire

LIBRARY = sorted((Path(__file__).parents[2] / "frameworks/library").glob("*.yaml"))
LATER = NOW + timedelta(days=1)

WHOLE = Framework(
    id="acme",
    name="Acme",
    version="2026.1",
    language="cs",
    blank="inherit",
    cumulative=True,
    pay_visibility="own-band",
    licence="CC0",
    scales=(
        Scale(
            id="s", levels=(Level(id="b", value=0, name="B"), Level(id="a", value=1.5, name="A", points=3))
        ),
        Scale(id="t", name="T", levels=()),
    ),
    competencies=(
        Competency(key="z", name="Z", scale="s", levels={"b": "second", "a": "first"}, aliases=("zed", "ž")),
        Competency(key="y", name="Y", category="Core", kind="behaviour", cumulative=False, family="eng"),
    ),
    families=(JobFamily(key="eng", name="Eng"), JobFamily(key="data", name="Data", parent="eng")),
    roles=(
        Role(
            key="eng/two",
            title="Two",
            family="eng",
            grade="E2",
            score=(1.5, 2),
            extends="eng/one",
            expectations=(
                Expectation(competency="z", level="a", text="x", importance="core", must_have=True, weight=2),
                Expectation(competency="y", text="only words"),
            ),
        ),
        Role(key="eng/one", title="One", family="eng", status="legacy", promotion_note="ask"),
    ),
    tracks=(Track(key="ic", family="eng", name="IC", roles=("eng/one", "eng/two"), weights={"z": 0.5}),),
    moves=(Move(origin="eng/two", target="eng/one", note="why"),),
    bands=(PayBand(grade="E2", currency="EUR", min=1, max=2.5), PayBand(role="eng/one")),
    resources=(Resource(competency="z", title="Book", level="1→2"),),
)


def test_a_framework_comes_back_exactly_as_it_was_published(database: Database) -> None:
    with database.unit() as unit:
        assert unit.careers.in_force() is None
        published = unit.careers.publish(WHOLE, NOW, None)
    with database.reading() as unit:
        again = unit.careers.in_force()
        assert again == published
        assert again.framework == WHOLE
        assert list(again.framework.competencies[0].levels) == ["b", "a"]


def test_the_starter_library_comes_back_exactly(database: Database) -> None:
    framework = read_all((path.name, path.read_text(encoding="utf-8")) for path in LIBRARY)
    assert framework.roles
    with database.unit() as unit:
        unit.careers.publish(framework, NOW, None)
    with database.reading() as unit:
        published = unit.careers.in_force()
        assert published is not None
        assert published.framework == framework


words = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(names=st.lists(words, unique=True, max_size=5), texts=st.lists(words, max_size=5))
def test_any_words_survive(database: Database, names: list[str], texts: list[str]) -> None:
    competencies = tuple(
        Competency(key=name, name=name, description=text, aliases=(text, name))
        for name, text in zip(names, texts, strict=False)
    )
    framework = Framework(id="x", name="".join(names), competencies=competencies)
    with database.unit() as unit:
        number = unit.careers.publish(framework, NOW, None).id
    with database.reading() as unit:
        assert unit.careers.version(number).framework == framework


def test_the_framework_in_force_costs_one_statement_once_it_is_known(database: Database) -> None:
    with database.unit() as unit:
        unit.careers.publish(WHOLE, NOW, None)
    with database.reading() as unit:
        first = unit.careers.in_force()
    with database.reading() as unit, counting(database) as count:
        second = unit.careers.in_force()
    assert len(count) == 1
    assert first is not None
    assert second is not None
    assert second.framework is first.framework


def test_a_framework_can_be_read_as_of_a_date(database: Database) -> None:
    with database.unit() as unit:
        bo = hire(unit, "Bo")
        old = unit.careers.publish(WHOLE, NOW, None)
        new = unit.careers.publish(WHOLE.model_copy(update={"name": "Acme 2"}), LATER, bo.id)
        assert unit.careers.in_force() == new
        assert unit.careers.in_force(NOW) == old
        assert unit.careers.in_force(NOW - timedelta(days=1)) is None
        assert unit.careers.version(old.id).framework.name == "Acme"
        assert [(each.id, each.published_by) for each in unit.careers.versions()] == [
            (new.id, bo.id),
            (old.id, None),
        ]
        with pytest.raises(KeyError):
            unit.careers.version(99)


def test_a_version_that_was_rolled_back_is_never_mistaken_for_the_next(database: Database) -> None:
    def fail() -> None:
        with database.unit() as unit:
            unit.careers.publish(WHOLE, NOW, None)
            assert unit.careers.in_force()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    other = WHOLE.model_copy(update={"name": "Other"})
    with database.unit() as unit:
        unit.careers.publish(other, NOW, None)
    with database.reading() as unit:
        published = unit.careers.in_force()
        assert published is not None
        assert published.framework.name == "Other"


def test_a_role_is_followed_to_what_it_is_called_now(database: Database) -> None:
    with database.unit() as unit:
        one = (
            Succession("a", "b", "renamed"),
            Succession("s", "s1", "split"),
            Succession("s", "s2", "split"),
        )
        unit.careers.publish(WHOLE, NOW, None, one)
        two = (
            Succession("b", "c", "merged"),
            Succession("x", "c", "merged"),
            Succession("l", "l", "renamed"),
        )
        unit.careers.publish(WHOLE, LATER, None, two)
        current = unit.careers.current_key
        assert [current(key) for key in ("a", "b", "x", "c", "s", "l", "other")] == [
            "c", "c", "c", "c", "s", "l", "other",
        ]  # fmt: skip


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
        assert [each.level for each in unit.careers.all_ratings(mina.id)] == ["b", "not-yet-shown", "a"]
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
