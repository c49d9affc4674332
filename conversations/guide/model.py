"""What a guide is made of. A name that Python keeps for itself carries an underscore: `for_`, `with_`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from conversations.messages import AnswerKind

PARTIES = ("manager", "employee")
READERS = (*PARTIES, "people_team")
PERSON_PARTS = ("called",)  # what a text can show of a party, as {{ employee.called }}
PAGE_SIZE = 4  # fields on one page of a form
AGAIN = "again"  # the inner name of the question whether an `each` goes on


@dataclass(frozen=True, slots=True)
class AbilityFacts:
    """What a guide needs to know of an ability.

    Args:
        kind: `read` may be repeated, `draft` saves what only its author sees, `commit` changes the world.
        inputs: what it must be given.
        slow: it runs as a job.
        optional: what it can be given besides; it gets None where there is no answer.
    """

    kind: Literal["read", "draft", "commit"]
    inputs: frozenset[str] = frozenset()
    slow: bool = False
    optional: frozenset[str] = frozenset()


class Wait(str):
    """How long an answer is waited for, as the author wrote it: "2 working days"."""

    __slots__ = ()

    @property
    def amount(self) -> int:
        """How many of the unit."""
        return int(self.split()[0])

    @property
    def unit(self) -> str:
        """`hour`, `day`, `working day` or `week`."""
        return self.split(maxsplit=1)[1].removesuffix("s")


@dataclass(frozen=True)
class Say:
    """Something said; nothing is waited for."""

    say: str
    when: str | None = None
    line: int = 0


@dataclass(frozen=True)
class Ask:
    """A question.

    Args:
        id: the name of its answer.
        ask: the question, a template.
        to: the party who answers.
        answer: the kind of answer.
        hint: help for asking or answering well.
        choices: value → label, a template.
        choices_from: the name of an earlier `do`, or of a reading ability without inputs, whose result is
            the options.
        optional: it can be skipped.
        wait: how long the other party is waited for.
        shows: the name whose value is shown above the question; a changed value asks again.
        offers: reading ability → label of a button that shows its facts and leaves the question open.
    """

    id: str
    ask: str
    to: str
    answer: AnswerKind = "text"
    hint: str | None = None
    choices: Mapping[str, str] = field(default_factory=dict)
    choices_from: str | None = None
    optional: bool = False
    wait: Wait | None = None
    shows: str | None = None
    offers: Mapping[str, str] = field(default_factory=dict)
    when: str | None = None
    line: int = 0


@dataclass(frozen=True)
class Form:
    """Several questions at once; its value holds the answers by name.

    Args:
        id: the name of its value.
        title: a template.
        to: the party who fills it in.
        asks: its questions, or
        asks_from: the name of an earlier `do` that lists them.
    """

    id: str
    title: str
    to: str
    asks: tuple[Ask, ...] = ()
    asks_from: str | None = None
    when: str | None = None
    line: int = 0


@dataclass(frozen=True)
class Do:
    """Something done by an ability; `with_` says input → name of the answer that it is given."""

    id: str
    do: str
    with_: Mapping[str, str] = field(default_factory=dict)
    when: str | None = None
    line: int = 0


@dataclass(frozen=True)
class Each:
    """Steps that are repeated: up to a number of times, or for each item of a list (`over`).

    Inside, `item` is the item of the list and `number` counts from 1. `again` is the question whether to go
    on, None where nobody is asked.
    """

    id: str
    steps: tuple["Say | Ask | Form | Do", ...]
    up_to: int | None = None
    over: str | None = None
    again: Ask | None = None
    when: str | None = None
    line: int = 0


Inner = Say | Ask | Form | Do
Step = Inner | Each


@dataclass(frozen=True)
class Guide:
    """A conversation, read top to bottom.

    Args:
        guide: its name.
        title: a template.
        for_: the party who is led through it.
        about: the party it is about.
        visible_to: who can read what is written.
        steps: in order.
        source: the text that it was read from.
        revision: its sha256.
        given: names that are known from the opening on.
        situation: what a manager chooses this talk by; None for a guide that is not offered so.
    """

    guide: str
    title: str
    for_: str
    about: str
    visible_to: tuple[str, ...]
    steps: tuple[Step, ...]
    source: str
    revision: str
    given: tuple[str, ...] = ()
    situation: str | None = None

    def step(self, name: str) -> Step:
        """The step of this name; inside an `each` it is called `commitments.what`.

        Raises:
            KeyError: when there is none.
        """
        return self._named[name]

    def has(self, name: str) -> bool:
        """Whether there is a step of this name."""
        return name in self._named

    @cached_property
    def _named(self) -> dict[str, Step]:
        return dict(named(self.steps))


def named(steps: tuple[Step, ...]) -> Iterator[tuple[str, Step]]:
    """Steps with the names of their places."""
    for step in steps:
        if isinstance(step, Say):
            continue
        yield step.id, step
        if isinstance(step, Each):
            inner = (each for each in inner_steps(step) if not isinstance(each, Say))
            yield from ((f"{step.id}.{each.id}", each) for each in inner)


def inner_steps(each: Each) -> tuple[Inner, ...]:
    """The steps of a turn, with the question whether to go on."""
    return (*each.steps, each.again) if each.again else each.steps
