"""Choices in cards: people, days, boxes, yes or no; and what people type with marks of Slack's in it."""

from collections.abc import Iterator

import pytest

from conversations.messages import Message, Option, Press, Pressed, Question, Said, Slot
from storage.database import Database
from tests.bot.channels.slack_hand import controls
from tests.fake_slack import Posted
from tests.slack_town import Town, labels, town, words


@pytest.fixture
def at(sqlite_database: Database) -> Iterator[Town]:
    with town(sqlite_database) as made:
        yield made


def said(at: Town) -> str:
    """The words that reached the house last."""
    return next(each.text for each in reversed(at.received) if isinstance(each, Said))


def test_a_day_is_picked_in_a_calendar(at: Town) -> None:
    card = in_a_talk(at)
    picker = next(control for _, control in controls(card.blocks) if control["type"] == "datepicker")
    told = at.after("daniel", at.slack.choose(at.id("daniel"), card, picker["action_id"], "2027-03-31"))
    assert "31 March 2027" in words(told)


def in_a_talk(at: Town) -> Posted:
    """A talk of Daniel's about Mina, at the question for a day."""
    at.say("daniel", "start a career conversation with Mina")
    told = at.press("daniel", "We have talked")
    thread = told[-1].thread_ts
    for answer in ("She wants to teach", "deeper", "One class", "mina"):
        told = at.say("daniel", answer, thread)
    assert "By when?" in words(told)
    return told[-1]


def who_gets_a_role(at: Town) -> tuple[Posted, str]:
    """A question for a person, and the name of its picker."""
    card = at.say("ines", "give somebody a role")[-1]
    assert "Who gets a role?" in words(card)
    (picker,) = [each for _, each in controls(card.blocks) if each["type"] == "external_select"]
    return card, picker["action_id"]


def test_a_person_is_searched_by_letters_and_chosen(at: Town) -> None:
    card, picker = who_gets_a_role(at)
    found = at.slack.search(at.id("ines"), card, picker, "an")
    assert found.ok, found
    assert {each["text"]["text"] for each in found.body["options"]} == {"Ana Lima"}
    which = found.body["options"][1]["value"]
    told = at.after("ines", at.slack.choose(at.id("ines"), card, picker, which))
    assert "Which role?" in words(told)
    press = at.received[-1]
    assert isinstance(press, Pressed)
    assert f"={press.values[0]}" == which


def test_the_same_letters_find_the_same_people_again(at: Town) -> None:
    card, picker = who_gets_a_role(at)
    first, second = (at.slack.search(at.id("ines"), card, picker, "an").body for _ in range(2))
    assert first == second
    assert first["options"]


def test_letters_that_begin_no_name_find_nobody(at: Town) -> None:
    card, picker = who_gets_a_role(at)
    found = at.slack.search(at.id("ines"), card, picker, "qqq")
    assert (found.ok, found.body) == (True, {"options": []})


def test_somebody_else_finds_nobody_by_that_picker(at: Town) -> None:
    card, picker = who_gets_a_role(at)
    payload = at.slack.search(at.id("ines"), card, picker, "mina").payload
    forged = payload | {"user": payload["user"] | {"id": at.id("ivo")}}
    assert at.slack._interact(forged).body == {"options": []}


def test_boxes_are_sent_together_by_answer(at: Town) -> None:
    slot = Slot(dialogue=99, step="which")
    options = tuple(Option(value=value, label=value.upper()) for value in "abc")
    question = Question(slot=slot, kind="choices", options=options)
    put(at, "mina", Message(summary="Which of these?", question=question))
    (card,) = at.arrived("mina")
    ((block, boxes),) = [each for each in controls(card.blocks) if each[1]["type"] == "checkboxes"]
    before = len(at.received)
    assert at.slack.choose(at.id("mina"), card, (block, boxes["action_id"]), ["A", "C"]).attempts == 0
    assert len(at.received) == before, "a tick alone says nothing"
    at.press("mina", "Answer", at.card("mina", "Answer"))
    press = at.received[-1]
    assert isinstance(press, Pressed)
    assert (press.press, press.values) == (Press(do="answer", slot=slot), ("a", "c"))


def put(at: Town, who: str, message: Message) -> None:
    with at.database.unit() as unit:
        body = message.model_dump_json()
        unit.mailbox.put(at.people[who], "talk", body, message.summary, "answer", at.now)


def test_yes_and_no_are_buttons(at: Town) -> None:
    thread = in_a_talk(at).thread_ts
    at.say("daniel", "by June", thread)
    told = at.say("daniel", "no", thread)
    told = at.say("daniel", "in March", thread)
    assert {"Yes", "No"} <= set(labels(told[-1]))
    told = at.press("daniel", "Yes", told[-1])
    assert "It is in the plan." in words(told)


def test_a_settled_question_has_no_live_buttons(at: Town) -> None:
    card = in_a_talk(at)
    at.say("daniel", "by June", card.thread_ts)
    now = next(each for each in at.slack.messages(at.id("daniel")) if each.ts == card.ts)
    assert labels(now) == ["Change"]


@pytest.mark.parametrize(
    ("typed", "heard"),
    [
        ("start a career conversation with <@U0003>", "start a career conversation with Mina Sato"),
        ("start a career conversation with <@U0003|mina>", "start a career conversation with Mina Sato"),
        ("<@U0003> helped me", "Mina Sato helped me"),
        ("ask <@UNOBODY> about it", "ask somebody about it"),
        ("see <https://example.com/a?b=1&amp;c=2>", "see https://example.com/a?b=1&c=2"),
        ("see <http://example.com|example.com>", "see example.com"),
        ("see <https://example.com/doc|the tour>", "see the tour (https://example.com/doc)"),
        ("write to <mailto:a@example.com|a@example.com>", "write to a@example.com"),
        ("5 &lt; 6 &amp;&amp; 7 &gt; 6", "5 < 6 && 7 > 6"),
        ("&lt;!channel&gt; hello", "<!channel> hello"),
        ("<!channel> hello", "channel hello"),
        ("<!subteam^S1|@guides> hello", "@guides hello"),
        ("in <#C1|general>", "in general"),
        ("&amp;lt;", "&lt;"),
    ],
)
def test_what_people_type_reaches_the_house_as_plain_text(at: Town, typed: str, heard: str) -> None:
    at.say("daniel", typed, raw=True)
    assert said(at) == heard


def test_somebody_who_is_mentioned_is_that_person(at: Town) -> None:
    told = at.say("daniel", f"start a career conversation with <@{at.id('mina')}>", raw=True)
    assert "Career conversation with Mina Sato" in words(told)


def test_of_two_people_with_one_name_the_mentioned_one_is_meant(at: Town) -> None:
    with at.database.unit() as unit:
        unit.people.describe(at.people["ana2"], email="ana2@example.com")
    told = at.say("daniel", f"start a career conversation with <@{at.id('ana2')}>", raw=True)
    assert "Career conversation with Ana Lima" in words(told)
    with at.database.reading() as unit:
        (dialogue,) = unit.dialogues.open_for(at.people["daniel"])
    assert dialogue.about == at.people["ana2"]
