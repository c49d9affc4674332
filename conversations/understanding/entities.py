"""The names and days of a question, resolved to what the framework, the directory and the plan hold."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from zoneinfo import ZoneInfo

from conversations.days import read_day
from conversations.problems import NotUnderstood
from conversations.understanding.interface import Entity, Known, Someone
from conversations.understanding.phrases import Lexicon
from conversations.understanding.roles import Titles
from conversations.understanding.times import read_days, read_hours
from conversations.understanding.topics import Topics
from conversations.understanding.words import Name, Words, cut, fold, like, runs, spans, split
from frameworks.model import Competency, Role

NAMES_TRIED = 3  # look-ups for another person in a question about oneself
DAY_TAIL = 4  # words after a day that may be left over
OFFERED = 3  # readings to choose from
LONGEST_NAME = 12  # words of a competency's name
NUMBERS = {"no": "0", "zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5"}


@dataclass(frozen=True, slots=True)
class Found:
    """What the words of one slot mean.

    Args:
        options: what they may mean; several are ambiguous.
        used: the words that are explained.
        unknown: a name that nothing carries. Neither this nor options: nothing was named.
    """

    options: tuple[Entity, ...] = ()
    used: frozenset[int] = frozenset()
    unknown: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A text under reading, and where its names are looked up."""

    words: Words
    known: Known
    lexicon: Lexicon
    titles: Titles
    topics: Topics
    zones: Mapping[str, str]
    apart: frozenset[int] = frozenset()  # words that are another name, and so part of no role's

    def trimmed(self, span: range, more: frozenset[str] = frozenset()) -> range:
        """A run of words without the small ones at both ends."""
        folded, idle = self.words.folded, self.lexicon.small | more
        while span and folded[span[0]] in idle:
            span = span[1:]
        while span and folded[span[-1]] in idle:
            span = span[:-1]
        return span


def find_role(question: Question, span: range) -> Found:
    """A role by title, alias, grade or level word."""
    folded, lexicon = question.words.folded, question.lexicon
    apart = [at for at in span if folded[at] in lexicon.small - {"of"} or at in question.apart]
    pieces = [question.trimmed(piece, lexicon.own_role) for piece in runs(span, apart)]
    parts = [range(piece.start - span.start, piece.stop - span.start) for piece in pieces if piece]
    own_role = frozenset(at for at in span if folded[at] in lexicon.own_role)
    if not parts:
        return Found(used=own_role)
    roles, where = question.titles.find(fold(cut(folded, span)), parts, question.known)
    if not roles:
        return unknown(question, next(filter(None, pieces)))
    shared = len({role.title for role in roles}) < len(roles)
    family = question.known.framework.family
    options = tuple(role_entity(role, family(role.family).name if shared else "") for role in roles)
    return Found(options, own_role | {span.start + at for at in where})


def role_entity(role: Role, detail: str = "") -> Entity:
    """A role as an entity."""
    return Entity("role", role.key, role.title, detail)


def unknown(question: Question, span: range) -> Found:
    """However many words an unknown name has, it counts as one that is not explained."""
    return Found(used=frozenset(span[1:]), unknown=question.words.written(span))


def named_competency(question: Question) -> tuple[tuple[Competency, ...], frozenset[int]]:
    """The competencies of the longest competency name in the text, and its words."""
    folded = fold(question.words.folded)
    for span in spans(len(folded), LONGEST_NAME):
        if found := question.titles.competencies.get(cut(folded, span)):
            return found, frozenset(span)
    return (), frozenset()


def choose_competency(question: Question, named: tuple[Competency, ...], role: Found) -> Found:
    """Families may each have a competency of one name: the one that the role expects, else the first."""
    known = question.known
    asked = known.framework.role(role.options[0].key) if role.options else known.own_role
    expected = {each.competency for each in asked.expectations} if asked else set()
    chosen = next((each for each in named if each.key in expected), named[0])
    return Found((Entity("competency", chosen.key, chosen.name),))


def find_person(question: Question, span: range) -> Found:
    """A person by exact name: those around the asker first, then anybody."""
    folded, small, known = question.words.folded, question.lexicon.small, question.known
    written = question.words.written(span)
    if written == written.casefold() and small.issuperset(cut(folded, span)):
        return Found()
    pieces = [question.trimmed(piece) for piece in runs(span, (at for at in span if folded[at] in small))]
    name = next(filter(None, pieces), span)
    for piece in dict.fromkeys((span, name)):
        people = _near(known, question.words.written(piece))
        if people:
            return Found(_people_entities(known, people[:OFFERED]), frozenset(piece))
    return unknown(question, name)


def _near(known: Known, words: str) -> Sequence[Someone]:
    if words.casefold() in ("manager", "my manager") and known.manager:
        return [known.manager]
    around = {key for key, _ in (known.asker, *known.reports, *([known.manager] if known.manager else []))}
    people = known.people(words)
    return [person for person in people if person[0] in around] or people


def people_beside(question: Question, left: range, idle: frozenset[int]) -> list[Someone]:
    """Who is named among the words of a sentence that nothing else explains."""
    folded, small = question.words.folded, question.lexicon.small
    pieces = runs(left, (at for at in left if at in idle or folded[at] in small))
    singles = [range(at, at + 1) for piece in pieces for at in piece]
    tried = dict.fromkeys(question.words.written(piece) for piece in (*filter(None, pieces), *singles))
    return next(filter(None, map(question.known.people, islice(tried, NAMES_TRIED))), [])


def _people_entities(known: Known, people: Sequence[Someone]) -> tuple[Entity, ...]:
    names = [name for _, name in people]
    return tuple(
        Entity("person", str(key), name, known.apart(key) if names.count(name) > 1 else "")
        for key, name in people
    )


def find_action(question: Question, span: range) -> Found:
    """The actions of the asker's own plan whose text holds every word with a weight of its own."""
    span = question.trimmed(span)
    if not span:
        return Found()
    lexicon = question.lexicon
    written = fold(word for word in cut(question.words.folded, span) if word not in lexicon.small)
    weighty = tuple(word for word in written if not any(like(word, each) for each in lexicon.generic))
    if not weighty:
        return Found(used=frozenset(span))
    texts = {
        Entity("action", str(key), text): fold(split(text, lexicon.short_forms).folded)
        for key, text in question.known.actions
    }
    wholly = tuple(action for action, text in texts.items() if _holds(text, written))
    best = wholly or tuple(action for action, text in texts.items() if _holds(text, weighty))
    return Found(best, frozenset(span)) if best else unknown(question, span)


def _holds(text: Name, words: Name) -> bool:
    return all(any(like(word, each) for each in text) for word in words)


def find_day(question: Question, span: range) -> Found:
    """A day; words after it may be left over. One that is past or has two readings is none."""
    today = question.known.now.astimezone(ZoneInfo(question.known.zone)).date()
    for size in range(len(span), max(0, len(span) - DAY_TAIL), -1):
        try:
            day = read_day(question.words.written(span[:size]), today).isoformat()
        except NotUnderstood as problem:
            if problem.key != "answer.day_unknown":
                return Found(used=frozenset(span), unknown=question.words.written(span))
        else:
            return Found((Entity("date", day, day),), frozenset(span[:size]))
    return unknown(question, span)


def find_zone(question: Question, span: range) -> Found:
    """A time zone by its IANA name or by its city."""
    for size in range(len(span), 0, -1):
        written = question.words.written(span[:size])
        if zone := question.zones.get(written.casefold().replace(" ", "_")):
            return Found((Entity("timezone", zone, zone),), frozenset(span[:size]))
    return unknown(question, span)


def find_hours(question: Question, span: range) -> Found:
    """From when to when, as minutes after midnight."""
    hours = read_hours(question.words.written(span))
    if hours is None:
        return unknown(question, span)
    key = f"{hours[0]}-{hours[1]}"
    return Found((Entity("hours", key, key),), frozenset(span))


def find_days(question: Question, span: range) -> Found:
    """Days of the week."""
    days = read_days(question.words.written(span))
    return Found((Entity("days", days, days),), frozenset(span)) if days else unknown(question, span)


def find_number(question: Question, span: range) -> Found:
    """A small number, in digits or as a word."""
    word = question.words.folded[span[0]]
    number = word if word.isdecimal() else NUMBERS.get(word)
    return Found((Entity("number", number, number),), frozenset(span)) if number else unknown(question, span)
