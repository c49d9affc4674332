"""Once erased, a person is found nowhere, not in a byte of the file; everybody else's record is as it was."""

import json
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.opening import open_database
from conversations.messages import Pressed
from storage.database import Database
from tests.screen import pressable
from tests.storage.first_version import Rows, put_back, take_down
from tests.talk import Talk

from .desk import Run
from .room import little_room

NOW = datetime(2026, 12, 1, 12, 0, tzinfo=UTC)
DANIEL, MINA, PRIYA, HELENA = 2, 3, 4, 1
THREAD = "dialogue:5"
ADDRESS, ELSEWHERE = "mina.sato@observatory.example", "m.tanaka@observatory.example"
SAID = (
    "The comet evening made me proud",
    "I would rather polish the mirror",
    "Learn to grind lenses",
    "Nobody but me reads this line",
)
TRACES = ("Mina Sato", "Mina", ADDRESS, ELSEWHERE, "OBS-1042", *SAID)
ERASE = ("erase", "--person", ADDRESS, "--although-employed", "--now", NOW.isoformat())


@pytest.fixture
def house(database: Database, run: Run, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    """The first version's house, upgraded and lived in, which the command line opens too."""
    del run
    put_back(database)
    url = database.url.render_as_string(hide_password=False)
    if url.startswith("sqlite"):
        url = f"sqlite:///{Path(database.url.database or '').resolve()}"
    monkeypatch.setenv("TRELLIS_DATABASE_URL", url)
    opened = open_database(url, "live", NOW, migrate=True)
    live_on(opened)
    yield opened
    opened.close()


def live_on(database: Database) -> None:
    """Mina writes, and others write about her and about themselves."""
    with database.unit() as unit:
        unit.people.describe(MINA, email=ELSEWHERE)
        unit.people.describe(MINA, email=ADDRESS)
        readers = unit.plans.plan(MINA).goals[0].audience
        unit.plans.add_goal(MINA, SAID[2], written_by=MINA, audience=readers, now=NOW)
        theirs = unit.plans.plan(PRIYA).goals[0].audience
        unit.plans.add_goal(
            PRIYA, "Ask MINA SATO (obs-1042) first", written_by=PRIYA, audience=theirs, now=NOW
        )
        unit.mailbox.put(HELENA, "talk", message("Write to Mina Sato."), "naming her", "nudge", NOW)
        unit.dialogues.settle(1, "note", None, "answered", SAID[3], MINA, NOW)
        unit.dialogues.keep_draft(5, MINA, "rate", 0, {"a": SAID[1]}, NOW)
        unit.jobs.queue("report", {"who": [ADDRESS, "Priya Nair"]}, DANIEL, NOW, "naming her too")
    talk = Talk(database, now=NOW, events="later")
    talk.say(MINA, SAID[0], THREAD)
    talk.say(MINA, SAID[1])


def message(text: str) -> str:
    return json.dumps({"kind": "message", "summary": text, "body": [{"kind": "text", "text": text}]})


def rows_of_others(rows: Rows) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every row that neither is about Mina, nor belongs to a talk with her, nor names her."""
    talks = {row["id"] for row in rows["dialogue"] if row["about"] == MINA}
    people = ("person_id", "about", "written_by", "manager_id", "subject_id", "by", "with_id")
    for table, kept in rows.items():
        for row in kept:
            hers = table == "person" and row["id"] == MINA
            hers |= table == "selection_stage" or (table == "place_root" and row["account_id"] == MINA)
            hers |= any(row.get(column) == MINA for column in people) or row.get("dialogue_id") in talks
            if not hers and not any(word.casefold() in repr(row).casefold() for word in TRACES[:5]):
                yield table, row


def held(database: Database) -> Rows:
    with database.reading() as unit:
        return take_down(unit.connection)


def test_a_person_is_found_nowhere_and_everybody_else_is_as_before(house: Database, run: Run) -> None:
    before = held(house)
    assert all(word.casefold() in repr(before).casefold() for word in TRACES)
    code, out, err = run(*ERASE, "--yes")
    assert (code, err) == (0, "")
    after = held(house)
    assert [word for word in TRACES if re.search(rf"\b{re.escape(word)}\b", repr(after), re.IGNORECASE)] == []
    others = [pair for pair in rows_of_others(before) if pair[0] != "home_page"]
    assert len(others) > 250
    assert [pair for pair in others if pair[1] not in after[pair[0]]] == []
    assert "Mina Sato, number:3." in out


def test_not_a_byte_of_the_file_or_its_log_speaks_of_them(
    sqlite_database: Database, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = Path(sqlite_database.url.database or "").resolve()
    monkeypatch.setenv("TRELLIS_DATABASE_URL", f"sqlite:///{file}")
    put_back(sqlite_database)
    run("migrate")
    live_on(sqlite_database)  # and it stays open, as with a service that runs
    traces = [word.encode() for word in (*TRACES, "mina sato", "obs-1042")]
    held_before = b"".join(each.read_bytes() for each in file.parent.glob(f"{file.name}*"))
    assert all(word in held_before for word in traces)
    out = run(*ERASE, "--yes")[1]
    assert "The file was written anew" in out
    files = sorted(file.parent.glob(f"{file.name}*"))
    assert [(each.name, word) for each in files for word in traces if word in each.read_bytes()] == []


def test_somebody_in_the_way_of_overwriting_is_told_and_later_it_is_done(
    sqlite_database: Database, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRELLIS_DATABASE_URL", f"sqlite:///{sqlite_database.url.database}")
    put_back(sqlite_database)
    with closing(sqlite_database), sqlite_database.reading() as unit:
        assert unit.people.get(MINA)
        out = run(*ERASE, "--yes")[1]
        assert "call this once more at a quiet time" in out
    assert "The file was written anew" in run("erase", "--person", "number:3", "--yes")[1]


def test_without_yes_it_only_counts(house: Database, run: Run) -> None:
    before = held(house)
    code, out, _ = run(*ERASE)
    assert code == 0
    for line in ("1 talk under way", "- Goals in the plan: 2", "- Ratings: 3", "- Who has looked at what: 2"):
        assert line in out
    assert "Nothing was changed" in out
    assert held(house) == before


def test_who_works_here_is_not_erased_by_accident(house: Database, run: Run) -> None:
    before = held(house)
    code, _, err = run("erase", "--person", ADDRESS, "--yes", "--now", NOW.isoformat())
    assert code == 1
    assert "Mina Sato works here" in err
    assert "--although-employed" in err
    assert held(house) == before
    with house.unit() as unit:
        unit.positions.record(MINA, "employment", "left", NOW.date(), "exit_voluntary", "test", NOW)
    assert run("erase", "--person", ADDRESS, "--yes", "--now", NOW.isoformat())[0] == 0
    with house.reading() as unit:
        reasons = [
            row["reason"] for row in take_down(unit.connection)["employment"] if row["person_id"] == MINA
        ]
    assert "correction" not in reasons, "the day they left stays the day they left"


def test_what_somebody_is_writing_about_them_meanwhile_goes_too(house: Database, run: Run) -> None:
    with house.reading() as unit:
        readers = unit.plans.plan(MINA).goals[0].audience
    with ThreadPoolExecutor(1) as pool:
        with house.unit() as unit:
            unit.plans.add_goal(MINA, "Written meanwhile", written_by=DANIEL, audience=readers, now=NOW)
            erasing = pool.submit(run, *ERASE, "--yes")
            wait([erasing], timeout=1)
            assert not erasing.done(), "it waits for whoever is writing"
        assert erasing.result()[0] == 0
    assert "Written meanwhile" not in repr(held(house))


def test_once_more_changes_nothing_and_the_list_holds_only_numbers(house: Database, run: Run) -> None:
    assert run("erase")[1] == "Nobody has been erased.\n"
    run(*ERASE, "--yes")
    before = held(house)
    code, out, _ = run("erase", "--person", "number:3", "--yes", "--now", NOW.isoformat())
    assert code == 0
    assert "was erased before" in out
    assert "Removed" not in out
    assert held(house) == before
    assert run("erase")[1] == "Erased so far:\n- number:3 on 2026-12-01\n"
    assert run("erase", "--person", ADDRESS)[0] == 1


@pytest.mark.parametrize("whom", ["number:99", "number:x", "nobody@observatory.example", "Ana Lima"])
def test_nobody_or_more_than_one_is_a_sentence(house: Database, run: Run, whom: str) -> None:
    before = held(house)
    code, _, err = run("erase", "--person", whom, "--yes")
    assert code == 1
    assert err.endswith(".\n")
    assert held(house) == before


def test_without_room_it_is_erased_and_the_file_is_written_anew_later(
    sqlite_database: Database, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRELLIS_DATABASE_URL", f"sqlite:///{sqlite_database.url.database}")
    put_back(sqlite_database)
    sqlite_database.close()
    with little_room(Path(sqlite_database.url.database or "").stat().st_size):
        code, out, _ = run(*ERASE, "--yes")
    assert code == 0
    assert "Mend that, and call this once more." in out
    assert "The file was written anew" in run("erase", "--person", "number:3", "--yes")[1]


def test_after_an_older_backup_was_put_back_it_is_done_again_by_number(
    sqlite_database: Database, run: Run
) -> None:
    put_back(sqlite_database)
    sqlite_database.close()
    Path(sqlite_database.url.database or "").rename("trellis.db")
    assert run("backup", "older.db")[0] == 0
    run(*ERASE, "--yes")
    (line,) = run("erase")[1].splitlines()[1:]
    for left in Path().glob("trellis.db*"):
        left.unlink()
    Path("older.db").rename("trellis.db")
    assert run("erase")[1] == "Nobody has been erased.\n"
    number = line.split()[1]
    assert run("erase", "--person", number, "--although-employed", "--yes")[0] == 0
    assert not any(word.encode() in Path("trellis.db").read_bytes() for word in TRACES)


def test_whoever_talked_with_them_is_told_kindly_and_goes_on(house: Database, run: Run) -> None:
    run(*ERASE, "--yes")
    talk = Talk(house, now=NOW, events="afterwards")
    talk.wait(hours=22)
    ended = [card.message for card in talk.screen(DANIEL).at(THREAD)]
    assert len(ended) == 1, "what waited for him of that talk is gone"
    assert "has been removed" in repr(ended[0])
    assert "Mina" not in repr(ended[0])
    talk.say(DANIEL, "Teaching", THREAD)
    talk.say(DANIEL, "start a career conversation with Priya")
    assert talk.read(DANIEL)
    talk.live(days=30)
    assert not talk.screen(MINA).cards
    assert "—" not in talk.read(DANIEL)


def test_old_cards_about_them_are_answered_kindly(house: Database, run: Run) -> None:
    talk = Talk(house, now=NOW, events="afterwards")
    talk.say(DANIEL, "show Mina's plan")
    talk.say(DANIEL, "start a career conversation with Mina")
    talk.say(DANIEL, "set up monthly check-ins with Mina")
    talk.say(DANIEL, "What about my team?")
    cards = [card for place in ("talk", THREAD) for card in talk.screen(DANIEL).at(place)]
    presses = [(label, press, values) for card in cards for label, press, values in pressable(card.message)]
    assert len(presses) > 5
    run(*ERASE, "--yes")
    for label, press, values in presses:
        talk.send(Pressed, DANIEL, "talk", press=press, values=values)
        said = talk.read(DANIEL)
        assert said, label
        assert "broke" not in said, label
        assert "Mina" not in said, label
    talk.say(DANIEL, "show Mina's plan")
    talk.expects(DANIEL, "I don't know anybody called")


def test_when_a_manager_is_erased_the_other_keeps_what_was_written(house: Database, run: Run) -> None:
    assert (
        run("erase", "--person", "Daniel Okafor", "--although-employed", "--yes", "--now", NOW.isoformat())[0]
        == 0
    )
    talk = Talk(house, now=NOW, events="afterwards")
    talk.wait(hours=14)
    arrived = repr([card.message for card in talk.screen(MINA).at(THREAD)])
    assert SAID[0] in arrived, "she has the summary"
    assert "takes no more part" in arrived
    after = repr(held(house))
    assert "She wants to teach more" in after, "it stands in Priya's record"
    for gone in ("Daniel Okafor", "daniel okafor"):
        assert gone not in after
    talk.say(PRIYA, "show my plan")
    talk.expects(PRIYA, "Run one class")
    talk.say(MINA, "Still here", THREAD)
    assert talk.read(MINA)
