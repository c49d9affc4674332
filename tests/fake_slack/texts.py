"""What a person typed, as Slack hands it on."""

from .nouns import Json


def escaped(text: str) -> str:
    """With the three signs that Slack escapes."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def rich(text: str, block_id: str, mentioned: str | None = None) -> list[Json]:
    """The rich text block of a message that somebody typed."""
    parts: list[Json] = [{"type": "user", "user_id": mentioned}] if mentioned else []
    parts.append({"type": "text", "text": f" {text}" if mentioned else text})
    section = {"type": "rich_text_section", "elements": parts}
    return [{"type": "rich_text", "block_id": block_id, "elements": [section]}]
