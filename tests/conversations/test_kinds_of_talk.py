"""A manager comes to the fitting kind of talk, and whom it is about learns of it when it is time."""

import pytest

from tests.builders import Cast
from tests.conversations.houses import CAREER
from tests.conversations.prompting.weekly import held, newest, press, week_begins
from tests.screen import drawn
from tests.talk import Talk

ANOTHER = "Another kind of talk"


def kinds(talk: Talk, who: int) -> list[str]:
    """The kinds of talk on the card that just arrived."""
    arrived = (message for _, message in talk.screen(who).unread)
    card = next(each for each in arrived if "What is the talk with" in drawn(each))
    return [button.label for button in card.buttons]


def test_the_first_talk_comes_first_where_there_was_none(talk: Talk, people: Cast) -> None:
    talk.say(people["daniel"], "start a career conversation with Mina")
    talk.press(people["daniel"], ANOTHER, CAREER)
    assert kinds(talk, people["daniel"])[:2] == ["A first career talk", "A growth talk, once a quarter"]


def test_the_growth_talk_comes_first_where_there_was_one(talk: Talk, people: Cast) -> None:
    held(talk, people["daniel"], people["mina"], 90)
    talk.say(people["daniel"], "start a career conversation with Mina")
    talk.press(people["daniel"], ANOTHER, CAREER)
    assert kinds(talk, people["daniel"])[:2] == ["A growth talk, once a quarter", "A first career talk"]


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("first talk with Mina", "A first career talk with Mina Sato"),
        ("start a quarterly growth talk with Mina", "Growth talk with Mina Sato"),
        ("prepare a promotion talk with Mina", "What a next step asks of Mina Sato"),
        ("Mina is ready for promotion", "What a next step asks of Mina Sato"),
        ("Mina was not selected", "After the decision: a talk with Mina Sato"),
        ("Mina didn't get the role", "After the decision: a talk with Mina Sato"),
        ("Mina wants to leave my team", "What comes next for Mina Sato, here or elsewhere"),
        ("Mina feels stuck", "Room to grow for Mina Sato"),
        ("Mina is new in her role", "The first weeks in a new role: Mina Sato"),
        ("Mina overrates herself", "Two views of one piece of work: Mina Sato"),
        ("Mina's self-rating is far below mine", "Two views of one piece of work: Mina Sato"),
        ("start a career conversation with Mina", "Career conversation with Mina Sato"),
    ],
)
def test_words_lead_straight_to_the_talk(talk: Talk, people: Cast, words: str, title: str) -> None:
    talk.say(people["daniel"], words)
    assert [message.title for _, message in talk.screen(people["daniel"]).unread if message.title] == [title]


def test_of_two_people_of_one_name_the_one_who_is_chosen_gets_the_talk_that_was_meant(
    talk: Talk, people: Cast
) -> None:
    talk.say(people["daniel"], "Ana was not selected")
    first = newest(talk, people["daniel"]).buttons[0].label
    talk.press(people["daniel"], first)
    talk.expects(people["daniel"], "Does Ana Lima know the decision?")


def test_asked_for_again_the_open_one_is_offered(talk: Talk, people: Cast) -> None:
    for _ in range(2):
        talk.say(people["daniel"], "growth talk with Mina")
    talk.expects(people["daniel"], "You have Growth talk with Mina Sato open since 23 November 2026.")


def test_a_talk_in_which_something_was_written_makes_way_for_none(talk: Talk, people: Cast) -> None:
    daniel = people["daniel"]
    talk.say(daniel, "start a career conversation with Mina")
    for words in ("We have talked", "She wants to teach"):
        talk.say(daniel, words, CAREER)
    talk.say(daniel, "growth talk with Mina")
    with talk.database.reading() as unit:
        assert len(unit.dialogues.open_for(daniel)) == 2


def test_a_talk_that_has_reached_the_other_one_makes_way_for_none(talk: Talk, people: Cast) -> None:
    daniel = people["daniel"]
    talk.say(daniel, "start a career conversation with Mina")
    talk.press(daniel, "Walk me through it", CAREER)
    talk.say(daniel, "growth talk with Mina")
    with talk.database.reading() as unit:
        assert len(unit.dialogues.open_for(daniel)) == 2


def test_a_kind_that_there_is_not_begins_nothing(talk: Talk, people: Cast) -> None:
    for guide in ("check-in", "self-rating", "no-such"):
        talk.ask(people["daniel"], "start_conversation", person=str(people["mina"]), guide=guide)
        talk.expects(people["daniel"], "That card is from a conversation that is not yours to answer")
    with talk.database.reading() as unit:
        assert unit.dialogues.open_for(people["daniel"]) == ()


@pytest.mark.parametrize("answer", [None, "Not yet", "Stop"])
def test_nobody_reads_of_a_decision_before_they_were_told(
    talk: Talk, people: Cast, answer: str | None
) -> None:
    mina, thread = people["mina"], "After the decision"
    talk.open_home(mina)
    talk.say(people["daniel"], "Mina was not selected")
    if answer:
        talk.press(people["daniel"], answer, thread)
    talk.live(days=8)
    talk.open_home(mina)
    home = talk.screen(mina).home
    assert home is not None
    assert thread not in home.model_dump_json()
    talk.say(mina, "show my talks")
    talk.ask(mina, "my_talk", talk="1")
    words = [drawn(card.message) for card in talk.screen(mina).cards.values()]
    assert not [each for each in words if thread in each or "decision" in each]


def test_a_talk_that_was_not_held_is_no_last_talk(talk: Talk, people: Cast) -> None:
    talk.say(people["daniel"], "Mina was not selected")
    talk.press(people["daniel"], "Not yet", "After the decision")
    with talk.database.reading() as unit:
        assert [event.kind for event in unit.dialogues.events(people["mina"])] == ["started"]


def test_from_the_weeks_list_it_is_one_press_more(talk: Talk, people: Cast) -> None:
    daniel = people["daniel"]
    week_begins(talk)
    press(talk, daniel, "Mina Sato", "Start")
    talk.press(daniel, ANOTHER, CAREER)
    talk.press(daniel, "A first career talk", CAREER)
    talk.expects(daniel, "Seventeen minutes together")
    week_begins(talk)
    talk.say(daniel, "who should I talk to")
    assert "Go on" in [each.label for part in newest(talk, daniel).parts for each in part.buttons]
