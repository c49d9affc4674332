"""The questions about what was answered, typed and carried out within one dialogue."""

from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Insert, Table, and_, bindparam, delete, insert, select, update

from storage.dialogues.tables import ANSWER, COMMIT, DIALOGUE, DRAFT, NO_ITEM, Answer, AnswerStatus
from storage.rows import Audience, Shelf, insert_into

Place = tuple[str, int | None]
"""A step, and the item of its `each`, if it stands in one."""

_ANSWERS = select(
    ANSWER.c.step,
    ANSWER.c.item,
    ANSWER.c.status,
    ANSWER.c.value,
    ANSWER.c.written_by,
    ANSWER.c.at,
    ANSWER.c.inputs,
    ANSWER.c.together,
    ANSWER.c.audience,
).where(ANSWER.c.dialogue_id == bindparam("dialogue"))
_SETTLED = ("status", "value", "written_by", "audience", "at", "inputs", "together")


class Answers(Shelf):
    """Remembers answers by place; the place is the state."""

    def answers(self, dialogue_id: int) -> dict[Place, Answer]:
        """Everything settled or reopened so far, by place."""
        rows = self._connection.execute(_ANSWERS, {"dialogue": dialogue_id})
        return {(row[0], None if row[1] == NO_ITEM else row[1]): Answer(*row[2:]) for row in rows}

    def settle(  # noqa: PLR0913, PLR0917 - an answer has this many parts
        self,
        dialogue_id: int,
        step: str,
        item: int | None,
        status: AnswerStatus,
        value: object,
        by: int,
        now: datetime,
        inputs: str = "",
        audience: Audience | None = None,
        *,
        together: bool = False,
    ) -> None:
        """Keep an answer, in place of an earlier one. Without an audience only its author may see it."""
        row = {
            "dialogue_id": dialogue_id,
            "step": step,
            "item": NO_ITEM if item is None else item,
            "status": status,
            "value": value,
            "written_by": by,
            "of_dialogue": dialogue_id,
            "audience": audience or Audience(frozenset({by})),
            "at": now,
            "inputs": inputs,
            "together": together,
        }
        self._connection.execute(_settling(self._connection.dialect.name), row)

    def readers(self, dialogue_id: int) -> frozenset[int]:
        """Everybody who may read some answer of a dialogue."""
        asked = select(ANSWER.c.audience).where(ANSWER.c.dialogue_id == dialogue_id)
        audiences = self._connection.scalars(asked)
        return frozenset(reader for audience in audiences for reader in audience.people)

    def admit(self, dialogue_id: int, known: frozenset[int], reader: int) -> None:
        """One more reads what all of those known read; what one of them wrote for themselves stays theirs."""
        asked = select(ANSWER.c.step, ANSWER.c.item, ANSWER.c.audience).where(
            ANSWER.c.dialogue_id == dialogue_id
        )
        for step, item, audience in self._connection.execute(asked).all():
            if known <= audience.people:
                wider = Audience(audience.people | {reader}, audience.manager_of)
                there = _at(ANSWER, dialogue_id, step, None if item == NO_ITEM else item)
                self._connection.execute(update(ANSWER).where(there).values(audience=wider))

    def reopen(self, dialogue_id: int, step: str, item: int | None) -> None:
        """Ask again; the answer stays as what the question is filled in with."""
        there = _at(ANSWER, dialogue_id, step, item)
        self._connection.execute(update(ANSWER).where(there).values(status="open"))

    def forget(self, dialogue_id: int, step: str, item: int | None) -> None:
        """Ask again from scratch: the answer does not fit what is asked now."""
        self._connection.execute(delete(ANSWER).where(_at(ANSWER, dialogue_id, step, item)))

    def blank(self, dialogue_id: int) -> None:
        """Forget all that was answered and known from the opening on: what came of it is kept elsewhere."""
        self._connection.execute(delete(ANSWER).where(ANSWER.c.dialogue_id == dialogue_id))
        self._connection.execute(delete(DRAFT).where(DRAFT.c.dialogue_id == dialogue_id))
        self._connection.execute(update(DIALOGUE).where(DIALOGUE.c.id == dialogue_id).values(entities={}))

    def draft(
        self, dialogue_id: int, person_id: int, step: str, page: int, item: int | None = None
    ) -> dict[str, Any] | None:
        """What the person typed into a form page and has not sent."""
        theirs = and_(_at(DRAFT, dialogue_id, step, item), DRAFT.c.person_id == person_id)
        given: dict[str, Any] | None = self._connection.scalar(
            select(DRAFT.c.given).where(theirs, DRAFT.c.page == page)
        )
        return given

    def drafts(
        self, dialogue_id: int, person_id: int, step: str, item: int | None = None
    ) -> dict[int, dict[str, Any]]:
        """The same for every page of a form that was typed into."""
        theirs = and_(_at(DRAFT, dialogue_id, step, item), DRAFT.c.person_id == person_id)
        rows = self._connection.execute(select(DRAFT.c.page, DRAFT.c.given).where(theirs))
        return {row.page: row.given for row in rows}

    def keep_draft(  # noqa: PLR0913, PLR0917 - whose, where and what
        self,
        dialogue_id: int,
        person_id: int,
        step: str,
        page: int,
        given: dict[str, Any],
        now: datetime,
        item: int | None = None,
    ) -> None:
        """Keep what was typed, in place of an earlier draft."""
        where = {"dialogue_id": dialogue_id, "person_id": person_id, "step": step, "page": page}
        where["item"] = NO_ITEM if item is None else item
        kept = self._insert(DRAFT).values(**where, given=given, at=now)
        fresh = {"given": kept.excluded.given, "at": kept.excluded.at}
        self._connection.execute(kept.on_conflict_do_update(index_elements=list(where), set_=fresh))

    def drop_draft(self, dialogue_id: int, person_id: int, step: str, item: int | None = None) -> None:
        """Forget the drafts of all pages of a form."""
        theirs = and_(_at(DRAFT, dialogue_id, step, item), DRAFT.c.person_id == person_id)
        self._connection.execute(delete(DRAFT).where(theirs))

    def committed(self, dialogue_id: int, step: str, item: int | None = None) -> Any:  # noqa: ANN401 - JSON
        """What a step that has changed the world came to, `{}` if to nothing; None if it has not yet."""
        return self._connection.scalar(select(COMMIT.c.result).where(_at(COMMIT, dialogue_id, step, item)))

    def record_commit(
        self, dialogue_id: int, step: str, item: int | None, result: object, now: datetime
    ) -> None:
        """Note that a step has changed the world. A second time is an error, and undoes the turn."""
        row = {"dialogue_id": dialogue_id, "step": step, "item": NO_ITEM if item is None else item}
        kept = {} if result is None else result
        self._connection.execute(insert(COMMIT).values(**row, result=kept, at=now))


@cache
def _settling(dialect: str) -> Insert:
    """The statement of `settle`, made once: making it costs more than running it."""
    about = select(DIALOGUE.c.about).where(DIALOGUE.c.id == bindparam("of_dialogue"))
    kept = insert_into(ANSWER, dialect).values(about=about.scalar_subquery())
    settled = {name: kept.excluded[name] for name in _SETTLED}
    return kept.on_conflict_do_update(index_elements=["dialogue_id", "step", "item"], set_=settled)


def _at(kept: Table, dialogue_id: int, step: str, item: int | None) -> ColumnElement[bool]:
    number = NO_ITEM if item is None else item
    return and_(kept.c.dialogue_id == dialogue_id, kept.c.step == step, kept.c.item == number)
