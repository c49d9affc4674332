"""How the facts that a question offers are said. The last argument is the guide that offers them."""

from collections.abc import Callable, Mapping
from typing import Any

from conversations.answers.brief import draw_brief
from conversations.messages import Message
from conversations.scene import Scene

OFFERS: Mapping[str, Callable[[Scene, Any, str], Message]] = {"brief_me": draw_brief}
