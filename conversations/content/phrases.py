"""Phrases on their way. What a file leaves out stays; a text as it was below takes an own one back."""

from collections.abc import Iterable, Iterator, Mapping

from conversations.content.examined import Desk, Difference, Examined
from conversations.library import DEFAULT_LANGUAGE, Phrases
from conversations.phrasebook import PhraseMistakes, Written, read_phrases, write_phrases
from conversations.wording import Wording
from frameworks.model import same_name_key
from storage.content import ContentDraft

NAME = "phrases"
BACK = "back"
"""The path of a draft that is an earlier revision: it counts as a whole."""


def examine(desk: Desk, draft: ContentDraft) -> Examined:
    """Check every phrase, and say which are different."""
    published = desk.unit.publications.of("phrases", NAME)
    basis, before = (published[0].number, published[0].source) if published else (0, "")
    known = desk.base.phrases.templates[DEFAULT_LANGUAGE]
    try:
        brought = read_phrases(draft.source, known)
    except PhraseMistakes as found:
        return Examined(NAME, draft.source, basis, mistakes=found.found)
    kept = {} if draft.path == BACK else readable(before, known)
    own = _beside(desk.base.phrases, _laid_over(kept, brought))
    after = desk.base.phrases.with_own(own)
    if shared := tuple(_shared_words(after)):
        return Examined(NAME, draft.source, basis, mistakes=shared)
    changed = list(compared(desk.house.phrases, after))
    return Examined(
        name=NAME,
        source=write_phrases(own),
        basis=basis,
        advice=tuple(_no_longer_shown(changed)),
        differences=tuple(Difference("changed", "phrase", name) for name, _, _ in changed),
    )


def _shared_words(phrases: Phrases) -> Iterator[str]:
    """Words that would mean two commands."""
    meant: dict[str, str] = {}
    for templates in phrases.templates.values():
        for key, line in templates.items():
            for word in map(same_name_key, line.split(",")) if key.startswith("words.") else ():
                if meant.setdefault(word, key) != key:
                    yield f"'{word}' stands in `{meant[word]}` and in `{key}`. A word can mean one command."


def _no_longer_shown(changed: Iterable[tuple[str, str, str]]) -> Iterator[str]:
    for name, was, now in changed:
        if gone := Wording().names_in(was) - Wording().names_in(now):
            yield f"`{name}` no longer shows {', '.join(f'`{each}`' for each in sorted(gone))}."


def readable(source: str, known: Mapping[str, str]) -> Written:
    """What was published before; nothing where this version of the house cannot use it any more."""
    try:
        return read_phrases(source, known)
    except PhraseMistakes:
        return {}


def _laid_over(kept: Written, brought: Written) -> Written:
    return {each: {**kept.get(each, {}), **brought.get(each, {})} for each in {**kept, **brought}}


def _beside(base: Phrases, own: Written) -> Written:
    """Only what differs from the words below."""
    found = {}
    for language, phrases in own.items():
        below = base.templates.get(language, {})
        different = {key: text for key, text in phrases.items() if below.get(key, "").strip() != text.strip()}
        if different:
            found[language] = different
    return found


def compared(before: Phrases, after: Phrases) -> Iterator[tuple[str, str, str]]:
    """Each phrase that is different: its name, and both texts."""
    for language in {**before.templates, **after.templates}:
        old, new = before.templates.get(language, {}), after.templates.get(language, {})
        for key in {**old, **new}:
            was, now = old.get(key, ""), new.get(key, "")
            if was.strip() != now.strip():
                yield (key if language == DEFAULT_LANGUAGE else f"{key} ({language})"), was, now
