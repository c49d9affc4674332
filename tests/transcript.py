"""Reads and plays a transcript: who says and presses what, and what they read.

A transcript is YAML. `given` prepares the observatory, `in` names the thread that lines belong to unless they
say otherwise (`in: talk` is the direct message), `lines` is the conversation, `then` what is kept at the end.

A line's first key is a person and what they do: `says`, `presses`, `attaches` (a file, with its `text`),
`shares` (a message, by its link), `fills in`, `leaves with`, `opens home`, `reads`, `reads nothing`,
`is shown`. `reads` is the exact text of a message that just arrived; with a leading `~` it only has to occur
among the words of one. Beside it may stand `hint`, `options`, `buttons`, `problem`, `prefill`, `settled`,
`audience`, `facts`, `more`, each exact, or with `~` contained. `card` names an older card by some of its
words, `as seen by` takes somebody else's.
`mina says in talk` is short for `in: talk`.
`time passes: 3 days` moves the clock, `the clock runs: 3 days` as where the service runs, with
all that is planned ahead, `work is done:` runs a slow piece of work, `manager of PERSON: PERSON`
changes the reporting line.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from conversations.messages import FormField, Message
from conversations.wording import plain
from tests.builders import Cast, reports_to
from tests.screen import drawn, pressable
from tests.talk import Talk

IN_TALK = " in talk"
HERE = Path(__file__).parent / "transcripts"
Line = Mapping[str, Any]


@dataclass(frozen=True)
class Transcript:
    """One file."""

    title: str
    lines: list[Line]
    place: str = "talk"
    given: list[Line] = field(default_factory=list)
    then: Line = field(default_factory=dict)


def load(path: Path) -> Transcript:
    """Read one file; a key that the format does not know is an error."""
    kept = yaml.safe_load(path.read_text(encoding="utf-8"))
    return Transcript(place=kept.pop("in", "talk"), **kept)


def play(transcript: Transcript, talk: Talk, cast: Cast) -> None:
    """Play every line; AssertionError names the line that did not come true."""
    __tracebackhide__ = True
    for number, line in enumerate(transcript.lines, 1):
        (what, value), more = next(iter(line.items())), dict(list(line.items())[1:])
        in_talk = what.endswith(IN_TALK)
        more.setdefault("in", "talk" if in_talk else transcript.place)
        try:
            _play(talk, cast, what.removesuffix(IN_TALK), value, more)
        except AssertionError as wrong:
            raise AssertionError(f"line {number}, {what}: {value}\n{wrong}") from None


def _play(talk: Talk, cast: Cast, what: str, value: Any, more: Line) -> None:
    who, _, verb = what.partition(" ")
    if what == "time passes":
        amount, unit = value.split()
        talk.wait(**{unit.rstrip("s") + "s": float(amount)})
    elif what == "the clock runs":
        amount, unit = value.split()
        talk.live(**{unit.rstrip("s") + "s": float(amount)})
    elif what == "work is done":
        assert talk.work(), "there was no work"
    elif what.startswith("manager of "):
        with talk.database.unit() as unit:
            reports_to(unit, cast[what.removeprefix("manager of ")], cast[value], talk.now.date())
    else:
        VERBS[verb](talk, cast, cast[who], value, more)


def _presses(talk: Talk, cast: Cast, who: int, label: str, more: Line) -> None:
    if other := more.get("as seen by"):
        talk.press_as_seen_by(who, cast[other], label, more["in"], more["card"])
    else:
        talk.press(who, label, more["in"], on=more.get("card"))


def _reads(talk: Talk, _cast: Cast, who: int, words: str, more: Line) -> None:
    screen = talk.screen(who)
    place = screen.place_of(more["in"])
    for at, (where, message) in enumerate(screen.unread):
        if where == place and _matches(message, words, more):
            del screen.unread[at]
            return
    listed = "\n---\n".join(f"[{where}] {_told(message)}" for where, message in screen.unread)
    raise AssertionError(f"what just arrived is:\n{listed or 'nothing'}")


def _matches(message: Message, words: str, more: Line) -> bool:
    body = drawn(message) if words.startswith("~") else plain(message.body)
    return _is(body, words) and all(
        _is(part(message), more[name]) for name, part in PARTS.items() if name in more
    )


def _is(found: Any, wanted: Any) -> bool:
    if isinstance(wanted, str) and wanted.startswith("~"):
        return wanted[1:] in (found if isinstance(found, str) else str(found))
    return bool(found == (wanted.strip() if isinstance(wanted, str) else wanted))


def _told(message: Message) -> str:
    parts = {name: part(message) for name, part in PARTS.items()}
    return "\n  ".join([plain(message.body), *(f"{name}: {told}" for name, told in parts.items() if told)])


def _reads_nothing(talk: Talk, _cast: Cast, who: int, _value: Any, _more: Line) -> None:
    left = [_told(message) for _, message in talk.screen(who).unread]
    assert not left, "but this arrived:\n" + "\n".join(left)


def _is_shown(talk: Talk, _cast: Cast, who: int, title: str | None, more: Line) -> None:
    """The open form: the page's title (none: no form is open), its fields, what is filled in and wrong."""
    screen = talk.screen(who)
    if title is None:
        assert screen.form is None, "a form is open"
        return
    form = talk.form(who)
    page = form.pages[form.page]
    labels = {one.name: one.label for one in page.fields}
    filled = {one.label: _shown(one) for one in page.fields if one.value}
    errors = {labels[name]: error for name, error in screen.errors.items()}
    assert page.title == title, page.title
    assert list(labels.values()) == more.get("fields", list(labels.values())), list(labels.values())
    assert filled == more.get("filled", filled), filled
    assert errors == more.get("errors", {}), errors


def _shown(field: FormField) -> Any:
    """What is filled in, as the person sees it."""
    return next((option.label for option in field.options if option.value == field.value), field.value)


VERBS: Mapping[str, Callable[[Talk, Cast, int, Any, Line], object]] = {
    "says": lambda talk, _, who, text, more: talk.say(who, text, more["in"]),
    "presses": _presses,
    "attaches": lambda talk, _, who, name, more: talk.attach(who, name, more["text"]),
    "shares": lambda talk, _, who, link, _more: talk.share(who, link),
    "fills in": lambda talk, _, who, answers, more: talk.submit(who, answers, more["in"]),
    "leaves with": lambda talk, _, who, answers, more: talk.leave(who, answers, more["in"]),
    "opens home": lambda talk, _cast, who, _value, _more: talk.open_home(who),
    "reads": _reads,
    "reads nothing": _reads_nothing,
    "is shown": _is_shown,
}
PARTS: Mapping[str, Callable[[Message], Any]] = {
    "hint": lambda message: plain(message.hint),
    "options": lambda message: [each.label for each in message.question.options] if message.question else [],
    "prefill": lambda message: message.question.prefill if message.question else None,
    "problem": lambda message: plain(message.question.problem) if message.question else "",
    "settled": lambda message: plain(message.settled),
    "buttons": lambda message: [button.label for button in message.buttons],
    "presses": lambda message: [label for label, _, _ in pressable(message)],
    "facts": lambda message: [f"{fact.label} {plain(fact.value)}" for fact in message.facts],
    "audience": lambda message: plain(message.audience),
    "more": lambda message: plain(message.more),
}
