"""Lessons are published in the chat as a file that takes the place of the one before."""

from conversations.library import HERE
from tests.builders import Cast
from tests.conversations.brought import bring, colleague, publish
from tests.talk import Talk

SHIPPED = (HERE / "lessons.yaml").read_text(encoding="utf-8")
OWN = SHIPPED.replace("title: Hold your advice back", "title: Advice can wait")
WRONG = OWN.replace("    try:", "    tyr:", 1)


def test_what_changes_is_said_and_seen_before_it_is_published(talk: Talk, people: Cast) -> None:
    ines = people["ines"]
    bring(talk, ines, "lessons.yaml", OWN)
    talk.expects(ines, "Changed lesson: Advice can wait")
    talk.press(ines, "Before and after")
    (table,) = [card.message.table for card in talk.screen(ines).at("talk") if card.message.table][-1:]
    assert table is not None
    assert table.rows[0][1].startswith("Hold your advice back")
    talk.say(people["daniel"], "how do I hold back advice?")
    assert "Advice can wait" not in talk.read(people["daniel"])


def test_published_they_are_found_at_once_and_an_earlier_revision_comes_back(
    talk: Talk, people: Cast
) -> None:
    ines, daniel = people["ines"], people["daniel"]
    publish(talk, ines, "lessons.yaml", OWN)
    talk.expects(ines, "They are found from now on.")
    talk.say(daniel, "how do I hold back advice?")
    talk.expects(daniel, "Advice can wait")
    talk.ask(ines, "content", do="revisions", what="lessons")
    talk.expects(ines, "Changed lesson: Advice can wait")
    talk.ask(ines, "content", do="back", what="lessons", revision="0")
    assert talk.work()
    talk.press(ines, "Publish")
    talk.say(daniel, "how do I hold back advice?")
    talk.expects(daniel, "Hold your advice back")


def test_a_mistake_is_named_by_its_line_and_mended(talk: Talk, people: Cast) -> None:
    ines = people["ines"]
    bring(talk, ines, "lessons.yaml", WRONG)
    talk.expects(ines, "'tyr' has no meaning here. Did you mean 'try'?")
    talk.expects(ines, "Nothing was changed.")
    publish(talk, ines, "lessons.yaml", OWN)
    talk.expects(ines, "They are found from now on.")


def test_they_can_be_taken_along_as_they_are_in_force(talk: Talk, people: Cast) -> None:
    ines = people["ines"]
    talk.say(ines, "show the lesson file")
    talk.expects(ines, "There are 28 lessons.")
    talk.ask(ines, "content", do="download", what="lessons")
    file = talk.screen(ines).at("talk")[-1].message.file
    assert file is not None
    assert file.name == "lessons.yaml"
    bring(talk, ines, "lessons.yaml", SHIPPED)
    talk.expects(ines, "Nothing in")


def test_the_second_of_two_is_told(talk: Talk, people: Cast) -> None:
    ines, other = people["ines"], colleague(talk, people)
    bring(talk, other, "lessons.yaml", OWN.replace("title: Come back to it", "title: Come back"))
    publish(talk, ines, "lessons.yaml", OWN)
    talk.press(other, "Publish")
    talk.expects(other, "Ines Roth published something else meanwhile")


def test_nobody_else_publishes_any(talk: Talk, people: Cast) -> None:
    talk.attach(people["daniel"], "lessons.yaml", OWN)
    talk.expects(people["daniel"], "Files are for the people team")
    talk.ask(people["daniel"], "content", do="download", what="lessons")
    talk.expects(people["daniel"], "That is for the people team.")
