"""What the playground is lent: the people of the database, and a shelf for what was said."""

from collections.abc import Callable
from datetime import datetime, timedelta

from pydantic import TypeAdapter

from conversations.messages import Outbound
from storage.people import Person
from storage.positions import Position
from storage.unit import UnitOfWork

from .channels.playground_company import Author, Line, PersonCard, Playground, Step
from .threads import Threads

STEPS = {"day": timedelta(days=1), "week": timedelta(days=7)}
SAID: TypeAdapter[Outbound | str] = TypeAdapter(Outbound | str)


def playground(threads: Threads, now: Callable[[], datetime]) -> Playground:
    """The functions that the playground may call, over these threads."""
    known: list[PersonCard] = []

    async def people() -> list[PersonCard]:
        if not known:  # an invented company hires nobody while it is played
            known.extend(await threads.reading(lambda unit: _people(unit, now())))
        return known

    async def history(person: int) -> list[Line]:
        return await threads.reading(lambda unit: _history(unit, person))

    async def keep(person: int, place: str, author: Author, message: Outbound | str, cause: str) -> int:
        body = SAID.dump_json(message).decode()
        return await threads.in_unit(
            lambda unit: unit.playground.keep(person, place, author, body, now(), cause)
        )

    async def replace(line: int, message: Outbound, cause: str | None) -> None:
        body = SAID.dump_json(message).decode()
        await threads.in_unit(lambda unit: unit.playground.replace(line, body, cause))

    async def written_by(cause: str) -> int | None:
        return await threads.reading(lambda unit: unit.playground.written_by(cause))

    async def later(person: int, step: Step) -> datetime:
        at = now()
        if step != "morning":
            return at + STEPS[step]
        hours = await threads.reading(lambda unit: unit.people.reach(person, at.date()).hours)
        return hours.next_morning(at)

    return Playground(people, history, keep, replace, written_by, now, later)


def _history(unit: UnitOfWork, person: int) -> list[Line]:
    return [
        Line(
            kept.id,
            kept.place,
            "me" if kept.author == "me" else "bot",
            SAID.validate_json(kept.body),
            kept.at,
        )
        for kept in unit.playground.history(person)
    ]


def _people(unit: UnitOfWork, at: datetime) -> list[PersonCard]:
    everyone = unit.people.everyone(at.date())
    positions = unit.positions.many([person.id for person in everyone], at.date())
    units = {part.key: part.name for part in unit.units.all()}
    cards = [_card(person, positions[person.id], units) for person in everyone]
    return sorted(cards, key=lambda card: card.name.casefold())


def _card(person: Person, position: Position, units: dict[str, str]) -> PersonCard:
    return PersonCard(
        id=person.id,
        name=person.called,
        role=position.role_title or "",
        team=units.get(position.unit_key or "", ""),
        location=position.location or "",
        full_name=person.full_name if person.full_name != person.called else "",
        zone=person.timezone,
    )
