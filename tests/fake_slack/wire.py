"""How Slack reaches the app: signed requests to its address, or envelopes over Socket Mode."""

import asyncio
import hashlib
import hmac
import json
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import aiohttp
from aiohttp import web

from .nouns import Answer, Json
from .world import World

PAUSES = (0.0, 60.0, 300.0)  # seconds before each retry of an event
FORMS = {"slash_commands", "interactive"}


@dataclass
class Came:
    """What came back for one try."""

    status: int = 0
    body: Any = None
    error: str = ""
    final: bool = False


@dataclass(eq=False)
class Link:
    """One Socket Mode connection and what waits on it for an acknowledgement."""

    socket: web.WebSocketResponse
    waiting: dict[str, asyncio.Future[Any]] = field(default_factory=dict)
    leaving: bool = False


class Wire:
    """Sends to the app. Lives on the server's event loop."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.address: str | None = None
        self.patience = 3.0
        self.pace = 0.001
        self.duplicate: bool | str = False
        self.links: list[Link] = []
        self.session: aiohttp.ClientSession | None = None
        self._turn = 0

    async def event(self, envelope: Json) -> Answer:
        """An event, with the retries that Slack makes."""
        sends = [self._with_retries(envelope)]
        if self.duplicate == "at_once":
            sends.append(self._with_retries(envelope))
        answers = await asyncio.gather(*sends)
        if self.duplicate is True:
            await self._once("events_api", envelope, (1, "http_timeout"))
        return answers[0]

    async def _with_retries(self, envelope: Json) -> Answer:
        answer = Answer(payload=envelope)
        retry: tuple[int, str] | None = None
        for number, pause in enumerate((None, *PAUSES)):
            if pause is not None:
                await asyncio.sleep(pause * self.pace)
            came = await self._once("events_api", envelope, retry)
            answer.attempts += 1
            answer.status, answer.body, answer.error = came.status, came.body, came.error
            if not came.error or came.final:
                break
            reason = came.error if came.error != "no_connection" else "connection_failed"
            retry = (number + 1, reason)
        return answer

    async def interaction(self, kind: str, payload: Json) -> Answer:
        """Something that somebody did: sent once, never again."""
        came = await self._once(kind, payload, None)
        return Answer(came.status, came.body, 1, came.error, payload)

    async def _once(self, kind: str, payload: Json, retry: tuple[int, str] | None) -> Came:
        if self.address is not None:
            return await self._post(self.address, kind, payload, retry)
        return await self._envelope(kind, payload, retry)

    async def _post(self, address: str, kind: str, payload: Json, retry: tuple[int, str] | None) -> Came:
        assert self.session is not None
        body, headers = _written(kind, payload)
        if retry is not None:
            headers |= {"X-Slack-Retry-Num": str(retry[0]), "X-Slack-Retry-Reason": retry[1]}
        headers |= signed(self.world.signing_secret, body)
        timeout = aiohttp.ClientTimeout(total=self.patience)
        try:
            async with self.session.post(address, data=body, headers=headers, timeout=timeout) as reply:
                text = await reply.text()
                final = reply.headers.get("x-slack-no-retry") == "1"
                error = "" if 200 <= reply.status < 300 else "http_error"
                return Came(reply.status, _read(text), error, final)
        except TimeoutError:
            return Came(error="http_timeout")
        except aiohttp.ClientError:
            return Came(error="connection_failed")

    async def _envelope(self, kind: str, payload: Json, retry: tuple[int, str] | None) -> Came:
        link = self._next_link()
        if link is None:
            return Came(error="no_connection")
        name = str(uuid.uuid4())
        envelope: Json = {"envelope_id": name, "type": kind, "payload": payload}
        envelope["accepts_response_payload"] = kind in FORMS
        if retry is not None:
            envelope |= {"retry_attempt": retry[0], "retry_reason": retry[1]}
        acknowledged: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        link.waiting[name] = acknowledged
        try:
            await link.socket.send_str(json.dumps(envelope))
            return Came(200, await asyncio.wait_for(acknowledged, self.patience))
        except TimeoutError:
            return Came(error="http_timeout")
        except ConnectionError:
            return Came(error="connection_failed")
        finally:
            link.waiting.pop(name, None)

    def _next_link(self) -> Link | None:
        there = self.staying() or [link for link in self.links if not link.socket.closed]
        self._turn += 1
        return there[self._turn % len(there)] if there else None

    def staying(self) -> list[Link]:
        """The connections that were not told to go."""
        return [link for link in self.links if not link.leaving and not link.socket.closed]

    async def listen(self, link: Link) -> None:
        """Greet a connection and take its acknowledgements until it closes."""
        self.links.append(link)
        try:
            await link.socket.send_str(json.dumps(self._hello()))
            async for frame in link.socket:
                self._acknowledged(link, frame.data)
        finally:
            self.links.remove(link)
            for waiting in link.waiting.values():
                if not waiting.done():
                    waiting.set_exception(ConnectionError())

    def _hello(self) -> Json:
        debug = {"host": "applink-1", "approximate_connection_time": 18_060}
        known = {"app_id": self.world.app_id}
        return {
            "type": "hello", "num_connections": len(self.links),
            "debug_info": debug, "connection_info": known,
        }  # fmt: skip

    def _acknowledged(self, link: Link, text: Any) -> None:
        try:
            frame = json.loads(text)
        except (TypeError, ValueError):
            return
        waiting = link.waiting.get(frame.get("envelope_id", ""))
        if waiting is not None and not waiting.done():
            waiting.set_result(frame.get("payload"))

    async def disconnect(self, reason: str, which: Callable[[list[Link]], list[Link]]) -> None:
        """Tell connections to go; where it is no warning, close them."""
        for link in which(self.staying()):
            link.leaving = True
            frame = {"type": "disconnect", "reason": reason, "debug_info": {"host": "applink-1"}}
            await link.socket.send_str(json.dumps(frame))
            if reason != "warning":
                await link.socket.close()


def _written(kind: str, payload: Json) -> tuple[bytes, dict[str, str]]:
    if kind == "events_api":
        return json.dumps(payload).encode(), {"Content-Type": "application/json"}
    form = {"payload": json.dumps(payload)} if kind == "interactive" else payload
    return urlencode(form).encode(), {"Content-Type": "application/x-www-form-urlencoded"}


def signed(secret: str, body: bytes, at: int | None = None) -> dict[str, str]:
    """The headers with which Slack proves that it is Slack."""
    when = str(int(time.time()) if at is None else at)
    base = b"v0:" + when.encode() + b":" + body
    digest = hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": when, "X-Slack-Signature": f"v0={digest}"}


def _read(text: str) -> Any:
    try:
        return json.loads(text) if text else None
    except ValueError:
        return text
