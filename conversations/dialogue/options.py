"""What can be chosen at a question."""

from collections.abc import Iterable, Mapping

from conversations.abilities.catalogue import perform
from conversations.dialogue.running import Running
from conversations.messages import Option
from conversations.scene import Scene
from conversations.stepper import Stop
from conversations.underway import Turn
from frameworks.paths import is_offered


def options_of(turn: Turn, run: Running, stop: Stop) -> tuple[Option, ...]:
    """The options of a question: as the guide lists them, as an ability found them, or by their kind."""
    ask = stop.ask
    if ask.choices:
        labels = {value: run.wording.line(label, stop.names) for value, label in ask.choices.items()}
        return tuple(Option(value=value, label=label) for value, label in labels.items())
    if ask.choices_from:
        return listed(_found(turn, run, stop, ask.choices_from))
    if ask.answer == "yes_no":
        scene = turn.scene_of(run.person_of(ask.to))
        return tuple(Option(value=word, label=scene.line(f"dialogue.{word}")) for word in ("yes", "no"))
    if ask.answer in ("role", "competency"):
        return all_of(turn.scene, ask.answer)
    return ()


def _found(turn: Turn, run: Running, stop: Stop, source: str) -> object:
    """What an earlier step found; else the source is a reading ability without inputs."""
    if source in stop.names:
        return stop.names[source]
    scene = turn.scene_of(run.opener)
    return perform(turn.house.catalogue, source, scene, run.dialogue.about, {})


def listed(found: object) -> tuple[Option, ...]:
    """Facts as options: each has a value and a label, and perhaps a detail."""
    if not isinstance(found, Iterable):
        return ()
    return tuple(
        Option(value=str(each["value"]), label=str(each["label"]), detail=each.get("detail"))
        for each in found
        if isinstance(each, Mapping)
    )


def all_of(scene: Scene, kind: str) -> tuple[Option, ...]:
    """Every role that is offered, or every competency, of the framework in force."""
    framework = scene.guarded.framework
    if kind == "competency":
        return tuple(Option(value=each.key, label=each.name) for each in framework.competencies)
    return tuple(
        Option(value=role.key, label=role.title, detail=framework.family(role.family).name)
        for role in framework.roles
        if is_offered(framework, role.key)
    )
