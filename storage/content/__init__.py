"""Content that the people team publishes in the chat: what is in force, what was, what is on the way."""

from storage.content.drafts import ContentDraft, ContentDrafts, DraftStatus
from storage.content.publications import Publication, Publications
from storage.content.tables import ContentKind

__all__ = ["ContentDraft", "ContentDrafts", "ContentKind", "DraftStatus", "Publication", "Publications"]
