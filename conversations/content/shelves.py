"""What is in force, shown to those who keep it: with its revisions, and as a file to take along."""

import base64

from conversations.answers.asked import Asked
from conversations.content import frameworks, lessons, phrases
from conversations.content.cards import content_button, part
from conversations.guide import PARTIES, Guide
from conversations.library import DEFAULT_LANGUAGE
from conversations.messages import Button, File, Message, Spans
from conversations.paragraphs import bullets, lines
from conversations.phrasebook import read_phrases, write_phrases
from conversations.problems import NotFound, StaleAnswer
from conversations.scene import PersonView, Scene
from conversations.underway import Turn
from conversations.wording import Wording
from frameworks.document import write
from storage.content import ContentKind

YAML = "application/yaml"


def title(guide: Guide) -> str:
    """A guide's title with a gap for each name."""
    gaps = {party: PersonView(0, "…") for party in PARTIES} | dict.fromkeys(guide.given, "…")
    return Wording().line(guide.title, gaps)


def what_of(turn: Turn, asked: Asked) -> tuple[ContentKind, str]:
    """What is meant, and the name under which it is kept.

    Raises:
        NotFound: for a guide that there is not.
        StaleAnswer: for what no button of ours carries.
    """
    what = asked.entities.get("what", "")
    if what == "guide":
        called = asked.entities.get("guide", "")
        if called not in turn.house.guides.current:
            near = ", ".join(sorted(turn.house.guides.current))
            raise NotFound("content.no_guide", name=asked.unknown_words or called, near=near)
        return "guide", called
    match what:
        case "framework":
            return "framework", frameworks.NAME
        case "phrases":
            return "phrases", phrases.NAME
        case "lessons":
            return "lessons", lessons.NAME
    raise StaleAnswer("content.gone")


def buttons(scene: Scene, kind: ContentKind, name: str, *which: str) -> tuple[Button, ...]:
    """Ways on with something that is in force."""
    given = {"what": kind, **({"guide": name} if kind == "guide" else {})}
    return tuple(content_button(scene, do, **given) for do in which)


def show(turn: Turn, asked: Asked) -> None:
    """The framework, all guides, one guide, or the phrases."""
    if asked.entities.get("what") == "guides":
        turn.tell(_all_guides(turn))
        return
    kind, name = what_of(turn, asked)
    scene = turn.scene
    shown = {"framework": _framework, "guide": _guide, "phrases": _phrases, "lessons": _lessons}
    edit = () if kind == "lessons" else ("edit",)
    turn.tell(
        Message(
            summary=scene.line("content.summary"),
            body=shown[kind](turn, name),
            hint=scene.say("content.how"),
            buttons=buttons(scene, kind, name, *edit, "download", "revisions"),
        )
    )


def _framework(turn: Turn, _name: str) -> Spans:
    scene, published = turn.scene, turn.scene.guarded.published
    framework = published.framework
    return scene.say(
        "content.framework",
        name=framework.name,
        version=framework.version,
        families=len(framework.families),
        roles=len(framework.roles),
        competencies=len(framework.competencies),
        day=scene.day(published.published_at),
        by=scene.guarded.name_of(published.published_by),
    )


def _guide(turn: Turn, name: str) -> Spans:
    scene, guide = turn.scene, turn.house.guides.named(name)
    newest = next(iter(scene.guarded.publications("guide", name)), None)
    own = newest if newest and newest.source else None
    return lines(
        scene.say("content.guide", title=title(guide), name=name),
        scene.say(
            "content.guide_since" if own else "content.guide_below",
            day=scene.day(own.at) if own else None,
            by=scene.guarded.name_of(own.by) if own else None,
        ),
        scene.say("content.running", count=scene.guarded.under_way(name)),
    )


def _phrases(turn: Turn, name: str) -> Spans:
    newest = next(iter(turn.scene.guarded.publications("phrases", name)), None)
    own = read_phrases(newest.source, turn.house.phrases.templates[DEFAULT_LANGUAGE]) if newest else {}
    keys = [key for written in own.values() for key in written]
    said = turn.scene.say("content.phrases", count=len(turn.house.phrases.templates["en"]), own=len(keys))
    return lines(said, bullets(turn.scene.say("content.line", text=key) for key in keys[:20]))


def _lessons(turn: Turn, name: str) -> Spans:
    newest = next(iter(turn.scene.guarded.publications("lessons", name)), None)
    own = newest if newest and newest.source else None
    return lines(
        turn.scene.say("content.lessons", count=len(turn.house.lessons.lessons)),
        turn.scene.say(
            "content.guide_since" if own else "content.guide_below",
            day=turn.scene.day(own.at) if own else None,
            by=turn.scene.guarded.name_of(own.by) if own else None,
        ),
    )


def _all_guides(turn: Turn) -> Message:
    scene = turn.scene
    return Message(
        summary=scene.line("content.summary"),
        body=scene.say("content.guides"),
        parts=tuple(
            part(_guide(turn, name), *buttons(scene, "guide", name, "edit", "download", "revisions"))
            for name in sorted(turn.house.guides.current)
        ),
        hint=scene.say("content.how"),
    )


# ── files ───────────────────────────────────────────────────────────────────────────────────────────────────


def download(turn: Turn, asked: Asked) -> None:
    """What is in force, as a file that can be changed and attached again."""
    kind, name = what_of(turn, asked)
    scene = turn.scene
    if kind == "framework":
        framework = scene.guarded.framework
        name, text = framework.id, write(framework)
    elif kind == "lessons":
        text = turn.house.lessons.source
    elif kind == "guide":
        text = turn.house.guides.named(name).source
    else:
        text = write_phrases(turn.house.phrases.templates)
    content = base64.b64encode(text.encode()).decode()
    turn.tell(
        Message(
            summary=scene.line("content.summary"),
            body=scene.say("content.file", what=scene.line(f"content.the_{kind}", name=name)),
            file=File(name=f"{name}.yaml", media=YAML, content=content),
            hint=scene.say("content.how"),
        )
    )
