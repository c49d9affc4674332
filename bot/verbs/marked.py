"""What became of labelled questions, in lines or as one object."""

from collections.abc import Iterator, Mapping, Sequence

from bot.verbs import many
from conversations.scored import Figures, Mark, Outcome, Share
from conversations.scored.marks import asks, compared
from conversations.understanding import Reading


def as_text(figures: Figures, notices: Sequence[str], *, show: bool) -> Iterator[str]:
    """Every figure in a line of its own."""
    yield f"Right: {_of(figures.right)}"
    yield from _table("By level", {level or "no level": share for level, share in figures.levels.items()})
    yield from _table("By intent", figures.intents)
    yield ""
    yield (
        f"Asked back: {_of(figures.asked_back)}; "
        f"the right answer was among the buttons of {figures.offered.count}"
    )
    yield (
        f"Wrong answers without asking back: {_of(figures.wrong)}; "
        f"{figures.other_entities} with the right intent and other entities"
    )
    yield f"Taken for out of scope, but not: {_of(figures.not_understood)}"
    yield f"Out of scope, and recognised: {_of(figures.out_of_scope)}"
    yield from _confusions(figures)
    if show:
        yield from _shown(figures.marks)
    if notices:
        yield from ("", "To look at", *(f"- {each}" for each in notices))


def as_json(figures: Figures, notices: Sequence[str], *, show: bool) -> dict[str, object]:
    """The same as one object."""
    asked_back = {**_share(figures.asked_back), "offered": figures.offered.count}
    told: dict[str, object] = {
        "right": _share(figures.right),
        "levels": {level: _share(share) for level, share in figures.levels.items()},
        "intents": {intent: _share(share) for intent, share in figures.intents.items()},
        "asked_back": asked_back,
        "wrong": {**_share(figures.wrong), "right_intent": figures.other_entities},
        "not_understood": _share(figures.not_understood),
        "out_of_scope": _share(figures.out_of_scope),
        "confusions": [
            {"asked": each.asked, "taken": each.taken, "count": each.count} for each in figures.confusions
        ],
        "notices": list(notices),
    }
    if show:
        told["not_right"] = [_object(each) for each in _not_right(figures.marks)]
    return told


def _of(share: Share) -> str:
    return f"{share.count} of {share.of} ({share.percent:.1f} %)"


def _share(share: Share) -> dict[str, object]:
    return {"count": share.count, "of": share.of, "percent": round(share.percent, 1)}


def _table(heading: str, shares: Mapping[str, Share]) -> Iterator[str]:
    width = max(map(len, shares), default=0)
    yield from ("", heading)
    yield from (f"  {name:<{width}}  {_of(share)}" for name, share in shares.items())


def _confusions(figures: Figures) -> Iterator[str]:
    if figures.confusions:
        yield from ("", "Taken for something else")
    for each in figures.confusions:
        yield f"  {each.asked} for {each.taken}: {many(each.count, 'time')}"


def _not_right(marks: Sequence[Mark]) -> list[Mark]:
    return [each for each in marks if each.outcome is not Outcome.RIGHT]


def _shown(marks: Sequence[Mark]) -> Iterator[str]:
    missed = _not_right(marks)
    if missed:
        yield from ("", "Not right")
    for each in missed:
        question = each.question
        yield f"  {question.name}: {question.text}"
        yield f"    labelled {_words(question.intent, question.entities)}"
        yield f"    {each.outcome.value}: {' | '.join(_read(each.reading))}"


def _read(reading: Reading) -> Iterator[str]:
    """What was read, or what was offered. Actions of a plan are private and stay out."""
    for each in reading.alternatives if asks(reading) else (reading,):
        yield _words(each.intent, compared(each))


def _words(intent: str, entities: Mapping[str, str]) -> str:
    return " ".join([intent, *(f"{name}={value}" for name, value in entities.items())])


def _object(each: Mark) -> dict[str, object]:
    question, reading = each.question, each.reading
    return {
        "id": question.name,
        "text": question.text,
        "labelled": {"intent": question.intent, "entities": dict(question.entities)},
        "outcome": each.outcome.value,
        "read": {"intent": reading.intent, "entities": compared(reading)},
        "offered": [{"intent": other.intent, "entities": compared(other)} for other in reading.alternatives],
    }
