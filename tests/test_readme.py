"""The README tells the truth: what it names exists, and what exists it names."""

import argparse
import re
from importlib import import_module
from pathlib import Path

import pytest

from bot.cli import VERBS, Verb
from bot.settings import Settings, setting_name

README = (Path(__file__).resolve().parents[1] / "README.md").read_text(encoding="utf-8")
EVERYWHERE = {"--help", "--now"}  # said once for all commands


def rows(heading: str) -> list[list[str]]:
    """The table below a heading, without its header."""
    section = README.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines[2:]]


def options(parser: argparse.ArgumentParser) -> set[str]:
    """Every long option of a command, those of its own commands included."""
    found: set[str] = set()
    for action in parser._actions:
        found |= {option for option in action.option_strings if option.startswith("--")}
        if isinstance(action, argparse._SubParsersAction):
            for below in action.choices.values():
                found |= options(below)
    return found


def test_the_first_two_commands_are_all_that_it_takes() -> None:
    code = README.partition("```sh\n")[2].partition("```")[0]
    assert code.split("\n")[:2] == ["pip install uv", "uv run trellis play"]


def test_every_setting_is_in_the_table_with_its_default_and_nothing_else_is() -> None:
    declared = {
        setting_name(name): "none" if field.default is None else f"`{field.default}`"
        for name, field in Settings.model_fields.items()
    }
    assert {row[0].strip("`"): row[1] for row in rows("Settings")} == declared


def test_no_other_setting_is_spoken_of() -> None:
    spoken = set(re.findall(r"(?:TRELLIS|SLACK)_[A-Z_]+", README))
    assert spoken == {setting_name(name) for name in Settings.model_fields}


def test_every_command_is_in_the_table_and_nothing_else_is() -> None:
    named = {row[0].strip("`").split()[1] for row in rows("Commands")}
    assert named == {verb.name for verb in VERBS}


def test_every_command_in_the_text_exists() -> None:
    spoken = set(
        re.findall(r"trellis ([a-z][a-z-]*) ?", "".join(re.findall(r"`[^`]*`|```.*?```", README, re.DOTALL)))
    )
    assert spoken <= {verb.name for verb in VERBS}


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.name)
def test_the_options_of_each_command_are_told(verb: Verb) -> None:
    parser = argparse.ArgumentParser(verb.name)
    import_module(f"bot.verbs.{verb.module}").arguments(parser)
    told = {
        option
        for row in rows("Commands")
        if row[0].strip("`").split()[1] == verb.name
        for option in re.findall(r"--[a-z]+(?:-[a-z]+)*", row[0])
    }
    assert told == options(parser) - EVERYWHERE
