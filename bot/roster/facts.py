"""Role, manager, unit and place: what a line of the file changes in where somebody stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.roster.departments import Departments
from bot.roster.entry import Entry
from bot.roster.managers import Lines, Whom
from bot.roster.plan import Choice, Step, Title
from bot.roster.roles import Titles, move
from frameworks.model import same_name_key
from storage.facts import Fact, Reason
from storage.positions import Position


@dataclass(frozen=True, slots=True)
class When:
    """From which day the changes of one person count, and why, where something other than they says it."""

    since: date
    correction: bool = False
    reason: Reason | None = None

    @classmethod
    def of(cls, entry: Entry, choice: Choice, today: date) -> "When":
        """As chosen, but not before the first day at work."""
        return cls(max(choice.since or today, entry.start), correction=choice.correction)


class Facts:
    """Compares entries with positions. Gathers titles that wait, and titles that no longer do."""

    def __init__(
        self, titles: Titles, departments: Departments, lines: Lines, starts: dict[str, date]
    ) -> None:
        self._titles = titles
        self._departments = departments
        self._lines = lines
        self._starts = starts
        self.waiting: dict[tuple[str, str | None], Title] = {}
        self.filled: dict[tuple[str, str | None], Title] = {}

    def first(self, entry: Entry) -> Iterator[Step]:
        """Where somebody new stands."""
        unit = self._departments.key(entry.department)
        if entry.title:
            since = max(entry.role_since or entry.start, entry.start)
            reason: Reason = "hire" if since == entry.start else "import"
            yield _step(
                "role", self._role(entry, unit), since, reason, f"role {entry.title}", title=entry.title
            )
        if (above := self._lines.above.get(entry.key)) is not None:
            together = max(entry.start, self._starts.get(str(above), entry.start))
            said = f"manager {self._lines.names[above]}"
            yield _step("manager", above, together, "import", said)
        if unit:
            yield _step("unit", unit, entry.start, "import", f"department {entry.department}")
        if entry.location or entry.country:
            said = f"location {_place(entry.location, entry.country)}"
            yield _step("location", entry.location, entry.start, "import", said, country=entry.country)

    def changed(self, entry: Entry, stands: Position, above: Whom | None, when: When) -> Iterator[Step]:
        """What is different for somebody who is known; `above` is the manager who is known."""
        unit = self._departments.key(entry.department, stands.unit_key)
        yield from self._role_steps(entry, stands, unit, when)
        manager = self._lines.above.get(entry.key)
        if manager != above and (manager is not None or not (entry.manager_email or entry.manager_id)):
            names = [self._lines.names[whom] if whom is not None else None for whom in (above, manager)]
            yield _different("manager", manager, when, names)
        if unit != stands.unit_key:
            yield _different("unit", unit, when, [self._departments.name(stands.unit_key), entry.department])
        moved = same_name_key(entry.location or "") != same_name_key(stands.location or "")
        country = entry.country if "country" in entry.has or moved else stands.country
        if moved or country != stands.country:
            places = [_place(stands.location, stands.country), _place(entry.location, country)]
            yield _different("location", entry.location, when, places, country=country)

    def _role_steps(self, entry: Entry, stands: Position, unit: str | None, when: When) -> Iterator[Step]:
        known = self._titles.title_of(stands)
        if same_name_key(entry.title or "") == same_name_key(known or ""):
            yield from self._same_title(entry, stands, unit)
            return
        key, old = self._role(entry, unit), stands.role_key
        if old is not None and key == old:  # another word for the same role, which goes on
            said = f"title {known} → {entry.title}"
            yield _step("role", key, entry.role_since, None, said, corrects=True, title=entry.title)
            return
        reason = when.reason or move(self._titles.framework, old, key)
        since = entry.role_since or when.since
        replaced = bool(entry.role_since and stands.role_since and entry.role_since <= stands.role_since)
        chosen = When(since, when.correction or replaced, reason)
        keeps = None if entry.role_since is None else since
        told = [known, entry.title]
        yield _different("role", key, chosen, told, keeps, open_=keeps is None, title=entry.title)

    def _same_title(self, entry: Entry, stands: Position, unit: str | None) -> Iterator[Step]:
        key = stands.role_key
        if entry.title and key is None and (key := self._role(entry, unit)):
            where = None if self._titles.by_name(entry.title, None) == key else stands.unit_key
            self.filled[same_name_key(entry.title), where] = Title(entry.title, where, key)
        if entry.title and entry.role_since and stands.role_since not in {None, entry.role_since}:
            said = f"in the role since {stands.role_since} → {entry.role_since} (a correction)"
            yield _step("role", key, entry.role_since, None, said, corrects=True, title=stands.role_title)

    def _role(self, entry: Entry, unit: str | None) -> str | None:
        """The role of the title; where that is not sure, the title waits."""
        key = self._titles.role(entry.title, entry.department, unit)
        if key is None and entry.title:
            where = unit if self._titles.called(entry.title) else None
            self.waiting.setdefault((same_name_key(entry.title), where), Title(entry.title, where))
        return key


def _step(  # noqa: PLR0913 - a dated fact has this many parts
    fact: Fact,
    value: Whom | None,
    since: date | None,
    reason: Reason | None,
    said: str,
    *,
    corrects: bool = False,
    **more: str | None,
) -> Step:
    return Step(
        fact=fact,
        value=value,
        since=since,
        reason=reason,
        said=said,
        corrects=corrects,
        more=tuple(more.items()),
    )


def _different(  # noqa: PLR0913 - the same
    fact: Fact,
    value: Whom | None,
    when: When,
    told: list[str | None],
    keeps: date | None = None,
    *,
    open_: bool = True,
    **more: str | None,
) -> Step:
    """A change as of `when`, or a correction, which keeps the day of what was wrong unless it has its own."""
    before, after = (each or "none" for each in told)
    label = "department" if fact == "unit" else fact
    why = f", {when.reason}" if when.reason not in {None, "import"} and not when.correction else ""
    said = f"{label} {before} → {after} " + (
        "(a correction)" if when.correction else f"(since {when.since}{why})"
    )
    return Step(
        fact=fact,
        value=value,
        since=keeps if when.correction else when.since,
        reason=None if when.correction else when.reason or "import",
        said=said,
        more=tuple(more.items()),
        corrects=when.correction,
        open=open_,
    )


def _place(location: str | None, country: str | None) -> str | None:
    return ", ".join(filter(None, (location, country))) or None
