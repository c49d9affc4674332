"""What a press, a choice or letters typed into a search mean. Knows `presses.py`'s ways to write it down."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from bot.channels.slack_blocks.meanings import Edit, Kept, Meaning, Meant, NotKept, Rest, Say, TurnTo, Typing
from bot.channels.slack_blocks.presses import FIELD, PICK, TICK, answer_to, parsed
from bot.channels.slack_blocks.words import Block, offered
from conversations.messages import Button, Form, Option, Press, Question, Slot


def kept_key(sent: Mapping[str, Any]) -> str | None:
    """Under which key that lies what a control or a view refers to; None where it says all by itself."""
    for content in (parsed(sent.get("value")), _name(sent), parsed(sent.get("private_metadata"))):
        key = content.get("kept", content.get("rest"))
        if isinstance(key, str):
            return key
    return None


def refers(blocks: Iterable[Block]) -> bool:
    """Whether a control in these blocks refers to what is kept."""
    return any(kept_key(control) for control in controls(blocks))


def controls(blocks: Iterable[Block]) -> Iterator[Block]:
    """Everything in blocks that can be pressed, chosen or typed into."""
    for block in blocks:
        yield from block.get("elements", ()) if block["type"] == "actions" else ()
        yield from (block[name] for name in ("element", "accessory") if name in block)
        yield from controls(block.get("child_blocks", ()))


def read_action(action: Mapping[str, Any], state: Mapping[str, Any], kept: Kept) -> Meaning:
    """What an action of a `block_actions` payload means.

    Args:
        action: the action.
        state: the payload's `state`, or the view's.
        kept: what lies under `kept_key(action)`, or under that of the view.

    Raises:
        NotKept: it refers to something that `kept` does not hold.
    """
    name = str(action.get("action_id", ""))
    if name == TICK or name.startswith(FIELD):
        return Typing()
    if name.startswith(PICK):
        return _picked(action, kept)
    value = parsed(action.get("value"))
    try:
        return _pressed(value, action, state, kept)
    except (ValidationError, ValueError, TypeError) as problem:
        raise NotKept("the control is none of ours") from problem


def read_search(sent: Mapping[str, Any], kept: Kept = None) -> tuple[Slot, str]:
    """What a `block_suggestion` payload searches: for which question or field, and the letters.

    Raises:
        NotKept: the question is one of a message or a form that is kept no longer.
    """
    letters = str(sent.get("value", ""))
    name = str(sent.get("action_id", ""))
    if name.startswith(PICK):
        return _slot(_name(sent), kept), letters
    view = sent.get("view") or {}
    about = parsed(view.get("private_metadata"))
    slot, names = about_form(about, kept)
    at = name.removeprefix(FIELD)
    if not at.isdecimal() or int(at) >= len(names):
        raise NotKept(name)
    return slot.model_copy(update={"step": names[int(at)]}), letters


def about_form(about: Mapping[str, Any], kept: Kept) -> tuple[Slot, tuple[str, ...]]:
    """The slot of an open form, and the names of the fields of its page.

    Raises:
        NotKept: they lie with the form, and it is kept no longer.
    """
    if "names" in about:
        return Slot.model_validate(about["slot"]), tuple(about["names"])
    if not isinstance(kept, Form) or not 0 <= about.get("page", -1) < len(kept.pages):
        raise NotKept(str(about.get("kept")))
    return kept.slot, tuple(field.name for field in kept.pages[about["page"]].fields)


def _pressed(value: Block, action: Mapping[str, Any], state: Mapping[str, Any], kept: Kept) -> Meaning:
    match value:
        case {"rest": key, "page": page}:
            meaning: Meaning = Rest(str(key), int(page))
        case {"say": text}:
            meaning = Say(str(text))
        case {"turn": page, "place": place}:
            meaning = TurnTo(_slot(value, kept), str(place), int(page))
        case {"kept": _}:
            meaning = _referred(value, action, state, kept)
        case {"edit": slot, "text": text}:
            meaning = edit_of(Slot.model_validate(slot), str(text))
        case {"reads": _}:
            meaning = Meant(_press(value), tuple(_ticked(action, state, None)))
        case _:
            meaning = Meant(_press(value), tuple(map(str, value.get("values", ()))))
    return meaning


def _press(value: Block) -> Press:
    return Press.model_validate({name: value[name] for name in ("do", "slot", "given") if name in value})


def edit_of(slot: Slot, text: str) -> Edit:
    """An earlier answer with the thread in which its question stands."""
    return Edit(slot, f"dialogue:{slot.dialogue}", text)


def _referred(value: Block, action: Mapping[str, Any], state: Mapping[str, Any], kept: Kept) -> Meaning:
    thing = _found(kept, value)
    if isinstance(thing, Button):
        return Meant(thing.press, ())
    if not isinstance(thing, Question):
        raise NotKept(str(value.get("at")))
    if value.get("edit"):
        return edit_of(thing.slot, thing.prefill or "")
    if value.get("reads"):
        return Meant(answer_to(thing.slot), tuple(_ticked(action, state, thing)))
    options = offered(thing.kind, thing.options) or (Option(value=thing.prefill or "", label=""),)
    if not 0 <= int(value["option"]) < len(options):
        raise NotKept(str(value["at"]))
    return Meant(answer_to(thing.slot), (options[int(value["option"])].value,))


def _picked(action: Mapping[str, Any], kept: Kept) -> Meaning:
    named = _name(action)
    question = _found(kept, named) if "kept" in named else None
    return Meant(answer_to(_slot(named, kept)), tuple(values_of(action, options_of(question))))


def _slot(named: Block, kept: Kept) -> Slot:
    if "slot" in named:
        return Slot.model_validate(named["slot"])
    if isinstance(kept, Form):
        return kept.slot
    thing = _found(kept, named)
    if not isinstance(thing, Question):
        raise NotKept(str(named.get("at")))
    return thing.slot


def _found(kept: Kept, named: Block) -> object:
    """What stands in the kept message at a place such as `sections.0.messages.1.parts.2.buttons.0`."""
    thing: Any = kept
    for step in str(named.get("at", "")).split("."):
        try:
            thing = thing[int(step)] if step.isdecimal() else getattr(thing, step)
        except (AttributeError, IndexError, TypeError):
            raise NotKept(str(named.get("kept"))) from None
    return thing


def options_of(thing: object) -> tuple[Option, ...]:
    """The options of a question, by which an answer can be told from its place."""
    return offered(thing.kind, thing.options) if isinstance(thing, Question) else ()


def _ticked(action: Mapping[str, Any], state: Mapping[str, Any], question: Question | None) -> Iterator[str]:
    """What is ticked in the boxes above a button: those that share the last word of its block's name."""
    mark = str(action.get("block_id", "")).rpartition("-")[2]
    for block, held in state.get("values", state).items():
        if block.rpartition("-")[2] == mark and TICK in held:
            yield from values_of(held[TICK], options_of(question))


def values_of(held: Mapping[str, Any], options: tuple[Option, ...]) -> Iterator[str]:
    """What a control holds, in the house's words."""
    if isinstance(held.get("selected_date"), str):
        yield held["selected_date"]
    one = held.get("selected_option")
    for each in (held.get("selected_options") or []) + ([one] if one else []):
        value = str(each["value"])
        if value.startswith("#") and value[1:].isdecimal():
            if int(value[1:]) >= len(options):
                raise NotKept(value)
            yield options[int(value[1:])].value
        else:
            yield value.removeprefix("=")


def _name(sent: Mapping[str, Any]) -> Block:
    name = str(sent.get("action_id", ""))
    return parsed(name.removeprefix(PICK)) if name.startswith(PICK) else {}
