"""The questions about dialogues: who takes part, where, and how they stand."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Select, bindparam, case, insert, or_, select, update

from storage.dialogues.answers import Answers
from storage.dialogues.revisions import Revisions
from storage.dialogues.tables import (
    DIALOGUE,
    EVENT,
    PARTY,
    UNDER_WAY,
    ConversationEvent,
    Dialogue,
    DialogueStatus,
    EventKind,
    Party,
    PartyStatus,
)
from storage.rows import Conflict, columns

_COLUMNS = columns(DIALOGUE, Dialogue, without=("parties",))
_WITH_PARTIES: Select[Any] = select(
    *_COLUMNS, PARTY.c.role, PARTY.c.person_id, PARTY.c.place, PARTY.c.status, PARTY.c.card
).join(PARTY, PARTY.c.dialogue_id == DIALOGUE.c.id)
_ONE = _WITH_PARTIES.where(DIALOGUE.c.id == bindparam("dialogue"))
_TOUCH = update(DIALOGUE).where(
    DIALOGUE.c.id == bindparam("dialogue"), DIALOGUE.c.version == bindparam("seen")
)
_OWN = PARTY.alias("own")
_OPEN_FOR = (
    _WITH_PARTIES.join(_OWN, _OWN.c.dialogue_id == DIALOGUE.c.id)
    .where(
        _OWN.c.person_id == bindparam("person"),
        _OWN.c.status == "active",
        DIALOGUE.c.status.in_(UNDER_WAY),
    )
    .order_by(DIALOGUE.c.touched_at.desc(), DIALOGUE.c.id.desc())
)


class Dialogues(Answers, Revisions):
    """Opens, finds and closes guided conversations."""

    def open(  # noqa: PLR0913, PLR0917 - a dialogue begins with this much
        self,
        guide: str,
        revision: str,
        opened_by: int,
        about: int,
        place: str | None,
        parties: Mapping[str, int],
        now: datetime,
        entities: Mapping[str, Any] | None = None,
    ) -> Dialogue:
        """Begin a guide. Without a place it is held in one of its own, `dialogue:<id>`, with each party."""
        row: dict[str, Any] = {"guide": guide, "revision": revision, "opened_by": opened_by, "about": about}
        row |= {"status": "open", "version": 1, "opened_at": now, "touched_at": now}
        kept = insert(DIALOGUE).values(**row, entities=dict(entities or {})).returning(DIALOGUE.c.id)
        number = self._connection.execute(kept).scalar_one()
        where = place or f"dialogue:{number}"
        rows = [
            {"dialogue_id": number, "role": role, "person_id": person, "place": where, "status": "active"}
            for role, person in parties.items()
        ]
        self._connection.execute(insert(PARTY), rows)
        self._touch(*parties.values())
        theirs = {role: Party(person, where, "active") for role, person in parties.items()}
        return Dialogue(number, **row, closed_at=None, entities=dict(entities or {}), parties=theirs)

    def get(self, dialogue_id: int) -> Dialogue:
        """A dialogue with its parties; KeyError when there is none."""
        found = _assembled(self._connection.execute(_ONE, {"dialogue": dialogue_id}))
        if not found:
            raise KeyError(dialogue_id)
        return found[0]

    def open_for(self, person_id: int) -> tuple[Dialogue, ...]:
        """The dialogues under way (open or parked) that a person takes part in, the last touched first."""
        return _assembled(self._connection.execute(_OPEN_FOR, {"person": person_id}))

    def under_way_with(self, person_id: int) -> tuple[Dialogue, ...]:
        """The same, and those in which they take no more part or which are about them, by id."""
        theirs = select(PARTY.c.dialogue_id).where(PARTY.c.person_id == person_id)
        whose = or_(DIALOGUE.c.about == person_id, DIALOGUE.c.id.in_(theirs))
        asked = _WITH_PARTIES.where(whose, DIALOGUE.c.status.in_(UNDER_WAY))
        return _assembled(self._connection.execute(asked.order_by(DIALOGUE.c.id)))

    def at_place(self, person_id: int, place: str) -> Dialogue | None:
        """What is held with a person at a place: one under way if there is one, else the last."""
        under_way = case((DIALOGUE.c.status.in_(UNDER_WAY), 0), else_=1)
        held = select(DIALOGUE.c.id).join(PARTY, PARTY.c.dialogue_id == DIALOGUE.c.id)
        newest = (
            held.where(PARTY.c.person_id == person_id, PARTY.c.place == place)
            .order_by(under_way, DIALOGUE.c.touched_at.desc(), DIALOGUE.c.id.desc())
            .limit(1)
        )
        asked = _WITH_PARTIES.where(DIALOGUE.c.id == newest.scalar_subquery())
        found = _assembled(self._connection.execute(asked))
        return found[0] if found else None

    def over_about(self, person_id: int, limit: int) -> tuple[Dialogue, ...]:
        """The dialogues about somebody that another led and that are over, the last first."""
        over = DIALOGUE.c.status.not_in(UNDER_WAY)
        theirs = select(DIALOGUE.c.id).where(DIALOGUE.c.about == person_id, DIALOGUE.c.opened_by != person_id)
        newest = theirs.where(over).order_by(DIALOGUE.c.closed_at.desc(), DIALOGUE.c.id.desc()).limit(limit)
        asked = _WITH_PARTIES.where(DIALOGUE.c.id.in_(newest))
        order = (DIALOGUE.c.closed_at.desc(), DIALOGUE.c.id.desc(), PARTY.c.role)
        return _assembled(self._connection.execute(asked.order_by(*order)))

    def running(self, revision: str) -> tuple[Dialogue, ...]:
        """The dialogues under way that keep to a revision of a guide, by id."""
        asked = _WITH_PARTIES.where(DIALOGUE.c.revision == revision, DIALOGUE.c.status.in_(UNDER_WAY))
        return _assembled(self._connection.execute(asked.order_by(DIALOGUE.c.id)))

    def touch(self, dialogue: Dialogue, now: datetime, status: DialogueStatus | None = None) -> Dialogue:
        """Count a change, and park or unpark; `Conflict` if somebody else changed it since it was loaded."""
        return self._change(dialogue, status=status or dialogue.status, touched_at=now)

    def repin(self, dialogue: Dialogue, revision: str) -> Dialogue:
        """Let it keep to another revision of its guide from now on; `Conflict` as with `touch`."""
        return self._change(dialogue, revision=revision)

    def _change(self, dialogue: Dialogue, **said: Any) -> Dialogue:  # noqa: ANN401 - columns of any kind
        if said.get("status", dialogue.status) != dialogue.status:
            self._touch(*(party.person_id for party in dialogue.parties.values()))
        said["version"] = dialogue.version + 1
        seen = {"dialogue": dialogue.id, "seen": dialogue.version}
        if self._connection.execute(_TOUCH, {**seen, **said}).rowcount == 0:
            raise Conflict(f"dialogue {dialogue.id} has moved on")
        return replace(dialogue, **said)

    def close(self, dialogue_id: int, status: DialogueStatus, now: datetime) -> None:
        """Finish or stop a dialogue."""
        closed = update(DIALOGUE).where(DIALOGUE.c.id == dialogue_id)
        row = {"status": status, "closed_at": now, "touched_at": now, "version": DIALOGUE.c.version + 1}
        row["version"] = DIALOGUE.c.version + 1
        theirs = self._connection.execute(
            closed.values(row).returning(DIALOGUE.c.opened_by, DIALOGUE.c.about)
        )
        self._touch(*theirs.one())

    def set_party(
        self,
        dialogue_id: int,
        person_id: int,
        *,
        status: PartyStatus | None = None,
        place: str | None = None,
        card: str | None = None,
    ) -> None:
        """One party stops or declines, is met elsewhere from now on, or has another card before them."""
        given = {"status": status, "place": place, "card": card}
        said = {name: value for name, value in given.items() if value is not None}
        theirs = update(PARTY).where(PARTY.c.dialogue_id == dialogue_id, PARTY.c.person_id == person_id)
        if said:
            self._connection.execute(theirs.values(said))
        if status:
            self._touch(person_id)

    def event(  # noqa: PLR0913, PLR0917 - who did what with whom, about whom, when
        self,
        kind: EventKind,
        dialogue_id: int | None,
        by: int,
        with_: int | None,
        about: int,
        now: datetime,
        guide: str | None = None,
    ) -> None:
        """Note that something happened, without its content. The guide is the dialogue's, if there is one."""
        named = select(DIALOGUE.c.guide).where(DIALOGUE.c.id == dialogue_id).scalar_subquery()
        row = {"kind": kind, "dialogue_id": dialogue_id, "person_id": by, "with_id": with_, "about": about}
        kept = insert(EVENT).values(**row, at=now, guide=guide if dialogue_id is None else named)
        self._connection.execute(kept)
        self._touch(by, with_, about)

    def events(self, about: int) -> tuple[ConversationEvent, ...]:
        """What happened around conversations about somebody, the earliest first."""
        shown = (EVENT.c.kind, EVENT.c.guide, EVENT.c.dialogue_id, EVENT.c.person_id, EVENT.c.with_id)
        asked = select(*shown, EVENT.c.about, EVENT.c.at).where(EVENT.c.about == about)
        rows = self._connection.execute(asked.order_by(EVENT.c.at, EVENT.c.id))
        return tuple(ConversationEvent(*row) for row in rows)


def _assembled(rows: Iterable[Sequence[Any]]) -> tuple[Dialogue, ...]:
    """Dialogues from rows of a dialogue and one party each, in the order in which they first appear."""
    found: dict[int, Dialogue] = {}
    for row in rows:
        *said, role, person_id, place, status, card = row
        dialogue = found.setdefault(row[0], Dialogue(*said))
        dialogue.parties[role] = Party(person_id, place, status, card)
    return tuple(found.values())
