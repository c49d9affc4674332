"""What stands in Slack reads well: one example for each way in which something is drawn."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.slack_blocks import Meant, draw_message, draw_rest, escape, read_action
from bot.channels.slack_blocks.sheet import texts_in
from conversations.messages import (
    Bold,
    Bullets,
    Button,
    Day,
    Fact,
    File,
    Link,
    Message,
    Option,
    Part,
    Person,
    Press,
    Progress,
    Question,
    Slot,
    Spans,
    Strip,
    Table,
    Text,
)
from storage.database import Database
from tests.bot.channels.slack_hand import Block, actions, everything_ticked, flat
from tests.bot.channels.slack_read import by_part, undrawn
from tests.builders import Cast, action, cast, goal
from tests.talk import Talk

SLOT = Slot(dialogue=7, step="ambition")
STOP = Button(label="Stop", press=Press(do="stop", slot=SLOT))
THREAD = "Career conversation with Mina Sato"


def said(text: str) -> Spans:
    return (Text(text=text),)


def asked(kind: str, *labels: str, **more: Any) -> Message:
    options = tuple(Option(value=label.lower(), label=label) for label in labels)
    question = Question.model_validate({"slot": SLOT, "kind": kind, "options": options, **more})
    return Message(summary="A question", body=said("What next?"), question=question, buttons=(STOP,))


def drawn(message: Message, **look: Any) -> dict[str, list[Block]]:
    """The blocks by the part of the message that they show."""
    return by_part(draw_message(message, "17", **look).blocks)


def elements(blocks: list[Block]) -> list[Block]:
    return [element for block in blocks if block["type"] == "actions" for element in block["elements"]]


def written(blocks: list[Block]) -> str:
    return "".join(texts_in(blocks))


@pytest.fixture
def people(sqlite_database: Database) -> Cast:
    return cast(sqlite_database)


@pytest.fixture
def talk(sqlite_database: Database, people: Cast) -> Talk:
    assert people
    return Talk(sqlite_database)


def newest(talk: Talk, person: int) -> Message:
    return talk.screen(person).unread[-1][1]


def test_a_question_of_the_real_conversation_is_a_card_with_its_ways(talk: Talk, people: Cast) -> None:
    talk.say(people["daniel"], "start a career conversation with Mina")
    card = newest(talk, people["daniel"])
    shown = draw_message(card, "17")
    assert [block["block_id"].partition("-")[0] for block in shown.blocks] == [
        "body",
        "hint",
        "options",
        "buttons",
        "audience",
    ]
    assert shown.text == (
        "Career conversation with Mina Sato: a question. One question with 2 answers to choose from. "
        "Open it to read and answer."
    )
    assert undrawn({"text": shown.text, "blocks": shown.blocks}) == card.model_copy(
        update={"summary": shown.text}
    )


def test_the_settled_card_shows_the_answer_and_one_way_to_change_it(talk: Talk, people: Cast) -> None:
    talk.say(people["daniel"], "start a career conversation with Mina")
    talk.press(people["daniel"], "Walk me through it", THREAD)
    settled = talk.screen(people["daniel"]).unread[0][1]
    parts = drawn(settled)
    assert written(parts["settled"]) == "Walk me through it"
    assert [each["text"]["text"] for each in elements(parts["buttons"])] == ["Change"]
    assert "options" not in parts


def test_a_plan_shows_bars_of_slacks_own_and_the_same_as_text(talk: Talk, people: Cast) -> None:
    with talk.database.unit() as unit:
        action(unit, goal(unit, people["mina"], "Tell the board"), "Zephyr script", people["mina"])
    talk.say(people["mina"], "show my plan")
    chart, folded, *_ = (block for block in flat(draw_message(newest(talk, people["mina"]), "17").blocks)
                         if block["block_id"].startswith("chart"))  # fmt: skip
    assert chart["chart"]["axis_config"]["categories"] == ["Tell the board"]
    assert [series["name"] for series in chart["chart"]["series"]] == ["Done", "Under way", "Overdue", "Open"]
    assert folded["default_collapsed"]
    assert written([folded]).endswith("Tell the board: 0 Done, 0 Under way, 0 Overdue, 1 Open")


def test_a_chart_whose_title_slack_would_cut_has_the_whole_of_it_in_its_text() -> None:
    title = "How far each goal is that Mina and Daniel agreed on in the autumn of last year"
    strips = (Strip(label="Goal", done=1, under_way=0, overdue=0, open=1),)
    legend = ("Done", "Under way", "Overdue", "Open")
    chart = Progress(title=title, strips=strips, legend=legend, alt="")
    native, folded, first, *_ = drawn(Message(summary="", body=said("Look"), chart=chart))["chart"]
    assert len(native["title"]) <= 50
    assert folded["type"] == "container"
    assert written([first]).startswith(title)


def test_where_newer_blocks_are_refused_the_same_stands_as_text(talk: Talk, people: Cast) -> None:
    with talk.database.unit() as unit:
        action(unit, goal(unit, people["mina"], "Tell the board"), "Zephyr script", people["mina"])
    talk.say(people["mina"], "show my plan")
    plan = newest(talk, people["mina"])
    plain = draw_message(plan, "17", rich=False)
    assert {block["type"] for block in plain.blocks} == {"rich_text", "actions", "context"}
    assert written(plain.blocks).count("Tell the board: 0 Done") == 1
    assert plain.keeps
    assert "History" in written(draw_rest(plan, "17", 0)["blocks"])


def test_an_uploaded_picture_stands_for_the_chart_and_says_what_it_shows(talk: Talk, people: Cast) -> None:
    talk.say(people["mina"], "what's next?")
    image = drawn(newest(talk, people["mina"]), picture="F17")["chart"][0]
    assert image["slack_file"] == {"id": "F17"}
    assert image["alt_text"].startswith(
        "The way through Astronomy: Observing: Assistant → Observer (you are here)"
    )


def test_names_and_days_are_words_weight_is_weight_and_lists_are_lists() -> None:
    body: Spans = (
        Text(text="Ask "),
        Person(id=3, name="Mina *Sato* <!channel>"),
        Text(text=" by "),
        Day(date=date(2027, 3, 5)),
        Bullets(
            items=((Bold(text="First"), Text(text=" this")), (Link(text="that", url="https://example.org"),))
        ),
    )
    paragraph, listed = drawn(Message(summary="", body=body))["body"][0]["elements"]
    assert written([paragraph]) == "Ask Mina *Sato* <!channel> by 5 March 2027"
    assert listed["style"] == "bullet"
    first, second = (item["elements"] for item in listed["elements"])
    assert first[0] == {"type": "text", "text": "First", "style": {"bold": True}}
    assert second == [{"type": "link", "url": "https://example.org", "text": "that"}]


def test_what_is_no_web_address_is_no_link() -> None:
    body = (Link(text="here", url="javascript:evil()"),)
    assert drawn(Message(summary="", body=body))["body"][0]["elements"][0]["elements"] == [
        {"type": "text", "text": "here"}
    ]


def test_in_the_text_nobody_is_mentioned_and_nothing_is_formatted() -> None:
    assert escape("<!channel> & <https://a|b>") == "&lt;!channel&gt; &amp; &lt;https://a|b&gt;"
    assert escape("*Ana*") == "*\u200bAna*\u200b"
    assert escape("2 * 3, snake_case") == "2 * 3, snake_case"


@pytest.mark.parametrize(
    ("kind", "count", "drawn_as"),
    [
        ("choice", 5, "button"),
        ("choice", 6, "static_select"),
        ("rating", 12, "static_select"),
        ("yes_no", 0, "button"),
        ("date", 0, "datepicker"),
        ("person", 0, "external_select"),
        ("choices", 3, None),
    ],
)
def test_how_a_question_is_drawn_follows_from_its_kind(kind: str, count: int, drawn_as: str | None) -> None:
    message = asked(kind, *(f"Number {number}" for number in range(count)))
    assert (drawn_as or "button") in {each["type"] for each in elements(drawn(message)["options"])}


def test_several_answers_are_ticked_and_sent_by_a_button() -> None:
    blocks = draw_message(asked("choices", "Reading", "Writing", "Speaking"), "17").blocks
    assert [block["element"]["type"] for block in blocks if block["type"] == "input"] == ["checkboxes"]
    send = next(each for each in actions(blocks) if each["block_id"].startswith("options"))
    press = Press(do="answer", slot=SLOT)
    assert read_action(send, everything_ticked(blocks), None) == Meant(
        press, ("reading", "writing", "speaking")
    )
    assert read_action(send, {"values": {}}, None) == Meant(press, ())


def test_a_question_in_words_says_where_to_write() -> None:
    assert written(drawn(asked("text"))["reply"]) == "Write your answer in this thread."


def test_a_long_label_stands_in_full_above_its_button() -> None:
    long = "Lead the planning of the winter observations with the two new colleagues from the south"
    parts = drawn(asked("choice", long, "Not now"))
    listed, row = parts["options"]
    assert listed["elements"][0]["style"] == "ordered"
    assert written(listed["elements"][0]["elements"][:1]) == long
    assert [each["text"]["text"] for each in row["elements"]][1] == "2. Not now"
    assert row["elements"][0]["text"]["text"].startswith("1. Lead the planning")
    assert len(row["elements"][0]["text"]["text"]) <= 75


def test_an_earlier_day_is_quoted_stands_in_the_calendar_and_can_be_kept() -> None:
    parts = drawn(asked("date", prefill="2027-03-05"))
    assert written(parts["prefill"]) == "Your earlier answer:5 March 2027"
    picker, keep = elements(parts["options"])
    assert picker["initial_date"] == "2027-03-05"
    assert keep["text"]["text"] == "Keep 5 March 2027"
    assert read_action(keep, {}, None) == Meant(Press(do="answer", slot=SLOT), ("2027-03-05",))


def test_things_that_are_listed_each_have_their_own_buttons_told_apart_aloud() -> None:
    ways = (Button(label="Brief me", press=Press(do="ask", given={"intent": "brief"})),)
    parts = tuple(Part(body=(Bold(text=name),), buttons=ways) for name in ("Mina", "Ana"))
    message = Message(summary="Talks", body=said("Two talks"), parts=parts, buttons=(STOP,))
    aloud = [each["accessibility_label"] for each in elements(drawn(message)["part"])]
    assert aloud == ["Brief me, Mina", "Brief me, Ana"]
    assert undrawn({"blocks": draw_message(message, "17").blocks}).parts == parts


def test_facts_a_table_and_a_file_stand_under_their_names() -> None:
    table = Table(caption="The team", header=("Name", "Open"), rows=(("Mina", "3"), ("Ana", "")))
    message = Message(
        summary="",
        body=said("Here."),
        facts=(Fact(label="Fit", value=said("39 %")), Fact(label="Coverage", value=said("2 of 5"))),
        table=table,
        file=File(name="plan.xlsx", media="", content=""),
    )
    back = undrawn({"blocks": draw_message(message, "17").blocks})
    assert (back.facts, back.table) == (message.facts, table)
    plain = drawn(message, rich=False)
    assert written(plain["table"]) == "The teamName: Mina, Open: 3Name: Ana, Open: "
    assert written(plain["file"]) == "plan.xlsx"


def test_the_sign_that_turns_writing_round_ends_with_the_name_it_stands_in() -> None:
    body = drawn(Message(summary="", body=(Person(id=1, name="\u202eevil"), Text(text=" agreed"))))["body"]
    assert written(body) == "\u202eevil\u202c agreed"


simple = st.text(st.characters(categories=("L", "N")), min_size=1, max_size=12)
sentences = simple.map(said)
simple_buttons = st.lists(st.builds(Button, label=simple, press=st.builds(Press, do=simple)), max_size=3).map(
    tuple
)
simple_options = st.lists(st.builds(Option, value=simple, label=simple), min_size=1, max_size=9).map(tuple)
simple_messages = st.builds(
    Message,
    summary=simple,
    body=sentences,
    title=st.none() | simple,
    hint=st.just(()) | sentences,
    facts=st.lists(st.builds(Fact, label=simple, value=sentences), max_size=3).map(tuple),
    question=st.none()
    | st.builds(Question, slot=st.just(SLOT), kind=st.just("choice"), options=simple_options),
    buttons=simple_buttons,
    audience=st.just(()) | sentences,
    more=st.just(()) | sentences,
)


@given(simple_messages)
def test_a_message_is_put_together_again_from_its_blocks(message: Message) -> None:
    shown = draw_message(message, "17")
    back = undrawn({"text": shown.text, "blocks": shown.blocks})
    assert back == message.model_copy(update={"summary": shown.text})
