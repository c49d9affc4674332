"""Which intent a text has, by weights that were learned from the phrasings in `training`."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from conversations.understanding.learned.features import features

WEIGHTS = Path(__file__).with_name("weights.npz")


@dataclass(frozen=True, slots=True)
class Classifier:
    """Multinomial logistic regression over hashed features.

    Args:
        classes: an intent each, or intent and detail ("update_action/done").
        words: of the phrasings, the most frequent first.
        rows: the row of `weights` for each feature that counts.
        weights: features by classes.
        bias: of each class.
        made_from: tells from which phrasings the weights were made.
    """

    classes: tuple[str, ...]
    words: tuple[str, ...]
    rows: dict[int, int]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]
    made_from: str

    def read(self, words: list[str]) -> dict[str, float]:
        """The probability of each class."""
        found = features(words)
        rows = [row for each in found if (row := self.rows.get(each)) is not None]
        scores = self.weights[rows].sum(axis=0) / np.sqrt(max(1, len(found))) + self.bias
        odds = np.exp(scores - scores.max())
        return dict(zip(self.classes, (odds / odds.sum()).tolist(), strict=True))


@cache
def load() -> Classifier:
    """The weights that came with this version."""
    with np.load(WEIGHTS) as stored:
        return Classifier(
            classes=tuple(stored["classes"].tolist()),
            words=tuple(stored["words"].tolist()),
            rows={feature: row for row, feature in enumerate(stored["features"].tolist())},
            weights=stored["weights"].astype(np.float32) * stored["scale"],
            bias=stored["bias"],
            made_from=str(stored["made_from"]),
        )
