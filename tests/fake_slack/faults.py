"""What goes wrong on demand, and how often a method may be called."""

import math
from collections import defaultdict, deque
from dataclasses import dataclass

MINUTE = 60.0
TIERS = {1: 1, 2: 20, 3: 50, 4: 100}
METHODS = {
    1: ("apps.connections.open",),
    2: ("users.list",),
    3: (
        "agents.sessions.rename", "agents.sessions.setStatus", "chat.delete", "chat.update",
        "conversations.history", "conversations.info", "conversations.open", "conversations.replies",
        "team.info", "users.lookupByEmail",
    ),
    4: (
        "assistant.threads.setStatus", "assistant.threads.setSuggestedPrompts", "assistant.threads.setTitle",
        "chat.postEphemeral", "files.completeUploadExternal", "files.getUploadURLExternal", "files.info",
        "users.info", "views.open", "views.publish", "views.push", "views.update",
    ),
}  # fmt: skip
SPECIAL = {"auth.test": 600, "chat.getPermalink": 600, "chat.postMessage": 300, "oauth.v2.access": 600}
PER_CHANNEL = {"chat.postMessage": 60}
KINDS = {"429", "503", "drop_after", "drop_before", "slow"}


@dataclass(frozen=True)
class Rate:
    """So many calls in so many seconds."""

    count: int
    seconds: float = MINUTE


@dataclass(frozen=True)
class Fault:
    """One thing that goes wrong; `seconds` is Retry-After, or how slow."""

    how: str
    seconds: float


class Faults:
    """What is to go wrong next, for each method."""

    def __init__(self) -> None:
        self._waiting: dict[str, deque[Fault]] = defaultdict(deque)

    def add(self, method: str, how: str, times: int, seconds: float) -> None:
        self._waiting[method].extend([Fault(how, seconds)] * times)

    def take(self, method: str) -> Fault | None:
        waiting = self._waiting[method]
        return waiting.popleft() if waiting else None


class Rates:
    """The tiers of Slack: for each method and workspace, and for messages for each channel too."""

    def __init__(self) -> None:
        tiers = {name: Rate(TIERS[tier]) for tier, names in METHODS.items() for name in names}
        self.methods = tiers | {name: Rate(count) for name, count in SPECIAL.items()}
        self.channels = {name: Rate(count) for name, count in PER_CHANNEL.items()}
        self._seen: dict[tuple[str, ...], deque[float]] = defaultdict(deque)

    def wait(self, method: str, team: str, channel: str, now: float) -> int:
        """Seconds to wait before this call, 0 where it may go ahead; then it is counted."""
        windows: list[tuple[tuple[str, ...], Rate]] = []
        if method in self.methods:
            windows.append(((method, team), self.methods[method]))
        if method in self.channels:
            windows.append(((method, team, channel), self.channels[method]))
        longest = max((self._left(key, rate, now) for key, rate in windows), default=0.0)
        if longest > 0:
            return max(1, math.ceil(longest))
        for key, _ in windows:
            self._seen[key].append(now)
        return 0

    def _left(self, key: tuple[str, ...], rate: Rate, now: float) -> float:
        seen = self._seen[key]
        while seen and seen[0] <= now - rate.seconds:
            seen.popleft()
        return seen[0] + rate.seconds - now if len(seen) >= rate.count else 0.0
