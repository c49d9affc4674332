"""What can be chosen at a question."""

import re
from collections.abc import Iterable, Mapping, Sequence

from conversations.abilities.catalogue import perform
from conversations.dialogue.running import Running
from conversations.guide import Ask
from conversations.messages import Option
from conversations.reading import fitting
from conversations.scene import Scene
from conversations.stepper import Stop
from conversations.underway import Turn
from conversations.wording import clean
from frameworks.model import same_name_key
from frameworks.paths import is_offered

MOST_NAMESAKES = 8  # more would be no choice; a search by letters finds the others
_ID = re.compile(r"[0-9]{1,9}")


def options_of(turn: Turn, run: Running, stop: Stop, typed: str | Sequence[str] = ()) -> tuple[Option, ...]:
    """The options of a question: as the guide lists them, as an ability found them, or by their kind.

    Args:
        turn: the turn under way.
        run: the dialogue.
        stop: the question.
        typed: what was answered. Where a person is asked for, the options are those whom it names.
    """
    offered = _offered(turn, run, stop)
    if stop.ask.answer != "person" or not typed:
        return offered
    words = typed if isinstance(typed, str) else typed[0]
    return tuple(fitting(words, offered)) or _people(turn.scene, words, picked=words is not typed)


def command_in(turn: Turn, run: Running, stop: Stop, text: str) -> str | None:
    """The command that somebody typed; None for other words, and for words that answer the open question."""
    command = turn.house.phrases.command(text)
    asked = stop.kind == "ask" and run.answerer(stop).id == turn.person.id
    if command is None or not asked:
        return command
    answers = {same_name_key(option.label) for option in options_of(turn, run, stop)}
    return None if same_name_key(text) in answers else command


def _offered(turn: Turn, run: Running, stop: Stop) -> tuple[Option, ...]:
    """What a card shows before anything is typed."""
    ask = stop.ask
    if ask.answer == "person" and not (ask.choices or ask.choices_from):
        return listed([stop.before])  # a reopened answer
    return choices_of(turn, run, ask, stop.names)


def choices_of(turn: Turn, run: Running, ask: Ask, names: Mapping[str, object]) -> tuple[Option, ...]:
    """What a question offers, be it on a card of its own or in a form."""
    if ask.choices:
        labels = {value: run.wording.line(label, names) for value, label in ask.choices.items()}
        return tuple(Option(value=value, label=label) for value, label in labels.items())
    if ask.choices_from:
        return listed(_found(turn, run, names, ask.choices_from))
    if ask.answer == "yes_no":
        scene = turn.scene_of(run.person_of(ask.to))
        return tuple(Option(value=word, label=scene.line(f"dialogue.{word}")) for word in ("yes", "no"))
    return all_of(turn.scene, ask.answer) if ask.answer in ("role", "competency") else ()


def _people(scene: Scene, words: str, *, picked: bool) -> tuple[Option, ...]:
    """Everybody of a name, told apart by their title; or the one who was picked from a search, by id."""
    if picked and _ID.fullmatch(words):
        found = scene.guarded.people([int(words)])
        return tuple(Option(value=str(key), label=each.called) for key, each in found.items())
    named = scene.guarded.named(clean(words).strip())[:MOST_NAMESAKES]
    apart = scene.guarded.apart if len(named) > 1 else lambda _: ""
    return tuple(Option(value=str(key), label=name, detail=apart(key) or None) for key, name in named)


def _found(turn: Turn, run: Running, names: Mapping[str, object], source: str) -> object:
    """What an earlier step found; else the source is a reading ability without inputs."""
    if source in names:
        return names[source]
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


def labelled(value: object, options: tuple[Option, ...]) -> object:
    """What was chosen, with the words that were read beside it."""
    labels = {option.value: option.label for option in options}
    if isinstance(value, list):
        return [{"value": each, "label": labels[each]} for each in value]
    return {"value": value, "label": labels[value]} if value in labels and isinstance(value, str) else value


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
