"""A person's look at themselves: what can be rated, and keeping it."""

from conversations.problems import NotFound
from conversations.scene import Scene
from frameworks.gaps import NOT_OBSERVED, NOT_YET_SHOWN
from frameworks.model import Competency, Expectation, Framework, shown_text

STATES = {NOT_YET_SHOWN: "rating.not_yet_shown", NOT_OBSERVED: "rating.not_observed"}


def to_rate(scene: Scene, about: int, role: str) -> list[dict[str, object]]:
    """One question for each competency that the role asks for with a level.

    Raises:
        NotFound: when the framework describes the role in words only, so that there is nothing to rate.
    """
    del about  # everybody rates only themselves; the framework decides what
    framework = scene.guarded.framework
    asked = [each for each in framework.expectations(role) if _has_levels(framework, each)]
    if not asked:
        raise NotFound("not_found.nothing_to_rate", role=framework.role(role).title)
    return [_question(scene, framework, role, each) for each in asked]


def _has_levels(framework: Framework, expectation: Expectation) -> bool:
    scale = framework.competency(expectation.competency).scale
    return scale is not None and expectation.level is not None and expectation.importance != "not-applicable"


def _question(scene: Scene, framework: Framework, role: str, expectation: Expectation) -> dict[str, object]:
    competency = framework.competency(expectation.competency)
    text = shown_text(framework, role, competency.key) or competency.description or ""
    levels = [
        {
            "value": level.id,
            "label": level.name,
            "detail": competency.levels.get(level.id) or level.description,
        }
        for level in framework.scale(_scale(competency)).levels
    ]
    states = [{"value": state, "label": scene.line(key), "detail": None} for state, key in STATES.items()]
    return {
        "value": competency.key,
        "label": competency.name,
        "detail": scene.line("rating.asked", role=framework.role(role).title, text=text),
        "options": [states[0], *levels, states[1]],
    }


def _scale(competency: Competency) -> str:
    if competency.scale is None:
        raise KeyError(competency.key)
    return competency.scale


def save_self_rating(scene: Scene, about: int, role: str, ratings: dict[str, str]) -> dict[str, int]:
    """Keep a self-rating; only its author sees it until the manager's is in too."""
    del about  # the permission was asked for the speaker's own
    scene.guarded.rate_self(ratings, role)
    return {"rated": len(ratings)}
