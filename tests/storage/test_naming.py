"""Whatever somebody is called: others' words lose the name, and nothing else."""

import json
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.database import Database
from storage.retention import erase
from storage.retention.naming import _without
from storage.retention.rules import NO_NAME
from storage.rows import Audience
from tests.storage.company import NOW, hire, put

LETTERS = st.characters(codec="utf-8", categories=("Lu", "Ll", "Lo"), exclude_characters="ßŉǰΐΰﬀİı")
NAMES = st.lists(
    st.text(st.one_of(LETTERS, st.sampled_from("'\"\\%_-.")), min_size=2, max_size=9), min_size=2, max_size=3
)
OTHERS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.sampled_from('xyz "\\—{}[]'), max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    max_leaves=6,
)
ODD = (
    'Anna "Annie" Lee',
    "Łukasz O'Brien-Żak",
    "100% \\ Bob_by",
    "Ōkubo Mina",
    "李 小龙",
    "Ève de la Cruz",
    "نور حداد",
)


@given(NAMES.map(" ".join), OTHERS)
def test_json_keeps_its_shape_and_loses_the_name(name: str, other: Any) -> None:
    value = {"said": f"({name}) and {name.upper()}", "other": other, name: [name, 7]}
    for written in (json.dumps(value), json.dumps(value, ensure_ascii=False)):
        left = json.loads(_without(written, frozenset({name})))
        assert left == {"said": left["said"], "other": other, NO_NAME: [NO_NAME, 7]}
        assert name not in left["said"]


@given(OTHERS)
def test_what_names_nobody_stays_byte_by_byte(other: Any) -> None:
    for written in (json.dumps(other), json.dumps(other, indent=1), repr(other)):
        assert _without(written, frozenset({"Mina Sato", "mina@acme.example"})) == written


@pytest.mark.parametrize("name", ODD)
def test_odd_names_are_found_in_every_form_of_writing(database: Database, name: str) -> None:
    with database.unit() as unit:
        bo, gone = hire(unit, "Bo"), hire(unit, name)
        readers = Audience(frozenset({bo.id}))
        for typed in (name, name.upper(), normalize("NFD", name)):
            unit.plans.add_goal(
                bo.id, f"Ask {typed}, then go on", written_by=bo.id, audience=readers, now=NOW
            )
        unit.jobs.queue("report", {"who": [name]}, bo.id, NOW, "job")
        erase(unit, gone.id)
        assert {goal.title for goal in unit.plans.plan(bo.id).goals} == {f"Ask {NO_NAME}, then go on"}
        job = unit.jobs.get("job")
        assert job
        assert job.args == {"who": [NO_NAME]}


def test_a_first_name_alone_goes_from_messages_and_stays_in_what_people_wrote(database: Database) -> None:
    with database.unit() as unit:
        bo = hire(unit, "Bo")
        grace = unit.people.add(full_name="Grace Okoro", preferred_name="Grace", employee_id="4711")
        readers = Audience(frozenset({bo.id}))
        unit.plans.add_goal(bo.id, "Fail with grace, 4711 times", written_by=bo.id, audience=readers, now=NOW)
        put(unit, bo, "waits", body_json='{"summary":"Talk with Grace this week"}')
        erase(unit, grace.id)
        assert [goal.title for goal in unit.plans.plan(bo.id).goals] == ["Fail with grace, 4711 times"]
        (parcel,) = unit.mailbox.claim(NOW, NOW, 1)
        assert parcel.body == f'{{"summary":"Talk with {NO_NAME} this week"}}'
