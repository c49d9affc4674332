"""The people team brings a file of people in from the chat: looked at first, and taken back as one step."""

import pytest

from bot.peopling import WORKERS
from conversations import jobs
from conversations.wording import plain
from storage.database import Database
from tests.builders import TODAY, Cast, cast
from tests.talk import Talk

HEAD = "employee_id;name;email;manager_email;role;department;location;timezone;start_date\n"
NEW = HEAD + (
    "N1;Lena Novak;lena@example.com;;Dome Lead;Domes;Lisbon;Europe/Lisbon;2026-11-01\n"
    "N2;Pavel Ruz;pavel@example.com;lena@example.com;Observer;Domes;Lisbon;Europe/Lisbon;2026-11-01\n"
)
MOVED = NEW.replace(
    "N2;Pavel Ruz;pavel@example.com;lena@example.com;Observer",
    "N2;Pavel Ruz;pavel@example.com;lena@example.com;Senior Observer",
)
WRONG = NEW + "N3;Nobody Known;no mail;;Observer;Domes;Lisbon;Europe/Lisbon;soon\n"


@pytest.fixture
def people(database: Database) -> Cast:
    """Everybody of the observatory."""
    return cast(database)


@pytest.fixture
def talk(database: Database, people: Cast) -> Talk:
    """The observatory talks."""
    del people
    return Talk(database)


def work(talk: Talk) -> None:
    """Do the next piece of slow work, with everything that the service can do."""
    talk.put_away()
    assert jobs.run_next(talk.database, talk.house, talk.now, WORKERS)
    talk.deliver()


def bring(talk: Talk, who: int, text: str, press: str = "Bring them in") -> None:
    talk.attach(who, "people.csv", text)
    work(talk)
    talk.press(who, press)
    work(talk)


def named(talk: Talk, name: str) -> list[int]:
    with talk.database.reading() as unit:
        return [each.id for each in unit.people.named(name)]


def test_it_is_shown_first_and_then_brought_in(talk: Talk, people: Cast) -> None:
    ines = people["ines"]
    talk.attach(ines, "people.csv", NEW)
    talk.expects(ines, "Working on it.")
    work(talk)
    talk.expects(ines, "Nothing has changed yet.")
    talk.expects(ines, "2 new")
    assert named(talk, "Lena Novak") == []
    talk.press(ines, "Bring them in")
    work(talk)
    talk.expects(ines, "Done.")
    (lena,), (pavel,) = named(talk, "Lena Novak"), named(talk, "Pavel Ruz")
    with talk.database.reading() as unit:
        assert unit.positions.of(pavel, TODAY).manager_id == lena
        assert any((each.by, each.what) == (ines, "people") for each in unit.ledger.changes())


def test_the_same_file_again_changes_nothing(talk: Talk, people: Cast) -> None:
    bring(talk, people["ines"], NEW)
    talk.attach(people["ines"], "people.csv", NEW)
    work(talk)
    talk.expects(people["ines"], "is known already")


def test_a_difference_is_a_change_or_a_correction_and_somebody_says_which(talk: Talk, people: Cast) -> None:
    ines = people["ines"]
    bring(talk, ines, NEW)
    talk.attach(ines, "people.csv", MOVED)
    work(talk)
    talk.expects(ines, "Is what differs a change, or was it recorded wrongly?")
    talk.press(ines, "Bring them in, as corrections")
    work(talk)
    (pavel,) = named(talk, "Pavel Ruz")
    with talk.database.reading() as unit:
        place = unit.positions.of(pavel, TODAY)
    assert place.role_title == "Senior Observer"
    assert place.role_since is not None
    assert place.role_since < TODAY


def test_a_wrong_line_is_named_changes_nothing_and_can_wait(talk: Talk, people: Cast) -> None:
    ines = people["ines"]
    talk.attach(ines, "people.csv", WRONG)
    work(talk)
    talk.expects(ines, "cannot be brought in as it is")
    talk.expects(ines, "line 4")
    assert named(talk, "Lena Novak") == []
    talk.press(ines, "Let these lines wait, bring in the others")
    work(talk)
    talk.press(ines, "Bring them in")
    work(talk)
    talk.expects(ines, "Done.")
    assert named(talk, "Lena Novak")
    assert named(talk, "Nobody Known") == []


def test_it_is_taken_back_as_one_step(talk: Talk, people: Cast) -> None:
    ines = people["ines"]
    bring(talk, ines, NEW)
    talk.press(ines, "Take it back")
    work(talk)
    talk.expects(ines, "Nothing has changed yet.")
    talk.press(ines, "Take it back now")
    work(talk)
    talk.expects(ines, "The import was taken back as a whole.")
    assert named(talk, "Lena Novak") == []
    talk.say(ines, "undo the last import")
    work(talk)
    talk.expects(ines, "There is no import to take back.")


def test_pressed_twice_it_is_brought_in_once(talk: Talk, people: Cast) -> None:
    ines = people["ines"]
    talk.attach(ines, "people.csv", NEW)
    work(talk)
    talk.press(ines, "Bring them in")
    talk.press(ines, "Bring them in")
    work(talk)
    assert len(named(talk, "Lena Novak")) == 1
    assert not jobs.run_next(talk.database, talk.house, talk.now, WORKERS)
    talk.press(ines, "Bring them in")
    talk.expects(ines, "That card is older than what it is about.")


def test_it_is_left(talk: Talk, people: Cast) -> None:
    ines = people["ines"]
    talk.attach(ines, "people.csv", NEW)
    work(talk)
    talk.press(ines, "Leave it")
    talk.expects(ines, "Nothing was changed.")
    with talk.database.reading() as unit:
        assert unit.content_drafts.get(1).source == ""


@pytest.mark.parametrize("who", ["daniel", "mina", "helena"])
def test_nobody_else_brings_anybody_in_and_nothing_is_read(talk: Talk, people: Cast, who: str) -> None:
    talk.attach(people[who], "people.csv", NEW)
    talk.expects(people[who], "Files are for the people team")
    for do in ("bring", "back", "back_now"):
        talk.ask(people[who], "people_file", do=do, draft="1", step="1")
        talk.expects(people[who], "That is for the people team.")
    assert not jobs.run_next(talk.database, talk.house, talk.now, WORKERS)


def leaves_the_team(talk: Talk, who: int) -> None:
    with talk.database.unit() as unit:
        (held,) = unit.grants.held_by(who, TODAY)
        unit.grants.revoke(held.id, None, talk.now)


def test_whoever_is_of_the_team_no_more_when_it_is_looked_at_reads_nothing(talk: Talk, people: Cast) -> None:
    talk.attach(people["ines"], "people.csv", NEW)
    leaves_the_team(talk, people["ines"])
    work(talk)
    assert "Lena" not in "".join(plain(card.message.body) for card in talk.screen(people["ines"]).at("talk"))


def test_whoever_is_of_the_team_no_more_when_it_is_done_brings_nobody_in(talk: Talk, people: Cast) -> None:
    talk.attach(people["ines"], "people.csv", NEW)
    work(talk)
    talk.press(people["ines"], "Bring them in")
    leaves_the_team(talk, people["ines"])
    work(talk)
    assert named(talk, "Lena Novak") == []
