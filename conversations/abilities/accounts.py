"""Saying whose an account of a chat is."""

from conversations.scene import Scene
from storage.strangers import Stranger

PLATFORMS = ("slack", "teams")


def in_words(scene: Scene, account: Stranger) -> str:
    """An account by what it is called, its address, and where it is."""
    platform = account.channel if account.channel in PLATFORMS else "other"
    return scene.line(
        "accounts.account",
        name=account.name,
        email=account.email,
        platform=scene.line(f"accounts.on_{platform}"),
    )


def account_shown(scene: Scene, about: int, *, stranger: int) -> str:
    """An account that waits, in words."""
    del about
    return in_words(scene, scene.guarded.unmatched_account(stranger))


def link_account(scene: Scene, about: int, *, stranger: int, who: str) -> dict[str, object]:
    """Link an account to somebody."""
    del about
    scene.guarded.link_account(stranger, int(who))
    return {"account": stranger, "who": int(who)}
