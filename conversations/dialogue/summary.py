"""The summary of a talk: the same words for everybody who may read it."""

from datetime import date
from itertools import groupby

from conversations.answers.asked import button
from conversations.dialogue import cards
from conversations.dialogue.running import Running
from conversations.guide import Do
from conversations.messages import Button, Fact, Message, Spans
from conversations.paragraphs import paragraphs, row
from conversations.scene import Scene
from conversations.stepper import Stop
from conversations.wording import plain

REMARKS = ("comment", "objection")
CHECKED_IN = "check-in"


def written(run: Running) -> list[Stop]:
    """The answers that say something about the talk."""
    return [stop for stop in run.journey.passed() if _is_content(stop)]


def goals(run: Running) -> dict[int, str]:
    """What was put into the plan, by id and title."""
    results = (each.value for each in run.settled.values() if each.status == "done")
    return {each["goal"]: each["title"] for each in results if isinstance(each, dict) and "goal" in each}


def of_talk(scene: Scene, run: Running, status: str, day: date) -> Message:
    """What was written in a talk that is over, with the ways on from it.

    Args:
        scene: of whoever reads it.
        run: the talk.
        status: finished or stopped.
        day: when it was.
    """
    return Message(
        summary=scene.line("summary.summary"),
        body=_first_words(scene, run, status, day),
        facts=tuple(_fact(scene, run, list(stops)) for _, stops in groupby(written(run), key=_turn_of)),
        buttons=(_plan_button(scene, run), *_ways_on(scene, run)),
        audience=cards.audience(scene, run),
    )


def _is_content(stop: Stop) -> bool:
    """Whether an answer says something about the talk, rather than how the guide goes on."""
    return stop.kind == "form" or not (stop.ask.offers or stop.ask.answer == "yes_no")


def _first_words(scene: Scene, run: Running, status: str, day: date) -> Spans:
    """What the summary is of, and what came of it."""
    held = scene.say(f"summary.{status}", title=run.title, day=day)
    if status == "stopped":
        return held
    titles = goals(run).values()
    if titles:
        agreed = (scene.say("summary.in_plan", goal=title) for title in titles)
        return paragraphs(held, *agreed, scene.say("summary.follow_up"))
    if not any(isinstance(step, Do) for step in run.guide.steps):
        return held  # a guide that never speaks of the plan
    return paragraphs(held, scene.say("summary.not_in_plan"))


def _plan_button(scene: Scene, run: Running) -> Button:
    """From the summary to the plan that it is about."""
    about = run.dialogue.about
    if about == scene.person.id:
        return button(scene, "button.my_plan", "show_plan")
    return button(scene, "button.their_plan", "show_plan", name=run.people[about].called, person=str(about))


def _ways_on(scene: Scene, run: Running) -> tuple[Button, ...]:
    """Whom it is about can say something to it; whoever led it can make it a habit."""
    talk, about = str(run.dialogue.id), run.dialogue.about
    if about == scene.person.id:
        return tuple(button(scene, f"button.{kind}", "remark", talk=talk, kind=kind) for kind in REMARKS)
    if run.guide.guide == CHECKED_IN or scene.person.id != run.opener.id:
        return ()
    return (button(scene, "button.check_in_set_up", "schedule_checkin", person=str(about)),)


def _turn_of(stop: Stop) -> tuple[str, int | None]:
    """What belongs together: the answers of one turn of an `each`."""
    return stop.step.partition(".")[0] if stop.item is not None else stop.step, stop.item


def _fact(scene: Scene, run: Running, stops: list[Stop]) -> Fact:
    """A question with its answer; of several that belong together, the first question with all answers."""
    answers = row(*(answer_said(scene, run, stop) for stop in stops))
    return Fact(label=plain(run.question(stops[0])), value=answers)


def answer_said(scene: Scene, run: Running, stop: Stop) -> Spans:
    """An answer in words, and that it was given for both where it was."""
    settled = run.settled[stop.place]
    if not settled.has_value:
        return scene.say(f"dialogue.{settled.status}")
    key = "summary.together" if settled.together else "summary.answer"
    writer = run.people[settled.by].called if settled.by else ""
    return scene.say(key, answer=_in_words(scene, stop), name=writer)


def _in_words(scene: Scene, stop: Stop) -> object:
    """What was answered, as a template shows it; the parts of a form one after the other."""
    if isinstance(stop.answer, bool):
        return scene.line("dialogue.yes" if stop.answer else "dialogue.no")
    return list(stop.answer.values()) if isinstance(stop.answer, dict) else stop.answer
