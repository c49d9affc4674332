"""Where the app is installed: workspaces and organisations, with their tokens sealed."""

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
