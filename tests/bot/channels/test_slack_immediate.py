"""Whatever a turn sends straight back is shown: over a house that answers what a test says."""

from collections.abc import Iterator
from typing import Any

import pytest

from conversations.messages import (
    Button,
    Form,
    FormField,
    Immediate,
    Inbound,
    Message,
    Page,
    Part,
    Press,
    Pressed,
    Slot,
    Submitted,
    Text,
)
from storage.database import Database
from tests.slack_town import Town, labels, town, words

PRESS = Press(do="ask", given={"intent": "anything"})
FIELD = FormField(name="text", label="Your words", kind="text", required=False)
FORM = Form(
    slot=Slot(dialogue=0, step="x"), title="Say", pages=(Page(title="Say", fields=(FIELD,)),), submit="Send"
)
CARD = Message(summary="Ready?", buttons=(Button(label="Go", press=PRESS),))


@pytest.fixture
def at(sqlite_database: Database) -> Iterator[Town]:
    with town(sqlite_database) as made:
        put(made, CARD)
        yield made


def put(at: Town, message: Message) -> None:
    with at.database.unit() as unit:
        key = message.summary
        unit.mailbox.put(at.people["mina"], "talk", message.model_dump_json(), key, "answer", at.now)
    at.arrived("mina")


def answers(at: Town, **immediate: Any) -> None:
    """Let every press and every form be answered so."""
    channel = at.room.service.channels["slack"]

    async def receive(inbound: Inbound) -> Immediate:
        at.received.append(inbound)
        return Immediate(**immediate) if isinstance(inbound, Pressed | Submitted) else Immediate()

    at.room.run(channel.listen(receive))


def said(words: str) -> Message:
    return Message(summary="Something", body=(Text(text=words),))


def test_what_takes_the_place_of_the_card_does_so(at: Town) -> None:
    answers(at, replace=said("That is done."))
    (card,) = at.press("mina", "Go")
    assert words(card) == "That is done."
    assert labels(card) == []


def test_a_receipt_is_for_these_eyes_only(at: Town) -> None:
    answers(at, receipt=said("Your number is 7F3K."))
    (line,) = at.press("mina", "Go")
    assert (line.ephemeral, line.to) == (True, at.id("mina"))
    assert words(line) == "Your number is 7F3K."


def test_both_may_come_at_once_and_a_form_with_them(at: Town) -> None:
    answers(at, receipt=said("Your number is 7F3K."), replace=said("That is done."), form=FORM)
    shown = words(at.press("mina", "Go"))
    assert "Your number is 7F3K." in shown
    assert "That is done." in shown
    assert at.view("mina").title == "Say"


def test_a_receipt_that_cannot_be_shown_takes_nothing_else_with_it(at: Town) -> None:
    answers(at, receipt=said("Your number is 7F3K."), replace=said("That is done."))
    at.slack.fail_next("chat.update", "503")
    shown = at.press("mina", "Go")
    assert words(shown) == "Your number is 7F3K."


def test_a_card_that_somebody_pressed_in_a_thread_gets_its_receipt_there(at: Town) -> None:
    root = at.say("mina", "help")[-1]
    with at.database.unit() as unit:
        place = f"talk:{root.channel}:{root.ts}"
        body = said("In here").model_copy(update={"buttons": CARD.buttons}).model_dump_json()
        unit.mailbox.put(at.people["mina"], place, body, "inside", "answer", at.now)
    (card,) = at.arrived("mina")
    assert card.thread_ts == root.ts
    answers(at, receipt=said("Your number is 7F3K."))
    (line,) = at.press("mina", "Go", card)
    assert line.thread_ts == root.ts


def test_a_receipt_for_a_form_stands_in_its_window_and_nowhere_else(at: Town) -> None:
    answers(at, form=FORM)
    at.press("mina", "Go")
    answers(at, close=True, receipt=said("Your number is 7F3K."))
    assert at.slack.submit(at.id("mina")).ok
    assert words(at.view("mina")) == "Your number is 7F3K."
    assert "7F3K" not in str([call.arguments for call in at.slack.calls])


def test_a_receipt_for_a_press_at_home_opens_as_a_window(at: Town) -> None:
    home = at.home("mina")
    answers(at, receipt=said("Your number is 7F3K."))
    at.press("mina", labels(home)[0], "home")
    assert words(at.view("mina")) == "Your number is 7F3K."


def test_what_is_pressed_behind_more_is_answered_in_the_chat_and_the_window_says_so(at: Town) -> None:
    many = tuple(
        Part(body=(Text(text=f"Thing {number}"),), buttons=(Button(label=f"Take {number}", press=PRESS),))
        for number in range(60)
    )
    put(at, Message(summary="Many things", parts=many))
    at.press("mina", "More", at.card("mina", "More"))
    answers(at)
    label = next(each for each in labels(at.view("mina")) if each.startswith("Take"))
    at.press("mina", label, at.view("mina"))
    assert words(at.view("mina")) == "I have answered in our direct message."


def test_a_form_without_a_dialogue_that_opens_late_is_opened_by_pressing_the_same_again(at: Town) -> None:
    answers(at, form=FORM)
    at.slack.fail_next("views.open", "expired_trigger_id")
    (late,) = at.press("mina", "Go")
    at.press("mina", "Open", late)
    press = at.received[-1]
    assert isinstance(press, Pressed)
    assert press.press == PRESS
    assert at.view("mina").title == "Say"
