"""Every setting, once: its name, its default, what it is for, and what a value must be.

Settings come from the environment or from a file called `.env` in the working directory; the environment
wins. An empty value counts as not set.
"""

from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

PREFIX = "TRELLIS_"
SHORTEST_KEY = 16


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


def _long_enough(keys: str | None) -> str | None:
    if keys is not None and min(map(len, secret_keys(keys))) < SHORTEST_KEY:
        raise ValueError
    return keys


def secret_keys(keys: str | None) -> tuple[str, ...]:
    """The keys in a setting, as they are parted by commas; the newest is first."""
    return tuple(key.strip() for key in keys.split(",")) if keys is not None else ()


class Settings(BaseSettings):
    """What an operator may set. `json_schema_extra["must"]` ends the sentence that a wrong value gets."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
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
        description="The port that `trellis play` answers on.",
        json_schema_extra={"must": "be a whole number from 1 to 65535"},
    )
    secret_key: Annotated[str | None, AfterValidator(_long_enough)] = Field(
        default=None,
        description="Seals the tokens of workspaces. To change it, put the new key first, then a comma.",
        json_schema_extra={"must": "hold at least 16 letters, and so must each of several parted by commas"},
        repr=False,
    )


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
    names = sorted({str(mistake["loc"][0]) for mistake in error.errors()})
    return "\n".join(f"{setting_name(name)} must {must(name)}." for name in names)


def setting_name(field: str) -> str:
    """The name in the environment of a field of `Settings`."""
    return f"{PREFIX}{field.upper()}"


def must(field: str) -> str:
    """What a value has to be, as the end of a sentence."""
    extra = Settings.model_fields[field].json_schema_extra
    return str(extra["must"]) if isinstance(extra, dict) else "have another value"
