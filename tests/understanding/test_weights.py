"""The weights are those of the phrasings that lie beside them, and say what these say."""

import re
from collections import Counter

from conversations.understanding.learned.classifier import WEIGHTS, load
from conversations.understanding.learned.phrasings import fingerprint, phrasings
from tests.understanding.fit import MARKS, WRITTEN, examples

INTENTS = 24
LARGEST_FILE = 1_000_000  # bytes
LEARNED = 0.95  # of its own phrasings; those that contradict each other cannot all be learned
SLOT = re.compile(r"\{(\w+)\}")


def test_the_weights_were_made_from_these_phrasings() -> None:
    assert load().made_from == fingerprint(), "run: python -m tests.understanding.fit"


def test_the_weights_are_small() -> None:
    assert WEIGHTS.stat().st_size < LARGEST_FILE


def test_every_intent_is_learned() -> None:
    intents = {meant.partition("/")[0] for meant in load().classes}
    assert len(intents) == INTENTS
    assert {each.meant for each in phrasings()} == set(load().classes)


def test_phrasings_are_whole_and_stand_once() -> None:
    known = phrasings()
    twice = [
        each for each, count in Counter((p.text.casefold(), p.meant) for p in known).items() if count > 1
    ]
    assert twice == []
    assert {name for each in known for name in SLOT.findall(each.text)} <= {*MARKS, *WRITTEN}
    assert all(each.text == " ".join(each.text.split()) for each in known)


def test_what_was_learned_is_known() -> None:
    learned = load()
    asked = list(examples(phrasings()[::9]))
    likely = (learned.read(list(each.words)) for each in asked)
    right = sum(max(of, key=of.__getitem__) == each.meant for of, each in zip(likely, asked, strict=True))
    assert right / len(asked) >= LEARNED


def test_probabilities_add_up() -> None:
    likely = load().read(["show", "my", "plan"])
    assert abs(sum(likely.values()) - 1) < 1e-5
    assert max(likely, key=likely.__getitem__) == "show_plan"
