"""One unit of work: one connection, one transaction, every shelf. The only place that commits."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine

from storage.agenda import Agenda
from storage.careers import Careers, Frameworks
from storage.checkins import CheckIns
from storage.content import ContentDrafts, Publications
from storage.content.publications import NEWEST
from storage.dialogues import Dialogues
from storage.evidence import EvidenceShelf
from storage.grants import Grants
from storage.health import Health
from storage.homes import Homes
from storage.impact import Impact
from storage.imports import Imports
from storage.installations import Installations
from storage.jobs import Jobs
from storage.kept_messages import KeptMessages
from storage.ledger import Ledger
from storage.mailbox import Mailbox
from storage.mobility import Mobility
from storage.nudges import Nudges
from storage.people import People
from storage.plans import Plans
from storage.playground import Playground
from storage.positions import Positions
from storage.prompts import Prompts
from storage.protected import Protected
from storage.quiet import QuietTimes
from storage.remarks import Remarks
from storage.reports import Reports
from storage.rows import TOUCHED
from storage.schedules import Schedules
from storage.strangers import Strangers
from storage.units import Units


class UnitOfWork:
    """Everything that happens together or not at all.

    Entered, it holds a transaction. A clean exit commits and then runs what was left for `after_commit`; an
    error rolls back. A unit that keeps nothing always rolls back.
    """

    connection: Connection

    def __init__(self, engine: Engine, frameworks: Frameworks, *, keeps: bool = True) -> None:
        self._engine = engine
        self._frameworks = frameworks
        self._keeps = keeps
        self._afterwards: list[Callable[[], None]] = []

    def __enter__(self) -> Self:
        """Begin, and set up the shelves."""
        self.connection = self._engine.connect()
        try:
            self._transaction = self.connection.begin()
        except BaseException:
            self.connection.close()
            raise
        self.connection.info.pop(TOUCHED, None)
        self.connection.info.pop(NEWEST, None)
        self._set_up()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Commit or roll back, then let go of the connection, then say so."""
        try:
            if kind is None and self._keeps:
                self._mark_homes()
                self._transaction.commit()
            else:
                self._transaction.rollback()
        finally:
            self.connection.close()
        if kind is None and self._keeps:
            for told in self._afterwards:
                told()

    def _mark_homes(self) -> None:
        """Whom this unit has written about may see something else at home now."""
        if touched := self.connection.info.pop(TOUCHED, None):
            self.homes.touch(touched)

    @contextmanager
    def rehearsed(self) -> Iterator[None]:
        """Whatever is written inside is gone afterwards, and touched nobody."""
        touched = set(self.connection.info.get(TOUCHED, ()))
        try:
            with self.connection.begin_nested() as rehearsal:
                yield
                rehearsal.rollback()
        finally:
            self.connection.info[TOUCHED] = touched

    def after_commit(self, told: Callable[[], None]) -> None:
        """Run this once everything is safely stored; never if it is not."""
        self._afterwards.append(told)

    def _set_up(self) -> None:
        self.people = People(self.connection)
        self.positions = Positions(self.connection)
        self.units = Units(self.connection)
        self.imports = Imports(self.connection)
        self.careers = Careers(self.connection, self._frameworks)
        self.plans = Plans(self.connection)
        self.dialogues = Dialogues(self.connection)
        self.mailbox = Mailbox(self.connection)
        self.publications = Publications(self.connection)
        self.content_drafts = ContentDrafts(self.connection)
        self.agenda = Agenda(self.connection)
        self.prompts = Prompts(self.connection)
        self.check_ins = CheckIns(self.connection)
        self.quiet_times = QuietTimes(self.connection)
        self.schedules = Schedules(self.connection)
        self.health = Health(self.connection)
        self.nudges = Nudges(self.connection)
        self.reports = Reports(self.connection)
        self.impact = Impact(self.connection)
        self.remarks = Remarks(self.connection)
        self.homes = Homes(self.connection)
        self.jobs = Jobs(self.connection)
        self.grants = Grants(self.connection)
        self.ledger = Ledger(self.connection)
        self.protected = Protected(self.connection)
        self.mobility = Mobility(self.connection)
        self.playground = Playground(self.connection)
        self.kept_messages = KeptMessages(self.connection)
        self.evidence = EvidenceShelf(self.connection)
        self.strangers = Strangers(self.connection)
        self.installations = Installations(self.connection)
