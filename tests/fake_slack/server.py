"""The HTTP side: a thread of its own with an event loop and an aiohttp server on a free port."""

import asyncio
import json
import threading
from collections.abc import Coroutine
from typing import Any
from urllib.parse import quote

import aiohttp
from aiohttp import BasicAuth, web

from . import answer_lines
from .api import answer, good
from .faults import Fault, Faults, Rates
from .nouns import Call, Json, Refused
from .wire import Link, Wire
from .world import World

UNAVAILABLE = "<html><head><title>Server Error</title></head><body>Slack is having trouble</body></html>"
MOST_LINKS = 10


class Server:
    """Slack's addresses: `/api`, uploads, files, response_urls and Socket Mode."""

    def __init__(self, world: World, wire: Wire, faults: Faults, rates: Rates | None) -> None:
        self.world, self.wire, self.faults, self.rates = world, wire, faults, rates
        self.loop = asyncio.new_event_loop()
        self.loose: set[asyncio.Task[Any]] = set()
        self.under_way = 0
        self._thread = threading.Thread(target=self._run, name="fake-slack", daemon=True)
        self._runner: web.AppRunner | None = None

    def start(self) -> None:
        self._thread.start()
        self.run(self._open())

    def stop(self) -> None:
        self.run(self._close())
        self.loop.call_soon_threadsafe(self.loop.stop)
        self._thread.join()
        self.loop.close()

    def run(self, work: Coroutine[Any, Any, Any], patience: float = 60) -> Any:
        """Do something on the server's loop and wait for it."""
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(patience)

    def later(self, work: Coroutine[Any, Any, Any]) -> None:
        """Do something on the server's loop without waiting."""
        with self.world.lock:
            self.under_way += 1
        self.loop.call_soon_threadsafe(self._begin, work)

    def _begin(self, work: Coroutine[Any, Any, Any]) -> None:
        task = self.loop.create_task(work)
        self.loose.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self.loose.discard(task)
        with self.world.lock:
            self.under_way -= 1

    def _run(self) -> None:
        asyncio.set_event_loop(self.loop)
        self.loop.run_forever()

    async def _open(self) -> None:
        application = web.Application(client_max_size=100 * 1024**2)
        application.router.add_route("*", "/api/{method}", self._called)
        application.router.add_post("/upload/v1/{file}", self._uploaded)
        application.router.add_get("/files-pri/{name}/{rest:.*}", self._downloaded)
        application.router.add_get("/oauth/v2/authorize", self._authorized)
        application.router.add_get("/link/", self._linked)
        for kind in ("actions", "commands"):
            application.router.add_post(f"/{kind}/{{team}}/{{key}}", self._answered)
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.2)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        port = self._runner.addresses[0][1]
        self.world.address = f"http://127.0.0.1:{port}"
        self.wire.session = aiohttp.ClientSession()

    async def _close(self) -> None:
        for task in list(self.loose):
            task.cancel()
        await asyncio.gather(*self.loose, return_exceptions=True)
        for link in list(self.wire.links):
            await link.socket.close()
        assert self.wire.session is not None
        assert self._runner is not None
        await self.wire.session.close()
        await self._runner.cleanup()

    async def _called(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        arguments = await _arguments(request)
        bearer = request.headers.get("Authorization", "").removeprefix("Bearer ")
        bearer = str(arguments.pop("token", "")) or ("" if bearer.startswith("Basic") else bearer)
        with self.world.lock:
            fault = self.faults.take(method)
        if fault is not None:
            return await self._faulty(request, fault, method, arguments, bearer)
        return self._plain(method, arguments, bearer)

    def _plain(self, method: str, arguments: Json, bearer: str) -> web.Response:
        with self.world.lock:
            if wait := self._wait(method, arguments, bearer):
                self._note(method, arguments, bearer, {"ok": False, "error": "ratelimited"})
                return _too_many(wait)
            try:
                reply = {"ok": True} | answer(self.world, method, arguments, bearer)
            except Refused as refused:
                reply = _error(refused.error, refused.messages) | refused.more
            self._note(method, arguments, bearer, reply)
        granted = ",".join(sorted(self.world.scopes or ()))
        return web.json_response(reply, headers={"x-oauth-scopes": granted} if granted else None)

    def _wait(self, method: str, arguments: Json, bearer: str) -> int:
        if self.rates is None:
            return 0
        channel = str(arguments.get("channel") or arguments.get("channel_id") or "")
        return self.rates.wait(method, self._team(bearer), channel, self.world.now())

    def _team(self, bearer: str) -> str:
        token = self.world.tokens.get(bearer)
        return token.owner if token else ""

    def _note(self, method: str, arguments: Json, bearer: str, reply: Json) -> None:
        self.world.calls.append(Call(method, arguments, self._team(bearer), reply))

    async def _faulty(
        self, request: web.Request, fault: Fault, method: str, arguments: Json, bearer: str
    ) -> web.StreamResponse:
        if fault.how == "slow":
            await asyncio.sleep(fault.seconds)
            return self._plain(method, arguments, bearer)
        if fault.how == "drop_after":
            return _dropped(request, self._plain(method, arguments, bearer))
        with self.world.lock:
            error = "ratelimited" if fault.how == "429" else fault.how
            self._note(method, arguments, bearer, {"ok": False, "error": error})
        if fault.how == "drop_before":
            return _dropped(request, web.Response())
        if fault.how == "429":
            return _too_many(int(fault.seconds))
        if fault.how == "503":
            return web.Response(status=503, text=UNAVAILABLE, content_type="text/html")
        return web.json_response(_error(fault.how, ()))

    async def _uploaded(self, request: web.Request) -> web.StreamResponse:
        content = await _content(request)
        with self.world.lock:
            fault = self.faults.take("upload")
        if fault is not None:
            return await self._faulty(request, fault, "upload", {}, "")
        with self.world.lock:
            kept = self.world.files.get(request.match_info["file"])
            if kept is None or kept.complete:
                return web.Response(status=404, text="not found")
            if len(content) != kept.length:
                return web.Response(status=400, text="length mismatch")
            kept.content = content
        return web.Response(text=f"OK - {len(content)}")

    async def _downloaded(self, request: web.Request) -> web.Response:
        """A file, for a good token; without one Slack shows the page where people sign in."""
        team, _, name = request.match_info["name"].partition("-")
        with self.world.lock:
            kept = self.world.files.get(name)
            try:
                token = good(self.world, request.headers.get("Authorization", "").removeprefix("Bearer "))
            except Refused:
                return web.Response(text="<html>Sign in to Slack</html>", content_type="text/html")
            if kept is None or self.world.workspaces[team].owner != token.owner:
                return web.Response(status=404)
            return web.Response(body=kept.content, content_type=kept.mimetype)

    async def _authorized(self, request: web.Request) -> web.Response:
        """The page where somebody allows the app; here the first person of a workspace always does."""
        asked = request.query
        redirect, state = asked.get("redirect_uri", ""), asked.get("state", "")
        with self.world.lock:
            if asked.get("client_id") != self.world.client_id or not redirect:
                return web.Response(status=400, text="invalid_client_id")
            code = answer_lines.allow(self.world, asked.get("team"), redirect=redirect)
        raise web.HTTPFound(f"{redirect}?code={quote(code)}&state={quote(state)}")

    async def _answered(self, request: web.Request) -> web.Response:
        given = await _arguments(request)
        with self.world.lock:
            try:
                answer_lines.take(self.world, request.match_info["key"], given)
            except Refused as refused:
                status = 404 if refused.error in answer_lines.GONE else 400
                return web.json_response(_error(refused.error, refused.messages), status=status)
        return web.Response(text="ok")

    async def _linked(self, request: web.Request) -> web.StreamResponse:
        ticket = request.query.get("ticket", "")
        with self.world.lock:
            known = ticket in self.world.tickets
            self.world.tickets.discard(ticket)
        if not known or len(self.wire.links) >= MOST_LINKS:
            return web.Response(status=408)
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await self.wire.listen(Link(socket))
        return socket


async def _arguments(request: web.Request) -> Json:
    arguments: Json = dict(request.query)
    if "json" in request.content_type:
        arguments |= json.loads(await request.text() or "{}")
    elif request.can_read_body:
        arguments |= {name: str(value) for name, value in (await request.post()).items()}
    header = request.headers.get("Authorization", "")
    if header.startswith("Basic "):
        basic = BasicAuth.decode(header)
        arguments |= {"client_id": basic.login, "client_secret": basic.password}
    return arguments


async def _content(request: web.Request) -> bytes:
    if request.content_type.startswith("multipart/"):
        form = await request.post()
        part = next(each for each in form.values() if isinstance(each, web.FileField))
        return part.file.read()
    return await request.read()


def _error(error: str, messages: tuple[str, ...]) -> Json:
    reply: Json = {"ok": False, "error": error}
    if messages:
        reply["response_metadata"] = {"messages": list(messages)}
    return reply


def _too_many(wait: int) -> web.Response:
    reply = {"ok": False, "error": "ratelimited"}
    return web.json_response(reply, status=429, headers={"Retry-After": str(wait)})


def _dropped(request: web.Request, reply: web.Response) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return reply
