"""The tables of where the app is installed, and what comes out of them."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Text, UniqueConstraint
from sqlmodel import Field

from storage.rows import NEVER_REUSED, Moment, Row, table


class InstallationRow(Row, table=True):
    """One installation. `workspace` is the team, or the enterprise where it is installed for all of one.

    `sealed` holds the tokens, encrypted with the key from the settings. Whoever renews them holds the row
    until `renewing_until`. `gone_at` says since when the app is uninstalled or its tokens are revoked.
    """

    __table_args__ = (UniqueConstraint("channel", "workspace"), NEVER_REUSED)
    id: int | None = Field(default=None, primary_key=True)
    channel: str
    workspace: str
    enterprise_id: str | None = None
    team_id: str | None = None
    name: str
    app_id: str | None = None
    bot_id: str | None = None
    bot_account: str | None = None
    scopes: str
    sealed: str = Field(sa_type=Text)
    expires_at: datetime | None = Field(default=None, sa_type=Moment)
    renewing_until: datetime | None = Field(default=None, sa_type=Moment)
    installed_at: datetime = Field(sa_type=Moment)
    gone_at: datetime | None = Field(default=None, sa_type=Moment)


class OauthStateRow(Row, table=True):
    """An installation under way: the fingerprint of the state that comes back with it, good for one use."""

    fingerprint: str = Field(primary_key=True)
    expires_at: datetime = Field(sa_type=Moment, index=True)


INSTALLATION = table(InstallationRow)
OAUTH_STATE = table(OauthStateRow)


@dataclass(frozen=True, slots=True, repr=False)
class Tokens:
    """What a workspace lets the app in with. `refresh` is there where tokens are renewed; it works once."""

    access: str
    refresh: str | None = None


@dataclass(frozen=True, slots=True)
class Installation:
    """The app in one workspace; or in an organisation, whose id `workspace` then is, without a team.

    `expires_at` says until when the tokens are good; None is for good.
    """

    channel: str
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
    tokens: Tokens = field(repr=False)
