"""The state of Slack: everything that exists, under one lock."""

import itertools
import secrets
import threading
import time
from collections.abc import Callable, Iterator

from .nouns import (
    Call,
    Channel,
    Json,
    Kept,
    Line,
    Person,
    Posted,
    Refusal,
    Refused,
    Session,
    Token,
    Trigger,
    View,
    Workspace,
)

ROTATED = 43_200  # seconds that a rotated token lives


class World:
    """Everything that Slack knows. Whoever reads or changes it holds `lock`."""

    def __init__(self, *, rotation: bool) -> None:
        self.lock = threading.RLock()
        self.rotation = rotation
        self.fresh: Iterator[int] = itertools.count(1)
        self.ahead = 0.0
        self.address = ""
        self.app_id, self.client_id, self.client_secret = "A0TRELLIS", "11.22", "client-secret"
        self.signing_secret, self.verification_token = "signing-secret", "verification-token"
        self.app_token = f"xapp-1-{self.app_id}-1-secret"
        self.scopes: set[str] | None = None
        self.subscriptions: set[str] | None = None
        self.rejects: set[str] = set()
        self.trigger_life = 3.0
        self.line_life, self.line_uses = 1800.0, 5
        self.workspaces: dict[str, Workspace] = {}
        self.people: dict[str, Person] = {}
        self.channels: dict[str, Channel] = {}
        self.messages: list[Posted] = []
        self.homes: dict[tuple[str, str], View] = {}
        self.stacks: dict[str, list[View]] = {}
        self.files: dict[str, Kept] = {}
        self.tokens: dict[str, Token] = {}
        self.refreshers: dict[str, str] = {}
        self.codes: dict[str, Json] = {}
        self.triggers: dict[str, Trigger] = {}
        self.lines: dict[str, Line] = {}
        self.sessions: dict[tuple[str, str], Session] = {}
        self.prompts: dict[str, Json] = {}
        self.statuses: dict[tuple[str, str], str] = {}
        self.tickets: set[str] = set()
        self.calls: list[Call] = []
        self.refused: list[Refusal] = []
        self.rejected: list[Refusal] = []
        self.emit: Callable[[Workspace, Json], None] = lambda _workspace, _event: None
        self._last_ts = 0

    def now(self) -> float:
        """The time at Slack: the real one, and what tests let pass."""
        return time.time() + self.ahead

    def next_ts(self) -> str:
        """The name of a new message: seconds and microseconds, never twice."""
        self._last_ts = max(int(self.now() * 1_000_000), self._last_ts + 1)
        return f"{self._last_ts // 1_000_000}.{self._last_ts % 1_000_000:06d}"

    def next_id(self, letter: str) -> str:
        return f"{letter}0{next(self.fresh):07X}"

    # -- people and places

    def add_workspace(self, workspace: Workspace, *, installed: bool) -> Workspace:
        self.workspaces[workspace.id] = workspace
        if workspace.bot not in self.people:
            self.people[workspace.bot] = Person(workspace.bot, "trellis", workspace.id, is_bot=True)
        if installed:
            workspace.bot_token = self.new_token(workspace).value
        return workspace

    def person(self, who: str | Person) -> Person:
        return self.people[who if isinstance(who, str) else who.id]

    def workspace_of(self, person: Person) -> Workspace:
        """Where somebody meets the app."""
        own = self.workspaces.get(person.visits or person.team)
        return own or next(iter(self.workspaces.values()))

    def dm(self, person: Person) -> Channel:
        """The direct message of somebody with the app, opened where it is not yet."""
        workspace = self.workspace_of(person)
        members = {person.id, workspace.bot}
        for channel in self.channels.values():
            if channel.im and channel.members == members and channel.team == workspace.id:
                return channel
        shared = person.team != workspace.id
        opened = Channel(self.next_id("D"), workspace.id, "directmessage", members, im=True, shared=shared)
        self.channels[opened.id] = opened
        return opened

    def other(self, channel: Channel) -> Person:
        """Who is in a direct message with the app."""
        return next(self.people[each] for each in channel.members if not self.people[each].is_bot)

    def agents_on(self, channel: Channel) -> bool:
        """Whether agent features are on in a conversation."""
        workspace = self.workspaces[channel.team]
        if not channel.im:
            return workspace.agents
        person = self.other(channel)
        guest = person.is_restricted or person.is_ultra_restricted or person.is_stranger
        return workspace.agents and not guest if person.agents is None else person.agents

    def message(self, channel: str, ts: str) -> Posted | None:
        found = (each for each in self.messages if each.ts == ts and each.channel == channel)
        return next((each for each in found if not each.deleted), None)

    # -- rights that pass

    def new_token(self, workspace: Workspace) -> Token:
        """A new access token. Of an installation that rotates, only the last two live."""
        prefix = "xoxe.xoxb-1-" if self.rotation else "xoxb-"
        expires = self.now() + ROTATED if self.rotation else None
        value = f"{prefix}{workspace.owner}-{secrets.token_hex(8)}"
        token = Token(value, workspace.owner, workspace.org_wide, workspace.id, expires)
        if self.rotation:
            for old in self.live_tokens(workspace.owner)[:-1]:
                old.expires = 0
        self.tokens[value] = token
        return token

    def live_tokens(self, owner: str) -> list[Token]:
        live = (token for token in self.tokens.values() if token.owner == owner)
        return [token for token in live if token.state == "live" and token.expires != 0]

    def new_trigger(self, person: Person, view: str | None = None) -> str:
        workspace = self.workspace_of(person)
        name = f"{next(self.fresh)}.{next(self.fresh)}.{secrets.token_hex(16)}"
        self.triggers[name] = Trigger(name, person.id, workspace.id, self.now(), view=view)
        return name

    def exchange(self, name: str | None) -> Trigger:
        """Use a trigger up.

        Raises:
            Refused: it is unknown, used or too old.
        """
        trigger = self.triggers.get(name or "")
        if trigger is None:
            raise Refused("invalid_trigger_id")
        if trigger.used:
            raise Refused("exchanged_trigger_id")
        if self.now() - trigger.born > self.trigger_life:
            raise Refused("expired_trigger_id")
        trigger.used = True
        return trigger

    def new_line(self, person: Person, channel: str, message: str | None = None) -> str:
        """A response_url."""
        workspace = self.workspace_of(person)
        key = secrets.token_hex(12)
        self.lines[key] = Line(key, person.id, workspace.id, channel, self.now(), message)
        path = "actions" if message else "commands"
        return f"{self.address}/{path}/{workspace.id}/{key}"
