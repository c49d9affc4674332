"""`trellis slack-manifest`: prints the Slack app's manifest, to be pasted where Slack asks for one."""

import json
import sys
from argparse import ArgumentParser

from bot.manifest import AddressError, as_yaml, parsed, reached_at, shipped
from bot.verbs import USAGE, Call, StopError


def arguments(parser: ArgumentParser) -> None:
    """For which way of being reached, and in which form."""
    parser.add_argument(
        "--url", help="the public https address at which Slack calls Trellis; without it for Socket Mode"
    )
    parser.add_argument("--json", action="store_true", help="as JSON instead of YAML")


def run(call: Call) -> None:
    """Print it; nothing is looked up or changed."""
    sys.stdout.write(_manifest(call.asked.url, json_form=call.asked.json))


def _manifest(url: str | None, *, json_form: bool) -> str:
    if url is None and not json_form:
        return shipped()
    try:
        manifest = parsed() if url is None else reached_at(url)
    except AddressError as wrong:
        raise StopError(str(wrong), USAGE) from None
    return json.dumps(manifest, indent=2, ensure_ascii=False) + "\n" if json_form else as_yaml(manifest)
