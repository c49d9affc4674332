"""What goes straight back to whoever waits: a form, a home, found options, or a word that all is done."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from time import monotonic
from typing import Any, Literal

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot import log
from bot.channels.slack import words
from bot.channels.slack.failures import FAULTS, passes, said
from bot.channels.slack.keeping import Keeping, over_a_limit
from bot.channels.slack.lent import Speaker
from bot.channels.slack.notices import View, late_notice, notice
from conversations.messages import TALK, Form, Press

PATIENCE = 2.5
"""Seconds after which a form is offered instead of opened: what opens it is good for three."""
OVERTAKEN = "hash_conflict"
TOO_LATE = frozenset({"expired_trigger_id", "exchanged_trigger_id", "trigger_expired"})
Became = Literal["shown", "late", "refused"]
"""What became of a modal: it stands there; it came too late, or Slack was busy; Slack would not have it."""


@dataclass
class Occasion:
    """What somebody did, and what it allows.

    Args:
        client: the way to their workspace.
        speaker: who.
        trigger: opens one modal within three seconds.
        view: the modal in which it happened, if it was one.
        thread: the thread in which it happened, if it was one.
        began: when we heard of it.
    """

    client: AsyncWebClient
    speaker: Speaker
    trigger: str | None
    view: Mapping[str, Any] | None = None
    thread: str | None = None
    began: float = field(default_factory=monotonic)

    @property
    def is_late(self) -> bool:
        """Whether a new modal could no longer be opened in time."""
        return monotonic() - self.began > PATIENCE


class Answers:
    """Shows what a turn sends straight back."""

    def __init__(self, keeping: Keeping) -> None:
        self._keeping = keeping

    async def form_view(self, speaker: Speaker, form: Form, place: str) -> View:
        """A form as a modal, kept where its controls refer to it."""
        return await self._keeping.form(speaker, form, place)

    async def open_form(self, occasion: Occasion, form: Form, place: str, again: Press | None = None) -> bool:
        """Open a form, in the modal that is open or as a new one; too late, offer it. Whether it is open.

        What its controls refer to is kept once it is open: nothing but the turn comes before.

        Args:
            occasion: what opened it.
            form: the form, at one of its pages.
            place: where what comes of it is said.
            again: the press that opened it: a form that belongs to no dialogue has no other way.
        """
        view, key = self._keeping.drawn_form(form, place)
        became = await self.show(occasion, view)
        await self._keeping.keep(occasion.speaker, key, form)
        if became == "late":
            alone = again if again and not form.slot.dialogue else None
            text, blocks = late_notice(alone or Press(do="open", slot=form.slot))
            await self.tell(occasion, place, text, blocks)
        elif became == "refused":
            await self.tell(occasion, place, words.NOT_DRAWN, [])
        return became == "shown"

    async def show(self, occasion: Occasion, view: View) -> Became:
        """Show a modal, in the place of the one that is open or as a new one. What became of it.

        One that shows something newer meanwhile, as after two quick presses, is left as it is.
        """
        over_a_limit("modal", view)
        try:
            if occasion.view is not None:
                await occasion.client.views_update(
                    view_id=occasion.view["id"], hash=occasion.view.get("hash"), view=view
                )
            elif occasion.trigger and not occasion.is_late:
                await occasion.client.views_open(trigger_id=occasion.trigger, view=view)
            else:
                return "late"
        except SlackApiError as error:
            log.warn("modal not shown", code=said(error))
            if said(error) == OVERTAKEN:
                return "shown"
            return "late" if said(error) in TOO_LATE or passes(error) else "refused"
        except FAULTS as error:
            log.warn("modal not shown", error)
            return "late"
        return "shown"

    async def show_or_tell(self, occasion: Occasion, view: View) -> None:
        """Show what was asked for; where it came too late, say that the same press does it again."""
        became = await self.show(occasion, view)
        if became != "shown":
            await self.tell(occasion, TALK, words.AGAIN if became == "late" else words.NOT_DRAWN, [])

    async def done(self, occasion: Occasion) -> None:
        """Something was pressed in a modal that is no form: say that the chat has the answer."""
        await self.show(occasion, notice(words.DONE_TITLE, words.ANSWERED))

    async def tell(self, occasion: Occasion, place: str, text: str, blocks: list[dict[str, Any]]) -> None:
        """Say something about Slack's own matters, where they are."""
        thread = place.rpartition(":")[2] if place.startswith("talk:") else occasion.thread
        try:
            await occasion.client.chat_postMessage(
                channel=occasion.speaker.external_id,
                text=text,
                blocks=blocks,
                thread_ts=thread,
            )
        except FAULTS as error:
            log.warn("notice not sent", error)
