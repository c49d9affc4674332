"""What bad input gets: a clear sentence, the same place, nothing lost; and names are only ever names."""

import pytest

from conversations.messages import Bold, Text
from conversations.trial import Trial
from tests.builders import NOW, OBSERVER, Cast, has_role, person, reports_to
from tests.conversations.houses import CAREER
from tests.talk import Talk

EVIL = "*Eve* <b>x</b> [a](https://example.org) {{ 7 * 7 }} <@U1> @here"
RTL = "مريم العلي"
DIRTY = f"{RTL}\u202eabc"


def works_for(talk: Talk, manager: int, name: str) -> int:
    with talk.database.unit() as unit:
        someone = person(unit, name).id
        has_role(unit, someone, OBSERVER, "observer")
        reports_to(unit, someone, manager)
        return someone


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "There was nothing to read."),
        (" \n ", "There was nothing to read."),
        ("x" * 10_000, "That is longer than I can read at once (10000 characters)."),
        ("💚", "I cannot do that, or I did not understand it."),
        ("👩🏽\u200d💻 🏳️\u200d🌈", "I cannot do that, or I did not understand it."),
        ("ما هي الخطوة التالية؟", "I cannot do that, or I did not understand it."),
        ("\u202ehsilgne\u202c", "I cannot do that, or I did not understand it."),
        ("book me a flight", "I cannot do that, or I did not understand it."),
        ("what's next after Wizard?", "I don't know a role called “Wizard”."),
        ("what's next after Senior Observatorian?", "Close: Senior Observer"),
        ("what's next after <b>*Wizard*</b>?", "I don't know a role called “"),
        ("show Merlin's plan", "I don't know anybody called “Merlin”."),
        ("stop messaging me until 1 May 2020", "“1 May 2020”. Nothing was changed."),
    ],
)
def test_words_that_lead_nowhere_get_a_clear_sentence(
    talk: Talk, people: Cast, text: str, sentence: str
) -> None:
    talk.say(people["mina"], text)
    talk.expects(people["mina"], sentence)


def test_half_a_sign_is_passed_over(talk: Talk, people: Cast) -> None:
    text = "\ud800book me a \udc00flight to Zanzibar"
    talk.say(people["mina"], text)
    talk.expects(people["mina"], "I did not understand it.")
    answer = Trial(talk.database, talk.house, talk.now, live=False).ask(people["mina"], text)
    assert answer.reading.intent == "unknown"


def test_half_a_sign_in_a_talk_is_passed_over_as_well(talk: Talk, people: Cast) -> None:
    daniel = people["daniel"]
    talk.say(daniel, "start a career conversation with Mina")
    talk.press(daniel, "We have talked", CAREER)
    talk.say(daniel, "wait, \ud800show my plan first", CAREER)
    talk.press(daniel, "It is my answer", CAREER)
    talk.expects(daniel, "Where are they heading?")
    assert "wait, show my plan first" in talk.read(daniel)


def test_ten_thousand_characters_in_a_question_are_refused_and_the_question_stays(
    talk: Talk, people: Cast
) -> None:
    talk.say(people["daniel"], "start a career conversation with Mina")
    talk.press(people["daniel"], "We have talked", CAREER)
    talk.say(people["daniel"], "x" * 10_000, CAREER)
    talk.expects(people["daniel"], "That is 10000 characters, and 4000 fit here. Could you shorten it?")
    talk.say(people["daniel"], "y" * 4_000, CAREER)
    talk.expects(people["daniel"], "Where are they heading?")


@pytest.mark.parametrize("name", [EVIL, RTL, "O'Neil-Łukasz 💚", "김민지"])
def test_a_name_is_shown_as_it_is_and_is_never_anything_else(talk: Talk, people: Cast, name: str) -> None:
    someone = works_for(talk, people["daniel"], name)
    talk.ask(people["daniel"], "start_conversation", person=str(someone))
    message = talk.screen(people["daniel"]).unread[0][1]
    assert {type(span) for span in message.body} == {Text, Bold}
    assert name in "".join(span.text for span in message.body if isinstance(span, Text))
    assert name in (message.title or "")
    home = talk.open_home(people["daniel"]).home
    assert home is not None
    week = next(section for section in home.sections if section.title == "Talks this week")
    assert any(name in button.label for button in week.messages[-1].buttons)


def test_a_name_cannot_turn_the_words_around_it(talk: Talk, people: Cast) -> None:
    someone = works_for(talk, people["daniel"], DIRTY)
    talk.ask(people["daniel"], "start_conversation", person=str(someone))
    assert "\u202e" not in talk.screen(people["daniel"]).unread[0][1].model_dump_json()


def test_what_somebody_writes_stays_words(talk: Talk, people: Cast) -> None:
    talk.say(people["daniel"], "start a career conversation with Mina")
    talk.press(people["daniel"], "We have talked", CAREER)
    talk.say(people["daniel"], EVIL, CAREER)
    settled = talk.screen(people["daniel"]).unread[0][1].settled
    assert settled == (Text(text=EVIL),)


def test_two_people_of_one_name_are_asked_about_and_told_apart(talk: Talk, people: Cast) -> None:
    with talk.database.unit() as unit:
        for who, place in (("ana", "Porto"), ("ana2", "Recife")):
            unit.positions.record(people[who], "location", place, NOW.date(), "import", "test", NOW)
    talk.say(people["daniel"], "start a career conversation with Ana")
    talk.press(people["daniel"], "Ana Lima (observer, Recife)")
    with talk.database.reading() as unit:
        assert [each.about for each in unit.dialogues.open_for(people["daniel"])] == [people["ana2"]]
    home = talk.open_home(people["daniel"]).home
    assert home is not None
    week = next(section for section in home.sections if section.title == "Talks this week")
    labels = [button.label for button in week.messages[-1].buttons]
    assert "Start a career conversation with Ana Lima (observer, Porto)" in labels
