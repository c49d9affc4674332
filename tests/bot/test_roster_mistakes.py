"""Every mistake in a people file is named by file, line and column, all at once; the mended file goes in."""

import pytest

from bot import roster
from bot.opening import starter
from bot.roster import Choice
from bot.sheet import SheetMistakesError
from storage.database import Database

from .test_roster import TODAY, Row, bring, found, row, sheet, standing


def mistakes(database: Database, text: str) -> list[str]:
    """What is said of a file that cannot be brought in."""
    with database.reading() as unit, pytest.raises(SheetMistakesError) as told:
        roster.plan(roster.read_file(text.encode(), "people.csv"), unit, starter(), Choice(), TODAY)
    return str(told.value).split("\n")


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"employee_id": ""}, "'employee_id' is empty. Write the number that the HR system gives."),
        ({"name": " "}, "'name' is empty. Write the full name."),
        ({"name": "M" * 201}, "'name' has 201 characters. Shorten it to 200 at most."),
        ({"name": "Mi\x00na"}, "'name' holds a control character. Type the cell anew."),
        ({"email": "mina"}, "'email' is 'mina', and not an address such as ada@example.com."),
        ({"manager_email": "the boss"}, "'manager_email' is 'the boss', and not an address"),
        (
            {"timezone": "Europe/Prag"},
            "'timezone' is 'Europe/Prag', which is no time zone. Close: Europe/Prague",
        ),
        ({"timezone": "Vienna"}, "Close: Europe/Vienna"),
        ({"timezone": "?"}, "'timezone' is '?', which is no time zone. Write a name such as Europe/Prague."),
        ({"timezone": ""}, "'timezone' is empty. Write a name such as Europe/Prague."),
        ({"start_date": ""}, "'start_date' is empty. Write a date such as 2027-03-31."),
        ({"start_date": "soon"}, "'start_date' is 'soon', and not a date such as 2027-03-31."),
        ({"role_since": "31/12/24"}, "'role_since' is '31/12/24', and not a date"),
        ({"end_date": "2019-01-01"}, "'end_date' 2019-01-01 lies before 'start_date' 2020-03-02."),
        ({"end_reason": "voluntary"}, "'end_reason' says why, and 'end_date' not when."),
        (
            {"end_date": "2026-01-01", "end_reason": "vanished"},
            "'end_reason' is 'vanished'. It can be voluntary,",
        ),
        ({"language": "English"}, "'language' is 'English', and not a code such as en or pt-BR."),
        ({"slack_id": "U123"}, "'slack_id' is 'U123'. Write it as WORKSPACE:ID"),
        ({"teams_id": "29:1abc"}, "'teams_id' is '29:1abc'. Write it as WORKSPACE:ID"),
        ({"manager_email": "MINA@example.com"}, "'manager_email' makes Mina their own manager."),
    ],
)
def test_a_mistake_is_named_with_its_place_and_its_mend_and_the_mended_file_goes_in(
    database: Database, cells: dict[str, str], said: str
) -> None:
    ada, right = row(1, "Ada"), row(2, "Mina")
    (mistake,) = mistakes(database, sheet(ada, right | cells))
    assert mistake.startswith("people.csv, line 3: ")
    assert said in mistake
    assert bring(database, ada, right).count("new") == 2


def test_all_mistakes_are_told_at_once(database: Database) -> None:
    wrong = row(1, "Ada", timezone="Mars", start_date="soon"), row(2, "", email="no")
    assert [told.partition(":")[0] for told in mistakes(database, sheet(*wrong))] == [
        *["people.csv, line 2"] * 2,
        *["people.csv, line 3"] * 2,
    ]


def test_every_missing_column_is_named(database: Database) -> None:
    said = mistakes(database, "employee_id,name,colour\nP1,Ada,red\n")
    assert "line 1: The column 'email' is missing." in said[0]
    assert len(said) == 7


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"employee_id": "p1"}, "'employee_id' is 'p1', as on line 2."),
        ({"email": "ADA@example.com"}, "'email' is 'ADA@example.com', as on line 2."),
        ({"slack_id": "T1:U1"}, "'slack_id or teams_id' is 'slack:T1:U1', as on line 2."),
    ],
)
def test_what_belongs_to_one_person_stands_once(database: Database, cells: dict[str, str], said: str) -> None:
    ada, mina = row(1, "Ada", slack_id="T1:U1"), row(2, "Mina", slack_id="T1:U2")
    assert said in mistakes(database, sheet(ada, mina | cells))[0]
    bring(database, ada, mina)


def test_a_circle_of_managers_is_named_once_with_its_people(database: Database) -> None:
    top = row(1, "Ada")
    circle = (
        row(2, "Bo", manager_email="cleo@example.com"),
        row(3, "Cleo", manager_email="dan@example.com"),
        row(4, "Dan", manager_email="bo@example.com"),
        row(5, "Eve", manager_email="dan@example.com"),
    )
    (said,) = mistakes(database, sheet(top, *circle))
    assert said == (
        "people.csv, line 3: 'manager_email' closes a circle: Bo → Cleo → Dan → Bo. "
        "Give one of them another manager."
    )
    mended: list[Row] = [circle[0] | {"manager_email": "ada@example.com"}, *circle[1:]]
    bring(database, top, *mended)


def test_a_circle_through_somebody_outside_the_file_is_found(database: Database) -> None:
    ada, bo = row(1, "Ada"), row(2, "Bo", manager_email="ada@example.com")
    bring(database, ada, bo)
    (said,) = mistakes(database, sheet(ada | {"manager_email": "bo@example.com"}))
    assert "Ada → Bo → Ada" in said


def test_an_address_of_before_stays_with_its_person(database: Database) -> None:
    bring(database, row(1, "Ada"), row(2, "Bo"))
    bring(database, row(1, "Ada", email="king@example.com"), row(2, "Bo"))
    taken = row(2, "Bo", email="ada@example.com")
    (said,) = mistakes(database, sheet(row(1, "Ada", email="king@example.com"), taken))
    assert "'email' ada@example.com leads to Ada (P1), now or from before." in said


@pytest.mark.parametrize("separator", [",", ";"])
def test_headers_are_compared_after_folding_and_empty_lines_and_cells_are_skipped(
    database: Database, separator: str
) -> None:
    text = sheet(row(1, "Mina Ōkubo"), separator=separator)
    text = text.replace("employee_id", "Employee ID").replace("start_date", "START-DATE")
    text = "\r\n" + text.replace("\n", f"{separator}{separator}\n").replace("\n", "\n\n")
    with database.unit() as unit:
        plan = roster.plan(roster.read_file(text.encode(), "people.csv"), unit, starter(), Choice(), TODAY)
    assert [each.entry.name for each in plan.differences] == ["Mina Ōkubo"]


def test_a_name_may_hold_any_script_and_markup_as_it_stands(database: Database) -> None:
    names = ["נועה בן־דוד", "陳美玲", 'O\'Brien "Bo" <b>*x*</b>', "Zoë 🦊"]
    bring(database, *(row(number, name, email=f"{number}@example.com") for number, name in enumerate(names)))
    with database.reading() as unit:
        assert [found(unit, f"P{number}").full_name for number in range(4)] == names


def test_a_file_without_anybody_changes_nothing(database: Database) -> None:
    bring(database, row(1, "Ada"))
    plan = bring(database)
    assert plan.empty
    assert plan.missing == ("Ada",)
    assert standing(database, "P1").employed
