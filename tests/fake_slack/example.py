"""Listeners of an example app, and what it draws."""

from typing import Any

from slack_bolt.async_app import AsyncApp

MINA = "U1"


def plain(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text}


def option(text: str, value: str) -> dict[str, Any]:
    return {"text": plain(text), "value": value}


DONE = {"type": "button", "action_id": "done", "text": plain("Done"), "value": "7"}
BOXES = {"type": "checkboxes", "action_id": "which", "options": [option("One", "1"), option("Two", "2")]}
CARD: list[dict[str, Any]] = [
    {"type": "section", "text": plain("A card"), "accessory": DONE},
    {
        "type": "actions",
        "block_id": "dates",
        "elements": [{"type": "datepicker", "action_id": "when"}, BOXES],
    },
]
LEVELS = [option("Low", "1"), option("High", "3")]
ROLES = {"type": "external_select", "action_id": "role", "min_query_length": 2}


def asked(name: str, label: str, element: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "input", "block_id": name, "label": plain(label), "element": element, **more}


MODAL: dict[str, Any] = {
    "type": "modal",
    "callback_id": "form",
    "private_metadata": "m",
    "notify_on_close": True,
    "title": plain("Goal"),
    "submit": plain("Save"),
    "blocks": [
        asked("goal", "Your goal", {"type": "plain_text_input", "action_id": "text", "multiline": True}),
        asked("level", "Level", {"type": "radio_buttons", "action_id": "choice", "options": LEVELS}),
        asked(
            "note",
            "Note",
            {"type": "plain_text_input", "action_id": "draft"},
            dispatch_action=True,
            optional=True,
        ),
        asked("role", "Role", ROLES, optional=True),
    ],
}
SAVED: dict[str, Any] = {
    "type": "modal", "title": plain("Saved"), "blocks": [{"type": "section", "text": plain("Saved")}],
}  # fmt: skip


class Example:
    """Keeps the last body of each kind in `bodies`."""

    def __init__(self) -> None:
        self.bodies: dict[str, dict[str, Any]] = {}

    def equip(self, app: AsyncApp) -> None:
        app.event("message")(self._card)
        app.event("app_home_opened")(self._home)
        app.action("done")(self._done)
        for name in ("when", "which", "draft"):
            app.action(name)(self._kept(name))
        app.shortcut("start")(self._start)
        app.shortcut("evidence")(self._kept("evidence"))
        app.view("form")(self._submitted)
        app.view_closed("form")(self._kept("closed"))
        app.options("role")(self._options)
        app.command("/career")(self._command)

    def _kept(self, name: str) -> Any:
        async def keep(ack: Any, body: dict[str, Any]) -> None:
            self.bodies[name] = body
            await ack()

        return keep

    async def _card(self, event: dict[str, Any], say: Any) -> None:
        if event["text"] == "card":
            await say(text="A card", blocks=CARD)

    async def _home(self, body: dict[str, Any], client: Any) -> None:
        self.bodies["home"] = body
        await client.views_publish(user_id=MINA, view={"type": "home", "blocks": CARD})

    async def _done(self, ack: Any, body: dict[str, Any], respond: Any) -> None:
        self.bodies["done"] = body
        await ack()
        if "response_url" in body:
            await respond(text="It is done", replace_original=True)

    async def _start(self, ack: Any, body: dict[str, Any], client: Any) -> None:
        await ack()
        await client.views_open(trigger_id=body["trigger_id"], view=MODAL)

    async def _submitted(self, ack: Any, body: dict[str, Any]) -> None:
        self.bodies["form"] = body
        goal = body["view"]["state"]["values"]["goal"]["text"]["value"]
        if goal == "no":
            await ack(response_action="errors", errors={"goal": "Say more."})
        elif goal == "push":
            await ack(response_action="push", view=SAVED)
        else:
            await ack()

    async def _options(self, ack: Any, body: dict[str, Any]) -> None:
        self.bodies["role"] = body
        await ack(options=[option(f"{body['value']} 1", f"{body['value']}1")])

    async def _command(self, ack: Any, body: dict[str, Any]) -> None:
        self.bodies["command"] = body
        await ack(f"You said {body['text']}")
