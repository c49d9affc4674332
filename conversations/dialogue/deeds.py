"""What a dialogue does between two questions, and how a stop is settled."""

from typing import Any

from pydantic import TypeAdapter

from conversations.abilities.catalogue import perform
from conversations.dialogue.running import Running
from conversations.stepper import Settled, Stop
from conversations.underway import Turn
from storage.dialogues import AnswerStatus

FACTS: TypeAdapter[Any] = TypeAdapter(Any)


def do(turn: Turn, run: Running, stop: Stop) -> bool:
    """Let an ability do its work; False when it is slow and goes on as a job."""
    ability = turn.house.catalogue[stop.do.do]
    if ability.slow and not turn.in_job:
        key = f"dialogue:{run.dialogue.id}:{stop.step}:{stop.item}:{stop.inputs}"
        before = turn.unit.jobs.get(key)
        if before and before.status == "failed":
            key += f":{turn.event}"
        turn.unit.jobs.queue("dialogue", {"dialogue": run.dialogue.id}, run.opener.id, turn.now, key)
        return False
    if ability.kind == "commit":
        settle(turn, run, stop, "done", _commit(turn, run, stop))
    else:
        inputs = stop.inputs if ability.kind == "read" else ""
        settle(turn, run, stop, "answered", _perform(turn, run, stop), inputs=inputs)
    return True


def _perform(turn: Turn, run: Running, stop: Stop) -> Any:  # noqa: ANN401 - facts as JSON
    scene = turn.scene_of(run.opener)
    facts = perform(turn.house.catalogue, stop.do.do, scene, run.dialogue.about, stop.given)
    return FACTS.dump_python(facts, mode="json")


def _commit(turn: Turn, run: Running, stop: Stop) -> Any:  # noqa: ANN401 - the same
    """Change the world once for this dialogue and step, however often the turn is run."""
    dialogues = turn.unit.dialogues
    result = dialogues.committed(run.dialogue.id, stop.step, stop.item)
    if result is None:
        result = _perform(turn, run, stop)
        dialogues.record_commit(run.dialogue.id, stop.step, stop.item, result, turn.now)
    return result


def settle(  # noqa: PLR0913 - an answer has this many parts
    turn: Turn,
    run: Running,
    stop: Stop,
    status: AnswerStatus,
    value: object = None,
    *,
    inputs: str | None = None,
    together: bool = False,
) -> None:
    """Keep how a stop was settled, in the database and in the journey of this turn."""
    kept = stop.inputs if inputs is None else inputs
    by, now = turn.person.id, turn.now
    run.settled[stop.place] = Settled(status, value, by, now, kept, together)
    place = (run.dialogue.id, stop.step, stop.item)
    turn.unit.dialogues.settle(*place, status, value, by, now, kept, run.audience, together=together)
