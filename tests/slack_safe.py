"""Whether anything that was sent to Slack could mention somebody, lead somewhere or leave somebody out."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from tests.fake_slack import FakeSlack

MENTIONS = frozenset({"user", "usergroup", "broadcast", "channel", "team"})
RAW = re.compile(r"<|>|&(?!amp;|lt;|gt;)")
PARSING = ("link_names", "parse", "mrkdwn")


def breaches(slack: FakeSlack) -> list[str]:
    """What is wrong with the payloads that were sent, each as a sentence."""
    sent = [(call.method, _opened(call.arguments)) for call in slack.calls]
    return [f"{method}: {wrong}" for method, payload in sent for wrong in _wrong(payload)]


def _opened(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """Arguments, of which some travel as JSON in a text."""
    return {name: _parsed(name, each) for name, each in arguments.items()}


def _parsed(name: str, content: Any) -> Any:
    return json.loads(content) if isinstance(content, str) and name in ("blocks", "view") else content


def _wrong(payload: Mapping[str, Any]) -> Iterator[str]:
    text = payload.get("text")
    if isinstance(text, str) and RAW.search(text):
        yield f"markup in the text {text!r}"
    yield from (f"{name} is asked for" for name in PARSING if payload.get(name))
    for each in objects(payload):
        kind = each.get("type")
        if kind in MENTIONS:
            yield f"a mention: {each}"
        if kind in {"mrkdwn", "markdown"}:
            yield f"text that is read as markup: {each}"
        if kind == "image" and not str(each.get("alt_text", "")).strip():
            yield f"a picture without words: {each}"


def links(slack: FakeSlack) -> list[str]:
    """The addresses of every link that was sent, of buttons too."""
    return [
        str(each["url"])
        for call in slack.calls
        for each in objects(_opened(call.arguments))
        if "url" in each and each.get("type") in {"link", "button"}
    ]


def objects(content: Any) -> Iterator[Mapping[str, Any]]:
    """Every JSON object in something."""
    if isinstance(content, Mapping):
        yield content
        for each in content.values():
            yield from objects(each)
    elif isinstance(content, list):
        for each in content:
            yield from objects(each)
