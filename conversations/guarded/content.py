"""Frameworks, guides and phrases: kept by the people team of the whole organisation, and by nobody else."""

from collections.abc import Iterable
from dataclasses import dataclass

from conversations.guarded.directory import Directory
from conversations.permissions import Action, Thing
from conversations.problems import NotYet, StaleAnswer
from frameworks.model import Framework
from storage.careers import Published, Succession, Version
from storage.content import ContentDraft, ContentKind, DraftStatus, Publication


@dataclass(frozen=True)
class Overtaken:
    """Something else was published since a draft was checked; `by` is empty for the operator."""

    by: int | None


class GuardedContent(Directory):
    """Reads and publishes what others go by."""

    @property
    def keeps_content(self) -> bool:
        """Whether the asker is one of those who keep it."""
        return self.may(Thing.CONTENT, Action.WRITE, self.asker.id)

    def _require(self, action: Action) -> None:
        self.check(Thing.CONTENT, action, self.asker.id)

    # ── drafts ──────────────────────────────────────────────────────────────────────────────────────────────

    def content_draft(self, key: int) -> ContentDraft:
        """A draft of the asker.

        Raises:
            StaleAnswer: when there is none; one that is somebody else's reads the same.
        """
        self._require(Action.READ)
        try:
            draft = self._unit.content_drafts.get(key)
        except KeyError:
            raise StaleAnswer("content.gone") from None
        if draft.person_id != self.asker.id:
            raise StaleAnswer("content.gone")
        return draft

    def keep_draft(  # noqa: PLR0913 - what it is, and where it came from
        self,
        kind: ContentKind,
        name: str,
        source: str,
        status: DraftStatus,
        *,
        path: str = "",
        file: str = "",
    ) -> int:
        """Keep something that was brought or written. Returns its id."""
        self._require(Action.WRITE)
        return self._unit.content_drafts.keep(
            self.asker.id, kind, name, source, status, self.now, path=path, file=file
        )

    def own_draft(
        self, kind: ContentKind, name: str, status: DraftStatus, path: str | None = None
    ) -> ContentDraft | None:
        """The asker's newest draft of something that stands so."""
        self._require(Action.READ)
        return self._unit.content_drafts.latest(self.asker.id, kind, name, status, path)

    def leave_draft(self, draft: ContentDraft, status: DraftStatus = "left") -> None:
        """It is not needed any more: its text goes."""
        self._require(Action.WRITE)
        self._unit.content_drafts.settle(draft.id, status)

    # ── what is in force, and what was ──────────────────────────────────────────────────────────────────────

    def publications(self, kind: ContentKind, name: str) -> tuple[Publication, ...]:
        """Everything that was published under a name, the newest first."""
        self._require(Action.READ)
        return self._unit.publications.of(kind, name)

    @property
    def versions(self) -> tuple[Version, ...]:
        """Every version of the framework, the newest first."""
        self._require(Action.READ)
        return self._unit.careers.versions()

    def version(self, key: int) -> Published:
        """One version of the framework; StaleAnswer when there is none."""
        self._require(Action.READ)
        try:
            return self._unit.careers.version(key)
        except KeyError:
            raise StaleAnswer("content.gone") from None

    def under_way(self, guide: str) -> int:
        """How many conversations under way keep to a revision of a guide."""
        self._require(Action.READ)
        hashes = {each.hash for each in self._unit.dialogues.revisions() if each.name == guide}
        return sum(count for key, count in self._unit.dialogues.under_way().items() if key in hashes)

    # ── publishing ──────────────────────────────────────────────────────────────────────────────────────────

    def publish_framework(
        self, draft: ContentDraft, framework: Framework, succession: Iterable[Succession]
    ) -> None:
        """Put a framework in force, in the asker's name."""
        self._require(Action.WRITE)
        unit = self._unit
        unit.publications.add("framework", framework.id, "", by=self.asker.id, now=self.now)
        self._refuse_overtaken(draft)
        kept = unit.careers.publish(framework, self.now, self.asker.id, succession)
        unit.ledger.changed(self.asker.id, "framework", f"version {kept.id} published", self.now)
        unit.content_drafts.settle(draft.id, "published")

    def publish_words(self, draft: ContentDraft, revision: str = "") -> None:
        """Put a guide (by its content hash) or phrases in force, in the asker's name."""
        self._require(Action.WRITE)
        unit, kind, name, source = self._unit, draft.kind, draft.name, draft.source
        number = unit.publications.add(kind, name, source, by=self.asker.id, now=self.now)
        self._refuse_overtaken(draft, number)
        if revision and source:
            unit.dialogues.keep_revision(name, revision, source, self.now)
        unit.ledger.changed(self.asker.id, kind, f"{name}, publication {number}", self.now)
        unit.homes.touch_all()
        unit.content_drafts.settle(draft.id, "published")

    def overtaken(self, draft: ContentDraft, before: int | None = None) -> Overtaken | None:
        """What was published since a draft was checked, before a publication of its own."""
        self._require(Action.READ)
        if draft.kind == "framework":
            version = self._unit.careers.in_force()
            newer = version is not None and version.id != draft.basis
            return Overtaken(version.published_by) if version and newer else None
        published = self._unit.publications.of(draft.kind, draft.name)
        last = next((each for each in published if before is None or each.number < before), None)
        return Overtaken(last.by) if last and last.number != draft.basis else None

    def _refuse_overtaken(self, draft: ContentDraft, before: int | None = None) -> None:
        """What was looked at is not what would change: nothing is published."""
        if found := self.overtaken(draft, before):
            raise NotYet("content.overtaken", name=self.name_of(found.by))

    def name_of(self, by: int | None) -> str | None:
        """Who published something; None for the operator."""
        return self.person(by).called if by is not None else None
