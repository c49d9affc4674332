"""Guides are listed with their revisions, and running dialogues move between them from the command line."""

import json
from pathlib import Path

import pytest

from conversations.guide import parse
from conversations.library import HERE
from storage.database import Database
from tests.builders import NOW, Cast, cast
from tests.talk import Talk

from .desk import Run

SHIPPED = (HERE / "guides" / "career-conversation.yaml").read_text(encoding="utf-8")
OWN = SHIPPED.replace("id: energy\n", "id: spark\n").replace("{walk: ", "{slow: ").replace('"walk"', '"slow"')
OLD, NEW = parse(SHIPPED).revision, parse(OWN).revision
RATING = parse((HERE / "guides" / "self-rating.yaml").read_text(encoding="utf-8")).revision


@pytest.fixture
def people(database: Database, monkeypatch: pytest.MonkeyPatch, run: Run) -> Cast:
    """The observatory, which the command line works for, with a talk between Daniel and Mina under way."""
    assert run is not None  # it empties the settings first
    monkeypatch.setenv("TRELLIS_DATABASE_URL", database.url.render_as_string(hide_password=False))
    people = cast(database)
    talk = Talk(database)
    talk.say(people["daniel"], "start a career conversation with Mina")
    talk.press(people["daniel"], "Walk me through it", "Career conversation")
    return people


@pytest.fixture
def own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The organisation has a career conversation of its own now."""
    guide = tmp_path / "words" / "guides" / "career.yaml"
    guide.parent.mkdir(parents=True)
    guide.write_text(OWN, encoding="utf-8")
    monkeypatch.setenv("TRELLIS_CONTENT_DIR", str(guide.parent.parent))
    return guide


def under_way(database: Database) -> dict[str, int]:
    with database.reading() as unit:
        return unit.dialogues.under_way()


def test_guides_are_listed_with_who_keeps_to_which_revision(run: Run, people: Cast, own: Path) -> None:
    code, out, _ = run("guides")
    assert code == 0
    assert people
    assert own.exists()
    lines = out.splitlines()
    at = lines.index("career-conversation: Career conversation with …")
    assert lines[at + 1] == f"  {NEW[:8]}  in use: 0 dialogues under way"
    assert lines[at + 2] == f"  {OLD[:8]}  shipped: 1 dialogue under way"
    assert f"  {RATING[:8]}  in use: 0 dialogues under way" in lines


def test_what_was_published_in_the_chat_is_in_use_before_the_files(
    run: Run, database: Database, people: Cast, own: Path
) -> None:
    assert own.exists()
    published = OWN + "# published\n"
    with database.unit() as unit:
        unit.publications.add("guide", "career-conversation", published, by=people["ines"], now=NOW)
    lines = run("guides")[1].splitlines()
    at = lines.index("career-conversation: Career conversation with …")
    in_use = parse(published).revision[:8]
    assert lines[at + 1] == f"  {in_use}  in use: 0 dialogues under way"
    assert f"  {OLD[:8]}  shipped: 1 dialogue under way" in lines
    assert f"  {NEW[:8]}  shipped: 0 dialogues under way" in lines


@pytest.mark.usefixtures("people")
def test_a_revision_that_is_in_use_no_longer_is_listed_with_its_day(run: Run, own: Path) -> None:
    run("guides", "move", OLD, NEW, "--yes", "--now", "2027-03-01")
    own.unlink()
    assert f"  {NEW[:8]}  kept, 2027-03-01: 1 dialogue under way\n" in run("guides")[1]
    listed = json.loads(run("guides", "--json")[1])["guides"]
    (talk,) = [each for each in listed if each["guide"] == "career-conversation"]
    assert talk["title"] == "Career conversation with …"
    assert [(each["revision"], each["status"], each["running"]) for each in talk["revisions"]] == [
        (OLD, "in use", 0),
        (NEW, "kept", 1),
    ]


@pytest.mark.usefixtures("people", "own")
def test_a_move_is_previewed_by_number_and_name_and_changes_nothing(run: Run, database: Database) -> None:
    code, out, _ = run("guides", "move", OLD[:6], NEW[:6].upper())
    assert code == 0
    assert out.splitlines() == [
        f"career-conversation: 1 of 1 dialogue would move from {OLD[:8]} to {NEW[:8]}.",
        "- 1: asked again: way (the choice is not offered any more)",
        "Nothing was changed. With --yes they move, and whoever has another question then is asked anew.",
    ]
    assert under_way(database) == {OLD: 1}


@pytest.mark.usefixtures("people", "own")
def test_with_yes_they_move_and_a_second_time_there_is_nothing_to_move(run: Run, database: Database) -> None:
    code, out, _ = run("guides", "move", OLD, NEW, "--yes")
    assert code == 0
    assert f"1 of 1 dialogue moved from {OLD[:8]} to {NEW[:8]}." in out
    assert under_way(database) == {NEW: 1}
    with database.reading() as unit:
        assert unit.dialogues.revision(NEW) == OWN
    again = run("guides", "move", OLD, NEW, "--yes")
    assert again[:2] == (0, f"No dialogue under way keeps to {OLD[:8]}. There is nothing to move.\n")


@pytest.mark.usefixtures("own")
def test_no_word_of_a_talk_is_printed(run: Run, people: Cast, database: Database) -> None:
    Talk(database).say(people["mina"], "Something secret", "dialogue:1")
    for more in ((), ("--json",), ("--yes",)):
        assert "secret" not in run("guides", "move", OLD, NEW, *more)[1]


@pytest.mark.usefixtures("people", "own")
def test_a_move_is_told_as_json_too(run: Run) -> None:
    for words in (("--json", "move", OLD, NEW), ("move", OLD, NEW, "--json")):
        told = json.loads(run("guides", *words)[1])
        assert (told["guide"], told["from"], told["to"], told["moved"]) == (
            "career-conversation",
            OLD,
            NEW,
            False,
        )
        assert told["dialogues"] == [
            {
                "id": 1,
                "moves": True,
                "stays": [],
                "again": {"way": "choice"},
                "set_aside": [],
                "in_the_way": [],
            }
        ]


@pytest.mark.usefixtures("people", "own")
@pytest.mark.parametrize(
    ("old", "new", "code", "said"),
    [
        (
            "abcdef0",
            NEW,
            1,
            "I know no revision 'abcdef0'. `trellis guides` lists them. Nothing was changed.",
        ),
        (OLD, RATING, 1, "One is of career-conversation, the other of self-rating."),
        (OLD, OLD[:9], 1, "That is one and the same revision."),
        (OLD[:5], NEW, 2, "is not a revision: write its first six signs or more"),
        ("latest", NEW, 2, "is not a revision"),
    ],
)
def test_what_cannot_be_moved_says_why(  # noqa: PLR0913, PLR0917 - an example has this many parts
    run: Run, database: Database, old: str, new: str, code: int, said: str
) -> None:
    told = run("guides", "move", old, new, "--yes")
    assert told[0] == code
    assert said in told[2]
    assert under_way(database) == {OLD: 1}


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "visible_to: [manager, employee]",
            "visible_to: [manager, employee, people_team]",
            "More people can read",
        ),
        ("steps:\n  - say", "given: [role]\nsteps:\n  - say", "told something at the opening"),
        ("do: find_gaps", "do: find_gasp", "The new revision has mistakes:\nline 5"),
    ],
)
def test_nobody_is_moved_to_a_guide_that_is_not_for_them_or_has_mistakes(  # noqa: PLR0913, PLR0917 - the same
    run: Run, database: Database, own: Path, old: str, new: str, said: str
) -> None:
    own.write_text(SHIPPED.replace(old, new), encoding="utf-8")
    code, _, err = run("guides", "move", OLD, parse(own.read_text(encoding="utf-8")).revision, "--yes")
    assert code == 1
    assert said in err
    assert err.rstrip().endswith("Nothing was changed.")
    assert under_way(database) == {OLD: 1}


@pytest.mark.usefixtures("people")
def test_a_revision_of_before_that_cannot_be_read_any_more_is_listed_and_not_moved_to(
    run: Run, database: Database
) -> None:
    with database.unit() as unit:
        unit.dialogues.keep_revision("old-talk", "0123456789", "guide: old-talk", NOW)
    assert "old-talk\n  01234567  kept, 2026-11-23: 0 dialogues under way\n" in run("guides")[1]
    code, _, err = run("guides", "move", OLD, "012345")
    assert code == 1
    assert "01234567 cannot be read any more:\nline 1" in err


@pytest.mark.usefixtures("people")
def test_a_beginning_that_several_share_is_too_short(run: Run, database: Database) -> None:
    with database.unit() as unit:
        for number in range(2):
            unit.dialogues.keep_revision("old-talk", f"0123456{number}", "guide: old-talk", NOW)
    code, _, err = run("guides", "move", OLD, "0123456")
    assert (code, err) == (1, "Several revisions begin with '0123456'. Write more of the one you mean.\n")
