"""What one person has before them: cards by place, replaced ones included, and an open form."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from conversations.messages import Button, Form, Home, Message, Option, Outbound, Press, Prompt, Spans
from conversations.wording import plain


@dataclass
class Card:
    """One message on the screen, with everything it has been; the last is what can be seen now."""

    place: str
    versions: list[Message]

    @property
    def message(self) -> Message:
        return self.versions[-1]


@dataclass
class Screen:
    """Everything one person was sent, in the order in which it arrived."""

    cards: dict[str, Card] = field(default_factory=dict)
    others: list[Home | Prompt] = field(default_factory=list)
    unread: list[tuple[str, Message]] = field(default_factory=list)
    form: Form | None = None
    errors: dict[str, str] = field(default_factory=dict)
    home: Home | None = None
    options: tuple[Option, ...] = ()

    def show(self, place: str, receipt: str, message: Outbound, replaces: str | None) -> None:
        """Put a message there, or in the place of an earlier one."""
        if not isinstance(message, Message):
            self.others.append(message)
            return
        self.unread.append((place, message))
        if replaces in self.cards:
            self.cards[replaces].versions.append(message)
            self.cards[receipt] = self.cards[replaces]
        else:
            self.cards[receipt] = Card(place, [message])

    def at(self, place: str) -> list[Card]:
        """The cards of a place, the newest last."""
        return [
            card for card in {id(each): each for each in self.cards.values()}.values() if card.place == place
        ]

    def place_of(self, title: str) -> str:
        """Where the thread of this title is held, the newest first; a beginning of the title will do."""
        if title == "talk" or title.startswith("dialogue:"):
            return title
        for card in reversed(self.cards.values()):
            if any((each.title or "").startswith(title) for each in card.versions):
                return card.place
        raise AssertionError(f"there is no thread called {title!r} on this screen")

    def find(self, label: str, place: str, on: str | None = None) -> tuple[Press, tuple[str, ...]]:
        """What pressing a label means; `on` names a card by a part of its text, also one replaced since."""
        for card in reversed(self.at(place)):
            versions = card.versions if on else card.versions[-1:]
            for message in reversed(versions):
                if (on is None or on in drawn(message)) and (found := meaning(message, label)):
                    return found
        raise AssertionError(f"nothing to press called {label!r} in {place}; there is {self.labels(place)}")

    def labels(self, place: str) -> list[str]:
        """Everything that can be pressed in a place now."""
        return [label for card in self.at(place) for label, _, _ in pressable(card.message)]


def pressable(message: Message) -> Iterator[tuple[str, Press, tuple[str, ...]]]:
    """Every label of a message with what pressing it sends."""
    if message.question:
        press = Press(do="answer", slot=message.question.slot)
        for option in message.question.options:
            yield option.label, press, (option.value,)
    for button in (*_of_parts(message), *message.buttons):
        yield button.label, button.press, ()


def _of_parts(message: Message) -> Iterator[Button]:
    return (button for part in message.parts for button in part.buttons)


def meaning(message: Message, label: str) -> tuple[Press, tuple[str, ...]] | None:
    """What pressing a label of this message sends; None where it has no such label."""
    return next(((press, values) for name, press, values in pressable(message) if name == label), None)


def drawn(message: Message) -> str:
    """Every word of a message, as a person can come to read it."""
    parts: list[Spans] = [message.body, message.hint, *(fact.value for fact in message.facts)]
    parts += [each for part in message.parts for each in (part.body, part.settled)]
    parts += [message.settled, message.audience, message.more]
    words = [plain(part) for part in parts] + [fact.label for fact in message.facts]
    words += [message.title or "", message.chart.alt if message.chart else ""]
    if question := message.question:
        words += [plain(question.problem), question.prefill or ""]
        words += [f"{each.label} {each.detail or ''}" for each in question.options]
    return "\n".join([*words, *(button.label for button in (*_of_parts(message), *message.buttons))])
