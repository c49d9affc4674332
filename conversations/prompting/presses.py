"""What a manager says to a line of their list of talks."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from conversations.abilities.conversations import brief
from conversations.answers.asked import Asked, key_of
from conversations.answers.brief import draw_brief
from conversations.dialogue.begin import start
from conversations.guarded.talks import GUIDE
from conversations.messages import Message
from conversations.permissions import Action, Thing
from conversations.problems import StaleAnswer
from conversations.prompting.talks import TALK, list_now, plan_again, redraw
from conversations.underway import Turn
from storage.prompts import TalkPrompt

TOMORROW, NEXT_WEEK = timedelta(days=1), timedelta(days=7)


def answer_prompt(turn: Turn, asked: Asked) -> None:
    """Do what was pressed; the list then shows what became of the line.

    Raises:
        StaleAnswer: for a line that is not the speaker's, or was answered before.
        NotAllowed: when they no longer are the manager of whom it is about.
    """
    prompt = turn.scene.guarded.prompt(key_of(asked, "prompt"))
    turn.scene.guarded.check(Thing.CONVERSATION, Action.START, prompt.person_id)
    way = WAYS.get(asked.entities.get("do", ""))
    if way is None:
        raise StaleAnswer("stale.gone")
    if prompt.status != "open":
        raise StaleAnswer(f"talks.stale_{prompt.status}")
    way(turn, prompt)


def answer_talks(turn: Turn, _asked: Asked) -> None:
    """Whom to talk with, asked for in words."""
    if not list_now(turn):
        key = "talks.nobody" if turn.scene.guarded.reports else "talks.no_reports"
        turn.tell(Message(summary=turn.scene.line("talks.summary"), body=turn.scene.say(key)))


def _brief(turn: Turn, prompt: TalkPrompt) -> None:
    scene = turn.scene
    turn.tell(draw_brief(scene, brief(scene, prompt.person_id), GUIDE), place=TALK)


def _start(turn: Turn, prompt: TalkPrompt, **way: str) -> None:
    turn.scene.guarded.settle_prompt(prompt, "started")
    redraw(turn, prompt.list_key)
    start(turn, Asked("start_conversation", {"person": str(prompt.person_id), **way}))


def _talked(turn: Turn, prompt: TalkPrompt) -> None:
    _start(turn, prompt, way="talked")


def _later(after: timedelta) -> Callable[[Turn, TalkPrompt], None]:
    def put_off(turn: Turn, prompt: TalkPrompt) -> None:
        hours = turn.unit.people.reach(turn.person.id, turn.now.date()).hours
        day = hours.working_day_from(turn.scene.today + after)
        turn.scene.guarded.settle_prompt(prompt, "later", day)
        plan_again(turn.unit, turn.person.id, turn.scene.guarded.prompt(prompt.id), hours.morning(day))
        redraw(turn, prompt.list_key)

    return put_off


def _not_now(turn: Turn, prompt: TalkPrompt) -> None:
    turn.scene.guarded.settle_prompt(prompt, "declined")
    redraw(turn, prompt.list_key)


WAYS: Mapping[str, Callable[[Turn, TalkPrompt], None]] = {
    "brief": _brief,
    "start": _start,
    "talked": _talked,
    "tomorrow": _later(TOMORROW),
    "week": _later(NEXT_WEEK),
    "not_now": _not_now,
}
