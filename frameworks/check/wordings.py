"""Checks the words: the same text twice, notes that were left behind, and levels that nothing describes."""

import re
from collections.abc import Iterator
from itertools import combinations, pairwise

from frameworks.check.notices import Notice, role_place
from frameworks.model import Competency, Framework, Track, same_name_key, shown_text

_PLACEHOLDER = re.compile(
    r"^\W*(?:todo|tbd|tba|missing|not in use|n/?a|xxx+|lorem ipsum.*|see [a-z]*\s?\d+|\?+)\W*$"
    r"|\btodo\b|\(not in use\)|\blorem ipsum\b"
)


def wordings(framework: Framework) -> Iterator[Notice]:
    """Everything about names and texts."""
    for competency in framework.competencies:
        yield from _same_levels(framework, competency)
    for track in framework.tracks:
        yield from _same_rungs(framework, track)
    yield from _undescribed(framework)
    for place, text in _texts(framework):
        if _PLACEHOLDER.search(same_name_key(text)):
            said = f"'{_short(text)}' reads like a note to come back to. Write the text, or remove it."
            yield Notice(place, said, "advice")


def _same_levels(framework: Framework, competency: Competency) -> Iterator[Notice]:
    levels = framework.scale(competency.scale).levels if competency.scale else ()
    described = [level for level in levels if level.id in competency.levels]
    for low, high in combinations(described, 2):
        if same_name_key(competency.levels[low.id]) == same_name_key(competency.levels[high.id]):
            text = f"The levels '{low.name}' and '{high.name}' of {competency.name} have the same text."
            yield Notice(competency.name, f"{text} Say what is more at '{high.name}'.", "advice")


def _same_rungs(framework: Framework, track: Track) -> Iterator[Notice]:
    """Neighbouring roles that say the same of a competency, without a level that tells them apart."""
    for lower, higher in pairwise(track.roles):
        for expected in framework.expectations(higher):
            before = framework.expectation(lower, expected.competency)
            if before and before.text and before.text == expected.text and before.level == expected.level:
                role, name = framework.role(higher), framework.competency(expected.competency).name
                text = f"'{role.title}' and '{framework.role(lower).title}' have the same text for {name}."
                yield Notice(role_place(framework, role), f"{text} Say what is more.", "advice")


def _undescribed(framework: Framework) -> Iterator[Notice]:
    """Levels that are asked for and that neither the role, the library nor the scale puts into words."""
    asked: dict[tuple[str, str], None] = {}
    for role in framework.roles:
        for expected in framework.expectations(role.key):
            if expected.level and not shown_text(framework, role.key, expected.competency):
                asked[expected.competency, expected.level] = None
    for key, level_id in asked:
        competency = framework.competency(key)
        level = framework.scale(competency.scale or "").level(level_id)
        text = f"Nothing says what {level.name} in {competency.name} looks like. Describe that level."
        yield Notice(competency.name, text, "advice")


def _texts(framework: Framework) -> Iterator[tuple[str, str]]:
    for competency in framework.competencies:
        texts = [competency.name, competency.description, *competency.levels.values()]
        yield from ((competency.name, text) for text in texts if text)
    for role in framework.roles:
        place = role_place(framework, role)
        texts = [role.title, role.summary, role.promotion_note]
        texts += [expected.text for expected in role.expectations]
        yield from ((place, text) for text in texts if text)


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"  # noqa: PLR2004 - enough to find it again
