"""Evidence: of a message only the way to it, the person's own note, and nobody else's eyes."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.keeping_evidence import LONGEST_LINK, note_in
from conversations.wording import plain
from storage.database import Database
from storage.retention.access import record
from tests.builders import NOW, Cast, person
from tests.conversations.houses import CAREER
from tests.talk import Talk

LINK = "https://acme.slack.com/archives/C1/p1700000000000100"
WHICH, WHAT = "Which competency does it show?", "What did you do?"


def keep(talk: Talk, who: int, note: str = "I led the review.", link: str = LINK) -> None:
    talk.share(who, link)
    talk.submit(who, {WHICH: "Planning", WHAT: note})


def kept(talk: Talk, who: int) -> list[str]:
    with talk.database.reading() as unit:
        return [each.note for each in unit.evidence.about(who)]


@pytest.mark.parametrize(
    "link",
    [
        "",
        "javascript:alert(1)",
        "ftp://acme.example/p1",
        "https://",
        "https:///p1",
        "https://acme.example/a b",
        "https://[acme/p1",
        'https://acme.example/">',
        f"https://acme.example/{'x' * LONGEST_LINK}",
    ],
)
def test_what_is_no_way_to_a_message_gets_a_sentence_and_begins_nothing(
    talk: Talk, people: Cast, link: str
) -> None:
    back = talk.share(people["mina"], link)
    assert back.form is None
    assert talk.bodies(people["mina"]) == [
        "I keep the way to a message only as a web link, with at most 2000 characters. Nothing was kept."
    ]
    with talk.database.reading() as unit:
        assert unit.dialogues.open_for(people["mina"]) == ()


def test_the_longest_link_that_fits_is_kept(talk: Talk, people: Cast) -> None:
    link = f"https://acme.example/{'x' * LONGEST_LINK}"[:LONGEST_LINK]
    keep(talk, people["mina"], link=link)
    with talk.database.reading() as unit:
        assert [each.permalink for each in unit.evidence.about(people["mina"])] == [link]


def test_for_another_purpose_there_is_a_clear_sentence(talk: Talk, people: Cast) -> None:
    talk.share(people["mina"], LINK, "applause")
    talk.expects(people["mina"], "as evidence of what you did, and for nothing else yet")
    with talk.database.reading() as unit:
        assert unit.dialogues.open_for(people["mina"]) == ()


def test_the_form_opens_in_the_turn_that_a_message_is_passed_on_in(talk: Talk, people: Cast) -> None:
    back = talk.share(people["mina"], LINK)
    assert back.form is not None
    assert back.form.pages[0].fields[1].hint is not None
    assert back.form.pages[0].fields[1].hint.endswith(f"only this link is kept: {LINK}")


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("note that I led yesterday's incident review", "I led yesterday's incident review"),
        ("Log evidence: I led the migration", "I led the migration"),
        ("please write down that we shipped it", "We shipped it"),
        ("Please note under collaboration that I ran the launch", "I ran the launch"),
        ("fixed the login bug, write that down for my review", "Fixed the login bug"),
        ("saved a customer today, put it in my evidence", "Saved a customer today"),
        ("I note that this is hard", None),
        ("log evidence", None),
        ("keep evidence for planning", None),
        ("note that", None),
        (", note it", None),
        ("", None),
    ],
)
def test_what_is_to_be_kept_is_told_from_the_asking(text: str, note: str | None) -> None:
    assert note_in(text) == note


@given(st.text(max_size=300))
def test_a_note_is_never_more_than_what_was_written(text: str) -> None:
    note = note_in(text)
    assert note is None or note[1:] in text


def test_what_the_own_role_asks_for_comes_first_and_everything_else_after_it(
    talk: Talk, people: Cast
) -> None:
    with talk.database.unit() as unit:
        unit.positions.record(
            people["mina"], "role", "archive/archivist", NOW.date(), "import", "test", NOW, title="archivist"
        )
    talk.share(people["mina"], LINK)
    labels = [option.label for option in talk.form(people["mina"]).pages[0].fields[0].options]
    assert labels == ["Planning", "Measuring", "Explaining", "Night watch", "Instruments"]


def test_whoever_has_no_role_chooses_among_all_competencies(talk: Talk, people: Cast) -> None:
    keep(talk, people["noor"])
    assert kept(talk, people["noor"]) == ["I led the review."]


def test_without_a_framework_that_is_said(database: Database) -> None:
    with database.unit() as unit:
        lonely = person(unit, "Lone Ranger").id
    talk = Talk(database)
    talk.share(lonely, LINK)
    talk.expects(lonely, "There is no competency framework yet.")
    talk.ask(lonely, "my_evidence")
    talk.expects(lonely, "You keep no evidence yet.")


def test_once_it_is_kept_its_words_lie_in_one_place_and_once_removed_in_none(
    talk: Talk, people: Cast
) -> None:
    mina = people["mina"]
    keep(talk, mina, "Zephyr script")
    with talk.database.reading() as unit:
        given = record(unit, mina).given
    (piece,) = given["evidence"]
    assert (piece["note"], piece["permalink"], piece["competency_key"]) == ("Zephyr script", LINK, "planning")
    assert piece["audience"] == {"people": ["Mina Sato"]}
    assert json.dumps(given).count("Zephyr script") == json.dumps(given).count(LINK) == 1
    talk.press(mina, "Take it back")
    talk.press(mina, "Remove it for good")
    with talk.database.reading() as unit:
        left = json.dumps(record(unit, mina).given)
    assert "Zephyr script" not in left
    assert LINK not in left


@pytest.mark.parametrize("who", ["daniel", "helena", "priya", "ines", "otto"])
@pytest.mark.parametrize("sure", [{}, {"sure": "yes"}])
def test_nobody_else_reads_or_removes_it_and_a_forged_press_learns_nothing(
    talk: Talk, people: Cast, who: str, sure: dict[str, str]
) -> None:
    keep(talk, people["mina"])
    with talk.database.reading() as unit:
        (piece,) = unit.evidence.about(people["mina"])
    talk.ask(people[who], "remove_evidence", evidence=str(piece.id), **sure)
    forged = talk.read(people[who])
    talk.ask(people[who], "remove_evidence", evidence="4711", **sure)
    assert talk.read(people[who]) == forged
    assert "not there any more" in forged
    assert kept(talk, people["mina"]) == ["I led the review."]


@pytest.mark.parametrize("given", [{}, {"evidence": "x"}, {"evidence": "-1"}])
def test_what_no_button_carries_removes_nothing(talk: Talk, people: Cast, given: dict[str, str]) -> None:
    keep(talk, people["mina"])
    talk.ask(people["mina"], "remove_evidence", sure="yes", **given)
    assert kept(talk, people["mina"]) == ["I led the review."]


def test_a_long_list_goes_on_behind_a_button_together_by_competency(talk: Talk, people: Cast) -> None:
    mina = people["mina"]
    for number in range(21):
        keep(talk, mina, f"Number {number}.")
    talk.say(mina, "show my evidence")
    ((_, card),) = talk.screen(mina).unread
    assert len(card.parts) == 20
    assert "Number 20." in plain(card.parts[0].body)
    talk.press(mina, "Earlier ones")
    ((_, card),) = talk.screen(mina).unread
    assert ["Number 0." in plain(part.body) for part in card.parts] == [True]
    assert [each.label for each in card.buttons] == ["Keep something I did"]
    for odd in ("-5", "x", "9" * 30):
        talk.ask(mina, "my_evidence", **{"from": odd})
        assert "Something broke" not in talk.read(mina)


def test_the_home_says_how_much_there_is_only_where_there_is_some(talk: Talk, people: Cast) -> None:
    mina = people["mina"]

    def in_the_plan() -> list[str]:
        talk.open_home(mina)
        home = talk.screen(mina).home
        assert home is not None
        plan = next(section for section in home.sections if section.title == "My plan")
        return [plain(message.body) for message in plan.messages[1:]]

    assert in_the_plan() == []
    keep(talk, mina)
    assert in_the_plan() == ["You keep one piece of evidence of what you did."]
    keep(talk, mina)
    assert in_the_plan() == ["You keep 2 pieces of evidence of what you did."]


def test_in_the_middle_of_a_talk_it_is_begun_in_a_place_of_its_own_with_the_words(
    talk: Talk, people: Cast
) -> None:
    talk.say(people["daniel"], "start a career conversation with Mina")
    talk.press(people["daniel"], "Walk me through it", CAREER)
    talk.say(people["mina"], "wait, note that I led yesterday's incident review", CAREER)
    talk.press(people["mina"], "Do it now", CAREER)
    fields = talk.form(people["mina"]).pages[0].fields
    assert fields[1].value == "I led yesterday's incident review"
    talk.submit(people["mina"], {WHICH: "Planning", WHAT: "I led it"})
    assert kept(talk, people["mina"]) == ["I led it"]


def test_what_is_kept_is_told_to_whoever_asks(talk: Talk, people: Cast) -> None:
    talk.say(people["mina"], "what do you know about me?")
    ((_, card),) = talk.screen(people["mina"]).unread
    assert card.table is not None
    (row,) = (row for row in card.table.rows if row[0].startswith("Evidence"))
    assert row == (
        "Evidence: your own note on a competency, and a link, never a message",
        "You",
        "Until you remove it or are erased",
    )


def test_a_role_s_gaps_count_only_what_it_asks_for(talk: Talk, people: Cast) -> None:
    talk.share(people["mina"], LINK)
    talk.submit(people["mina"], {WHICH: "Instruments", WHAT: "I built one."})
    talk.ask(people["mina"], "my_gaps", role="archive/archivist")
    assert "Evidence that you keep" not in talk.read(people["mina"])
    keep(talk, people["mina"])
    keep(talk, people["mina"])
    talk.ask(people["mina"], "my_gaps", role="archive/archivist")
    talk.expects(people["mina"], "Evidence that you keep: 2 for Planning.")
