"""Draws what is said, and keeps it whole where a control refers to it or a part of it is shown elsewhere."""

from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from bot import log
from bot.channels.slack.lent import Lent, Speaker
from bot.channels.slack_blocks import Drawn, draw_form, draw_home, draw_message
from bot.channels.slack_limits import Surface, violations
from conversations.messages import Form, Home, Message

View = dict[str, Any]
KINDS: tuple[type[Message] | type[Home] | type[Form], ...] = (Message, Home, Form)


@dataclass(frozen=True)
class Keeping:
    """Between what is drawn and the house's memory."""

    lent: Lent

    async def message(
        self, speaker: Speaker, message: Message, key: str, *, rich: bool, picture: str | None = None
    ) -> Drawn:
        """A message as blocks."""
        drawn = draw_message(message, key, rich=rich, picture=picture)
        if drawn.keeps:
            await self.lent.keep(speaker, key, message.model_dump_json())
        return drawn

    async def home(self, speaker: Speaker, home: Home, *, rich: bool = True) -> View:
        """A home as a view."""
        view, keeps = draw_home(home, "home", rich=rich)
        if keeps:
            await self.lent.keep(speaker, "home", home.model_dump_json())
        return view

    async def form(self, speaker: Speaker, form: Form, place: str) -> View:
        """A page of a form as a modal."""
        view, key = self.drawn_form(form, place)
        await self.keep(speaker, key, form)
        return view

    def drawn_form(self, form: Form, place: str) -> tuple[View, str | None]:
        """A page of a form as a modal, and the key under which the form must be kept, if it must."""
        key = f"form:{form.slot.dialogue}:{form.slot.step}:{form.slot.item}"
        view, keeps = draw_form(form, key, place)
        return view, key if keeps else None

    async def keep(self, speaker: Speaker, key: str | None, form: Form) -> None:
        """Keep a form whole, where there is a key for it."""
        if key:
            await self.lent.keep(speaker, key, form.model_dump_json())

    async def find(self, speaker: Speaker, key: str | None) -> Message | Home | Form | None:
        """What was kept for somebody; None where there is none, or none that can be read any more."""
        body = await self.lent.kept(speaker, key) if key else None
        for kind in KINDS if body else ():
            try:
                return kind.model_validate_json(body or "")
            except ValidationError:
                continue
        return None


def over_a_limit(surface: Surface, payload: View) -> bool:
    """Whether Slack would refuse it; where and why is logged, and nothing of what it says."""
    found = violations(surface, payload)
    for each in found:
        log.warn("over a limit of the platform", kind=surface, code=each.path[:64])
    return bool(found)
