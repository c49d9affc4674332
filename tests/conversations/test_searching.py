"""Two or three letters find somebody, for whoever takes part in an open dialogue."""

from conversations.messages import Option, Slot
from storage.database import Database
from tests.builders import cast
from tests.talk import Talk


def test_a_few_letters_find_everybody_with_such_a_name(database: Database) -> None:
    people, talk = cast(database), Talk(database)
    daniel, ivo = people["daniel"], people["ivo"]
    talk.say(daniel, "start a career conversation with Mina")
    with database.reading() as unit:
        (dialogue,) = unit.dialogues.open_for(daniel)
    slot = Slot(dialogue=dialogue.id, step="way")
    found = [
        Option(value=str(people["helena"]), label="Helena Marsh"),
        Option(value=str(people["mina"]), label="Mina Sato"),
    ]
    assert [*talk.search(daniel, slot, "ma").options] == found[:1]
    assert [*talk.search(daniel, slot, "Mi").options] == found[1:]
    assert [*talk.search(daniel, slot, "%").options] == []
    assert [*talk.search(ivo, slot, "Mi").options] == []
