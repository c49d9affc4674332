"""A labelled file is read whole, compared with what was understood, and counted."""

import json
from typing import Any

import pytest

from conversations.scored import (
    Confusion,
    Figures,
    Outcome,
    Question,
    QuestionMistakes,
    Share,
    mark,
    read_questions,
)
from conversations.scored.marks import compared
from conversations.understanding import Entity, Reading

GOOD = {"as": "ada@example.com", "text": "what's next?", "intent": "next_steps"}
STAFF = Entity("role", "engineering/staff", "Staff Engineer")
LEAD = Entity("role", "engineering/lead", "Team Lead")
SENIOR = Entity("role", "engineering/senior", "Senior Engineer")


def a_question(intent: str, entities: dict[str, str] | None = None, **more: Any) -> Question:
    return Question(1, "q1", "ada@example.com", "some words", intent, entities or {}, **more)


def a_reading(intent: str, confidence: float = 0.9, *alternatives: Reading, **entities: Entity) -> Reading:
    return Reading(intent, entities, confidence, alternatives)


def asked_among(*roles: Entity, intent: str = "my_gaps") -> Reading:
    return a_reading(intent, 0.4, *(a_reading(intent, 0.4, role=role) for role in roles))


def outcome(question: Question, reading: Reading) -> Outcome:
    return mark(question, reading).outcome


def test_a_line_is_a_question_and_empty_lines_count_for_nothing() -> None:
    (read,) = read_questions("\n" + json.dumps(GOOD | {"entities": {"role": "Staff Engineer"}}) + "\r\n\n")
    assert (read.line, read.name, read.entities) == (2, "line 2", {"role": "Staff Engineer"})


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"intent": "next_step"}, "There is no intent 'next_step'. Did you mean 'next_steps'?"),
        ({"intent": 7}, "'intent' is missing. Say what it means, in quotation marks."),
        ({"text": " "}, "'text' is missing. Say what is asked, in quotation marks."),
        ({"as": None}, "'as' is missing."),
        ({"id": []}, "'id' is a name"),
        ({"level": "silly"}, "'level' is one of easy, medium, hard, or left out."),
        ({"levle": "easy"}, "'levle' is not known here. Did you mean 'level'?"),
        ({"also": "help"}, "'also' is a list of intents"),
        ({"also": ["wizardry"]}, "There is no intent 'wizardry'."),
        ({"entities": ["role"]}, "Write 'entities' as an object"),
        ({"entities": {"person": "Ada"}}, "next_steps has no 'person'. It takes role."),
        ({"intent": "help", "entities": {"role": "Lead"}}, "help has no 'role'. It takes none: write {}."),
        ({"entities": {"role": 5}}, "Write 'role' in quotation marks, or leave it out."),
        ({"intent": "add_goal", "entities": {"due": "next week"}}, "as a date such as 2027-03-31"),
        ({"intent": "add_goal", "entities": {"due": "20270331"}}, "as a date such as 2027-03-31"),
        ({"intent": "find_openings", "entities": {"kind": "gig"}}, "'kind' is one of job, project"),
        ({"intent": "programme_metrics", "entities": {"period": "2026-Q5"}}, "as a quarter (2026-Q3)"),
        ({"intent": "preferences", "entities": {"timezone": "Vienna"}}, "IANA name such as Europe/Vienna"),
        ({"ambiguous": "yes"}, "'ambiguous' is true or false"),
        ({"ambiguous": True}, "'ambiguous': true and 'accept' go together"),
        ({"ambiguous": True, "accept": "Lead"}, "'accept' is a list of names"),
        ({"intent": "help", "ambiguous": True, "accept": ["Lead"]}, "help names nothing"),
    ],
)
def test_a_mistake_in_a_label_is_told_with_its_line_and_mended(change: dict[str, Any], sentence: str) -> None:
    with pytest.raises(QuestionMistakes) as found:
        read_questions("\n".join(map(json.dumps, (GOOD, GOOD | change, GOOD))))
    assert str(found.value).startswith("line 2: ")
    assert sentence in str(found.value)
    assert len(read_questions("\n".join(map(json.dumps, (GOOD, GOOD, GOOD))))) == 3


@pytest.mark.parametrize("line", ["next_steps", "{'as': 1}", "[1]", "7", '"as"', "[" * 100_000])
def test_a_line_that_is_no_object_is_told_with_an_example(line: str) -> None:
    with pytest.raises(QuestionMistakes, match=r'^line 1: .*such as \{"as": '):
        read_questions(line)


def test_half_a_sign_is_told_and_a_whole_one_is_read() -> None:
    half = json.dumps(GOOD).replace("what's next", r"what's \ud83d next")
    with pytest.raises(QuestionMistakes, match=r"^line 1: It holds half of a sign"):
        read_questions(half)
    assert read_questions(half.replace(r"\ud83d", r"\ud83d\ude05"))[0].text == "what's 😅 next?"


def test_every_line_with_a_mistake_is_told_at_once() -> None:
    with pytest.raises(QuestionMistakes) as found:
        read_questions("{}\n" + json.dumps(GOOD) + "\nhello")
    assert [line.partition(":")[0] for line in str(found.value).splitlines()] == ["line 1", "line 3"]


def test_a_file_without_questions_is_told_so() -> None:
    with pytest.raises(QuestionMistakes, match="There is no question in it"):
        read_questions("\n \n")


def test_intent_and_entities_together_are_right() -> None:
    asked = a_question("my_gaps", {"role": "staff  engineer"})
    assert outcome(asked, a_reading("my_gaps", role=STAFF)) is Outcome.RIGHT
    assert outcome(asked, a_reading("my_gaps", role=LEAD)) is Outcome.WRONG
    assert outcome(asked, a_reading("my_gaps")) is Outcome.WRONG
    assert outcome(asked, a_reading("next_steps", role=STAFF)) is Outcome.WRONG
    assert outcome(a_question("my_gaps"), a_reading("my_gaps", role=STAFF)) is Outcome.WRONG


def test_an_out_of_scope_text_is_right_where_it_is_recognised_and_wrong_where_it_is_answered() -> None:
    asked = a_question("unknown")
    assert outcome(asked, a_reading("unknown")) is Outcome.RIGHT
    assert outcome(asked, a_reading("unknown", 0.6, a_reading("help"))) is Outcome.RIGHT
    assert outcome(asked, a_reading("help")) is Outcome.WRONG
    assert outcome(a_question("help"), a_reading("unknown")) is Outcome.NOT_UNDERSTOOD


def test_asking_back_is_neither_right_nor_wrong_and_knows_whether_the_answer_was_offered() -> None:
    asked = a_question("my_gaps", {"role": "Staff Engineer"})
    assert mark(asked, asked_among(STAFF, LEAD)).outcome is Outcome.ASKED_BACK
    assert mark(asked, asked_among(STAFF, LEAD)).offered
    assert not mark(asked, asked_among(SENIOR, LEAD)).offered
    hinted = a_reading("unknown", 0.7, a_reading("my_gaps", role=STAFF), a_reading("help"))
    assert mark(asked, hinted).outcome is Outcome.ASKED_BACK


def test_a_role_that_may_be_asked_back_is_right_when_asked_or_answered_among_the_accepted() -> None:
    asked = a_question("my_gaps", {"role": "Team Lead"}, accept=("Team Lead", "Staff Engineer"))
    assert outcome(asked, asked_among(STAFF, LEAD)) is Outcome.RIGHT
    assert outcome(asked, a_reading("my_gaps", role=STAFF)) is Outcome.RIGHT
    assert outcome(asked, asked_among(STAFF, SENIOR)) is Outcome.ASKED_BACK
    assert outcome(asked, asked_among(STAFF, LEAD, intent="next_steps")) is Outcome.ASKED_BACK
    assert outcome(asked, a_reading("my_gaps", role=SENIOR)) is Outcome.WRONG
    assert outcome(asked, a_reading("my_gaps")) is Outcome.WRONG


def test_only_the_role_that_is_open_may_be_another() -> None:
    accept = ("Team Lead", "Staff Engineer")
    asked = a_question("compare_roles", {"role": "Senior Engineer", "other_role": "Team Lead"}, accept=accept)
    assert outcome(asked, a_reading("compare_roles", role=SENIOR, other_role=STAFF)) is Outcome.RIGHT
    assert outcome(asked, a_reading("compare_roles", role=STAFF, other_role=LEAD)) is Outcome.WRONG


def test_another_intent_that_is_right_too_agrees_in_the_entities_of_both() -> None:
    asked = a_question("find_openings", {"kind": "mentoring"}, also=("find_mentor",))
    assert outcome(asked, a_reading("find_mentor")) is Outcome.RIGHT
    asked = a_question("next_steps", {"role": "Team Lead"}, also=("role_expectations",))
    assert outcome(asked, a_reading("role_expectations", role=STAFF)) is Outcome.WRONG


def test_topics_and_actions_are_not_compared_nor_a_period_that_the_label_leaves_out() -> None:
    action = Entity("action", "4", "The private course")
    done = Entity("status", "done", "done")
    reading = a_reading("update_action", action=action, status=done)
    assert outcome(a_question("update_action", {"status": "done"}), reading) is Outcome.RIGHT
    assert compared(reading) == {"status": "done"}
    quarter = a_reading("programme_metrics", period=Entity("period", "2026-Q4", "2026-Q4"))
    assert outcome(a_question("programme_metrics"), quarter) is Outcome.RIGHT
    assert outcome(a_question("programme_metrics", {"period": "2026-Q3"}), quarter) is Outcome.WRONG


def test_the_figures_count_what_became_of_each() -> None:
    figures = Figures(
        [
            mark(a_question("help", level="easy"), a_reading("help")),
            mark(a_question("help", level="hard"), a_reading("privacy")),
            mark(a_question("help"), a_reading("unknown")),
            mark(a_question("my_gaps", {"role": "Team Lead"}, level="easy"), a_reading("my_gaps")),
            mark(a_question("my_gaps", {"role": "Team Lead"}, level="easy"), asked_among(STAFF, LEAD)),
            mark(a_question("unknown", level="easy"), a_reading("unknown")),
        ]
    )
    assert figures.right == Share(2, 6)
    assert figures.levels == {"easy": Share(2, 4), "hard": Share(0, 1), "": Share(0, 1)}
    assert figures.intents == {"help": Share(1, 3), "my_gaps": Share(0, 2), "unknown": Share(1, 1)}
    assert (figures.asked_back, figures.offered) == (Share(1, 6), Share(1, 1))
    assert (figures.wrong, figures.other_entities, figures.not_understood) == (Share(2, 6), 1, Share(1, 6))
    assert figures.out_of_scope == Share(1, 1)
    assert figures.confusions == [Confusion("help", "privacy", 1), Confusion("help", "unknown", 1)]
    assert Figures([]).right.percent == 100
