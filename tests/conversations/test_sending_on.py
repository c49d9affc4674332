"""What was not understood goes to the people team if its author sends it, and is kept nowhere else."""

import pytest
from sqlalchemy import select

from conversations import delivery, turn
from conversations.messages import Account, Said
from conversations.sending_on import LONGEST, send_on_buttons
from conversations.underway import Turn
from storage.database import Database
from storage.rows import Row
from tests.builders import HIRED, NOW, Cast, leaves, people_team, person
from tests.talk import LEASE, Talk

ASKED = "book me a flight to the far side of Zanzibar"
SEND, NAMED, UNNAMED = "Send this to the people team", "Send it with my name", "Send it without my name"


def kept(database: Database) -> str:
    """Everything in every table."""
    with database.reading() as unit:
        rows = (row for table in Row.metadata.sorted_tables for row in unit.connection.execute(select(table)))
        return "\n".join(map(repr, rows))


@pytest.fixture
def asked(talk: Talk, people: Cast) -> Talk:
    """Mina has asked what Trellis cannot do."""
    talk.say(people["mina"], ASKED)
    return talk


def test_what_was_asked_and_not_sent_is_in_no_table(asked: Talk, people: Cast) -> None:
    assert "Zanzibar" not in kept(asked.database)
    asked.press(people["mina"], SEND)
    asked.expects(people["mina"], f"exactly as it stands: “{ASKED}”")
    assert "Zanzibar" not in kept(asked.database)
    assert asked.bodies(people["ines"]) == []


def test_what_is_understood_is_in_no_table_either(talk: Talk, people: Cast) -> None:
    for text in ("what am I missing for Senior Observer, zanzibar?", "how did the zanzibar pulse go"):
        talk.say(people["mina"], text)
        assert "zanzibar" not in kept(talk.database).casefold()


def test_who_sees_it_is_said_before_it_is_sent(asked: Talk, people: Cast) -> None:
    asked.press(people["mina"], SEND)
    ((_, message),) = asked.screen(people["mina"]).unread
    assert [button.label for button in message.buttons] == [NAMED, UNNAMED]
    asked.expects(people["mina"], "Everybody of the people team, and nobody else.")


def test_with_a_name_everybody_of_the_people_team_reads_who_asked_and_can_mend_it(
    asked: Talk, people: Cast
) -> None:
    with asked.database.unit() as unit:
        people_team(unit, people["tomas"])
        unit.grants.grant(people["otto"], "people-team", "country", "NO", HIRED, None, None, NOW)
    asked.press(people["mina"], SEND)
    asked.press(people["mina"], NAMED)
    for who in ("ines", "tomas", "otto"):
        asked.expects(people[who], f"Mina Sato asked me this, and I did not understand it: “{ASKED}”")
    assert not [who for who in ("daniel", "helena", "priya") if asked.bodies(people[who])]
    assert "Zanzibar" not in kept(asked.database)
    asked.press(people["otto"], "Administration")
    asked.press(people["ines"], "Show the framework")
    asked.expects(people["ines"], "in force since")


def test_without_a_name_nothing_in_the_message_says_who_it_was(asked: Talk, people: Cast) -> None:
    asked.press(people["mina"], SEND)
    asked.press(people["mina"], UNNAMED)
    asked.expects(people["ines"], f"Somebody asked me this, and I did not understand it: “{ASKED}”")
    ((_, message),) = asked.screen(people["ines"]).unread
    told = message.model_dump_json()
    assert not [trace for trace in ("Mina", "Sato", "event-", f'"{people["mina"]}"') if trace in told]


def test_what_is_kept_cannot_be_worked_out_from_the_event_and_the_words(talk: Talk, people: Cast) -> None:
    marks = set()
    for _ in range(2):
        with talk.database.rehearsal() as unit:
            mina = unit.people.get(people["mina"])
            (sending,) = send_on_buttons(Turn(unit, talk.house, mina, "event", "talk", NOW), ASKED)
            marks.add(sending.press.given["once"])
    assert len(marks) == 2


def test_it_arrives_exactly_as_it_was_written(talk: Talk, people: Cast) -> None:
    written = "book *me* a [flight](https://x.example) for {{ 7 }}\n- <@U1> & _you_"
    talk.say(people["mina"], f"  {written} ")
    talk.press(people["mina"], SEND)
    talk.press(people["mina"], NAMED)
    talk.expects(people["ines"], f"“{written}”")


def test_an_answer_sends_once_whatever_is_pressed_again(asked: Talk, people: Cast) -> None:
    asked.press(people["mina"], SEND)
    asked.press(people["mina"], UNNAMED)
    assert len(asked.bodies(people["ines"])) == 1
    asked.press(people["mina"], NAMED, on="exactly as it stands")
    assert asked.bodies(people["ines"]) == []
    asked.press(people["mina"], SEND)
    asked.press(people["mina"], NAMED)
    assert asked.bodies(people["ines"]) == []
    asked.expects(people["mina"], "It goes to the people team once")


def test_the_same_words_asked_again_can_be_sent_again(asked: Talk, people: Cast) -> None:
    for _ in range(2):
        asked.press(people["mina"], SEND)
        asked.press(people["mina"], NAMED)
        assert len(asked.bodies(people["ines"])) == 1
        asked.say(people["mina"], ASKED)


def test_the_card_that_asked_keeps_no_buttons_and_no_words(asked: Talk, people: Cast) -> None:
    asked.press(people["mina"], SEND)
    asked.press(people["mina"], NAMED)
    last = asked.screen(people["mina"]).at("talk")[-1].message
    assert last.buttons == ()
    assert "Zanzibar" not in last.model_dump_json()


def test_it_comes_in_the_hours_of_who_reads_it(asked: Talk, people: Cast) -> None:
    with asked.database.unit() as unit:
        unit.people.set_preferences(people["ines"], day_starts=14 * 60, day_ends=18 * 60)
    asked.press(people["mina"], SEND)
    asked.press(people["mina"], NAMED)
    assert asked.bodies(people["ines"]) == []
    asked.wait(hours=6)
    asked.expects(people["ines"], ASKED)


def test_where_nobody_else_is_of_the_people_team_it_is_not_offered(talk: Talk, people: Cast) -> None:
    talk.say(people["ines"], ASKED)
    assert SEND not in talk.screen(people["ines"]).labels("talk")
    with talk.database.unit() as unit:
        leaves(unit, people["ines"])
    talk.say(people["mina"], ASKED)
    assert SEND not in talk.screen(people["mina"]).labels("talk")


def test_what_cannot_be_delivered_keeps_no_words(talk: Talk, people: Cast) -> None:
    account = Account(channel="playground", workspace="local", external_id=str(people["mina"]))
    said = Said(event="asked", account=account, place="talk", at=NOW, text=ASKED)
    turn.receive(talk.database, talk.house, said, NOW)
    (parcel,) = delivery.claim(talk.database, NOW, NOW + LEASE, 50)
    assert "Zanzibar" in parcel.body
    with talk.database.unit() as unit:
        unit.mailbox.failed(parcel.id, "channel_not_found", NOW)
    assert "Zanzibar" not in kept(talk.database)


def test_whoever_joins_the_people_team_later_gets_nothing_yet(talk: Talk, people: Cast) -> None:
    since = NOW.date().replace(year=2027)
    with talk.database.unit() as unit:
        later = person(unit, "Later On").id
        unit.grants.grant(later, "people-team", "organisation", None, since, None, None, NOW)
    talk.say(people["mina"], ASKED)
    talk.press(people["mina"], SEND)
    talk.press(people["mina"], NAMED)
    assert talk.bodies(later) == []


def test_when_the_people_team_is_gone_meanwhile_it_is_said_and_nothing_is_sent(
    asked: Talk, people: Cast
) -> None:
    asked.press(people["mina"], SEND)
    with asked.database.unit() as unit:
        leaves(unit, people["ines"])
    asked.press(people["mina"], NAMED)
    asked.expects(people["mina"], "Nothing was sent.")
    with asked.database.unit() as unit:
        people_team(unit, people["tomas"])
    asked.press(people["mina"], NAMED, on="exactly as it stands")
    asked.expects(people["tomas"], "Mina Sato asked me this")


def test_what_is_too_long_for_a_button_is_not_offered(talk: Talk, people: Cast) -> None:
    talk.say(people["mina"], "zanzibar " * (LONGEST // 9 + 1))
    assert SEND not in talk.screen(people["mina"]).labels("talk")


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"words": "hm"},
        {"words": "", "once": "1"},
        {"words": "x" * (LONGEST + 1), "once": "1"},
        {"words": "hm", "once": "1", "do": "shouted"},
        {"words": "hm", "once": "1", "do": "named"},
    ],
)
def test_a_press_that_none_of_our_buttons_sends_changes_nothing(
    talk: Talk, people: Cast, given: dict[str, str]
) -> None:
    talk.ask(people["mina"], "send_on", **given)
    talk.expects(people["mina"], "gone")
    assert talk.bodies(people["ines"]) == []
