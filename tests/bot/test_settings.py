"""Settings: each once, with a default that works and a sentence for a wrong value."""

from pathlib import Path

import pytest

from bot.settings import Settings, SettingsWrongError, must, read_settings, setting_name


@pytest.fixture(autouse=True)
def _empty_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for field in Settings.model_fields:
        monkeypatch.delenv(setting_name(field), raising=False)
    monkeypatch.chdir(tmp_path)


def test_without_any_setting_a_sqlite_file_in_the_working_directory_is_used() -> None:
    assert read_settings().database_url == "sqlite:///trellis.db"


def test_the_environment_wins_over_the_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(
        "TRELLIS_PORT=8400\nTRELLIS_DATABASE_URL=sqlite:///file.db\nOTHER=1\n", encoding="utf-8"
    )
    monkeypatch.setenv("TRELLIS_PORT", "8500")
    settings = read_settings()
    assert (settings.port, settings.database_url) == (8500, "sqlite:///file.db")


@pytest.mark.parametrize("name", ["TRELLIS_DATABASE_URL", "TRELLIS_CONTENT_DIR", "TRELLIS_PORT"])
def test_an_empty_value_counts_as_not_set(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "")
    assert read_settings().port == 8321


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("TRELLIS_PORT", "many", "TRELLIS_PORT must be a whole number from 1 to 65535."),
        ("TRELLIS_PORT", "70000", "TRELLIS_PORT must be a whole number from 1 to 65535."),
        ("TRELLIS_CONTENT_DIR", "nowhere", "TRELLIS_CONTENT_DIR must be a folder that exists."),
        (
            "TRELLIS_DATABASE_URL",
            "mysql://x:hunter2@h/d",
            "TRELLIS_DATABASE_URL must begin with sqlite:/// or postgresql://.",
        ),
    ],
)
def test_a_wrong_value_gets_one_sentence(
    name: str, value: str, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsWrongError) as caught:
        read_settings()
    assert str(caught.value) == sentence


def test_a_password_in_the_address_is_not_in_what_a_program_prints_of_its_settings() -> None:
    assert "hunter2" not in repr(Settings(database_url="postgresql://trellis:hunter2@localhost/trellis"))


def test_every_setting_says_what_it_is_for_and_what_it_must_be() -> None:
    for field, declared in Settings.model_fields.items():
        assert declared.description
        assert must(field) != "have another value"
