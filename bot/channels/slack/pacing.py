"""How fast messages are posted: just under what Slack takes, workspace by workspace.

Slack names no rate for messages but "several hundred a minute", and refuses everything for a while once it
was passed; whoever waits for an answer then waits with everybody else. So posts are spaced: a few go at once,
the others at a rate that rises slowly until Slack refuses one. That is remembered as the ceiling: the rate is
halved, comes back to just under the ceiling soon, and goes on from there far more slowly.
"""

import asyncio
from collections import defaultdict, deque
from collections.abc import Callable
from time import monotonic

from bot.channels.channel import DeliveryFailed
from bot.channels.slack.failures import BUSY

MINUTE = 60.0  # seconds: the time over which Slack counts
START, LEAST = 4.0, 1.0  # posts a second
AT_ONCE = 50  # posts that go unspaced after a time of rest
UNDER = 0.98
TELLING = 2.0  # posts a second: any workspace takes more
CLIMB = 0.2  # posts a second, each second, up to the ceiling
PROBE = {False: 1 / MINUTE, True: 0.2 / MINUTE}  # the same beyond it, before Slack first refused and after


class Pace:
    """The pace of one workspace. Times are seconds of any clock that only goes forward."""

    def __init__(self) -> None:
        self.rate = self._ceiling = START
        self._refused = False
        self._spare, self._counted_at = float(AT_ONCE), float("-inf")
        self._quiet_until = float("-inf")
        self._grown_at: float | None = None
        self._taken = deque[float]()

    def delay(self, now: float) -> float:
        """Seconds after which the next post may go; its turn is taken with that."""
        passed = max(0.0, now - self._counted_at)
        self._spare = min(AT_ONCE, self._spare + passed * self.rate) - 1
        self._counted_at = max(self._counted_at, now)
        return max(0.0, -self._spare / self.rate)

    def quiet(self, now: float) -> float:
        """Seconds for which Slack wants to hear nothing."""
        return max(0.0, self._quiet_until - now)

    def taken(self, now: float) -> None:
        """Slack took a post: the rate rises."""
        self._taken.append(now)
        self._within_a_minute(now)
        passed = min(MINUTE, now - (now if self._grown_at is None else self._grown_at))
        self._grown_at = now
        if self.rate < self._ceiling:
            self.rate = min(self._ceiling, self.rate + CLIMB * passed)
        else:
            self.rate = self._ceiling = self.rate + PROBE[self._refused] * passed

    def refused(self, now: float, pause: float) -> None:
        """Slack refused a post. Of several that were under way at once, one counts.

        Where few were posted lately, it was about one conversation, and says nothing of the workspace.
        """
        lately = min(self.rate, self._within_a_minute(now) / MINUTE)
        if lately >= TELLING and not self.quiet(now):
            self._ceiling, self._refused = lately * UNDER, True
            self.rate = max(LEAST, self._ceiling / 2)
        self._quiet_until = max(self._quiet_until, now + pause)
        self._spare, self._counted_at = 0.0, self._quiet_until

    def _within_a_minute(self, now: float) -> int:
        """How many posts were taken lately; those before are forgotten."""
        while self._taken and self._taken[0] <= now - MINUTE:
            self._taken.popleft()
        return len(self._taken)


class Pacing:
    """The pace of every workspace. `clock` is machine time in seconds."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._paces = defaultdict[str, Pace](Pace)

    async def turn(self, workspace: str) -> None:
        """Wait until a post may go.

        Raises:
            DeliveryFailed: Slack wants to hear nothing for a while.
        """
        pace = self._paces[workspace]
        self._let_be(pace)
        await asyncio.sleep(pace.delay(self._clock()))
        self._let_be(pace)  # another one may have been refused meanwhile

    def _let_be(self, pace: Pace) -> None:
        if quiet := pace.quiet(self._clock()):
            raise DeliveryFailed(BUSY, retry_after=quiet)

    def taken(self, workspace: str) -> None:
        """A post went."""
        self._paces[workspace].taken(self._clock())

    def refused(self, workspace: str, pause: float) -> None:
        """Slack wants to hear nothing for so many seconds."""
        self._paces[workspace].refused(self._clock(), pause)
