"""The turn under way: the open unit, who speaks, and what is to be said when it commits."""

from dataclasses import dataclass, field
from datetime import datetime, time
from zoneinfo import ZoneInfo

from conversations.guarded import Guarded
from conversations.house import House
from conversations.messages import Home, Immediate, Message, Prompt
from conversations.scene import Scene
from storage.people import Person
from storage.unit import UnitOfWork

MORNING = time(9)


@dataclass
class Turn:
    """One turn. Only the turn and the dialogues' own machinery hold the open unit.

    Args:
        unit: the open unit of work.
        house: words and abilities.
        person: who speaks.
        event: the key of what came in; every message of this turn is keyed by it.
        place: where it came in.
        now: business time, UTC.
        immediate: what goes straight back.
        can_open: whether what came in was a press, which alone can open a form.
        in_job: whether this is slow work under way, rather than somebody waiting for an answer.
        told: what the speaker is told, in order.
    """

    unit: UnitOfWork = field(repr=False)
    house: House = field(repr=False)
    person: Person
    event: str
    place: str
    now: datetime
    immediate: Immediate = field(default_factory=Immediate)
    can_open: bool = False
    in_job: bool = False
    told: list[Message | Home | Prompt] = field(default_factory=list)
    _said: int = 0
    _scene: Scene | None = None
    _earliest: dict[int, datetime] = field(default_factory=dict)

    @property
    def scene(self) -> Scene:
        """The scene of the person who speaks."""
        if self._scene is None:
            self._scene = self.scene_of(self.person)
        return self._scene

    def scene_of(self, person: Person) -> Scene:
        """The scene as another person would have it: their permissions, day and language."""
        today = self.now.astimezone(ZoneInfo(person.timezone)).date()
        guarded = Guarded(self.unit, person, self.now, today)
        return Scene(person, self.now, guarded, self.house.phrases)

    def tell(  # noqa: PLR0913 - an address and what hangs on a message
        self,
        message: Message | Home | Prompt,
        *,
        person: int | None = None,
        place: str | None = None,
        replaces: str | None = None,
        about: int | None = None,
        right: str | None = None,
    ) -> str:
        """Queue a message, by default to the speaker where they spoke; it leaves after the commit.

        Args:
            message: what is said.
            person: to whom.
            place: where.
            replaces: the key of an earlier message whose place it takes.
            about: whose content it carries; the permission is checked again when it is sent.
            right: what must still be allowed towards that person, as `delivery.right` writes it.

        Returns:
            The message's key.
        """
        self._said += 1
        if person in (None, self.person.id):
            self.told.append(message)
        key = f"{self.event}/{self._said}"
        reader = person or self.person.id
        self.unit.mailbox.put(
            person_id=reader,
            place=place or self.place,
            body_json=message.model_dump_json(),
            key=key,
            kind="answer" if reader == self.person.id else "must",
            now=self.now,
            not_before=self.earliest(reader),
            replaces=replaces,
            about=about,
            action=right,
        )
        return key

    def earliest(self, person: int) -> datetime:
        """When somebody may be written to: the speaker now, others not before the end of their pause."""
        if person == self.person.id:
            return self.now
        if person not in self._earliest:
            until = self.unit.people.preferences(person).paused_until
            zone = ZoneInfo(self.unit.people.get(person).timezone)
            morning = datetime.combine(until, MORNING, zone) if until else self.now
            self._earliest[person] = max(self.now, morning)
        return self._earliest[person]
