"""What the hands stand on: the world, and the ways to the app."""

import copy
from typing import Any

from . import answer_lines, limits, payloads
from .faults import Faults, Rates
from .nouns import Answer, Channel, Json, Person, Posted, View, Workspace
from .server import Server
from .wire import Wire
from .world import World

CHANNEL_MESSAGES = "message.channels"


class Core:
    """Sends events and interactions, in the order and with the doubles that a test asks for."""

    def __init__(self, *, rates: bool, rotation: bool) -> None:
        self.world = World(rotation=rotation)
        self.echoes = True
        self._wire = Wire(self.world)
        self._faults = Faults()
        self._rates = Rates() if rates else None
        self._server = Server(self.world, self._wire, self._faults, self._rates)
        self._held: list[Json] | None = None
        self._found: dict[tuple[str, str], list[Json]] = {}
        self.world.emit = self._echo

    def _connected(self) -> bool:
        return self._wire.address is not None or bool(self._wire.links)

    def _heard(self, event: Json) -> bool:
        """Whether the app is subscribed to this event."""
        name = event["type"]
        if name == "message":
            name = "message.im" if event["channel_type"] == "im" else CHANNEL_MESSAGES
        wanted = self.world.subscriptions
        return name != CHANNEL_MESSAGES if wanted is None else name in wanted

    def _echo(self, home: Workspace, event: Json) -> None:
        """What the app does comes back to it as an event, as it does at Slack."""
        if self.echoes and self._heard(event) and self._connected():
            sent = payloads.envelope(self.world, home, event)
            if self._held is not None:
                self._held.append(sent)
            else:
                self._server.later(self._wire.event(sent))

    def _event(self, home: Workspace, event: Json, channel: Channel | None = None) -> Answer:
        with self.world.lock:
            shared = channel is not None and channel.shared
            sent = payloads.envelope(self.world, home, event, shared=shared)
            if not self._heard(event):
                return Answer(error="not_subscribed", payload=sent)
            if self._held is not None:
                self._held.append(sent)
                return Answer(error="held", payload=sent)
        answer: Answer = self._server.run(self._wire.event(sent))
        return answer

    def _interact(self, payload: Json, kind: str = "interactive") -> Answer:
        answer: Answer = self._server.run(self._wire.interaction(kind, payload))
        return answer

    def _place(self, person: Person, where: "Posted | View | str | None") -> Posted | View:
        """The message or view that somebody has before them, as it is now.

        Raises:
            LookupError: they do not see it.
        """
        stack = self.world.stacks.get(person.id, [])
        if where is None:
            return stack[-1]
        home = self.world.homes.get((self.world.workspace_of(person).id, person.id))
        if isinstance(where, View) or where == "home":
            name = where.id if isinstance(where, View) else ""
            shown = home if where == "home" else next((each for each in stack if each.id == name), None)
            if shown is None and home is not None and home.id == name:
                shown = home
            if shown is None:
                raise LookupError(f"{person.id} has no such view before them")
            return shown
        ts = where if isinstance(where, str) else where.ts
        for posted in self._seen_by(person):
            if posted.ts == ts:
                return posted
        raise LookupError(f"{person.id} does not see the message {ts}")

    def _seen_by(self, person: Person) -> list[Posted]:
        own = {each.id for each in self.world.channels.values() if person.id in each.members}
        seen = [each for each in self.world.messages if each.channel in own and not each.deleted]
        return [each for each in seen if not each.ephemeral or each.to == person.id]

    def _immediate(self, payload: Json, body: Any) -> None:
        """Show what an app answered to a slash command in the answer itself."""
        if not body:
            return
        given = body if isinstance(body, dict) else {"text": str(body)}
        line = self.world.lines[payload["response_url"].rpartition("/")[2]]
        limits.check(self.world, "slash command", "message", given)
        answer_lines.answer(self.world, copy.copy(line), given)
