"""Small words that tell which of the names in a text is meant as what: `cues.yaml`."""

from functools import cache
from pathlib import Path

import yaml

Words = frozenset[str]


@cache
def cues(name: str) -> Words:
    """The words under one heading."""
    return _all()[name]


@cache
def _all() -> dict[str, Words]:
    source = yaml.safe_load(Path(__file__).with_name("cues.yaml").read_text(encoding="utf-8"))
    return {name: frozenset(words.split()) for name, words in source.items()}
