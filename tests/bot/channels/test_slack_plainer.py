"""What Slack does not take is shown more plainly, and what comes along is sent or missed aloud."""

from base64 import b64encode
from collections.abc import Iterator

import pytest

from bot.channels.slack import words
from conversations.messages import Bar, Bars, File, Message, Table
from storage.database import Database
from tests.bot.channels.slack_hand import flat
from tests.bot.channels.slack_scene import POST, SlackScene, message, slack_scene
from tests.builders import NOW
from tests.fake_slack import Posted

NEWER = {"container", "data_visualization", "table"}
START, UPLOAD, END = "files.getUploadURLExternal", "upload", "files.completeUploadExternal"
BARS = Bars(
    title="Where you stand",
    lowest=1,
    highest=5,
    bars=(Bar(label="Mentoring", now=2, required=4), Bar(label="Optics", now=3, required=3)),
    alt="Mentoring 2 of 4, Optics 3 of 3",
)
TABLE = Table(caption="Your team", header=("Name", "Role"), rows=(("Mina", "Observer"), ("Ana", "Lead")))
RICH = message("A lot", chart=BARS, table=TABLE)
FAULTS = [
    *((START, how) for how in ("drop_after", "drop_before", "503", "429", "internal_error")),
    *((UPLOAD, how) for how in ("drop_before", "503", "429")),
    *((END, how) for how in ("drop_before", "503", "429", "internal_error")),
]
CONTENT = b"name: observatory\n"
FILE = File(name="observatory.yaml", media="application/yaml", content=b64encode(CONTENT).decode())


@pytest.fixture
def scene(sqlite_database: Database) -> Iterator[SlackScene]:
    with slack_scene(sqlite_database) as scene:
        yield scene


def send(scene: SlackScene, name: str, what: Message, key: str = "key", place: str = "talk") -> Posted:
    """Send somebody a message; gives it as it arrived, without what came along."""
    with scene.database.unit() as unit:
        unit.mailbox.put(scene.people[name], place, what.model_dump_json(), key, "answer", NOW)
    scene.settle()
    return next(each for each in reversed(scene.answers(name)) if each.metadata)


def ask(scene: SlackScene, name: str, text: str) -> Posted:
    """Say something; gives what came of it, without what came along."""
    assert scene.slack.say(scene.at(name), text).ok
    scene.settle()
    return next(each for each in reversed(scene.answers(name)) if each.metadata)


def kinds(posted: Posted) -> set[str]:
    return {block["type"] for block in flat(posted.blocks)}


def files(scene: SlackScene, name: str) -> list[tuple[bytes, str | None]]:
    """The files that we put into somebody's direct message, with the thread."""
    there = [each for each in scene.answers(name) if each.files]
    return [(scene.slack.content(file), each.thread_ts) for each in there for file in each.files]


def test_newer_blocks_are_used_where_slack_takes_them(scene: SlackScene) -> None:
    assert {"data_visualization", "table"} <= kinds(send(scene, "mina", RICH))


@pytest.mark.parametrize("kind", [*sorted(NEWER), "all"])
def test_where_they_are_refused_everything_is_there_in_text(scene: SlackScene, kind: str) -> None:
    scene.slack.rejects = refused = NEWER if kind == "all" else {kind}
    posted = send(scene, "mina", RICH)
    assert not kinds(posted) & refused
    for each in ("A lot", "Mentoring", "Optics", "Mina", "Observer", "Ana", "Lead"):
        assert each in f"{posted.blocks}", each
    assert scene.counts() == {"sent": 1}


def test_a_workspace_that_refused_them_is_not_asked_again(scene: SlackScene) -> None:
    scene.slack.rejects = NEWER
    send(scene, "mina", RICH)
    tried = len(scene.slack.called(POST))
    send(scene, "ana", RICH, "to ana")
    send(scene, "daniel", RICH, "to daniel")
    assert len(scene.slack.called(POST)) == tried + 2


def test_a_home_is_shown_where_newer_blocks_are_refused(scene: SlackScene) -> None:
    scene.slack.rejects = NEWER
    for name in ("daniel", "mina", "ines", "helena"):
        assert scene.slack.open_app(scene.at(name), "home").ok
        home = scene.slack.home(scene.at(name))
        assert home is not None
        assert home.blocks


def test_where_blocks_are_refused_altogether_the_text_arrives(scene: SlackScene) -> None:
    scene.slack.fail_next(POST, "invalid_blocks", times=2)
    posted = send(scene, "mina", RICH)
    assert posted.blocks == []
    assert all(each in posted.text for each in ("A lot", "Mentoring", "Optics", "Observer"))


def test_a_picture_is_an_image_that_says_what_it_shows(scene: SlackScene) -> None:
    posted = ask(scene, "mina", "what's next for me?")
    (image,) = [block for block in flat(posted.blocks) if block["type"] == "image"]
    assert len(image["alt_text"]) > len("a picture")
    assert scene.slack.content(image["slack_file"]["id"]).startswith(b"\x89PNG")


@pytest.mark.parametrize(("step", "how"), FAULTS)
def test_a_picture_that_cannot_be_sent_leaves_the_message_with_its_words(
    scene: SlackScene, step: str, how: str
) -> None:
    scene.slack.fail_next(step, how)
    posted = ask(scene, "mina", "what's next for me?")
    assert "image" not in kinds(posted)
    assert "Senior Observer" in f"{posted.text}{posted.blocks}"
    assert len(scene.answers("mina")) == 1


def test_a_picture_that_slack_does_not_know_yet_is_tried_once_more(scene: SlackScene) -> None:
    scene.slack.fail_next(POST, "invalid_blocks")
    assert "image" in kinds(ask(scene, "mina", "what's next for me?"))


@pytest.mark.parametrize("name", ["ines", "mina"])
def test_a_file_arrives_with_its_message(scene: SlackScene, name: str) -> None:
    ask(scene, name, "download our framework")
    sent = files(scene, name)
    assert len(sent) == (1 if name == "ines" else 0)
    assert all(b"observatory" in content for content, _ in sent)


def test_the_first_message_of_all_brings_its_file(scene: SlackScene) -> None:
    send(scene, "mina", message("Here it is", file=FILE))
    assert files(scene, "mina") == [(CONTENT, None)]


def test_a_file_stands_in_the_thread_of_its_message(scene: SlackScene) -> None:
    root = send(scene, "mina", message("root", file=FILE), "root", "dialogue:7")
    send(scene, "mina", message("in it", file=FILE), "in it", "dialogue:7")
    assert files(scene, "mina") == [(CONTENT, root.ts), (CONTENT, root.ts)]


@pytest.mark.parametrize(("step", "how"), FAULTS)
def test_who_misses_a_file_is_told_so(scene: SlackScene, step: str, how: str) -> None:
    scene.slack.fail_next(step, how)
    send(scene, "mina", message("Here it is", file=FILE))
    assert files(scene, "mina") == []
    assert scene.texts("mina")[1:] == [words.FILE_NOT_SENT]
    assert scene.counts() == {"sent": 1}


def test_a_file_of_whose_arrival_only_the_word_was_lost_is_not_called_missing(scene: SlackScene) -> None:
    scene.slack.fail_next(END, "drop_after")
    send(scene, "mina", message("Here it is", file=FILE))
    assert files(scene, "mina") == [(CONTENT, None)]
    assert words.FILE_NOT_SENT not in scene.texts("mina")


@pytest.mark.parametrize("place", ["talk", "dialogue:7"])
def test_a_message_that_was_cut_off_still_brings_its_file_once(scene: SlackScene, place: str) -> None:
    send(scene, "mina", message("known"), "known", place)
    scene.slack.fail_next(POST, "drop_after")
    send(scene, "mina", message("Here it is", file=FILE), place=place)
    assert files(scene, "mina") == []
    scene.room.reconcile()
    assert [content for content, _ in files(scene, "mina")] == [CONTENT]
    assert len([text for text in scene.texts("mina") if text.startswith("Here it is")]) == 1
