"""Understanding by phrases and exact names: deterministic, small, and honest about what it does not know.

A phrase of `intents.yaml` is looked for in the text, then the words in its slots are looked up. Confidence
is the share of the words with a meaning of their own that this explains, in the sentence where the phrase
stands. Under one half the text is not understood; a name that fits several things is asked back.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import islice, product
from operator import itemgetter
from zoneinfo import ZoneInfo, available_timezones

from conversations.understanding.coached import find_topic
from conversations.understanding.ends import COACHING, STARTED, left_of
from conversations.understanding.entities import (
    OFFERED,
    Found,
    Question,
    choose_competency,
    find_action,
    find_day,
    find_days,
    find_hours,
    find_number,
    find_person,
    find_role,
    find_zone,
    named_competency,
    people_beside,
    role_entity,
)
from conversations.understanding.guides import find_guide
from conversations.understanding.interface import Entity, EntityKind, Known, Reading, Someone
from conversations.understanding.lookups import few
from conversations.understanding.phrases import Hit, load
from conversations.understanding.roles import Titles
from conversations.understanding.topics import Topics
from conversations.understanding.words import END, cut, split

SURE = 0.95  # exact words are never quite certain
UNSURE = 0.4  # several things carry the name
UNDERSTOOD = 0.5  # the share of explained words from which a text is understood
OWN = {"my_gaps", "next_steps"}  # intents that are answered about the asker
ASKER = {"i", "me", "we"}
TRIED = 5  # phrases whose names are looked up

_SLOTS: Mapping[str, Callable[[Question, range], Found]] = {
    "role": find_role,
    "other_role": find_role,
    "person": find_person,
    "action": find_action,
    "due": find_day,
    "until": find_day,
    "timezone": find_zone,
    "hours": find_hours,
    "days": find_days,
    "free": find_days,
    "nudges": find_number,
    "guide": find_guide,
}


_SAID: Mapping[str, EntityKind] = {
    "update_action": "status",
    "schedule_checkin": "cadence",
    "stop_topic": "topic",
    "content": "content",
}
"""Where the heading of a phrase says something, as what."""


class ExactUnderstanding:
    """Phrases and exact names. Keeps the names of the framework and the topics that it met last."""

    def __init__(self) -> None:
        self.lexicon = load()
        self._titles: Titles | None = None
        self._topics: Topics | None = None
        zones = sorted(available_timezones(), key=lambda zone: (zone.count("/"), zone))
        cities = {zone.rpartition("/")[2].casefold(): zone for zone in zones if not zone.startswith("Etc/")}
        self.zones = cities | {zone.casefold(): zone for zone in zones if "/" in zone}

    def read(self, text: str, known: Known) -> Reading:
        """What this text most likely means."""
        words = split(text, self.lexicon.short_forms)
        hits = left_of(self.lexicon.hits(words))
        known = replace(known, people=few(known.people))
        question = Question(
            words, known, self.lexicon, self.titles_of(known), self._topics_of(known), self.zones
        )
        readings = filter(None, (_reading(question, hit) for hit in hits[:TRIED]))
        _, best = max(readings, key=itemgetter(0), default=(SURE, Reading("unknown", confidence=SURE)))
        return best

    def titles_of(self, known: Known) -> Titles:
        """The names of the framework in force, ready to be compared."""
        titles = self._titles
        if titles is None or titles.framework is not known.framework:
            titles = self._titles = Titles(known.framework, self.lexicon.short_forms)
        return titles

    def _topics_of(self, known: Known) -> Topics:
        topics = self._topics
        if topics is None or topics.topics is not known.topics:
            lexicon = self.lexicon
            topics = self._topics = Topics(known.topics, lexicon.small, lexicon.short_forms)
        return topics


def _reading(question: Question, hit: Hit) -> tuple[float, Reading] | None:
    """A phrase with its names looked up, and how much that explains; None where it is too little."""
    with_competency = hit.phrase.intent == "role_expectations"
    named, apart = named_competency(question) if with_competency else ((), frozenset())
    question = replace(question, apart=apart)
    found = {name: _SLOTS[name](question, span) for name, span in hit.slots.items()}
    if hit.phrase.intent == COACHING:
        found["topic"] = find_topic(question)
        if hit.phrase.detail == "about" and not found["topic"].options:
            return None
    used = hit.own.union(apart, *(each.used for each in found.values()))
    share = _share(question, hit, used)
    if share < UNDERSTOOD or not all(_whole(question, hit, name, found) for name in hit.phrase.strict):
        return None
    if hit.phrase.intent in OWN:
        beside = people_beside(question, question.words.sentence(min(hit.own)), used)
        if _of_another(question, hit, used, beside):
            return None
        if beside:  # the asker's own name is no unknown role
            found = {name: replace(each, unknown=None) for name, each in found.items()}
    if named and not any(apart & each.used for each in found.values()):
        found["competency"] = choose_competency(question, named, found.get("role", Found()))
    if hit.phrase.intent == "update_action" and _doubtful(question, hit):
        found = {"action": found["action"]}
    else:
        found |= _implied(question, hit, found)
    read = _read(hit.phrase.intent, found, share)
    return share, replace(read, guide=hit.phrase.detail) if read.intent == STARTED else read


def _of_another(question: Question, hit: Hit, used: frozenset[int], beside: Sequence[Someone]) -> bool:
    """Whether a question that is answered about the asker is about somebody else."""
    words, lexicon = question.words, question.lexicon
    sentence = words.sentence(min(hit.own))
    said = set(cut(words.folded, sentence))
    if beside or lexicon.other_people & said:
        return question.known.asker[0] not in {person for person, _ in beside}
    left = [at for at in sentence if at not in used and words.folded[at] not in lexicon.small]
    between = [at for at in left if min(hit.own) < at < max(hit.own)]
    strangers = between if hit.phrase.intent == "my_gaps" else filter(words.is_name, between)
    return any(map(words.owns, left)) or (any(strangers) and not ASKER & said)


def _whole(question: Question, hit: Hit, name: str, found: Mapping[str, Found]) -> bool:
    """Whether a slot that has to be known is, and holds nothing else."""
    folded, small = question.words.folded, question.lexicon.small
    rest = {at for at in hit.slots[name] if folded[at] not in small} - found[name].used - question.apart
    return bool(found[name].options) and not rest


def _share(question: Question, hit: Hit, used: frozenset[int]) -> float:
    """How much of the sentence is explained, by its words with a meaning of their own."""
    folded = question.words.folded
    idle = question.lexicon.small | {END}
    weighty = {at for at in question.words.sentence(min(hit.own)) if folded[at] not in idle}
    explained = max(1, len(weighty & used))
    return explained / (explained + len(weighty - used))


def _doubtful(question: Question, hit: Hit) -> bool:
    """Whether the sentence asks, denies or foresees what the phrase alone says."""
    words = question.words
    sentence = words.sentence(min(hit.own))
    said = set(cut(words.folded, sentence))
    asked_for = "you" in said or ("we" in said and not said.isdisjoint(("can", "could")))
    if words.asks(sentence) and not asked_for:
        return True
    doubted = question.lexicon.doubted(words)
    return any(places & set(sentence) and not places <= hit.own for places in doubted)


def _implied(question: Question, hit: Hit, found: Mapping[str, Found]) -> dict[str, Found]:
    """What a phrase says without a slot: a status, "from now on", and one's own role beside another."""
    known, detail = question.known, hit.phrase.detail
    said = _SAID.get(hit.phrase.intent)
    if said and detail:
        return {said: Found((Entity(said, detail, detail),))}
    if detail == "again":
        today = known.now.astimezone(ZoneInfo(known.zone)).date().isoformat()
        return {"until": Found((Entity("date", today, today),))}
    if hit.phrase.intent == "compare_roles" and known.own_role:
        own = Found((role_entity(known.own_role),))
        named = {name for name, each in found.items() if each.options or each.unknown}
        return {name: own for name in ("role", "other_role") if name not in named}
    return {}


def _read(intent: str, found: Mapping[str, Found], share: float) -> Reading:
    named = {name: each for name, each in found.items() if each.options}
    unknown = next((each.unknown for each in found.values() if each.unknown), None)
    confidence = min(SURE, round(share, 2))
    choices = list(islice(product(*(each.options for each in named.values())), OFFERED))
    readings = [
        Reading(intent, dict(zip(named, choice, strict=True)), confidence, (), unknown) for choice in choices
    ]
    if len(readings) == 1:
        return readings[0]
    certain = {name: each.options[0] for name, each in named.items() if len(each.options) == 1}
    return Reading(intent, certain, UNSURE, tuple(readings), unknown)
