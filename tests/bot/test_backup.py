"""A backup is whole whatever goes on meanwhile, replaces nothing, and can be put back."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url

from storage.database import Database
from storage.files import look_at
from storage.migrate import stands_at
from tests.storage.first_version import FIRST, Rows, put_back, take_down
from tests.talk import Talk

from .desk import Run, write
from .room import little_room

ROOT = Path(__file__).parents[2]
LEFT = datetime(2026, 12, 1, 12, 0, tzinfo=UTC)
MINA = 3


@contextmanager
def somebody_writes(file: Path) -> Iterator[None]:
    """Another program writes without a pause, and is cut off in the middle."""
    words = [sys.executable, "-m", "tests.bot.writing", f"sqlite:///{file.resolve()}"]
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout
        assert writer.stdout.readline() == "writing\n"
        yield
        assert writer.poll() is None, "a backup holds up nobody"
        writer.kill()


@pytest.fixture
def house(run: Run) -> Rows:
    """The folder of the command line holds a database of the first version, full of life."""
    run("migrate")
    database = Database("sqlite:///trellis.db")
    rows = put_back(database)
    database.close()
    return rows


def test_a_copy_made_while_somebody_writes_is_never_torn(run: Run) -> None:
    run("migrate")
    seen = []
    with somebody_writes(Path("trellis.db")):
        for number in range(6):
            assert run("backup", f"copy-{number}.db")[0] == 0
            rows = look_at(Path(f"copy-{number}.db")).rows
            assert rows["person"] == rows["employment"] == rows["account"] > 0
            seen.append(rows["person"])
    assert seen == sorted(seen)
    assert seen[-1] > seen[0], "the writer went on"


def test_it_says_what_it_holds_and_only_the_owner_can_read_it(run: Run, house: Rows) -> None:
    assert house
    code, out, _ = run("backup", "copy.db")
    assert code == 0
    assert "copy.db holds the live database" in out
    assert "11 people, 5 conversations, 2 goals" in out
    assert Path("copy.db").stat().st_mode & 0o077 == 0
    assert not list(Path().glob("*.part"))


def test_a_backup_before_an_upgrade_holds_what_was_there_before_it(run: Run, house: Rows) -> None:
    run("backup", "copy.db")
    assert look_at(Path("copy.db")).revision == FIRST
    copied = Database("sqlite:///copy.db")
    with copied.reading() as unit:
        assert stands_at(unit.connection) == FIRST
        assert take_down(unit.connection) == {
            name: house.get(name, []) for name in take_down(unit.connection)
        }
    copied.close()


def test_what_is_put_back_serves_as_if_nothing_had_been(run: Run, house: Rows) -> None:
    """As the README says: stop, move the old files away, copy, start."""
    assert house
    run("backup", "copy.db")
    with somebody_writes(Path("trellis.db")):
        pass  # it was killed, and left its log behind
    assert Path("trellis.db-wal").stat().st_size > 0
    Path("old").mkdir()
    for left in Path().glob("trellis.db*"):
        left.rename(Path("old") / left.name)
    shutil.copy("copy.db", "trellis.db")
    assert run("migrate")[0] == 0
    talk = Talk(Database("sqlite:///trellis.db"), now=LEFT, events="later")
    talk.wait(hours=14)
    talk.say(MINA, "The comet evening", "dialogue:5")
    talk.say(MINA, "show my plan")
    talk.expects(MINA, "Lead the spring tour")
    with talk.database.reading() as unit:
        assert len(unit.people.everyone(LEFT.date())) == 11
        assert unit.dialogues.answers(5)["proud", None].value == "The comet evening"
    talk.database.close()
    assert "11 people" in run("backup", "again.db")[1]


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("there.db", "there.db exists already, and a backup replaces nothing"),
        ("nowhere/copy.db", "There is no folder nowhere"),
        ("cut.db", "cut.db.part is there: another backup is under way, or one was cut off"),
    ],
)
def test_a_place_that_will_not_do_is_told_and_left_as_it_is(run: Run, file: str, said: str) -> None:
    run("migrate")
    write("there.db", "something of mine")
    write("cut.db.part", "half")
    code, _, err = run("backup", file)
    assert code == 1
    assert said in err
    assert Path("there.db").read_text(encoding="utf-8") == "something of mine"
    assert run("backup", "elsewhere.db")[0] == 0


@pytest.mark.parametrize(
    ("bytes_", "said"),
    [(None, "nothing to back up"), (b"x" * 9000, "cannot be read"), (b"", "is not a database of Trellis")],
)
def test_what_is_no_whole_database_of_ours_is_no_backup(run: Run, bytes_: bytes | None, said: str) -> None:
    if bytes_ is not None:
        Path("trellis.db").write_bytes(bytes_)
    code, _, err = run("backup", "copy.db")
    assert code == 2
    assert said in err
    assert not list(Path().glob("copy*"))


def test_a_damaged_database_is_found_while_it_is_copied(run: Run, house: Rows) -> None:
    assert house
    run("backup", "sound.db")
    damaged = bytearray(Path("sound.db").read_bytes())
    damaged[20_000:200_000] = b"\x07" * 180_000
    for left in Path().glob("trellis.db*"):
        left.unlink()
    Path("trellis.db").write_bytes(damaged)
    code, _, err = run("backup", "copy.db")
    assert code == 2
    assert err.startswith("There is no backup: ")
    assert not list(Path().glob("copy*"))


def test_without_room_there_is_no_backup_and_with_room_there_is(run: Run, house: Rows) -> None:
    assert house
    with little_room(200_000):
        code, _, err = run("backup", "copy.db")
    assert code == 2
    assert err.startswith("There is no backup: ")
    assert not list(Path().glob("copy*"))
    assert run("backup", "copy.db")[0] == 0


def test_postgresql_is_backed_up_by_its_own_program_and_put_back(
    run: Run, postgres_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = put_back(postgres_database)
    url = postgres_database.url.render_as_string(hide_password=False)
    monkeypatch.setenv("TRELLIS_DATABASE_URL", url)
    if shutil.which("pg_dump") is None:
        pytest.skip("pg_dump is not installed")
    code, out, err = run("backup", "copy.dump")
    assert (code, err) == (0, "")
    assert "copy.dump holds 56 tables" in out
    with postgres_database.unit() as unit:
        unit.plans.add_goal(
            MINA, "Later", written_by=MINA, audience=unit.plans.plan(MINA).goals[0].audience, now=LEFT
        )
    address = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    subprocess.run(["pg_restore", "--clean", "--no-owner", f"--dbname={address}", "copy.dump"], check=True)
    with postgres_database.reading() as unit:
        found = take_down(unit.connection)
    assert {name: kept for name, kept in found.items() if kept} == rows


def test_without_pg_dump_the_command_is_told_without_the_password(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TRELLIS_DATABASE_URL", "postgresql://trellis:sesame@db.example/house")
    monkeypatch.setenv("PATH", str(tmp_path))
    code, _, err = run("backup", "copy.dump")
    assert code == 2
    assert "pg_dump --format=custom --no-owner --file=copy.dump postgresql:" in err
    assert "postgresql://trellis@db.example/house" in err
    assert "sesame" not in err
    assert not list(Path().glob("copy*"))
