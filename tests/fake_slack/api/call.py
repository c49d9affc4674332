"""One call of the Web API: who asks, what for, and what the answer may hold."""

import json
from dataclasses import dataclass
from typing import Any

from tests.fake_slack.nouns import Channel, Json, Person, Refused, Token, Workspace
from tests.fake_slack.world import World

STRUCTURED = {"blocks", "attachments", "metadata", "view", "files", "prompts"}


@dataclass(frozen=True)
class Asked:
    """A call whose token was found good."""

    world: World
    method: str
    arguments: Json
    token: Token
    workspace: Workspace

    def need(self, *names: str) -> list[Any]:
        """The arguments that must be there.

        Raises:
            Refused: one is missing.
        """
        missing = [name for name in names if self.arguments.get(name) in (None, "")]
        if missing:
            lines = [f"[ERROR] missing required field: {name}" for name in missing]
            raise Refused("invalid_arguments", *lines)
        return [self.arguments[name] for name in names]

    def get(self, name: str, otherwise: Any = None) -> Any:
        return self.arguments.get(name, otherwise)

    def says(self, name: str) -> bool:
        """A flag, in any of the ways that clients write one."""
        return self.arguments.get(name) in (True, 1, "1", "true", "True")

    def sees(self, person: Person) -> bool:
        """Whether the installation may know somebody: its own people, and strangers who share a channel."""
        home = self.world.workspaces.get(person.visits or person.team)
        return home is not None and home.owner == self.token.owner

    def person(self, who: str) -> Person:
        """Somebody by id.

        Raises:
            Refused: nobody whom this installation may know.
        """
        person = self.world.people.get(who)
        if person is None or not self.sees(person):
            raise Refused("user_not_found")
        return person

    def channel(self, name: str) -> Channel:
        """A conversation by its id.

        Raises:
            Refused: there is none, or it belongs to another workspace.
        """
        channel = self.world.channels.get(name)
        if channel is None or self.world.workspaces[channel.team].owner != self.token.owner:
            raise Refused("channel_not_found")
        return channel


def structured(arguments: Json) -> Json:
    """With the arguments read that are JSON inside a form."""
    return {name: _read(name, value) for name, value in arguments.items()}


def _read(name: str, value: Any) -> Any:
    if name not in STRUCTURED or not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError:
        error = "invalid_blocks_format" if name == "blocks" else "invalid_arguments"
        raise Refused(error, f"[ERROR] {name} is not JSON") from None
