"""The playground: a chat client in a local web page, for trying everything without a chat platform.

Routes (`as` is the person's number, `place` is `talk` or `dialogue:7`):

    GET  /                          the page; without `as`, the choice of whom to be
    GET  /playground/people         rows of people, by `find`
    GET  /playground/lines          what was said in a place
    GET  /playground/events         live events: `lines` and `home`, each with drawn HTML
    POST /playground/clock          lets time pass: `to` is `morning`, `day` or `week`; gives back the time
    POST /playground/inbound        one inbound as JSON, less account and time; gives back a drawn `Immediate`
    GET  /playground/assets/…       style sheets, scripts, icons

The browser makes the event keys. A repeat is answered with what the first one got, and nothing happens twice.
"""

import asyncio
from collections import OrderedDict, defaultdict
from pathlib import Path
from typing import Any

import htpy as h
from aiohttp import web
from pydantic import TypeAdapter, ValidationError

from bot.channels.channel import Parcel, Receive
from bot.channels.playground_clock import PlaygroundClock
from bot.channels.playground_company import Author, Line, PersonCard, Playground
from bot.channels.playground_html.cards import draw_home
from bot.channels.playground_html.fields import draw_found
from bot.channels.playground_html.forms import draw_form
from bot.channels.playground_html.icons import ASSETS
from bot.channels.playground_html.lines import draw_change, draw_column, draw_receipt
from bot.channels.playground_html.page import chat_page, welcome_page
from bot.channels.playground_html.people import draw_people, find_people
from bot.channels.playground_pages import OpenPages
from conversations.messages import Account, Home, Immediate, Inbound, Message, Outbound, Said, Uploaded

PAGE = Path(__file__).parent / "playground_page"
REMEMBERED = 500
"""So many answers are kept for repeated events; a browser repeats within seconds."""
INBOUND: TypeAdapter[Inbound] = TypeAdapter(Inbound)


class PlaygroundChannel:
    """The channel `playground`.

    Args:
        company: whom one can be, and where lines are kept.
    """

    name = "playground"

    def __init__(self, company: Playground) -> None:
        self._company = company
        self._pages = OpenPages()
        self._receive: Receive | None = None
        self.clock = PlaygroundClock(company, self._pages)
        self._answered = OrderedDict[tuple[int, str], dict[str, Any]]()
        # What a person says is kept before what is said back, so both wait for the same lock.
        self._turns: defaultdict[int, asyncio.Lock] = defaultdict(asyncio.Lock)

    def routes(self) -> list[web.AbstractRouteDef]:
        """What the web server is to answer."""
        return [
            web.get("/", self._page),
            web.get("/playground/people", self._people),
            web.get("/playground/lines", self._lines),
            web.get("/playground/events", self._events),
            web.post("/playground/inbound", self._inbound),
            self.clock.route(),
            web.static(ASSETS, PAGE),
        ]

    async def listen(self, receive: Receive) -> None:
        """From now on, call `receive` with everything that comes in."""
        self._receive = receive

    async def deliver(self, parcel: Parcel) -> str:
        """Keep the message, or put it in another's place, and show it on the person's open pages."""
        async with self._turns[parcel.person_id]:
            if isinstance(parcel.message, Home):
                self._pages.push(parcel.person_id, "home", str(draw_home(parcel.message)))
                return "home"
            cause = _carried(parcel)
            if parcel.replaces:
                await self._replace(parcel.person_id, int(parcel.replaces), parcel.message, cause)
                return parcel.replaces
            return str(await self._keep(parcel.person_id, parcel.place, "bot", parcel.message, cause))

    async def look(self, parcel: Parcel) -> str | None:
        """The line that a parcel wrote. A home writes none: drawn once more, it is what it was."""
        line = await self._company.written_by(_carried(parcel))
        return None if line is None else str(line)

    async def close(self) -> None:
        """End every stream of live events."""
        self._pages.close()

    # ── Routes ──────────────────────────────────────────────────

    async def _page(self, request: web.Request) -> web.Response:
        people = await self._company.people()
        wanted = request.query.get("as", "")
        me = next((person for person in people if str(person.id) == wanted), None)
        if me:
            return _html(chat_page(me, people, self._company.now()))
        return _html(welcome_page(people, f"There is nobody with the number {wanted}." if wanted else ""))

    async def _people(self, request: web.Request) -> web.Response:
        found = find_people(await self._company.people(), request.query.get("find", ""))
        return _html(draw_people(found))

    async def _lines(self, request: web.Request) -> web.Response:
        me = await self._who(request)
        history = await self._company.history(me.id)
        return _html(draw_column(history, request.query.get("place", "talk"), me))

    async def _events(self, request: web.Request) -> web.StreamResponse:
        return await self._pages.stream(request, (await self._who(request)).id)

    async def _inbound(self, request: web.Request) -> web.Response:
        me = await self._who(request)
        inbound = await self._read(request, me)
        async with self._turns[me.id]:
            key = (me.id, inbound.event)
            answer = self._answered.get(key)
            if answer is None:
                answer = await self._take(me, inbound, request.query.get("line"))
                self._answered[key] = answer
                if len(self._answered) > REMEMBERED:
                    self._answered.popitem(last=False)
        return web.json_response(answer)

    # ── What they do ────────────────────────────────────────────

    async def _read(self, request: web.Request, me: PersonCard) -> Inbound:
        account = Account(channel=self.name, workspace="local", external_id=str(me.id))
        try:
            sent = await request.json()
            return INBOUND.validate_python(
                {**sent, "account": account, "at": self._company.now()}, strict=False
            )
        except (ValueError, TypeError, ValidationError) as problem:
            raise web.HTTPBadRequest(text="This is nothing that a chat can send.") from problem

    async def _take(self, me: PersonCard, inbound: Inbound, line: str | None) -> dict[str, Any]:
        if self._receive is None:
            raise web.HTTPServiceUnavailable(text="Nobody listens yet.")
        immediate = await self._receive(inbound)
        if isinstance(inbound, Said):
            await self._keep(me.id, inbound.place, "me", inbound.text, _meant(me, inbound))
        if isinstance(inbound, Uploaded):
            await self._keep(me.id, inbound.place, "me", _sent(inbound), _meant(me, inbound))
        if immediate.replace and line and line.isdecimal():
            await self._replace(me.id, int(line), immediate.replace)
        return _drawn(immediate, inbound)

    async def _keep(
        self, person_id: int, place: str, author: Author, message: Outbound | str, cause: str
    ) -> int:
        line = await self._company.keep(person_id, place, author, message, cause)
        await self._show(person_id, line)
        return line

    async def _replace(self, person_id: int, line: int, message: Outbound, cause: str | None = None) -> None:
        if any(kept.id == line for kept in await self._company.history(person_id)):
            await self._company.replace(line, message, cause)
            await self._show(person_id, line)

    async def _show(self, person_id: int, line: int) -> None:
        history: list[Line] = await self._company.history(person_id)
        me = await self._person(person_id)
        if me:
            self._pages.push(person_id, "lines", str(draw_change(history, line, me)))

    async def _who(self, request: web.Request) -> PersonCard:
        wanted = request.query.get("as", "")
        me = await self._person(int(wanted)) if wanted.isdecimal() else None
        if me is None:
            raise web.HTTPNotFound(text="Nobody here has that number.")
        return me

    async def _person(self, person_id: int) -> PersonCard | None:
        people = await self._company.people()
        return next((person for person in people if person.id == person_id), None)


def _carried(parcel: Parcel) -> str:
    """The cause of a line that the courier brought."""
    return f"parcel {parcel.id}"


def _meant(me: PersonCard, inbound: Inbound) -> str:
    """The cause of a line that a person wrote: its repeat after a restart is the same line."""
    return f"event {me.id} {inbound.event}"


def _sent(inbound: Uploaded) -> Message:
    """What stands in the chat of a file that somebody sent: its name. What it holds is kept nowhere here."""
    return Message(summary=inbound.file.name)


def _drawn(immediate: Immediate, inbound: Inbound) -> dict[str, Any]:
    """An `Immediate` as the page reads it: drawn HTML where there is something to draw."""
    receipt = immediate.receipt and draw_receipt(immediate.receipt, inbound.place, f"only-{inbound.event}")
    return {
        "form": immediate.form and str(draw_form(immediate.form)),
        "close": immediate.close,
        "errors": immediate.errors,
        "receipt": receipt and str(receipt),
        "options": str(draw_found(immediate.options, f"found-{inbound.event}")),
        "home": immediate.home and str(draw_home(immediate.home)),
    }


def _html(content: h.Renderable) -> web.Response:
    return web.Response(text=str(content), content_type="text/html")
