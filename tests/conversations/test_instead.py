"""What is understood and not there yet gets an honest sentence, and ways that lead straight on."""

import pytest

from conversations.understanding import Reading
from storage.database import Database
from tests.builders import HEAD, OBSERVER, Cast, person
from tests.conversations.houses import CAREER, understands
from tests.talk import Talk

NOT_YET = (
    "path_between", "add_goal", "find_openings", "find_mentor", "prepare_conversation",
    "team_matrix", "team_readiness", "pulse_results", "programme_metrics",
)  # fmt: skip


def labels(talk: Talk, who: int) -> list[str]:
    ((_, message),) = talk.screen(who).unread
    return [button.label for button in message.buttons]


@pytest.mark.parametrize("who", ["mina", "daniel", "helena", "noor", "ines"])
def test_every_button_leads_to_an_answer_and_no_further_to_something_that_is_not_there(
    talk: Talk, people: Cast, who: str
) -> None:
    for intent in NOT_YET:
        talk.ask(people[who], intent, other_role=HEAD)
        ways = labels(talk, people[who]) if "With whom?" not in talk.read(people[who]) else []
        for label in ways:
            talk.ask(people[who], intent, other_role=HEAD)
            said = talk.read(people[who])
            talk.press(people[who], label)
            assert talk.read(people[who]) not in ("", said)
            for refusal in (
                "Something broke",
                "cannot say what comes next",
                "no next role",
                "I cannot start",
            ):
                assert refusal not in talk.read(people[who])


def test_a_way_between_two_roles_leads_to_their_comparison_the_gaps_and_the_first_steps(
    talk: Talk, people: Cast
) -> None:
    talk.ask(people["mina"], "path_between", other_role=HEAD)
    assert labels(talk, people["mina"]) == [
        "Compare with Head of Domes",
        "What am I missing for Head of Domes?",
        "What comes after Observer?",
    ]
    talk.press(people["mina"], "Compare with Head of Domes")
    talk.expects(people["mina"], "From Observer to Head of Domes")


def test_a_way_to_nowhere_asks_where_to_and_a_role_that_is_gone_is_said(talk: Talk, people: Cast) -> None:
    talk.ask(people["mina"], "path_between", role=OBSERVER)
    talk.expects(people["mina"], "To which role?")
    talk.ask(people["mina"], "path_between", other_role="astronomy/gone")
    talk.expects(people["mina"], "That role is not in the framework that is in force now.")


def test_a_goal_begins_with_the_role_and_takes_the_words_up_there(talk: Talk, people: Cast) -> None:
    talk.ask(people["mina"], "add_goal", competency="measuring", due="2027-06-30")
    talk.expects(people["mina"], "You can say Measuring and by 30 June 2027 there, in your own words.")
    talk.press(people["mina"], "Make Senior Observer a goal")
    talk.expects(people["mina"], "What would you like to work on first?")
    talk.ask(people["mina"], "add_goal", due="someday")
    talk.expects(people["mina"], "gone")


def test_whoever_reports_to_nobody_is_promised_nobody(talk: Talk, people: Cast) -> None:
    for intent in ("find_openings", "find_mentor"):
        talk.ask(people["noor"], intent)
        assert "None" not in talk.read(people["noor"])
        assert labels(talk, people["noor"]) == ["Show my plan"]


def test_ratings_of_a_report_are_given_in_a_talk_and_no_self_rating_begins(talk: Talk, people: Cast) -> None:
    talk.say(people["daniel"], "rate Mina's competencies")
    assert labels(talk, people["daniel"]) == ["Brief me", "Start a career conversation with Mina Sato"]
    with talk.database.reading() as unit:
        assert unit.dialogues.open_for(people["daniel"]) == ()
    talk.press(people["daniel"], "Start a career conversation with Mina Sato")
    talk.expects(people["daniel"], "How shall we do this?")


def test_a_rating_of_somebody_whom_nobody_knows_is_no_self_rating(talk: Talk, people: Cast) -> None:
    talk.house = understands(Reading("start_assessment", unknown_words="Zed"))
    talk.say(people["daniel"], "rate Zed")
    assert talk.bodies(people["daniel"]) == ["I don't know anybody called “Zed”."]
    with talk.database.reading() as unit:
        assert unit.dialogues.open_for(people["daniel"]) == ()


def test_whoever_names_themselves_rates_themselves(talk: Talk, people: Cast) -> None:
    talk.ask(people["mina"], "start_assessment", person=str(people["mina"]))
    talk.expects(people["mina"], "What do you show today?")


def test_a_talk_is_prepared_by_a_brief_in_its_own_thread_before_the_first_question(
    talk: Talk, people: Cast
) -> None:
    talk.say(people["daniel"], "help me prepare for my one-on-one with Mina")
    with talk.database.reading() as unit:
        assert unit.ledger.viewers(people["mina"]) == ()
    talk.press(people["daniel"], "Brief me")
    told = talk.read(people["daniel"])
    assert told.index("Before you talk with Mina Sato") < told.index("How shall we do this?")
    talk.press(people["daniel"], "We have talked", CAREER)
    talk.expects(people["daniel"], "What mattered most to Mina Sato?")
    with talk.database.reading() as unit:
        assert {each.viewer_id for each in unit.ledger.viewers(people["mina"])} == {people["daniel"]}


def test_a_brief_for_a_talk_that_is_open_offers_to_go_on(talk: Talk, people: Cast) -> None:
    for _ in range(2):
        talk.say(people["daniel"], "help me prepare for my one-on-one with Mina")
        talk.press(people["daniel"], "Brief me")
    talk.expects(people["daniel"], "We can go on where it stood.")


def test_whom_a_talk_is_with_is_asked_with_namesakes_told_apart(talk: Talk, people: Cast) -> None:
    talk.ask(people["daniel"], "prepare_conversation")
    assert labels(talk, people["daniel"]) == [
        "Prepare a talk with Mina Sato",
        "Prepare a talk with Priya Nair",
        "Prepare a talk with Ana Lima (observer)",
        "Prepare a talk with Ana Lima (observer)",
        "Prepare a talk with Helena Marsh",
    ]
    talk.press(people["daniel"], "Prepare a talk with Helena Marsh")
    talk.expects(people["daniel"], "what you planned")
    talk.ask(people["daniel"], "prepare_conversation")
    talk.press(people["daniel"], "Prepare a talk with Priya Nair")
    talk.expects(people["daniel"], "Before you talk with Priya Nair")


def test_for_a_talk_with_the_own_manager_there_is_what_one_can_bring(talk: Talk, people: Cast) -> None:
    for given in ({"person": str(people["daniel"])}, {}):
        talk.ask(people["mina"], "prepare_conversation", **given)
        assert labels(talk, people["mina"]) == ["Show my plan", "What am I missing?"]


def test_for_somebody_whom_nobody_knows_there_is_no_own_manager_instead(talk: Talk, people: Cast) -> None:
    talk.house = understands(Reading("prepare_conversation", unknown_words="Zed"))
    for who in ("mina", "daniel"):
        talk.say(people[who], "help me prepare for my one-on-one with Zed")
        assert talk.bodies(people[who]) == ["I don't know anybody called “Zed”."]


@pytest.mark.parametrize("intent", ["team_matrix", "team_readiness"])
def test_a_team_is_a_manager_s_and_nobody_is_ranked(talk: Talk, people: Cast, intent: str) -> None:
    talk.ask(people["daniel"], intent)
    assert labels(talk, people["daniel"])[:2] == [
        "This week's talks",
        "Start a career conversation with Mina Sato",
    ]
    talk.ask(people["mina"], intent)
    talk.expects(people["mina"], "Only a manager has a team here")


@pytest.mark.parametrize("intent", ["pulse_results", "programme_metrics"])
def test_what_is_not_counted_yet_is_the_same_for_everybody(talk: Talk, people: Cast, intent: str) -> None:
    said = set()
    for who in people.values():
        talk.ask(who, intent)
        said.add(talk.read(who))
    assert len(said) == 1


def test_without_a_framework_there_is_still_a_sentence(database: Database) -> None:
    with database.unit() as unit:
        lonely = person(unit, "Lone Ranger").id
    talk = Talk(database)
    for intent in NOT_YET:
        talk.ask(lonely, intent)
        assert talk.bodies(lonely)
        assert "Something broke" not in talk.read(lonely)


def test_small_talk_gets_a_short_answer_and_what_can_be_done(talk: Talk, people: Cast) -> None:
    for text in ("thanks", "how are you", "good morning"):
        talk.say(people["mina"], text)
        assert talk.bodies(people["mina"])[0].startswith("I help people and their managers talk")
        assert "What's next for me?" in labels(talk, people["mina"])
