"""In the middle of a talk: what changes the subject, what is an answer all the same, and the way back."""

import pytest

from conversations.dialogue.aside import LONGEST
from conversations.messages import Press, Pressed, Slot
from tests.builders import Cast
from tests.conversations.houses import CAREER
from tests.talk import Talk

OFFERED = "Shall I do that now? Your talk stays where it is."
STILL_OPEN = "is still open, and it stands where you left it."
ENERGY = "What part of the work gives Mina Sato the most energy right now?"
GIST = "What mattered most to Mina Sato?"


@pytest.fixture
def asked(talk: Talk, people: Cast) -> Talk:
    """Daniel is asked what mattered most to Mina, which takes any words."""
    talk.say(people["daniel"], "start a career conversation with Mina")
    talk.press(people["daniel"], "We have talked", CAREER)
    return talk


@pytest.fixture
def waited_for(talk: Talk, people: Cast) -> Talk:
    """Mina is asked, and Daniel waits."""
    talk.say(people["daniel"], "start a career conversation with Mina")
    talk.press(people["daniel"], "Walk me through it", CAREER)
    return talk


@pytest.mark.parametrize(
    "text",
    [
        "wait, show my plan first",
        "Wait - what's next for me?",
        "hold on, what am I missing for Head of Domes?",
        "hang on can you show me Mina's plan",
        "before that, can you show me Mina's plan",
        "Before I answer, what is expected of a Senior Observer?",
        "sorry, different question: who can see my answers?",
        "sorry, but what am I missing?",
        "show me Mina\u2019s plan first",
        "first, show me Mina's plan",
        "actually, what's next after Observer?",
        "by the way, compare Observer and Dome Lead",
        "oh wait. one sec. my gaps?",
        "quick question: what do you store about me",
        "show my plan before I answer that please",
        "hold on, start a career conversation with Priya",
        "Just a moment … how do I tell someone they weren't selected?",
    ],
)
def test_a_clear_change_of_subject_is_offered(asked: Talk, people: Cast, text: str) -> None:
    daniel = people["daniel"]
    asked.say(daniel, text, CAREER)
    assert asked.bodies(daniel) == [OFFERED]
    asked.press(daniel, "It is my answer", CAREER)
    asked.expects(daniel, "Where are they heading?")
    assert text in asked.read(daniel)


@pytest.mark.parametrize(
    "text",
    [
        "show my plan",
        "The next role",
        "wait",
        "Wait for the release before promoting",
        "wait until June, then look at the plan",
        "hold on, let me think",
        "Hold on to the night watch",
        "First, a career conversation with Priya",
        "first, set up monthly check-ins with Priya",
        "Actually she finished the SQL course",
        "by the way, I finished the tour script",
        "Before that she led the tours",
        "Actually, more time for measuring",
        "sorry, I do not know",
        "different question: is the moon made of cheese?",
        "First-time visitors",
        "wait, hi",
        "One question that I asked myself",
        "Something else to learn",
        "I would like to see the plan first",
        "She asked: what is next for me?",
        "One moment that she was proud of",
    ],
)
def test_in_doubt_it_is_an_answer(asked: Talk, people: Cast, text: str) -> None:
    daniel = people["daniel"]
    asked.say(daniel, text, CAREER)
    asked.expects(daniel, "Where are they heading?")
    assert text in asked.read(daniel)


@pytest.mark.parametrize(
    "text", ["hold on, what's next for Mina's role? " + "x" * LONGEST, "wait " * 60 + "show my plan"]
)
def test_what_no_button_could_carry_is_an_answer(asked: Talk, people: Cast, text: str) -> None:
    asked.say(people["daniel"], text, CAREER)
    asked.expects(people["daniel"], "Where are they heading?")


def test_whose_plan_it_is_says_the_talk(asked: Talk, people: Cast) -> None:
    daniel = people["daniel"]
    asked.say(daniel, "wait, can you show me her plan first?", CAREER)
    asked.press(daniel, "Show it", CAREER)
    asked.expects(daniel, "Mina Sato can see that you looked.")


def test_a_name_that_nobody_carries_is_said_so(asked: Talk, people: Cast) -> None:
    daniel = people["daniel"]
    asked.say(daniel, "quick question: what am I missing for Wizard?", CAREER)
    asked.press(daniel, "Show it", CAREER)
    asked.expects(daniel, "I don't know a role called “Wizard”.")


def test_a_choice_and_a_day_can_be_left_for_another_subject(asked: Talk, people: Cast) -> None:
    daniel = people["daniel"]
    asked.say(daniel, "She wants to teach", CAREER)
    asked.say(daniel, "wait, mark the tour script as done", CAREER)
    asked.expects(daniel, "Where are they heading?")
    asked.say(daniel, "hold on, what's next after Observer?", CAREER)
    assert asked.bodies(daniel) == [OFFERED]
    asked.say(daniel, "Actually, next role", CAREER)
    assert OFFERED not in asked.bodies(daniel)
    asked.press(daniel, "Not sure yet", CAREER)
    asked.say(daniel, "Lead two tours", CAREER)
    asked.press(daniel, "Mina Sato", CAREER)
    asked.say(daniel, "one moment, show my plan", CAREER)
    assert asked.bodies(daniel) == [OFFERED]
    asked.press(daniel, "It is my answer", CAREER)
    asked.expects(daniel, "By when?")
    asked.say(daniel, "in two weeks", CAREER)
    asked.expects(daniel, "Is there another commitment?")


def test_a_person_can_be_left_for_another_subject(talk: Talk, people: Cast) -> None:
    ines = people["ines"]
    talk.ask(ines, "give_role")
    talk.say(ines, "before that, what do you store about me?", "A role for somebody")
    assert talk.bodies(ines) == [OFFERED]
    talk.press(ines, "It is my answer", "A role for somebody")
    talk.expects(ines, "I don't know anybody called")
    talk.say(ines, "Tomas", "A role for somebody")
    talk.expects(ines, "Which role?")


def test_the_employee_comes_back_alone(waited_for: Talk, people: Cast) -> None:
    mina, daniel = people["mina"], people["daniel"]
    waited_for.say(mina, "wait, what's next for me?", CAREER)
    waited_for.press(mina, "Show it", CAREER)
    waited_for.expects(mina, STILL_OPEN)
    waited_for.press(mina, "Back to the question", CAREER)
    waited_for.expects(mina, "What are you proud of since we last talked?")
    assert waited_for.bodies(daniel) == []


def test_nothing_is_stored_of_what_was_only_asked(waited_for: Talk, people: Cast) -> None:
    waited_for.say(people["mina"], "wait, what's next for me?", CAREER)
    waited_for.press(people["mina"], "Show it", CAREER)
    with waited_for.database.reading() as unit:
        assert [place for place in unit.dialogues.answers(1) if place[0] == "proud"] == []


def test_words_after_the_guide_went_on_may_change_the_subject_too(waited_for: Talk, people: Cast) -> None:
    mina, daniel = people["mina"], people["daniel"]
    waited_for.press(daniel, "Go on without it", CAREER)
    waited_for.say(mina, "hang on, show my plan", CAREER)
    assert waited_for.bodies(mina) == [OFFERED]
    waited_for.press(mina, "Show it", CAREER)
    waited_for.press(mina, "Back to the question", CAREER)
    waited_for.expects(mina, "What are you proud of since we last talked?")
    waited_for.say(mina, "hang on, show my plan", CAREER)
    waited_for.press(mina, "It is my answer", CAREER)
    waited_for.expects(daniel, "hang on, show my plan")


def test_whoever_waits_is_shown_something_else_and_then_again_what_they_wait_for(
    waited_for: Talk, people: Cast
) -> None:
    mina, daniel = people["mina"], people["daniel"]
    waited_for.say(daniel, "hang on, show me Mina's plan", CAREER)
    assert waited_for.bodies(daniel) == [OFFERED]
    waited_for.press(daniel, "Show it", CAREER)
    waited_for.press(daniel, "Back to the question", CAREER)
    waited_for.expects(daniel, "I am waiting for Mina Sato.")
    assert waited_for.bodies(mina) == []


def test_where_there_are_no_threads_the_answer_comes_where_it_was_pressed(asked: Talk, people: Cast) -> None:
    daniel = people["daniel"]
    asked.say(daniel, "wait, what's next for me?", CAREER)
    press, values = asked.screen(daniel).find("Show it", "dialogue:1")
    asked.send(Pressed, daniel, "talk", press=press, values=values)
    arrived = [place for place, message in asked.screen(daniel).unread if not message.settled]
    assert arrived == ["talk", "talk"]
    asked.press(daniel, "Back to the question")
    asked.expects(daniel, GIST)


def test_both_in_one_room_can_look_at_something_else(waited_for: Talk, people: Cast) -> None:
    daniel = people["daniel"]
    waited_for.press(daniel, "We are in one room", CAREER)
    waited_for.say(daniel, "hold on, what is expected of a Senior Observer?", CAREER)
    waited_for.press(daniel, "Show it", CAREER)
    waited_for.expects(daniel, STILL_OPEN)
    waited_for.say(daniel, "The tour", CAREER)
    waited_for.expects(daniel, ENERGY)


def test_another_talk_begins_in_a_thread_of_its_own(asked: Talk, people: Cast) -> None:
    daniel = people["daniel"]
    asked.say(daniel, "hold on, start a career conversation with Priya", CAREER)
    asked.press(daniel, "Do it now", CAREER)
    assert asked.screen(daniel).place_of("Career conversation with Priya") == "dialogue:2"
    asked.say(daniel, "She wants to teach", "Career conversation with Mina")
    asked.expects(daniel, "Where are they heading?")


def test_a_self_rating_that_is_begun_from_a_talk_keeps_its_own_answers(asked: Talk, people: Cast) -> None:
    daniel = people["daniel"]
    asked.say(daniel, "one moment, I'd like to do my self-assessment", CAREER)
    asked.press(daniel, "Do it now", CAREER)
    assert asked.screen(daniel).place_of("A first look at yourself") == "dialogue:2"
    asked.say(daniel, "She wants to teach", CAREER)
    asked.expects(daniel, "Where are they heading?")


def test_what_may_not_be_seen_is_refused_and_the_question_stays(asked: Talk, people: Cast) -> None:
    daniel = people["daniel"]
    asked.say(daniel, "wait, show me Ivo Zoric's plan", CAREER)
    asked.press(daniel, "Show it", CAREER)
    asked.expects(daniel, "I cannot show or change that.")
    asked.expects(daniel, STILL_OPEN)
    assert "Show it" not in asked.screen(daniel).labels("dialogue:1")
    asked.say(daniel, "She wants to teach", CAREER)
    asked.expects(daniel, "Where are they heading?")


def test_an_offer_that_was_overtaken_changes_nothing(asked: Talk, people: Cast) -> None:
    daniel = people["daniel"]
    asked.say(daniel, "wait, show my plan", CAREER)
    asked.say(daniel, "She wants to teach", CAREER)
    asked.press(daniel, "It is my answer", CAREER, on=OFFERED)
    asked.expects(daniel, "That one is settled. Change it?")
    asked.press(daniel, "Show it", CAREER, on=OFFERED)
    asked.press(daniel, "Back to the question", CAREER)
    asked.expects(daniel, "Where are they heading?")
    asked.say(daniel, "stop", CAREER)
    asked.press(daniel, "Show it", CAREER, on=OFFERED)
    assert STILL_OPEN not in asked.read(daniel)
    asked.press(daniel, "Back to the question", CAREER, on=STILL_OPEN)
    asked.expects(daniel, "Here is where we were.")
    asked.expects(daniel, "Where are they heading?")


def test_a_finished_talk_has_no_way_back(asked: Talk, people: Cast) -> None:
    daniel = people["daniel"]
    asked.say(daniel, "wait, show my plan", CAREER)
    asked.press(daniel, "Show it", CAREER)
    with asked.database.unit() as unit:
        unit.dialogues.close(1, "finished", asked.now)
    asked.press(daniel, "Back to the question", CAREER)
    asked.expects(daniel, "That is finished.")


@pytest.mark.parametrize("do", ["aside", "return"])
def test_a_press_by_somebody_else_leads_nowhere(asked: Talk, people: Cast, do: str) -> None:
    press = Press(do=do, slot=Slot(dialogue=1, step="gist"), given={"intent": "show_plan"})
    asked.send(Pressed, people["tomas"], "talk", press=press, values=())
    asked.expects(people["tomas"], "That card is from a conversation that is not yours to answer")


def test_a_press_that_names_another_card_replaces_nothing(asked: Talk, people: Cast) -> None:
    daniel = people["daniel"]
    press = Press(
        do="aside", slot=Slot(dialogue=1, step="gist"), given={"intent": "nonsense", "card": "event-2/1"}
    )
    asked.send(Pressed, daniel, "dialogue:1", press=press, values=())
    asked.expects(daniel, STILL_OPEN)
    asked.say(daniel, "She wants to teach", CAREER)
    asked.expects(daniel, "Where are they heading?")
