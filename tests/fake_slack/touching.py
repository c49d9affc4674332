"""Hands that touch: buttons, choices, forms, commands and shortcuts."""

from typing import Any

from . import answers, blocks, limits, payloads, shapes, texts
from .api import views
from .core import Core
from .nouns import Answer, Json, NotPossible, Person, Posted, Refused, View

Where = Posted | View | str | None
Named = str | tuple[str, str]
TROUBLE = "We had some trouble connecting. Try again?"


class Touching(Core):
    """What comes to the app as an interaction."""

    def press(self, person: str | Person, where: Where, action: Named, *, stale: bool = False) -> Answer:
        """Press a button.

        Args:
            person: who presses.
            where: a message (or its ts), a view, "home", or None for the modal on top.
            action: its action_id, its label, or (block_id, action_id).
            stale: the message as the snapshot has it, though it may be another by now.
        """
        with self.world.lock:
            who = self.world.person(person)
            place = self._place(who, where)
            shown = where.blocks if stale and isinstance(where, Posted) else place.blocks
            block, element = blocks.find(shown, action)
            if element["type"] not in {"button", "workflow_button", "icon_button"}:
                raise NotPossible(f"a {element['type']} cannot be pressed")
            payload = self._acted(who, place, block, element, {})
        return self._interact(payload)

    def _acted(self, who: Person, place: Posted | View, block: Json, element: Json, state: Json) -> Json:
        world = self.world
        payload = payloads.acted(world, who, "block_actions")
        if isinstance(place, Posted):
            place.values = answers.state(place.blocks, place.values)
            payload |= payloads.at_message(world, place)
            payload["response_url"] = world.new_line(who, place.channel, place.ts)
        else:
            payload |= payloads.at_view(world, place)
        modal = place.id if isinstance(place, View) and place.kind == "modal" else None
        payload["trigger_id"] = world.new_trigger(who, modal)
        done = {key: value for key, value in state.items() if key != "type"}
        payload["actions"] = [payloads.action(world, block, element, done)]
        return payload

    def choose(self, person: str | Person, where: Where, action: Named, value: Any) -> Answer:
        """Choose in a select, a date, boxes, an overflow, or type into an input of a message.

        An input that does not dispatch keeps the value and sends nothing (`attempts` is 0).

        Args:
            person: who chooses.
            where: as for `press`.
            action: as for `press`.
            value: an option by its value or label, a list of such, an id, a date or a text; None clears.
        """
        with self.world.lock:
            who = self.world.person(person)
            place = self._place(who, where)
            block, element = blocks.find(place.blocks, action)
            found = self._found.get((who.id, element["action_id"]), [])
            state = answers.given(element, value, found)
            place.values = answers.state(place.blocks, place.values)
            if element["type"] != "overflow":
                place.values[block["block_id"]][element["action_id"]] = state
            if block["type"] == "input" and not block.get("dispatch_action"):
                return Answer()
            payload = self._acted(who, place, block, element, state)
        return self._interact(payload)

    def type_into(self, person: str | Person, where: Where, block: Named, text: str) -> Answer:
        """Type into an input; one with `dispatch_action` tells the app, with the whole state."""
        return self.choose(person, where, block, text)

    def fill(self, person: str | Person, where: Where, values: dict[str, Any]) -> list[Answer]:
        """Fill in a form: block_id (or label) to value. What dispatches is sent as it is filled."""
        return [self.choose(person, where, block, value) for block, value in values.items()]

    def search(self, person: str | Person, where: Where, action: Named, letters: str) -> Answer:
        """Type into an external select; `body` of what comes back holds the options."""
        with self.world.lock:
            who = self.world.person(person)
            place = self._place(who, where)
            block, element = blocks.find(place.blocks, action)
            if len(letters) < element.get("min_query_length", 3):
                raise NotPossible(f"Slack asks only from {element.get('min_query_length', 3)} letters on")
            payload = payloads.acted(self.world, who, "block_suggestion")
            at = payloads.at_message if isinstance(place, Posted) else payloads.at_view
            payload |= at(self.world, place)  # type: ignore[arg-type]
            payload |= {"action_id": element["action_id"], "block_id": block["block_id"], "value": letters}
        answer = self._interact(payload)
        offered = answer.body if isinstance(answer.body, dict) else {}
        with self.world.lock:
            self._checked(answer, lambda: limits.check_options(self.world, "options", offered))
            self._found[who.id, element["action_id"]] = list(answers.options(offered))
        return answer

    def _checked(self, answer: Answer, work: Any) -> None:
        try:
            work()
        except Refused as refused:
            answer.error = refused.error

    def submit(self, person: str | Person, view: View | None = None) -> Answer:
        """Send off the modal on top. What the app answers is done to it.

        Raises:
            NotPossible: Slack's client would not send it: something required is empty or too short.
        """
        with self.world.lock:
            who = self.world.person(person)
            shown = self._place(who, view)
            assert isinstance(shown, View)
            if not shown.shape.get("submit"):
                raise NotPossible("there is no button to send this off")
            self._complete(shown)
            payload = payloads.acted(self.world, who, "view_submission")
            payload |= {"trigger_id": self.world.new_trigger(who, shown.id), "response_urls": []}
            payload["view"] = shapes.view(self.world, shown)
        answer = self._interact(payload)
        with self.world.lock:
            if answer.ok:
                self._checked(answer, lambda: self._obey(shown, answer.body or {}))
            if not answer.ok:
                shown.errors = {"": TROUBLE}
        return answer

    def _complete(self, shown: View) -> None:
        for block, element in blocks.elements(shown.blocks):
            if block["type"] != "input":
                continue
            state = shown.values.get(block["block_id"], {}).get(element["action_id"])
            if state is None:
                continue
            if answers.empty(state) and not block.get("optional"):
                raise NotPossible(f"{block['block_id']} must be filled in")
            if answers.too_short(element, state):
                raise NotPossible(f"{block['block_id']} needs {element['min_length']} characters")

    def _obey(self, shown: View, body: Json) -> None:
        """Do what an app answered to a form that was sent off."""
        stack, action = self.world.stacks[shown.person], body.get("response_action")
        if action == "errors":
            inputs = {each["block_id"] for each in shown.blocks if each["type"] == "input"}
            if not body.get("errors") or set(body["errors"]) - inputs:
                self._breach("errors", f"only inputs have errors: {sorted(body.get('errors', {}))}")
            shown.errors = dict(body["errors"])
        elif action == "update":
            views.checked(self.world, "view_submission", body["view"], "modal")
            views.redraw(self.world, shown, body["view"])
        elif action == "push":
            views.checked(self.world, "view_submission", body["view"], "modal")
            views.put_on_top(self.world, stack, body["view"])
        elif action == "clear":
            stack.clear()
        elif action is not None:
            self._breach("response_action", f"there is no {action}")
        elif shown in stack:
            stack.remove(shown)

    def _breach(self, path: str, rule: str) -> None:
        self.world.refused.append(limits.Refusal("view_submission", path, rule))
        raise Refused("invalid_arguments", f"[ERROR] {rule}")

    def close_view(self, person: str | Person, *, all_of_them: bool = False) -> list[Answer]:
        """Close the modal on top, or the whole stack; the app hears of those that asked for it."""
        with self.world.lock:
            who = self.world.person(person)
            stack = self.world.stacks[who.id]
            whole = all_of_them or bool(stack[-1].shape.get("clear_on_close"))
            closed = stack[::-1] if whole else [stack[-1]]
            del stack[len(stack) - len(closed) :]
            told = [self._closed(who, each, whole) for each in closed if each.shape.get("notify_on_close")]
        return [self._interact(payload) for payload in told]

    def _closed(self, who: Person, shown: View, whole: bool) -> Json:  # noqa: FBT001
        payload = payloads.acted(self.world, who, "view_closed")
        return payload | {"view": shapes.view(self.world, shown), "is_cleared": whole}

    def command(
        self, person: str | Person, name: str, text: str = "", channel: str | None = None, *, raw: bool = False
    ) -> Answer:
        """Give a slash command; a text or message in the answer is shown to these eyes only."""
        with self.world.lock:
            who = self.world.person(person)
            self._at_home(who)
            where = channel or self.world.dm(who).id
            said = text if raw else texts.escaped(text)
            payload = payloads.command(self.world, who, name, said, where)
        answer = self._interact(payload, "slash_commands")
        with self.world.lock:
            if answer.ok:
                self._checked(answer, lambda: self._immediate(payload, answer.body, who))
        return answer

    def _at_home(self, who: Person) -> None:
        if self.world.workspace_of(who).id != who.team:
            raise NotPossible("people of another organisation have no commands and shortcuts here")

    def shortcut(self, person: str | Person, callback_id: str) -> Answer:
        """Use a global shortcut."""
        with self.world.lock:
            who = self.world.person(person)
            self._at_home(who)
            payload = payloads.acted(self.world, who, "shortcut") | {"callback_id": callback_id}
            payload |= {"trigger_id": self.world.new_trigger(who), "action_ts": self.world.next_ts()}
        return self._interact(payload)

    def message_shortcut(self, person: str | Person, callback_id: str, message: Posted | str) -> Answer:
        """Use a shortcut of a message, of anybody's that the person sees."""
        with self.world.lock:
            who = self.world.person(person)
            self._at_home(who)
            posted = self._place(who, message)
            assert isinstance(posted, Posted)
            channel = self.world.channels[posted.channel]
            payload = payloads.acted(self.world, who, "message_action") | {"callback_id": callback_id}
            payload |= {"message_ts": posted.ts, "message": shapes.message(self.world, posted)}
            payload |= {"channel": {"id": channel.id, "name": channel.name}}
            payload |= {"trigger_id": self.world.new_trigger(who), "action_ts": self.world.next_ts()}
            payload["response_url"] = self.world.new_line(who, channel.id, posted.ts)
        return self._interact(payload)
