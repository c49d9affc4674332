"""Where the app is installed: tokens stay sealed, keys change, and only one of two renews."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta
from threading import Barrier

import pytest
from sqlalchemy import select

from storage.database import Database
from storage.installations import INSTALLATION, Installation, Tokens
from storage.installations.seal import NoKeyError, Seal, WrongKeyError
from storage.retention import sweep
from tests.storage.company import NOW

OLD, NEW = "a first long phrase", "a second long phrase"
SEAL = Seal([OLD])
HOUR = timedelta(hours=1)
ACME = Installation(
    channel="slack",
    workspace="T1",
    enterprise_id=None,
    team_id="T1",
    name="Acme",
    app_id="A1",
    bot_id="B1",
    bot_account="U1",
    scopes=("chat:write", "commands"),
    expires_at=NOW + HOUR,
    installed_at=NOW,
    tokens=Tokens("xoxe.xoxb-secret", "xoxe-1-secret"),
)


def claim(database: Database, until: datetime, now: datetime = NOW) -> Installation | None:
    with database.unit() as unit:
        return unit.installations.claim_renewal("slack", "T1", SEAL, due=NOW + 2 * HOUR, until=until, now=now)


def put(database: Database, installation: Installation = ACME, seal: Seal = SEAL) -> None:
    with database.unit() as unit:
        unit.installations.put(installation, seal)


def find(database: Database, workspace: str = "T1", seal: Seal = SEAL) -> Installation | None:
    with database.reading() as unit:
        return unit.installations.find("slack", workspace, seal)


def later(claimed: Installation, tokens: Tokens, expires_at: datetime) -> Installation:
    return replace(claimed, tokens=tokens, expires_at=expires_at)


def kept(database: Database) -> str:
    with database.reading() as unit:
        return str(unit.connection.execute(select(INSTALLATION)).all())


def test_what_is_put_is_found_and_only_its_own_workspace_finds_it(database: Database) -> None:
    whole = replace(ACME, workspace="E9", enterprise_id="E9", team_id=None, expires_at=None)
    put(database)
    put(database, whole)
    assert find(database) == ACME
    assert find(database, "E9") == whole
    assert find(database, "T2") is None
    with database.reading() as unit:
        assert unit.installations.workspaces("slack") == ("E9", "T1")
        assert unit.installations.all("slack", SEAL) == (whole, ACME)
        assert unit.installations.workspaces("teams") == ()


def test_no_token_lies_open_in_the_database_or_in_what_is_printed(database: Database) -> None:
    put(database)
    assert "secret" not in kept(database)
    assert "secret" not in repr(ACME)
    assert "secret" not in repr(ACME.tokens)
    assert OLD not in repr(vars(SEAL)["_ring"])


def test_installed_once_more_the_new_tokens_hold_and_a_renewal_under_way_is_off(database: Database) -> None:
    put(database)
    assert claim(database, NOW + HOUR)
    again = replace(ACME, name="Acme Ltd", tokens=Tokens("xoxb-new"), expires_at=NOW + HOUR / 2)
    put(database, again)
    assert find(database) == again
    assert claim(database, NOW + HOUR)


def test_what_is_uninstalled_is_gone_with_its_tokens_until_it_is_installed_again(database: Database) -> None:
    put(database)
    with database.unit() as unit:
        assert unit.installations.gone("slack", "T1", NOW + HOUR)
        assert not unit.installations.gone("slack", "T1", NOW + HOUR)
        assert unit.installations.workspaces("slack") == ()
    assert find(database) is None
    assert claim(database, NOW + HOUR) is None
    with database.reading() as unit:
        assert unit.connection.scalar(select(INSTALLATION.c.sealed)) == ""
    put(database)
    assert find(database) == ACME


def test_a_late_word_of_an_earlier_uninstallation_takes_nothing_away(database: Database) -> None:
    put(database, replace(ACME, installed_at=NOW + HOUR))
    with database.unit() as unit:
        assert not unit.installations.gone("slack", "T1", NOW)
    assert find(database)


def test_what_is_gone_for_long_leaves_no_row(database: Database) -> None:
    put(database)
    with database.unit() as unit:
        unit.installations.gone("slack", "T1", NOW)
        assert sweep(unit, NOW + timedelta(days=29)) == 0
        assert sweep(unit, NOW + timedelta(days=31)) == 1


def test_of_two_services_at_once_one_renews(database: Database) -> None:
    put(database)
    together = Barrier(4)

    def take(_: int) -> Installation | None:
        together.wait()
        return claim(database, NOW + HOUR)

    with ThreadPoolExecutor(4) as pool:
        taken = [each for each in pool.map(take, range(4)) if each]
    assert taken == [ACME]


def test_whoever_comes_after_a_renewal_does_not_renew_again(database: Database) -> None:
    put(database)
    claimed = claim(database, NOW + HOUR)
    assert claimed
    with database.unit() as unit:
        assert unit.installations.renewed(
            claimed, later(claimed, Tokens("xoxb-2", "xoxe-2"), NOW + 12 * HOUR), SEAL
        )
    assert claim(database, NOW + HOUR) is None
    new = find(database)
    assert new
    assert (new.tokens, new.expires_at) == (Tokens("xoxb-2", "xoxe-2"), NOW + 12 * HOUR)


def test_a_renewal_that_never_ended_is_taken_over_and_cannot_overwrite_the_newer(database: Database) -> None:
    put(database)
    late = claim(database, NOW + HOUR)
    assert claim(database, NOW + 2 * HOUR, NOW + HOUR - timedelta(seconds=1)) is None
    next_one = claim(database, NOW + 2 * HOUR, NOW + HOUR)
    assert late
    assert next_one
    with database.unit() as unit:
        assert unit.installations.renewed(next_one, later(next_one, Tokens("xoxb-3"), NOW + 13 * HOUR), SEAL)
        assert not unit.installations.renewed(late, later(late, Tokens("xoxb-2"), NOW + 12 * HOUR), SEAL)
    new = find(database)
    assert new
    assert new.tokens.access == "xoxb-3"


def test_what_is_gone_meanwhile_is_not_renewed_back(database: Database) -> None:
    put(database)
    claimed = claim(database, NOW + HOUR)
    assert claimed
    with database.unit() as unit:
        unit.installations.gone("slack", "T1", NOW)
        assert not unit.installations.renewed(
            claimed, later(claimed, Tokens("xoxb-2"), NOW + 12 * HOUR), SEAL
        )
    assert find(database) is None


@pytest.mark.parametrize("expires_at", [None, NOW + 3 * HOUR])
def test_tokens_that_last_are_not_renewed(database: Database, expires_at: datetime | None) -> None:
    put(database, replace(ACME, expires_at=expires_at))
    assert claim(database, NOW + HOUR) is None


def test_a_new_key_opens_what_the_old_one_sealed_and_after_resealing_needs_it_no_more(
    database: Database,
) -> None:
    put(database)
    put(database, replace(ACME, workspace="T2"))
    both = Seal([NEW, OLD])
    assert find(database, seal=both) == ACME
    with database.unit() as unit:
        assert unit.installations.reseal(both) == 2
    assert find(database, seal=Seal([NEW])) == ACME
    with pytest.raises(WrongKeyError):
        find(database)


def test_a_wrong_key_is_told_with_what_to_do_and_resealing_with_it_changes_nothing(
    database: Database,
) -> None:
    put(database)
    put(database, replace(ACME, workspace="T2"), Seal([NEW]))
    before = kept(database)
    with pytest.raises(WrongKeyError, match=r"slack T2 .* TRELLIS_SECRET_KEY, after a comma"):
        find(database, "T2")
    with pytest.raises(WrongKeyError), database.unit() as unit:
        unit.installations.reseal(SEAL)
    assert kept(database) == before


def test_without_a_key_nothing_is_put_and_that_is_said(database: Database) -> None:
    for phrases, said in (([], "no key"), ([NEW, "short"], "shorter than 16")):
        with pytest.raises(NoKeyError, match=said):
            put(database, seal=Seal(phrases))
    assert find(database) is None


def test_tokens_moved_to_another_workspace_do_not_open_there(database: Database) -> None:
    put(database)
    put(database, replace(ACME, workspace="T2"))
    with database.unit() as unit:
        stolen = unit.connection.scalar(select(INSTALLATION.c.sealed).where(INSTALLATION.c.workspace == "T1"))
        unit.connection.execute(
            INSTALLATION.update().where(INSTALLATION.c.workspace == "T2").values(sealed=stolen)
        )
    with pytest.raises(WrongKeyError):
        find(database, "T2")


def test_a_state_works_once_and_in_time(database: Database) -> None:
    with database.unit() as unit:
        for name in ("a", "b"):
            unit.installations.begin_state(name, NOW + HOUR)
        assert unit.installations.take_state("a", NOW)
        assert not unit.installations.take_state("a", NOW)
        assert not unit.installations.take_state("b", NOW + HOUR)
        assert not unit.installations.take_state("never begun", NOW)


def test_of_two_that_bring_one_state_one_goes_on(database: Database) -> None:
    with database.unit() as unit:
        unit.installations.begin_state("a", NOW + HOUR)
    together = Barrier(3)

    def take(_: int) -> bool:
        together.wait()
        with database.unit() as unit:
            return unit.installations.take_state("a", NOW)

    with ThreadPoolExecutor(3) as pool:
        assert sorted(pool.map(take, range(3))) == [False, False, True]
