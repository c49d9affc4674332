"""Reads a job title: how senior, leading whom, of which field, and what else it says."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_LEVELS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5}
_GRADE = re.compile(r"[a-z]{1,2}\d{1,2}")
_FILLING = frozenset(
    "of for the and de du des la le en fur und y et del level".split()  # noqa: SIM905 - it reads better so
)
_MOST = 5


@dataclass(frozen=True, slots=True)
class Read:
    """What a title says.

    Args:
        rank: from 1 (just beginning) to 5; 2 where nothing is said.
        lead: 0 where nobody is led, up to 5.
        fields: of what, by name: those that it says clearly, else those that a weak word hints at.
        core: the words that say what the work is.
        grade: such as e3.
        said: the words that speak of rank and lead.
    """

    rank: int
    lead: int
    fields: frozenset[str]
    core: frozenset[str]
    grade: str | None
    said: tuple[str, ...]
    clear: bool


@cache
def read_title(title: str) -> Read:
    """What a title says, word by word."""
    rank, lead, grade = 0, 0, None
    clear: set[str] = set()
    weak: set[str] = set()
    core: set[str] = set()
    said: list[str] = []
    for word in words(title):
        if word in _ranks():
            rank = max(rank, _ranks()[word])
        elif word in _leads():
            lead = max(lead, _leads()[word])
        elif (level := _level(word)) and not rank:
            rank = level
        elif _GRADE.fullmatch(word):
            grade = word
            continue
        else:
            field = _fields().get(word)
            (weak if word in vocabulary()["weak"] else clear).update({field} if field else ())
            core.add(word)
            continue
        said.append(word)
    fields = frozenset(clear or weak)
    return Read(rank or 2, lead, fields, frozenset(core), grade, tuple(said), bool(clear))


@cache
def words(text: str) -> tuple[str, ...]:
    """The words of a title or a department, in our own spelling of them."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    signs = "".join(sign for sign in plain if not unicodedata.combining(sign))
    spelt = " ".join(re.findall(r"[^\W_]+", signs.replace("&", "")))
    spelt = _together(" ".join(_expanded(spelt.split())))
    return tuple(word for word in spelt.split() if word not in _FILLING)


def vocabulary() -> dict[str, Any]:
    """The words that are known."""
    return _vocabulary()


@cache
def _vocabulary() -> dict[str, Any]:
    text = files("frameworks.titles").joinpath("words.yaml").read_text(encoding="utf-8")
    said: dict[str, Any] = yaml.safe_load(text)
    return said


def _expanded(listed: Iterable[str]) -> Iterator[str]:
    same = _vocabulary()["same"]
    for word in listed:
        new = same.get(word, word)
        yield new if new == word else " ".join(_expanded(new.split())) if word not in new.split() else new


def _together(text: str) -> str:
    for apart, one in _vocabulary()["together"].items():
        text = re.sub(rf"\b{apart}\b", one, text)
    return text


def _level(word: str) -> int | None:
    """I, II, III, or 1, 2, 3, or L2."""
    digits = word.removeprefix("l")
    level = _LEVELS.get(word) or (int(digits) if digits.isdigit() and len(digits) == 1 else None)
    return level if level and level <= _MOST else None


def _ranks() -> dict[str, int]:
    ranks: dict[str, int] = _vocabulary()["ranks"]
    return ranks


def _leads() -> dict[str, int]:
    leads: dict[str, int] = _vocabulary()["leads"]
    return leads


@cache
def _fields() -> dict[str, str]:
    return {word: field for field, listed in _vocabulary()["fields"].items() for word in listed}
