"""A framework published in the chat: checked by line, measured, seen before, undone after."""

from itertools import pairwise

import pytest

from conversations.messages import Message
from conversations.wording import plain
from storage.database import Database
from tests.builders import LEAD, OBSERVER, SENIOR, Cast, goal, rating
from tests.conversations.brought import OBSERVATORY, RAISED, RENAMED, bring, colleague, publish
from tests.talk import Talk

LED = "astronomy/lead-observer"


def in_force(talk: Talk) -> tuple[str, ...]:
    with talk.database.reading() as unit:
        published = unit.careers.in_force()
    assert published is not None
    return tuple(role.title for role in published.framework.roles)


def facts(talk: Talk, who: int) -> dict[str, str]:
    card: Message = talk.screen(who).at("talk")[-1].message
    return {fact.label: plain(fact.value) for fact in card.facts}


def test_what_changes_is_said_in_words_and_nothing_has_changed_yet(talk: Talk, people: Cast) -> None:
    before = in_force(talk)
    bring(talk, people["ines"], "framework.yaml", RENAMED)
    talk.expects(people["ines"], "Renamed role: Senior Observer → Lead Observer")
    talk.expects(people["ines"], "Nothing has changed for anybody yet.")
    assert in_force(talk) == before


def test_published_it_is_in_force_at_once_and_goals_follow_the_renamed_role(talk: Talk, people: Cast) -> None:
    publish(talk, people["ines"], "framework.yaml", RENAMED)
    talk.say(people["mina"], "What's next for me?")
    talk.expects(people["mina"], "Lead Observer")
    with talk.database.reading() as unit:
        assert unit.careers.current_key(SENIOR) == LED
        (newest, *_) = unit.ledger.changes()
        assert (newest.by, newest.what, newest.detail) == (people["ines"], "framework", "version 2 published")


def test_whom_it_concerns_is_counted_and_nobody_is_named(talk: Talk, people: Cast) -> None:
    with talk.database.unit() as unit:
        rating(unit, people["mina"], {"measuring": "practising"}, people["daniel"])
        rating(unit, people["priya"], {"measuring": "guiding"}, people["daniel"])
        rating(unit, people["ana"], {"measuring": "learning"}, sealed=True)
        goal(unit, people["priya"], "Read the sky")
    bring(talk, people["ines"], "framework.yaml", RAISED)
    assert facts(talk, people["ines"]) == {
        "Hold a role that changes": "6 people",
        "Plans that name it": "nobody",
        "Openings that name it": "0",
        "Would newly miss a must-have": "fewer than 5 people",
    }
    told = talk.read(people["ines"])
    assert not [name for name in ("Mina", "Priya", "Daniel", "Read the sky") if name in told]


def test_numbers_that_stand_on_peoples_own_words_are_told_from_five_on(talk: Talk, people: Cast) -> None:
    with talk.database.unit() as unit:
        for name in ("mina", "priya", "ana", "ana2", "ivo"):
            goal(unit, people[name], "A wish")
    bring(
        talk,
        people["ines"],
        "framework.yaml",
        OBSERVATORY.replace(
            "measuring: {level: Guiding, must_have: true", "measuring: {level: Guiding, must_have: false"
        ),
    )
    assert facts(talk, people["ines"])["Plans that name it"] == "5 people"


def test_whoever_holds_a_role_that_goes_is_counted_under_its_title(talk: Talk, people: Cast) -> None:
    gone = OBSERVATORY.replace(", Dome Lead, Head of Domes]}", ", Head of Domes]}")
    start, end = gone.index("      - title: Dome Lead"), gone.index("      - title: Head of Domes")
    bring(talk, people["ines"], "framework.yaml", gone[:start] + gone[end:])
    assert facts(talk, people["ines"])["Hold a role that goes"] == "3 people: Dome Lead"
    assert LEAD not in in_force(talk)


def test_it_is_seen_as_an_employee_and_as_a_manager_with_an_invented_person(
    private: Talk, people: Cast
) -> None:
    ines = people["ines"]
    bring(private, ines, "framework.yaml", RENAMED)
    for side, words in (
        ("employee", "After Observer the way forks"),
        ("manager", "Before you talk with Robin Vale"),
    ):
        private.press(ines, f"See it as {'an employee' if side == 'employee' else 'a manager'}")
        private.press(ines, "Observer")
        private.expects(ines, words)
        private.expects(ines, "Lead Observer")
        shown = private.read(ines)
        assert "Tell the board" not in shown
        assert "Mina" not in shown
        assert not [each for _, each in private.screen(ines).unread if each.buttons]


def test_a_top_role_is_seen_too(talk: Talk, people: Cast) -> None:
    bring(talk, people["ines"], "framework.yaml", RENAMED)
    talk.press(people["ines"], "See it as an employee")
    talk.press(people["ines"], "Head of Domes")
    talk.expects(people["ines"], "is the top of its track")


def test_wrong_lines_are_named_and_nothing_changes_until_they_are_mended(talk: Talk, people: Cast) -> None:
    wrong = OBSERVATORY.replace("measuring: Guiding", "measuring: Masterly").replace(
        "level: Guiding", "level: Masterly"
    )
    line = next(number for number, text in enumerate(wrong.splitlines(), 1) if "Masterly" in text)
    bring(talk, people["ines"], "framework.yaml", wrong)
    talk.expects(people["ines"], f"line {line}: ")
    assert "Publish" not in talk.screen(people["ines"]).labels("talk")
    publish(talk, people["ines"], "framework.yaml", RENAMED)
    assert "Lead Observer" in in_force(talk)


def test_going_back_is_looked_at_and_published_like_any_other_change(talk: Talk, people: Cast) -> None:
    ines = people["ines"]
    publish(talk, ines, "framework.yaml", RENAMED)
    talk.say(ines, "show the framework")
    talk.press(ines, "Revisions")
    talk.expects(ines, "Ines Roth. In force now")
    talk.expects(ines, "the operator")
    talk.press(ines, "Go back to this")
    assert talk.work()
    talk.expects(ines, "Renamed role: Lead Observer → Senior Observer")
    talk.press(ines, "Publish")
    assert "Senior Observer" in in_force(talk)
    with talk.database.reading() as unit:
        assert [unit.careers.current_key(key) for key in (SENIOR, LED, OBSERVER)] == [
            SENIOR,
            SENIOR,
            OBSERVER,
        ]


def test_of_two_who_publish_the_second_is_told_and_can_look_again(talk: Talk, people: Cast) -> None:
    ines, noor = people["ines"], colleague(talk, people)
    bring(talk, ines, "framework.yaml", RAISED)
    publish(talk, noor, "framework.yaml", RENAMED)
    talk.press(ines, "Publish")
    talk.expects(ines, "Noor Haddad published something else meanwhile")
    assert "Lead Observer" in in_force(talk)
    talk.press(ines, "Check it again")
    assert talk.work()
    talk.expects(ines, "Renamed role: Lead Observer → Senior Observer")
    talk.press(ines, "Publish")
    assert "Senior Observer" in in_force(talk)


def test_a_press_that_is_repeated_publishes_once(talk: Talk, people: Cast) -> None:
    publish(talk, people["ines"], "framework.yaml", RENAMED)
    talk.press(people["ines"], "Publish", on="Checked: the framework")
    talk.expects(people["ines"], "That is published already.")
    with talk.database.reading() as unit:
        versions = unit.careers.versions()
    assert len(versions) == 2
    assert all(newer.id > older.id for newer, older in pairwise(versions))


def test_a_grant_for_a_part_of_the_organisation_is_not_enough(talk: Talk, people: Cast) -> None:
    with talk.database.unit() as unit:
        unit.units.add("sky", "Sky")
        unit.grants.grant(people["mina"], "people-team", "unit", "sky", talk.now.date(), None, None, talk.now)
    talk.attach(people["mina"], "framework.yaml", RENAMED)
    talk.expects(people["mina"], "Files are for the people team")
    talk.say(people["mina"], "edit the framework")
    talk.expects(people["mina"], "That is for the people team")


def test_a_draft_belongs_to_whoever_brought_it(talk: Talk, people: Cast) -> None:
    ines, noor = people["ines"], colleague(talk, people)
    bring(talk, ines, "framework.yaml", RENAMED)
    talk.press_as_seen_by(noor, ines, "Publish", "talk", "Checked: the framework")
    talk.expects(noor, "That card is older than what it is about.")
    assert "Lead Observer" not in in_force(talk)


def test_a_draft_whose_grant_is_over_is_published_by_nobody(talk: Talk, people: Cast) -> None:
    bring(talk, people["ines"], "framework.yaml", RENAMED)
    with talk.database.unit() as unit:
        for grant in unit.grants.held_by(people["ines"], talk.now.date()):
            unit.grants.revoke(grant.id, None, talk.now)
    talk.press(people["ines"], "Publish")
    talk.expects(people["ines"], "That is for the people team")
    assert "Lead Observer" not in in_force(talk)


def test_a_file_is_kept_no_longer_than_it_is_needed(talk: Talk, database: Database, people: Cast) -> None:
    ines = people["ines"]
    bring(talk, ines, "framework.yaml", "framework: {id: broken\n")
    bring(talk, ines, "framework.yaml", RENAMED)
    publish(talk, ines, "framework.yaml", RAISED)
    bring(talk, ines, "framework.yaml", RENAMED)
    talk.press(ines, "Leave it")
    talk.expects(ines, "Left as it is. Nothing was changed.")
    with database.reading() as unit:
        drafts = [unit.content_drafts.get(number) for number in (1, 2, 3, 4)]
    assert [(each.status, each.source) for each in drafts] == [
        ("left", ""), ("left", ""), ("published", ""), ("left", ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("framework.docx", b"PK", "I cannot read framework.docx."),
        ("framework.yaml", b"\xff\xfe", "This file is not text in UTF-8 (byte 0)."),
        ("framework.yaml", b"  \n", "framework.yaml is empty."),
        ("framework.yaml", b"- a list", "I cannot tell what this file is."),
        ("framework.yaml", b"x" * (5 * 1024 * 1024 + 4), "This file is too large. Up to 5 MB can be read."),
    ],
)
def test_what_cannot_be_read_gets_a_sentence(
    talk: Talk, people: Cast, name: str, content: bytes, said: str
) -> None:
    talk.attach(people["ines"], name, content)
    talk.expects(people["ines"], said)
    assert not talk.work()
    publish(talk, people["ines"], "framework.yaml", RENAMED)
    assert "Lead Observer" in in_force(talk)
