"""Where words come from: guides and phrases, shipped with the house or written by the people team.

Of three that say something different the later one counts: what is shipped, the operator's files
(`TRELLIS_CONTENT_DIR`), what the people team published in the chat.
"""

import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import yaml

from conversations.guide import Guide, GuideMistakes, parse
from conversations.messages import Spans
from conversations.phrasebook import PhraseMistakes, Written, read_phrases
from conversations.problems import NotFound
from conversations.slips import is_slip
from conversations.wording import Wording
from frameworks.model import same_name_key

HERE = Path(__file__).parent
DEFAULT_LANGUAGE = "en"

log = logging.getLogger("trellis.library")


@dataclass(frozen=True)
class Phrases:
    """Every sentence that is not part of a guide, by language and key."""

    templates: Mapping[str, Mapping[str, str]]
    wordings: Mapping[str, Wording]

    @classmethod
    def read(cls, shipped: Path, own: Path | None = None) -> "Phrases":
        """Load the shipped phrases, and the organisation's own over them, by language and key.

        Raises:
            PhraseMistakes: with everything in the organisation's own file that would not work.
        """
        templates = _languages(shipped)
        phrases = cls(templates, {language: Wording(language) for language in templates})
        return phrases.with_own(read_phrases(_read(own), templates[DEFAULT_LANGUAGE])) if own else phrases

    def with_own(self, own: Written) -> "Phrases":
        """The same with others over them; what no longer is a phrase is passed over."""
        known = self.templates[DEFAULT_LANGUAGE]
        templates = dict(self.templates)
        for language, written in own.items():
            kept = {key: text for key, text in written.items() if key in known}
            templates[language] = {**templates.get(language, {}), **kept}
        return Phrases(templates, {each: self.wordings.get(each) or Wording(each) for each in templates})

    def spans(self, language: str, key: str, names: Mapping[str, object]) -> Spans:
        """One phrase, in this language where it is put in it, else in English.

        Raises:
            KeyError: for a key that no file holds; `tests/test_content.py` finds these.
        """
        spoken = language if key in self.templates.get(language, {}) else DEFAULT_LANGUAGE
        return self.wordings[spoken].spans(self.templates[spoken][key], names)

    def wording(self, language: str) -> Wording:
        """Who renders texts in this language."""
        return self.wordings.get(language, self.wordings[DEFAULT_LANGUAGE])

    def command(self, text: str) -> str | None:
        """The command that somebody typed in any language, as `back`; None for other words."""
        typed = _folded(text).strip(" .!")
        return self.commands.get(typed) or self._meant(typed.strip(" .!?"))

    def _meant(self, typed: str) -> str | None:
        """The same without its question mark, or with a slip of the keys that leads to one command alone."""
        if typed in self.commands or len(typed) > self._longest_command + 1:
            return self.commands.get(typed)
        meant = {command for words, command in self.commands.items() if is_slip(typed, words)}
        return meant.pop() if len(meant) == 1 else None

    @cached_property
    def _longest_command(self) -> int:
        return max(map(len, self.commands), default=0)

    def means_me(self, text: str) -> bool:
        """Whether somebody means themselves, in any language."""
        return same_name_key(text) in set(map(same_name_key, self.listed("answer.me")))

    def listed(self, key: str) -> tuple[str, ...]:
        """What people may write for something, in any language: a phrase that is a list with commas."""
        lines = (templates.get(key, "") for templates in self.templates.values())
        return tuple(word.strip() for line in lines for word in line.split(",") if word.strip())

    @cached_property
    def commands(self) -> Mapping[str, str]:
        """Every word that means a command, folded."""
        return {
            _folded(word): key.removeprefix("words.")
            for templates in self.templates.values()
            for key, line in templates.items()
            if key.startswith("words.")
            for word in line.split(",")
        }


def _folded(words: str) -> str:
    """What two ways to type a command share: letter case and apostrophes do not count."""
    return same_name_key(words).replace("'", "").replace("\u2019", "")


def _languages(path: Path) -> dict[str, dict[str, str]]:
    """The shipped file of phrases: languages on top, then groups, then keys."""
    languages = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {language: _flat(groups) for language, groups in languages.items()}


def _read(own: Path) -> str:
    try:
        return own.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise PhraseMistakes(("The file is not text in UTF-8.",)) from None


def _flat(groups: Mapping[str, object], above: str = "") -> dict[str, str]:
    flat: dict[str, str] = {}
    for key, value in groups.items():
        name = f"{above}{key}"
        flat |= _flat(value, f"{name}.") if isinstance(value, dict) else {name: str(value)}
    return flat


@dataclass(frozen=True)
class Guides:
    """Guides by name, and every revision that has been read, by its content hash.

    A running dialogue keeps the revision it began with; its source lies in the database.
    """

    current: Mapping[str, Guide]
    revisions: dict[str, Guide] = field(default_factory=dict)

    @classmethod
    def read(cls, *folders: Path) -> "Guides":
        """Load every guide; a later folder's guide takes the place of an earlier one of the same name."""
        guides = [
            parse(path.read_text(encoding="utf-8"))
            for folder in folders
            for path in sorted(folder.glob("*.yaml"))
        ]
        return cls({guide.guide: guide for guide in guides}, {guide.revision: guide for guide in guides})

    def with_own(self, sources: Iterable[str]) -> "Guides":
        """The same with others over them. One that cannot be read any more leaves the one below in use."""
        current, revisions = dict(self.current), dict(self.revisions)
        for source in sources:
            try:
                guide = parse(source)
            except GuideMistakes:
                log.exception("a published guide cannot be read any more")
                continue
            current[guide.guide] = revisions[guide.revision] = guide
        return Guides(current, revisions)

    def named(self, name: str) -> Guide:
        """The guide that new dialogues begin with.

        Raises:
            NotFound: when there is none of this name.
        """
        if name not in self.current:
            raise NotFound("not_found.guide", name=name)
        return self.current[name]

    @property
    def situations(self) -> Mapping[str, str]:
        """What a manager can choose a talk by, by the name of its guide."""
        offered = sorted(self.current.values(), key=lambda guide: guide.guide)
        return {guide.guide: guide.situation for guide in offered if guide.situation}

    def pinned(self, revision: str, source: Callable[[], str]) -> Guide:
        """The guide of a running dialogue; `source` is asked only for one that was not read before."""
        if revision not in self.revisions:
            self.revisions[revision] = parse(source())
        return self.revisions[revision]
