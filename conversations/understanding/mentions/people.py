"""People in a text: those around the asker by any part of their name, slips included; others exactly."""

import re
import unicodedata
from collections.abc import Sequence

from rapidfuzz.distance import OSA

from conversations.understanding.interface import Entity, Someone
from conversations.understanding.mentions.model import LONGEST, OFFERED, Mention, Text
from conversations.understanding.words import END

PARTICLE = 3  # letters: shorter parts of a name, as "El", name nobody, but for a first name
SLIP, SURE_SLIP = 5, 7  # letters from which a name may hold a slip, if the word is none of English or one
_BEFORE_A_NAME = frozenset(["with", "got", "meet", "meeting", "rate", "brief", "about", "for", "of"])
_BEFORE_ANYBODY = frozenset(
    ["ha", "did", "doe", "is", "can", "show", "see", "remind", "tell", "ask", "me", "what"]
)
_DAYS = (
    "mon",
    "tue",
    "wed",
    "thu",
    "fri",
    "sat",
    "sun",
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
    "q1",
    "q2",
    "q3",
    "q4",
)
_AFTER_A_NAME = frozenset(["and", "is", "ha", "have", "want", "need"])  # "Mark and I", "Will has an hour"
_LETTERS = str.maketrans(
    {"\u0131": "i", "ø": "o", "ł": "l", "ß": "ss", "æ": "ae", "đ": "d", "'": "", "-": " "}
)
_OWN = re.compile(r"['\u2019]s?$")
_EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
Named = tuple[Someone, tuple[str, ...]]  # somebody, and the words of their name


def find_people(text: Text, taken: frozenset[int]) -> list[Mention]:
    """Everybody who is named. A name that nobody carries has no options."""
    by_mail = _by_email(text)
    taken = taken.union(*(each.span for each in by_mail))
    near = [_named(someone) for someone in _near(text)]
    found: list[Mention] = []
    at = 0
    while at < len(text.right):
        mention = None if at in taken or text.right[at] == END else _person_at(text, at, near)
        found += [mention] if mention else []
        at = mention.span.stop if mention else at + 1
    return sorted((*by_mail, *found), key=lambda each: each.span.start)


def plain_letters(name: str) -> str:
    """A name in small letters without accents, so that "Zoe" is Zoé."""
    apart = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _near(text: Text) -> list[Someone]:
    """Reports and manager; one's own name may be a colleague's as well."""
    known = text.known
    return list(dict.fromkeys((*known.reports, *([known.manager] if known.manager else []))))


def _named(someone: Someone) -> Named:
    """Somebody with the words of their name, those of a double name apart."""
    return someone, tuple(plain_letters(someone[1]).split())


def _by_email(text: Text) -> list[Mention]:
    found = []
    for match in _EMAIL.finditer(text.words.text):
        inside = [
            at
            for at, (start, end) in enumerate(text.words.places)
            if match.start() <= start < end <= match.end()
        ]
        people = text.known.people(match[0]) if inside else []
        if people:
            found.append(_mention(text, range(inside[0], inside[-1] + 1), people))
    return found


def _person_at(text: Text, at: int, near: Sequence[Named]) -> Mention | None:
    word = _letters(text, at)
    ours = _is_ours(text, at)
    around = [each for each in near if _is(word, each, slips=False)]
    if not around and _may_slip(text, at, word):
        around = [each for each in near if _is(word, each, slips=True)]
    if around and (not ours or _surname_follows(text, at, around)):
        return _told_apart(text, at, around)
    if ours or word in text.titles.vocabulary or not word.isalpha():
        return None
    return _anybody(text, at)


def _is_ours(text: Text, at: int) -> bool:
    """Whether a word is one of the subject, and is not written as a name."""
    as_name = text.words.is_name(at) and text.after(at) in _AFTER_A_NAME
    before = text.before(at) in _BEFORE_A_NAME
    return text.spelling.ours(text.words.folded[at]) and not (text.named_within(at) or as_name or before)


def _told_apart(text: Text, at: int, around: Sequence[Named]) -> Mention:
    """Somebody around the asker, unless another surname follows: then whoever is called so, or nobody."""
    mention = _grown(text, at, around)
    if len(mention.span) > 1 or not _may_be_surname(text, at + 1):
        return mention
    longer = range(at, at + 2)
    if people := text.known.people(_OWN.sub("", text.words.written(longer))):
        return _mention(text, longer, people)
    return Mention("person", longer, ()) if text.named_within(at + 1) and not text.all_names else mention


def _may_be_surname(text: Text, at: int) -> bool:
    if at >= len(text.right) or not _letters(text, at).isalpha() or text.words.owns(at - 1):
        return False
    word = text.words.folded[at]
    as_name = text.named_within(at) and not text.all_names
    return (as_name or not text.spelling.ours(word)) and not word.startswith(_DAYS)


def _anybody(text: Text, at: int) -> Mention | None:
    """Somebody of the whole directory: by two names where two stand there, else by one."""
    if _may_be_surname(text, at + 1):
        longer = range(at, at + 2)
        people = text.known.people(_OWN.sub("", text.words.written(longer)))
        if people:
            return _grown(text, at, [_named(someone) for someone in people])
    people = text.known.people(_spoken(text, at))
    found = _grown(text, at, [_named(someone) for someone in people]) if people else None
    an_english_word = text.spelling.knows(_letters(text, at)) and not text.words.is_name(at)
    if found and an_english_word and len(found.span) == 1 and not _stands_as_name(text, at):
        return None
    if (
        found
        and len(found.span) == 1
        and text.named_within(at + 1)
        and not text.all_names
        and _may_be_surname(text, at + 1)
    ):
        return Mention("person", range(at, at + 2), ())
    return found


def _stands_as_name(text: Text, at: int) -> bool:
    return text.before(at) in _BEFORE_A_NAME | _BEFORE_ANYBODY or text.words.owns(at)


def _may_slip(text: Text, at: int, word: str) -> bool:
    """Whether a word may be a name with a slip: none of ours, and an English one only if it is long."""
    written = text.words.folded[at]
    long = SURE_SLIP if text.spelling.knows(written) else SLIP
    return len(word) >= long and not text.spelling.ours(written)


def _spoken(text: Text, at: int) -> str:
    """A name as it was written, both parts of a double one."""
    stop, places = at + 1, text.words.places
    while stop < len(places) and text.words.text[places[stop - 1][1] : places[stop][0]] == "-":
        stop += 1
    return _OWN.sub("", text.words.written(range(at, stop)))


def _letters(text: Text, at: int) -> str:
    return plain_letters(_OWN.sub("", text.words.folded[at]))


def _is(word: str, named: Named, *, slips: bool) -> bool:
    """Whether a word is one of somebody's names."""
    possessive = word.removesuffix("s")
    return any(
        name in (word, possessive) or (slips and name[0] == word[0] and OSA.distance(word, name) == 1)
        for at, name in enumerate(named[1])
        if at == 0 or len(name) >= PARTICLE
    )


def _surname_follows(text: Text, at: int, people: Sequence[Named]) -> bool:
    return at + 1 < len(text.right) and any(_is(_letters(text, at + 1), each, slips=False) for each in people)


def _grown(text: Text, at: int, people: Sequence[Named]) -> Mention:
    """More words of the name leave fewer people."""
    stop = at + 1
    while stop < len(text.right) and stop - at < LONGEST:
        word = _letters(text, stop)
        fewer = [each for each in people if _is(word, each, slips=len(word) >= SLIP)]
        if not fewer:
            break
        people, stop = fewer, stop + 1
    return _mention(text, range(at, stop), [someone for someone, _ in people])


def _mention(text: Text, span: range, people: Sequence[Someone]) -> Mention:
    names = [name for _, name in people]
    return Mention(
        "person",
        span,
        tuple(
            Entity("person", str(key), name, text.known.apart(key) if names.count(name) > 1 else "")
            for key, name in people[:OFFERED]
        ),
    )
