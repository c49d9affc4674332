"""Where each kind of inbound goes."""

from collections.abc import Callable, Mapping

from conversations.answers.asked import Asked
from conversations.answers.welcome import welcome
from conversations.asking import UNSURE, ask, asked, read, understand
from conversations.content import edits
from conversations.content.taking import take
from conversations.dialogue import answering, aside, cards, forms, returning, steering
from conversations.dialogue.entering import require_right
from conversations.dialogue.running import Running, running
from conversations.homes import open_home
from conversations.keeping_evidence import take_shared
from conversations.messages import (
    Arrived,
    Drafted,
    Immediate,
    Inbound,
    Message,
    Pressed,
    Said,
    Searched,
    Shared,
    Slot,
    Submitted,
    Uploaded,
    is_talk,
)
from conversations.problems import Problem, StaleAnswer
from conversations.underway import Turn
from conversations.wording import whole

MAX_LENGTH = 4000


def route(turn: Turn, inbound: Inbound) -> None:
    """Do what the inbound asks for."""
    match inbound:
        case Said():
            _said(turn, inbound)
        case Pressed():
            _pressed(turn, inbound)
        case Arrived():
            _arrived(turn, inbound)
        case Submitted() | Drafted() | Searched():
            _in_a_form(turn, inbound)
        case Uploaded():
            take(turn, inbound)
        case Shared():
            take_shared(turn, inbound)


def _arrived(turn: Turn, arrived: Arrived) -> None:
    if arrived.where == "home":
        turn.immediate = Immediate(home=open_home(turn))
    elif turn.unit.people.greet(turn.person.id, turn.now):
        for message in welcome(turn.scene):
            turn.tell(message)


def _in_a_form(turn: Turn, inbound: Submitted | Drafted | Searched) -> None:
    if inbound.slot.dialogue == edits.NO_DIALOGUE:
        edits.in_a_form(turn, inbound)
        return
    match inbound:
        case Submitted():
            forms.submit(turn, inbound)
        case Drafted():
            forms.keep(turn, inbound)
        case Searched():
            forms.search(turn, inbound)


def _sentence(turn: Turn, key: str, **names: object) -> None:
    scene = turn.scene
    turn.tell(Message(summary=scene.line("help.summary"), body=scene.say(key, **names)))


def _said(turn: Turn, said: Said) -> None:
    said = said.model_copy(update={"text": whole(said.text)})
    text = said.text.strip()
    if is_talk(said.place):
        if not (turn.house.phrases.command(text) and answering.said_in_dialogue(turn, said)):
            speak(turn, text)
    elif not answering.said_in_dialogue(turn, said):
        _said_after(turn, text)


def _said_after(turn: Turn, text: str) -> None:
    """Words in a thread whose dialogue is over: something else that is asked for, or a way to go on."""
    dialogue = turn.unit.dialogues.at_place(turn.person.id, turn.place)
    if dialogue is None or not text or len(text) > MAX_LENGTH:
        speak(turn, text)
        return
    reading = read(turn, text)
    if reading.intent != "unknown" and reading.confidence >= UNSURE:
        ask(turn, asked(reading, text))
    elif dialogue.status == "finished":
        _sentence(turn, "dialogue.over")
    else:
        _offer_to_go_on(turn, running(turn, dialogue))


def _offer_to_go_on(turn: Turn, run: Running) -> None:
    """A stopped dialogue is taken up again by the one who opened it, while they may hold it."""
    require_right(turn, run)
    if turn.person.id != run.opener.id:
        _sentence(turn, "dialogue.only_opener", name=run.opener.called)
        return
    turn.tell(cards.resume_card(turn.scene, run, "dialogue.is_stopped"))


def speak(turn: Turn, text: str) -> None:
    """Answer what somebody wrote outside a dialogue."""
    if not text:
        _sentence(turn, "help.empty")
    elif len(text) > MAX_LENGTH:
        _sentence(turn, "help.too_long", length=len(text))
    else:
        understand(turn, text)


def _pressed(turn: Turn, pressed: Pressed) -> None:
    press = pressed.press
    turn.can_open = True
    if press.do == "ask":
        given = dict(press.given)
        ask(turn, Asked(given.pop("intent", "unknown"), given))
    elif press.slot is not None and press.do in PRESSES:
        PRESSES[press.do](turn, press.slot, pressed)
    else:
        raise StaleAnswer("stale.gone")


def after_problem(turn: Turn, inbound: Inbound, problem: Problem) -> None:
    """Whoever went into another subject in the middle of a talk finds the way back under a refusal too."""
    if not isinstance(inbound, Pressed) or isinstance(problem, StaleAnswer):
        return
    if inbound.press.do == "aside" and inbound.press.slot is not None:
        aside.refused(turn, inbound.press.slot, inbound)


PRESSES: Mapping[str, Callable[[Turn, Slot, Pressed], None]] = {
    "answer": answering.pressed_answer,
    "together": answering.answer_together,
    "back": steering.back,
    "skip": steering.skip,
    "stop": steering.stop,
    "help": steering.explain,
    "change": steering.change,
    "resume": steering.resume,
    "offer": steering.offer,
    "open": forms.open_form,
    "aside": aside.show,
    "return": returning.back_to_question,
}
