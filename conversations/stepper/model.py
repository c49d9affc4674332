"""What is settled, and where a journey stops."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, TypeVar

from conversations.guide import Ask, Do, Form, Say

Place = tuple[str, int | None]
_Step = TypeVar("_Step", Ask, Form, Do)


@dataclass(frozen=True, slots=True)
class Settled:
    """How one place was settled, by whom and when; `together` says that one person answered for both."""

    status: str
    value: object = None
    by: int | None = None
    at: datetime | None = None
    inputs: str = ""
    together: bool = False

    @property
    def has_value(self) -> bool:
        """Whether there is something that later steps can use."""
        return self.status in {"answered", "done"}

    @property
    def is_own_answer(self) -> bool:
        """Whether somebody answered or skipped."""
        return self.status in {"answered", "skipped"}


@dataclass(frozen=True)
class Stop:
    """Where a journey waits.

    Args:
        kind: what has to happen.
        step: the place, as `commitments.what`; empty when finished.
        item: which turn of an `each`, from 0.
        what: the step itself.
        names: what a template may see here.
        says: what is to be said on the way here.
        inputs: to be kept with the answer, as `Settled.inputs`.
        given: the inputs of a `do`, as they were stored; None for what has no answer.
        before: what was answered here before it was reopened, as it was stored.
        answer: what was answered here, as a template shows it; None at a stop that is still open.
    """

    kind: Literal["ask", "form", "do", "finished"]
    step: str = ""
    item: int | None = None
    what: Ask | Form | Do | None = None
    names: Mapping[str, object] = field(default_factory=dict)
    says: tuple[Say, ...] = ()
    inputs: str = ""
    given: Mapping[str, object] = field(default_factory=dict)
    before: object = None
    answer: object = None

    @property
    def place(self) -> Place:
        """Where the answer is kept."""
        return self.step, self.item

    @property
    def party(self) -> str | None:
        """Who answers here; None where nobody is asked."""
        return self.what.to if isinstance(self.what, Ask | Form) else None

    @property
    def ask(self) -> Ask:
        """The question, at a stop of kind `ask`."""
        return _of_kind(self.what, Ask)

    @property
    def form(self) -> Form:
        """The form, at a stop of kind `form`."""
        return _of_kind(self.what, Form)

    @property
    def do(self) -> Do:
        """What is to be done, at a stop of kind `do`."""
        return _of_kind(self.what, Do)


def _of_kind(step: Ask | Form | Do | None, kind: type[_Step]) -> _Step:
    if not isinstance(step, kind):
        raise TypeError(f"this stop is no {kind.__name__}")
    return step
