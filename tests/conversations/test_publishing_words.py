"""Guides and phrases published in the chat: in use at once, everywhere, before the operator's files."""

import base64
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from conversations.guarded import Guarded
from conversations.house import House
from conversations.messages import Part, Pressed
from conversations.problems import NotYet
from conversations.trying import tried
from storage.content import ContentKind
from storage.database import Database
from tests.builders import NOW, TODAY, Cast
from tests.conversations.brought import GUIDE, PHRASES, bring, colleague, publish
from tests.conversations.houses import CAREER
from tests.talk import Talk


def put(database: Database, kind: ContentKind, name: str, source: str) -> None:
    with database.unit() as unit:
        unit.publications.add(kind, name, source, by=None, now=NOW)


# ── in use at once ──────────────────────────────────────────────────────────────────────────────────────────


def test_a_published_guide_opens_the_next_talk_and_leaves_the_one_that_runs(talk: Talk, people: Cast) -> None:
    daniel = people["daniel"]
    talk.say(daniel, "start a career conversation with Mina")
    publish(talk, people["ines"], "career.yaml", GUIDE)
    talk.expects(people["ines"], "One that is under way keeps its revision.")
    talk.say(daniel, "start a career conversation with Priya")
    talk.expects(daniel, "What made Priya Nair laugh this month?")
    talk.press(daniel, "Walk me through it", CAREER + " with Mina Sato")
    talk.expects(people["mina"], "What are you proud of")


def test_another_service_speaks_with_it_from_its_next_turn_on(talk: Talk, people: Cast) -> None:
    elsewhere = Talk(Database(talk.database.url.render_as_string(hide_password=False)))
    elsewhere._events = 100
    elsewhere.say(people["mina"], " ")
    publish(talk, people["ines"], "words.yaml", PHRASES)
    elsewhere.say(people["mina"], " ")
    elsewhere.expects(people["mina"], "Say something.")
    elsewhere.database.close()


def test_words_are_put_together_once_for_each_publication(database: Database) -> None:
    put(database, "phrases", "phrases", PHRASES)
    house = House.open()
    with database.reading() as unit:
        first = house.current(unit)
    with database.reading() as unit:
        assert house.current(unit) is first
    put(database, "phrases", "phrases", "")
    with database.reading() as unit:
        assert house.current(unit).phrases.templates == house.phrases.templates


def test_published_words_go_before_the_operators_and_these_before_the_shipped(
    database: Database, tmp_path: Path
) -> None:
    (tmp_path / "guides").mkdir()
    (tmp_path / "phrases.yaml").write_text(
        "en:\n  help:\n    empty: The operator's.\n    summary: Also theirs\n"
    )
    (tmp_path / "guides" / "career.yaml").write_text(GUIDE.replace("laugh", "sing"))
    put(database, "phrases", "phrases", PHRASES)
    put(database, "guide", "career-conversation", GUIDE)
    with database.reading() as unit:
        house = House.open(tmp_path).current(unit)
    english = house.phrases.templates["en"]
    assert (english["help.empty"], english["help.summary"]) == ("Say something.", "Also theirs")
    assert "laugh" in house.guides.named("career-conversation").source


def test_what_a_later_version_of_the_house_cannot_read_leaves_the_words_below(database: Database) -> None:
    put(database, "guide", "check-in", "guide: check-in\nsteps: [{jump: 7}]\n")
    put(database, "phrases", "phrases", "en:\n  help:\n    gone_with_an_upgrade: Hello\n")
    house = House.open()
    with database.reading() as unit:
        current = house.current(unit)
    assert current.guides.named("check-in") == house.guides.named("check-in")
    assert current.phrases.templates == house.phrases.templates


def test_publications_at_the_same_moment_follow_one_another(database: Database) -> None:
    def add(name: str) -> int:
        return tried(database, lambda unit: unit.publications.add("guide", name, "x", by=None, now=NOW))

    with ThreadPoolExecutor(4) as pool:
        numbers = list(pool.map(add, "abcd"))
    assert sorted(numbers) == [1, 2, 3, 4]


# ── checked, seen and undone ────────────────────────────────────────────────────────────────────────────────


def test_a_guide_for_other_people_is_refused(talk: Talk, people: Cast) -> None:
    bring(talk, people["ines"], "career.yaml", GUIDE.replace("for: manager", "for: employee"))
    talk.expects(people["ines"], "line 1: This guide is for and about other people than the one in use.")


def test_a_guide_that_nothing_opens_is_told_so(talk: Talk, people: Cast) -> None:
    bring(
        talk, people["ines"], "career.yaml", GUIDE.replace("guide: career-conversation", "guide: career-talk")
    )
    talk.expects(people["ines"], "No guide is called 'career-talk' so far, so nothing opens this one yet.")


def test_a_guide_with_more_readers_says_so(talk: Talk, people: Cast) -> None:
    more = GUIDE.replace("[manager, employee]", "[manager, employee, people_team]")
    bring(talk, people["ines"], "career.yaml", more)
    talk.expects(people["ines"], "More people can read what is written here than so far.")


def test_every_mistake_of_a_guide_has_its_line(talk: Talk, people: Cast) -> None:
    bring(talk, people["ines"], "career.yaml", GUIDE.replace("employee.called", "employee.age"))
    talk.expects(people["ines"], "line 7: This text shows 'age', and there is none.")


@pytest.mark.parametrize("name", ["career-conversation", "check-in", "self-rating", "set-goal", "remark"])
@pytest.mark.parametrize("side", ["employee", "manager"])
def test_every_guide_can_be_seen_by_both_sides_and_nothing_is_kept(
    talk: Talk, people: Cast, name: str, side: str
) -> None:
    source = talk.house.guides.named(name).source.replace("title: ", "title: On the way, ", 1)
    bring(talk, people["ines"], f"{name}.yaml", source)
    talk.press(people["ines"], "See it as an employee" if side == "employee" else "See it as a manager")
    told = talk.read(people["ines"])
    assert "On the way" in told
    assert "{{" not in told
    with talk.database.reading() as unit:
        assert unit.dialogues.open_for(people["ines"]) == ()


def test_what_happens_only_after_some_answers_is_said_so(talk: Talk, people: Cast) -> None:
    source = talk.house.guides.named("career-conversation").source
    bring(talk, people["ines"], "career.yaml", source.replace("One thing is enough.", "One is enough."))
    talk.press(people["ines"], "See it as a manager")
    talk.expects(people["ines"], "Only after “Walk me through it” to “How shall we do this?”")
    talk.expects(people["ines"], "Only after an answer to “Which role would that be?”")
    talk.expects(people["ines"], "Only after a yes to “Shall I put this in Robin Vale's development plan?”")


def test_phrases_are_seen_before_and_after(talk: Talk, people: Cast) -> None:
    bring(talk, people["ines"], "words.yaml", PHRASES)
    talk.press(people["ines"], "Before and after")
    table = talk.screen(people["ines"]).at("talk")[-1].message.table
    assert table is not None
    assert table.rows == (
        ("help.empty", "There was nothing to read. Write *help* to see what I can do.", "Say something."),
    )


def test_a_word_means_one_command(talk: Talk, people: Cast) -> None:
    bring(talk, people["ines"], "words.yaml", "en:\n  words:\n    skip: skip, go back\n")
    talk.expects(people["ines"], "'go back' stands in `words.back` and in `words.skip`.")
    bring(talk, people["ines"], "words.yaml", "en:\n  words:\n    skip: skip, leave out\n")
    talk.press(people["ines"], "Publish")
    talk.expects(people["ines"], "From now on it is said so.")


def test_a_name_that_is_left_out_is_pointed_at(talk: Talk, people: Cast) -> None:
    bring(talk, people["ines"], "words.yaml", "en:\n  next_steps:\n    closed: There is no step.\n")
    talk.expects(people["ines"], "`next_steps.closed` no longer shows `role`.")
    talk.press(people["ines"], "Publish")
    talk.expects(people["ines"], "From now on it is said so.")


def test_what_a_file_leaves_out_stays_and_going_back_takes_all_back(talk: Talk, people: Cast) -> None:
    ines = people["ines"]
    publish(talk, ines, "words.yaml", PHRASES)
    publish(talk, ines, "words.yaml", "en:\n  help:\n    summary: How I help\n")
    talk.say(ines, "show the phrases")
    talk.expects(ines, "2 are your own:")
    talk.press(ines, "Revisions")
    talk.expects(ines, "Changed phrase: help.summary")
    (shipped,) = [part for part in _parts(talk, ines) if "As it was set up" in str(part.body)]
    talk.send(Pressed, ines, "talk", press=shipped.buttons[0].press, values=())
    assert talk.work()
    talk.press(ines, "Publish")
    talk.say(ines, " ")
    talk.expects(ines, "There was nothing to read.")
    talk.say(ines, "show the phrases")
    talk.expects(ines, "All are as they were set up.")


def _parts(talk: Talk, who: int) -> tuple[Part, ...]:
    return talk.screen(who).at("talk")[-1].message.parts


def test_a_guide_goes_back_to_the_shipped_one_and_follows_it_from_then_on(talk: Talk, people: Cast) -> None:
    ines = people["ines"]
    publish(talk, ines, "career.yaml", GUIDE)
    talk.say(ines, "revisions of the guide career conversation")
    talk.expects(ines, "Removed step: way")
    talk.press(ines, "Go back to this")
    assert talk.work()
    talk.press(ines, "See it as an employee")
    talk.expects(ines, "What are you proud of")
    talk.press(ines, "Publish")
    talk.say(ines, "show the guide career conversation")
    talk.expects(ines, "As it was set up.")
    with talk.database.reading() as unit:
        assert [each.source for each in unit.publications.of("guide", "career-conversation")] == ["", GUIDE]
        details = [each.detail for each in unit.ledger.changes()]
    assert details == ["career-conversation, publication 2", "career-conversation, publication 1"]


def test_of_two_who_publish_a_guide_the_second_is_told(talk: Talk, people: Cast) -> None:
    ines, noor = people["ines"], colleague(talk, people)
    bring(talk, ines, "career.yaml", GUIDE.replace("laugh", "sing"))
    publish(talk, noor, "career.yaml", GUIDE)
    talk.press(ines, "Publish")
    talk.expects(ines, "Noor Haddad published something else meanwhile")
    talk.press(ines, "Check it again")
    assert talk.work()
    talk.expects(ines, "Changed step: joy. the question re-worded")
    talk.press(ines, "Publish")
    talk.expects(ines, "New conversations begin with it.")


def test_whoever_slipped_in_while_one_was_published_is_told_apart_too(talk: Talk, people: Cast) -> None:
    bring(talk, people["ines"], "career.yaml", GUIDE)
    with talk.database.unit() as unit:
        draft = unit.content_drafts.get(1)
        unit.publications.add("guide", "career-conversation", GUIDE + "# other\n", by=None, now=NOW)
        guarded = Guarded(unit, unit.people.get(people["ines"]), NOW, TODAY)
        with pytest.raises(NotYet, match="overtaken"):
            guarded.publish_words(draft, "hash")


# ── files and words ─────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("what", ["framework", "phrases", "guide check-in"])
def test_what_is_taken_along_can_be_brought_back_and_changes_nothing(
    talk: Talk, people: Cast, what: str
) -> None:
    ines = people["ines"]
    talk.say(ines, f"download the {what}")
    file = talk.screen(ines).at("talk")[-1].message.file
    assert file is not None
    bring(talk, ines, file.name, base64.b64decode(file.content).decode())
    talk.expects(ines, "is different from what is in force, so there is nothing to publish.")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("show the framework", "Hill Observatory"),
        ("show me the guides", "The guides that new conversations begin with"),
        ("show the guide check in", "Check-in of … and …"),
        ("edit the guide nonsense", "There is no guide called “nonsense”. There are: career-conversation"),
        ("edit the phrases", "Which group of phrases?"),
        ("edit our framework", "Which role?"),
        ("revisions of the framework", "In force now"),
    ],
)
def test_it_is_reached_in_words(talk: Talk, people: Cast, words: str, said: str) -> None:
    talk.say(people["ines"], words)
    talk.expects(people["ines"], said)


def test_the_home_of_the_people_team_leads_there_and_nobody_elses(talk: Talk, people: Cast) -> None:
    assert "Show the guides" in talk.open_home(people["ines"]).model_dump_json()
    assert "Show the guides" not in talk.open_home(people["mina"]).model_dump_json()
