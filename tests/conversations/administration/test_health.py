"""Who cannot be reached, and why."""

from datetime import date

from conversations.wording import plain
from tests.builders import HIRED, NOW, Cast
from tests.talk import Talk


def test_health_names_who_cannot_be_reached_and_why(talk: Talk, people: Cast) -> None:
    with talk.database.unit() as unit:
        lost = unit.people.add(full_name="Lena Lost")
        unit.positions.record(lost.id, "employment", "active", HIRED, "hire", "test", NOW)
        unit.people.set_preferences(people["mina"], paused_until=date(2026, 12, 24))
        unit.people.set_preferences(people["ivo"], nudges_per_week=0)
    talk.say(people["ines"], "who cannot be reached?")
    card = talk.screen(people["ines"]).at("talk")[-1].message
    assert card.table is not None
    counts = {row[0]: row[1] for row in card.table.rows}
    assert counts["No account in a chat"] == "1"
    assert counts["They have paused messages"] == "1"
    assert counts["They want no message by itself"] == "1"
    said = plain(card.more)
    assert "Lena Lost" in said
    assert "Mina Sato" in said


def test_health_stays_within_the_part(talk: Talk, people: Cast) -> None:
    with talk.database.unit() as unit:
        unit.grants.grant(people["noor"], "people-team", "country", "DE", HIRED, None, None, NOW)
        unit.people.set_preferences(people["mina"], paused_until=date(2026, 12, 24))
        unit.people.set_preferences(people["ivo"], paused_until=date(2026, 12, 24))
    talk.say(people["noor"], "who cannot be reached?")
    talk.expects(people["noor"], "Ivo Zoric")
    assert "Mina Sato" not in talk.read(people["noor"])
