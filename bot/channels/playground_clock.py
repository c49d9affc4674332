"""The company's clock on the page: lets time pass for everybody, and tells every open page."""

from collections.abc import Awaitable, Callable
from datetime import datetime

from aiohttp import web
from pydantic import TypeAdapter, ValidationError

from bot.channels.playground_company import Playground, Step
from bot.channels.playground_pages import OpenPages

STEP: TypeAdapter[Step] = TypeAdapter(Step)
RunTo = Callable[[datetime], Awaitable[datetime]]


class PlaygroundClock:
    """Three ways to let time pass.

    Args:
        company: says which moment a step leads to.
        pages: are told what time it is then.
    """

    def __init__(self, company: Playground, pages: OpenPages) -> None:
        self._company = company
        self._pages = pages
        self._run_to: RunTo | None = None

    def let_pass(self, run_to: RunTo) -> None:
        """From now on, call `run_to` with the moment that somebody wants to see; it says what time it is."""
        self._run_to = run_to

    def route(self) -> web.RouteDef:
        """What the web server is to answer."""
        return web.post("/playground/clock", self._pass)

    async def _pass(self, request: web.Request) -> web.Response:
        if self._run_to is None:
            raise web.HTTPServiceUnavailable(text="Nobody minds the clock yet.")
        person = await self._person(request)
        try:
            step = STEP.validate_python((await request.json())["to"])
        except (ValueError, TypeError, KeyError, ValidationError) as problem:
            raise web.HTTPBadRequest(
                text="The clock goes to the next morning, a day or a week on."
            ) from problem
        now = await self._run_to(await self._company.later(person, step))
        self._pages.push_all("clock", now.isoformat())
        return web.json_response({"now": now.isoformat()})

    async def _person(self, request: web.Request) -> int:
        people = {str(person.id): person.id for person in await self._company.people()}
        wanted = request.query.get("as", "")
        if wanted not in people:
            raise web.HTTPNotFound(text="Nobody here has that number.")
        return people[wanted]
