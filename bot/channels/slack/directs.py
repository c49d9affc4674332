"""The direct message of each member: its id stands in what they write there, or in an earlier receipt."""

from collections import OrderedDict

from bot.channels.slack.heard import parted
from bot.channels.slack.lent import Lent, Speaker

DIRECT = "D"  # the ids of direct messages begin so
REMEMBERED = 50_000


class Directs:
    """Remembers ids that were heard, so that a first answer can be looked for before any receipt is kept."""

    def __init__(self, lent: Lent) -> None:
        self._lent = lent
        self._known = OrderedDict[Speaker, str]()

    def note(self, speaker: Speaker, channel: str) -> None:
        """Somebody's own direct message has this id; any other conversation is passed over."""
        if channel.startswith(DIRECT):
            self._known[speaker] = channel
            self._known.move_to_end(speaker)
            if len(self._known) > REMEMBERED:
                self._known.popitem(last=False)

    async def of(self, speaker: Speaker) -> str | None:
        """The id of somebody's direct message; None where nothing went there yet."""
        return self._known.get(speaker) or await self._lent.channel_of(speaker)

    async def resolved(self, speaker: Speaker, channel: str) -> str | None:
        """The id of where something goes: a member stands for their direct message."""
        return channel if channel.startswith(DIRECT) else await self.of(speaker)

    def went(self, speaker: Speaker, receipt: str) -> None:
        """Something arrived, with this receipt."""
        self.note(speaker, parted(receipt)[0])
