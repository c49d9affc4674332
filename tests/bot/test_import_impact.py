"""Before a framework is published: whom it touches, what plans and openings, and who would miss more."""

from datetime import date

from frameworks.document import read
from storage.database import Database
from storage.mobility import Opening, Requirement
from storage.rows import Audience

from .desk import NOW, Run, hire, stored, write

LEVELS = """\
framework: {id: small, name: Small, version: "1"}
scales: [{id: steps, levels: [Low, High]}]
competencies: [{id: care, name: Care, scale: steps}, {id: haste, name: Haste, scale: steps}]
families:
  - id: baking
    name: Baking
    tracks: [{id: bakers, name: Bakers, roles: [Apprentice, Baker]}]
    roles:
      - {title: Apprentice, requires: {haste: Low}}
      - {title: Baker, requires: {care: {level: Low, must_have: true}}}
"""
RAISED = LEVELS.replace("care: {level: Low", "care: {level: High")


def staffed(run: Run, number: int, *, sealed: bool = False) -> None:
    """So many bakers who are rated Low in care, one plan and one opening about being a baker."""
    run("import", write("small.yaml", LEVELS), "--yes")
    hire(*(f"p{each}@example.com" for each in range(number)), role="baking/baker")
    database = Database("sqlite:///trellis.db")
    with database.unit() as unit:
        people = [person.id for person in unit.people.everyone(date(2026, 3, 2))]
        for person in people:
            rated = (person, "baking/baker", 1, NOW, Audience(frozenset({person})))
            unit.careers.rate(person, "care", "low", "self", *rated, sealed=sealed)
        first, readers = people[0], Audience(frozenset({people[0]}))
        unit.plans.add_goal(first, "Care", written_by=first, audience=readers, now=NOW, competency="haste")
        unit.plans.add_goal(
            first, "Bake", written_by=first, audience=readers, now=NOW, role_key="baking/baker"
        )
        asks = (Requirement("care"),)
        unit.mobility.keep_opening(
            Opening(key="a", kind="job", title="A", role_key="baking/baker", requirements=asks), "test", NOW
        )
        unit.mobility.keep_opening(
            Opening(key="b", kind="job", title="B", role_key="baking/baker", closed_on=date(2026, 1, 1)),
            "test",
            NOW,
        )
    database.close()


def preview(run: Run, text: str) -> str:
    return run("import", write("next.yaml", text), "--now", "2026-03-02")[1]


def test_people_plans_and_openings_are_counted_and_who_would_newly_miss_a_must_have(run: Run) -> None:
    staffed(run, 6)
    out = preview(run, RAISED)
    assert "6 people, fewer than 5 plans and 1 opening are affected.\n" in out
    assert "6 people would newly miss a must-have, as far as anybody has rated them.\n" in out
    with stored() as unit:
        published = unit.careers.in_force()
    assert published is not None
    assert published.framework == read(LEVELS, "small")


def test_a_number_that_could_tell_one_person_s_rating_is_not_told(run: Run) -> None:
    staffed(run, 4)
    assert "Fewer than 5 people would newly miss a must-have" in preview(run, RAISED)


def test_a_sealed_rating_counts_for_nothing(run: Run) -> None:
    staffed(run, 6, sealed=True)
    assert "Fewer than 5 people would newly miss a must-have" in preview(run, RAISED)


def test_a_role_under_a_new_name_touches_nobody_s_must_haves(run: Run) -> None:
    staffed(run, 6)
    renamed = LEVELS.replace("Baker]", "Master]").replace("title: Baker,", "title: Master, aliases: [Baker],")
    assert "Fewer than 5 people would newly miss a must-have" in preview(run, renamed)


def test_what_touches_nobody_says_so(run: Run) -> None:
    staffed(run, 6)
    out = preview(run, LEVELS.replace("haste: Low", "haste: High"))
    assert "0 people, 0 plans and 0 openings are affected.\n" in out
    assert "must-have" not in out
    assert "affected" not in preview(run, LEVELS)
