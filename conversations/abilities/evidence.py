"""Evidence of what somebody can do: which competencies it may show, and keeping it."""

from conversations.scene import Scene


def own_competencies(scene: Scene, about: int) -> list[dict[str, str]]:
    """Every competency as an option: those that the speaker's own role asks for come first."""
    del about  # everybody keeps evidence only for themselves
    framework = scene.guarded.framework
    role = scene.guarded.role(scene.guarded.position(scene.person.id).role_key)
    asked = [each.competency for each in framework.expectations(role.key)] if role else []
    names = {each.key: each.name for each in framework.competencies}
    ordered = dict.fromkeys((*(key for key in asked if key in names), *names))
    return [{"value": key, "label": names[key]} for key in ordered]


def save_evidence(
    scene: Scene, about: int, *, competency: str, note: str, link: str | None = None
) -> dict[str, int]:
    """Keep a note on a competency, with the way to what it is about; nobody but its author sees it."""
    del about  # the permission was asked for the speaker's own
    return {"evidence": scene.guarded.keep_evidence(competency, note, link or None)}
