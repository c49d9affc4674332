"""The cards on which somebody finds the text that they want to edit."""

import re
from collections.abc import Iterable, Mapping

from conversations.answers.asked import Asked, button
from conversations.content.cards import INTENT, content_button, part, said
from conversations.content.places import Place, groups, in_competency, in_role
from conversations.content.places import in_guide as places_in_guide
from conversations.content.places import in_phrases as places_in_phrases
from conversations.messages import Button, Message, Part
from conversations.scene import Scene
from frameworks.model import Framework

_MARKS = re.compile(r"\{[{%#].*?[#%}]\}")
SHOWN_TEXT = 160
SHOWN_LABEL = 40
ROLES_AT_ONCE = 40


def in_guide(scene: Scene, name: str, source: str, asked: Asked) -> Message:
    """The steps of a guide, or the texts of one."""
    places, group = list(places_in_guide(source)), asked.entities.get("group")
    if group is not None:
        within = (each for each in places if each.group == group)
        listed = _places(scene, within, what="guide", guide=name)
        return said(scene, "content.which_text").model_copy(update={"parts": listed})
    firsts = {each.group: each for each in reversed(places)}
    ways = tuple(
        _further(scene, _label(scene, each), "guide", guide=name, group=each.group)
        for each in reversed(firsts.values())
    )
    return said(scene, "content.which_step").model_copy(update={"buttons": ways})


def _label(scene: Scene, first: Place) -> str:
    """What a step is called on its button; what is only said has no name, so its words stand there."""
    if first.key != "say":
        return first.name or called(scene, first)
    return _short(_MARKS.sub("…", first.text), SHOWN_LABEL)


def called(scene: Scene, place: Place) -> str:
    """What a text is called over its form."""
    key = scene.line(f"content.key_{place.key}") if place.key else ""
    return ", ".join(filter(None, (place.name, key)))


def in_phrases(scene: Scene, templates: Mapping[str, str], asked: Asked) -> Message:
    """The groups of phrases, or the phrases of one."""
    group = asked.entities.get("group")
    if group is not None:
        listed = _places(scene, places_in_phrases(templates, group), what="phrases")
        return said(scene, "content.which_text").model_copy(update={"parts": listed})
    ways = tuple(_further(scene, each, "phrases", group=each) for each in groups(templates))
    return said(scene, "content.which_group").model_copy(update={"buttons": ways})


def in_framework(scene: Scene, framework: Framework, asked: Asked) -> Message:
    """Families, then roles, then the texts of a role or of a competency."""
    given = asked.entities
    for role in framework.roles:
        if role.key == given.get("role"):
            listed = _places(scene, in_role(framework, role), what="framework")
            ways = tuple(
                _further(
                    scene, framework.competency(each.competency).name, "framework", competency=each.competency
                )
                for each in framework.expectations(role.key)
            )
            more = part(scene.say("content.levels_of"), *ways)
            return said(scene, "content.which_text").model_copy(update={"parts": (*listed, more)})
    for competency in framework.competencies:
        if competency.key == given.get("competency"):
            listed = _places(scene, in_competency(framework, competency), what="framework")
            return said(scene, "content.which_text").model_copy(update={"parts": listed})
    return said(scene, "content.which_of").model_copy(update={"parts": _families(scene, framework, given)})


def _families(scene: Scene, framework: Framework, given: Mapping[str, str]) -> tuple[Part, ...]:
    few = len(framework.roles) <= ROLES_AT_ONCE
    wanted = given.get("family")
    if not few and wanted is None:
        ways = tuple(_further(scene, each.name, "framework", family=each.key) for each in framework.families)
        return (part(scene.say("content.families"), *ways),)
    return tuple(
        part(
            scene.say("content.line", text=family.name),
            *(
                _further(scene, role.title, "framework", role=role.key)
                for role in framework.roles
                if role.family == family.key
            ),
        )
        for family in framework.families
        if wanted in (None, family.key)
    )


def _places(scene: Scene, places: Iterable[Place], **given: str) -> tuple[Part, ...]:
    return tuple(
        part(
            scene.say("content.place", name=called(scene, each), text=_short(each.text)),
            content_button(scene, "write", path=each.path, **given),
        )
        for each in places
    )


def _short(text: str, most: int = SHOWN_TEXT) -> str:
    words = " ".join(text.split())
    return f"{words[:most].rstrip()}…" if len(words) > most else words


def _further(scene: Scene, label: str, what: str, **given: str) -> Button:
    return button(scene, "button.name", INTENT, name=label, do="edit", what=what, **given)
