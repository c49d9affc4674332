"""The first contact: who this is, what it does and never does, and one thing to try."""

from conversations.messages import Message, Prompt
from conversations.scene import Scene


def welcome(scene: Scene) -> tuple[Message, Prompt]:
    """What a person is greeted with, and texts to try."""
    hello = Message(
        summary=scene.line("help.summary"), body=scene.say("help.hello", name=scene.person.called)
    )
    prompts = [scene.line(f"prompts.{key}") for key in ("next", "gaps", "plan")]
    reports = scene.guarded.reports
    if reports:
        prompts.append(scene.line("prompts.talk", name=reports[0][1]))
    return hello, Prompt(texts=tuple(prompts))
