"""Whom a text is about: never somebody else of the same first name, never the asker in place of another."""

import pytest

from conversations.understanding import Known, Reading
from tests.conversations.understood import known, names, understanding

PEOPLE = ((1, "Omar Farouk"), (3, "Sam Lee"), (4, "Sam Ortiz"), (5, "Dana Fox"), (6, "Omar Haddad"))


def asker() -> Known:
    return known("Software Engineer", people=PEOPLE, reports=(3,))


def read(text: str) -> Reading:
    return understanding.read(text, asker())


@pytest.mark.parametrize(
    "text",
    [
        "monthly check-ins with {}",
        "rate {}",
        "prep for my 1:1 with {}",
        "schedule fortnightly check-ins with {}",
    ],
)
def test_a_surname_counts(text: str) -> None:
    assert names(read(text.format("Sam")))["person"] == "Sam Lee"
    assert names(read(text.format("Sam Lee")))["person"] == "Sam Lee"
    assert names(read(text.format("Sam Ortiz")))["person"] == "Sam Ortiz"
    assert names(read(text.format("sam ortiz")))["person"] == "Sam Ortiz"
    nobody = read(text.format("Sam Smith"))
    assert ("person" in nobody.entities, nobody.unknown_words) == (False, "Sam Smith")


def test_one_of_many_namesakes_is_found_by_the_full_name() -> None:
    crowd = tuple((number, f"Sam Number{number}") for number in range(100, 130))
    house = known("Software Engineer", people=(*crowd, (5, "Sam Ortiz")))
    assert names(understanding.read("prep for my 1:1 with Sam Ortiz", house)) == {"person": "Sam Ortiz"}


@pytest.mark.parametrize(
    "text",
    [
        "what did Zorba commit to",
        "show her plan",
        "show the plan of her",
        "has she done her self-assessment",
        "has he finished his self-rating",
        "monthly checkins with zorba",
        "prep for my 1:1 with Zorba",
    ],
)
def test_what_is_about_somebody_unknown_is_not_answered_about_the_asker(text: str) -> None:
    reading = read(text)
    about_the_asker = reading.intent in ("show_plan", "start_assessment", "my_gaps", "next_steps")
    assert not about_the_asker or reading.unknown_words == "Zorba"
    assert "person" not in reading.entities


def test_nobody_is_offered_unasked_but_those_who_report_to_the_asker() -> None:
    for text in ("How is Dana doing", "Dana?", "remind Dana about the plan"):
        offered = [one.entities.get("person") for one in read(text).alternatives]
        assert [person.name for person in offered if person] == []


@pytest.mark.parametrize("text", ["rate Omar Haddad", "show me the plan of Omar Haddad"])
def test_a_colleague_of_the_same_first_name_is_not_the_asker(text: str) -> None:
    assert names(read(text)) == {"person": "Omar Haddad"}


def test_whether_somebody_may_see_it_is_a_question_about_privacy() -> None:
    assert read("can Dana see my plan").intent == "privacy"
    assert read("can hr see my plan?").intent == "privacy"
