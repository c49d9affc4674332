"""One bad line holds up nobody who does not want it to: it waits in a queue, with its mend."""

import json

import pytest

from storage.database import Database

from .desk import Run
from .test_people_verb import JUNE, people, trellis
from .test_roster import bring, found, row, standing

__all__ = ["trellis"]

ADA = row(1, "Ada", role="Engineering Manager")
MINA = row(2, "Mina", manager_email="ada@example.com")
BAD = row(3, "Bo", timezone="", manager_email="ada@example.com")


def test_without_hold_one_bad_line_keeps_everybody_out(trellis: Run, database: Database) -> None:
    assert trellis("people", people(ADA, MINA, BAD), "--yes", *JUNE)[::2] == (1, "Nothing was changed.\n")
    with database.reading() as unit:
        assert unit.people.find("P1") is None
        assert unit.imports.held() == ()


def test_held_lines_wait_with_a_mend_and_the_mended_file_lets_them_go(
    trellis: Run, database: Database
) -> None:
    out = trellis("people", people(ADA, MINA, BAD), "--hold", *JUNE)[1]
    assert "Held until they are mended:\n- line 4, Bo: 'timezone' is empty." in out
    trellis("people", "people.csv", "--hold", "--yes", *JUNE)
    assert standing(database, "P2").manager_id
    with database.reading() as unit:
        assert unit.people.find("P3") is None
    assert "Everything is known already." in trellis("people", "people.csv", "--hold", "--yes", *JUNE)[1]
    out = trellis("people", "--review", *JUNE)[1]
    assert "Time zones (1):\n- people.csv, line 4, Bo: 'timezone' is empty." in out
    assert "For Prague it is Europe/Prague." in out
    assert "Without a manager (1):\n- Ada: has no manager, and 1 report to them." in out
    trellis("people", people(ADA, MINA, BAD | {"timezone": "Europe/Prague"}), "--yes", *JUNE)
    assert "Time zones" not in trellis("people", "--review", *JUNE)[1]
    assert standing(database, "P3").manager_id


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        ({"email": "ada@example.com"}, "doubled"),
        ({"employee_id": "p1"}, "doubled"),
        ({"manager_email": "bo@example.com"}, "circle"),
        ({"start_date": "soon"}, "cell"),
        ({"timezone": "Mars"}, "time zone"),
        ({"employee_id": ""}, "cell"),
    ],
)
def test_each_kind_of_bad_line_is_held_by_its_kind(trellis: Run, cells: dict[str, str], kind: str) -> None:
    bad = BAD | {"timezone": "Europe/Prague"} | cells
    assert trellis("people", people(ADA, MINA, bad), "--hold", "--yes", *JUNE)[0] == 0
    told = json.loads(trellis("people", "--review", "--json", *JUNE)[1])["review"]
    assert [each["kind"] for each in told if each["line"] == 4] == [kind]


def test_a_circle_is_opened_by_holding_one_of_its_lines(trellis: Run, database: Database) -> None:
    trellis("people", people(ADA, MINA), "--yes", *JUNE)
    circle = (ADA | {"manager_email": "mina@example.com"}, MINA)
    assert trellis("people", people(*circle), "--yes", *JUNE)[0] == 1
    assert trellis("people", people(*circle), "--hold", "--yes", *JUNE)[0] == 0
    assert standing(database, "P1").manager_id is None
    assert "closes a circle: Ada → Mina → Ada" in trellis("people", "--review", *JUNE)[1]


def test_a_manager_whom_nobody_knows_waits_while_the_person_comes_in(
    trellis: Run, database: Database
) -> None:
    lost = MINA | {"manager_email": "zoe@example.com"}
    trellis("people", people(ADA, lost), "--yes", *JUNE)
    assert standing(database, "P2").employed
    assert "Mina: 'manager_email' zoe@example.com is nobody's." in trellis("people", "--review", *JUNE)[1]
    assert "Everything is known already." in trellis("people", "people.csv", "--yes", *JUNE)[1]
    trellis("people", people(ADA, lost, row(9, "Zoe")), "--yes", *JUNE)
    assert "zoe@" not in trellis("people", "--review", *JUNE)[1]


def test_what_cannot_be_right_in_the_database_is_found(trellis: Run, database: Database) -> None:
    twin = row(4, "Mina", email="twin@example.com", manager_email="ada@example.com")
    gone = row(5, "Gus", end_date="2026-05-01")
    left = row(6, "Lee", manager_email="gus@example.com", timezone="UTC")
    bring(database, ADA, MINA, twin, gone, left)
    with database.unit() as unit:
        mina, ada = found(unit, "P2").id, found(unit, "P1").id
        since = standing(database, "P2").role_since
        assert since
        for who, boss in ((ada, mina), (mina, ada)):
            unit.positions.record(who, "manager", boss, since, "import", "hr", unit.imports.last().begun_at)  # type: ignore[union-attr]
    out = trellis("people", "--review", *JUNE)[1]
    assert "Mina: stands here twice with the same first day (P2 and P4)." in out
    assert "Lee: reports to Gus, who does not work here. Name another manager." in out
    assert "Lee: is kept in UTC. For Prague it is Europe/Prague: bring that in." in out
    assert "Ada → Mina → Ada. Give one of them another manager." in out


def test_with_nothing_to_look_at_it_says_so_and_it_stands_alone(trellis: Run) -> None:
    assert trellis("people", "--review")[1] == "There is nothing to look at.\n"
    assert trellis("people", "--review", "--undo")[0] == 2
    assert trellis("people")[0] == 2


def test_taking_an_import_back_lets_go_of_what_it_held(trellis: Run) -> None:
    trellis("people", people(ADA, BAD), "--hold", "--yes", *JUNE)
    trellis("people", "--undo", "--yes", *JUNE)
    assert trellis("people", "--review", *JUNE)[1] == "There is nothing to look at.\n"
