"""A talk belongs to those who were there; whoever it was about reads it again, and may pass it on."""

from datetime import timedelta

import pytest

from tests.builders import NOW, TODAY, Cast, reports_to
from tests.conversations.houses import CAREER
from tests.talk import Talk

WORDS = "She wants to lead the tours"
TO_TOMAS = "Pass it on to Tomas Vega"


@pytest.fixture
def moved(talk: Talk, people: Cast) -> Talk:
    """Daniel talked with Mina, who then came to Tomas."""
    talk.say(people["daniel"], "start a career conversation with Mina")
    talk.press(people["daniel"], "We have talked", CAREER)
    talk.say(people["daniel"], WORDS, CAREER)
    talk.press(people["daniel"], "Stop", CAREER)
    with talk.database.unit() as unit:
        reports_to(unit, people["mina"], people["tomas"], TODAY)
    return talk


def test_a_new_manager_reads_nothing_until_it_is_passed_on(moved: Talk, people: Cast) -> None:
    mina, tomas = people["mina"], people["tomas"]
    moved.say(mina, "show my talks")
    moved.expects(mina, "Career conversation with Mina Sato, 23 November 2026")
    moved.expects(mina, "You and Daniel Okafor.")
    moved.press(mina, "Show it")
    moved.expects(mina, WORDS)
    assert WORDS not in moved.read(tomas)
    moved.press(mina, TO_TOMAS)
    moved.expects(mina, "Tomas Vega can read it now")
    moved.expects(mina, "You, Daniel Okafor and Tomas Vega.")
    moved.expects(tomas, "Mina Sato has passed this on to you.")
    moved.expects(tomas, WORDS)
    moved.expects(tomas, "You, Daniel Okafor and Mina Sato.")


def test_what_was_passed_on_is_stored_with_every_answer_and_noted(moved: Talk, people: Cast) -> None:
    moved.ask(people["mina"], "my_talk", talk="1")
    moved.press(people["mina"], TO_TOMAS)
    with moved.database.reading() as unit:
        readers = unit.dialogues.readers(1)
        changes = [change for change in unit.ledger.changes() if change.what == "conversation"]
    assert readers == {people[name] for name in ("mina", "daniel", "tomas")}
    assert [change.detail for change in changes] == [f"1 passed on to {people['tomas']}"]
    moved.ask(people["mina"], "my_talk", talk="1")
    assert TO_TOMAS not in moved.read(people["mina"])


def test_a_remark_goes_with_the_talk(moved: Talk, people: Cast) -> None:
    mina = people["mina"]
    moved.press(mina, "Add a comment", CAREER)
    moved.say(mina, "I would rather build exhibits", CAREER)
    moved.press(mina, "Yes", CAREER)
    moved.ask(people["tomas"], "show_plan", person=str(mina))
    assert "exhibits" not in moved.read(people["tomas"])
    moved.ask(mina, "my_talk", talk="1")
    moved.press(mina, TO_TOMAS)
    moved.ask(people["tomas"], "show_plan", person=str(mina))
    moved.expects(people["tomas"], "I would rather build exhibits")


def test_it_is_not_passed_on_to_somebody_who_is_manager_no_more(moved: Talk, people: Cast) -> None:
    mina = people["mina"]
    moved.ask(mina, "my_talk", talk="1")
    with moved.database.unit() as unit:
        reports_to(unit, mina, people["otto"], TODAY)
    moved.press(mina, TO_TOMAS)
    moved.expects(mina, "that is gone")
    assert WORDS not in moved.read(people["tomas"]) + moved.read(people["otto"])
    moved.ask(mina, "my_talk", talk="1")
    moved.press(mina, "Pass it on to Otto Lind")
    moved.live(days=1)
    assert WORDS in "".join(str(card.message) for card in moved.screen(people["otto"]).at("talk"))


def test_what_waits_for_the_morning_is_held_back_when_the_manager_changes_again(
    moved: Talk, people: Cast
) -> None:
    mina, tomas = people["mina"], people["tomas"]
    moved.now = NOW + timedelta(hours=14)
    moved.ask(mina, "my_talk", talk="1")
    moved.press(mina, TO_TOMAS)
    with moved.database.unit() as unit:
        reports_to(unit, mina, people["otto"], TODAY)
    moved.live(days=1)
    assert WORDS not in "".join(str(card.message) for card in moved.screen(tomas).at("talk"))


@pytest.mark.parametrize("who", ["daniel", "helena", "priya", "tomas", "ines", "otto"])
@pytest.mark.parametrize("wanted", ["my_talk", "pass_on"])
def test_nobody_else_can_and_a_forged_press_learns_nothing(
    moved: Talk, people: Cast, who: str, wanted: str
) -> None:
    moved.ask(people[who], wanted, talk="1", to=str(people["tomas"]))
    forged = moved.read(people[who])
    moved.ask(people[who], wanted, talk="4711", to=str(people["tomas"]))
    assert moved.read(people[who]) == forged
    assert WORDS not in forged


def test_while_the_manager_is_the_same_there_is_nothing_to_pass_on(talk: Talk, people: Cast) -> None:
    talk.say(people["daniel"], "start a career conversation with Mina")
    talk.press(people["daniel"], "We have talked", CAREER)
    talk.say(people["daniel"], WORDS, CAREER)
    talk.press(people["daniel"], "Stop", CAREER)
    talk.ask(people["mina"], "my_talk", talk="1")
    assert "Pass it on" not in talk.read(people["mina"])
    talk.ask(people["mina"], "pass_on", talk="1", to=str(people["daniel"]))
    talk.expects(people["mina"], "that is gone")
    talk.ask(people["mina"], "my_talk", talk="one")
    talk.expects(people["mina"], "that is gone")


def test_without_talks_it_says_so(talk: Talk, people: Cast) -> None:
    talk.say(people["priya"], "show my talks")
    talk.expects(people["priya"], "Nobody has written down a talk with you yet.")


def test_another_manager_is_named_once_in_the_morning_with_what_they_can_see(
    moved: Talk, people: Cast
) -> None:
    mina = people["mina"]
    moved.live(days=1)
    said = [body for body in moved.bodies(mina) if "is your manager now" in body]
    assert len(said) == 1
    assert said[0].startswith("Tomas Vega is your manager now.")
    moved.press(mina, "Show my talks")
    moved.expects(mina, "Career conversation with Mina Sato")
    moved.live(days=7)
    assert not [body for body in moved.bodies(mina) if "is your manager now" in body]


def test_whoever_never_had_a_talk_is_told_nothing(talk: Talk, people: Cast) -> None:
    with talk.database.unit() as unit:
        reports_to(unit, people["priya"], people["tomas"], TODAY)
    talk.live(days=2)
    assert talk.bodies(people["priya"]) == []


def test_the_home_leads_to_the_talks_that_are_over(moved: Talk, people: Cast) -> None:
    moved.open_home(people["mina"])
    home = moved.screen(people["mina"]).home
    assert home is not None
    labels = [
        each.label for section in home.sections for message in section.messages for each in message.buttons
    ]
    assert "Show my talks" in labels
