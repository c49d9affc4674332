"""Whose account it is. Strangers, guests, bots and former members are nobody, and get nothing."""

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from time import monotonic
from typing import Any, Literal

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot import log
from bot.channels.slack.failures import BUSY, failed, passes, said
from bot.channels.slack.lent import Lent, Member, Speaker

Standing = Literal["somebody", "unmatched", "nobody"]
"""Works here; a full member whom the directory does not know; anybody else, who sees nothing."""

ROBOT = "USLACKBOT"
ORGANISATION = "E"  # ids of organisations begin so, those of workspaces with T
GOOD_FOR: Mapping[Standing, float] = {"somebody": 300.0, "unmatched": 20.0, "nobody": 60.0}  # seconds
REMEMBERED = 50_000
A_PAGE = 200


class Members:
    """Finds out who is somebody here, and remembers it for a while."""

    def __init__(self, lent: Lent) -> None:
        self._lent = lent
        self._known = OrderedDict[Speaker, tuple[Standing, float]]()

    async def standing(self, client: AsyncWebClient, speaker: Speaker) -> Standing:
        """What an account is to the house; one that is not known is looked up."""
        known, until = self._known.get(speaker, ("nobody", 0.0))
        if monotonic() > until:
            known = "somebody" if await self._lent.knows(speaker) else await self._look_up(client, speaker)
            self._remember(speaker, known)
        return known

    async def changed(self, speaker: Speaker, profile: Mapping[str, Any]) -> bool:
        """A profile is new or has changed. Whether somebody became nobody by it, as a guest does."""
        before = await self._lent.knows(speaker)
        standing = await self._met(member_of(speaker.workspace, profile))
        self._remember(speaker, standing)
        return before and standing == "nobody"

    async def meet_all(self, client: AsyncWebClient, workspace: str) -> None:
        """Take in all members of a workspace; whoever is not among them any more has no account here."""
        found: dict[str, Member] = {}
        for team in await _teams(client, workspace):
            async for profile in _pages(client.users_list, "members", team):
                member = member_of(workspace, profile)
                known = found.get(member.speaker.external_id)
                if known is None or not known.present:  # somebody may have left one team and be in another
                    found[member.speaker.external_id] = member
        await self._lent.meet_all(workspace, tuple(found.values()))
        self._known.clear()

    async def _look_up(self, client: AsyncWebClient, speaker: Speaker) -> Standing:
        """Ask Slack. A fault that passes is raised, so that they are heard when the event comes again."""
        try:
            found = await client.users_info(user=speaker.external_id)
        except SlackApiError as error:
            if passes(error):
                raise
            log.warn("member not found", code=said(error))
            return "nobody"
        return await self._met(member_of(speaker.workspace, found["user"]))

    async def _met(self, member: Member) -> Standing:
        if await self._lent.meet(member):
            return "somebody"
        return "unmatched" if member.present else "nobody"

    def _remember(self, speaker: Speaker, standing: Standing) -> None:
        self._known[speaker] = (standing, monotonic() + GOOD_FOR[standing])
        self._known.move_to_end(speaker)
        if len(self._known) > REMEMBERED:
            self._known.popitem(last=False)


async def _teams(client: AsyncWebClient, workspace: str) -> list[dict[str, str]]:
    """What the calls about each team of an installation need besides: nothing where it is one workspace."""
    if not workspace.startswith(ORGANISATION):
        return [{}]
    return [{"team_id": str(team["id"])} async for team in _pages(client.auth_teams_list, "teams", {})]


async def _pages(
    call: Callable[..., Awaitable[AsyncSlackResponse]], what: str, asked: Mapping[str, str]
) -> AsyncIterator[Mapping[str, Any]]:
    """Everything that a call lists, page by page; a page that is refused for a while is asked for again."""
    cursor = ""
    while True:
        try:
            page = await call(limit=A_PAGE, cursor=cursor, **asked)
        except SlackApiError as error:
            failure = failed(error)
            if failure is None or failure.retry_after is None or failure.code != BUSY:
                raise
            await asyncio.sleep(failure.retry_after)
            continue
        for each in page[what]:
            yield each
        cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
        if not cursor:
            return


def member_of(workspace: str, profile: Mapping[str, Any]) -> Member:
    """A member as Slack describes them, for an installation's workspace or organisation."""
    details, across = profile.get("profile") or {}, profile.get("enterprise_user") or {}
    number = str(profile["id"])
    return Member(
        speaker=Speaker(workspace, number),
        email=None if profile.get("is_email_confirmed") is False else details.get("email") or None,
        name=details.get("real_name") or profile.get("real_name") or profile.get("name") or number,
        timezone=profile.get("tz") or None,
        present=_is_present(workspace, number, profile, across),
        aliases=(str(across["id"]),) if across.get("id") else (),
    )


def _is_present(workspace: str, number: str, profile: Mapping[str, Any], across: Mapping[str, Any]) -> bool:
    absent = ("deleted", "is_bot", "is_workflow_bot", "is_restricted", "is_ultra_restricted", "is_stranger")
    if number == ROBOT or any(profile.get(name) for name in absent):
        return False
    theirs = {profile.get("team_id"), across.get("enterprise_id"), *(across.get("teams") or ())} - {None, ""}
    return not theirs or workspace in theirs
