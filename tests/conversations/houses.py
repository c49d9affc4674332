"""Houses with a guide or an ability of the test's own."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from textwrap import dedent

from conversations.abilities.catalogue import Ability, Kind
from conversations.guide import parse
from conversations.house import House
from conversations.library import Guides
from conversations.permissions import Action, Thing
from conversations.understanding import Known, Reading

CAREER = "Career conversation"
SECRETS = ("Tell the board", "Zephyr script", "secret wish", "quiet words", "rating is")  # of `private`

HEAD = """
guide: career-conversation
title: Career conversation with {{ employee.called }}
for: manager
about: employee
visible_to: [manager, employee]
steps:
"""


def guide(steps: str) -> str:
    """A career conversation with steps of one's own."""
    return HEAD + dedent(steps)


def house(source: str | None = None, **abilities: Ability) -> House:
    """The house as it is shipped, with another career conversation and with abilities besides."""
    shipped = House.open()
    guides = shipped.guides
    if source is not None:
        other = parse(source)
        guides = Guides({**guides.current, other.guide: other}, {**guides.revisions, other.revision: other})
    return replace(shipped, guides=guides, catalogue={**shipped.catalogue, **abilities})


def ability(run: Callable[..., object], kind: Kind = "read", *, slow: bool = False) -> Ability:
    """Something that a guide may do, which the manager may."""
    return Ability(run, kind, Thing.CONVERSATION, Action.START, slow=slow)


@dataclass(frozen=True)
class Always:
    """An understanding that reads every text alike."""

    reading: Reading

    def read(self, _text: str, _known: Known) -> Reading:
        return self.reading


def understands(reading: Reading) -> House:
    """The house as it is shipped, in which every text means this."""
    return replace(House.open(), understanding=Always(reading))
