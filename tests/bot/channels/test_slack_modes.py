"""With agent features every subject of the direct message is a thread; without them none is."""

import pytest

from storage.database import Database
from tests.fake_slack import Posted
from tests.slack_town import Town, labels, town, words

POINTER = "The conversation goes on in the thread of this message."
TALK_WITH_MINA = "start a career conversation with Mina"


def root(posted: Posted) -> str:
    """The thread in which something stands, or that begins with it."""
    return posted.thread_ts or posted.ts


def talk(at: Town, who: str, title: str) -> Posted:
    """The root of a guided conversation."""
    for posted in reversed(at.slack.messages(at.id(who))):
        if posted.bot and posted.thread_ts is None and title in words(posted):
            return posted
    raise AssertionError(f"there is no talk called {title}")


def test_without_agents_the_answer_stands_in_the_root(sqlite_database: Database) -> None:
    with town(sqlite_database) as at:
        (answer,) = at.say("mina", "my plan")
        assert answer.thread_ts is None
        assert at.slack.sessions("U0003") == {}


def test_without_agents_a_talk_is_a_thread_whose_root_says_so(sqlite_database: Database) -> None:
    with town(sqlite_database) as at:
        at.say("daniel", TALK_WITH_MINA)
        at.press("daniel", "We have talked")
        begins = talk(at, "daniel", "Career conversation with Mina Sato")
        assert POINTER in words(begins)
        asked = at.card("daniel", "Stop")
        assert asked.thread_ts == begins.ts
        assert POINTER not in words(asked)


def test_with_agents_every_answer_stands_in_the_thread_of_what_was_asked(sqlite_database: Database) -> None:
    with town(sqlite_database, agents=True) as at:
        at.say("mina", "my plan")
        at.say("mina", "what next?")
        asked = [each for each in at.slack.messages(at.id("mina")) if not each.bot]
        answers = [each for each in at.slack.messages(at.id("mina")) if each.bot]
        assert {each.thread_ts for each in answers} == {each.ts for each in asked}


def test_with_agents_a_talk_is_a_thread_of_its_own_with_a_title(sqlite_database: Database) -> None:
    with town(sqlite_database, agents=True) as at:
        at.say("daniel", TALK_WITH_MINA)
        told = at.press("daniel", "We have talked")
        begins = talk(at, "daniel", "Career conversation with Mina Sato")
        assert {root(each) for each in told} == {begins.ts}
        assert POINTER not in words(begins)
        session = at.slack.sessions(at.id("daniel"))[begins.ts]
        assert session.title == "Career conversation with Mina Sato"


def test_with_agents_a_card_is_answered_in_its_thread(sqlite_database: Database) -> None:
    with town(sqlite_database, agents=True) as at:
        at.say("priya", "What am I missing for Senior Observer?")
        asked = at.card("priya", "What does Senior Observer ask for?")
        (told,) = at.press("priya", "What does Senior Observer ask for?")
        assert told.thread_ts == asked.thread_ts


def test_one_workspace_has_people_with_agents_and_guests_of_them_without(sqlite_database: Database) -> None:
    with town(sqlite_database, agents=True) as at:
        at.slack.world.people[at.id("mina")].agents = False
        (answer,) = at.say("mina", "my plan")
        assert answer.thread_ts is None
        (answer,) = at.say("priya", "my plan")
        assert answer.thread_ts is not None


def test_a_changed_plan_is_noticed_when_the_messages_are_opened(sqlite_database: Database) -> None:
    with town(sqlite_database) as at:
        at.say("mina", "my plan")
        at.slack.workspace("T1").agents = True
        assert at.say("mina", "my plan")[-1].thread_ts is None
        assert at.slack.open_app(at.id("mina"), "messages").ok
        at.arrived("mina")
        assert at.say("mina", "my plan")[-1].thread_ts is not None
        at.slack.workspace("T1").agents = False
        assert at.slack.open_app(at.id("mina"), "messages").ok
        at.arrived("mina")
        assert at.say("mina", "my plan")[-1].thread_ts is None


@pytest.mark.parametrize("agents", [False, True])
def test_suggested_texts_are_shown_where_there_is_a_place_for_them(
    sqlite_database: Database, *, agents: bool
) -> None:
    with town(sqlite_database, agents=agents) as at:
        assert at.slack.open_app(at.id("mina"), "messages").ok
        shown = at.arrived("mina")
        suggested = [each["message"] for each in at.slack.prompts(at.id("mina"))]
        pressed = [label for each in shown for label in labels(each)]
        assert any("next" in each for each in (suggested if agents else pressed))
        assert bool(suggested) == agents


WORDS = ("help", "my plan", "What am I missing for Senior Observer?", "who can see my plan?", "xyzzy")


def test_the_same_words_give_the_same_answers_in_both(sqlite_database: Database) -> None:
    read: list[list[str]] = []
    with town(sqlite_database) as at:
        read.append([words(at.say("mina", each)) for each in WORDS])
        at.slack.workspace("T1").agents = True
        assert at.slack.open_app(at.id("mina"), "messages").ok
        at.arrived("mina")
        read.append([words(at.say("mina", each)) for each in WORDS])
    assert read[0] == read[1]


@pytest.mark.parametrize("agents", [False, True])
def test_each_thread_keeps_its_own_place(sqlite_database: Database, *, agents: bool) -> None:
    with town(sqlite_database, agents=agents) as at:
        for name in ("Mina", "Priya"):
            at.say("daniel", f"start a career conversation with {name}")
            at.press("daniel", "We have talked")
        mina = talk(at, "daniel", "Career conversation with Mina Sato").ts
        priya = talk(at, "daniel", "Career conversation with Priya Nair").ts
        told = at.say("daniel", "She wants to teach", mina)
        assert {root(each) for each in told} == {mina}
        assert "Where are they heading?" in words(told)
        told = at.say("daniel", "Less night work", priya)
        assert {root(each) for each in told} == {priya}
        assert "Where are they heading?" in words(told)
        told = at.press("daniel", "Deeper in this role", newest(at, "daniel", mina, "Deeper in this role"))
        assert {root(each) for each in told} == {mina}
        assert "What will be done?" in words(told)
        told = at.say("daniel", "back", priya)
        assert "What mattered most to Priya Nair?" in words(told)
        assert "Less night work" in words(told)


def newest(at: Town, who: str, thread: str, label: str) -> Posted:
    """The newest card of a thread on which something has this name."""
    shown = at.slack.messages(at.id(who), thread)
    return next(each for each in reversed(shown) if each.bot and label in labels(each))


@pytest.mark.parametrize("agents", [False, True])
def test_commands_in_a_thread_are_of_that_thread(sqlite_database: Database, *, agents: bool) -> None:
    with town(sqlite_database, agents=agents) as at:
        at.say("daniel", TALK_WITH_MINA)
        at.press("daniel", "Walk me through it")
        thread = talk(at, "daniel", "Career conversation with Mina Sato").ts
        its = next(each for each in at.slack.messages(at.id("mina")) if each.bot)
        mina = root(its)
        assert "proud" in words(at.slack.messages(at.id("mina"), mina))
        told = at.say("mina", "help", mina)
        assert {root(each) for each in told} == {mina}
        told = at.say("mina", "skip", mina)
        assert "Skipped" in words(told)
        told = at.arrived("daniel")
        assert {root(each) for each in told} == {thread}
        told = at.say("daniel", "stop", thread)
        assert "stopped" in words(told)
        assert {root(each) for each in told} == {thread}


def test_with_agents_a_form_that_opens_late_is_offered_in_its_thread(sqlite_database: Database) -> None:
    with town(sqlite_database, agents=True) as at:
        at.say("priya", "What am I missing for Senior Observer?")
        asked = at.card("priya", "Rate yourself, about 3 minutes")
        at.slack.fail_next("views.open", "expired_trigger_id")
        told = at.press("priya", "Rate yourself, about 3 minutes")
        late = next(each for each in told if "longer than Slack waits for" in words(each))
        assert late.thread_ts == asked.thread_ts
        at.press("priya", "Open", late)
        assert at.view("priya").callback_id == "trellis_form"


def test_with_agents_a_notice_in_a_talk_stands_in_the_thread_of_the_talk(sqlite_database: Database) -> None:
    with town(sqlite_database, agents=True) as at:
        at.say("daniel", TALK_WITH_MINA)
        at.press("daniel", "We have talked")
        thread = talk(at, "daniel", "Career conversation with Mina Sato").ts
        at.say("daniel", "She wants to teach", thread)
        at.say("daniel", "back", thread)
        at.slack.fail_next("views.open", "expired_trigger_id")
        (late,) = at.press("daniel", "Edit it", newest(at, "daniel", thread, "Edit it"))
        assert at.slack.view(at.id("daniel")) is None
        assert late.text == "That took longer than Slack waits for. Press it once more."
        assert late.thread_ts == thread
        at.press("daniel", "Edit it", newest(at, "daniel", thread, "Edit it"))
        edited = at.view("daniel")
        (block,) = [each["block_id"] for each in edited.blocks if each["type"] == "input"]
        at.slack.fill(at.id("daniel"), edited, {block: "She wants to teach at night"})
        told = at.after("daniel", at.slack.submit(at.id("daniel")))
        assert "She wants to teach at night" in words(told)
        assert {root(each) for each in told} == {thread}
