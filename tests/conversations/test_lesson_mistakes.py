"""What an author of lessons is told: the line, what is wrong, and the mend."""

from pathlib import Path

import pytest

from bot.verbs.check import lessons as checked
from conversations.coaching import LessonMistakes, mistakes, read
from conversations.library import HERE

GUIDES = ("career-conversation", "check-in", "team-move")
TEXT = "Ask one thing and wait for the whole answer. " * 8
SOUND = f"""\
situations:
  any-talk: {{title: Any talk}}
  growth: {{title: A growth talk, guides: [career-conversation], words: [career talk]}}
lessons:
  - id: waiting
    title: Wait for the answer
    situations: [any-talk, growth]
    words: [wait, silence]
    lesson: {TEXT}
    try: Count to five once this week.
    say: Take your time.
"""


def told(source: str) -> list[str]:
    return [f"{each.line}: {each.text}" for each in mistakes(source, GUIDES)]


def test_sound_lessons_and_the_shipped_ones_have_no_mistakes() -> None:
    assert told(SOUND) == []
    assert told((HERE / "lessons.yaml").read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("    try:", "    tyr:", "10: 'tyr' has no meaning here. Did you mean 'try'?"),
        ("    try: Count to five once this week.\n", "", "5: 'try' is missing: one thing to try this week."),
        ("  - id: waiting\n    title", "  - title", "5: 'id' is missing: a short name, such as"),
        ("    title: Wait for the answer\n", "", "5: 'title' is missing: what people read on top of it."),
        (f"    lesson: {TEXT}\n", "", "5: 'lesson' is missing: what to do, and why."),
        ("Take your time.", "", "11: 'say' is empty. Write something, or leave the line out."),
        (TEXT, "Ask and wait.", "9: The lesson is too short: 3 words. It has 60 to 110."),
        (TEXT, TEXT * 2, "9: The lesson is too long: 144 words. It has 60 to 110."),
        ("Count to five", "Count to five, " * 11, "10: 'try' has 36 words; 30 are the most."),
        ("Wait for the answer", "Wait " * 11, "6: 'title' has 11 words; 10 are the most."),
        ("[any-talk, growth]", "[any-talk, grwoth]", "7: There is no situation 'grwoth'. Did you mean"),
        ("[any-talk, growth]", "[any-talk]", "2: No lesson belongs to 'growth'."),
        ("[any-talk, growth]", "[]", "7: 'situations' is missing: where does it belong?"),
        ("[any-talk, growth]", "any-talk", "7: 'situations' is a list of words, as [check-in, feedback]."),
        ("[wait, silence]", "wait", "8: 'words' is a list of words, as [give feedback, criticism]."),
        (
            "[career-conversation]",
            "[career-conversatoin]",
            "3: There is no guide 'career-conversatoin'. Did you mean 'career-conversation'?",
        ),
        ("  - id: waiting", "  - id: growth", "5: 'growth' was already given in line 3. Choose"),
        ("Take your time.", "Take your time, {{ name }}.", "11: 'say' shows {{ name }}, and a lesson"),
        ("Take your time.", "Take {{ your time.", "11: 'say': "),
        ("{title: Any talk}", "Any talk", "2: A situation has a title, as 'check-in: {title: A check-in}'."),
        ("lessons:\n", "lesons:\n", "4: 'lesons' has no meaning here. Did you mean 'lessons'?"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_line_and_the_mend(old: str, new: str, said: str) -> None:
    assert old in SOUND
    found = told(SOUND.replace(old, new, 1))
    assert any(said in each for each in found), found
    assert told(SOUND) == []


def test_two_lessons_of_one_name_are_told_apart_by_their_lines() -> None:
    twice = SOUND + SOUND[SOUND.index("  - id:") :]
    assert told(twice) == ["12: 'waiting' was already given in line 5. Choose another name."]


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("", "1: This is no file of lessons yet: it has two parts, 'situations:' and 'lessons:'."),
        ("hello", "1: This is no file of lessons yet"),
        ("lessons: []\n", "1: 'lessons' is a list; each lesson begins with a dash."),
        ("lessons: [one]\n", "1: A lesson is made of 'name: text' lines, as '- id: open-question'."),
        ("situations: {}\nlessons: {}\n", "1: A situation has a title"),
        ("situations:\n\tany: x\n", "2: "),
        ("lessons:\n  - {id: a, id: b}\n", "2: 'id' was already given in line 2. Keep one of them."),
    ],
)
def test_what_is_no_file_of_lessons_says_so(source: str, said: str) -> None:
    assert any(each.startswith(said) for each in told(source)), told(source)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "lessons.yaml"
    path.write_bytes(b"lessons: \xff\xfe")
    with pytest.raises(LessonMistakes, match=r"not text in UTF-8"):
        read(path)


def test_a_guide_is_known_by_its_name_and_not_by_that_of_its_file(tmp_path: Path) -> None:
    guide = tmp_path / "something.yaml"
    guide.write_text("guide: night-talk\n", encoding="utf-8")
    source = SOUND.replace("[career-conversation]", "[night-talk]")
    assert list(checked("lessons.yaml", source, [guide])) == []
    assert len(list(checked("lessons.yaml", source, []))) == 1
