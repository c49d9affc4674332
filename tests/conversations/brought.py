"""What the people team brings in tests: an observatory that changed, a small guide, a few phrases."""

from pathlib import Path

from tests.builders import Cast
from tests.talk import Talk

OBSERVATORY = (Path(__file__).parents[1] / "observatory.yaml").read_text(encoding="utf-8")
RENAMED = OBSERVATORY.replace("Senior Observer", "Lead Observer")
RAISED = OBSERVATORY.replace(
    "requires: {measuring: Practising, explaining: Learning, planning: Learning, night-watch: Practising, "
    "instruments: Practising}",
    "requires: {measuring: {level: Guiding, must_have: true}, explaining: Learning, planning: Learning, "
    "night-watch: Practising, instruments: Practising}",
    1,
)
GUIDE = """\
guide: career-conversation
title: Career conversation with {{ employee.called }}
for: manager
about: employee
visible_to: [manager, employee]
steps:
  - id: joy
    ask: What made {{ employee.called }} laugh this month?
    hint: Let them tell it.
"""
PHRASES = "en:\n  help:\n    empty: Say something.\n"


def bring(talk: Talk, who: int, name: str, text: str) -> None:
    """Attach a file and let it be checked."""
    talk.attach(who, name, text)
    assert talk.work()


def publish(talk: Talk, who: int, name: str, text: str) -> None:
    """Attach a file, let it be checked, and publish it."""
    bring(talk, who, name, text)
    talk.press(who, "Publish")


def colleague(talk: Talk, people: Cast) -> int:
    """A second one of the people team."""
    with talk.database.unit() as unit:
        unit.grants.grant(
            people["noor"], "people-team", "organisation", None, talk.now.date(), None, None, talk.now
        )
    return people["noor"]
