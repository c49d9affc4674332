"""Lessons on the command line: checked, replaced by the organisation's own, and asked for."""

import json
from pathlib import Path

import pytest

from conversations.library import HERE
from tests.conversations.test_lesson_mistakes import SOUND

from .desk import Run, hire, write


@pytest.fixture
def own(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The organisation has lessons of its own, with a slip in them."""
    assert run is not None  # it empties the settings first
    folder = tmp_path / "words"
    folder.mkdir()
    path = folder / "lessons.yaml"
    path.write_text(SOUND.replace("    try:", "    tyr:"), encoding="utf-8")
    monkeypatch.setenv("TRELLIS_CONTENT_DIR", str(folder))
    return path


def test_check_explains_a_slip_and_is_content_once_it_is_mended(run: Run, own: Path) -> None:
    for words in (("check", str(own)), ("check",)):
        code, out, err = run(*words)
        assert code == 1
        assert "lessons.yaml, line 10: 'tyr' has no meaning here. Did you mean 'try'?" in out
        assert "2 to mend." in err
    own.write_text(SOUND, encoding="utf-8")
    assert run("check", str(own))[:2] == (0, "No mistakes.\n")
    assert run("check")[0] == 0


def test_a_guide_that_is_not_there_is_a_mistake_until_it_is(run: Run, own: Path) -> None:
    own.write_text(SOUND.replace("[career-conversation]", "[night-talk]"), encoding="utf-8")
    assert "There is no guide 'night-talk'." in run("check", str(own))[1]
    guide = own.parent / "guides" / "night.yaml"
    guide.parent.mkdir()
    shipped = (HERE / "guides/check-in.yaml").read_text(encoding="utf-8")
    guide.write_text(shipped.replace("guide: check-in", "guide: night-talk"), encoding="utf-8")
    assert run("check", str(own))[0] == 0


def test_nothing_is_answered_with_lessons_that_cannot_be_read(run: Run, own: Path) -> None:
    run("migrate")
    hire("ada@example.com")
    code, _, err = run("ask", "--as", "ada@example.com", "coach me")
    assert code != 0
    assert "lessons.yaml cannot be used:\nline" in err
    own.write_text(SOUND, encoding="utf-8")
    code, out, _ = run("ask", "--as", "ada@example.com", "coach me")
    assert (code, "A growth talk" in out) == (0, True)


def test_a_lesson_is_answered_to_anybody_with_its_topic_by_key(run: Run) -> None:
    run("migrate")
    hire("ada@example.com")
    text = "how do I tell someone they weren't selected"
    answer = json.loads(run("ask", "--as", "ada@example.com", "--json", text)[1])
    assert (answer["intent"], answer["entities"]) == ("coaching_tip", {"topic": "telling-not-selected"})
    assert "Prepare the first sentence word for word" in answer["answer"]


def test_a_heading_alone_is_enough_to_know_lessons_by(run: Run) -> None:
    assert "no file of lessons yet" in run("check", write("lessons.yaml", "Hello.\n"))[1]
    assert "'lessons' is a list" in run("check", write("other.yaml", "lessons: none\n"))[1]
