"""A change of subject in the middle of a talk: offered where it is clear, never assumed.

What is typed where an answer is asked for is an answer. Only words that break off, before something that can
be asked for, are asked about first; and then the text can still be kept as the answer, letter by letter.
"""

from collections.abc import Callable

from conversations.answers import ANSWERS
from conversations.answers.asked import Asked
from conversations.asking import TURNS, UNSURE, ask, asked, read
from conversations.dialogue.begin import STARTS
from conversations.dialogue.entering import load
from conversations.dialogue.interrupting import Interruption, interruption, with_name
from conversations.dialogue.running import Running
from conversations.messages import Button, Message, Press, Pressed, Slot
from conversations.scene import Scene
from conversations.stepper import Stop
from conversations.understanding import Reading
from conversations.underway import Post, Turn

CERTAIN = 0.8
LONGEST = 280  # characters; every button can carry that many, and a change of subject is short
TOLD = frozenset({"update_action", "add_goal", "log_evidence"})
"""What can be said as news as well: "I finished the course" is an answer, "mark it as done" is none."""
DONE = frozenset({*STARTS, *TOLD, "schedule_checkin", "prepare_conversation"})
"""What is done rather than shown."""
CARD, INTENT, NAMELESS, WORDS = "card", "intent", "nameless", "words"


def offer(turn: Turn, run: Running, stop: Stop | None, text: str, fits: Callable[[str], bool]) -> bool:
    """Offer to go into another subject where a text clearly changes it; False where it does not.

    Args:
        turn: the turn under way.
        run: the dialogue in whose place it was written.
        stop: the question that the text would answer; None where nothing is asked of the one who speaks.
        text: what was written.
        fits: whether words can be the answer to a question that does not take any words.
    """
    wanted = _other_subject(turn, run, text, fits)
    if wanted is None:
        return False
    scene, slot = turn.scene, run.slot(stop.place if stop else run.journey.walk().place)
    message = Message(
        summary=run.title,
        body=scene.say("aside.offer"),
        buttons=(_go(turn, slot, wanted), *((_keep(turn, slot, text),) if stop else ())),
        audience=scene.say("audience.only_you"),
    )
    post = Post("answer", _key(turn, run, turn.event))
    turn.tell(message, place=run.place_with(turn.person.id), post=post)
    return True


def _go(turn: Turn, slot: Slot, wanted: Asked) -> Button:
    given = {**wanted.entities, INTENT: wanted.intent, CARD: turn.event}
    if wanted.unknown_words:
        given[NAMELESS] = wanted.unknown_words
    label = turn.scene.line("button.aside_do" if wanted.intent in DONE else "button.aside_show")
    return Button(label=label, press=Press(do="aside", slot=slot, given=given), style="primary")


def _keep(turn: Turn, slot: Slot, text: str) -> Button:
    press = Press(do="answer", slot=slot, given={WORDS: text, CARD: turn.event})
    return Button(label=turn.scene.line("button.aside_answer"), press=press)


def _other_subject(turn: Turn, run: Running, text: str, fits: Callable[[str], bool]) -> Asked | None:
    """What a text asks for instead of an answer; None in every doubt."""
    phrases, about = turn.house.phrases, run.dialogue.about
    found = interruption(phrases, text) if len(text) <= LONGEST else None
    if found is None or fits(text) or fits(found.rest):
        return None
    of_another = about != turn.person.id and about in run.people
    rest = with_name(phrases, found.rest, run.people[about].called) if of_another else found.rest
    reading = read(turn, rest)
    return asked(reading, rest) if _is_meant(found, reading) else None


def _is_meant(found: Interruption, reading: Reading) -> bool:
    """Whether something of its own is asked for, and an answer to it exists."""
    intent = reading.intent
    if intent == "unknown" or not (intent in ANSWERS or intent in TURNS or intent in STARTS):
        return False
    enough = UNSURE if found.strength == "declared" and found.asks else CERTAIN
    if reading.alternatives or reading.confidence < enough:
        return False
    if intent == "help" or reading.unknown_words:
        return found.asks
    if intent in TOLD:
        return found.strength != "perhaps" and (found.asks or found.orders)
    return found.asks or (found.strength != "perhaps" and (found.orders or found.is_short))


def show(turn: Turn, slot: Slot, pressed: Pressed) -> None:
    """Go into the other subject; the dialogue keeps its place, and the way back stands under the answer."""
    given = dict(pressed.press.given)
    put_away(turn, load(turn, slot.dialogue), pressed, "aside.below")
    given.pop(CARD, None)
    intent, nameless = given.pop(INTENT, "unknown"), given.pop(NAMELESS, None)
    ask(turn, Asked(intent, given, nameless))
    _tell_way_back(turn, slot)


def refused(turn: Turn, slot: Slot, pressed: Pressed) -> None:
    """The same where what was wanted is not to be had, once that is said."""
    put_away(turn, load(turn, slot.dialogue), pressed, "aside.below")
    _tell_way_back(turn, slot)


def _tell_way_back(turn: Turn, slot: Slot) -> None:
    run = load(turn, slot.dialogue)
    if run.dialogue.status in ("open", "parked"):
        turn.tell(_way_back(turn.scene, run, slot))


def _way_back(scene: Scene, run: Running, slot: Slot) -> Message:
    here, press = run.journey.walk(), Press(do="return", slot=slot)
    asked_now = here.kind == "ask" and run.answerer(here).id == scene.person.id
    return Message(
        summary=run.title,
        body=scene.say("aside.still_open", title=run.title, asked=asked_now),
        buttons=(Button(label=scene.line("button.aside_back"), press=press),),
    )


def put_away(turn: Turn, run: Running, pressed: Pressed, key: str) -> None:
    """What was offered says what became of it, once: a card that was answered keeps no live buttons."""
    card = pressed.press.given.get(CARD)
    if card is None:
        return
    scene = turn.scene
    done = Message(summary=run.title, body=scene.say("aside.offer"), settled=scene.say(key))
    place, offered = run.place_with(turn.person.id), _key(turn, run, card)
    turn.tell(done, place=place, replaces=offered, post=Post("answer", f"{offered}/settled"))


def _key(turn: Turn, run: Running, card: str) -> str:
    """The key of an offer; no press can name a message of anybody or anything else."""
    return f"aside:{run.dialogue.id}:{turn.person.id}:{card}"
