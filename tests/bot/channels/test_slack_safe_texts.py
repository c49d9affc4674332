"""Nobody's name or answer mentions a channel, forges a link or breaks out of a block."""

from collections.abc import Iterator
from unicodedata import category

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.database import Database
from tests.fake_slack import Posted
from tests.slack_safe import breaches, links, objects
from tests.slack_town import Town, labels, town, words

NASTY = (
    "<!channel> <!here> <!everyone>",
    "<@U1> <@UBOTT1> <!subteam^S1>",
    "<#C1|general>",
    "*bold* _italic_ ~gone~ `code` ```block```",
    "<https://evil.example|HR portal>",
    "<mailto:hr@evil.example|HR>",
    "[HR portal](https://evil.example)",
    "&lt;!channel&gt; &amp;lt;",
    "\u202eevil\u202d \u2066x",
    "<!date^1392734382^{date}^https://evil.example|today>",
    "> quoted\n- listed\n# headed",
    "x" * 3000,
)


@pytest.fixture
def at(sqlite_database: Database) -> Iterator[Town]:
    with town(sqlite_database) as made:
        yield made


def letters(text: str) -> str:
    """What is left to read of a text: without line breaks, and without signs that nobody sees."""
    return "".join(each for each in text if category(each) != "Cf" and each != "\n").strip()


def begun(at: Town) -> str:
    """The thread of a talk in which Mina is asked something, in her direct message."""
    at.say("daniel", "start a career conversation with Mina")
    at.press("daniel", "Walk me through it")
    card = next(each for each in at.arrived("mina") if "proud" in words(each))
    return card.thread_ts or card.ts


@pytest.mark.parametrize("nasty", NASTY)
def test_an_answer_is_shown_to_the_letter_and_does_nothing(at: Town, nasty: str) -> None:
    thread = begun(at)
    at.say("mina", nasty, thread)
    at.say("mina", "back", thread)
    told = at.say("mina", nasty, thread)
    assert letters(nasty) in letters(words([*told, *at.arrived("daniel")]))
    assert breaches(at.slack) == []
    assert [each for each in links(at.slack) if "evil" in each] == []


@pytest.mark.parametrize("nasty", NASTY[:10])
def test_a_name_is_shown_to_the_letter_and_does_nothing(at: Town, nasty: str) -> None:
    with at.database.unit() as unit:
        unit.people.describe(at.people["mina"], full_name=nasty, preferred_name=nasty)
    at.home("mina")
    home = at.home("daniel")
    assert letters(nasty) in letters(words(home))
    at.press("daniel", next(each for each in labels(home) if "career conversation with" in each), "home")
    told = [*at.press("daniel", "Walk me through it"), *at.arrived("mina")]
    assert letters(nasty) in letters(words(told))
    assert breaches(at.slack) == []
    assert [each for each in links(at.slack) if "evil" in each] == []


def test_what_is_private_stays_out_of_what_a_lock_screen_shows(at: Town) -> None:
    thread = begun(at)
    private = "I would like to leave the night watch"
    told = at.say("mina", private, thread)
    at.say("mina", "back", thread)
    told += at.say("mina", private, thread)
    told += at.arrived("daniel")
    with_audience = [each for each in told if "Who can see this" in words(each)]
    assert with_audience
    for each in with_audience:
        assert private not in each.text
        assert body_of(each) not in each.text
    for call in at.slack.calls:
        assert private not in str(call.arguments.get("text", ""))


def body_of(posted: Posted) -> str:
    """The first text of a card."""
    return words(posted).partition("\n")[0]


def test_no_payload_carries_an_answer_where_others_could_read_it(at: Town) -> None:
    """Metadata of messages can be read by other apps of the workspace."""
    thread = begun(at)
    at.say("mina", "I would like to leave the night watch", thread)
    for call in at.slack.calls:
        for each in objects(call.arguments.get("metadata") or {}):
            assert set(each) <= {"event_type", "event_payload", "parcel"}


def test_pictures_say_what_they_show(at: Town) -> None:
    at.say("mina", "what next?")
    pictures = [
        each for call in at.slack.calls for each in objects(call.arguments) if each.get("type") == "image"
    ]
    assert pictures
    assert all("Senior Observer" in each["alt_text"] for each in pictures)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet=st.sampled_from("<>@!#|&;^*_~`U1 \n\u202ehttps:/.x"), min_size=1, max_size=80))
def test_whatever_is_typed_no_payload_mentions_or_links(at: Town, text: str) -> None:
    at.say("mina", f"x{text}", raw=False)
    assert breaches(at.slack) == []
    assert [each for each in links(at.slack) if not each.startswith("slack:")] == []
