"""The command line: finds the verb and hands over to it.

Each verb is a module in `bot/verbs`, imported only when it is called, so that `--help` answers at once.
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module


@dataclass(frozen=True)
class Verb:
    """A verb, the module of `bot.verbs` that carries it out, and one line of help."""

    name: str
    module: str
    help: str


VERBS = (
    Verb("play", "play", "try Trellis: an invented company in your browser"),
    Verb("serve", "serve", "run the service: Slack, and everything that falls due"),
    Verb("ask", "ask", "answer a question as somebody would get it; changes nothing"),
    Verb("understanding", "understanding", "measure how well labelled questions are understood"),
    Verb("import", "importing", "check a competency framework, preview it, and put it in force"),
    Verb("framework", "framework", "show, export or compare the framework in force; make a template"),
    Verb("people", "people", "bring in people from CSV or XLSX, with a preview"),
    Verb("titles", "titles", "say which roles the HR system's job titles stand for"),
    Verb("openings", "openings", "bring in openings from a CSV file, with a preview"),
    Verb("selections", "selections", "bring in who was considered for which opening, with a preview"),
    Verb("grant", "grant", "give somebody a role, such as people-team"),
    Verb("check", "check", "explain mistakes in frameworks and guides"),
    Verb("guides", "guides", "list the guides and their revisions, and move running dialogues between them"),
    Verb("slack-manifest", "slack_manifest", "print the Slack app's manifest, to be pasted into Slack"),
    Verb("backup", "backup", "copy the whole database while everybody goes on working"),
    Verb("export", "export", "write down everything about a person that they may read"),
    Verb("erase", "erase", "remove a person, with a preview; or list who has been removed"),
    Verb("migrate", "migrate", "bring the database up to this version"),
)


def main(words: Sequence[str] | None = None) -> int:
    """Carry out one command. Returns the exit code; see `bot.verbs`."""
    words = sys.argv[1:] if words is None else words
    parser = argparse.ArgumentParser(
        "trellis", description="Career paths, plans and conversations, in the chat."
    )
    parsers = parser.add_subparsers(metavar="VERB", dest="verb", required=True)
    by_name = {
        verb.name: parsers.add_parser(verb.name, help=verb.help, description=verb.help) for verb in VERBS
    }
    named = next((verb for verb in VERBS if verb.name in words[:1]), None)
    if named is None:
        parser.parse_args(words)  # prints the help or what is wrong, and ends
        return 2
    carry_out = import_module("bot.verbs").carry_out
    return int(carry_out(named, by_name[named.name], words[1:]))
