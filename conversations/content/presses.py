"""What is done with content by word or by button, each `do` one function."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from conversations.answers.asked import Asked, key_of
from conversations.content import edits, previews, revisions, shelves
from conversations.content.cards import draft_button, said, settled
from conversations.content.frameworks import loaded, successions
from conversations.content.phrases import BACK
from conversations.content.taking import AGAIN, have_checked
from conversations.guide import parse
from conversations.permissions import Action, Thing
from conversations.problems import StaleAnswer
from conversations.underway import Turn
from frameworks.diff import changes
from storage.content import ContentDraft, DraftStatus

OVER: Mapping[DraftStatus, str] = {
    "published": "content.published_already",
    "left": "content.left_already",
    "refused": "content.refused_already",
    "checking": "content.still_checking",
}


def answer_content(turn: Turn, asked: Asked) -> None:
    """Do what is asked for with frameworks, guides and phrases.

    Raises:
        NotAllowed: for whoever is not of the people team of the whole organisation.
    """
    turn.scene.guarded.check(Thing.CONTENT, Action.READ, turn.person.id)
    if words := asked.entities.get("content"):
        verb, _, what = words.partition(" ")
        asked = replace(asked, entities={"do": verb, "what": what, **asked.entities})
    do = DEEDS.get(asked.entities.get("do", ""))
    if do is None:
        raise StaleAnswer("content.gone")
    do(turn, asked)


def _draft(turn: Turn, asked: Asked) -> ContentDraft:
    """The draft that a card is about, while it can be published.

    Raises:
        StaleAnswer: with what became of it.
    """
    draft = turn.scene.guarded.content_draft(key_of(asked, "draft"))
    if draft.status != "open":
        raise StaleAnswer(OVER.get(draft.status, "content.gone"))
    return draft


def _publish(turn: Turn, asked: Asked) -> None:
    """Put it in force, once however often it is pressed."""
    draft, scene = _draft(turn, asked), turn.scene
    if newer := scene.guarded.overtaken(draft):
        told = said(scene, "content.overtaken", name=scene.guarded.name_of(newer.by))
        turn.tell(told.model_copy(update={"buttons": (draft_button(scene, draft, "recheck"),)}))
        return
    if draft.kind == "framework":
        new = loaded(draft.source)
        found = changes(scene.guarded.framework, new)
        scene.guarded.publish_framework(draft, new, successions(found))
    else:
        revision = parse(draft.source).revision if draft.kind == "guide" and draft.source else ""
        scene.guarded.publish_words(draft, revision)
    if draft.card:
        turn.tell(settled(scene, draft, "content.published_on", day=scene.today), replaces=draft.card)
    running = scene.guarded.under_way(draft.name) if draft.kind == "guide" else 0
    what = scene.line(f"content.the_{draft.kind}", name=draft.name)
    turn.tell(said(scene, f"content.published_{draft.kind}", what=what, count=running))


def _recheck(turn: Turn, asked: Asked) -> None:
    """Check it against what is in force by now."""
    draft = _draft(turn, asked)
    path = draft.path or AGAIN
    have_checked(turn, draft.kind, draft.name, draft.source, path=path, file=draft.file)


def _leave(turn: Turn, asked: Asked) -> None:
    draft = _draft(turn, asked)
    turn.scene.guarded.leave_draft(draft)
    if draft.card:
        turn.tell(settled(turn.scene, draft, "content.left"), replaces=draft.card)
    turn.tell(said(turn.scene, "content.left"))


def _see(side: previews.View) -> Callable[[Turn, Asked], None]:
    def see(turn: Turn, asked: Asked) -> None:
        for message in previews.preview(turn, _draft(turn, asked), side, asked):
            turn.tell(message)

    return see


def _go_back(turn: Turn, asked: Asked) -> None:
    """An earlier revision is looked at and published like anything else."""
    kind, name, source = revisions.earlier(turn, asked)
    have_checked(turn, kind, name, source, path=BACK)


DEEDS: Mapping[str, Callable[[Turn, Asked], None]] = {
    "publish": _publish,
    "leave": _leave,
    "recheck": _recheck,
    "see_employee": _see("employee"),
    "see_manager": _see("manager"),
    "see_texts": _see("texts"),
    "show": shelves.show,
    "revisions": revisions.revisions,
    "back": _go_back,
    "download": shelves.download,
    "edit": edits.choose,
    "write": edits.open_form,
    "again": edits.again,
}
