"""An open home is current: whatever changes what it shows draws it again, once, and nothing else does."""

from datetime import timedelta

import pytest

from conversations import homes
from conversations.messages import Home, Section
from conversations.wording import plain
from tests.builders import NOW, TODAY, Cast, action, goal, has_role, reports_to
from tests.conversations.houses import CAREER
from tests.screen import drawn
from tests.talk import Talk


def home_of(talk: Talk, who: int) -> Home:
    home = talk.open_home(who).home
    assert home is not None
    return home


def section(home: Home, title: str) -> Section:
    return next(each for each in home.sections if each.title == title)


def words(part: Section) -> str:
    return "\n".join(drawn(message) for message in part.messages)


def sent(talk: Talk, who: int) -> list[Home]:
    """Every home that was sent to somebody."""
    return [each for each in talk.screen(who).others if isinstance(each, Home)]


def refresh(talk: Talk) -> int:
    count = homes.refresh(talk.database, talk.house, talk.now)
    talk.deliver()
    return count


@pytest.fixture
def looking(talk: Talk, people: Cast) -> Talk:
    """Mina and Daniel have their homes open; Mina has a goal with something to do."""
    with talk.database.unit() as unit:
        number = goal(unit, people["mina"], "Tell the board")
        action(unit, number, "Zephyr script", people["mina"], TODAY + timedelta(days=5))
        action(unit, number, "Ask the board", people["daniel"], TODAY + timedelta(days=3))
    for name in ("mina", "daniel"):
        home_of(talk, people[name])
    return talk


def test_an_employee_finds_their_own_things(looking: Talk, people: Cast) -> None:
    home = home_of(looking, people["mina"])
    assert [each.title for each in home.sections] == [
        "My role and next steps",
        "My plan",
        "Open conversations",
        "Who looked",
        "Preferences",
    ]
    assert "Zephyr script" in words(section(home, "My plan"))
    assert "Nobody has looked at anything of yours." in words(section(home, "Who looked"))
    assert "10:00 to 19:00" in words(section(home, "Preferences"))


def test_a_manager_finds_the_team_in_numbers_and_their_own_promises_in_words(
    looking: Talk, people: Cast
) -> None:
    team = section(home_of(looking, people["daniel"]), "My team")
    (numbers, mine) = team.messages
    assert numbers.table
    assert ("Mina Sato", "2", "0", "26 November 2026") in numbers.table.rows
    assert "Mina Sato: Ask the board, by 26 November 2026" in plain(mine.body)
    assert "Zephyr" not in words(team)
    with looking.database.reading() as unit:
        assert unit.ledger.viewers(people["mina"]) == ()


def test_the_weeks_talks_stand_at_home_with_their_buttons(looking: Talk, people: Cast) -> None:
    looking.now = NOW - timedelta(hours=1)
    looking.live(hours=1)
    week = section(home_of(looking, people["daniel"]), "Talks this week")
    assert [len(part.buttons) for part in week.messages[0].parts] == [6, 6, 6]


def test_the_people_team_has_a_part_of_its_own_and_reads_nobody(looking: Talk, people: Cast) -> None:
    home = home_of(looking, people["ines"])
    assert home.sections[-1].title == "People team"
    assert "Zephyr" not in "\n".join(map(words, home.sections))


def test_a_question_alone_changes_no_home(looking: Talk, people: Cast) -> None:
    looking.say(people["mina"], "what's next?")
    looking.say(people["daniel"], "what does a Dome Lead do?")
    assert refresh(looking) == 0


def test_a_home_that_nobody_opened_is_never_drawn(talk: Talk, people: Cast) -> None:
    talk.say(people["mina"], "stop messaging me until Friday")
    assert refresh(talk) == 0


def test_what_is_done_shows_on_both_homes_once(looking: Talk, people: Cast) -> None:
    looking.say(people["mina"], "I finished the Zephyr script")
    assert refresh(looking) == 2
    assert "Zephyr script, done" in words(section(sent(looking, people["mina"])[-1], "My plan"))
    numbers = section(sent(looking, people["daniel"])[-1], "My team").messages[0].table
    assert numbers
    assert ("Mina Sato", "1", "0", "26 November 2026") in numbers.rows
    assert refresh(looking) == 0


def test_a_look_shows_on_the_home_of_whom_it_is_about(looking: Talk, people: Cast) -> None:
    looking.say(people["daniel"], "show the plan of Mina")
    assert refresh(looking) >= 1
    looked = section(sent(looking, people["mina"])[-1], "Who looked")
    assert "Daniel Okafor looked at your plan" in words(looked)


def test_a_talk_that_is_begun_stands_on_both_homes(looking: Talk, people: Cast) -> None:
    looking.say(people["daniel"], "start a career conversation with Mina")
    looking.press(people["daniel"], "Walk me through it", CAREER)
    assert refresh(looking) == 2
    for name in ("mina", "daniel"):
        opened = section(sent(looking, people[name])[-1], "Open conversations")
        assert "Career conversation with Mina Sato, begun on 23 November 2026" in words(opened)


def test_preferences_show_at_once(looking: Talk, people: Cast) -> None:
    looking.say(people["mina"], "write to me between 10 and 4")
    assert refresh(looking) == 1
    assert "10:00 to 16:00" in words(section(sent(looking, people["mina"])[-1], "Preferences"))


def test_a_role_a_manager_and_a_framework_that_changed_show(looking: Talk, people: Cast) -> None:
    with looking.database.unit() as unit:
        has_role(unit, people["mina"], "astronomy/senior-observer", "Senior Observer")
    assert refresh(looking) == 1
    with looking.database.unit() as unit:
        reports_to(unit, people["mina"], people["otto"], TODAY)
    refresh(looking)
    team = section(sent(looking, people["daniel"])[-1], "My team")
    assert "Mina Sato" not in str(team.messages[0].table)


def test_a_home_goes_out_at_night_for_it_asks_for_nobodys_attention(looking: Talk, people: Cast) -> None:
    looking.now += timedelta(hours=14)
    looking.say(people["daniel"], "show the plan of Mina")
    assert refresh(looking) >= 1
    assert sent(looking, people["mina"])


def test_what_is_said_to_nobody_yet_is_folded(looking: Talk, people: Cast) -> None:
    for words_ in ("write to me between 10 and 4", "at most one message a week"):
        looking.say(people["mina"], words_)
        homes.refresh(looking.database, looking.house, looking.now)
    looking.deliver()
    assert "1 message in seven days" in words(section(sent(looking, people["mina"])[-1], "Preferences"))
