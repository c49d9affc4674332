"""The home: my role and next steps, my plan with what is due, my open conversations."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from conversations.answers.asked import Asked, button
from conversations.answers.next_steps import answer_next_steps
from conversations.answers.plan import answer_plan
from conversations.messages import Button, Home, Message, Press, Section, Slot
from conversations.scene import Scene


@dataclass(frozen=True)
class OpenTalk:
    """A dialogue under way, as the home lists it."""

    dialogue: int
    title: str
    begun: date


def draw_home(scene: Scene, talks: Iterable[OpenTalk]) -> Home:
    """Everything a person finds when they open the home."""
    return Home(
        sections=(
            Section(title=scene.line("home.role"), messages=(_role(scene),)),
            Section(title=scene.line("home.plan"), messages=(answer_plan(scene, Asked("show_plan")),)),
            Section(title=scene.line("home.open"), messages=_talks(scene, tuple(talks))),
            *_team(scene),
        )
    )


def _role(scene: Scene) -> Message:
    if scene.guarded.role(scene.guarded.position(scene.person.id).role_key) is None:
        return Message(summary=scene.line("home.role"), body=scene.say("home.no_role"))
    return answer_next_steps(scene, Asked("next_steps"))


def _talks(scene: Scene, talks: tuple[OpenTalk, ...]) -> tuple[Message, ...]:
    if not talks:
        return (Message(summary=scene.line("home.open"), body=scene.say("home.none_open")),)
    return tuple(
        Message(
            summary=scene.line("home.open"),
            body=scene.say("home.open_line", title=talk.title, day=talk.begun),
            buttons=(_resume(scene, talk.dialogue),),
        )
        for talk in talks
    )


def _resume(scene: Scene, dialogue: int) -> Button:
    press = Press(do="resume", slot=Slot(dialogue=dialogue, step=""))
    return Button(label=scene.line("button.resume"), press=press)


def _team(scene: Scene) -> tuple[Section, ...]:
    """For managers: a talk to start with each report."""
    reports = scene.guarded.reports
    if not reports:
        return ()
    often = Counter(name for _, name in reports)
    buttons = tuple(
        button(
            scene,
            "button.talk_with",
            "start_conversation",
            name=f"{name} ({scene.guarded.apart(key)})" if often[name] > 1 else name,
            person=str(key),
        )
        for key, name in reports
    )
    team = Message(summary=scene.line("home.team"), body=scene.say("home.team_line"), buttons=buttons)
    return (Section(title=scene.line("home.team"), messages=(team,)),)
