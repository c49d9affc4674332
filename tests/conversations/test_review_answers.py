"""People as answers, choices that fell away, and commands where they are meant."""

from collections.abc import Callable

import pytest

from conversations.house import House
from conversations.messages import Press, Pressed, Slot
from storage.database import Database
from tests.builders import LEAD, TODAY, Cast, cast, has_role, reports_to
from tests.conversations.houses import CAREER, guide, house
from tests.talk import Talk

Open = Callable[[str], tuple[Talk, Cast]]
MENTOR = """
  - {id: mentor, ask: Who could be a mentor?, answer: person}
  - {id: end, ask: "What would you ask {{ mentor }}?"}
"""


@pytest.fixture
def open_talk(database: Database) -> Open:
    """Begins a talk with Mina, led through steps of one's own."""

    def begin(steps: str) -> tuple[Talk, Cast]:
        people = cast(database)
        with database.unit() as unit:
            has_role(unit, people["ana2"], LEAD, "Dome Lead")
        talk = Talk(database, lambda: house(guide(steps)))
        talk.say(people["daniel"], "start a career conversation with Mina")
        return talk, people

    return begin


# ── a person as an answer ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("words", ["Tomas Vega", "Tomas", "vega"])
def test_a_person_is_answered_by_name(open_talk: Open, words: str) -> None:
    talk, people = open_talk(MENTOR)
    talk.say(people["daniel"], words, CAREER)
    talk.expects(people["daniel"], "What would you ask Tomas Vega?")
    with talk.database.unit() as unit:
        kept = unit.dialogues.answers(1)["mentor", None].value
    assert kept == {"value": str(people["tomas"]), "label": "Tomas Vega"}


def test_a_person_is_answered_by_picking_from_a_search(open_talk: Open) -> None:
    talk, people = open_talk(MENTOR)
    slot = Slot(dialogue=1, step="mentor")
    talk.search(people["daniel"], slot, "tom")
    (found,) = talk.screen(people["daniel"]).options
    press = Press(do="answer", slot=slot)
    talk.send(Pressed, people["daniel"], "dialogue:1", press=press, values=(found.value,))
    talk.expects(people["daniel"], "What would you ask Tomas Vega?")


def test_namesakes_are_asked_back_and_told_apart_by_their_titles(open_talk: Open) -> None:
    talk, people = open_talk(MENTOR)
    talk.say(people["daniel"], "Ana Lima", CAREER)
    talk.expects(people["daniel"], "“Ana Lima” could be Ana Lima (observer) and Ana Lima (Dome Lead)")
    question = next(m.question for _, m in talk.screen(people["daniel"]).unread if m.question)
    assert [option.value for option in question.options] == [str(people["ana"]), str(people["ana2"])]
    press = Press(do="answer", slot=question.slot)
    talk.send(Pressed, people["daniel"], "dialogue:1", press=press, values=(str(people["ana2"]),))
    talk.expects(people["daniel"], "What would you ask Ana Lima?")


def test_somebody_unknown_is_said_to_be_unknown_and_a_number_is_nobodys_name(open_talk: Open) -> None:
    talk, people = open_talk(MENTOR)
    for words in ("Nobody Here", str(people["tomas"]), "9" * 30):
        talk.say(people["daniel"], words, CAREER)
        talk.expects(people["daniel"], f"I don't know anybody called “{words}”.")


def test_a_person_who_was_answered_is_at_hand_when_one_goes_back(open_talk: Open) -> None:
    talk, people = open_talk(MENTOR)
    talk.say(people["daniel"], "Tomas", CAREER)
    talk.press(people["daniel"], "Back", CAREER)
    talk.press(people["daniel"], "Tomas Vega", CAREER)
    talk.expects(people["daniel"], "What would you ask Tomas Vega?")


# ── a choice that is no longer found ─────────────────────────────────────────────────────────────────────


def test_a_gap_of_another_role_is_asked_for_again_once_the_role_changed(talk: Talk, people: Cast) -> None:
    daniel = people["daniel"]
    talk.say(daniel, "start a career conversation with Mina")
    talk.press(daniel, "We have talked", CAREER)
    for words in ("She likes nights", "A next role", "Senior Observer", "Night watch"):
        talk.say(daniel, words, CAREER)
    talk.press(daniel, "Change", CAREER, on="Which role")
    talk.say(daniel, "Dome Lead", CAREER)
    talk.expects(daniel, "Which gap matters most first?")


# ── commands ─────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("typed", "command"),
    [("Back", "back"), ("go back.", "back"), ("skip", "skip"), ("stop", "stop"), ("quit", "stop")]
    + [("help", "help"), ("?", "help")]
    + [(word, None) for word in ("previous", "pass", "next", "cancel", "enough", "what now", "stop it")],
)
def test_only_words_that_mean_nothing_else_are_commands(typed: str, command: str | None) -> None:
    assert House.open().phrases.command(typed) == command


def test_words_that_are_an_answer_of_the_open_question_are_no_command(open_talk: Open) -> None:
    talk, people = open_talk("""
      - {id: habit, ask: What about the night shifts?, choices: {stop: Stop, on: Go on}}
      - {id: end, ask: "So: {{ habit }}?"}
    """)
    talk.say(people["daniel"], "stop", CAREER)
    talk.expects(people["daniel"], "So: Stop?")
    talk.say(people["daniel"], "stop", CAREER)
    talk.expects(people["daniel"], "is stopped")


def test_commands_typed_in_the_talk_go_to_what_is_held_there(talk: Talk, people: Cast) -> None:
    mina = people["mina"]
    talk.say(mina, "help")
    talk.expects(mina, "I help people and their managers")
    talk.say(mina, "What am I missing for Senior Observer?")
    talk.press(mina, "Rate yourself, about 3 minutes")
    talk.say(mina, "back")
    talk.expects(mina, "This is the first question")
    talk.say(mina, "skip")
    talk.expects(mina, "I need an answer here.")
    talk.say(mina, "help")
    talk.expects(mina, "Answer by pressing")
    talk.say(mina, "show my plan")
    talk.expects(mina, "Your development plan is empty.")
    talk.say(mina, "stop")
    talk.expects(mina, "is stopped")
    with talk.database.unit() as unit:
        assert unit.dialogues.open_for(mina) == ()
    talk.say(mina, "help")
    talk.expects(mina, "I help people and their managers")


# ── after the end ────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def stopped(talk: Talk, people: Cast) -> Talk:
    """Daniel stopped a talk with Mina in which something was written."""
    talk.say(people["daniel"], "start a career conversation with Mina")
    talk.press(people["daniel"], "We have talked", CAREER)
    talk.say(people["daniel"], "She likes nights", CAREER)
    talk.say(people["daniel"], "stop", CAREER)
    return talk


@pytest.mark.parametrize("words", ["back", "go on", "She would rather lead"])
def test_words_in_the_thread_of_a_stopped_talk_are_offered_to_go_on(
    stopped: Talk, people: Cast, words: str
) -> None:
    daniel = people["daniel"]
    stopped.say(daniel, words, CAREER)
    assert stopped.bodies(daniel) == ["That is stopped. Go on takes it up again where it stood."]
    stopped.press(daniel, "Go on", CAREER)
    stopped.expects(daniel, "Where are they heading?")


def test_whoever_did_not_open_the_stopped_talk_reads_who_can_go_on(stopped: Talk, people: Cast) -> None:
    stopped.say(people["mina"], "I meant the dawn", CAREER)
    assert stopped.bodies(people["mina"]) == [
        "Daniel Okafor stopped this talk. Only Daniel Okafor can go on with it."
    ]


def test_whoever_may_no_longer_hold_the_stopped_talk_is_offered_nothing(stopped: Talk, people: Cast) -> None:
    with stopped.database.unit() as unit:
        reports_to(unit, people["mina"], people["tomas"], TODAY)
    stopped.say(people["daniel"], "go on", CAREER)
    assert "Go on" not in stopped.read(people["daniel"])


def test_another_question_in_the_thread_of_a_stopped_talk_is_answered(stopped: Talk, people: Cast) -> None:
    stopped.say(people["daniel"], "show my plan", CAREER)
    stopped.expects(people["daniel"], "Your development plan is empty.")


def test_words_in_the_thread_of_a_finished_talk_read_that_it_is_over(open_talk: Open) -> None:
    talk, people = open_talk("- {id: only, ask: What matters?}")
    talk.say(people["daniel"], "The nights", CAREER)
    talk.say(people["daniel"], "and the dawn", CAREER)
    assert talk.bodies(people["daniel"]) == ["That is finished. Its summary stands at the end of the thread."]
    talk.say(people["daniel"], "help", CAREER)
    talk.expects(people["daniel"], "I help people and their managers")
