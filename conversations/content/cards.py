"""The cards on which content is checked, looked at and published."""

from collections.abc import Mapping, Sequence

from conversations.answers.asked import button
from conversations.content.examined import FEW, Difference, Examined, Numbers
from conversations.messages import Button, Fact, Message, Part, Spans
from conversations.paragraphs import bullets, lines, paragraphs
from conversations.scene import Scene
from storage.content import ContentDraft, ContentKind

INTENT = "content"
SHOWN = 8
MOST = 200
"""So many changes can be read behind *more*; who changes more than that has the file."""
VIEWS: Mapping[ContentKind, tuple[str, ...]] = {
    "framework": ("employee", "manager"),
    "guide": ("employee", "manager"),
    "phrases": ("texts",),
    "lessons": ("texts",),
}


def draft_card(scene: Scene, draft: ContentDraft, found: Examined) -> Message:
    """What a check found, and the ways on."""
    what = scene.line(f"content.the_{draft.kind}", name=found.name)
    if found.mistakes:
        return _refused(scene, draft, found, what)
    if not found.differences:
        return said(scene, "content.nothing_new", what=what)
    shown, rest = _listed(scene, found.differences)
    return Message(
        summary=scene.line("content.summary"),
        body=paragraphs(
            lines(scene.say("content.can", what=what, count=len(found.differences)), bullets(shown)),
            _advice(scene, found.advice),
        ),
        facts=_facts(scene, found),
        more=bullets(rest),
        hint=scene.say("content.not_yet"),
        buttons=(*_views(scene, draft), *_ways(scene, draft)),
        audience=scene.say("audience.only_you"),
    )


def _refused(scene: Scene, draft: ContentDraft, found: Examined, what: str) -> Message:
    written = not draft.file
    listed = [scene.say("content.line", text=each) for each in found.mistakes]
    return Message(
        summary=scene.line("content.summary"),
        body=lines(
            scene.say("content.cannot", what=draft.file or what, count=len(listed)), bullets(listed[:SHOWN])
        ),
        more=bullets(listed[SHOWN:]),
        hint=scene.say("content.mend_form" if written else "content.mend_file"),
        buttons=(draft_button(scene, draft, "again"),) if draft.path else (),
        audience=scene.say("audience.only_you"),
    )


def _listed(scene: Scene, differences: Sequence[Difference]) -> tuple[list[Spans], list[Spans]]:
    """The first few changes, and the rest for behind *more*."""
    drawn = [change_line(scene, each) for each in differences[:MOST]]
    if len(drawn) <= SHOWN:
        return drawn, []
    rest, beyond = drawn[SHOWN:], len(differences) - MOST
    if beyond > 0:
        rest.append(scene.say("content.rest", count=beyond))
    return [*drawn[:SHOWN], scene.say("content.rest", count=len(differences) - SHOWN)], rest


def change_line(scene: Scene, each: Difference) -> Spans:
    """One change in a sentence."""
    return scene.say(
        "content.change", kind=each.kind.capitalize(), what=each.what, name=each.name, detail=each.detail
    )


def _advice(scene: Scene, advice: Sequence[str]) -> Spans:
    if not advice:
        return ()
    listed = [scene.say("content.line", text=each) for each in advice[:SHOWN]]
    more = [scene.say("content.rest", count=len(advice) - SHOWN)] if len(advice) > SHOWN else []
    return lines(scene.say("content.advice"), bullets([*listed, *more]))


def _facts(scene: Scene, found: Examined) -> tuple[Fact, ...]:
    if found.running:
        return (_fact(scene, "running", scene.say("content.running", count=found.running)),)
    return _impact(scene, found.numbers) if found.numbers else ()


def _impact(scene: Scene, numbers: Numbers) -> tuple[Fact, ...]:
    """Whom it concerns. What stands on people's own words is not told of a few."""
    counted = {
        "holders": scene.say("content.people", count=numbers.holders),
        "plans": scene.say(_private(numbers.plans), count=numbers.plans, few=FEW),
        "openings": scene.say("content.number", count=numbers.openings),
        "missing": scene.say(_hidden(numbers.missing), count=numbers.missing, few=FEW),
    }
    if numbers.lost:
        titles = ", ".join(numbers.lost_titles)
        counted["lost"] = scene.say("content.lost", count=numbers.lost, titles=titles)
    return tuple(_fact(scene, name, value) for name, value in counted.items())


def _hidden(count: int) -> str:
    """Not even that it is nobody: that could tell how each of a few is rated."""
    return "content.few" if count < FEW else "content.people"


def _private(count: int) -> str:
    return "content.few" if 0 < count < FEW else "content.people"


def _fact(scene: Scene, name: str, value: Spans) -> Fact:
    return Fact(label=scene.line(f"content.label_{name}"), value=value)


def _views(scene: Scene, draft: ContentDraft) -> tuple[Button, ...]:
    return tuple(draft_button(scene, draft, f"see_{view}") for view in VIEWS[draft.kind])


def _ways(scene: Scene, draft: ContentDraft) -> tuple[Button, ...]:
    publish = draft_button(scene, draft, "publish").model_copy(update={"style": "primary"})
    return (publish, draft_button(scene, draft, "leave"))


def draft_button(scene: Scene, draft: ContentDraft, do: str) -> Button:
    """A button that does something with a draft."""
    return content_button(scene, do, draft=str(draft.id))


def content_button(scene: Scene, do: str, *, name: str = "", **entities: str) -> Button:
    """A button of this room; its label is the phrase `button.content_…`."""
    return button(scene, f"button.content_{do}", INTENT, name=name, do=do, **entities)


def said(scene: Scene, key: str, **names: object) -> Message:
    """One sentence."""
    return Message(summary=scene.line("content.summary"), body=scene.say(key, **names))


def settled(scene: Scene, draft: ContentDraft, key: str, **names: object) -> Message:
    """What became of a draft, in the place of its card."""
    what = scene.line(f"content.the_{draft.kind}", name=draft.name)
    return Message(
        summary=scene.line("content.summary"),
        body=scene.say("content.card_over", what=what),
        settled=scene.say(key, what=what, **names),
    )


def part(body: Spans, *buttons: Button) -> Part:
    """One thing of a list, with its ways on."""
    return Part(body=body, buttons=buttons)
