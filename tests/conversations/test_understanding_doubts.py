"""What free words must not do: change the wrong action, take a question for a fact or Mina for the asker."""

import pytest

from conversations.understanding import Someone
from tests.conversations.understood import known, names, offered, understanding

SQL, PLAN, TRUST, MENTOR = (
    "Finish the SQL course",
    "Write the plan for leaving the old metrics database",
    "Read the book about trust",
    "Find a mentor for presenting",
)
PYTHON = ("Take the Python course", "Write tests in Python")
PEOPLE: tuple[Someone, ...] = ((1, "Omar Farouk"), (3, "Mina Park"))

# What is written | the entities, or the unknown words in quotes, or nothing where only generic words are left
NAMED = """
I finished the SQL course | status=done, action=Finish the SQL course
I finished the sql training yesterday | status=done, action=Finish the SQL course
drop the metrcis plan | status=dropped, action=Write the plan for leaving the old metrics database
I've started mentoring | status=started, action=Find a mentor for presenting
I finished the Python course | status=done, action=Take the Python course
can you mark the SQL course as done? | status=done, action=Finish the SQL course
I'd like to drop the SQL course | status=dropped, action=Finish the SQL course
push the SQL course to 15 May 2027 | status=postponed, action=Finish the SQL course, due=2027-05-15
I finished the Rust course | "Rust course"
I finished the SQL and Rust course | "SQL and Rust course"
I finished the book on Rust | "book on Rust"
drop the plan | status=dropped
drop the course | status=dropped
I finished reading | status=done
I did the thing | status=done
""".strip().splitlines()


@pytest.mark.parametrize("line", NAMED)
def test_every_weighty_word_has_to_stand_in_the_action(line: str) -> None:
    text, meant = line.split(" | ")
    reading = understanding.read(text, known(None, actions=(SQL, PLAN, TRUST, MENTOR, *PYTHON)))
    assert (reading.intent, reading.alternatives) == ("update_action", ())
    if meant.startswith('"'):
        assert (reading.unknown_words, "action" in reading.entities) == (meant.strip('"'), False)
    else:
        assert names(reading) == dict(each.split("=") for each in meant.split(", "))
        assert reading.unknown_words is None


def test_words_that_fit_two_actions_are_asked_back() -> None:
    reading = understanding.read("I finished Python", known(None, actions=PYTHON))
    assert offered(reading) == [{"action": action, "status": "done"} for action in PYTHON]


@pytest.mark.parametrize(
    "text",
    [
        "I did not finish the SQL course",
        "I didn't finish the SQL course",
        "I haven't started the SQL course",
        "I have not finished the SQL course yet",
        "I never finished the SQL course",
        "the SQL course is not done",
        "the SQL course isn't finished",
        "the SQL course is almost done",
        "mark the SQL course not as done",
        "should I drop the SQL course?",
        "Should we drop the SQL course",
        "can I drop the SQL course?",
        "could I postpone the SQL course to 15 May 2027?",
        "may I drop the SQL course",
        "did I finish the SQL course",
        "have I finished the SQL course",
        "is the SQL course done",
        "the SQL course is done?",
        "I will finish the SQL course",
        "I'll have finished the SQL course soon",
        "I'll drop the SQL course",
        "what if I dropped the SQL course",
        "when I finished the SQL course, tell me",
        "I've maybe finished the SQL course",
        "would you drop the SQL course?",
        "don't drop the SQL course",
    ],
)
def test_what_is_denied_asked_or_foreseen_changes_nothing(text: str) -> None:
    reading = understanding.read(text, known(None, actions=(SQL, PLAN)))
    assert reading.intent in ("update_action", "unknown", "help")
    assert not {"status", "due"} & set(reading.entities)
    assert not reading.alternatives


@pytest.mark.parametrize(
    "text",
    [
        "what is Mina missing for Staff",
        "what is Dana missing for Staff",
        "What is mina park still missing for Staff?",
        "show Mina's gaps",
        "show me Mina's gaps for Staff",
        "what's next for Mina",
        "what is next for Mina Park?",
        "what is Mina's next step",
        "What is Dana's next step?",
        "which role comes after Senior Engineer for Mina",
        "what is her next step",
        "what is he missing for Staff",
        "how far is Mina from Staff",
        "gap between Mina and Staff",
        "what is Lena's gap to Staff",
        "what is my manager missing for Staff",
    ],
)
def test_what_is_asked_about_somebody_else_is_not_answered_about_the_asker(text: str) -> None:
    reading = understanding.read(text, known("Software Engineer", people=PEOPLE))
    assert reading.intent in ("unknown", "team_readiness")


def test_the_asker_may_use_their_own_name() -> None:
    asker = known("Software Engineer", people=PEOPLE)
    for text, intent in (("what's next for Omar?", "next_steps"), ("what is Omar missing", "my_gaps")):
        reading = understanding.read(text, asker)
        assert (reading.intent, names(reading), reading.unknown_words) == (intent, {}, None)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("show plan", "show_plan"),
        ("Show plan", "show_plan"),
        ("show my plan", "show_plan"),
        ("undo", "unknown"),
        ("take it back", "unknown"),
    ],
)
def test_the_words_on_buttons_can_be_written(text: str, intent: str) -> None:
    assert understanding.read(text, known("Software Engineer", actions=(SQL,))).intent == intent
