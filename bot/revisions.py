"""Which revisions of guides there are: in use, shipped beside the organisation's own, or kept from before."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from conversations.guide import PARTIES, Guide, GuideMistakes, parse
from conversations.library import Guides
from conversations.scene import PersonView
from conversations.wording import Wording
from storage.unit import UnitOfWork

SHORT = 8  # signs of a hash that are shown; few enough to type, and enough to tell revisions apart


@dataclass(frozen=True)
class Revision:
    """One revision of a guide.

    Args:
        hash: of its content.
        guide: its name.
        status: what new dialogues begin with, what would be if the organisation had none of its own, or
            what was before.
        source: its text.
        since: when a dialogue last began with it; None for never.
        running: how many dialogues under way keep to it.
    """

    hash: str
    guide: str
    status: Literal["in use", "shipped", "kept"]
    source: str
    since: datetime | None = None
    running: int = 0

    @property
    def short(self) -> str:
        """Its name among people."""
        return self.hash[:SHORT]

    def read(self) -> Guide:
        """The guide itself.

        Raises:
            GuideMistakes: for one that this version of the house cannot read any more.
        """
        return parse(self.source)


def every_revision(guides: Guides, unit: UnitOfWork) -> tuple[Revision, ...]:
    """All that are known, by guide: the one in use first, then the newest first."""
    order = {"in use": 0, "shipped": 1, "kept": 2}
    return tuple(sorted(_every(guides, unit), key=lambda each: (each.guide, order[each.status])))


def _every(guides: Guides, unit: UnitOfWork) -> Iterator[Revision]:
    kept, running = unit.dialogues.revisions(), unit.dialogues.under_way()
    since = {each.hash: each.in_force_since for each in kept}
    in_use = {guide.revision for guide in guides.current.values()}
    for key, guide in guides.revisions.items():
        status: Literal["in use", "shipped"] = "in use" if key in in_use else "shipped"
        yield Revision(key, guide.guide, status, guide.source, since.get(key), running.get(key, 0))
    for each in kept:
        if each.hash not in guides.revisions:
            count = running.get(each.hash, 0)
            yield Revision(each.hash, each.name, "kept", each.source, each.in_force_since, count)


def title(source: str) -> str | None:
    """A guide's title with a gap for each name; None where it cannot be read any more."""
    try:
        guide = parse(source)
    except GuideMistakes:
        return None
    gaps = {party: PersonView(0, "…") for party in PARTIES} | dict.fromkeys(guide.given, "…")
    return Wording().line(guide.title, gaps)
