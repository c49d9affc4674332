"""Whatever is said fits Slack, all of it can be read and pressed, and comes back as what it was."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.channels.slack_blocks import (
    Drawn,
    Edit,
    Meant,
    Rest,
    Say,
    draw_home,
    draw_message,
    draw_prompt,
    escape,
    kept_key,
    read_action,
)
from bot.channels.slack_blocks.rest import draw_rest, rest_windows
from bot.channels.slack_blocks.sheet import texts_in
from bot.channels.slack_blocks.words import offered
from bot.channels.slack_limits import violations
from conversations.messages import Bars, Button, Chart, Home, Message, Press, Progress, Prompt, Question, Text
from tests import messages_strategies as any_
from tests.bot.channels.readable import squeezed, texts_of
from tests.bot.channels.slack_hand import Block, actions, controls, everything_ticked, flat
from tests.bot.channels.slack_swell import how_long, how_long_homes, swollen

KEY = "outbox-17"
LONG_WORD = re.compile(r"\w{4,}")
BETWEEN = ("more-of-", "more-turn-")
PHASES = [Phase.explicit, Phase.generate]  # what is long is long to make smaller
PHASES = [Phase.explicit, Phase.generate]  # what is long is long to make smaller
Much = tuple[int, int]
Look = dict[str, Any]
unhurried = settings(max_examples=30, suppress_health_check=list(HealthCheck), phases=PHASES)
LOOKS = pytest.mark.parametrize("look", [{}, {"rich": False}, {"picture": "F17"}], ids=str)
HOME_LOOKS = pytest.mark.parametrize("rich", [True, False])


def sent(drawn: Drawn) -> Block:
    return {"text": drawn.text, "blocks": drawn.blocks}


def reached(outbound: Message | Home, blocks: list[Block]) -> list[list[Block]]:
    """What can be seen: the blocks, and behind *More* if there is such a button, the pages."""
    if any(isinstance(read_action(each, {}, outbound), Rest) for each in buttons(blocks)):
        return [blocks, *(view["blocks"] for view in rest_windows(outbound, KEY))]
    return [blocks]


def buttons(blocks: list[Block]) -> list[Block]:
    return [each for each in actions(blocks) if each["type"] == "button"]


def read(blocks: list[list[Block]]) -> str:
    """All that can be read, page after page, without the ways between them."""
    shown = [each for page in blocks for each in flat(page) if not each["block_id"].startswith(BETWEEN)]
    return squeezed("".join(texts_in(shown)))


def pressable(message: Message) -> Iterator[Press]:
    """Every press of a message, answers apart."""
    for part in message.parts:
        yield from (each.press for each in part.buttons)
    for button in message.buttons:
        if not message.settled or button.press.do == "change":
            yield button.press


def assert_all_said(thing: Message | Home, seen: str) -> None:
    """A chart is said in lines or in words, so of its words those count that carry meaning."""
    messages = [thing] if isinstance(thing, Message) else messages_in(thing)
    charts = [message.chart for message in messages if message.chart]
    said_otherwise = {text for chart in charts for text in (chart.alt, *not_marked(chart))}
    for text in set(texts_of(thing)) - said_otherwise:
        assert squeezed(text) in seen
    for chart in charts:
        assert all(word in seen.casefold() for word in LONG_WORD.findall(chart.alt.casefold()))


def not_marked(chart: Chart) -> tuple[str, ...]:
    """What a legend says of marks that the chart has none of."""
    match chart:
        case Bars() if all(bar.wished is None for bar in chart.bars):
            return (chart.wish,)
        case Progress() if not chart.strips:
            return chart.legend
    return ()


def messages_in(home: Home) -> list[Message]:
    return [message for section in home.sections for message in section.messages]


def assert_all_pressable(messages: list[Message], blocks: list[list[Block]], kept: Message | Home) -> None:
    meant = [read_action(each, everything_ticked(page), kept) for page in blocks for each in actions(page)]
    presses = [each.press for each in meant if isinstance(each, Meant)]
    answers = {
        (each.press.model_dump_json(), value)
        for each in meant
        if isinstance(each, Meant)
        for value in each.values
    }
    for message in messages:
        for press in pressable(message):
            assert press in presses
        if message.question and not message.settled:
            press = Press(do="answer", slot=message.question.slot)
            for option in offered(message.question.kind, message.question.options):
                assert (press.model_dump_json(), option.value) in answers


@LOOKS
@unhurried
@given(small=any_.messages, much=how_long)
def test_any_message_is_within_the_limits(look: Look, small: Message, much: Much) -> None:
    message = swollen(small, *much)
    assert violations("update", sent(draw_message(message, KEY, **look))) == []
    for view in rest_windows(message, KEY):
        assert violations("modal", view) == []


@HOME_LOOKS
@unhurried
@given(small=any_.homes, much=how_long_homes)
def test_any_home_is_within_the_limits(rich: bool, small: Home, much: Much) -> None:  # noqa: FBT001
    home = swollen(small, *much)
    assert violations("home", draw_home(home, KEY, rich=rich)[0]) == []
    for view in rest_windows(home, KEY):
        assert violations("modal", view) == []


@LOOKS
@unhurried
@given(small=any_.messages, much=how_long)
def test_every_character_of_any_message_can_be_reached(look: Look, small: Message, much: Much) -> None:
    message = swollen(small, *much)
    blocks = draw_message(message, KEY, **look).blocks
    assert_all_said(message, read(reached(message, blocks)))


@HOME_LOOKS
@unhurried
@given(small=any_.homes, much=how_long_homes)
def test_every_character_of_any_home_can_be_reached(rich: bool, small: Home, much: Much) -> None:  # noqa: FBT001
    home = swollen(small, *much)
    blocks = draw_home(home, KEY, rich=rich)[0]["blocks"]
    assert_all_said(home, read(reached(home, blocks)))


@LOOKS
@unhurried
@given(small=any_.messages, much=how_long)
def test_every_press_of_any_message_can_be_reached_and_means_what_it_meant(
    look: Look, small: Message, much: Much
) -> None:
    message = swollen(small, *much)
    blocks = draw_message(message, KEY, **look).blocks
    assert_all_pressable([message], reached(message, blocks), message)


@HOME_LOOKS
@unhurried
@given(small=any_.homes, much=how_long_homes)
def test_every_press_of_any_home_can_be_reached_and_is_meant(rich: bool, small: Home, much: Much) -> None:  # noqa: FBT001
    home = swollen(small, *much)
    blocks = draw_home(home, KEY, rich=rich)[0]["blocks"]
    assert_all_pressable(messages_in(home), reached(home, blocks), home)


@unhurried
@given(small=any_.messages, much=how_long)
def test_what_refers_to_the_kept_message_says_so(small: Message, much: Much) -> None:
    message = swollen(small, *much)
    drawn = draw_message(message, KEY)
    keys = {kept_key(control) for _, control in controls(drawn.blocks)} - {None}
    assert keys == ({KEY} if drawn.keeps else set())
    if not drawn.keeps:
        for each in actions(drawn.blocks):
            read_action(each, {}, None)


@given(any_.messages, any_.messages)
def test_a_message_that_replaces_another_has_none_of_its_names(first: Message, second: Message) -> None:
    names = Counter(
        block["block_id"]
        for message, key in ((first, "1"), (second, "2"))
        for block in flat(draw_message(message, key).blocks)
    )
    assert max(names.values()) == 1


@given(any_.messages)
def test_the_text_of_any_message_can_mention_nobody_and_is_no_link(message: Message) -> None:
    text = draw_message(message, KEY).text
    assert not set(text) & set("<>")
    assert escape("&") not in text or "&" in "".join(texts_of(message)) + message.summary


@given(any_.messages)
def test_private_words_are_not_in_the_text_that_a_lock_screen_shows(message: Message) -> None:
    secret = any_words(message)
    personal = message.model_copy(update={"audience": secret})
    other = personal.model_copy(update={"body": secret, "hint": secret, "facts": (), "more": secret})
    assert draw_message(personal, KEY).text == draw_message(other, KEY).text
    assert "Solveig" not in draw_message(other, KEY).text


def any_words(message: Message) -> Any:
    return (Text(text=f"Solveig {message.summary}"),)


@given(any_.prompts)
def test_any_prompt_is_within_the_limits_and_each_button_says_what_it_shows(prompt: Prompt) -> None:
    drawn = draw_prompt(prompt)
    assert violations("message", sent(drawn)) == []
    assert not drawn.keeps
    texts = [text for text in prompt.texts if text.strip()]
    said = [read_action(each, {}, None) for each in actions(drawn.blocks)]
    assert said == [Say(text) for text in texts[:4]]


@unhurried
@given(any_.questions, how_long)
def test_an_earlier_answer_in_words_can_be_edited_whole(small: Question, much: Much) -> None:
    question = swollen(small, *much)
    message = Message(summary="Asked", question=question)
    edits = [read_action(each, {}, message) for each in actions(draw_message(message, KEY).blocks)]
    found = [each for each in edits if isinstance(each, Edit)]
    wanted = question.kind == "text" and question.prefill is not None
    assert [each.text for each in found] == ([question.prefill] if wanted else [])
    assert all(each.place == f"dialogue:{question.slot.dialogue}" for each in found)


def test_a_press_that_is_too_long_for_a_button_is_found_in_the_kept_message() -> None:
    press = Press(do="ask", given={"words": "x" * 2000})
    message = Message(summary="Said", buttons=(Button(label="Send it", press=press),))
    drawn = draw_message(message, KEY)
    assert drawn.keeps
    assert [read_action(each, {}, message) for each in actions(drawn.blocks)] == [Meant(press, ())]


@given(st.integers(1, 4))
def test_the_pages_of_what_did_not_fit_lead_on_and_back(length: int) -> None:
    message = Message(summary="Said", body=(Text(text="word " * 4000 * length),))
    pages = rest_windows(message, KEY)
    for number, view in enumerate(pages):
        ways = [read_action(each, {}, None) for each in actions(view["blocks"])]
        assert ways == [Rest(KEY, to) for to in (number - 1, number + 1) if 0 <= to < len(pages)]
        assert kept_key(view) == KEY
    assert draw_rest(message, KEY, 99) == pages[-1]
    assert draw_rest(message, KEY, -1) == pages[0]
