"""FakeSlack: what a test sees."""

import copy
import time
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self, TypeVar

from . import answer_lines
from .faults import Rate
from .nouns import Answer, Call, Channel, Json, Person, Posted, Refusal, Session, View, Workspace
from .speaking import Speaking
from .touching import Touching

T = TypeVar("T")


class FakeSlack(Speaking, Touching):
    """Slack on loopback. Every method may be called from any thread, and none is a coroutine.

    In a test that is one, call what waits for the app in a thread: `await asyncio.to_thread(slack.say, ...)`.

    Args:
        rates: hold calls against the tiers (429 with Retry-After).
        rotation: tokens end after twelve hours and come with a refresh token.
    """

    def __init__(self, *, rates: bool = False, rotation: bool = False) -> None:
        super().__init__(rates=rates, rotation=rotation)

    def __enter__(self) -> Self:
        self._server.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.stop()

    # -- addresses and secrets

    @property
    def url(self) -> str:
        """The base of the Web API, to be given as `base_url`."""
        return f"{self.world.address}/api/"

    @property
    def address(self) -> str:
        """The server without a path."""
        return self.world.address

    @property
    def bot_token(self) -> str:
        """The bot token of the first workspace."""
        with self.world.lock:
            first = next(iter(self.world.workspaces.values()), None) or self.workspace("T1")
            return first.bot_token

    @property
    def app_token(self) -> str:
        return self.world.app_token

    @property
    def signing_secret(self) -> str:
        return self.world.signing_secret

    @property
    def client_id(self) -> str:
        return self.world.client_id

    @property
    def client_secret(self) -> str:
        return self.world.client_secret

    @property
    def app_id(self) -> str:
        return self.world.app_id

    # -- switches

    def connect_http(self, url: str) -> None:
        """From now on everything goes, signed, to this request URL."""
        self._wire.address = url

    def verify_url(self) -> bool:
        """What Slack does when an address is entered: whether the app gives a challenge back."""
        challenge = {"type": "url_verification", "token": self.world.verification_token, "challenge": "c-7"}
        came: Answer = self._server.run(self._wire.interaction("events_api", challenge))
        return came.ok and came.body in ("c-7", {"challenge": "c-7"})

    def disconnect(self, reason: str = "warning", which: int | None = None) -> None:
        """Tell Socket Mode connections to go: `warning`, `refresh_requested` or `link_disabled`."""
        self._server.run(
            self._wire.disconnect(reason, lambda links: links if which is None else [links[which]])
        )

    @property
    def connections(self) -> int:
        """How many Socket Mode connections are open."""
        return len(self._wire.staying())

    @property
    def rejects(self) -> set[str]:
        """Types of blocks that this workspace does not know."""
        return self.world.rejects

    @rejects.setter
    def rejects(self, kinds: set[str]) -> None:
        self.world.rejects = set(kinds)

    @property
    def duplicate_events(self) -> bool | str:
        """True: each event comes once more after it was taken; "at_once": twice at the same time."""
        return self._wire.duplicate

    @duplicate_events.setter
    def duplicate_events(self, how: bool | str) -> None:
        self._wire.duplicate = how

    def obey(self, manifest: Json) -> None:
        """Grant only the scopes of a manifest and send only its events."""
        self.world.scopes = set(manifest["oauth_config"]["scopes"]["bot"])
        self.world.subscriptions = set(manifest["settings"]["event_subscriptions"]["bot_events"])

    def wait_for_app(self, seconds: float) -> None:
        """How long Slack waits for an answer, instead of three seconds."""
        self._wire.patience = seconds

    def let_pass(self, seconds: float) -> None:
        """Move Slack's clock on: for triggers, tokens, response_urls and rates."""
        with self.world.lock:
            self.world.ahead += seconds

    def fail_next(self, method: str, how: str, *, times: int = 1, seconds: float = 1) -> None:
        """Let the next calls of a method go wrong.

        Args:
            method: for example `chat.postMessage`; `upload` is the address that takes a file's content.
            how: `429`, `503`, `drop_after`, `drop_before`, `slow`, or an error of Slack's.
            times: how many calls.
            seconds: Retry-After of a 429; how slow.
        """
        with self.world.lock:
            self._faults.add(method, how, times, seconds)

    def set_rate(self, method: str, count: int, seconds: float = 60) -> None:
        """Another tier for a method, where rates are held."""
        assert self._rates is not None
        with self.world.lock:
            self._rates.methods[method] = Rate(count, seconds)
            self._rates.channels.pop(method, None)

    # -- who and what there is

    def workspace(
        self, team: str, enterprise: str | None = None, *, installed: bool = True, **more: Any
    ) -> Workspace:
        """A workspace, made where there is none; `more` as in `Workspace`: org_wide, agents, name.

        The app is in it, unless `installed` says no.
        """
        with self.world.lock:
            if team in self.world.workspaces:
                return self.world.workspaces[team]
            made = Workspace(team, more.pop("name", f"Team {team}"), enterprise, **more)
            return self.world.add_workspace(made, installed=installed)

    def add_person(
        self,
        id: str,  # noqa: A002
        name: str = "",
        email: str = "",
        *,
        team: str = "T1",
        **more: Any,
    ) -> Person:
        """Somebody with an account; `more` as in `Person`. A stranger `visits` a workspace."""
        with self.world.lock:
            self.workspace(more.get("visits") or team)
            self.world.people[id] = person = Person(id, name or f"Person {id}", team, email=email, **more)
            return person

    def add_channel(
        self,
        id: str,  # noqa: A002
        name: str = "general",
        *,
        team: str = "T1",
        members: list[str],
        shared: bool = False,
    ) -> Channel:
        """A channel with these people and the app in it."""
        with self.world.lock:
            home = self.workspace(team)
            channel = Channel(id, team, name, {*members, home.bot}, shared=shared)
            self.world.channels[id] = channel
            return channel

    def allow(self, by: str | None = None, *, team: str | None = None, org_wide: bool = False) -> str:
        """Somebody allows the installation: the code for the redirect address."""
        with self.world.lock:
            return answer_lines.allow(self.world, team, by=by, org_wide=org_wide)

    # -- what can be seen

    def dm(self, person: str | Person) -> str:
        """The id of somebody's direct message with the app."""
        with self.world.lock:
            return self.world.dm(self.world.person(person)).id

    def messages(self, of: str | Person, thread: str | None = None) -> list[Posted]:
        """What stands in a channel, or in somebody's direct message, oldest first.

        Threads are within it; with `thread` it is that thread alone, its root first.
        Ephemeral messages are there for the one person who sees them.
        """
        with self.world.lock:
            if isinstance(of, str) and of in self.world.channels:
                shown = [each for each in self.world.messages if each.channel == of and not each.deleted]
            else:
                person = self.world.person(of)
                direct = self.world.dm(person).id
                shown = [
                    each for each in self._seen_by(person) if each.channel == direct or each.to == person.id
                ]
            if thread is not None:
                shown = [each for each in shown if thread in (each.ts, each.thread_ts)]
            return copy.deepcopy(shown)

    def home(self, person: str | Person) -> View | None:
        """Somebody's home tab."""
        with self.world.lock:
            who = self.world.person(person)
            return copy.deepcopy(self.world.homes.get((self.world.workspace_of(who).id, who.id)))

    def view(self, person: str | Person) -> View | None:
        """The modal on top of those that somebody has open."""
        return next(iter(self.views(person)[::-1]), None)

    def views(self, person: str | Person) -> list[View]:
        """The modals that somebody has open, the first one first."""
        with self.world.lock:
            return copy.deepcopy(self.world.stacks.get(self.world.person(person).id, []))

    def sessions(self, person: str | Person) -> dict[str, Session]:
        """Agent sessions of somebody, by thread."""
        with self.world.lock:
            direct = self.world.dm(self.world.person(person)).id
            return {key[1]: copy.copy(each) for key, each in self.world.sessions.items() if key[0] == direct}

    def prompts(self, person: str | Person) -> list[Json]:
        """The suggested prompts that somebody sees."""
        with self.world.lock:
            direct = self.world.dm(self.world.person(person)).id
            return copy.deepcopy(self.world.prompts.get(direct, {}).get("prompts", []))

    def content(self, file: str) -> bytes:
        """What is in a file, by its id."""
        with self.world.lock:
            return self.world.files[file].content

    @property
    def refused(self) -> list[Refusal]:
        """Every payload outside the limits; a test asserts that there is none."""
        with self.world.lock:
            return list(self.world.refused)

    @property
    def rejected(self) -> list[Refusal]:
        """Every payload with a block that this workspace does not know."""
        with self.world.lock:
            return list(self.world.rejected)

    @property
    def calls(self) -> list[Call]:
        """Every call of the Web API, in order."""
        with self.world.lock:
            return list(self.world.calls)

    def called(self, method: str) -> list[Json]:
        """The arguments of every call of one method."""
        return [call.arguments for call in self.calls if call.method == method]

    def wait(self, condition: Callable[[], T], patience: float = 5) -> T:
        """Wait until something is so, and give it.

        Raises:
            AssertionError: it did not become so in time.
        """
        ends = time.monotonic() + patience
        while not (found := condition()):
            if time.monotonic() > ends:
                last = [(call.method, call.reply.get("error", "ok")) for call in self.calls[-5:]]
                raise AssertionError(f"not so within {patience} s; last calls {last}, refused {self.refused}")
            time.sleep(0.01)
        return found

    def settle(self, patience: float = 5) -> None:
        """Wait until nothing that Slack sends by itself is under way."""
        self.wait(lambda: not self._server.under_way, patience)
