"""The list of talks as a card: one part a person, with every way to go on, and what became of it."""

from collections.abc import Sequence

from conversations.answers.asked import button
from conversations.answers.topics import topic_buttons
from conversations.guarded.talks import Standing
from conversations.messages import Button, Message, Part, Press, Slot, Spans
from conversations.paragraphs import lines
from conversations.scene import Scene
from storage.prompts import TalkPrompt

TOPIC = "talks"
WAYS = ("brief", "start", "talked", "tomorrow", "week", "not_now")
"""What a manager can say to a line; the intent `talk_prompt` carries one of them as `do`."""


def message_key(list_key: str) -> str:
    """Under which key the card of a list lies in the outbox."""
    return f"list:{list_key}"


def talks_card(scene: Scene) -> Message | None:
    """The asker's newest list as it stands now; None where there is none, or nobody on it is left."""
    key = scene.guarded.last_list
    drawn = draw_list(scene, scene.guarded.lines_of(key)) if key else None
    return drawn if drawn and drawn.parts else None


def draw_list(scene: Scene, prompts: Sequence[TalkPrompt]) -> Message:
    """A list of talks."""
    return Message(
        summary=scene.line("talks.summary"),
        body=scene.say("talks.opening", count=len(prompts)),
        parts=tuple(_part(scene, prompt) for prompt in prompts),
        hint=scene.say("talks.hint"),
        buttons=topic_buttons(scene, TOPIC),
        audience=scene.say("audience.talks"),
    )


def _part(scene: Scene, prompt: TalkPrompt) -> Part:
    standing = scene.guarded.standing(prompt.person_id)
    return Part(
        body=_said(scene, standing),
        buttons=_ways(scene, prompt, standing) if prompt.status == "open" else (),
        settled=() if prompt.status == "open" else scene.say(f"talks.{prompt.status}", until=prompt.until),
    )


def _said(scene: Scene, standing: Standing) -> Spans:
    days = (scene.today - standing.last_talk).days if standing.last_talk else None
    return lines(
        scene.say("talks.who", name=standing.name, role=standing.role),
        scene.say("talks.last", days=days),
        _commitments(scene, standing),
        _since(scene, standing),
    )


def _commitments(scene: Scene, standing: Standing) -> Spans:
    if not standing.open_actions and not standing.review_on:
        return ()
    return scene.say(
        "talks.commitments",
        count=standing.open_actions,
        overdue=standing.overdue,
        due=standing.next_due,
        review=standing.review_on,
        passed=standing.review_on is not None and standing.review_on < scene.today,
    )


def _since(scene: Scene, standing: Standing) -> Spans:
    if not (standing.new_role or standing.done or standing.goals):
        return ()
    return scene.say("talks.since", role=standing.new_role, done=standing.done, goals=standing.goals)


def _ways(scene: Scene, prompt: TalkPrompt, standing: Standing) -> tuple[Button, ...]:
    key = str(prompt.id)
    ways = [button(scene, f"button.talk_{way}", "talk_prompt", prompt=key, do=way) for way in WAYS]
    if standing.under_way:
        press = Press(do="resume", slot=Slot(dialogue=standing.under_way.id, step=""))
        ways[1:3] = [Button(label=scene.line("button.resume"), press=press)]
    return tuple(ways)
