"""DESIGN.md as a test: floors, who may know whom, sizes, words. Each rule is shown to find a fault."""

from pathlib import Path

import pytest

from tests.house import habits, imports, papers, shape
from tests.house.tree import ROOMS, Tree

ROOT = Path(__file__).resolve().parents[1]
HOUSE = Tree(ROOT)
EVERYTHING = Tree(ROOT, (*ROOMS, "tests"))


@pytest.fixture
def planted(tmp_path: Path) -> Tree:
    """An empty house to plant faults in."""
    for room in ROOMS:
        (tmp_path / room).mkdir()
        (tmp_path / room / "__init__.py").touch()
    return Tree(tmp_path)


def plant(tree: Tree, path: str, text: str) -> None:
    place = tree.root / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")


def test_imports_only_run_down() -> None:
    assert imports.strangers(HOUSE) == []


def test_nothing_imports_itself_in_a_circle() -> None:
    assert imports.circles(HOUSE) == []


def test_the_names_of_the_rooms_are_ours() -> None:
    assert list(imports.borrowed_rooms(HOUSE)) == []


def test_committing_time_sql_and_engines_stay_in_their_rooms() -> None:
    assert habits.breaches(HOUSE) == []


def test_files_and_functions_stay_short() -> None:
    assert shape.too_long(EVERYTHING) == []


def test_the_middle_function_is_short() -> None:
    assert shape.middle_length(HOUSE) <= shape.MEDIAN_LINES


def test_names_are_the_words_of_the_house() -> None:
    assert shape.foreign_words(EVERYTHING) == []


def test_no_phrase_and_no_guide_shouts() -> None:
    assert list(papers.shouts(ROOT)) == []


def test_tracked_files_name_no_registry_no_machine_and_no_lock() -> None:
    assert list(papers.stray(papers.tracked(ROOT))) == []


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("frameworks/a.py", "from storage.unit import UnitOfWork\n"),
        ("frameworks/a.py", "def f():\n    import conversations.turn\n"),
        ("storage/a.py", "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from bot import cli\n"),
        ("storage/a.py", "from ..conversations import turn\n"),
        ("storage/a.py", "import jinja2\n"),
        ("conversations/turn.py", "import asyncio\n"),
        ("conversations/turn.py", "import jinja2\n"),
        ("conversations/messages.py", "import storage\n"),
        ("conversations/stepper.py", "from storage.unit import UnitOfWork\n"),
        ("conversations/abilities/plans.py", "from conversations import messages\n"),
        ("bot/channels/playground.py", "from storage import unit\n"),
        ("bot/channels/playground.py", "import conversations.turn\n"),
        ("bot/service.py", "import slack_sdk\n"),
        ("bot/courier.py", "from apscheduler.schedulers.asyncio import AsyncIOScheduler\n"),
        ("bot/web.py", "import sqlite3\nimport sqlalchemy\n"),
    ],
)
def test_a_planted_import_is_found(planted: Tree, path: str, text: str) -> None:
    for known in ("conversations/messages.py", "conversations/turn.py", "storage/unit.py", "bot/cli.py"):
        plant(planted, known, "")
    plant(planted, path, text)
    assert len(imports.strangers(planted)) == 1


def test_the_imports_that_the_design_allows_are_not_findings(planted: Tree) -> None:
    plant(planted, "conversations/messages.py", "import pydantic\n")
    plant(
        planted, "bot/channels/slack_blocks.py", "import slack_sdk\nfrom conversations.messages import Text\n"
    )
    plant(planted, "bot/clock.py", "import apscheduler.schedulers.asyncio\nimport asyncio\n")
    plant(planted, "conversations/wording.py", "import jinja2\nfrom . import messages\n")
    assert imports.strangers(planted) == []


def test_a_planted_circle_is_found(planted: Tree) -> None:
    plant(planted, "storage/a.py", "from . import b\n")
    plant(planted, "storage/b.py", "from storage.c import x\n")
    plant(planted, "storage/c.py", "import storage.a\n")
    assert imports.circles(planted) == [f"storage.{name} is in a circle" for name in "abc"]


@pytest.mark.parametrize(
    "text",
    [
        "def f(session):\n    session.commit()\n",
        "import datetime\ndef f():\n    return datetime.datetime.now()\n",
        "from datetime import date\ndef f():\n    return date.today()\n",
        "import time\ndef f():\n    return time.time()\n",
        "engine = create_engine('sqlite://')\n",
        "QUERY = 'SELECT id FROM person'\n",
    ],
)
def test_a_planted_habit_is_found(planted: Tree, text: str) -> None:
    plant(planted, "conversations/turn.py", text)
    assert len(habits.breaches(planted)) == 1


@pytest.mark.parametrize("name", ["user_id", "SkillMatrix", "date_utils", "data", "SessionManager"])
def test_a_planted_word_is_found(planted: Tree, name: str) -> None:
    plant(planted, "bot/a.py", f"class {name}: ...\n")
    assert len(shape.foreign_words(planted)) == 1


def test_a_file_and_a_function_that_outgrew_themselves_are_found(planted: Tree) -> None:
    plant(planted, "bot/a.py", "def f():\n" + "    f()\n" * 230)
    assert len(shape.too_long(planted)) == 2


def test_planted_papers_are_found(tmp_path: Path) -> None:
    lock, path = tmp_path / "uv.lock", tmp_path / "a.md"
    lock.write_text("https://" + papers.REGISTRIES[0], encoding="utf-8")
    path.write_text("see /" + "home/somebody/notes", encoding="utf-8")
    assert len(list(papers.stray([lock, path]))) == 3


def test_a_planted_exclamation_mark_is_found(planted: Tree) -> None:
    plant(planted, "conversations/guides/a.yaml", "say: Well done!\nwhen: ambition != 'deepen'\n")
    assert list(papers.shouts(planted.root)) == ["a.yaml:1 shouts"]
