"""Every setting, once: its name, its default, what it is for, and what a value must be.

Settings come from the environment or from a file called `.env` in the working directory; the environment
wins. An empty value counts as not set.
"""

from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

PREFIX = "TRELLIS_"
SHORTEST_KEY = 16  # characters


class SettingsWrongError(Exception):
    """A setting has a value that cannot be used. Its text names the setting and says what would do."""


def _known_database(url: str) -> str:
    if not url.startswith(("sqlite:///", "postgresql://", "postgresql+psycopg://")):
        raise ValueError(url)
    return url


def _existing_folder(folder: Path | None) -> Path | None:
    if folder is not None and not folder.is_dir():
        raise ValueError(folder)
    return folder


def _begins(*starts: str) -> AfterValidator:
    """A token of one kind: they are easily taken for each other."""

    def check(token: str | None) -> str | None:
        if token is not None and not token.startswith(starts):
            raise ValueError("another kind of token")
        return token

    return AfterValidator(check)


def _is_secret(secret: str | None) -> str | None:
    if secret is not None and (secret.startswith(("xox", "xapp")) or any(map(str.isspace, secret))):
        raise ValueError("a token, or two words")
    return secret


def _long_enough(keys: str | None) -> str | None:
    if keys is not None and any(len(key.strip()) < SHORTEST_KEY for key in keys.split(",")):
        raise ValueError("too short")
    return keys


def _web_address(address: str | None) -> str | None:
    if address is not None and not address.startswith(("https://", "http://")):
        raise ValueError(address)
    return address and address.rstrip("/")


def _slack(name: str, description: str, must: str, default: str | None = None) -> Any:  # noqa: ANN401 - a field
    """A setting whose name the ecosystem already has, and whose value may be a secret."""
    return Field(
        default=default,
        validation_alias=name,
        description=description,
        json_schema_extra={"must": must},
        repr=False,
    )


class Settings(BaseSettings):
    """What an operator may set. `json_schema_extra["must"]` ends the sentence that a wrong value gets."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        populate_by_name=True,
    )

    database_url: Annotated[str, AfterValidator(_known_database)] = Field(
        default="sqlite:///trellis.db",
        description="Where everything is kept: a SQLite file, or a PostgreSQL database.",
        json_schema_extra={"must": "begin with sqlite:/// or postgresql://"},
        repr=False,  # it may hold a password
    )
    content_dir: Annotated[Path | None, AfterValidator(_existing_folder)] = Field(
        default=None,
        description="A folder with your own guides and phrases. They replace shipped ones of the same name.",
        json_schema_extra={"must": "be a folder that exists"},
    )
    port: int = Field(
        default=8321,
        ge=1,
        le=65535,
        description="The port that `trellis play` and `trellis serve` answer on.",
        json_schema_extra={"must": "be a whole number from 1 to 65535"},
    )
    host: str = Field(
        default="127.0.0.1",
        description="The address of this machine that `trellis serve` answers on; `0.0.0.0` is any.",
        json_schema_extra={"must": "be an address of this machine"},
    )
    public_url: Annotated[str | None, AfterValidator(_web_address)] = Field(
        default=None,
        description="The https address under which Slack reaches the service, for installing it by a link.",
        json_schema_extra={"must": "begin with https://"},
    )
    secret_key: Annotated[str | None, AfterValidator(_long_enough)] = Field(
        default=None,
        description="Seals the tokens of workspaces in the database; several by comma, the newest first.",
        json_schema_extra={"must": "have at least 16 characters, each one if there are several"},
        repr=False,
    )
    slack_bot_token: Annotated[str | None, _begins("xoxb-", "xoxe.xoxb-")] = _slack(
        "SLACK_BOT_TOKEN", "The bot's token, where the app is installed in one workspace.", "begin with xoxb-"
    )
    slack_app_token: Annotated[str | None, _begins("xapp-")] = _slack(
        "SLACK_APP_TOKEN",
        "The app's token for Socket Mode, which needs no public address.",
        "begin with xapp-",
    )
    slack_signing_secret: Annotated[str | None, AfterValidator(_is_secret)] = _slack(
        "SLACK_SIGNING_SECRET",
        "Proves that a request comes from Slack, where it comes over HTTP.",
        "be the signing secret from the app's basic information, which is no token",
    )
    slack_client_id: str | None = _slack(
        "SLACK_CLIENT_ID", "With the next one: lets several workspaces install the app by a link.", "be text"
    )
    slack_client_secret: Annotated[str | None, AfterValidator(_is_secret)] = _slack(
        "SLACK_CLIENT_SECRET",
        "The app's client secret.",
        "be the client secret from the app's basic information, which is no token",
    )
    slack_workspaces: str | None = Field(
        default=None,
        description="The ids of the workspaces and organisations that may install the app, parted by commas.",
        json_schema_extra={"must": "be ids such as T012AB3C4, parted by commas"},
    )
    slack_api_url: Annotated[str, AfterValidator(_web_address)] = _slack(
        "SLACK_API_URL",
        "Where Slack's Web API is.",
        "begin with https://",
        default="https://slack.com/api",
    )

    @property
    def allowed_workspaces(self) -> frozenset[str]:
        """The workspaces and organisations that may install the app, and no others."""
        return frozenset(filter(None, map(str.strip, (self.slack_workspaces or "").split(","))))

    @property
    def secret_keys(self) -> tuple[str, ...]:
        """The keys that seal tokens, the newest first."""
        return tuple(key.strip() for key in (self.secret_key or "").split(",") if key.strip())


def read_settings(env_file: Path = Path(".env")) -> Settings:
    """The settings in force.

    Raises:
        SettingsWrongError: one sentence a line, without the values, because one of them may hold a password.
    """
    try:
        return Settings(_env_file=env_file)
    except (ValidationError, UnicodeDecodeError) as error:
        raise SettingsWrongError(_sentences(error, env_file)) from None


def _sentences(error: ValidationError | UnicodeDecodeError, env_file: Path) -> str:
    if isinstance(error, UnicodeDecodeError):
        return f"{env_file} cannot be read: please save it as UTF-8 text."
    wrong = {str(mistake["loc"][0]) for mistake in error.errors()}
    fields = sorted(name for name in Settings.model_fields if wrong & {name, setting_name(name)})
    return "\n".join(f"{setting_name(name)} must {must(name)}." for name in fields)


def setting_name(field: str) -> str:
    """The name in the environment of a field of `Settings`."""
    alias = Settings.model_fields[field].validation_alias
    return alias if isinstance(alias, str) else f"{PREFIX}{field.upper()}"


def must(field: str) -> str:
    """What a value has to be, as the end of a sentence."""
    extra = Settings.model_fields[field].json_schema_extra
    return str(extra["must"]) if isinstance(extra, dict) else "have another value"
