"""Where words come from: guides and phrases, shipped with the house or written by the people team."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import yaml

from conversations.guide import Guide, parse
from conversations.messages import Spans
from conversations.problems import NotFound
from conversations.wording import Wording
from frameworks.model import same_name_key

HERE = Path(__file__).parent
DEFAULT_LANGUAGE = "en"


@dataclass(frozen=True)
class Phrases:
    """Every sentence that is not part of a guide, by language and key."""

    templates: Mapping[str, Mapping[str, str]]
    wordings: Mapping[str, Wording]

    @classmethod
    def read(cls, path: Path) -> "Phrases":
        """Load a phrase file: languages on top, then groups, then keys."""
        languages = yaml.safe_load(path.read_text(encoding="utf-8"))
        templates = {language: _flat(groups) for language, groups in languages.items()}
        return cls(templates, {language: Wording(language) for language in templates})

    def spans(self, language: str, key: str, names: Mapping[str, object]) -> Spans:
        """One phrase, in this language where it is spoken here, else in English.

        Raises:
            KeyError: for a key that the file does not hold; `tests/test_content.py` finds these.
        """
        spoken = language if language in self.templates else DEFAULT_LANGUAGE
        return self.wordings[spoken].spans(self.templates[spoken][key], names)

    def wording(self, language: str) -> Wording:
        """Who renders texts in this language."""
        return self.wordings.get(language, self.wordings[DEFAULT_LANGUAGE])

    def command(self, text: str) -> str | None:
        """The command that somebody typed in any language, as `back`; None for other words."""
        typed = same_name_key(text).strip(" .!")
        return self.commands.get(typed)

    @cached_property
    def commands(self) -> Mapping[str, str]:
        """Every word that means a command, folded."""
        return {
            same_name_key(word): key.removeprefix("words.")
            for templates in self.templates.values()
            for key, line in templates.items()
            if key.startswith("words.")
            for word in line.split(",")
        }


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

    def named(self, name: str) -> Guide:
        """The guide that new dialogues begin with.

        Raises:
            NotFound: when there is none of this name.
        """
        if name not in self.current:
            raise NotFound("not_found.guide", name=name)
        return self.current[name]

    def pinned(self, revision: str, source: Callable[[], str]) -> Guide:
        """The guide of a running dialogue; `source` is asked only for one that was not read before."""
        if revision not in self.revisions:
            self.revisions[revision] = parse(source())
        return self.revisions[revision]
