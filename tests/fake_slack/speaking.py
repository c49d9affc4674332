"""Hands that speak: messages, mentions, the home tab opened, people who join, change and leave."""

import mimetypes
from typing import Any

from . import payloads, shapes, texts
from .core import Core
from .nouns import Answer, Channel, Json, Kept, NotPossible, Person, Posted, Token

File = tuple[str, bytes]


class Speaking(Core):
    """What comes to the app as an event."""

    def say(
        self,
        person: str | Person,
        text: str,
        thread: str | None = None,
        files: list[File] | None = None,
        *,
        raw: bool = False,
    ) -> Answer:
        """Write to the app in the direct message; `ts` of what comes back names the message.

        Args:
            person: who writes.
            text: what; the three signs that Slack escapes are escaped, unless `raw`.
            thread: the root of the thread in which it stands.
            files: names and contents.
            raw: `text` is already as Slack writes it, with `<@U1>` in it for example.
        """
        with self.world.lock:
            who = self.world.person(person)
            home = self.world.workspace_of(who)
            channel = self.world.dm(who)
            if not home.messages_tab or who.dm_closed:
                raise NotPossible("Sending messages to this app has been turned off")
            posted = self._written(who, channel, text if raw else texts.escaped(text), thread)
            posted.blocks = texts.rich(text, f"b{next(self.world.fresh):x}") if text else []
            posted.files = [self._kept(who, name, content) for name, content in files or []]
            event = shapes.message_event(self.world, posted) | self._from_outside(who, channel)
        answer = self._event(home, event, channel)
        answer.ts = posted.ts
        return answer

    def _written(self, who: Person, channel: Channel, text: str, thread: str | None) -> Posted:
        if thread is not None and self.world.message(channel.id, thread) is None:
            raise NotPossible(f"there is no thread {thread}")
        name = f"00000000-0000-4000-8000-{next(self.world.fresh):012x}"
        posted = Posted(self.world.next_ts(), channel.id, who.team, who.id, text, thread_ts=thread)
        posted.client_msg_id = name
        self.world.messages.append(posted)
        return posted

    def _kept(self, who: Person, name: str, content: bytes) -> str:
        home = self.world.workspace_of(who)
        kept = Kept(self.world.next_id("F"), name, home.id, who.id, content=content, complete=True)
        kept.mimetype = mimetypes.guess_type(name)[0] or kept.mimetype
        self.world.files[kept.id] = kept
        return kept.id

    def _from_outside(self, who: Person, channel: Channel) -> Json:
        """What Slack Connect adds to what a stranger writes."""
        if who.team == channel.team:
            return {}
        return {"user_team": who.team, "source_team": who.team}

    def write(self, person: str | Person, channel: str, text: str, thread: str | None = None) -> Posted:
        """Write in a channel to other people; the app hears of it only if it reads channels."""
        with self.world.lock:
            who, place = self.world.person(person), self.world.channels[channel]
            posted = self._written(who, place, texts.escaped(text), thread)
            posted.blocks = texts.rich(text, f"b{next(self.world.fresh):x}")
            event = shapes.message_event(self.world, posted)
            home = self.world.workspaces[place.team]
        self._event(home, event, place)
        return posted

    def mention(
        self, person: str | Person, channel: str, text: str, thread: str | None = None
    ) -> Answer:
        """Write in a channel with the app's name before it (app_mention)."""
        with self.world.lock:
            who, place = self.world.person(person), self.world.channels[channel]
            home = self.world.workspaces[place.team]
            posted = self._written(who, place, f"<@{home.bot}> {texts.escaped(text)}", thread)
            posted.blocks = texts.rich(text, f"b{next(self.world.fresh):x}", home.bot)
            event = shapes.message_event(self.world, posted) | {"type": "app_mention"}
            event |= self._from_outside(who, place)
            del event["channel_type"]
        answer = self._event(home, event, place)
        answer.ts = posted.ts
        return answer

    def open_app(self, person: str | Person, tab: str = "home") -> Answer:
        """Open the app at its tab `home` or `messages` (app_home_opened)."""
        with self.world.lock:
            who = self.world.person(person)
            home, channel = self.world.workspace_of(who), self.world.dm(who)
            event = self._now("app_home_opened") | {"user": who.id, "channel": channel.id, "tab": tab}
            shown = self.world.homes.get((home.id, who.id))
            if tab == "home" and shown is not None:
                event["view"] = shapes.view(self.world, shown)
        return self._event(home, event, channel)

    def _now(self, kind: str) -> Json:
        return {"type": kind, "event_ts": self.world.next_ts()}

    def change_person(self, person: str | Person, **changes: Any) -> Answer:
        """Change what Slack knows of somebody (user_change), for example `tz` or `deleted`."""
        with self.world.lock:
            who = self.world.person(person)
            for name, value in changes.items():
                getattr(who, name)  # a slip in a name is a mistake
                setattr(who, name, value)
        return self._told(who, "user_change")

    def join(self, person: str | Person) -> Answer:
        """Somebody who was added is new in the workspace (team_join)."""
        with self.world.lock:
            return self._told(self.world.person(person), "team_join")

    def _told(self, who: Person, kind: str) -> Answer:
        with self.world.lock:
            home = self.world.workspace_of(who)
            event = self._now(kind) | {"user": shapes.person(self.world, who)}
            event["cache_ts"] = int(self.world.now())
        return self._event(home, event)

    def uninstall(self, team: str = "") -> list[Answer]:
        """Take the app out of a workspace: its tokens end, and it is told twice."""
        with self.world.lock:
            home = self.world.workspaces[team or next(iter(self.world.workspaces))]
            for token in self._tokens(home.owner):
                token.state = "inactive"
            revoked = self._now("tokens_revoked") | {"tokens": {"oauth": [], "bot": [home.bot]}}
            gone = self._now("app_uninstalled")
        return [self._event(home, revoked), self._event(home, gone)]

    def revoke_tokens(self, team: str = "") -> Answer:
        """End the tokens of a workspace and tell the app (tokens_revoked)."""
        with self.world.lock:
            home = self.world.workspaces[team or next(iter(self.world.workspaces))]
            for token in self._tokens(home.owner):
                token.state = "revoked"
            event = self._now("tokens_revoked") | {"tokens": {"oauth": [], "bot": [home.bot]}}
        return self._event(home, event)

    def _tokens(self, owner: str) -> list[Token]:
        return [token for token in self.world.tokens.values() if token.owner == owner]

    def stop_session(self, person: str | Person, thread: str) -> Answer:
        """Press *stop* while the agent is busy (agent_session_stopped)."""
        with self.world.lock:
            who = self.world.person(person)
            home, channel = self.world.workspace_of(who), self.world.dm(who)
            event = self._now("agent_session_stopped") | {"channel": channel.id, "thread_ts": thread}
            event |= {"user": who.id, "streaming_message_ts": []}
        return self._event(home, event, channel)

    def rename_session(self, person: str | Person, thread: str, title: str) -> Answer:
        """Give a session another title by hand (agent_session_title_changed)."""
        with self.world.lock:
            who = self.world.person(person)
            home, channel = self.world.workspace_of(who), self.world.dm(who)
            session = self.world.sessions[channel.id, thread]
            event = self._now("agent_session_title_changed") | {"channel": channel.id, "thread_ts": thread}
            event |= {"user": who.id, "team_id": home.id, "title": title}
            if session.title:
                event["previous_title"] = session.title
            session.title = title
        return self._event(home, event, channel)

    def send_event(self, event: Json, team: str = "") -> Answer:
        """Any event, as it is written here."""
        with self.world.lock:
            home = self.world.workspaces[team or next(iter(self.world.workspaces))]
        return self._event(home, self._now(event["type"]) | event)

    def send_again(self, answer: Answer) -> Answer:
        """The very same event or payload once more: a late duplicate."""
        if "event" not in answer.payload:
            return self._interact(answer.payload, "slash_commands" if "command" in answer.payload else "interactive")
        again: Answer = self._server.run(self._wire.event(answer.payload))
        return again

    def hold(self) -> None:
        """Keep events back until `release`."""
        with self.world.lock:
            self._held = []

    def release(self, *, backwards: bool = False) -> list[Answer]:
        """Send what was held, one after the other, in order or the last first."""
        with self.world.lock:
            held, self._held = self._held or [], None
        return [self._server.run(self._wire.event(each)) for each in (held[::-1] if backwards else held)]


__all__ = ["Speaking", "payloads"]
