"""Forms as windows: opened, filled in, turned, left, gone stale, and opened late."""

from collections.abc import Iterator

import pytest

from conversations.messages import Drafted, Pressed, Submitted
from storage.database import Database
from tests.fake_slack import View
from tests.slack_town import Town, labels, town, words

MEASURING, EXPLAINING, PLANNING, NIGHT = "Measuring", "Explaining", "Planning", "Night watch"
FIRST = {MEASURING: "Practising", EXPLAINING: "Learning", PLANNING: "Learning", NIGHT: "Guiding"}
CHOOSE = "Please choose one. Not yet shown and I cannot tell are good answers too."


@pytest.fixture
def at(sqlite_database: Database) -> Iterator[Town]:
    """Priya has a form of two pages before her, on a card that she has not opened yet."""
    with town(sqlite_database) as made:
        made.say("priya", "What am I missing for Senior Observer?")
        made.press("priya", "Rate yourself, about 3 minutes")
        made.slack.close_view(made.id("priya"))
        made.arrived("priya")
        yield made


def opened(at: Town) -> View:
    at.press("priya", "Open")
    return at.view("priya")


def filled(at: Town, answers: dict[str, str]) -> None:
    for answer in at.slack.fill(at.id("priya"), None, answers):
        assert answer.ok, answer


def sent(at: Town) -> None:
    answer = at.slack.submit(at.id("priya"), unchecked=True)
    assert answer.ok, answer
    at.settle()


def chosen(view: View) -> dict[str, str]:
    """What is chosen in a window, by the name of the field."""
    found = {}
    for block in view.blocks:
        if block["type"] == "input":
            held = view.values[block["block_id"]][block["element"]["action_id"]]
            if held.get("selected_option"):
                found[block["label"]["text"]] = held["selected_option"]["text"]["text"]
    return found


def fields(view: View) -> list[str]:
    return [block["label"]["text"] for block in view.blocks if block["type"] == "input"]


def test_a_mistake_stands_beside_its_field_with_all_else_kept_and_the_mended_page_goes_through(
    at: Town,
) -> None:
    opened(at)
    filled(at, {MEASURING: "Practising"})
    sent(at)
    view = at.view("priya")
    named = {block["block_id"]: block["label"]["text"] for block in view.blocks if block["type"] == "input"}
    assert {named[block]: said for block, said in view.errors.items()} == dict.fromkeys(
        (EXPLAINING, PLANNING, NIGHT), CHOOSE
    )
    assert chosen(view) == {MEASURING: "Practising"}
    filled(at, {EXPLAINING: "Learning", PLANNING: "Learning", NIGHT: "Guiding"})
    sent(at)
    assert fields(at.view("priya")) == ["Instruments"]


def test_pages_are_turned_back_and_forth_with_everything_kept(at: Town) -> None:
    opened(at)
    filled(at, FIRST)
    sent(at)
    filled(at, {"Instruments": "Learning"})
    at.press("priya", "Back", at.view("priya"))
    assert chosen(at.view("priya")) == FIRST
    filled(at, {MEASURING: "Guiding"})
    sent(at)
    assert chosen(at.view("priya")) == {"Instruments": "Learning"}
    at.press("priya", "Back", at.view("priya"))
    assert chosen(at.view("priya")) == FIRST | {MEASURING: "Guiding"}
    sent(at)
    sent(at)
    assert at.slack.view(at.id("priya")) is None
    assert "Kept." in words(at.arrived("priya"))


def test_each_change_reaches_the_house_at_once(at: Town) -> None:
    opened(at)
    before = len(at.received)
    filled(at, {MEASURING: "Practising", PLANNING: "Learning"})
    drafts = [each for each in at.received[before:] if isinstance(each, Drafted)]
    assert [each.values["planning"] for each in drafts] == ["", "learning"]
    assert drafts[-1].values["measuring"] == "practising"


def test_a_window_that_was_closed_opens_as_it_was_left(at: Town) -> None:
    opened(at)
    filled(at, {MEASURING: "Practising", NIGHT: "I cannot tell"})
    at.slack.close_view(at.id("priya"))
    assert at.arrived("priya") == []
    assert chosen(opened(at)) == {MEASURING: "Practising", NIGHT: "I cannot tell"}


def test_what_was_typed_outlives_a_service_that_fails_when_it_is_sent(at: Town) -> None:
    opened(at)
    filled(at, FIRST)
    at.fail(Submitted)
    assert not at.slack.submit(at.id("priya")).ok
    at.slack.close_view(at.id("priya"))
    assert fields(opened(at)) == ["Instruments"], "the first page that is not filled in yet"
    at.press("priya", "Back", at.view("priya"))
    assert chosen(at.view("priya")) == FIRST
    sent(at)
    assert fields(at.view("priya")) == ["Instruments"]


def test_a_form_whose_talk_was_stopped_says_so_in_its_window_and_once_in_the_chat(at: Town) -> None:
    opened(at)
    filled(at, {MEASURING: "Practising"})
    at.press("priya", "Stop")
    filled(at, {EXPLAINING: "Learning", PLANNING: "Learning", NIGHT: "Guiding"})
    assert at.arrived("priya") == []
    sent(at)
    assert at.view("priya").title == "Not open any more"
    assert len(at.arrived("priya")) == 1


def test_a_window_left_open_on_another_device_is_told_that_the_form_was_sent(at: Town) -> None:
    phone = opened(at)
    desk = opened(at)
    assert phone.id != desk.id
    filled(at, FIRST)
    sent(at)
    filled(at, {"Instruments": "Learning"})
    sent(at)
    at.arrived("priya")
    on_the_phone(at, phone)
    sent(at)
    assert at.view("priya").title == "Not open any more"


def test_two_windows_of_one_form_keep_what_was_sent_last(at: Town) -> None:
    phone = opened(at)
    opened(at)
    filled(at, FIRST)
    sent(at)
    on_the_phone(at, phone)
    filled(at, FIRST | {MEASURING: "Guiding"})
    sent(at)
    assert fields(at.view("priya")) == ["Instruments"]
    at.press("priya", "Back", at.view("priya"))
    assert chosen(at.view("priya"))[MEASURING] == "Guiding"


def on_the_phone(at: Town, view: View) -> None:
    """Take the other device, on which this window is open."""
    at.slack.world.stacks[at.id("priya")] = [view]


def test_a_page_turned_twice_at_once_is_turned_once_and_nobody_is_told_of_trouble(at: Town) -> None:
    opened(at)
    filled(at, FIRST)
    sent(at)
    view = at.view("priya")
    at.slack.fail_next("views.update", "hash_conflict")
    assert at.press("priya", "Back", view) == []
    at.press("priya", "Back", at.view("priya"))
    assert chosen(at.view("priya")) == FIRST


def test_a_slow_turn_ends_in_a_message_whose_button_opens_the_form(at: Town) -> None:
    at.slow_down(Pressed, 2.6)
    (told,) = at.press("priya", "Open")
    assert at.slack.view(at.id("priya")) is None
    assert told.text == "That took longer than Slack waits for. Press Open to go on; nothing is lost."
    assert labels(told) == ["Open"]
    at.press("priya", "Open", told)
    assert fields(at.view("priya")) == list(FIRST)
    standing = [each.ts for each in at.slack.messages(at.id("priya"))]
    assert told.ts not in standing, "the notice has done its work"
    assert at.card("priya", "Open").ts in standing


@pytest.mark.parametrize("how", ["expired_trigger_id", "exchanged_trigger_id", "503", "drop_before"])
def test_a_window_that_slack_did_not_open_is_offered_again(at: Town, how: str) -> None:
    at.slack.fail_next("views.open", how)
    (told,) = at.press("priya", "Open")
    assert labels(told) == ["Open"]
    at.press("priya", "Open", told)
    assert fields(at.view("priya")) == list(FIRST)


def test_a_window_that_slack_will_not_have_is_not_offered_again_and_again(at: Town) -> None:
    at.slack.fail_next("views.open", "invalid_arguments")
    (told,) = at.press("priya", "Open")
    assert told.text.startswith("I cannot show that here.")
    assert labels(told) == []


def test_nothing_stands_between_the_turn_and_the_window(at: Town) -> None:
    """The calls that a press makes before its window opens: none."""
    before = len(at.slack.calls)
    opened(at)
    assert [call.method for call in at.slack.calls[before:]][:1] == ["views.open"]
