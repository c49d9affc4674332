"""What there is at Slack: workspaces, people, channels, messages, views, files and tokens."""

import copy
import time
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]
Values = dict[str, dict[str, Json]]  # block_id, then action_id, as Slack's `state.values`


class NotPossible(AssertionError):  # noqa: N818
    """Slack's own client would not let the person do this."""


class Refused(Exception):  # noqa: N818
    """A call that Slack answers with an error."""

    def __init__(self, error: str, *messages: str, **more: Any) -> None:
        super().__init__(error)
        self.error, self.messages, self.more = error, messages, more


@dataclass
class Workspace:
    """A workspace with the app in it, or in the whole organisation that it belongs to."""

    id: str
    name: str
    enterprise: str | None = None
    org_wide: bool = False
    agents: bool = False
    messages_tab: bool = True
    bot_token: str = ""

    @property
    def owner(self) -> str:
        """The id under which the installation stands: the organisation's, where it is org-wide."""
        return self.enterprise if self.org_wide and self.enterprise else self.id

    @property
    def bot(self) -> str:
        return f"UBOT{self.owner}"

    @property
    def bot_profile(self) -> str:
        return f"BBOT{self.owner}"

    @property
    def domain(self) -> str:
        return self.name.lower().replace(" ", "-")


@dataclass
class Person:
    """Somebody with an account. `agents` is None where the workspace's own setting counts."""

    id: str
    name: str
    team: str
    email: str = ""
    tz: str = "Europe/Berlin"
    tz_offset: int = 3600
    title: str = ""
    is_bot: bool = False
    deleted: bool = False
    is_restricted: bool = False
    is_ultra_restricted: bool = False
    is_stranger: bool = False
    agents: bool | None = None
    visits: str | None = None
    dm_closed: bool = False


@dataclass
class Channel:
    """A conversation: a direct message with the app (`im`) or a channel."""

    id: str
    team: str
    name: str
    members: set[str]
    im: bool = False
    shared: bool = False
    archived: bool = False


@dataclass
class Posted:
    """A message as it stands now, and as it stood before each change (`versions`, oldest first)."""

    ts: str
    channel: str
    team: str
    by: str
    text: str
    bot: bool = False
    thread_ts: str | None = None
    blocks: list[Json] = field(default_factory=list)
    attachments: list[Json] = field(default_factory=list)
    metadata: Json | None = None
    files: list[str] = field(default_factory=list)
    ephemeral: bool = False
    to: str | None = None
    client_msg_id: str | None = None
    edited: bool = False
    deleted: bool = False
    values: Values = field(default_factory=dict)
    versions: list[Json] = field(default_factory=list)
    arguments: Json = field(default_factory=dict)

    def keep_version(self) -> None:
        self.versions.append({"text": self.text, "blocks": copy.deepcopy(self.blocks)})


@dataclass
class View:
    """A modal or a home tab as the person sees it, with what was typed in it (`values`)."""

    id: str
    kind: str
    team: str
    person: str
    shape: Json
    hash: str
    root: str
    previous: str | None = None
    values: Values = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def blocks(self) -> list[Json]:
        blocks: list[Json] = self.shape["blocks"]
        return blocks

    @property
    def callback_id(self) -> str:
        return str(self.shape.get("callback_id", ""))

    @property
    def title(self) -> str:
        return str(self.shape.get("title", {}).get("text", ""))


@dataclass
class Kept:
    """A file at Slack."""

    id: str
    name: str
    team: str
    by: str
    mimetype: str = "application/octet-stream"
    content: bytes = b""
    length: int = 0
    title: str = ""
    alt: str = ""
    complete: bool = False
    shares: dict[str, list[Json]] = field(default_factory=dict)


@dataclass
class Token:
    """An access token; `state` is live, revoked or inactive (the app was uninstalled)."""

    value: str
    owner: str
    org_wide: bool = False
    team: str = ""
    expires: float | None = None
    state: str = "live"


@dataclass
class Trigger:
    """The right to open a view, for three seconds and once."""

    id: str
    person: str
    team: str
    born: float
    used: bool = False
    view: str | None = None


@dataclass
class Line:
    """A response_url: where it answers to, and how often it did."""

    key: str
    person: str
    team: str
    channel: str
    born: float
    message: str | None = None
    uses: int = 0


@dataclass
class Session:
    """An agent session: a thread with a title and a status."""

    channel: str
    thread_ts: str
    title: str = ""
    status: str = "active"


@dataclass
class Answer:
    """What came back for what somebody did.

    `status` is 200 where it was accepted, 0 where nothing was sent or nothing came back.
    """

    status: int = 0
    body: Any = None
    attempts: int = 0
    error: str = ""
    payload: Json = field(default_factory=dict)
    ts: str = ""

    @property
    def ok(self) -> bool:
        return self.status == 200 and not self.error

    @property
    def trigger_id(self) -> str:
        return str(self.payload.get("trigger_id", ""))

    @property
    def event_id(self) -> str:
        return str(self.payload.get("event_id", ""))


@dataclass(frozen=True)
class Refusal:
    """A payload outside the limits: which call, where in it, which rule."""

    where: str
    path: str
    rule: str


@dataclass(frozen=True)
class Call:
    """A call of the Web API as it came in, and what was answered (empty where nothing was)."""

    method: str
    arguments: Json
    team: str
    reply: Json
    at: float = field(default_factory=time.monotonic)
