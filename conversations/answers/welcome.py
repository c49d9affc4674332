"""The first contact: who this is, what it keeps and never does, and one useful thing to try."""

from conversations.answers.asked import button
from conversations.messages import Message, Prompt
from conversations.paragraphs import paragraphs
from conversations.scene import Scene


def welcome(scene: Scene) -> tuple[Message, Prompt]:
    """What an employee, a manager or somebody of the people team is greeted with, and texts to try."""
    reports = scene.guarded.reports
    part = "people_team" if scene.guarded.is_people_team else "manager" if reports else "employee"
    hello = Message(
        summary=scene.line("help.summary"),
        body=paragraphs(
            scene.say("welcome.hello", name=scene.person.called),
            scene.say(f"welcome.{part}"),
            scene.say("welcome.keeps"),
        ),
        hint=scene.say(f"welcome.try_{part}"),
        buttons=(
            button(scene, "button.privacy", "privacy"),
            button(scene, "button.preferences", "preferences"),
        ),
    )
    prompts = [scene.line(f"prompts.{key}") for key in ("next", "gaps", "plan")]
    if reports:
        prompts.append(scene.line("prompts.talk", name=reports[0][1]))
    return hello, Prompt(texts=tuple(prompts))
