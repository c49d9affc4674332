"""What is Mina's stays with Mina and her manager: plan, ratings, answers, drafts, home, options."""

from conversations.messages import Press, Pressed, Slot
from tests.builders import Cast
from tests.conversations.houses import CAREER, SECRETS
from tests.talk import Talk


def test_her_manager_sees_her_plan_and_it_is_written_down_for_her(private: Talk, people: Cast) -> None:
    private.say(people["daniel"], "show Mina's plan")
    private.expects(people["daniel"], "Zephyr script")
    with private.database.reading() as unit:
        assert {each.viewer_id for each in unit.ledger.viewers(people["mina"])} == {people["daniel"]}


def test_her_manager_does_not_see_her_sealed_self_rating(private: Talk, people: Cast) -> None:
    private.press(people["daniel"], "Brief me first", CAREER, on="How shall we do this?")
    private.expects(people["daniel"], "the manager's rating is Learning")
    assert "self-rating" not in private.read(people["daniel"])
    private.say(people["daniel"], "What am I missing for Senior Observer?")
    assert "rating is" not in private.read(people["daniel"])


def test_she_does_not_see_what_her_manager_is_asked(private: Talk, people: Cast) -> None:
    everything = "".join(
        message.model_dump_json()
        for card in private.screen(people["mina"]).cards.values()
        for message in card.versions
    )
    assert "How shall we do this?" not in everything
    assert "Where would Mina Sato like to be" not in everything


def test_the_options_of_a_question_reach_only_the_one_who_is_asked(private: Talk, people: Cast) -> None:
    private.press(people["daniel"], "A next role", CAREER)
    private.press(people["daniel"], "Senior Observer", CAREER)
    private.expects(people["daniel"], "the manager's rating is Learning")
    assert private.bodies(people["mina"]) == []


def test_the_home_of_a_manager_shows_names_and_no_content(private: Talk, people: Cast) -> None:
    home = private.open_home(people["daniel"]).home
    assert home is not None
    told = home.model_dump_json()
    assert "Start a career conversation with Mina Sato" in told
    assert not [secret for secret in SECRETS if secret in told]


def test_her_own_home_shows_her_plan_and_her_talk(private: Talk, people: Cast) -> None:
    home = private.open_home(people["mina"]).home
    assert home is not None
    assert "Zephyr script" in home.model_dump_json()
    assert "Career conversation with Mina Sato" in home.model_dump_json()


def test_a_draft_is_its_authors_alone(private: Talk, people: Cast) -> None:
    assert private.press(people["mina"], "Open").form is not None
    back = private.send(
        Pressed, people["daniel"], "talk", press=Press(do="open", slot=Slot(dialogue=2, step="ratings"))
    )
    assert back.form is None
    private.expects(people["daniel"], "That card is from a conversation that is not yours to answer")


def test_no_summary_that_may_stand_on_a_lock_screen_holds_content(private: Talk, people: Cast) -> None:
    summaries = "".join(
        message.summary
        for who in ("mina", "daniel")
        for card in private.screen(people[who]).cards.values()
        for message in card.versions
    )
    assert not [secret for secret in SECRETS if secret in summaries]


def test_whoever_asks_what_is_kept_reads_how_to_have_it_all_or_to_be_erased(
    private: Talk, people: Cast
) -> None:
    private.say(people["mina"], "what do you store about me?")
    private.expects(people["mina"], "You can ask for all of it as a file, or to be erased.")
