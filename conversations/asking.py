"""Something asked in words or by button, from what was understood to the answer."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from conversations.answers import ANSWERS
from conversations.answers.asked import Asked
from conversations.answers.instead_talk import RATE_SOMEBODY, rates_another
from conversations.checking_in import answer_check_in
from conversations.content.people import answer_people_file
from conversations.content.presses import answer_content
from conversations.delivery import right
from conversations.dialogue.begin import STARTS, start
from conversations.in_the_way import answer_in_the_way
from conversations.keeping_evidence import answer_log_evidence, note_in
from conversations.linking import answer_link_account
from conversations.messages import Button, Message, Press
from conversations.passing_on import answer_my_talk, answer_my_talks, answer_pass_on
from conversations.permissions import Action, Thing
from conversations.prompting.presses import answer_prompt, answer_talks
from conversations.remarking import answer_remark
from conversations.scene import Scene
from conversations.sending_on import answer_send_on, send_on_buttons
from conversations.understanding import Known, Reading, Someone
from conversations.underway import Turn
from conversations.viewing_as import answer_view_as
from frameworks.model import same_name_key

UNSURE = 0.5
OFFERED = 3
READINGS = (
    "next_steps", "role_expectations", "compare_roles", "my_gaps", "path_between", "show_plan", "add_goal",
    "update_action", "find_openings", "find_mentor", "log_evidence", "start_assessment", "start_conversation",
    "prepare_conversation", "schedule_checkin", "team_matrix", "team_readiness", "coaching_tip",
    "pulse_results", "programme_metrics", "preferences", "privacy", "help",
)  # fmt: skip
"""What can be offered beside something else, each by a phrase of its own."""
TURNS: Mapping[str, Callable[[Turn, Asked], None]] = {
    "talk_prompt": answer_prompt,
    "talks": answer_talks,
    "schedule_checkin": answer_check_in,
    "log_evidence": answer_log_evidence,
    "in_the_way": answer_in_the_way,
    "remark": answer_remark,
    "send_on": answer_send_on,
    "my_talks": answer_my_talks,
    "my_talk": answer_my_talk,
    "pass_on": answer_pass_on,
    "view_as": answer_view_as,
    "content": answer_content,
    "people_file": answer_people_file,
    "link_account": answer_link_account,
}
"""What is more than an answer: it changes an older card, or tells somebody else."""


def understand(turn: Turn, text: str) -> None:
    """Answer what somebody wrote, or ask which of the likeliest readings they mean."""
    reading = read(turn, text)
    if reading.intent == "unknown":
        turn.tell(not_understood(turn, text, reading))
    elif reading.confidence < UNSURE and reading.alternatives:
        turn.tell(which(turn.scene, reading))
    else:
        ask(turn, asked(reading, text))


def read(turn: Turn, text: str) -> Reading:
    """What a text means, with its entities resolved. What people ask is stored nowhere."""
    return turn.house.understanding.read(text, knows(turn))


def knows(turn: Turn) -> Known:
    """What the understanding may know in this turn, the guides in use among it."""
    guides = tuple((name, guide.title) for name, guide in turn.house.guides.current.items())
    return replace(known(turn.scene), guides=guides)


def asked(reading: Reading, text: str = "") -> Asked:
    """A reading as something to be answered; of the text, what somebody wants to have kept goes along."""
    entities = {kind: entity.key for kind, entity in reading.entities.items()}
    if reading.intent == "log_evidence" and (note := note_in(text)):
        entities["note"] = note
    if reading.guide:
        entities["guide"] = reading.guide
    return Asked(reading.intent, entities, reading.unknown_words)


def ask(turn: Turn, wanted: Asked) -> None:
    """Answer one intent, or begin the dialogue that it asks for."""
    if rates_another(turn.scene, wanted):
        wanted = replace(wanted, intent=RATE_SOMEBODY)
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
    me, reports, manager = (scene.person.id, scene.person.called), guarded.reports, guarded.manager
    near = dict.fromkeys((*reports, *filter(None, [manager])))

    def people(words: str) -> list[Someone]:
        key = same_name_key(words)
        around = [each for each in near if key in {(name := same_name_key(each[1])), *name.split()}]
        return around or guarded.meant_by(words)

    return Known(
        framework=guarded.framework,
        asker=me,
        own_role_key=position.role_key,
        reports=reports,
        manager=manager,
        people=people,
        actions=tuple((action.id, action.text) for action in guarded.own_actions),
        now=scene.now,
        zone=scene.person.timezone,
        topics=scene.lessons.topics,
        apart=guarded.apart,
    )


def not_understood(turn: Turn, text: str, reading: Reading) -> Message:
    """Say so, with what the words may have meant, and a way to send exactly them to the people team."""
    scene, sending = turn.scene, send_on_buttons(turn, text)
    if not reading.alternatives:
        plain = ANSWERS["unknown"](scene, asked(reading))
        return plain.model_copy(update={"buttons": (*plain.buttons, *sending)})
    likely = tuple(_reading_button(scene, each) for each in reading.alternatives[:OFFERED])
    return Message(
        summary=scene.line("help.summary"),
        body=scene.say("help.maybe", count=len(likely)),
        buttons=(*likely, *sending),
    )


def which(scene: Scene, reading: Reading) -> Message:
    """Unsure is a question: the likeliest readings as buttons that lead straight on."""
    offered = [replace(each, guide=reading.guide) for each in reading.alternatives[:OFFERED]]
    alike = len({each.intent for each in offered}) == 1
    return Message(
        summary=scene.line("help.summary"),
        body=scene.say("help.ambiguous"),
        buttons=tuple(_reading_button(scene, each, alike=alike) for each in offered),
    )


def _reading_button(scene: Scene, reading: Reading, *, alike: bool = False) -> Button:
    """One reading to choose: what it is about where all that are offered want the same, else what for."""
    wanted = asked(reading)
    names = {kind: entity.label for kind, entity in reading.entities.items()}
    name = ", ".join(names.values())
    only_named = (alike and name) or reading.intent not in READINGS
    label = scene.line(
        "button.name" if only_named else f"button.reading_{reading.intent}", **names, name=name
    )
    return Button(label=label, press=Press(do="ask", given={"intent": wanted.intent, **wanted.entities}))
