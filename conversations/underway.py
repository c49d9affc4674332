"""The turn under way: the open unit, who speaks, and what is to be said when it commits."""

from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from conversations.guarded import Guarded
from conversations.hours import earliest
from conversations.house import House
from conversations.messages import Home, Immediate, Message, Prompt
from conversations.scene import Scene
from storage.mailbox import ParcelKind
from storage.people import Person
from storage.unit import UnitOfWork


@dataclass(frozen=True)
class Post:
    """How a message is sent.

    Args:
        kind: how urgent it is, and whether it is charged to the nudge budget.
        key: says what this message is, so that it is said once.
        topic: what it is about, where nobody asked for it just now; people can say that they want no more.
        not_before: when it may go at the earliest, if that is later than its reader's hours say.
    """

    kind: ParcelKind
    key: str
    topic: str | None = None
    not_before: datetime | None = None


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
        can_open: whether what came in can open a form: a press, or a message that was passed on.
        in_job: whether this is slow work under way, rather than somebody waiting for an answer.
        by_clock: whether nobody spoke: it fell due, so that everybody is told in their own working hours.
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
    by_clock: bool = False
    told: list[Message | Home | Prompt] = field(default_factory=list)
    base: House = field(init=False, repr=False)
    _said: int = 0
    _scene: Scene | None = None
    _earliest: dict[int, datetime] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Speak with what is published by now; `base` keeps the words without it."""
        self.base, self.house = self.house, self.house.current(self.unit)

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
        house = self.house
        return Scene(person, self.now, guarded, house.phrases, house.lessons, house.guides.situations)

    def tell(  # noqa: PLR0913 - an address and what hangs on a message
        self,
        message: Message | Home | Prompt,
        *,
        person: int | None = None,
        place: str | None = None,
        replaces: str | None = None,
        about: int | None = None,
        right: str | None = None,
        post: Post | None = None,
    ) -> str:
        """Queue a message, by default to the speaker where they spoke; it leaves after the commit.

        The speaker is told at once, others in their working hours; a change of an older message always.

        Args:
            message: what is said.
            person: to whom.
            place: where.
            replaces: the key of an earlier message whose place it takes.
            about: whose content it carries; the permission is checked again when it is sent.
            right: what must still be allowed towards them, as `delivery.right` writes it.
            post: how it is sent, where nobody asked for it just now.

        Returns:
            The message's key.
        """
        reader = person or self.person.id
        if reader == self.person.id:
            self.told.append(message)
        post = post or self._post(reader)
        self.unit.mailbox.put(
            person_id=reader,
            place=place or self.place,
            body_json=message.model_dump_json(),
            key=post.key,
            kind=post.kind,
            now=self.now,
            not_before=self.now if replaces else max(self.earliest(reader), post.not_before or self.now),
            replaces=replaces,
            about=about,
            action=right,
            topic=post.topic,
        )
        return post.key

    def _post(self, reader: int) -> Post:
        """How a message is sent that somebody asked for: at once to whoever waits."""
        self._said += 1
        return Post("answer" if self._waits(reader) else "must", f"{self.event}/{self._said}")

    def earliest(self, person: int) -> datetime:
        """When somebody may be written to: whoever speaks now, others in their own working hours."""
        if self._waits(person):
            return self.now
        if person not in self._earliest:
            self._earliest[person] = earliest(self.unit, person, self.now)
        return self._earliest[person]

    def _waits(self, person: int) -> bool:
        """Whether somebody waits for an answer."""
        return person == self.person.id and not self.by_clock
