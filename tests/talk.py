"""Drives `turn.receive` without a channel: people say and press things, and read what arrives."""

from base64 import b64encode
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from pydantic import TypeAdapter

from conversations import clockwork, delivery, jobs, planning, turn
from conversations.house import House
from conversations.messages import (
    Account,
    Arrived,
    Drafted,
    File,
    Form,
    Immediate,
    Inbound,
    Outbound,
    Press,
    Pressed,
    Said,
    Searched,
    Shared,
    Slot,
    Submitted,
    Uploaded,
)
from conversations.wording import plain
from storage.database import Database
from tests.builders import NOW
from tests.screen import Screen, drawn

OUTBOUND: TypeAdapter[Outbound] = TypeAdapter(Outbound)
LEASE = timedelta(minutes=1)


class Talk:
    """A conversation under test.

    Args:
        database: where.
        open_house: reads the words; called again at every restart.
        now: business time; `wait` moves it.
        restarts: whether the whole house is thrown away and opened again before each turn and each delivery.
        events: what the keys of its events begin with, where others were there before.
    """

    def __init__(
        self,
        database: Database,
        open_house: Callable[[], House] = House.open,
        now: datetime = NOW,
        *,
        restarts: bool = False,
        events: str = "event",
    ) -> None:
        self.database, self.house, self.now = database, open_house(), now
        self.restarts = restarts
        self._open_house = open_house
        self._events, self._called = 0, events
        self._screens: dict[int, Screen] = {}

    # ── what people do ───────────────────────────────────────────────────────────────────────────────────

    def say(self, person: int, text: str, in_: str = "talk") -> Immediate:
        """Write words in the direct message or in a thread."""
        return self.send(Said, person, in_, text=text)

    def press(self, person: int, label: str, in_: str = "talk", *, on: str | None = None) -> Immediate:
        """Press what carries this label; `on` finds it on an older card by a part of its text."""
        screen = self.screen(person)
        press, values = screen.find(label, screen.place_of(in_), on)
        return self.send(Pressed, person, in_, press=press, values=values)

    def press_as_seen_by(self, person: int, other: int, label: str, in_: str, on: str) -> Immediate:
        """Send what a card of somebody else would send: a press that was copied or forged."""
        screen = self.screen(other)
        press, values = screen.find(label, screen.place_of(in_), on)
        return self.send(Pressed, person, "talk", press=press, values=values)

    def submit(self, person: int, answers: Mapping[str, str], in_: str = "talk") -> Immediate:
        """Fill in the page of the open form, by the labels of its fields, and send it."""
        form = self.form(person)
        values = filled(form, answers)
        return self.send(Submitted, person, in_, slot=form.slot, page=form.page, values=values)

    def leave(self, person: int, answers: Mapping[str, str], in_: str = "talk") -> Immediate:
        """Fill in some of the page and close it."""
        form = self.form(person)
        values = filled(form, answers)
        back = self.send(Drafted, person, in_, slot=form.slot, page=form.page, values=values)
        self.screen(person).form = None
        return back

    def search(self, person: int, slot: Slot, text: str) -> Immediate:
        """Type letters into a long choice."""
        return self.send(Searched, person, "talk", slot=slot, text=text)

    def attach(self, person: int, name: str, text: str | bytes) -> Immediate:
        """Send a file in the direct message."""
        content = b64encode(text if isinstance(text, bytes) else text.encode()).decode()
        return self.send(Uploaded, person, "talk", file=File(name=name, media="", content=content))

    def share(self, person: int, permalink: str, purpose: str = "evidence") -> Immediate:
        """Pass a message on from its menu: only where it is."""
        return self.send(Shared, person, "talk", permalink=permalink, purpose=purpose)

    def ask(self, speaker: int, intent: str, /, **given: str) -> Immediate:
        """Press a button that asks for an intent, whether or not there is one."""
        press = Press(do="ask", given={"intent": intent, **given})
        return self.send(Pressed, speaker, "talk", press=press, values=())

    def open_home(self, person: int) -> Immediate:
        """Open the home."""
        return self.send(Arrived, person, "talk", where="home")

    # ── what happens by itself ───────────────────────────────────────────────────────────────────────────

    def wait(self, **time: float) -> None:
        """Let time go by; what falls due meanwhile is dealt with."""
        self.put_away()
        self.now += timedelta(**time)
        self._restart()
        clockwork.open_due(self.database, self.house, self.now)
        self.deliver()

    def live(self, **time: float) -> None:
        """Let time go by as where the service runs: planned ahead, and from due moment to due moment."""
        self.put_away()
        end = self.now + timedelta(**time)
        while True:
            self._restart()
            planning.plan_ahead(self.database, self.now)
            clockwork.open_due(self.database, self.house, self.now)
            self.deliver()
            coming = self._next_due()
            if self.now == end:
                return
            self.now = min(end, coming) if coming else end

    def _next_due(self) -> datetime | None:
        """The next moment after now at which something is due."""
        with self.database.reading() as unit:
            due = [unit.agenda.next_due(self.now), unit.mailbox.next_due(self.now)]
        return min(filter(None, due), default=None)

    def work(self) -> bool:
        """Do the next piece of slow work; False when there is none."""
        self.put_away()
        self._restart()
        worked = jobs.run_next(self.database, self.house, self.now)
        self.deliver()
        return worked

    def deliver(self) -> None:
        """Carry everything that is due to the screens, as a courier does."""
        self._restart()
        while parcels := delivery.claim(self.database, self.now, self.now + LEASE, 50):
            for parcel in parcels:
                message = OUTBOUND.validate_json(parcel.body)
                self.screen(parcel.person_id).show(parcel.place, str(parcel.id), message, parcel.replaces)
                with self.database.unit() as unit:
                    unit.mailbox.sent(parcel.id, str(parcel.id), self.now)

    # ── what people read ─────────────────────────────────────────────────────────────────────────────────

    def screen(self, person: int) -> Screen:
        """Everything a person has before them."""
        return self._screens.setdefault(person, Screen())

    def form(self, person: int) -> Form:
        """The form that is open."""
        form = self.screen(person).form
        assert form is not None, "no form is open"
        return form

    def read(self, person: int) -> str:
        """Every word that arrived since the last thing anybody did."""
        return "\n".join(drawn(message) for _, message in self.screen(person).unread)

    def bodies(self, person: int) -> list[str]:
        """The text of each message that arrived since the last thing anybody did."""
        return [plain(message.body) for _, message in self.screen(person).unread]

    def expects(self, person: int, words: str) -> None:
        """These words are among what just arrived."""
        assert words in self.read(person), f"{words!r} is not in\n{self.read(person)}"

    # ── how it travels ───────────────────────────────────────────────────────────────────────────────────

    def send(self, kind: Callable[..., Inbound], person: int, in_: str, **more: Any) -> Immediate:
        """One inbound, one turn, and the courier after it."""
        self._events += 1
        account = Account(channel="playground", workspace="local", external_id=str(person))
        place = self.screen(person).place_of(in_)
        event = f"{self._called}-{self._events}"
        return self.take(person, kind(event=event, account=account, place=place, at=self.now, **more))

    def take(self, person: int, inbound: Inbound) -> Immediate:
        """Receive, keep what comes straight back on the screen, and deliver the rest."""
        self.put_away()
        self._restart()
        back = turn.receive(self.database, self.house, inbound, self.now)
        screen = self.screen(person)
        screen.errors, screen.options, screen.home = back.errors, back.options, back.home
        screen.form = None if back.close else back.form or screen.form
        self.deliver()
        return back

    def put_away(self) -> None:
        """Whatever arrived so far counts as read."""
        for screen in self._screens.values():
            screen.unread.clear()

    def _restart(self) -> None:
        """Throw everything away that is held in memory."""
        if self.restarts:
            url = self.database.url.render_as_string(hide_password=False)
            self.database.close()
            self.database, self.house = Database(url), self._open_house()


def filled(form: Form, answers: Mapping[str, str]) -> dict[str, str]:
    """The values of a page from labels: of fields, and of options where there are some."""
    fields = {field.label: field for field in form.pages[form.page].fields}
    values = {}
    for label, answer in answers.items():
        named = {option.label: option.value for option in fields[label].options}
        values[fields[label].name] = named.get(answer, answer)
    return values
