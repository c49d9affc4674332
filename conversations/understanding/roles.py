"""Which role is meant: by title, alias, grade or level word, the asker's own family first."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from conversations.understanding.interface import Known
from conversations.understanding.words import END, Name, cut, fold, spans, split, without
from frameworks.model import Competency, Framework, Role, same_name_key

_OF_A_FAMILY = frozenset(["framework", "team", "department", "family", "function", "unit"])
Found = tuple[tuple[Role, ...], set[int]]


@dataclass(frozen=True, slots=True)
class Titled:
    """A role and its names as comparable words. `offered`: neither it nor its family is of the past."""

    role: Role
    names: tuple[Name, ...]
    grade: Name
    offered: bool

    def has(self, name: Name) -> bool:
        """Whether the words stand together in one of its names, or are its grade."""
        size = len(name)
        return name == self.grade or any(
            name == own[start : start + size] for own in self.names for start in range(len(own) - size + 1)
        )

    def spreads(self, name: Name) -> bool:
        """Whether a name holds all the words in any order: "Senior Analyst" for Data Analyst Senior."""
        return any(set(name) <= set(own) for own in self.names)


class Titles:
    """What one framework calls its roles, families and competencies, short forms written out."""

    def __init__(self, framework: Framework, short_forms: Mapping[str, str]) -> None:
        self.framework = framework
        self._short_forms = short_forms
        self._titled = tuple(map(self._title, framework.roles))
        self._exactly: dict[Name, list[Titled]] = defaultdict(list)
        for each in self._titled:
            for name in dict.fromkeys(each.names):
                self._exactly[name].append(each)
        self._families = {
            name: family.key
            for family in reversed(framework.families)
            for each in (family.name, *family.aliases)
            for name in self._family_names(each)
        }
        named = (name for each in self._titled for name in (*each.names, each.grade))
        self.vocabulary = frozenset(word for name in (*named, *self._families) for word in name) - {"of", END}
        self.competencies: dict[Name, tuple[Competency, ...]] = {}
        for competency in framework.competencies:
            for name in map(self.name, (competency.name, *competency.aliases)):
                self.competencies[name] = (*self.competencies.get(name, ()), competency)

    def name(self, text: str) -> Name:
        """A name as comparable words."""
        return fold(split(text, self._short_forms).folded)

    def _family_names(self, written: str) -> tuple[Name, ...]:
        """As it is written, and without "framework" or "team" at its end, as people say it."""
        name = self.name(written)
        return (name, name[:-1]) if len(name) > 1 and name[-1] in _OF_A_FAMILY else (name,)

    def is_title(self, words: Name) -> bool:
        """Whether these words are a whole title or alias."""
        return words in self._exactly

    def family_named(self, words: Name) -> str | None:
        """The key of the family that is called so."""
        return self._families.get(words)

    def _title(self, role: Role) -> Titled:
        names = tuple(filter(None, map(self.name, (role.title, *role.aliases))))
        family = self.framework.family(role.family)
        return Titled(role, names, self.name(role.grade or ""), role.status == family.status == "active")

    def find(self, words: Name, parts: Sequence[range], known: Known) -> Found:
        """The roles that words may mean, as far as the asker's own place settles it, and which words say so.

        Args:
            words: what stands in the role's place, through `fold`.
            parts: the runs of words that mean something. A level word has to be a whole part ("senior
                wizard" is nobody); a title of several words may stand anywhere.
            known: who asks.
        """
        own = known.own_role.family if known.own_role else None
        runs = spans(len(words))
        family, beside = next(
            ((self._families[name], run) for run in runs if (name := cut(words, run)) in self._families),
            (None, range(0)),
        )
        wide = [run for run in runs if set(beside) < set(run)]
        found, run = self._search(words, wide, parts, own, everywhere=True)
        if family and not found:
            rest = [piece for part in parts for piece in without(part, beside)]
            found, run = self._search(words, rest, rest, family, everywhere=False)
        return self._settle(found, known, own), {*run, *beside}

    def _search(
        self,
        words: Name,
        runs: Sequence[range],
        parts: Sequence[range],
        home: str | None,
        *,
        everywhere: bool,
    ) -> tuple[list[Titled], range]:
        for run in runs:
            whole = run in parts
            if whole or len(run) > 1:
                carriers = self._carriers(cut(words, run), home, whole=whole, everywhere=everywhere)
                if carriers:
                    return carriers, run
        return [], range(0)

    def _carriers(self, name: Name, home: str | None, *, whole: bool, everywhere: bool) -> list[Titled]:
        """Who carries a name: as the title, else as a part of it, at home before elsewhere."""
        exact = self._exactly.get(name, [])
        near = [each for each in self._titled if whole and each.role.family == home]
        far = [each for each in self._titled if whole and everywhere and each.offered]
        return (
            [each for each in exact if each.role.family == home]
            or [each for each in near if each.has(name)]
            or (exact if everywhere else [])
            or [each for each in near if each.spreads(name)]
            or [each for each in far if each.has(name)]
            or [each for each in far if each.spreads(name)]
        )

    def _settle(self, found: Sequence[Titled], known: Known, family: str | None) -> tuple[Role, ...]:
        """One's own role if the name fits it; else one's track if that leaves one; else one's family."""
        tracked = {key for track in self.framework.tracks_of(known.own_role_key or "") for key in track.roles}
        mine = [each for each in found if each.role.key == known.own_role_key]
        on_track = [each for each in found if each.role.key in tracked]
        at_home = [each for each in found if each.role.family == family]
        offered = [each for each in found if each.offered]
        settled = mine or (on_track if len(on_track) == 1 else ()) or at_home or offered or found
        return tuple(each.role for each in settled)


def close_titles(framework: Framework, words: str, n: int = 3) -> tuple[str, ...]:
    """The titles most like some words, the likest first; roles of the past are left out."""
    titles = dict.fromkeys(role.title for role in framework.roles if role.status == "active")
    found = process.extract(
        words, list(titles), scorer=fuzz.WRatio, processor=same_name_key, limit=n, score_cutoff=1
    )
    return tuple(title for title, _, _ in found)
