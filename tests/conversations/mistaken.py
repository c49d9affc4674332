"""Steps to make mistakes with, and what is told about them."""

from conversations.guide import AbilityFacts, mistakes
from tests.conversations.guides import ABILITIES, FIRST_STEP, written

FACTS = ABILITIES | {
    "keep_note": AbilityFacts("draft", frozenset({"text"})),
    "brief_me": AbilityFacts("read"),
}


def told(steps: str) -> list[tuple[int, str]]:
    """The mistakes of these steps; lines count from the first of them."""
    return [(mistake.line - FIRST_STEP + 1, mistake.text) for mistake in mistakes(written(steps), FACTS)]


ASK = "- {id: mood, ask: How?, choices: {low: Low, high: High}}\n"
MAYBE = "- {id: wish, ask: Which?, optional: true}\n"
SURE = "- {id: sure, ask: Sure?, answer: yes_no}\n"
SAVE = "{id: save, do: save_goal, with: {commitments: sure}"
LIST = "- {id: gaps, do: find_gaps, with: {role: role}}\n"
THREE = (
    "- {id: steps, each: {up_to: 3}, steps: [{id: what, ask: What?}, {id: why, ask: Why?, optional: true}]}\n"
)
