"""What falls due when something is wrong: it holds up nobody else, and whoever waits reads why."""

import logging
from datetime import timedelta
from pathlib import Path

import pytest

from bot.content import open_house
from bot.opening import UnusableError
from conversations import clockwork
from conversations.house import House
from storage.rows import Conflict
from tests.builders import NOW, Cast, reports_to
from tests.conversations.houses import CAREER, ability, guide, house
from tests.talk import Talk

LOOKS = guide("""
  - {id: proud, to: employee, ask: What are you proud of?, wait: 2 working days, optional: true}
  - {id: found, do: look_far, with: {}}
  - {id: well, ask: "Is it {{ found.what }}?"}
""")
PRIYA = "Career conversation with Priya"


def waiting(talk: Talk, people: Cast, name: str) -> None:
    talk.say(people["daniel"], f"start a career conversation with {name}")


def went_on(talk: Talk, people: Cast) -> list[str]:
    return [
        name
        for name in ("Mina Sato", "Priya Nair")
        if f"no answer from {name}" in talk.read(people["daniel"])
    ]


def parked(talk: Talk) -> list[str]:
    with talk.database.reading() as unit:
        return [unit.dialogues.get(number).status for number in (1, 2)]


def test_a_problem_parks_its_talk_says_so_once_and_holds_up_nobody(talk: Talk, people: Cast) -> None:
    talk.say(people["daniel"], "start a career conversation with Mina")
    talk.press(people["daniel"], "Walk me through it", CAREER)
    talk.say(people["mina"], "The tour", CAREER)
    for words in ("Teaching", "A next role", "Senior Observer"):
        talk.say(people["daniel"], words, CAREER)
    talk.press(people["mina"], "Change", CAREER)
    talk.say(people["daniel"], "start a career conversation with Priya")
    talk.press(people["daniel"], "Walk me through it", PRIYA)
    with talk.database.unit() as unit:
        reports_to(unit, people["mina"], people["helena"], talk.now.date())
    talk.wait(days=2)
    assert parked(talk) == ["parked", "open"]
    assert went_on(talk, people) == ["Priya Nair"]
    assert len(talk.screen(people["daniel"]).unread) > len(went_on(talk, people))
    talk.wait(days=30)
    assert talk.bodies(people["daniel"]) == []


def test_a_fault_is_put_off_by_an_hour_leaves_nothing_half_done_and_holds_up_nobody(
    talk: Talk, people: Cast, caplog: pytest.LogCaptureFixture
) -> None:
    asked: list[int] = []

    def breaks_for_the_first(*_: object) -> dict[str, str]:
        asked.append(1)
        if len(asked) == 1:
            raise ZeroDivisionError("Mina's own words")
        return {"what": "a comet"}

    talk.house = house(LOOKS, look_far=ability(breaks_for_the_first))
    waiting(talk, people, "Mina")
    waiting(talk, people, "Priya")
    with caplog.at_level(logging.ERROR, "trellis"):
        talk.wait(days=2)
    assert [record.message for record in caplog.records] == ["agenda item failed"]
    assert went_on(talk, people) == ["Priya Nair"]
    with talk.database.reading() as unit:
        assert unit.dialogues.answers(1) == {}
    talk.wait(minutes=59)
    assert talk.bodies(people["daniel"]) == []
    talk.wait(minutes=1)
    assert went_on(talk, people) == ["Mina Sato"]


def test_a_lost_version_is_tried_again_by_the_clock_at_once(talk: Talk, people: Cast) -> None:
    faults = [Conflict("somebody was faster")]

    def stumbles(*_: object) -> dict[str, str]:
        if faults:
            raise faults.pop()
        return {"what": "a comet"}

    talk.house = house(LOOKS, look_far=ability(stumbles))
    waiting(talk, people, "Mina")
    talk.wait(days=2)
    assert went_on(talk, people) == ["Mina Sato"]


def test_a_database_that_stays_away_leaves_everything_due(talk: Talk, people: Cast) -> None:
    def stumbles(*_: object) -> None:
        raise Conflict("somebody is always faster")

    talk.house = house(LOOKS, look_far=ability(stumbles))
    waiting(talk, people, "Mina")
    with pytest.raises(Conflict):
        clockwork.open_due(talk.database, talk.house, NOW + timedelta(days=2))
    with talk.database.unit() as unit:
        assert len(unit.agenda.due(NOW + timedelta(days=2), 9)) == 1


def own(folder: Path, phrases: str) -> Path:
    (folder / "phrases.yaml").write_text(phrases, encoding="utf-8")
    return folder


def test_an_organisations_phrase_lies_over_the_shipped_one_and_all_others_stay(
    talk: Talk, people: Cast, tmp_path: Path
) -> None:
    shipped = House.open().phrases.templates["en"]
    talk.house = open_house(own(tmp_path, "en:\n  help:\n    summary: How we help\n"))
    assert talk.house.phrases.templates["en"] == {**shipped, "help.summary": "How we help"}
    talk.say(people["mina"], "show my plan")
    talk.expects(people["mina"], "plan")


def test_a_language_that_lacks_a_phrase_borrows_the_shipped_one(tmp_path: Path) -> None:
    phrases = open_house(own(tmp_path, "de:\n  button:\n    back: Zurück\n")).phrases
    assert [each.text for each in phrases.spans("de", "button.back", {}) if each.kind == "text"] == ["Zurück"]
    assert phrases.spans("de", "button.skip", {}) == phrases.spans("en", "button.skip", {})
    assert phrases.command("back") == "back"


@pytest.mark.parametrize(
    ("phrases", "said"),
    [
        ("en:\n  button:\n    bakc: Home\n", "There is no phrase `button.bakc`. Close: `button.back`."),
        ("de:\n  help: Hilfe\n", "There is no phrase `help`."),
        ("en:\n  button:\n    back: '{{ name'\n", "`button.back`: This cannot be read"),
        ("en:\n  button:\n    back: [a, b]\n", "`button.back` is no text."),
        ("en:\n  button:\n    back: 'Home\n", "line 3: The quotation mark here is never closed."),
        ("- Back\n", "On top stand languages"),
    ],
)
def test_phrases_that_cannot_be_used_are_named_at_the_start(tmp_path: Path, phrases: str, said: str) -> None:
    with pytest.raises(UnusableError) as found:
        open_house(own(tmp_path, phrases))
    assert str(found.value).startswith("phrases.yaml cannot be used:\n")
    assert said in str(found.value)


def test_an_empty_file_of_phrases_changes_nothing(tmp_path: Path) -> None:
    assert open_house(own(tmp_path, "# later\n")).phrases.templates == House.open().phrases.templates
