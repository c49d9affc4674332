"""A framework on its way: checked, measured by whom it concerns, and published with its successions."""

import base64
from collections.abc import Iterator, Sequence
from datetime import date

from conversations.content.examined import Desk, Difference, Examined, Numbers
from frameworks.check import check
from frameworks.diff import Change, changes
from frameworks.document import DocumentMistakes, Mistake, read
from frameworks.files import read_any
from frameworks.model import Framework
from frameworks.reach import Reach, newly_misses, reach
from frameworks.standing import Rated
from storage.careers import Succession
from storage.content import ContentDraft
from storage.unit import UnitOfWork

NAME = "framework"
PACKED = "packed:"
"""Before the base64 of a workbook; no text of ours begins like this."""


def examine(desk: Desk, draft: ContentDraft) -> Examined:
    """Read it, and say what is wrong or what would change."""
    published = desk.unit.careers.in_force()
    basis = published.id if published else 0
    try:
        new = _read(draft)
    except DocumentMistakes as broken:
        return Examined(NAME, draft.source, basis, mistakes=tuple(map(_sentence, broken.mistakes)))
    notices = check(new)
    wrong = tuple(f"{each.place}: {each.text}" for each in notices if each.severity == "mistake")
    if wrong:
        return Examined(NAME, draft.source, basis, mistakes=wrong)
    known = set(check(published.framework)) if published else set()
    advice = tuple(f"{each.place}: {each.text}" for each in notices if each not in known)
    found = changes(published.framework, new) if published else ()
    return Examined(
        name=NAME,
        source=new.model_dump_json(),
        basis=basis,
        advice=advice,
        differences=differences(found),
        numbers=numbers(desk.unit, published.framework, new, found, desk.today)
        if published and found
        else None,
    )


def _read(draft: ContentDraft) -> Framework:
    """What was brought, in the form in which it came.

    Raises:
        DocumentMistakes: with every mistake of the author.
    """
    if draft.source.startswith(PACKED):
        return read_any(base64.b64decode(draft.source.removeprefix(PACKED)), draft.file)
    return loaded(draft.source) if draft.path else read(draft.source, draft.file)


def _sentence(mistake: Mistake) -> str:
    return str(mistake) if mistake.in_table else f"line {mistake.line}: {mistake.text}"


def loaded(source: str) -> Framework:
    """A framework as the house writes it: from a draft that was checked, or that has a path."""
    return Framework.model_validate_json(source)


def differences(found: Sequence[Change]) -> tuple[Difference, ...]:
    """Changes in HR's words."""
    return tuple(
        Difference(each.kind, each.what, each.detail)
        if each.kind == "renamed"
        else Difference(each.kind, each.what, each.name, each.detail)
        for each in found
    )


def successions(found: Sequence[Change]) -> list[Succession]:
    """Which roles go on under another key."""
    renamed = [each for each in found if (each.kind, each.what) == ("renamed", "role")]
    return [Succession(each.old_key, each.key, "renamed") for each in renamed if each.old_key]


def numbers(
    unit: UnitOfWork, old: Framework, new: Framework, found: Sequence[Change], today: date
) -> Numbers:
    """Whom it concerns when a framework takes the place of another; `found` are the changes between them."""
    impact, touched = unit.impact, reach(old, new, found)
    held = impact.holders(today)
    named = (touched.roles | touched.lost, touched.competencies)
    return Numbers(
        holders=sum(held.get(key, 0) for key in touched.roles),
        lost=sum(held.get(key, 0) for key in touched.lost),
        plans=impact.plans_naming(*named),
        openings=impact.openings_naming(*named),
        missing=sum(_missing(unit, old, new, touched, today)),
        lost_titles=tuple(sorted(old.role(key).title for key in touched.lost if held.get(key))),
    )


def _missing(unit: UnitOfWork, old: Framework, new: Framework, touched: Reach, today: date) -> Iterator[bool]:
    """For everybody who holds a role that changes: whether they would newly miss a must-have."""
    for key in touched.roles:
        now_called = touched.now_called.get(key, key)
        if not any(each.must_have for each in new.expectations(now_called)):
            continue
        for ratings in unit.impact.ratings_of(key, today).values():
            rated = [Rated(what, level, by, at.date(), str(v)) for what, level, by, at, v in ratings]
            yield newly_misses(old, new, key, now_called, rated)
