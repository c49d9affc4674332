"""A dialogue that runs: its guide as it was when it began, its people, and what is settled so far."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from conversations.guide import Guide
from conversations.messages import Slot, Spans
from conversations.scene import PersonView
from conversations.stepper import Journey, Place, Settled, Stop
from conversations.underway import Turn
from conversations.wording import Wording
from storage.dialogues import Dialogue, PartyStatus
from storage.people import Person
from storage.rows import Audience

TOGETHER: Place = ("_together", None)  # no step can be called so


@dataclass
class Running:
    """What the machinery needs of one dialogue within one turn.

    Args:
        dialogue: the row: who, about whom, where it stands.
        guide: the revision it began with.
        people: everybody who takes part, by id.
        wording: renders the guide's texts.
        settled: the answers, by step and item.
        today: the day of the one who opened it.
        cards: the cards that this turn put before people.
    """

    dialogue: Dialogue
    guide: Guide
    people: Mapping[int, Person]
    wording: Wording
    settled: dict[Place, Settled] = field(repr=False)
    today: date
    cards: dict[int, str] = field(default_factory=dict)

    @property
    def views(self) -> dict[str, object]:
        """What templates see besides the answers."""
        parties = self.dialogue.parties
        views = {
            name: PersonView(p.person_id, self.people[p.person_id].called) for name, p in parties.items()
        }
        return {**self.dialogue.entities, **views}

    @property
    def journey(self) -> Journey:
        """The guide with what is settled now."""
        return Journey(self.guide, self.settled, self.views, self.wording, self.today)

    @property
    def title(self) -> str:
        """The guide's title with its names."""
        return self.wording.line(self.guide.title, self.views)

    @property
    def opener(self) -> Person:
        """Who is walked through it."""
        return self.people[self.dialogue.opened_by]

    @property
    def readers(self) -> frozenset[int]:
        """Who can see what is written here; whoever takes no part reads nothing."""
        parties = self.dialogue.parties
        return frozenset(parties[name].person_id for name in self.guide.visible_to if name in parties)

    @property
    def audience(self) -> Audience:
        """The same, as it is frozen with each answer."""
        return Audience(self.readers, None)

    def person_of(self, party: str | None) -> Person:
        """Who plays a part (manager, employee); without a part, the one who opened it."""
        return self.people[self.dialogue.parties[party].person_id] if party else self.opener

    def part_of(self, person: int) -> str:
        """Which part somebody plays."""
        return next(name for name, party in self.dialogue.parties.items() if party.person_id == person)

    @property
    def together(self) -> bool:
        """Whether both are in one room, so that the one who opened it writes for both."""
        return TOGETHER in self.settled

    def answerer(self, stop: Stop) -> Person:
        """Who answers at a stop."""
        return self.opener if self.together else self.person_of(stop.party)

    def is_away(self, stop: Stop) -> bool:
        """Whether the one who is asked here takes no more part."""
        away = stop.party is not None and self.dialogue.parties[stop.party].status != "active"
        return away and not self.together

    def left(self, person: int) -> bool:
        """Whether somebody takes no more part."""
        return any(p.person_id == person and p.status != "active" for p in self.dialogue.parties.values())

    def set_status(self, turn: Turn, person: int, status: PartyStatus) -> None:
        """Note that somebody takes no more part, or is back."""
        turn.unit.dialogues.set_party(self.dialogue.id, person, status=status)
        for name, party in self.dialogue.parties.items():
            if party.person_id == person:
                self.dialogue.parties[name] = replace(party, status=status)

    def meet(self, turn: Turn) -> None:
        """Note that both are in one room from here on."""
        by, now = turn.person.id, turn.now
        self.settled[TOGETHER] = Settled("answered", TOGETHER[0], by, now)
        place = (self.dialogue.id, *TOGETHER)
        turn.unit.dialogues.settle(*place, "answered", TOGETHER[0], by, now, "", self.audience)

    def reopen(self, place: Place) -> None:
        """Open a settled place again in the journey of this turn; its answer stays at hand."""
        self.settled[place] = replace(self.settled[place], status="open")

    def late(self, slot: Slot, person: int) -> Stop | None:
        """A question to somebody that the guide went on without, and that they may still answer."""
        stop = self.passed((slot.step, slot.item))
        if stop is None or self.person_of(stop.party).id != person:
            return None
        settled = self.settled[stop.place]
        skipped = settled.status == "skipped" and settled.by != person
        return stop if skipped or settled.status in ("expired", "declined") else None

    def gone_on_without(self, person: int) -> Stop | None:
        """The last question to somebody that they may still answer."""
        places = (self.slot(stop.place) for stop in reversed(self.journey.passed()))
        return next((late for place in places if (late := self.late(place, person))), None)

    def place_with(self, person: int) -> str:
        """Where this dialogue is held with somebody."""
        return next(p.place for p in self.dialogue.parties.values() if p.person_id == person)

    def card_of(self, person: int) -> str | None:
        """The key of somebody's last card; None before anything was said to them."""
        kept = next(p.card for p in self.dialogue.parties.values() if p.person_id == person)
        return self.cards.get(person, kept)

    def remember_card(self, person: int, key: str) -> None:
        """Note which card stands open with somebody now."""
        self.cards[person] = key

    def slot(self, place: Place) -> Slot:
        """A place as a card carries it."""
        return Slot(dialogue=self.dialogue.id, step=place[0], item=place[1])

    def passed(self, place: Place) -> Stop | None:
        """A settled question as it was asked; None where it no longer counts."""
        return next((stop for stop in self.journey.passed() if stop.place == place), None)

    def question(self, stop: Stop) -> Spans:
        """The words of a question, or the title of a form."""
        return self.wording.spans(stop.ask.ask if stop.kind == "ask" else stop.form.title, stop.names)


def running(turn: Turn, dialogue: Dialogue) -> Running:
    """Everything about a dialogue that the machinery needs."""
    people = turn.unit.people.many({party.person_id for party in dialogue.parties.values()})
    return Running(
        dialogue=dialogue,
        guide=turn.house.guides.pinned(
            dialogue.revision, lambda: turn.unit.dialogues.revision(dialogue.revision)
        ),
        people=people,
        wording=turn.house.phrases.wording(turn.person.language),
        settled={
            place: Settled(a.status, a.value, a.by, a.at, a.inputs, a.together)
            for place, a in turn.unit.dialogues.answers(dialogue.id).items()
        },
        today=turn.scene_of(people[dialogue.opened_by]).today,
    )
