"""An answer comes in: typed in the dialogue's place, pressed, or given for both in one room."""

from collections.abc import Sequence
from dataclasses import replace

from conversations.dialogue import aside, cards, voice
from conversations.dialogue.deeds import settle
from conversations.dialogue.ending import set_aside, show_settled
from conversations.dialogue.entering import load_open, look_again, require_right
from conversations.dialogue.options import all_of, command_in, labelled, options_of
from conversations.dialogue.progress import arrive, go_on
from conversations.dialogue.running import Running, running
from conversations.dialogue.steering import COMMANDS
from conversations.dialogue.summary import answer_said
from conversations.messages import Message, Pressed, Said, Slot
from conversations.problems import NotUnderstood, StaleAnswer
from conversations.reading import read
from conversations.stepper import Stop
from conversations.underway import Turn


def said_in_dialogue(turn: Turn, said: Said) -> bool:
    """Take words that were written where a dialogue is held; False when none is open there."""
    dialogue = turn.unit.dialogues.at_place(turn.person.id, said.place)
    if dialogue is None or dialogue.status in ("finished", "stopped"):
        return False
    run = running(turn, dialogue)
    require_right(turn, run)
    look_again(turn, run)
    stop = run.journey.walk()
    command = command_in(turn, run, stop, said.text)
    if command:
        COMMANDS[command](turn, run, stop)
    else:
        _take(turn, run, stop, said.text)
    return True


def _take(turn: Turn, run: Running, stop: Stop, words: str) -> None:
    """Words are the answer to what is asked, unless they clearly change the subject."""
    me = turn.person.id
    mine = stop.kind == "ask" and run.answerer(stop).id == me
    late = None if mine or run.left(me) else run.gone_on_without(me)
    asked = stop if mine else late
    if aside.offer(turn, run, asked, words, lambda some: _fits(turn, run, asked, some)):
        return
    if mine:
        give(turn, run, stop, words)
    elif run.left(me):
        turn.tell(cards.resume_card(turn.scene, run, "dialogue.you_left"))
    elif late is not None:
        _ask_whether_late(turn, run, late, words)
    else:
        remind(turn, run, stop)


def _fits(turn: Turn, run: Running, stop: Stop | None, words: str) -> bool:
    """Whether words answer a question that does not take any words."""
    return stop is not None and stop.ask.answer != "text" and _is_answer(turn, run, stop, words)


def _is_answer(turn: Turn, run: Running, stop: Stop, words: str) -> bool:
    """Whether words can be taken as the answer to a question."""
    try:
        _value(turn, run, stop, words)
    except NotUnderstood:
        return False
    return True


def _ask_whether_late(turn: Turn, run: Running, stop: Stop, words: str) -> None:
    """Words after the guide went on may be a late answer, or just words: only a press makes sure."""
    _value(turn, run, stop, words)
    me = turn.person
    voice.replace_card(turn, run, me, cards.closed_card(turn.scene, run, stop, "dialogue.asked_below"))
    voice.ask(turn, run, me, cards.late_offer(turn.scene, run, stop, words))


def remind(turn: Turn, run: Running, stop: Stop) -> None:
    """Words where none are asked for: say what we are waiting for."""
    if stop.kind in ("form", "do"):
        go_on(turn, run, stop.place)
        return
    own = turn.person.id == run.opener.id
    name = (run.answerer(stop) if own else run.opener).called
    key = "dialogue.waiting_for" if own else "dialogue.not_your_turn"
    turn.tell(Message(summary=run.title, body=turn.scene.say(key, name=name)))


def pressed_answer(turn: Turn, slot: Slot, pressed: Pressed) -> None:
    """A choice was pressed or picked on a card."""
    run = load_open(turn, slot.dialogue)
    given = pressed.press.given
    typed = given.get(aside.WORDS) or pressed.values or (given.get("value", ""),)
    stop = run.journey.walk()
    late = run.late(slot, turn.person.id)
    if stop.kind == "ask" and stop.place == (slot.step, slot.item) and run.answerer(stop) == turn.person:
        _put_offer_away(turn, run, stop, pressed)
        give(turn, run, stop, typed)
    elif late is not None:
        _put_offer_away(turn, run, late, pressed)
        _give_late(turn, run, late, typed)
    else:
        stale(turn, run, slot)


def _put_offer_away(turn: Turn, run: Running, stop: Stop, pressed: Pressed) -> None:
    """Say what became of words that were first taken for another subject: an answer, or asked again."""
    words = pressed.press.given.get(aside.WORDS)
    if words is not None:
        kept = _is_answer(turn, run, stop, words)
        aside.put_away(turn, run, pressed, "aside.kept" if kept else "aside.below")


def answer_together(turn: Turn, slot: Slot, _pressed: Pressed) -> None:
    """Both are in one room: from here on the one who opened it writes for both, and it is marked as such."""
    run = load_open(turn, slot.dialogue)
    stop = run.journey.walk()
    if stop.place != (slot.step, slot.item) or turn.person.id != run.opener.id or run.together:
        stale(turn, run, slot)
        return
    run.dialogue = turn.unit.dialogues.touch(run.dialogue, turn.now)
    set_aside(turn, run, stop, "dialogue.in_one_room")
    run.meet(turn)
    arrive(turn, run, stop)


def stale(turn: Turn, run: Running, slot: Slot) -> None:
    """An old card: the answer stands; offer to change it while that is possible.

    Raises:
        StaleAnswer: where there is nothing to change.
    """
    place = (slot.step, slot.item)
    if run.passed(place) is None:
        raise StaleAnswer("dialogue.not_open")
    if not run.journey.changeable(place, turn.person.id):
        raise StaleAnswer("dialogue.cannot_change")
    turn.tell(cards.change_card(turn.scene, run, place))


def give(turn: Turn, run: Running, stop: Stop, typed: str | Sequence[str]) -> None:
    """Check an answer, keep it, and go on; one that does not fit is asked for again, in the same place."""
    try:
        value = _value(turn, run, stop, typed)
    except NotUnderstood as problem:
        _ask_again(turn, run, stop, problem, typed)
        return
    _keep(turn, run, stop, value)
    if turn.person.id != run.opener.id:
        thanks = turn.scene.say("dialogue.thank_you", name=run.opener.called)
        voice.tell(turn, run, turn.person, cards.said_card(run, thanks))
    go_on(turn, run, stop.place)


def _give_late(turn: Turn, run: Running, stop: Stop, typed: str | Sequence[str]) -> None:
    """An answer after the guide went on without it: it is kept, and the one who waited hears of it."""
    value = _value(turn, run, stop, typed)
    before = run.journey.walk().place
    _keep(turn, run, stop, value, late=True)
    if (passed := run.passed(stop.place)) is not None:
        there = turn.scene_of(run.opener)
        voice.tell(
            turn, run, run.opener, cards.late_card(there, run, passed, answer_said(there, run, passed))
        )
    now = run.journey.walk()
    if now.place != before:
        go_on(turn, run, now.place)


def _keep(turn: Turn, run: Running, stop: Stop, value: object, *, late: bool = False) -> None:
    run.dialogue = turn.unit.dialogues.touch(run.dialogue, turn.now)
    together = run.person_of(stop.party).id != turn.person.id
    settle(turn, run, stop, "answered", value, together=together)
    show_settled(turn, run, stop, (turn.person,) if late else (turn.person, run.opener))


def _value(turn: Turn, run: Running, stop: Stop, typed: str | Sequence[str]) -> object:
    """The answer as it is kept: a choice that an ability found keeps the words that were read."""
    kind = stop.ask.answer
    me = run.part_of(turn.person.id)
    if isinstance(typed, str) and me in stop.ask.choices and turn.house.phrases.means_me(typed):
        typed = me
    options = options_of(turn, run, stop, typed)
    try:
        value = read(kind, typed, options, turn.scene.today)
    except NotUnderstood:
        if kind not in ("role", "competency"):
            raise
        options = all_of(turn.scene, kind)  # any role may be named, also one that was not offered
        value = read(kind, typed, options, turn.scene.today)
    return value if stop.ask.choices or kind == "yes_no" else labelled(value, options)


def _ask_again(
    turn: Turn, run: Running, stop: Stop, problem: NotUnderstood, typed: str | Sequence[str]
) -> None:
    """The same question again, with what was typed and why it did not fit."""
    voice.replace_card(
        turn, run, turn.person, cards.closed_card(turn.scene, run, stop, "dialogue.asked_below")
    )
    if stop.ask.answer in ("text", "date") and isinstance(typed, str) and typed.strip():
        stop = replace(stop, before=typed)
    said = turn.scene.sentence(problem.key, problem.names)
    options = options_of(turn, run, stop, typed) or options_of(turn, run, stop)
    card = cards.question_card(turn.scene, run, stop, options, said)
    voice.ask(turn, run, turn.person, card)
