"""The key that seals tokens is changed without anybody installing anything again."""

import pytest

from storage.database import Database
from storage.installations import Installation, Tokens
from storage.installations.seal import Seal
from tests.storage.company import NOW

from .desk import Run, stored

OLD, NEW = "an old and long phrase", "a new and long phrase"
ACME = Installation(
    "slack", "T1", None, "T1", "Acme", "A1", "B1", "U1", ("chat:write",), None, NOW, Tokens("xoxb-1")
)


def install(run: Run, key: str) -> None:
    run("migrate")
    database = Database("sqlite:///trellis.db")
    with database.unit() as unit:
        unit.installations.put(ACME, Seal([key]))
    database.close()


def test_with_the_new_key_first_everything_is_sealed_anew(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    install(run, OLD)
    monkeypatch.setenv("TRELLIS_SECRET_KEY", f"{NEW}, {OLD}")
    code, out, _ = run("reseal")
    assert code == 0
    assert out.splitlines() == [
        "1 installation sealed with the newest key.",
        "Once every service has been started with that key, the others may go from TRELLIS_SECRET_KEY.",
    ]
    monkeypatch.setenv("TRELLIS_SECRET_KEY", NEW)
    assert run("reseal")[1] == "1 installation sealed with the newest key.\n"
    with stored() as unit:
        assert unit.installations.find("slack", "T1", Seal([NEW])) == ACME


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("", "There is no key. Set TRELLIS_SECRET_KEY, the newest first."),
        (NEW, "Nothing was changed. The tokens of slack T1 open with none of the keys."),
        (
            f"{NEW},short",
            "TRELLIS_SECRET_KEY must have at least 16 characters, each one if",
        ),
    ],
)
def test_without_the_right_key_nothing_changes_and_it_says_why(
    key: str, said: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(run, OLD)
    monkeypatch.setenv("TRELLIS_SECRET_KEY", key)
    code, _, err = run("reseal")
    assert code == 2
    assert said in err
    assert NEW not in err
    with stored() as unit:
        assert unit.installations.find("slack", "T1", Seal([OLD])) == ACME


def test_where_nothing_is_installed_it_says_so(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRELLIS_SECRET_KEY", NEW)
    assert run("reseal")[1] == "Trellis is installed nowhere, so there is nothing to seal.\n"
