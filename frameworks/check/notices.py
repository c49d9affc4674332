"""What a checker says, and how it names the place."""

from dataclasses import dataclass
from typing import Literal

from frameworks.model import Framework, Role

Severity = Literal["mistake", "advice"]


@dataclass(frozen=True, slots=True)
class Notice:
    """One sentence about one place, such as "Engineering / Staff Engineer"."""

    place: str
    text: str
    severity: Severity


def some(names: list[str]) -> str:
    """Several names in a sentence: the first three, and how many more."""
    shown = ", ".join(f"'{name}'" for name in names[:3])
    return f"{shown} and {len(names) - 3} more" if len(names) > 3 else shown  # noqa: PLR2004 - enough to see it


def role_place(framework: Framework, role: Role) -> str:
    """A role with its family, as people call them."""
    return f"{framework.family(role.family).name} / {role.title}"
