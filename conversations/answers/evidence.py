"""The evidence that somebody keeps of what they can do: what was kept, the list, and how a piece goes."""

from collections import Counter
from collections.abc import Iterable

from conversations.answers.asked import Asked, button, key_of, value_of
from conversations.messages import Button, Link, Message, Part, Spans
from conversations.paragraphs import paragraphs
from conversations.scene import Scene
from storage.evidence import Evidence

SHOWN = 20
"""Pieces on one card; the earlier ones are a press away."""
SURE = "yes"


def kept_card(scene: Scene, key: int) -> Message:
    """What was just kept, who sees it, and where it is found again."""
    piece = scene.guarded.piece(key)
    return Message(
        summary=scene.line("evidence.summary"),
        body=paragraphs(scene.say("evidence.kept"), _told(scene, piece), scene.say("evidence.found")),
        buttons=(_show(scene), _remove(scene, piece, "button.evidence_take_back")),
        audience=scene.say("audience.only_you"),
    )


def answer_my_evidence(scene: Scene, asked: Asked) -> Message:
    """What the asker keeps, by competency, the newest first."""
    everything = scene.guarded.evidence
    begin = max(0, value_of(asked, "from", int)) if "from" in asked.entities else 0
    end = begin + SHOWN
    ways = [button(scene, "button.evidence_keep", "log_evidence")]
    if len(everything) > end:
        ways.insert(0, button(scene, "button.evidence_earlier", "my_evidence", **{"from": str(end)}))
    return Message(
        summary=scene.line("evidence.summary"),
        body=scene.say("evidence.opening" if everything else "evidence.none"),
        hint=scene.say("evidence.how"),
        parts=tuple(
            Part(body=_told(scene, each), buttons=(_remove(scene, each, "button.evidence_remove"),))
            for each in _by_competency(everything[begin:end])
        ),
        buttons=tuple(ways),
        audience=scene.say("audience.only_you"),
    )


def _by_competency(pieces: Iterable[Evidence]) -> list[Evidence]:
    """Together what is for one competency; first the one with the newest piece."""
    grouped: dict[str, list[Evidence]] = {}
    for each in pieces:
        grouped.setdefault(each.competency_key, []).append(each)
    return [each for group in grouped.values() for each in group]


def answer_remove_evidence(scene: Scene, asked: Asked) -> Message:
    """Ask once, then remove a piece for good."""
    key = key_of(asked, "evidence")
    sure = asked.entities.get("sure") == SURE
    piece = scene.guarded.remove_evidence(key) if sure else scene.guarded.piece(key)
    given = {"evidence": str(key), "sure": SURE}
    confirm = () if sure else (button(scene, "button.evidence_sure", "remove_evidence", **given),)
    question = paragraphs(_told(scene, piece), scene.say("evidence.remove"))
    return Message(
        summary=scene.line("evidence.summary"),
        body=scene.say("evidence.removed") if sure else question,
        buttons=(*confirm, _show(scene)),
        audience=scene.say("audience.only_you"),
    )


def evidence_line(scene: Scene) -> tuple[Message, ...]:
    """For the home: how much there is, and the way to it; nothing where there is none."""
    count = len(scene.guarded.evidence)
    if not count:
        return ()
    body = scene.say("evidence.count", count=count)
    audience = scene.say("audience.only_you")
    summary = scene.line("evidence.summary")
    return (Message(summary=summary, body=body, buttons=(_show(scene),), audience=audience),)


def counted(scene: Scene, competencies: Iterable[str]) -> Spans:
    """How many pieces the asker keeps for each of these, in one line; nothing where there is none."""
    counts = Counter(each.competency_key for each in scene.guarded.evidence)
    told = [
        scene.line("evidence.counted_one", competency=_named(scene, key), count=counts[key])
        for key in competencies
        if counts[key]
    ]
    return scene.say("evidence.counted", told=told) if told else ()


def _told(scene: Scene, piece: Evidence) -> Spans:
    link = Link(text=scene.line("evidence.link"), url=piece.permalink) if piece.permalink else None
    competency = _named(scene, piece.competency_key)
    return scene.say(
        "evidence.piece", competency=competency, day=scene.day(piece.at), note=piece.note, link=link
    )


def _named(scene: Scene, key: str) -> str:
    """What a competency is called; its key where the framework in force no longer holds it."""
    return next((each.name for each in scene.guarded.framework.competencies if each.key == key), key)


def _show(scene: Scene) -> Button:
    return button(scene, "button.evidence_show", "my_evidence")


def _remove(scene: Scene, piece: Evidence, label: str) -> Button:
    return button(scene, label, "remove_evidence", evidence=str(piece.id))
