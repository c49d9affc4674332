"""What people ask outside a dialogue: next steps, gaps, roles, and the plan."""

from conversations.messages import Message
from frameworks.model import Framework, JobFamily
from storage.database import Database
from tests.builders import NOW, OBSERVER, SENIOR, Cast, action, goal, person, reports_to
from tests.conversations.houses import CAREER
from tests.talk import Talk


def just(talk: Talk, who: int) -> Message:
    """The one message that just arrived."""
    ((_, message),) = talk.screen(who).unread
    return message


def test_the_next_steps_are_those_of_the_askers_own_family_by_track(talk: Talk, people: Cast) -> None:
    talk.say(people["mina"], "what's next?")
    body = talk.bodies(people["mina"])[0]
    assert body.index("Senior Observer · Observing") < body.index("Dome Lead · Leading")
    labels = [button.label for button in just(talk, people["mina"]).buttons]
    assert labels[:3] == [
        "Compare with Senior Observer",
        "What am I missing for Senior Observer?",
        "Make Senior Observer a goal",
    ]


def test_at_the_top_of_a_track_it_says_so(talk: Talk, people: Cast) -> None:
    talk.say(people["helena"], "what's next?")
    assert talk.bodies(people["helena"]) == [
        "Head of Domes is the top of its track (Leading). The framework knows no step above it."
    ]


def test_a_family_without_tracks_has_no_steps_and_it_says_why(talk: Talk, people: Cast) -> None:
    talk.say(people["mina"], "what's next after Archivist?")
    assert talk.bodies(people["mina"]) == [
        "Archivist stands in no career track yet, so I know no step after it. The people team can add one."
    ]


def test_a_role_in_words_only_can_be_read_and_not_rated_and_no_rating_is_begun(
    talk: Talk, people: Cast
) -> None:
    talk.say(people["mina"], "what does an Archivist do?")
    talk.expects(people["mina"], "Keeps a century of plates findable")
    talk.ask(people["mina"], "start_assessment", role="archive/archivist")
    talk.expects(people["mina"], "in words only, without levels, so there is nothing to rate")
    with talk.database.reading() as unit:
        assert unit.dialogues.open_for(people["mina"]) == ()
        assert unit.dialogues.events(people["mina"]) == ()


def test_a_framework_without_roles_is_no_fault(talk: Talk, people: Cast) -> None:
    empty = Framework(id="empty", name="Empty", families=(JobFamily(key="x", name="X"),))
    with talk.database.unit() as unit:
        unit.careers.publish(empty, talk.now, by=None)
    for text in ("what's next?", "what am I missing for Staff?", "what does an Observer do?", "show my plan"):
        talk.say(people["mina"], text)
        (sentence,) = talk.bodies(people["mina"])
        assert sentence
        assert "Something broke" not in sentence
    assert talk.open_home(people["mina"]).home is not None
    talk.say(people["daniel"], "start a career conversation with Mina")
    talk.expects(people["daniel"], "How shall we do this?")


def test_no_framework_at_all_gets_a_sentence(database: Database) -> None:
    with database.unit() as unit:
        lonely = person(unit, "Lone Ranger").id
    talk = Talk(database)
    for text in ("what's next?", "show my plan", "help"):
        talk.say(lonely, text)
        assert "Something broke" not in talk.read(lonely)
        assert talk.bodies(lonely)


def test_a_person_without_role_or_manager_gets_sentences_and_a_home(talk: Talk, people: Cast) -> None:
    noor = people["noor"]
    for text in ("what's next?", "what am I missing?"):
        talk.say(noor, text)
        talk.expects(noor, "I do not know your role yet")
    talk.say(noor, "what's next after Observer?")
    talk.expects(noor, "After Observer the way forks into 2 steps.")
    talk.say(noor, "show my plan")
    talk.expects(noor, "Your development plan is empty.")
    assert talk.open_home(noor).home is not None


def test_a_manager_of_a_person_without_a_role_can_still_talk_with_them(talk: Talk, people: Cast) -> None:
    with talk.database.unit() as unit:
        reports_to(unit, people["noor"], people["daniel"])
    talk.say(people["daniel"], "start a career conversation with Noor")
    talk.press(people["daniel"], "Brief me first", CAREER)
    talk.expects(people["daniel"], "Noor Haddad has no role in the framework yet.")
    for text in ("We have talked", "All is new", "a next role"):
        talk.say(people["daniel"], text, CAREER)
    talk.expects(people["daniel"], "Which role would that be?")
    talk.say(people["daniel"], "Observer", CAREER)
    assert "Something broke" not in talk.read(people["daniel"])


def test_two_actions_of_like_words_are_asked_about(talk: Talk, people: Cast) -> None:
    with talk.database.unit() as unit:
        number = goal(unit, people["mina"], "Tours")
        for text in ("Write the spring tour", "Write the autumn tour"):
            action(unit, number, text, people["mina"])
    talk.say(people["mina"], "I finished the tour")
    labels = {"Write the spring tour, done", "Write the autumn tour, done"}
    assert labels <= set(talk.screen(people["mina"]).labels("talk"))
    talk.press(people["mina"], "Write the autumn tour, done")
    talk.expects(people["mina"], "Done: Write the autumn tour.")


def test_an_action_can_be_put_off_by_a_day_in_words_and_never_into_the_past(talk: Talk, people: Cast) -> None:
    with talk.database.unit() as unit:
        action(unit, goal(unit, people["mina"], "Tours"), "Write the script", people["mina"], NOW.date())
    talk.say(people["mina"], "push the script to yesterday")
    talk.expects(people["mina"], "is in the past. Which day to come?")
    talk.say(people["mina"], "push the script to 31 February")
    talk.expects(people["mina"], "is not in the calendar.")
    talk.ask(people["mina"], "update_action", action="1", status="postponed", due="2020-01-01")
    talk.expects(people["mina"], "1 January 2020 is in the past.")
    with talk.database.reading() as unit:
        assert [event.kind for event in unit.plans.events(people["mina"])] == ["created", "created"]


def test_a_role_that_the_framework_no_longer_holds_gets_a_sentence(talk: Talk, people: Cast) -> None:
    talk.ask(people["mina"], "my_gaps", role="astronomy/gone")
    assert talk.bodies(people["mina"]) == ["That role is not in the framework that is in force now."]
    talk.ask(people["mina"], "compare_roles", role=OBSERVER)
    talk.expects(people["mina"], "Which two roles shall I compare?")
    talk.ask(people["mina"], "compare_roles", role=SENIOR, other_role=SENIOR)
    talk.expects(people["mina"], "The framework describes no difference between the two.")
