"""The list comes at nine on the wall before and after a clock change, on both halves of the earth."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from tests.builders import Cast
from tests.talk import Talk

CHANGES = {
    "Europe/Berlin": (datetime(2027, 3, 28, tzinfo=UTC), datetime(2027, 10, 31, tzinfo=UTC)),
    "America/Santiago": (datetime(2027, 9, 5, tzinfo=UTC), datetime(2027, 4, 4, tzinfo=UTC)),
    "Australia/Lord_Howe": (datetime(2027, 10, 3, tzinfo=UTC), datetime(2027, 4, 4, tzinfo=UTC)),
}


@pytest.mark.parametrize(("zone", "change"), [(zone, day) for zone, both in CHANGES.items() for day in both])
def test_a_clock_change_moves_no_list(talk: Talk, people: Cast, zone: str, change: datetime) -> None:
    tomas = people["tomas"]
    with talk.database.unit() as unit:
        unit.people.set_preferences(tomas, own_timezone=zone)
    talk.now = change - timedelta(days=12)
    talk.live(days=26)
    with talk.database.reading() as unit:
        lines = unit.prompts.of_manager(tomas, change - timedelta(days=12))
    came = [at.astimezone(ZoneInfo(zone)) for at in dict.fromkeys(line.at for line in lines)]
    first, *weekly = came  # the first comes on the next working morning
    assert first < weekly[0]
    assert [each.strftime("%a %H:%M") for each in weekly] == ["Mon 09:00"] * len(weekly)
    assert {later.date() - earlier.date() for earlier, later in pairwise(weekly)} == {timedelta(days=7)}
    assert len({each.utcoffset() for each in weekly}) == 2  # the clock did change
