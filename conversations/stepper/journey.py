"""The walk itself."""

from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from conversations.guide import Ask, Do, Each, Form, Guide, Say
from conversations.stepper.known import Known
from conversations.stepper.model import Place, Settled, Stop
from conversations.stepper.rests import is_still_found, rests_on, used_by_commits
from conversations.wording import Wording


@dataclass(frozen=True, slots=True)
class _Moment:
    """A step that applies. `settled` says whether the guide may go on."""

    step: Say | Ask | Form | Do
    place: Place
    known: Known
    settled: bool
    inputs: str = ""


@dataclass(frozen=True)
class Journey:
    """One guide with what is settled so far; made anew after each change.

    Args:
        guide: the revision that the dialogue began with.
        settled: by place.
        views: what templates see besides the answers.
        judge: decides the conditions.
        today: the day of the person who is led through it.
    """

    guide: Guide
    settled: Mapping[Place, Settled]
    views: Mapping[str, object]
    judge: Wording
    today: date

    def walk(self, after: Place | None = None) -> Stop:
        """The first step that applies and is not settled, and what is said on the way to it.

        Args:
            after: speak only what comes after this place; None speaks from the start.
        """
        says: list[Say] = []
        passed = after is None
        for moment in self._moments(known := self._start()):
            if isinstance(moment.step, Say):
                says.append(moment.step)
            elif not moment.settled:
                return self._stop(moment, moment.step, tuple(says) if passed else ())
            if moment.place == after:
                passed = True
                says.clear()
        return Stop("finished", names=known.names, says=tuple(says) if passed else ())

    def _stop(self, moment: _Moment, step: Ask | Form | Do, says: tuple[Say, ...] = ()) -> Stop:
        return Stop(
            kind="do" if isinstance(step, Do) else "form" if isinstance(step, Form) else "ask",
            step=moment.place[0],
            item=moment.place[1],
            what=step,
            names=dict(moment.known.names),
            says=says,
            inputs=moment.inputs,
            given=moment.known.given(step),
            before=self._before(moment),
            answer=self._answer(moment, step),
        )

    def _before(self, moment: _Moment) -> object:
        record = self.settled.get(moment.place)
        same = record is not None and record.inputs in {"", moment.inputs}
        return record.value if record and same and record.status == "open" else None

    def _answer(self, moment: _Moment, step: Ask | Form | Do) -> object:
        record = self.settled.get(moment.place)
        counts = record is not None and moment.settled and record.has_value
        return moment.known.shown(step, record.value) if record and counts else None

    def passed(self) -> tuple[Stop, ...]:
        """Every question and form that is settled and still counts, as it was asked, with its answer."""
        return tuple(
            self._stop(moment, step)
            for moment in self._moments(self._start())
            if moment.settled and isinstance(step := moment.step, Ask | Form)
        )

    def values(self) -> dict[str, object]:
        """Every answer that counts, by name; an `each` is a list of its finished turns.

        What no longer applies is left out, and so is what is open.
        """
        known = self._start()
        for _ in self._moments(known):
            pass
        return {name: value for name, value in known.names.items() if name in known.stored}

    def back_from(self, place: Place | None, person: int) -> Place | None:
        """The person's own last answer before a place (None: before the stop), if there is one."""
        last = None
        for moment in self._moments(self._start()):
            if moment.place == place or not moment.settled:
                break
            record = self.settled.get(moment.place)
            if record and record.is_own_answer and record.by == person and not isinstance(moment.step, Do):
                last = moment.place
        return last

    def changeable(self, place: Place, person: int) -> bool:
        """Whether a person may answer here again: the answer is theirs, it counts, and no commit used it."""
        record = self.settled.get(place)
        if record is None or not record.is_own_answer or record.by != person or self._is_used(place):
            return False
        moments = self._moments(self._start())
        return any(moment.place == place and not isinstance(moment.step, Do) for moment in moments)

    # ── step by step ─────────────────────────────────────────────────────────────────────────────────────

    def _start(self) -> Known:
        return Known({"today": self.today, **self.views}, self.judge, {})

    def _moments(self, known: Known) -> Iterator[_Moment]:
        """Every step that applies, in order; answers are learned on the way, holes are walked over."""
        for step in self.guide.steps:
            if not known.judge(step.when):
                continue
            if isinstance(step, Each):
                yield from self._turns(step, known)
            else:
                yield from self._moment(step, (_name(step), None), known)

    def _turns(self, each: Each, known: Known) -> Iterator[_Moment]:
        items = known.items(each)
        finished: list[object] = []
        stored: list[object] = []
        known.names[each.id], known.stored[each.id] = finished, stored
        for number, item in enumerate(items):
            inner = known.inside(number=number + 1, **({"item": item} if each.over else {}))
            complete = yield from self._turn(each, number, inner)
            answers = [
                step.id for step in each.steps if not isinstance(step, Say) and step.id in inner.stored
            ]
            if complete and answers:
                kept = ["item", *answers] if each.over else answers
                finished.append({name: inner.names[name] for name in kept})
                stored.append({name: inner.stored[name] for name in kept})
            if each.again and number + 1 < len(items):
                yield from self._moment(each.again, (f"{each.id}.{each.again.id}", number), inner)
                if not inner.stored.get(each.again.id):
                    return

    def _turn(self, each: Each, number: int, inner: Known) -> Generator[_Moment, None, bool]:
        complete = True
        for step in each.steps:
            if inner.judge(step.when):
                settled = yield from self._moment(step, (f"{each.id}.{_name(step)}", number), inner)
                complete = complete and settled
        return complete

    def _moment(
        self, step: Say | Ask | Form | Do, place: Place, known: Known
    ) -> Generator[_Moment, None, bool]:
        if isinstance(step, Say):
            yield _Moment(step, place, known, settled=True)
            return True
        record = self.settled.get(place)
        inputs = rests_on(step, known, self.today)
        settled = record is not None and self._holds(record, place, inputs, step, known)
        yield _Moment(step, place, known, settled, inputs)
        if record is not None and settled and record.has_value:
            known.learn(step, record.value)
        return settled

    def _holds(self, record: Settled, place: Place, inputs: str, step: Ask | Form | Do, known: Known) -> bool:
        if record.status in {"open", "done"}:
            return record.status == "done"
        same = record.inputs in {"", inputs}
        there = not record.has_value or is_still_found(step, known, record.value)
        return (same and there) or self._is_used(place)

    def _is_used(self, place: Place) -> bool:
        step, item = place
        return (step, None) in self._used or (step, item) in self._used

    @cached_property
    def _used(self) -> frozenset[Place]:
        return used_by_commits(self.guide, self.judge, self.settled)


def _name(step: Say | Ask | Form | Do) -> str:
    return "" if isinstance(step, Say) else step.id
