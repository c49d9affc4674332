"""The Slack app's manifest: the file as it is shipped, for Socket Mode, and the same app at an https address.

`manifest.yml` lies at the top of the project, where an administrator looks for it; a wheel has it in `bot`.
"""

from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

NAME = "manifest.yml"
PLACES = (Path(__file__).with_name(NAME), Path(__file__).parents[1] / NAME)
"""In a wheel, and in a checkout."""

REQUESTS = "/slack/events"
"""Below the public address: events, presses, forms, lists of choices and the command."""
REDIRECT = "/slack/oauth_redirect"
"""Below the public address: where Slack sends somebody back who has installed the app."""
NEVER = set(' \t\r\n\\"<>')
"""What no address holds; a paste from a letter may."""
HEADER = f"# {NAME} for an https address. What each line is for stands in {NAME} itself.\n"

Manifest = dict[str, Any]


class AddressError(Exception):
    """Slack cannot send anything to this address. Its text says why, and what would do."""


def shipped() -> str:
    """The manifest as it is shipped, with its comments: YAML, for Socket Mode."""
    return next(place for place in PLACES if place.is_file()).read_text(encoding="utf-8")


def parsed() -> Manifest:
    """The manifest as it is shipped, read."""
    manifest: Manifest = yaml.safe_load(shipped())
    return manifest


def reached_at(address: str) -> Manifest:
    """The manifest for a service that Slack calls at an address.

    Raises:
        AddressError: for an address that Slack cannot call.
    """
    base = public(address)
    manifest = parsed()
    for command in manifest["features"]["slash_commands"]:
        command["url"] = base + REQUESTS
    manifest["oauth_config"]["redirect_urls"] = [base + REDIRECT]
    settings = manifest["settings"]
    settings["event_subscriptions"]["request_url"] = base + REQUESTS
    settings["interactivity"] |= {"request_url": base + REQUESTS, "message_menu_options_url": base + REQUESTS}
    settings["socket_mode_enabled"] = False
    return manifest


def as_yaml(manifest: Manifest) -> str:
    """A manifest as YAML, in the order of the shipped one; the comments are not in it."""
    return HEADER + yaml.safe_dump(manifest, sort_keys=False, allow_unicode=True, width=110)


def public(address: str) -> str:
    """A public address as it is used: https, without a slash at the end.

    Raises:
        AddressError: for an address that Slack cannot call.
    """
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        raise AddressError(f"'{address}' is no address. Write it as https://trellis.example.com.") from None
    if parts.scheme != "https" or not host or set(address) & NEVER:
        raise AddressError(f"'{address}' must begin with https:// and a host name: Slack calls nothing else.")
    if parts.username is not None or "?" in address or "#" in address:
        raise AddressError("Give only https://, the host and perhaps a path: no password, no '?', no '#'.")
    if not _outside(host):
        raise AddressError(f"Slack cannot reach '{host}' from outside. It needs a public host name.")
    if parts.path.rstrip("/").endswith((REQUESTS, REDIRECT)):
        raise AddressError(f"Leave out {REQUESTS}: Trellis puts it behind the address itself.")
    return address.rstrip("/")


def _outside(host: str) -> bool:
    """Whether a host can be known outside of its own network, as far as its name tells."""
    try:
        return ip_address(host).is_global
    except ValueError:  # a name, as it should be
        return "." in host
