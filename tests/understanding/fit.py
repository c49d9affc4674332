"""Learns the weights of the understanding from its phrasings: `python -m tests.understanding.fit`.

Each phrasing is learned with marks in place of names, and with names written out, as they stand where nothing
knows them. Which rows are kept, and with how many digits, was chosen so that the file stays small.
"""

import random
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from conversations.understanding.learned.classifier import WEIGHTS, Classifier
from conversations.understanding.learned.features import features, mark
from conversations.understanding.learned.phrasings import Phrasing, fingerprint, phrasings
from conversations.understanding.phrases import load
from conversations.understanding.words import END, fold, split

SEED = 20261127
PENALTY = 20.0  # of scikit-learn's C; 10 to 40 were alike on phrasings left out
OFTEN = 3  # phrasings that a word is in before it counts as one of the subject
TWICE = 2  # examples that a feature is in before it is learned
KEPT = 60_000  # features
STEPS = 127

MARKS = {
    "role": "role", "other_role": "role", "roles": "role", "competency": "competency", "person": "person",
    "family": "family", "due": "date", "until": "date", "cadence": "cadence", "period": "date",
    "timezone": "timezone",
}  # fmt: skip
WRITTEN = {
    "role": (
        "senior|staff engineer|lead|team lead|manager|product manager|analyst|director|"
        "principal|specialist|data analyst|marketing manager|level 5|junior developer|"
        "nurse manager|controller|account executive|qa lead|head of operations|"
        "site reliability engineer|ward sister|sales lead|support agent|architect|intern|"
        "finance partner|supervisor|recruiter|copywriter|l4|mid level designer|vice president|"
        "buyer|planner|editor"
    ),
    "roles": (
        "seniors|staff engineers|leads|managers|analysts|directors|juniors|specialists|nurses|designers"
    ),
    "competency": (
        "communication|strategic thinking|leadership|collaboration|technical skills|"
        "negotiation|python|customer focus|budgeting|safety|storytelling|data modelling|"
        "delivery|influence|problem solving"
    ),
    "person": "sam|priya|tomasz|ana|mei-ling|björn|olivia|dwayne|fatima|kofi|linnea|rui",
    "family": (
        "marketing|engineering|sales|customer success|design|finance|nursing|legal|operations|product"
    ),
    "due": "june|friday|end of march|next week|31 january|q2|the 5th|two weeks|12/04|easter",
    "until": "monday|tomorrow|next week|jan 5|the 20th|august|after the release",
    "cadence": "weekly|monthly|every two weeks|quarterly|every other tuesday|once a month",
    "action": (
        "sql course|mentoring|java cert|conference talk|reading|design guide|shadowing|"
        "workshop|itil course|first aid training|presentation|blog post|excel class|"
        "budget review|spanish lessons|onboarding guide|leadership programme|scrum certificate|"
        "job shadowing|handover notes|demo|customer visits|feedback round|coaching sessions|"
        "kubernetes lab|mock interview|audit|book club|public speaking course|process map"
    ),
    "period": "this quarter|q1|2026|last month|this year|october|last quarter|the first half",
    "timezone": "berlin|europe vienna|new york|cet|nairobi|tokyo",
}
WRITTEN["other_role"] = WRITTEN["role"]
ON_THE_PLAN = ("on my plan", "from my plan", "in my plan", "we agreed on", "on my list", "we planned")
_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Example:
    """A phrasing as the classifier sees it."""

    words: tuple[str, ...]
    meant: str


def examples(known: Sequence[Phrasing]) -> Iterator[Example]:
    """Each phrasing with marks, and where it has slots a second time with names written out."""
    chance = random.Random(SEED)  # noqa: S311 - nothing secret
    forms = load().short_forms
    for each in known:
        if each.meant.startswith("update_action") and "{action}" in each.text:
            on_plan = each.text.replace("{action}", f"{{action}} {chance.choice(ON_THE_PLAN)}")
            yield Example(tuple(_words(on_plan, forms, chance, written_out=True)), each.meant)
        for written_out in (False, True) if _SLOT.search(each.text) else (False,):
            yield Example(tuple(_words(each.text, forms, chance, written_out=written_out)), each.meant)


def _words(text: str, forms: Mapping[str, str], chance: random.Random, *, written_out: bool) -> Iterator[str]:
    for number, part in enumerate(_SLOT.split(text)):
        if number % 2 == 0:
            yield from fold(split(part, forms).folded)
        elif part in MARKS and not written_out:
            yield mark(MARKS[part])
        else:
            yield from fold(split(chance.choice(WRITTEN[part].split("|")), forms).folded)


def fit(known: Sequence[Phrasing], kept: int = KEPT) -> Classifier:
    """Weights for these phrasings."""
    taught = list(examples(known))
    found = [features(each.words) for each in taught]
    seen, counts = np.unique(np.concatenate([np.asarray(each) for each in found]), return_counts=True)
    often = seen[counts >= TWICE]
    model = LogisticRegression(C=PENALTY, max_iter=400, tol=1e-3)
    model.fit(_matrix(found, often), [each.meant for each in taught])
    weights = model.coef_.T.astype(np.float32)
    worth = np.abs(weights).max(axis=1) * np.sqrt(counts[counts >= TWICE])
    best = np.sort(np.argsort(-worth, kind="stable")[:kept])
    return Classifier(
        classes=tuple(str(each) for each in model.classes_),
        words=_words_of(known),
        rows={int(feature): row for row, feature in enumerate(often[best])},
        weights=weights[best],
        bias=model.intercept_.astype(np.float32),
        made_from=fingerprint(),
    )


def _matrix(found: Sequence[Sequence[int]], columns: NDArray[np.int64]) -> csr_matrix:
    column = {int(feature): number for number, feature in enumerate(columns)}
    rows = [[column[each] for each in row if each in column] for row in found]
    values = [1 / np.sqrt(len(all_of)) for row, all_of in zip(rows, found, strict=True) for _ in row]
    starts = np.cumsum([0, *map(len, rows)])
    return csr_matrix(
        (values, np.concatenate([np.asarray(row, int) for row in rows]), starts), (len(rows), len(columns))
    )


def _words_of(known: Sequence[Phrasing]) -> tuple[str, ...]:
    forms = load().short_forms
    often = Counter(
        word for each in known for word in dict.fromkeys(split(_SLOT.sub(".", each.text), forms).folded)
    )
    return tuple(word for word, count in often.most_common() if count >= OFTEN and word != END)


def store(made: Classifier) -> None:
    """Write the weights, each in one byte."""
    scale = np.float32(np.abs(made.weights).max() / STEPS)
    np.savez_compressed(
        WEIGHTS,
        classes=np.array(made.classes),
        words=np.array(made.words),
        features=np.array(list(made.rows), dtype=np.int32),
        weights=np.round(made.weights / scale).astype(np.int8),
        scale=scale,
        bias=made.bias,
        made_from=np.array(made.made_from),
    )


if __name__ == "__main__":
    store(fit(phrasings()))
