"""The kinds of content: how a file of each is known, and what checks it.

Whoever adds a kind of file (such as a workbook) adds a reader that makes a text of it; whoever adds a kind of
content adds a line to `EXAMINERS`, and to `presses` what is shown and published of it.
"""

import base64
import re
from collections.abc import Callable, Mapping
from pathlib import PurePath

from conversations.content import frameworks, guides, lessons, phrases
from conversations.content.examined import Desk, Examined
from conversations.problems import NotUnderstood
from frameworks.files import has_framework_sheets
from storage.content import ContentDraft, ContentKind

EXAMINERS: Mapping[ContentKind, Callable[[Desk, ContentDraft], Examined]] = {
    "framework": frameworks.examine,
    "guide": guides.examine,
    "phrases": phrases.examine,
    "lessons": lessons.examine,
}
_TOP = re.compile(r"""^["']?([\w-]+)["']?[ \t]*:[ \t]*([^\n#]*)""", re.MULTILINE)
_LANGUAGE = re.compile(r"[a-z]{2}(-[A-Za-z]{2,4})?")
_OF_A_FRAMEWORK = {
    "format", "framework", "scales", "competencies", "families", "roles", "tracks", "moves", "pay_bands",
    "bands", "resources",
}  # fmt: skip


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotUnderstood("content.not_utf8", byte=error.start) from None


def _packed(content: bytes) -> str:
    """A workbook, or CSV files in one archive: carried as it is, and opened when it is checked."""
    return frameworks.PACKED + base64.b64encode(content).decode("ascii")


READERS: Mapping[str, Callable[[bytes], str]] = {
    ".yaml": _text,
    ".yml": _text,
    ".xlsx": _packed,
    ".zip": _packed,
}
"""What makes a text of a file, by how its name ends."""


def is_of_people(name: str, content: bytes) -> bool:
    """Whether a file is a table of people: CSV, or a workbook without the sheets of a framework."""
    ending = PurePath(name).suffix.lower()
    return ending == ".csv" or (ending == ".xlsx" and not has_framework_sheets(content))


def text_of(name: str, content: bytes) -> str:
    """A file as a text.

    Raises:
        NotUnderstood: with what can be read here.
    """
    reader = READERS.get(PurePath(name).suffix.lower())
    if reader is None:
        raise NotUnderstood("content.other_file", file=name, endings=sorted(READERS))
    return reader(content)


def kind_of(source: str) -> tuple[ContentKind, str]:
    """What a text is, and the name under which it is kept.

    Raises:
        NotUnderstood: when it begins like nothing that is kept here.
    """
    if source.startswith(frameworks.PACKED):
        return "framework", frameworks.NAME
    tops = {match[1]: match[2].strip(" \"'\r") for match in _TOP.finditer(source)}
    if "guide" in tops:
        return "guide", tops["guide"][:100]
    if "lessons" in tops:
        return "lessons", lessons.NAME
    if tops.keys() & _OF_A_FRAMEWORK:
        return "framework", frameworks.NAME
    if tops and all(map(_LANGUAGE.fullmatch, tops)):
        return "phrases", phrases.NAME
    raise NotUnderstood("content.no_kind")
