"""Drives the house through Slack: people write and press there, and read what stands there."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from bot.channels.slack_blocks import FORM, Meant, NotKept, read_action
from bot.channels.slack_blocks.sheet import texts_in
from conversations.messages import Form, FormField, Immediate, Message, Page, Press, Slot
from storage.database import Database
from tests.bot.channels.slack_hand import Block, controls, everything_ticked, offered
from tests.bot.channels.slack_read import undrawn
from tests.builders import Cast
from tests.fake_slack import FakeSlack, NotPossible, Posted, View
from tests.slack_room import SlackRoom, house
from tests.talk import Talk

TEAM = "T1"


def member(person: int) -> str:
    """Somebody's id at Slack."""
    return f"U{person:04}"


def move_in(database: Database, slack: FakeSlack, cast: Cast) -> None:
    """Give everybody an account at Slack, and no other."""
    with database.unit() as unit:
        for number in cast.values():
            old = {(number, "playground", "local", str(number)): (None, None)}
            unit.people.unlink_many(old)
            unit.people.account(number, "slack", TEAM, member(number))
            slack.add_person(member(number), unit.people.get(number).called, team=TEAM)


class SlackTalk(Talk):
    """A conversation under test, held in Slack."""

    def __init__(self, database: Database, slack: FakeSlack, everybody: Iterable[int]) -> None:
        super().__init__(database, lambda: replace(house()))
        self._slack, self._everybody = slack, tuple(everybody)
        self.room: SlackRoom
        self._seen: dict[tuple[int, str], int] = {}
        self._posted: dict[tuple[int, str], Posted] = {}

    def say(self, person: int, text: str, in_: str = "talk") -> Immediate:
        self.put_away()
        answer = self._slack.say(member(person), text, self.thread(person, in_))
        assert answer.ok, answer
        return self._look()

    def press(self, person: int, label: str, in_: str = "talk", *, on: str | None = None) -> Immediate:
        screen = self.screen(person)
        press, values = screen.find(label, screen.place_of(in_), on)
        return self._touch(person, person, press, values)

    def press_as_seen_by(self, person: int, other: int, label: str, in_: str, on: str) -> Immediate:
        screen = self.screen(other)
        press, values = screen.find(label, screen.place_of(in_), on)
        return self._touch(person, other, press, values)

    def submit(self, person: int, answers: Mapping[str, str], in_: str = "talk") -> Immediate:
        del in_
        self.put_away()
        self._fill(person, answers)
        answer = self._slack.submit(member(person), unchecked=True)
        assert answer.ok, answer
        return self._look()

    def leave(self, person: int, answers: Mapping[str, str], in_: str = "talk") -> Immediate:
        del in_
        self.put_away()
        self._fill(person, answers)
        self._slack.close_view(member(person))
        return self._look()

    def attach(self, person: int, name: str, text: str | bytes) -> Immediate:
        self.put_away()
        content = text if isinstance(text, bytes) else text.encode()
        answer = self._slack.say(member(person), "", files=[(name, content)])
        assert answer.ok, answer
        return self._look()

    def share(self, person: int, permalink: str, purpose: str = "evidence") -> Immediate:
        self.put_away()
        *_, channel, name = permalink.split("/")
        stamp = f"{name[1:-6]}.{name[-6:]}"
        if self._slack.world.message(channel, stamp) is None:
            self._slack.add_channel(channel, members=[member(each) for each in self._everybody])
            self._slack.write(member(self._everybody[0]), channel, "Well done").ts = stamp
        assert self._slack.message_shortcut(member(person), f"save_{purpose}", stamp).ok
        return self._look()

    def open_home(self, person: int) -> Immediate:
        self.put_away()
        assert self._slack.open_app(member(person), "home").ok
        return self._look()

    def deliver(self) -> None:
        self._look()

    def form(self, person: int) -> Form:
        view = self._slack.view(member(person))
        assert view is not None, "no form is open"
        return _form(view)

    def thread(self, person: int, in_: str) -> str | None:
        place = self.screen(person).place_of(in_)
        return None if place == "talk" else place.removeprefix("dialogue:")

    def _touch(self, person: int, seen_by: int, press: Press, values: tuple[str, ...]) -> Immediate:
        """Press whatever means this, on the newest message that has it, or an older one as it was seen."""
        for (who, _), posted in reversed(self._posted.items()):
            if who != seen_by:
                continue
            for blocks in (posted.blocks, *(each["blocks"] for each in reversed(posted.versions))):
                if found := _control(blocks, press, values):
                    self.put_away()
                    return self._used(person, posted, blocks, found)
        raise AssertionError(f"nothing means {press} {values}")

    def _used(
        self, person: int, posted: Posted, blocks: list[Block], found: tuple[str, Block, Any]
    ) -> Immediate:
        block, control, chosen = found
        stale = blocks is not posted.blocks
        seen = replace(posted, blocks=blocks)
        if posted.channel != self._slack.dm(member(person)):
            return self._forged(person, seen, block, control)
        name = (block, control["action_id"])
        if control["type"] == "button":
            answer = self._slack.press(member(person), seen, name, stale=stale)
        else:
            answer = self._slack.choose(member(person), seen, name, chosen)
        assert answer.ok, answer
        return self._look()

    def _forged(self, person: int, posted: Posted, block: str, control: Block) -> Immediate:
        """Press what stands in somebody else's direct message, as nobody could who has only Slack."""
        who = self._slack.world.person(member(person))
        standing = next(each for each in posted.blocks if each["block_id"] == block)
        answer = self._slack._interact(self._slack._acted(who, posted, standing, control, {}))
        assert answer.ok, answer
        return self._look()

    def _fill(self, person: int, answers: Mapping[str, str]) -> None:
        view = self._slack.view(member(person))
        assert view is not None, "no form is open"
        for label, answer in answers.items():
            try:
                self._slack.fill(member(person), view, {label: answer})
            except NotPossible:
                self._forge(person, label, answer)

    def _forge(self, person: int, label: str, answer: str) -> None:
        """Send what no list offers, as a client that is none of Slack's could."""
        view = self._slack.world.stacks[member(person)][-1]
        block = next(each for each in view.blocks if each.get("label", {}).get("text") == label)
        held = {"type": block["element"]["type"], "selected_option": {"value": f"={answer}"}}
        view.values[block["block_id"]] = {block["element"]["action_id"]: held}

    def _look(self) -> Immediate:
        """Read what has come or changed since the last look."""
        self.room.settle()
        self._slack.settle()
        self.room.settle()
        for person in self._everybody:
            self._read(person)
        return Immediate()

    def _read(self, person: int) -> None:
        screen = self.screen(person)
        titled = {each.ts for each in self._slack.messages(member(person)) if _is_titled(each)}
        for posted in self._slack.messages(member(person)):
            key = (person, posted.ts)
            stands = len(posted.versions) + 1
            if not posted.bot or self._seen.get(key, 0) == stands:
                continue
            known = key in self._seen
            self._seen[key], self._posted[key] = stands, posted
            root = posted.thread_ts or posted.ts
            place = f"dialogue:{root}" if root in titled else "talk"
            message = _as_meant(undrawn({"text": posted.text, "blocks": posted.blocks}), posted.blocks)
            screen.show(place, posted.ts, message, posted.ts if known else None)
        view = self._slack.view(member(person))
        screen.form = _form(view) if view and view.callback_id == FORM else None
        screen.errors = _errors(view) if view else {}


def _as_meant(message: Message, blocks: list[Block]) -> Message:
    """An earlier answer is shown in words; which it was stands in the picker, or among the options."""
    question = message.question
    if question is None or question.prefill is None:
        return message
    days = [control["initial_date"] for _, control in controls(blocks) if "initial_date" in control]
    chosen = [each.value for each in question.options if each.label == question.prefill]
    meant = next(iter([*days, *chosen]), question.prefill)
    return message.model_copy(update={"question": question.model_copy(update={"prefill": meant})})


def _is_titled(posted: Posted) -> bool:
    return posted.bot and any(block["block_id"].startswith("title-") for block in posted.blocks)


def _control(blocks: list[Block], press: Press, values: tuple[str, ...]) -> tuple[str, Block, Any] | None:
    for block, control in controls(blocks):
        action = {"block_id": block, **control}
        if control["type"] == "button" and _means(action, blocks, press, values):
            return block, control, None
        for option in offered(control):
            if _means({**action, "selected_option": option}, blocks, press, values):
                return block, control, option["value"]
    return None


def _means(action: Block, blocks: list[Block], press: Press, values: tuple[str, ...]) -> bool:
    try:
        meant = read_action(action, everything_ticked(blocks), None)
    except NotKept:
        return False
    return meant == Meant(press, values)


def _form(view: View) -> Form:
    """An open form as far as a person sees it."""
    fields = tuple(_field(view, block) for block in view.blocks if block["type"] == "input")
    named = [block for block in view.blocks if block["block_id"].startswith("title-")]
    runs = [runs for block in named if block["type"] == "rich_text" for runs in block["elements"]]
    title = "".join(texts_in(runs[-1])) if runs else view.title
    slot = Slot(dialogue=0, step="")
    return Form(slot=slot, title=view.title, pages=(Page(title=title, fields=fields),), submit="")


def _field(view: View, block: Block) -> FormField:
    held = view.values.get(block["block_id"], {}).get(block["element"]["action_id"], {})
    option = held.get("selected_option") or {}
    value = option.get("text", {}).get("text") or held.get("value") or held.get("selected_date")
    return FormField(name=block["block_id"], label=block["label"]["text"], kind="text", value=value)


def _errors(view: View) -> dict[str, str]:
    return dict(view.errors)
