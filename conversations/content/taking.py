"""A file that somebody attached: only the people team's is read, and then it is checked as slow work."""

import base64
import binascii

from conversations.content import people
from conversations.content.kinds import is_of_people, kind_of, text_of
from conversations.messages import File, Message, Uploaded
from conversations.problems import NotAllowed, NotUnderstood
from conversations.underway import Turn
from storage.content import ContentKind

JOB = "content"
AGAIN = "again"
"""The path of a draft that was brought as a file and is checked again."""
LARGEST = 5 * 1024 * 1024
"""Bytes; the largest real framework seen has a quarter of a million."""
_MEGABYTE = 1024 * 1024
_SHOWN_NAME = 80


def take(turn: Turn, uploaded: Uploaded) -> None:
    """Keep a file as a draft, and have it checked.

    Raises:
        NotAllowed: for whoever is not of the people team; nothing of the file is read.
        NotUnderstood: when it is nothing that can be read here.
    """
    if not turn.scene.guarded.keeps_content:
        raise NotAllowed("content.not_yours")
    name = uploaded.file.name[:_SHOWN_NAME]
    content = _content(uploaded.file)
    if is_of_people(name, content):
        people.look_at(turn, name, base64.b64encode(content).decode("ascii"))
        return
    source = text_of(name, content)
    if not source.strip():
        raise NotUnderstood("content.empty", file=name)
    kind, called = kind_of(source)
    have_checked(turn, kind, called, source, file=name)


def _content(file: File) -> bytes:
    if len(file.content) > LARGEST * 4 // 3 + 4:
        raise NotUnderstood("content.too_large", most=LARGEST // _MEGABYTE)
    try:
        return base64.b64decode(file.content, validate=True)
    except binascii.Error:
        raise NotUnderstood("content.broken") from None


def have_checked(  # noqa: PLR0913 - what it is, and where it came from
    turn: Turn, kind: ContentKind, name: str, source: str, *, path: str = "", file: str = ""
) -> None:
    """Keep a draft, queue its check, and say so."""
    scene = turn.scene
    key = scene.guarded.keep_draft(kind, name, source, "checking", path=path, file=file)
    turn.unit.jobs.queue(JOB, {"draft": key}, turn.person.id, turn.now, f"{JOB}:{key}")
    said = scene.say("content.working", what=file or scene.line(f"content.the_{kind}", name=name))
    turn.tell(Message(summary=scene.line("content.summary"), body=said))
