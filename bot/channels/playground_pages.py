"""The open pages of each person, and the stream of live events that each of them reads."""

import asyncio
import json
from collections import defaultdict

from aiohttp import web

HEARTBEAT = 15.0
"""Seconds of silence after which a stream says that it is alive."""
END = ""


class OpenPages:
    """Who is looking, and how to reach them."""

    def __init__(self) -> None:
        self._waiting: defaultdict[int, set[asyncio.Queue[str]]] = defaultdict(set)

    def push(self, person_id: int, kind: str, html: str) -> None:
        """Send a drawn change to each open page of a person."""
        for queue in self._waiting[person_id]:
            queue.put_nowait(f"event: {kind}\ndata: {json.dumps(html)}\n\n")

    def push_all(self, kind: str, text: str) -> None:
        """Send something to every open page."""
        for person_id in list(self._waiting):
            self.push(person_id, kind, text)

    async def stream(self, request: web.Request, person_id: int) -> web.StreamResponse:
        """Send live events until the page is closed or the playground ends."""
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        queue = asyncio.Queue[str]()
        self._waiting[person_id].add(queue)
        try:
            await response.prepare(request)
            await response.write(b": hello\n\n")
            while event := await _next(queue):
                await response.write(event.encode())
        except ConnectionResetError:
            pass  # the page was closed
        finally:
            self._waiting[person_id].discard(queue)
        return response

    def close(self) -> None:
        """End every stream."""
        for queues in self._waiting.values():
            for queue in queues:
                queue.put_nowait(END)


async def _next(queue: asyncio.Queue[str]) -> str:
    try:
        return await asyncio.wait_for(queue.get(), HEARTBEAT)
    except TimeoutError:
        return ": alive\n\n"
