"""Understanding by phrases first, and by what was learned from many phrasings where no phrase fits."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from itertools import islice, product

from conversations.understanding.exact import OWN, SURE, UNSURE, ExactUnderstanding
from conversations.understanding.interface import Entity, Known, Reading
from conversations.understanding.learned.classifier import load
from conversations.understanding.learned.features import tokens
from conversations.understanding.learned.named import Found, Named
from conversations.understanding.learned.slots import WITH_PERSON, fill
from conversations.understanding.lookups import few
from conversations.understanding.mentions import Text, find_mentions
from conversations.understanding.mentions.model import OFFERED
from conversations.understanding.roles import Titles
from conversations.understanding.spelling import Spelling
from conversations.understanding.words import fold, split

UNKNOWN = "unknown"
CLEAR, AHEAD = (
    0.5,
    0.2,
)  # how likely an intent is, and by how much before the next, to be answered without asking
HALF = 0.5  # of confidence: less asks back
POSSIBLE = 0.12  # how likely an intent is to be offered
SEVERAL = 2  # readings: one alone is no choice
WHOLE = 0.9  # the share of a text from which a phrase explains it
DOUBTED = 0.15  # how likely an intent has to be where its phrase explains only a part

_GREETING = re.compile(
    r"^\W*(?:hi|hiya|hello|hey|heya|yo|howdy|(?:good )?(?:morning|afternoon|evening|day))"
    r"(?: (?:there|all|again|trellis|bot|hey|hi))*\s*[!,.:;-]+\s*(?=(?:\S+\s+){2}\S)",
    re.IGNORECASE,
)
"""Says nothing beside something else."""
_SEEN_BY = re.compile(
    r"^(?:can|could|does|do|will|would|may)\s+(?!(?:i|we|you|u)\b)(?:[\w.'@-]+\s+){1,4}"
    r"(?:see|read|look at|hear about|find out)\b.*\b(?:my|i)\b",
    re.IGNORECASE,
)
"""Asks whether somebody may see something, not to see it."""
_ABOUT_ONESELF = OWN | {"path_between"}
_WHOLE_PHRASES = frozenset(["compare_roles", "update_action"])  # their phrases leave nothing out
_OWN_WITHOUT_PERSON = frozenset(["show_plan", "start_assessment"])
_SAY_NOTHING = frozenset(["orders", "steering", "distress"])
_NOT_MEANT = {
    "pay": _ABOUT_ONESELF | {"role_expectations", "compare_roles", "team_readiness", "team_matrix"},
    "own_wish": frozenset(["coaching_tip"]),
}
"""What a text never means where it asks for pay, or tells one's own wish."""


class LearnedUnderstanding:
    """Reads any text. Keeps the names of the framework that it met last."""

    def __init__(self) -> None:
        self._exact = ExactUnderstanding()
        self._learned = load()
        self._spelling: tuple[Titles, Spelling] | None = None

    def read(self, text: str, known: Known) -> Reading:
        """What this text most likely means."""
        text, known = _GREETING.sub("", text, count=1), replace(known, people=few(known.people))
        under = self.as_text(text, known)
        ends = under.lexicon.ends(under.words)
        if ends & _SAY_NOTHING or not any(map(str.isalpha, under.words.folded)):
            return Reading(UNKNOWN, confidence=SURE)
        if _SEEN_BY.search(text):
            return Reading("privacy", confidence=SURE)
        phrased = self._exact.read(text, known)
        mentions = find_mentions(under)
        likely = self._learned.read(tokens(under, mentions))
        for end in ends & set(_NOT_MEANT):
            likely = {meant: share for meant, share in likely.items() if meant not in _NOT_MEANT[end]}
        return Choice(likely, Named(under, mentions)).reading(phrased)

    def as_text(self, text: str, known: Known) -> Text:
        """A text ready to be looked through for names."""
        lexicon, titles = self._exact.lexicon, self._exact.titles_of(known)
        words = split(text, lexicon.short_forms)
        if self._spelling is None or self._spelling[0] is not titles:
            names = (word for name in titles.competencies for word in name)
            ours = (*self._learned.words, *sorted(lexicon.small), *sorted(lexicon.level_words))
            self._spelling = titles, Spelling(ours, (*sorted(titles.vocabulary), *names))
        spelling, zones = self._spelling[1], self._exact.zones
        right = fold(map(spelling.right, words.folded))
        return Text(words, right, known, lexicon, titles, spelling, zones)


class Choice:
    """Chooses among what a text may mean.

    Args:
        likely: the probability of each intent, or intent and detail.
        named: what the text names.
    """

    def __init__(self, likely: Mapping[str, float], named: Named) -> None:
        self._likely = likely
        self._named = named
        self._intents: dict[str, float] = defaultdict(float)
        for meant, share in likely.items():
            self._intents[meant.partition("/")[0]] += share

    def reading(self, phrased: Reading) -> Reading:
        """One reading, from what a phrase says and how likely each intent is."""
        if phrased.intent != UNKNOWN and self._fits(phrased):
            return self._of_whom(self._fuller(phrased))
        best = sorted(self._intents, key=self._intents.__getitem__, reverse=True)
        top, second = best[:2]
        if self._is_of_another(top):
            return Reading(UNKNOWN, confidence=SURE)
        share = self._intents[top]
        if share >= CLEAR and share - self._intents[second] >= AHEAD:
            return self._read(top, share)
        offered = tuple(
            replace(self._read(each, HALF), confidence=HALF, alternatives=())
            for each in best[:OFFERED]
            if each != UNKNOWN and self._intents[each] >= POSSIBLE and not self._is_of_another(each)
        )
        offered = tuple(each for each in offered if self._may_be_offered(each))
        if top == UNKNOWN or len(offered) < SEVERAL:
            return Reading(
                UNKNOWN, confidence=max(round(self._intents[UNKNOWN], 2), HALF), alternatives=offered
            )
        return Reading(top, offered[0].entities, UNSURE, offered)

    def _fits(self, phrased: Reading) -> bool:
        """Whether a phrase holds against what the whole text sounds like."""
        if phrased.alternatives or phrased.intent not in self._intents:
            return True
        if phrased.confidence >= WHOLE and not self._named.text.has_sentences:
            return True  # a phrase explains its own sentence, not what stands beside it
        share = self._intents[phrased.intent]
        return share >= DOUBTED or share == max(self._intents.values())

    def _is_of_another(self, intent: str) -> bool:
        """Whether what is only answered about the asker is asked about somebody else."""
        return intent in _ABOUT_ONESELF and self._named.about_another

    def _fuller(self, phrased: Reading) -> Reading:
        """A phrase may leave out what the text names elsewhere, and know no name that holds a slip."""
        whole = phrased.intent in _WHOLE_PHRASES or (phrased.intent == "preferences" and phrased.entities)
        if phrased.alternatives or whole:
            return phrased
        found = fill(self._named, phrased.intent, None)
        if phrased.unknown_words:
            spelt = self._named.covers(phrased.unknown_words) or "timezone" in found
            return _resolved(phrased.intent, found, phrased.confidence) if spelt else phrased
        more = {name: options[0] for name, options in found.items() if len(options) == 1}
        return replace(phrased, entities=more | dict(phrased.entities))

    def _read(self, intent: str, confidence: float) -> Reading:
        sure = round(min(SURE, confidence), 2)
        if intent == UNKNOWN:
            return Reading(UNKNOWN, confidence=sure)
        return self._of_whom(_resolved(intent, fill(self._named, intent, self._detail(intent)), sure))

    def _of_whom(self, reading: Reading) -> Reading:
        """What asks about somebody whom nobody knows, or only as "her", is not answered about the asker."""
        if reading.intent not in WITH_PERSON or "person" in reading.entities or reading.alternatives:
            return reading
        if reading.intent in _OWN_WITHOUT_PERSON and self._named.about_somebody:
            return Reading(UNKNOWN, confidence=SURE)
        nobody = reading.unknown_words or self._named.nobody()
        return replace(reading, unknown_words=nobody)

    def _may_be_offered(self, reading: Reading) -> bool:
        """Unasked, nobody is named but those who report to the asker."""
        reports = {str(key) for key, _ in self._named.text.known.reports}
        person = reading.entities.get("person")
        return (
            reading.intent != UNKNOWN
            and reading.unknown_words is None
            and (person is None or person.key in reports)
        )

    def _detail(self, intent: str) -> str | None:
        details = {meant: share for meant, share in self._likely.items() if meant.startswith(f"{intent}/")}
        return max(details, key=details.__getitem__).partition("/")[2] if details else None


def _resolved(intent: str, found: Found, confidence: float) -> Reading:
    """A reading; where a name fits several things, one that asks which."""
    choices = islice(product(*found.values()), OFFERED)
    readings = [Reading(intent, dict(zip(found, choice, strict=True)), confidence) for choice in choices]
    if len(readings) == 1:
        return readings[0]
    certain: dict[str, Entity] = {name: options[0] for name, options in found.items() if len(options) == 1}
    return Reading(intent, certain, UNSURE, tuple(readings))
