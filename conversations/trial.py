"""One question answered as the chat would answer it, with nothing kept: for the command line."""

from dataclasses import dataclass
from datetime import datetime

from conversations.asking import read
from conversations.house import House
from conversations.messages import Message
from conversations.problems import Problem
from conversations.routing import speak
from conversations.turn import tell_problem
from conversations.understanding import Reading
from conversations.underway import Turn
from conversations.wording import whole
from storage.database import Database
from storage.unit import UnitOfWork

PRIVATE = frozenset({
    "my_gaps", "show_plan", "update_action", "start_conversation", "preferences", "my_talks", "my_talk",
    "pass_on", "grants", "health", "prepare_conversation", "start_assessment", "team_matrix",
    "team_readiness", "find_openings", "find_mentor", "log_evidence", "my_evidence",
})  # fmt: skip
"""Intents whose answers show what belongs to a person, or who leads whom."""


@dataclass(frozen=True)
class Answer:
    """What one question was understood as, and what was said."""

    reading: Reading
    messages: tuple[Message, ...]


@dataclass(frozen=True)
class Trial:
    """Answers questions on the command line.

    Args:
        database: where the people are.
        house: the words.
        now: business time, UTC.
        live: whether real people are in there: private content is withheld then, and the attempt is noted.
    """

    database: Database
    house: House
    now: datetime
    live: bool

    def ask(self, person_id: int, text: str) -> Answer:
        """Answer one question as the chat would, and change nothing. The question is stored nowhere."""
        with self.database.rehearsal() as unit:
            answer = self._answer(unit, person_id, whole(text).strip())
        if self.live and _is_private(answer.reading):
            with self.database.unit() as unit:
                unit.ledger.changed(None, "asked on the command line", f"as person {person_id}", self.now)
        return answer

    def _answer(self, unit: UnitOfWork, person_id: int, text: str) -> Answer:
        turn = Turn(unit, self.house, unit.people.get(person_id), "ask", "talk", self.now)
        reading = read(turn, text)
        if self.live and _is_private(reading):
            scene = turn.scene
            withheld = Message(summary=scene.line("help.summary"), body=scene.say("not_allowed.live"))
            return Answer(reading, (withheld,))
        try:
            speak(turn, text)
        except Problem as problem:
            tell_problem(turn, problem)
        return Answer(reading, tuple(said for said in turn.told if isinstance(said, Message)))


def _is_private(reading: Reading) -> bool:
    return bool(PRIVATE & {each.intent for each in (reading, *reading.alternatives)})
