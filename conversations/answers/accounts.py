"""Accounts of a chat that match nobody: the queue of the people team, a few at a time."""

from conversations.abilities.accounts import in_words
from conversations.answers.asked import Asked, button, key_of
from conversations.messages import Button, Message, Part
from conversations.paragraphs import lines
from conversations.scene import Scene
from storage.strangers import Stranger

INTENT = "unmatched_accounts"
SHOWN = 4
"""So many accounts stand on one card."""


def unmatched_button(scene: Scene) -> Button:
    """The way to the queue, with the number that waits."""
    return button(scene, "button.unmatched", INTENT, name=str(scene.guarded.unmatched or ""))


def answer_unmatched(scene: Scene, asked: Asked) -> Message:
    """The accounts that wait, each with its reason and the two ways on.

    Raises:
        NotAllowed: for whoever is not of the people team of the whole organisation.
    """
    after = key_of(asked, "after") if "after" in asked.entities else 0
    waiting = scene.guarded.unmatched_after(after, SHOWN + 1)
    count, listed = scene.guarded.unmatched, waiting[:SHOWN]
    more: tuple[Button, ...] = ()
    if len(waiting) > SHOWN:
        more = (button(scene, "button.unmatched_more", INTENT, after=str(listed[-1].id)),)
    key = "opening" if listed else "none_left" if count else "none"
    return _card(scene, key, more, tuple(_part(scene, each) for each in listed), count=count)


def _part(scene: Scene, account: Stranger) -> Part:
    number = str(account.id)
    return Part(
        body=lines(
            scene.say("accounts.line", account=in_words(scene, account)),
            scene.say(f"accounts.{account.reason}"),
        ),
        buttons=(
            button(scene, "button.link_account", "link_account", account=number),
            button(scene, "button.leave_out_account", "leave_out_account", account=number),
        ),
    )


def answer_leave_out(scene: Scene, asked: Asked) -> Message:
    """It is nobody here; with a way to take that back."""
    number = key_of(asked, "account")
    left = scene.guarded.leave_out_account(number)
    back = button(scene, "button.bring_back_account", "bring_back_account", account=str(number))
    return _card(scene, "left_out", (back, unmatched_button(scene)), account=in_words(scene, left))


def answer_bring_back(scene: Scene, asked: Asked) -> Message:
    """It waits again."""
    back = scene.guarded.bring_back_account(key_of(asked, "account"))
    return _card(scene, "brought_back", (unmatched_button(scene),), account=in_words(scene, back))


def _card(
    scene: Scene, key: str, buttons: tuple[Button, ...], parts: tuple[Part, ...] = (), **names: object
) -> Message:
    return Message(
        summary=scene.line("accounts.summary"),
        body=scene.say(f"accounts.{key}", **names),
        parts=parts,
        buttons=buttons,
        audience=scene.say("audience.people_team_whole"),
    )
