"""Who reads what: frozen readers, permission at the claim, keys that are none, own days, and who looked."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.demo.story import build
from bot.opening import starter
from conversations import delivery
from conversations.guarded import Guarded
from conversations.messages import Account, Message, Said
from conversations.permissions import GRANTED, Action, Relation, Thing
from conversations.problems import NotAllowed
from conversations.turn import receive
from storage.database import Database, counting
from storage.rows import Audience
from storage.unit import UnitOfWork
from tests.builders import HIRED, NOW, OBSERVER, TODAY, Cast, action, goal, rating, reports_to
from tests.conversations.houses import CAREER
from tests.talk import Talk

LATE = datetime(2026, 11, 23, 23, 0, tzinfo=UTC)  # in Tokyo it is the morning of the 24th
MINUTE = timedelta(minutes=1)


def guarded(unit: UnitOfWork, asker: int, now: datetime = NOW) -> Guarded:
    return Guarded(unit, unit.people.get(asker), now, now.date())


def seen(unit: UnitOfWork, asker: int, subject: int) -> set[str]:
    return {each.competency for each in guarded(unit, asker).ratings(subject)}


# ── ratings are for those whom they were written for ────────────────────────────────────────────────────────


def test_a_new_manager_does_not_read_what_the_old_one_rated(database: Database, people: Cast) -> None:
    with database.unit() as unit:
        rating(unit, people["mina"], {"measuring": "guiding"}, people["otto"])
        rating(unit, people["mina"], {"explaining": "learning"}, people["daniel"])
        assert seen(unit, people["daniel"], people["mina"]) == {"explaining"}
        assert seen(unit, people["mina"], people["mina"]) == {"measuring", "explaining"}
        with pytest.raises(NotAllowed):
            guarded(unit, people["otto"]).ratings(people["mina"])


def test_what_is_sealed_is_its_raters_alone_whoever_is_named(database: Database, people: Cast) -> None:
    mina, daniel = people["mina"], people["daniel"]
    with database.unit() as unit:
        rating(unit, mina, {"measuring": "guiding"}, daniel, sealed=True)
        assert seen(unit, mina, mina) == set()
        assert seen(unit, daniel, mina) == {"measuring"}


def test_opening_lets_both_sides_read_and_a_later_manager_only_her_own_words(
    database: Database, people: Cast
) -> None:
    mina, daniel, tomas = people["mina"], people["daniel"], people["tomas"]
    with database.unit() as unit:
        published = unit.careers.in_force()
        assert published is not None
        for competency, side, rater in (("measuring", "self", mina), ("explaining", "manager", daniel)):
            unit.careers.rate(
                mina,
                competency,
                "learning",
                side,  # type: ignore[arg-type]  # a pair of a loop
                rater,
                OBSERVER,
                published.id,
                NOW,
                Audience(frozenset({rater})),
            )
        assert unit.careers.open_sealed(mina, OBSERVER, NOW) == len(("self", "manager"))
        assert unit.careers.open_sealed(mina, OBSERVER, NOW) == 0
        assert seen(unit, mina, mina) == seen(unit, daniel, mina) == {"measuring", "explaining"}
        reports_to(unit, mina, tomas, TODAY)
        assert seen(unit, tomas, mina) == {"measuring"}


def test_in_the_demo_mina_and_her_manager_read_her_ratings(database: Database) -> None:
    with database.unit() as unit:
        unit.careers.publish(starter(), NOW, by=None)
        build(unit, NOW)
        mina, daniel = unit.people.named("Mina Sato")[0].id, unit.people.named("Daniel Okafor")[0].id
        kept = {row.competency for row in unit.careers.ratings(mina)}
        assert kept
        assert seen(unit, mina, mina) == seen(unit, daniel, mina) == kept


# ── the permission is asked again when a message leaves ─────────────────────────────────────────────────────


@pytest.mark.parametrize("text", ["show Mina's plan", "I finished the Zephyr script"])
def test_a_plan_that_waits_in_the_outbox_is_withheld_once_the_manager_has_changed(
    talk: Talk, people: Cast, text: str
) -> None:
    mina, daniel = people["mina"], people["daniel"]
    with talk.database.unit() as unit:
        action(unit, goal(unit, mina, "Tell the board"), "Zephyr script", daniel)
    account = Account(channel="playground", workspace="local", external_id=str(daniel))
    said = Said(event="late", account=account, place="talk", at=NOW, text=text)
    receive(talk.database, talk.house, said, NOW)
    with talk.database.unit() as unit:
        reports_to(unit, mina, people["tomas"], TODAY)
    talk.deliver()
    assert talk.bodies(daniel) == []


def test_one_recipient_in_no_known_time_zone_holds_up_nobody_else(talk: Talk, people: Cast) -> None:
    with talk.database.unit() as unit:
        unit.people.set_preferences(people["daniel"], own_timezone="Mars/Base")
        for name, needed in (("daniel", "plan:read"), ("helena", "gone:read"), ("tomas", None)):
            body = Message(summary=name).model_dump_json()
            about = people["mina"] if needed else None
            unit.mailbox.put(people[name], "talk", body, name, "answer", NOW, about=about, action=needed)
    left = delivery.claim(talk.database, NOW, NOW + MINUTE, 10)
    assert [parcel.person_id for parcel in left] == [people["tomas"]]


# ── what no button of ours carries ──────────────────────────────────────────────────────────────────────────


def test_a_time_zone_that_is_none_changes_nothing(talk: Talk, people: Cast) -> None:
    for zone in ("Mars/Base", "../etc/passwd", "Europe", ""):
        talk.ask(people["tomas"], "preferences", timezone=zone)
        talk.expects(people["tomas"], "nor a time zone called")
    talk.say(people["tomas"], "help")
    talk.expects(people["tomas"], "I help people")
    with talk.database.reading() as unit:
        assert unit.people.get(people["tomas"]).timezone == "UTC"


@pytest.mark.parametrize("nonsense", ["abc", "", "-1", "0", "9" * 30, "9" * 5000])
@pytest.mark.parametrize(
    ("intent", "name"),
    [("show_plan", "person"), ("update_action", "action"), ("start_conversation", "person")],
)
def test_a_key_that_is_none_is_a_card_that_is_gone(
    talk: Talk, people: Cast, intent: str, name: str, nonsense: str
) -> None:
    talk.ask(people["daniel"], intent, **{name: nonsense})
    talk.expects(people["daniel"], "That card is from a conversation")


def test_a_day_or_a_status_that_is_none_is_a_card_that_is_gone(talk: Talk, people: Cast) -> None:
    mina = people["mina"]
    with talk.database.unit() as unit:
        key = str(action(unit, goal(unit, mina, "Tell the board"), "Zephyr script", mina))
    for given in ({"status": "vanished"}, {"status": "postponed", "due": "2027-02-31"}):
        talk.ask(mina, "update_action", action=key, **given)
        talk.expects(mina, "That card is from a conversation")
    talk.ask(mina, "preferences", until="soon")
    talk.expects(mina, "That card is from a conversation")


# ── the asker's own day ─────────────────────────────────────────────────────────────────────────────────────


def test_a_rating_and_a_talk_are_of_the_askers_own_day(database: Database, people: Cast) -> None:
    mina, daniel = people["mina"], people["daniel"]
    with database.unit() as unit:
        guarded(unit, mina, LATE).rate_self({"measuring": "learning"}, OBSERVER)
        (rated,) = guarded(unit, mina, LATE).ratings(mina)
        assert rated.at == date(2026, 11, 24)
        unit.people.set_preferences(daniel, own_timezone="Asia/Tokyo")
        unit.dialogues.event("finished", None, daniel, mina, mina, LATE)
        assert guarded(unit, daniel, LATE).last_talk(mina) == date(2026, 11, 24)


# ── namesakes ───────────────────────────────────────────────────────────────────────────────────────────────


def test_namesakes_of_one_role_are_told_apart_by_unit_and_only_else_by_employee_id(
    database: Database, people: Cast
) -> None:
    ana, other = people["ana"], people["ana2"]
    with database.unit() as unit:
        for who, number in ((ana, "E-1"), (other, "E-2")):
            unit.people.describe(who, employee_id=number)
            unit.positions.record(who, "location", "Porto", HIRED, "import", "test", NOW)
        asker = guarded(unit, people["helena"])
        assert (asker.apart(ana), asker.apart(other)) == ("observer, Porto, E-1", "observer, Porto, E-2")
        unit.units.add("north", "North dome")
        unit.positions.record(ana, "unit", "north", HIRED, "import", "test", NOW)
        asker = guarded(unit, people["helena"])
        assert (asker.apart(ana), asker.apart(other)) == ("observer, North dome, Porto", "observer, Porto")


# ── who looked ──────────────────────────────────────────────────────────────────────────────────────────────


def told_behind_more(talk: Talk, person: int) -> str:
    talk.say(person, "show my plan")
    ((_, message),) = talk.screen(person).unread
    assert isinstance(message, Message)
    return "".join(span.model_dump_json() for span in message.more)


def test_she_reads_who_looked_at_her_plan_and_her_ratings(talk: Talk, people: Cast) -> None:
    mina, daniel = people["mina"], people["daniel"]
    assert "looked" not in told_behind_more(talk, mina)
    with talk.database.unit() as unit:
        rating(unit, mina, {"measuring": "learning"}, daniel)
    talk.say(daniel, "start a career conversation with Mina")
    talk.press(daniel, "Brief me first", CAREER)
    with talk.database.reading() as unit:
        noted = [(each.viewer_id, each.what) for each in unit.ledger.viewers(mina)]
    assert sorted(noted) == [(daniel, "plan"), (daniel, "standing")]
    talk.say(daniel, "show Mina's plan")
    behind = told_behind_more(talk, mina)
    assert behind.count("Daniel Okafor looked at your plan") == 1, "several looks of one day are one line"
    assert behind.count("Daniel Okafor looked at your ratings") == 1
    talk.say(daniel, "show Mina's plan")
    assert "looked" not in "".join(talk.bodies(daniel))


def test_the_last_ten_lines_are_shown_the_newest_first(talk: Talk, people: Cast) -> None:
    mina = people["mina"]
    with talk.database.unit() as unit:
        for day in range(12, 0, -1):
            unit.ledger.saw(people["daniel"], mina, "plan", NOW - timedelta(days=day))
    behind = told_behind_more(talk, mina)
    assert behind.count("looked at your plan") == len(range(10))
    assert "2026-11-22" in behind
    assert behind.index("2026-11-22") < behind.index("2026-11-21")
    assert "2026-11-12" not in behind


def test_nobody_else_may_know_who_looked(database: Database, people: Cast) -> None:
    with database.reading() as unit, pytest.raises(NotAllowed, match="ledger"):
        guarded(unit, people["daniel"]).looks(people["mina"])


# ── what somebody was granted ───────────────────────────────────────────────────────────────────────────────


def test_grants_count_for_the_part_of_the_organisation_that_they_are_for(
    database: Database, people: Cast
) -> None:
    mina, ivo, ines = people["mina"], people["ivo"], people["ines"]
    with database.unit() as unit:
        unit.units.add("sky", "Sky")
        unit.units.add("north", "North dome", "sky")
        unit.positions.record(mina, "unit", "north", HIRED, "import", "test", NOW)
        unit.positions.record(mina, "location", "Porto", HIRED, "import", "test", NOW, country="PT")
        unit.grants.grant(ines, "operator", "unit", "sky", HIRED, None, None, NOW)
        unit.grants.grant(ines, "fairness-analyst", "country", "PT", HIRED, None, None, NOW)
        asker = guarded(unit, ines)
        assert asker.granted(mina, GRANTED) == GRANTED
        assert asker.granted(ivo, GRANTED) == {Relation.PEOPLE_TEAM}
        assert guarded(unit, people["tomas"]).granted(mina, GRANTED) == frozenset()


def test_no_turn_pays_for_grants_that_no_rule_names(database: Database, people: Cast) -> None:
    with database.unit() as unit, counting(database) as count:
        assert not guarded(unit, people["ines"]).may(Thing.PLAN, Action.READ, people["mina"])
    assert not [each for each in count.statements if "role_grant" in each]
