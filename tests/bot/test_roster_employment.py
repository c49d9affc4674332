"""Who joins, leaves and comes back, as the file tells it."""

from datetime import date, timedelta

import pytest

from bot.roster import Choice
from storage.database import Database

from .test_roster import JOINED, TODAY, bring, row, said, standing, story, told

LAST = date(2026, 5, 15)
GONE = LAST + timedelta(days=1)


@pytest.mark.parametrize(
    ("why", "status", "reason"),
    [
        ("voluntary", "left", "exit_voluntary"),
        ("Retirement", "left", "exit_voluntary"),
        ("redundancy", "left", "exit_involuntary"),
        ("other", "left", "import"),
        ("", "left", "import"),
        ("parental leave", "leave", "leave"),
    ],
)
def test_an_end_has_its_reason_and_holds_from_the_day_after(
    database: Database, why: str, status: str, reason: str
) -> None:
    bring(database, row(1, "Mina"))
    plan = bring(database, row(1, "Mina", end_date=LAST.isoformat(), end_reason=why))
    assert plan.count("leaving") == (status == "left")
    assert told(story(database, "P1", "employment"))[1] == (status, GONE, reason)
    assert standing(database, "P1", LAST).employed
    assert standing(database, "P1").employed == (status == "leave")


def test_somebody_who_came_and_left_before_the_first_import_is_history(database: Database) -> None:
    plan = bring(database, row(1, "Mina", end_date=LAST.isoformat(), end_reason="voluntary"))
    assert plan.count("new") == 1
    assert not standing(database, "P1").employed


def test_an_end_in_the_year_9999_is_none(database: Database) -> None:
    bring(database, row(1, "Mina", end_date="9999-12-31"))
    assert told(story(database, "P1", "employment")) == [("active", JOINED, "hire")]


def test_a_last_day_ahead_can_be_put_off_and_taken_back(database: Database) -> None:
    bring(database, row(1, "Mina", end_date="2026-07-31", end_reason="voluntary"))
    bring(database, row(1, "Mina", end_date="2026-08-31", end_reason="voluntary"))
    assert standing(database, "P1", date(2026, 8, 31)).employed
    assert not standing(database, "P1", date(2026, 9, 1)).employed
    plan = bring(database, row(1, "Mina", end_date=""))
    assert "stays, and does not leave after 2026-08-31" in said(plan)["Mina"]
    assert standing(database, "P1", date(2027, 1, 1)).employed


def test_a_last_day_ahead_can_come_sooner(database: Database) -> None:
    bring(database, row(1, "Mina", end_date="2026-08-31", end_reason="voluntary"))
    bring(database, row(1, "Mina", end_date="2026-07-31", end_reason="voluntary"))
    assert not standing(database, "P1", date(2026, 8, 1)).employed


def test_a_wrong_last_day_and_reason_are_put_right(database: Database) -> None:
    bring(database, row(1, "Mina", end_date="2026-04-30"))
    bring(database, row(1, "Mina", end_date=LAST.isoformat(), end_reason="voluntary"))
    assert told(story(database, "P1", "employment")) == [
        ("active", JOINED, "hire"),
        ("left", GONE, "exit_voluntary"),
    ]


def test_somebody_who_left_rejoins_on_their_new_first_day(database: Database) -> None:
    bring(database, row(1, "Mina", end_date=LAST.isoformat(), end_reason="voluntary"))
    plan = bring(database, row(1, "Mina", start_date="2026-05-25", role="Senior Engineer"))
    assert plan.count("rejoining") == 1
    assert told(story(database, "P1", "employment"))[-1] == ("active", date(2026, 5, 25), "rehire")
    assert told(story(database, "P1", "role"))[-1][1:] == (date(2026, 5, 25), "rehire")


def test_somebody_who_left_rejoins_without_a_new_first_day_from_the_chosen_one(database: Database) -> None:
    bring(database, row(1, "Mina", end_date=LAST.isoformat()))
    plan = bring(database, row(1, "Mina"))
    assert plan.open
    assert told(story(database, "P1", "employment"))[-1] == ("active", TODAY, "rehire")


def test_an_exit_that_never_was_is_a_correction(database: Database) -> None:
    bring(database, row(1, "Mina", end_date=LAST.isoformat()))
    bring(database, row(1, "Mina"), choice=Choice(correction=True))
    assert standing(database, "P1", GONE).employed
    assert [each.value for each in story(database, "P1", "employment")] == ["active", "active"]


def test_somebody_on_leave_comes_back_when_the_end_is_gone(database: Database) -> None:
    bring(database, row(1, "Mina", end_date=LAST.isoformat(), end_reason="leave"))
    assert bring(database, row(1, "Mina")).empty  # a file without that column says nothing about leave
    plan = bring(database, row(1, "Mina", end_date=""))
    assert said(plan) == {"Mina": "is back from leave 2026-06-01"}
    assert [fact[0] for fact in told(story(database, "P1", "employment"))] == ["active", "leave", "active"]


def test_another_first_day_is_put_right_and_stays_the_hire(database: Database) -> None:
    bring(database, row(1, "Mina"))
    for day in (date(2019, 1, 7), date(2021, 1, 4)):
        plan = bring(database, row(1, "Mina", start_date=day.isoformat()))
        assert not plan.open
        assert told(story(database, "P1", "employment")) == [("active", day, "hire")]


def test_another_first_day_after_changes_is_a_notice(database: Database) -> None:
    bring(database, row(1, "Mina", employment_type="permanent"))
    bring(database, row(1, "Mina", employment_type="part-time"))
    plan = bring(database, row(1, "Mina", employment_type="part-time", start_date="2019-01-07"))
    assert "'start_date' is 2019-01-07; known is 2020-03-02" in plan.notices[0]


def test_an_employment_type_changes_or_is_corrected(database: Database) -> None:
    bring(database, row(1, "Mina", employment_type="permanent"))
    plan = bring(database, row(1, "Mina", employment_type="part-time"))
    assert said(plan) == {"Mina": "employment permanent → part-time"}
    assert [each.valid_from for each in story(database, "P1", "employment")] == [JOINED, TODAY]
    bring(database, row(1, "Mina", employment_type="casual"), choice=Choice(correction=True))
    assert [each.more["employment_type"] for each in story(database, "P1", "employment")] == [
        "permanent",
        "casual",
    ]


def test_somebody_who_joins_later_is_known_before_that_day(database: Database) -> None:
    ahead = TODAY + timedelta(days=14)
    bring(database, row(1, "Mina", start_date=ahead.isoformat()))
    assert not standing(database, "P1").employed
    assert standing(database, "P1", ahead).employed


def test_somebody_known_by_name_only_joins(database: Database) -> None:
    with database.unit() as unit:
        unit.people.add(full_name="Mina", employee_id="P1")
    plan = bring(database, row(1, "Mina"))
    assert "joins 2020-03-02" in said(plan)["Mina"]
    assert standing(database, "P1").employed
