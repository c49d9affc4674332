"""Running dialogues move to another revision, and whoever has a question open is asked what is asked now."""

from collections.abc import Mapping

import pytest

from conversations.dialogue.moving import Reread
from conversations.guide import Guide, parse
from conversations.library import HERE
from conversations.moves import Move
from storage.database import Database
from storage.rows import Conflict
from tests.builders import Cast, cast, reports_to
from tests.talk import Talk

SHIPPED = (HERE / "guides" / "career-conversation.yaml").read_text(encoding="utf-8")
OLD = parse(SHIPPED)
THREAD = "Career conversation"
Change = tuple[str, str]


def revised(*changes: Change) -> Guide:
    source = SHIPPED
    for old, new in changes:
        assert old in source
        source = source.replace(old, new)
    return parse(source)


ENERGY = "What part of the work gives {{ employee.called }} the most energy right now?"
REWORDED = revised((ENERGY, "What gives {{ employee.called }} energy?"))
OTHER_CHOICES = revised(
    ("id: energy\n", "id: spark\n"),
    ("{walk: Walk me through it,", "{slow: Step by step,"),
    ('"walk"', '"slow"'),
)
RENAMED = revised(("id: energy\n", "id: spark\n"))


@pytest.fixture
def people(database: Database) -> Cast:
    return cast(database)


@pytest.fixture
def talk(database: Database, people: Cast) -> Talk:
    """Daniel and Mina are half-way: it is for him to say what gives her energy."""
    talk = Talk(database)
    talk.say(people["daniel"], "start a career conversation with Mina")
    talk.press(people["daniel"], "Walk me through it", THREAD)
    talk.say(people["mina"], "The tour", THREAD)
    return talk


def move(talk: Talk, new: Guide, old: Guide = OLD) -> Mapping[int, Reread]:
    talk.put_away()
    with talk.database.unit() as unit:
        told = Move(unit, talk.house, old, new, talk.now).carry_out()
    talk.deliver()
    return told


def the_one(told: Mapping[int, Reread]) -> Reread:
    (each,) = told.values()
    return each


def test_a_preview_changes_nothing(talk: Talk, people: Cast) -> None:
    with talk.database.reading() as unit:
        told = the_one(Move(unit, talk.house, OLD, RENAMED, talk.now).preview())
        assert [name for name, _ in told.stays] == ["way", "proud"]
        assert unit.dialogues.under_way() == {OLD.revision: 1}
    assert talk.say(people["daniel"], "Teaching", THREAD).errors == {}
    talk.expects(people["daniel"], "in a year or two?")


def test_a_question_in_other_words_is_not_sent_again_and_the_talk_goes_on(talk: Talk, people: Cast) -> None:
    move(talk, REWORDED)
    assert (talk.read(people["daniel"]), talk.read(people["mina"])) == ("", "")
    talk.say(people["daniel"], "Teaching", THREAD)
    talk.expects(people["daniel"], "What gives Mina Sato energy?")
    with talk.database.reading() as unit:
        assert unit.dialogues.under_way() == {REWORDED.revision: 1}
        assert unit.dialogues.revision(REWORDED.revision) == REWORDED.source


def test_another_question_is_put_before_whoever_has_one_open(talk: Talk, people: Cast) -> None:
    told = the_one(move(talk, OTHER_CHOICES))
    assert told.again == {("way", None): "choice"}
    talk.expects(people["daniel"], "Left open.")
    talk.expects(people["daniel"], "Here is where we were.")
    talk.expects(people["daniel"], "How shall we do this?")
    assert talk.read(people["mina"]) == ""
    talk.press(people["daniel"], "We have talked", THREAD)
    talk.expects(people["daniel"], "What mattered most to Mina Sato?")


def test_what_was_typed_is_never_the_answer_to_a_question_that_nobody_saw(talk: Talk, people: Cast) -> None:
    move(talk, RENAMED)
    talk.expects(people["daniel"], "the most energy right now?")
    talk.say(people["daniel"], "Teaching", THREAD)
    with talk.database.reading() as unit:
        (dialogue,) = unit.dialogues.open_for(people["daniel"])
        assert unit.dialogues.answers(dialogue.id)["spark", None].value == "Teaching"


def test_a_choice_that_was_pressed_on_a_card_of_before_is_asked_for_again(talk: Talk, people: Cast) -> None:
    talk.say(people["daniel"], "Teaching", THREAD)
    move(talk, revised(("      deepen: Deeper in this role\n", "")))
    talk.press(people["daniel"], "Deeper in this role", THREAD, on="in a year or two?")
    talk.expects(people["daniel"], "I don't find “deepen” among the answers.")


def test_whoever_is_waited_for_is_asked_anew(database: Database, people: Cast) -> None:
    talk = Talk(database)
    talk.say(people["daniel"], "start a career conversation with Mina")
    talk.press(people["daniel"], "Walk me through it", THREAD)
    move(talk, revised(("id: proud\n", "id: pride\n"), ("wait: 2 working days", "wait: 1 day")))
    talk.expects(people["mina"], "What are you proud of")
    talk.expects(people["daniel"], "I wait for 1 day")
    talk.wait(days=1)
    talk.expects(people["daniel"], "There was no answer from Mina Sato in time")


def test_a_talk_that_has_nothing_more_to_ask_comes_to_its_end(talk: Talk, people: Cast) -> None:
    short = parse(SHIPPED.partition("  - id: energy")[0])
    told = move(talk, short)
    talk.expects(people["mina"], "The tour")
    assert "Here is where we were" not in talk.read(people["daniel"])
    with talk.database.reading() as unit:
        assert unit.dialogues.get(next(iter(told))).status == "finished"


def test_a_talk_that_was_stopped_keeps_the_guide_that_it_began_with(talk: Talk, people: Cast) -> None:
    talk.say(people["daniel"], "stop", THREAD)
    assert move(talk, RENAMED) == {}
    talk.press(people["daniel"], "Go on", THREAD)
    talk.expects(people["daniel"], "the most energy right now?")


def test_one_that_may_not_be_held_any_more_moves_without_a_word(talk: Talk, people: Cast) -> None:
    with talk.database.unit() as unit:
        reports_to(unit, people["mina"], people["otto"], talk.now.date())
    assert the_one(move(talk, RENAMED)).left == ()
    assert (talk.read(people["daniel"]), talk.read(people["mina"])) == ("", "")


def test_what_was_carried_out_keeps_a_talk_where_it_is(talk: Talk, people: Cast) -> None:
    asked_after = revised(
        ('  - say: "{% if agreed %}It', '  - {id: after, ask: And now?}\n  - say: "{% if agreed %}It')
    )
    move(talk, asked_after)
    for words in ("Teaching", "not sure", "A map", "mina sato", "2027-03-15", "no", "2027-03-01", "yes"):
        talk.say(people["daniel"], words, THREAD)
    talk.expects(people["daniel"], "And now?")
    without = parse(asked_after.source.replace("id: goal\n", "id: kept\n"))
    assert the_one(move(talk, without, asked_after)).left == (("goal", None),)
    with talk.database.reading() as unit:
        assert unit.dialogues.under_way() == {asked_after.revision: 1}
        assert len(unit.plans.plan(people["mina"]).goals) == 1


def test_there_and_back_asks_for_what_was_asked_before(talk: Talk, people: Cast) -> None:
    talk.say(people["daniel"], "Teaching", THREAD)
    move(talk, RENAMED)
    back = the_one(move(talk, OLD, RENAMED))
    assert (back.again, back.gone) == ({}, ())
    talk.expects(people["daniel"], "in a year or two?")


def test_an_answer_in_between_undoes_the_move(talk: Talk, people: Cast) -> None:
    """The unit is one: what was moved before the conflict is not kept either."""
    talk.say(people["daniel"], "start a career conversation with Priya")
    with talk.database.reading() as unit:
        first, second = unit.dialogues.running(OLD.revision)

    def interrupted() -> None:
        with talk.database.unit() as unit:
            unit.dialogues.repin(first, RENAMED.revision)
            unit.dialogues.touch(second, talk.now)
            unit.dialogues.repin(second, RENAMED.revision)

    with pytest.raises(Conflict):
        interrupted()
    with talk.database.reading() as unit:
        assert unit.dialogues.running(OLD.revision) == (first, second)


def test_the_move_survives_a_restart(people: Cast, database: Database) -> None:
    """Nothing of it is held in memory: the other revision need not be among the guides of the house."""
    talk = Talk(database, restarts=True)
    try:
        talk.say(people["daniel"], "start a career conversation with Mina")
        move(talk, RENAMED)
        talk.press(people["daniel"], "We have talked", THREAD)
        talk.expects(people["daniel"], "What mattered most to Mina Sato?")
    finally:
        talk.database.close()
