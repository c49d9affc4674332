"""Small edits without a file: a text is chosen on cards, changed in a form, and checked like anything else.

A form that belongs to no dialogue has the dialogue number 0; its step names the text. What is typed is kept
when the form is closed. Several edits add up until they are published or left.
"""

from conversations.answers.asked import Asked, key_of
from conversations.content import choosing
from conversations.content.frameworks import loaded
from conversations.content.places import (
    Place,
    change_framework,
    change_guide,
    change_phrase,
    in_framework,
    in_guide,
)
from conversations.content.shelves import what_of
from conversations.content.taking import have_checked
from conversations.library import DEFAULT_LANGUAGE
from conversations.messages import Drafted, Form, FormField, Immediate, Page, Searched, Slot, Submitted
from conversations.permissions import Action, Thing
from conversations.phrasebook import mistakes_in, read_phrases
from conversations.problems import StaleAnswer
from conversations.reading import LONGEST_TEXT
from conversations.underway import Turn
from conversations.wording import clean, plain
from frameworks.model import Framework
from storage.content import ContentKind, DraftStatus

NO_DIALOGUE = 0
EDIT = "edit"
FIELD = "text"


def choose(turn: Turn, asked: Asked) -> None:
    """Which text?"""
    kind, name = what_of(turn, asked)
    if kind == "lessons":
        raise StaleAnswer("content.gone")  # lessons come as a file; no button leads here
    if kind == "framework":
        turn.tell(choosing.in_framework(turn.scene, _framework(turn), asked))
    elif kind == "guide":
        turn.tell(choosing.in_guide(turn.scene, name, _source(turn, kind, name), asked))
    else:
        turn.tell(choosing.in_phrases(turn.scene, turn.house.phrases.templates[DEFAULT_LANGUAGE], asked))


def again(turn: Turn, asked: Asked) -> None:
    """Go on with a draft that was refused."""
    draft = turn.scene.guarded.content_draft(key_of(asked, "draft"))
    choose(turn, Asked(asked.intent, {"what": draft.kind, "guide": draft.name}))


# ── what is edited ──────────────────────────────────────────────────────────────────────────────────────────


def _source(turn: Turn, kind: ContentKind, name: str) -> str:
    """What the next edit goes on from: an open draft of the speaker's, else what is in force."""
    guarded = turn.scene.guarded
    statuses: tuple[DraftStatus, ...] = ("open",) if kind == "phrases" else ("open", "refused")
    for status in statuses:
        draft = guarded.own_draft(kind, name, status)
        if draft and draft.source and not guarded.overtaken(draft) and (draft.path or status == "open"):
            return draft.source
    if kind == "guide":
        return turn.house.guides.named(name).source
    if kind == "phrases":
        newest = next(iter(guarded.publications(kind, name)), None)
        return newest.source if newest else ""
    return guarded.framework.model_dump_json()


def _framework(turn: Turn) -> Framework:
    return loaded(_source(turn, "framework", "framework"))


def _place(turn: Turn, kind: ContentKind, name: str, path: str) -> Place:
    """The text that is edited.

    Raises:
        StaleAnswer: when it is not there any more.
    """
    if kind == "framework":
        return in_framework(_framework(turn), path)
    if kind == "guide":
        found = next((each for each in in_guide(_source(turn, kind, name)) if each.path == path), None)
    else:
        text = {**turn.house.phrases.templates[DEFAULT_LANGUAGE], **_own(turn, name).get("en", {})}.get(path)
        found = Place(path, path, text.strip()) if text is not None else None
    if found is None:
        raise StaleAnswer("content.gone")
    return found


def _own(turn: Turn, name: str) -> dict[str, dict[str, str]]:
    known = turn.base.phrases.templates[DEFAULT_LANGUAGE]
    written = read_phrases(_source(turn, "phrases", name), known)
    return {language: dict(phrases) for language, phrases in written.items()}


def _changed(turn: Turn, kind: ContentKind, name: str, path: str, text: str) -> str:
    if kind == "framework":
        return change_framework(_framework(turn), path, text).model_dump_json()
    if kind == "guide":
        return change_guide(_source(turn, kind, name), path, text)
    return change_phrase(_own(turn, name), DEFAULT_LANGUAGE, path, text)


# ── the form ────────────────────────────────────────────────────────────────────────────────────────────────


def open_form(turn: Turn, asked: Asked) -> None:
    """Open the form for one text, with what it says now or what was typed before."""
    if not turn.can_open:
        raise StaleAnswer("content.gone")
    kind, name = what_of(turn, asked)
    place = _place(turn, kind, name, asked.entities.get("path", ""))
    typed = turn.scene.guarded.own_draft(kind, name, "typing", place.path)
    turn.immediate = Immediate(form=_form(turn, kind, name, place, typed.source if typed else place.text))


def _form(turn: Turn, kind: ContentKind, name: str, place: Place, text: str) -> Form:
    scene = turn.scene
    field = FormField(
        name=FIELD,
        label=scene.line("content.form_label"),
        kind="text",
        hint=scene.line("content.form_hint" if kind == "framework" else "content.form_names"),
        required=place.needed,
        value=text or None,
    )
    title = scene.line(f"content.the_{kind}", name=name)
    return Form(
        slot=Slot(dialogue=NO_DIALOGUE, step=f"{kind}:{name}:{place.path}"),
        title=title[:1].upper() + title[1:],
        pages=(Page(title=choosing.called(scene, place), fields=(field,)),),
        submit=scene.line("content.form_submit"),
        audience=scene.say("audience.only_you"),
    )


def in_a_form(turn: Turn, inbound: Submitted | Drafted | Searched) -> None:
    """What is typed into such a form, kept or checked."""
    turn.scene.guarded.check(Thing.CONTENT, Action.WRITE, turn.person.id)
    what, _, rest = inbound.slot.step.partition(":")
    name, _, path = rest.partition(":")
    kind, name = what_of(turn, Asked("content", {"what": what, "guide": name}))
    place = _place(turn, kind, name, path)
    if isinstance(inbound, Searched):
        return
    text = _typed(inbound)
    if isinstance(inbound, Drafted):
        turn.scene.guarded.keep_draft(kind, name, text, "typing", path=path)
    elif problem := _problem(turn, kind, place, text):
        turn.immediate = Immediate(errors={FIELD: problem})
    else:
        _submit(turn, kind, name, place, text)


def _typed(inbound: Submitted | Drafted) -> str:
    value = inbound.values.get(FIELD, "")
    return clean(value if isinstance(value, str) else "").strip()


def _problem(turn: Turn, kind: ContentKind, place: Place, text: str) -> str | None:
    """What is wrong with what was typed, as far as it shows at once."""
    say = turn.scene.say
    if not text and place.needed:
        return plain(say("answer.empty"))
    if len(text) > LONGEST_TEXT:
        return plain(say("answer.too_long", limit=LONGEST_TEXT, length=len(text)))
    if text == place.text.strip():
        return plain(say("content.form_same"))
    if kind == "phrases":
        known = turn.base.phrases.templates[DEFAULT_LANGUAGE]
        return next(iter(mistakes_in(place.path, text, known)), None)
    return None


def _submit(turn: Turn, kind: ContentKind, name: str, place: Place, text: str) -> None:
    source = _changed(turn, kind, name, place.path, text)
    typed = turn.scene.guarded.own_draft(kind, name, "typing", place.path)
    if typed:
        turn.scene.guarded.leave_draft(typed)
    turn.immediate = Immediate(close=True)
    have_checked(turn, kind, name, source, path=EDIT)
