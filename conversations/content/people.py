"""A file of people on its way: read and compared as slow work, shown, and brought in on a press.

What reads such a file stands a floor above (`bot.roster`); here stand its cards and presses. Each press
queues a job, which that floor does.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

from conversations.answers.asked import Asked, button, key_of
from conversations.content.cards import said
from conversations.messages import Button, Message, Spans
from conversations.paragraphs import bullets, lines, paragraphs
from conversations.permissions import Action, Thing
from conversations.problems import StaleAnswer
from conversations.scene import Scene
from conversations.underway import Turn
from storage.content import ContentDraft

INTENT = "people_file"
KIND: Literal["people"] = "people"
LOOK, BRING, LOOK_BACK, TAKE_BACK = "people_look", "people_bring", "people_look_back", "people_take_back"
SHOWN = 14
"""Lines that stand on a card; the others are behind *more*."""
Told = tuple[str, tuple[str, ...]]
"""A sentence, and what is listed under it."""


def grouped(said: Iterable[str]) -> tuple[Told, ...]:
    """Lines as the command line prints them: what begins with a dash is listed under the line before."""
    found: list[tuple[str, list[str]]] = []
    for line in said:
        if line.startswith("- ") and found:
            found[-1][1].append(line.removeprefix("- "))
        else:
            found.append((line, []))
    return tuple((line, tuple(listed)) for line, listed in found)


@dataclass(frozen=True)
class Found:
    """What bringing a file in would do.

    Args:
        told: paragraphs, each a sentence with what is listed under it; the most important first.
        mistakes: lines that cannot be used, each with its mend; then nothing can be brought in.
        empty: whether everything is known already.
        undecided: whether it matters if what differs is a change or a correction.
    """

    told: tuple[Told, ...] = ()
    mistakes: tuple[str, ...] = ()
    empty: bool = False
    undecided: bool = False


def look_at(turn: Turn, name: str, source: str) -> None:
    """Keep a file, and have it looked at."""
    key = turn.scene.guarded.keep_draft(KIND, KIND, source, "checking", file=name)
    _queue(turn, LOOK, {"draft": key}, f"{LOOK}:{key}")


def card(scene: Scene, draft: ContentDraft, found: Found, *, hold: bool) -> Message:
    """What was found, and the ways on."""
    told = tuple((each, ()) for each in found.mistakes) if found.mistakes else found.told
    shown, rest = _drawn(scene, told)
    key = "mistakes" if found.mistakes else "known" if found.empty else "shown"
    return Message(
        summary=scene.line("content.summary"),
        body=paragraphs(scene.say(f"people_file.{key}", file=draft.file), shown),
        more=rest,
        hint=scene.say("people_file.undecided") if found.undecided and not found.mistakes else (),
        buttons=_ways(scene, draft, found, hold=hold),
        audience=scene.say("audience.only_you"),
    )


def _drawn(scene: Scene, told: tuple[Told, ...]) -> tuple[Spans, Spans]:
    """The first paragraphs as far as a card holds them, and the rest."""
    drawn = [
        lines(
            scene.say("content.line", text=line),
            bullets(scene.say("content.line", text=each) for each in listed),
        )
        for line, listed in told
    ]
    counted = accumulate(1 + len(listed) for _, listed in told)
    most = sum(count <= SHOWN for count in counted) or 1
    return paragraphs(*drawn[:most]), paragraphs(*drawn[most:])


def _ways(scene: Scene, draft: ContentDraft, found: Found, *, hold: bool) -> tuple[Button, ...]:
    if found.empty:
        return ()
    names: tuple[str, ...] = ("bring", "leave")
    if found.mistakes:
        names = ("hold", "leave")
    elif found.undecided:
        names = ("changes", "corrections", "leave")
    given = {"draft": str(draft.id), **({"held": "yes"} if hold else {})}
    return tuple(button(scene, f"button.people_{do}", INTENT, do=do, **given) for do in names)


def back_card(scene: Scene, told: tuple[Told, ...], step: int | None, *, possible: bool) -> Message:
    """What taking the last import back would mean."""
    if step is None:
        return said(scene, "people_file.no_import")
    shown, rest = _drawn(scene, told)
    ways = (button(scene, "button.people_back_now", INTENT, do="back_now", step=str(step)),)
    return Message(
        summary=scene.line("content.summary"),
        body=paragraphs(scene.say("people_file.back"), shown),
        more=rest,
        buttons=ways if possible else (),
        audience=scene.say("audience.only_you"),
    )


def done_card(scene: Scene, key: str) -> Message:
    """It was brought in, or taken back."""
    ways = (button(scene, "button.people_back", INTENT, do="back"),) if key == "people_file.done" else ()
    return said(scene, key).model_copy(update={"buttons": ways})


def answer_people_file(turn: Turn, asked: Asked) -> None:
    """Do what was pressed.

    Raises:
        NotAllowed: for whoever is not of the people team of the whole organisation.
        StaleAnswer: for a file that was brought in or left already.
    """
    turn.scene.guarded.check(Thing.CONTENT, Action.WRITE, turn.person.id)
    do = DEEDS.get(asked.entities.get("do", "back"))
    if do is None:
        raise StaleAnswer("content.gone")
    do(turn, asked)


def _draft(turn: Turn, asked: Asked) -> ContentDraft:
    draft = turn.scene.guarded.content_draft(key_of(asked, "draft"))
    if draft.kind != KIND or draft.status != "open":
        raise StaleAnswer("content.gone")
    return draft


def _bring(*, correction: bool) -> Callable[[Turn, Asked], None]:
    def bring(turn: Turn, asked: Asked) -> None:
        key, hold = _draft(turn, asked).id, "held" in asked.entities
        args = {"draft": key, "correction": correction, "hold": hold}
        _queue(turn, BRING, args, f"{BRING}:{key}")

    return bring


def _hold(turn: Turn, asked: Asked) -> None:
    key = _draft(turn, asked).id
    _queue(turn, LOOK, {"draft": key, "hold": True}, f"{LOOK}:{key}:hold")


def _leave(turn: Turn, asked: Asked) -> None:
    turn.scene.guarded.leave_draft(_draft(turn, asked))
    turn.tell(said(turn.scene, "content.left"))


def _back(turn: Turn, _asked: Asked) -> None:
    _queue(turn, LOOK_BACK, {}, f"{LOOK_BACK}:{turn.event}")


def _back_now(turn: Turn, asked: Asked) -> None:
    step = key_of(asked, "step")
    _queue(turn, TAKE_BACK, {"step": step}, f"{TAKE_BACK}:{step}")


def _queue(turn: Turn, kind: str, args: Mapping[str, object], key: str) -> None:
    turn.unit.jobs.queue(kind, dict(args), turn.person.id, turn.now, key)
    turn.tell(said(turn.scene, "people_file.working"))


DEEDS: Mapping[str, Callable[[Turn, Asked], None]] = {
    "bring": _bring(correction=False),
    "changes": _bring(correction=False),
    "corrections": _bring(correction=True),
    "hold": _hold,
    "leave": _leave,
    "back": _back,
    "back_now": _back_now,
}
