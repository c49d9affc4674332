"""How a file writes its days: as ISO 8601 does, or in another order if there is only one that fits."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

ORDERS = {"dmy": "the day first", "mdy": "the month first", "ymd": "the year first"}
COLUMNS = ("start_date", "role_since", "end_date")
_PARTS = re.compile(r"(\d{1,4})[./-](\d{1,2})[./-](\d{1,4})\.?(?:[T ]00:00(?::00(?:\.0+)?)?)?")


def in_order(text: str, order: str) -> date | None:
    """The day that a text is in an order; None where it is none."""
    parts = _PARTS.fullmatch(text.strip())
    if parts is None:
        return None
    by = dict(zip(order, parts.groups(), strict=True))
    if len(by["y"]) != 4:  # noqa: PLR2004 - the digits of a year that is not guessed
        return None
    try:
        return date(int(by["y"]), int(by["m"]), int(by["d"]))
    except ValueError:
        return None


@dataclass
class Days:
    """Finds out in which order the days of a file stand, from all of them together."""

    possible: dict[str, bool] = field(default_factory=lambda: dict.fromkeys(ORDERS, True))
    differs: str | None = None
    others: int = 0

    def see(self, cells: Iterable[str]) -> None:
        """Look at some days as they are written."""
        for text in cells:
            if text and not _is_plain(text):
                self._look(text)

    def _look(self, text: str) -> None:
        self.others += 1
        found = {order: in_order(text, order) for order in ORDERS}
        if not any(found.values()):
            return  # no day at all: a mistake of its own
        for order, day in found.items():
            self.possible[order] &= day is not None
        if self.differs is None and len({day for day in found.values() if day}) > 1:
            self.differs = text

    @property
    def order(self) -> str | None:
        """The only order that fits, or any where all say the same."""
        fits = [order for order, possible in self.possible.items() if possible]
        if not self.others or not fits:
            return None
        return fits[0] if len(fits) == 1 or self.differs is None else None

    @property
    def unsure(self) -> bool:
        """Whether more than one order fits, and they differ."""
        return self.others > 0 and sum(self.possible.values()) > 1 and self.differs is not None


def _is_plain(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
