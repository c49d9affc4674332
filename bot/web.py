"""The web server: the routes of all channels, and what guards them.

Two guards belong to a server that only this machine may reach: a page elsewhere whose name suddenly points to
this machine (DNS rebinding) is refused by its host name, and a page elsewhere that posts here by its origin.
"""

import asyncio
import signal
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, suppress
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler

LOOPBACK = "127.0.0.1"
LOCAL_NAMES = frozenset({LOOPBACK, "localhost", "::1"})
LARGEST = 10 * 1024 * 1024
"""Bytes of one request; a file travels in it as base64."""
PATIENCE = 2.0
"""Seconds that open requests get to end when the server stops."""
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


def application(routes: Iterable[web.AbstractRouteDef], *, local: bool) -> web.Application:
    """A web application that answers `routes`.

    Args:
        routes: those of all channels.
        local: only pages of this machine may use it; False where a chat platform calls from outside.
    """
    app = web.Application(client_max_size=LARGEST, middlewares=[only_local] if local else [])
    app.add_routes(routes)
    app.on_response_prepare.append(_add_headers)
    return app


@asynccontextmanager
async def serving(app: web.Application, port: int, host: str = LOOPBACK) -> AsyncIterator[str]:
    """Serve while the context is open, and give the address.

    Args:
        app: what is served.
        port: 0 for any that is free.
        host: which address of this machine answers.

    Raises:
        OSError: the port is taken.
    """
    runner = web.AppRunner(app, shutdown_timeout=PATIENCE, access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
        yield f"http://{host}:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


async def interrupted() -> None:
    """Wait for Ctrl+C, or for the signal with which a system ends its services."""
    ended = asyncio.Event()
    with suppress(NotImplementedError):  # Windows: Ctrl+C cancels the run instead
        for each in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(each, ended.set)
    await ended.wait()


@web.middleware
async def only_local(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse whatever does not come from a page of this machine."""
    if _name(request.host) not in LOCAL_NAMES:
        raise web.HTTPForbidden(text="This page is served to this machine only, under the name localhost.")
    origin = request.headers.get("Origin")
    if request.method != "GET" and origin != f"{request.scheme}://{request.host}":
        raise web.HTTPForbidden(text="Only the page itself may send something here.")
    return await handler(request)


def _name(host: str) -> str | None:
    try:
        return urlsplit(f"//{host}").hostname
    except ValueError:  # brackets that do not close
        return None


async def _add_headers(_request: web.Request, response: web.StreamResponse) -> None:
    response.headers.update(HEADERS)
