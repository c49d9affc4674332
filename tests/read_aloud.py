"""Goes through a guide as two people would, and says how long that takes.

Every word that is read counts at 150 a minute, and every question 45 seconds for its answer. All is
answered, and two commitments are made: the longest way that people go, not the shortest.
"""

from collections.abc import Mapping
from datetime import date
from types import SimpleNamespace

from conversations.abilities.catalogue import CATALOGUE
from conversations.guide import Ask, Guide
from conversations.stepper import Journey, Place, Settled, Stop
from conversations.wording import Wording, plain

WORDS_A_MINUTE = 150
ANSWER_MINUTES = 45 / 60
COMMITMENTS = 2
PREPARED = {"seen", "my_next", "my_ask", "ready", "own_energy", "own_proud", "own_next", "own_ask", "opening"}
VIEWS = {"manager": SimpleNamespace(called="Daniel"), "employee": SimpleNamespace(called="Mina")}
GAPS = [{"value": "measuring", "label": "Measuring", "detail": "one step"}]
BY_KIND: Mapping[str, object] = {
    "date": "2027-03-01",
    "yes_no": True,
    "role": "a/b",
    "competency": "measuring",
}


def minutes(guide: Guide, **chosen: str) -> dict[str, float]:
    """How long it takes: the `talk`, and what each of the two prepares alone, by party."""
    wording, settled = Wording(), dict[Place, Settled]()
    spent = {"talk": 0.0, "manager": 0.0, "employee": 0.0}
    last: Place | None = None
    while True:
        stop = Journey(guide, settled, VIEWS, wording, date(2026, 11, 23)).walk(last)
        alone = stop.step in PREPARED and stop.party
        spent[alone or "talk"] += _words(wording, stop) / WORDS_A_MINUTE
        if stop.kind == "finished":
            return spent
        if stop.kind == "ask":
            spent[alone or "talk"] += ANSWER_MINUTES
        settled[stop.place] = _settled(stop, chosen)
        last = stop.place


def _words(wording: Wording, stop: Stop) -> int:
    texts = [each.say for each in stop.says]
    if stop.kind == "ask":
        texts += [stop.ask.ask, stop.ask.hint or "", *stop.ask.choices.values()]
    return sum(len(plain(wording.spans(text, stop.names)).split()) for text in texts)


def _settled(stop: Stop, chosen: Mapping[str, str]) -> Settled:
    if stop.kind == "do":
        kind = CATALOGUE[stop.do.do].kind
        return Settled("done" if kind == "commit" else "answered", GAPS, inputs=stop.inputs)
    return Settled("answered", _answer(stop.ask, stop, chosen), by=1, inputs=stop.inputs)


def _answer(ask: Ask, stop: Stop, chosen: Mapping[str, str]) -> object:
    if ask.id in chosen:
        return chosen[ask.id]
    if ask.id == "again":
        return (stop.item or 0) + 1 < COMMITMENTS
    if ask.choices_from == "gaps":
        return GAPS[0]["value"]
    return next(iter(ask.choices), BY_KIND.get(ask.answer, "A few words"))
