"""Reads one question of a guide: what is asked, of whom, and what counts as an answer."""

import re
from collections.abc import Mapping
from typing import cast, get_args

from conversations.guide.fields import Block
from conversations.guide.model import PARTIES, Ask, Wait
from conversations.messages import AnswerKind

IN_FORM = ("id", "ask", "answer", "hint", "choices", "choices_from", "optional")
KNOWN = (*IN_FORM, "to", "wait", "shows", "offers", "when")

ANSWERS: tuple[str, ...] = get_args(AnswerKind)
_CHOSEN = ("choice", "choices", "rating")
_PICKED = (*_CHOSEN, "person", "competency", "role")
_WAIT = re.compile(r"[1-9]\d? (hours?|days?|working days?|weeks?)")


def read_question(block: Block, name: str, for_: str) -> Ask:
    """A question.

    Args:
        block: where it stands.
        name: its id.
        for_: the party who answers where it does not say.
    """
    to = block.one_of("to", PARTIES, for_)
    choices = block.pairs("choices")
    return Ask(
        id=name,
        ask=block.needed("ask", "what is asked?"),
        to=to,
        answer=_answer(block, choices),
        hint=block.words("hint"),
        choices=choices,
        choices_from=block.words("choices_from"),
        optional=block.flag("optional"),
        wait=_wait(block, to, for_),
        shows=block.words("shows"),
        offers=block.pairs("offers"),
        when=block.words("when"),
        line=block.line,
    )


def _answer(block: Block, choices: Mapping[str, str]) -> AnswerKind:
    given = "choices" in block or "choices_from" in block
    answer = block.one_of("answer", ANSWERS, "choice" if given else "text")
    if "choices" in block and "choices_from" in block:
        block.note("Choices come from 'choices' or from 'choices_from', not from both.")
    elif answer in _CHOSEN and not given:
        block.note(f"A question with answer {answer} needs 'choices' or 'choices_from'.")
    elif answer not in _PICKED and given:
        block.note(f"A question with answer {answer} has no choices. Leave 'answer' out.", block.at("answer"))
    elif "choices" in block and len(choices) == 1:
        block.note("One choice is no choice. Write two or more.", block.at("choices"))
    return cast("AnswerKind", answer)


def _wait(block: Block, to: str, for_: str) -> Wait | None:
    wait = block.words("wait")
    if wait is None:
        return None
    if not _WAIT.fullmatch(wait):
        block.note(f"'wait' is a time such as '2 working days' or '1 week', not '{wait}'.", block.at("wait"))
    elif to == for_:
        other = next(party for party in PARTIES if party != to)
        block.note(f"Only the other person is waited for. Add 'to: {other}', or leave 'wait' out.")
    return Wait(wait)
