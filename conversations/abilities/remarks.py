"""Keeping what somebody says to what was written about them."""

from conversations.scene import Scene


def add_remark(scene: Scene, about: int, *, talk: int, remark: str, words: str) -> dict[str, object]:
    """Keep a remark on a talk, for whoever reads that talk."""
    del about  # the permission was asked for the speaker's own
    scene.guarded.remark(talk, remark, words)
    return {"talk": talk, "remark": remark, "words": words}
