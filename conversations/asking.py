"""Something asked in words or by button, from what was understood to the answer."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from conversations.answers import ANSWERS
from conversations.answers.asked import Asked, button
from conversations.checking_in import answer_check_in
from conversations.content.people import answer_people_file
from conversations.content.presses import answer_content
from conversations.delivery import right
from conversations.dialogue.begin import STARTS, start
from conversations.in_the_way import answer_in_the_way
from conversations.messages import Button, Message
from conversations.passing_on import answer_my_talk, answer_my_talks, answer_pass_on
from conversations.permissions import Action, Thing
from conversations.prompting.presses import answer_prompt, answer_talks
from conversations.remarking import answer_remark
from conversations.scene import Scene
from conversations.understanding import Known, Reading
from conversations.underway import Turn
from conversations.viewing_as import answer_view_as

UNSURE = 0.5
TURNS: Mapping[str, Callable[[Turn, Asked], None]] = {
    "talk_prompt": answer_prompt,
    "talks": answer_talks,
    "schedule_checkin": answer_check_in,
    "in_the_way": answer_in_the_way,
    "remark": answer_remark,
    "my_talks": answer_my_talks,
    "my_talk": answer_my_talk,
    "pass_on": answer_pass_on,
    "view_as": answer_view_as,
    "content": answer_content,
    "people_file": answer_people_file,
}
"""What is more than an answer: it changes an older card, or tells somebody else."""


def understand(turn: Turn, text: str) -> None:
    """Answer what somebody wrote, or ask which of the likeliest readings they mean."""
    reading = read(turn, text)
    if reading.confidence < UNSURE and reading.alternatives:
        turn.tell(which(turn.scene, reading))
    else:
        ask(turn, asked(reading))


def read(turn: Turn, text: str) -> Reading:
    """What a text means, with its entities resolved. What people ask is stored nowhere."""
    guides = tuple((name, guide.title) for name, guide in turn.house.guides.current.items())
    return turn.house.understanding.read(text, replace(known(turn.scene), guides=guides))


def asked(reading: Reading) -> Asked:
    """A reading as something to be answered."""
    entities = {kind: entity.key for kind, entity in reading.entities.items()}
    if reading.guide:
        entities["guide"] = reading.guide
    return Asked(reading.intent, entities, reading.unknown_words)


def ask(turn: Turn, wanted: Asked) -> None:
    """Answer one intent, or begin the dialogue that it asks for."""
    if wanted.intent in STARTS:
        start(turn, wanted)
    elif wanted.intent in TURNS:
        TURNS[wanted.intent](turn, wanted)
    else:
        answer = ANSWERS.get(wanted.intent, ANSWERS["unknown"])(turn.scene, wanted)
        other = next(iter(turn.scene.guarded.shown), None)  # an answer is about one plan at most
        turn.tell(answer, about=other, right=right(Thing.PLAN, Action.READ) if other else None)


def known(scene: Scene) -> Known:
    """What the understanding may know: the framework, and the people and actions near the one who asks."""
    guarded = scene.guarded
    position = guarded.position(scene.person.id)
    return Known(
        framework=guarded.framework,
        asker=(scene.person.id, scene.person.called),
        own_role_key=position.role_key,
        reports=guarded.reports,
        manager=guarded.manager,
        people=guarded.named,
        actions=tuple((action.id, action.text) for action in guarded.own_actions),
        now=scene.now,
        zone=scene.person.timezone,
        topics=scene.lessons.topics,
        apart=guarded.apart,
    )


def which(scene: Scene, reading: Reading) -> Message:
    """Unsure is a question: the likeliest readings as buttons that lead straight on."""
    return Message(
        summary=scene.line("help.summary"),
        body=scene.say("help.ambiguous"),
        buttons=tuple(
            _reading_button(scene, replace(each, guide=reading.guide)) for each in reading.alternatives[:3]
        ),
    )


def _reading_button(scene: Scene, reading: Reading) -> Button:
    wanted = asked(reading)
    name = ", ".join(entity.label for entity in reading.entities.values())
    return button(scene, "button.name", wanted.intent, name=name, **wanted.entities)
