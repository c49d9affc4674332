"""What a person typed or chose, as the value of an answer. Nothing is stored that was not read here."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from difflib import get_close_matches

from conversations.days import read_day
from conversations.messages import AnswerKind, Option
from conversations.problems import NotUnderstood
from conversations.wording import clean
from frameworks.model import same_name_key

LONGEST_TEXT = 4_000  # characters
_QUOTED = 80  # characters of an answer that are said back
_FEWEST_LETTERS = 3  # of a label's beginning that count as meaning it

_YES = frozenset(
    (
        "yes",
        "y",
        "yep",
        "yeah",
        "yes please",
        "please do",
        "sure",
        "of course",
        "ok",
        "okay",
        "agreed",
        "true",
    )
)
_NO = frozenset(("no", "n", "nope", "no thanks", "no thank you", "not now", "not yet", "rather not", "false"))
_NUMBERED = re.compile(r"(?:option |number |no\.? ?|#)?(\d{1,3})[.)]?")
_BETWEEN = re.compile(r"\s*(?:[,;\n&+]|\band\b)\s*")


def read(kind: AnswerKind, typed: str | Sequence[str], options: Sequence[Option], today: date) -> object:
    """The value of an answer, as it is stored: a text, a number, yes or no, a list of values, an ISO date.

    Args:
        kind: of the question.
        typed: words, or the values that were chosen.
        options: what can be chosen; none for words and days. For a person, those whom the words name.
        today: the person's own day.

    Raises:
        NotUnderstood: with the reason, so that the question can be asked again.
    """
    if kind == "choices":
        return _several(typed, options)
    words = _single(typed)
    match kind:
        case "text":
            return words
        case "date":
            return read_day(words, today).isoformat()
        case "yes_no":
            return _yes_no(words, options)
        case "person":
            return _person(words, options)
    value = _one(words, options)
    return int(value) if kind == "rating" and value.isdecimal() else value


def _single(typed: str | Sequence[str]) -> str:
    if not isinstance(typed, str):
        if len(typed) > 1:
            raise NotUnderstood("answer.one_only")
        typed = typed[0] if typed else ""
    words = clean(typed).strip()
    if not same_name_key(words):
        raise NotUnderstood("answer.empty")
    if len(words) > LONGEST_TEXT:
        raise NotUnderstood("answer.too_long", limit=LONGEST_TEXT, length=len(words))
    return words


def _yes_no(words: str, options: Sequence[Option]) -> bool:
    said = _key(words)
    value = next(
        (option.value for option in options if said in {_key(option.value), _key(option.label)}), said
    )
    if value not in _YES | _NO:
        raise NotUnderstood("answer.yes_or_no", words=words[:_QUOTED])
    return value in _YES


def _person(words: str, options: Sequence[Option]) -> str:
    """The one whom the words name; namesakes are asked back."""
    if not options:
        raise NotUnderstood("not_found.person", words=words[:_QUOTED])
    return options[0].value if len(options) == 1 else _one(words, options)


def _several(typed: str | Sequence[str], options: Sequence[Option]) -> list[str]:
    """Every option that is named, in the order of the options."""
    if not isinstance(typed, str):
        chosen = {_one(_single(each), options) for each in typed}
    else:
        words = _single(typed)
        whole = fitting(words, options)
        parts = [words] if whole else [part for part in _BETWEEN.split(words) if part]
        chosen = {_one(part, options) for part in parts}
    if not chosen:
        raise NotUnderstood("answer.empty")
    return [option.value for option in options if option.value in chosen]


def _one(words: str, options: Sequence[Option]) -> str:
    found = fitting(words, options)
    if len(found) == 1:
        return found[0].value
    quoted = words[:_QUOTED]
    if found:
        raise NotUnderstood(
            "answer.several_fit", words=quoted, labels=[_told_apart(option) for option in found]
        )
    labels = {_key(option.label): option.label for option in options}
    close = [labels[key] for key in get_close_matches(_key(quoted), labels, n=3, cutoff=0.5)]
    raise NotUnderstood("answer.not_an_option", words=quoted, close=close)


def fitting(words: str, options: Sequence[Option]) -> list[Option]:
    """The options that are meant: by value, by label, by number, or by how a label begins, in this order."""
    key = _key(words)
    number = _NUMBERED.fullmatch(key)
    place = int(number[1]) if number else 0
    ways: tuple[Callable[[int, Option], bool], ...] = (
        lambda _, option: _key(option.value) == key,
        lambda _, option: _key(option.label) == key,
        lambda at, _: at == place,
        lambda _, option: len(key) >= _FEWEST_LETTERS and f"{_key(option.label)} ".startswith(f"{key} "),
    )
    for fits in ways:
        if found := [option for at, option in enumerate(options, 1) if fits(at, option)]:
            return found
    return []


def _told_apart(option: Option) -> str:
    return f"{option.label} ({option.detail})" if option.detail else option.label


def _key(words: str) -> str:
    """What two ways of writing the same share; labels may carry marks for right-to-left names."""
    return same_name_key(clean(words)).strip(" .!?\"'“”")
