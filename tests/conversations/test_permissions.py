"""Who may see and do what: the whole table, and every real thing behind it."""

from collections.abc import Iterator
from itertools import product

import pytest

from conversations.answers import ANSWERS
from conversations.dialogue.begin import STARTS
from conversations.guarded import Guarded
from conversations.messages import Drafted, Immediate, Press, Pressed, Searched, Slot, Submitted
from conversations.permissions import RULES, Action, Relation, Thing, may
from conversations.problems import NotAllowed
from storage.database import Database
from tests.builders import NOW, SENIOR, TODAY, Cast
from tests.conversations.houses import SECRETS
from tests.screen import pressable
from tests.talk import Talk

EVERYBODY = " ".join(Relation)
MATRIX = f"""
role read:         {EVERYBODY}
standing read:     self manager
self-rating write: self
plan read:         self manager
plan write:        self manager
conversation start: manager
conversation write: self
preferences read:  self
preferences write: self
ledger read:       self
remark write:      self
evidence read:     self
evidence write:    self
content read:      people-team
content write:     people-team
account read:      people-team
account write:     people-team
grant read:        people-team
grant write:       people-team
schedule read:     people-team
schedule write:    people-team
health read:       people-team operator
sample read:       people-team
"""
ALLOWED = {
    (thing, deed): set(who.split())
    for line in MATRIX.strip().splitlines()
    for (named, who) in [line.split(":")]
    for (thing, deed) in [named.split()]
}
NOT_HERS = ("helena", "priya", "tomas", "otto", "ines", "ivo", "noor")
STANDS = dict.fromkeys((*NOT_HERS, "ana"), Relation.COLLEAGUE) | {
    "mina": Relation.SELF,
    "daniel": Relation.MANAGER,
    "helena": Relation.SKIP_LEVEL,
}
GIVEN = {"ines": {Relation.PEOPLE_TEAM}}


@pytest.mark.parametrize(("thing", "deed", "relation"), list(product(Thing, Action, Relation)))
def test_the_table_allows_what_is_written_here_and_nothing_else(
    thing: Thing, deed: Action, relation: Relation
) -> None:
    assert may({relation}, thing, deed) == (relation in ALLOWED.get((thing, deed), set()))


def test_every_rule_is_written_here() -> None:
    assert {(str(thing), str(deed)) for thing, deed in RULES} == set(ALLOWED)


@pytest.mark.parametrize("name", STANDS)
def test_everybody_may_what_their_relation_to_the_person_allows(
    database: Database, people: Cast, name: str
) -> None:
    with database.reading() as unit:
        guarded = Guarded(unit, unit.people.get(people[name]), NOW, TODAY)
        for thing, deed in product(Thing, Action):
            relations = {STANDS[name], *GIVEN.get(name, set())}
            allowed = not relations.isdisjoint(ALLOWED.get((thing, deed), set()))
            assert guarded.may(thing, deed, people["mina"]) == allowed
            if not allowed:
                with pytest.raises(NotAllowed, match=f"not_allowed.{thing}"):
                    guarded.check(thing, deed, people["mina"])


def attempts(talk: Talk, people: Cast, viewer: int) -> Iterator[Immediate]:
    """Everything that somebody could try, by words, by buttons of others and by forged presses."""
    for text in (
        "show Mina's plan", "what did Mina commit to", "start a career conversation with Mina",
        "what is Mina missing for Senior Observer?", "I finished the Zephyr script",
        "push the Zephyr script to May", "rate Mina", "show my plan", "help",
    ):  # fmt: skip
        yield talk.say(viewer, text)
    about = {"person": str(people["mina"]), "role": SENIOR, "status": "dropped", "due": "2027-01-01"}
    for intent, key in product((*ANSWERS, *STARTS), ("1", "2")):
        if intent not in ("start_assessment", "set_goal", "preferences"):  # always one's own
            yield talk.ask(viewer, intent, action=key, **about)
    for press, values in presses_of_others(talk, people):
        yield talk.send(Pressed, viewer, "talk", press=press, values=values)
    for slot in (Slot(dialogue=2, step="ratings"), Slot(dialogue=1, step="ambition")):
        for kind in (Submitted, Drafted):
            yield talk.send(kind, viewer, "talk", slot=slot, page=0, values={"measuring": "learning"})
        yield talk.send(Searched, viewer, "talk", slot=slot, text="Mina")
    yield talk.say(viewer, "my answer", "dialogue:1")
    yield talk.open_home(viewer)


def presses_of_others(talk: Talk, people: Cast) -> list[tuple[Press, tuple[str, ...]]]:
    """Every press that Mina or Daniel ever had before them and that leads into a dialogue."""
    cards = [card for who in ("mina", "daniel") for card in talk.screen(people[who]).cards.values()]
    found = [each for card in cards for message in card.versions for each in pressable(message)]
    return [(press, values) for _, press, values in found if press.slot is not None]


def kept(talk: Talk, people: Cast) -> object:
    mina = people["mina"]
    with talk.database.reading() as unit:
        return (
            unit.plans.plan(mina), unit.plans.events(mina), unit.careers.ratings(mina),
            unit.dialogues.answers(1), unit.dialogues.answers(2), unit.dialogues.drafts(2, mina, "ratings"),
            unit.dialogues.events(mina), unit.ledger.viewers(mina), unit.people.preferences(mina),
        )  # fmt: skip


@pytest.mark.parametrize("name", NOT_HERS)
def test_whoever_may_not_reads_a_sentence_and_none_of_her_content(
    private: Talk, people: Cast, name: str
) -> None:
    before = kept(private, people)
    for back in attempts(private, people, people[name]):
        told = back.model_dump_json() + private.read(people[name])
        assert not [secret for secret in SECRETS if secret in told]
        assert private.bodies(people[name]) or back != Immediate(), "nothing was answered"
        assert "Something broke" not in told
        assert not private.bodies(people["mina"]) + private.bodies(people["daniel"])
    assert kept(private, people) == before
