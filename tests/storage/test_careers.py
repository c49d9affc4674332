"""A framework comes back as it went in, as of any date."""

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frameworks.document import read_all
from frameworks.model import Competency, Framework
from storage.careers import Succession
from storage.database import Database, counting
from tests.storage.company import NOW, hire
from tests.storage.framework import WHOLE

LIBRARY = sorted((Path(__file__).parents[2] / "frameworks/library").glob("*.yaml"))
LATER = NOW + timedelta(days=1)


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
