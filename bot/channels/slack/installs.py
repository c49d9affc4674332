"""What the channel knows of where it is installed, and what it is lent to keep it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Installed:
    """The app in one workspace or organisation, as storage keeps it; the tokens are open here.

    `workspace` is the team's id; or the enterprise's where the app is installed for all of one, and `team_id`
    is None then. `expires_at` None means that the token is good until it is revoked.
    """

    workspace: str
    enterprise_id: str | None
    team_id: str | None
    name: str
    app_id: str | None
    bot_id: str | None
    bot_account: str | None
    scopes: tuple[str, ...]
    expires_at: datetime | None
    installed_at: datetime
    token: str = field(repr=False)
    refresh: str | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Installs:
    """What the channel is lent of the house. Nobody but `claim` and `renewed` touches tokens that expire.

    Args:
        now: the machine's time.
        save: keep an installation; one of the same workspace gives way.
        find: the app in a workspace; None where it is not installed.
        workspaces: where it is installed.
        gone: it was uninstalled there, or its tokens revoked, at that moment.
        claim: take on the renewal of a token that expires before the first moment, until the second; None
            where somebody else has it or has done it.
        renewed: keep the second in place of the first, which was claimed; False where it is gone or changed.
        begin_state: a state with this fingerprint is under way until then.
        take_state: whether it is, still; it is not any more afterwards.
    """

    now: Callable[[], datetime]
    save: Callable[[Installed], Awaitable[None]]
    find: Callable[[str], Awaitable[Installed | None]]
    workspaces: Callable[[], Awaitable[tuple[str, ...]]]
    gone: Callable[[str, datetime], Awaitable[None]]
    claim: Callable[[str, datetime, datetime], Awaitable[Installed | None]]
    renewed: Callable[[Installed, Installed], Awaitable[bool]]
    begin_state: Callable[[str, datetime], Awaitable[None]]
    take_state: Callable[[str], Awaitable[bool]]


class NotInstalledError(Exception):
    """The app is not installed there, or no longer."""

    def __init__(self, workspace: str) -> None:
        super().__init__(f"Trellis is not installed in {workspace}, or not any more.")


class NotRenewedError(Exception):
    """The token has expired and there is no new one. It may pass: Slack or the database was out of reach."""

    def __init__(self, workspace: str, code: str) -> None:
        super().__init__(
            f"The token of {workspace} was not renewed ({code}). Install it again if it stays so."
        )
        self.code = code


def workspace_of(enterprise_id: str | None, team_id: str | None, *, org_wide: bool) -> str | None:
    """Under which name an installation is kept; None where neither is known."""
    return enterprise_id if org_wide or team_id is None else team_id
