"""The single texts that can be edited in a form: where each stands, what it says, and how it is changed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from conversations.guide.editing import texts, with_text
from conversations.phrasebook import write_phrases
from conversations.problems import StaleAnswer
from frameworks.model import Competency, Framework, Role, shown_text


@dataclass(frozen=True)
class Place:
    """One text.

    Args:
        path: where it stands.
        name: what it belongs to, as it is called on a card and over the form.
        text: what it says.
        needed: whether it has to say something.
        key: what it is there, such as a hint; empty where the name says it.
    """

    path: str
    name: str
    text: str
    needed: bool = True
    key: str = ""

    @property
    def group(self) -> str:
        """The part of a guide that it stands in: `title`, or a step such as `steps/3`."""
        return "/".join(self.path.split("/")[:2])


# ── guides ──────────────────────────────────────────────────────────────────────────────────────────────────


def in_guide(source: str) -> Iterator[Place]:
    """Every text of a guide."""
    for each in texts(source):
        yield Place(each.path, each.step.replace("_", " "), each.text, key=each.key)


def change_guide(source: str, path: str, text: str) -> str:
    """A guide with one text changed."""
    try:
        return with_text(source, path, text)
    except KeyError:
        raise StaleAnswer("content.gone") from None


# ── phrases ─────────────────────────────────────────────────────────────────────────────────────────────────


def groups(templates: Mapping[str, str]) -> tuple[str, ...]:
    """The groups that phrases stand in."""
    return tuple(dict.fromkeys(key.partition(".")[0] for key in templates))


def in_phrases(templates: Mapping[str, str], group: str) -> Iterator[Place]:
    """The phrases of a group."""
    for key, text in templates.items():
        if key.partition(".")[0] == group:
            yield Place(key, key, text.strip())


def change_phrase(own: Mapping[str, Mapping[str, str]], language: str, key: str, text: str) -> str:
    """An organisation's own phrases with one more."""
    return write_phrases({**own, language: {**own.get(language, {}), key: text}})


# ── frameworks ──────────────────────────────────────────────────────────────────────────────────────────────


def in_role(framework: Framework, role: Role) -> Iterator[Place]:
    """What a role says of itself, and of each competency that it asks for."""
    yield Place(f"role|{role.key}", role.title, role.summary or "", needed=False)
    for each in framework.expectations(role.key):
        name = framework.competency(each.competency).name
        text = shown_text(framework, role.key, each.competency) or ""
        yield Place(f"role|{role.key}|{each.competency}", name, text, needed=False)


def in_competency(framework: Framework, competency: Competency) -> Iterator[Place]:
    """What a competency says of itself, and of each level."""
    yield Place(f"competency|{competency.key}", competency.name, competency.description or "", needed=False)
    for level in framework.scale(competency.scale).levels if competency.scale else ():
        text = competency.levels.get(level.id, "")
        yield Place(f"competency|{competency.key}|{level.id}", level.name, text, needed=False)


def in_framework(framework: Framework, path: str) -> Place:
    """One text of a framework by its path.

    Raises:
        StaleAnswer: when it is not there any more.
    """
    kind, key, *_ = (*path.split("|"), "")
    found: Iterable[Place] = ()
    if kind == "role" and (role := next((each for each in framework.roles if each.key == key), None)):
        found = in_role(framework, role)
    for competency in framework.competencies if kind == "competency" else ():
        if competency.key == key:
            found = in_competency(framework, competency)
    place = next((each for each in found if each.path == path), None)
    if place is None:
        raise StaleAnswer("content.gone")
    return place


def change_framework(framework: Framework, path: str, text: str) -> Framework:
    """A framework with one text changed; an empty one is taken away."""
    kind, key, *inner = path.split("|")
    said = text or None
    if kind == "role":
        roles = tuple(_role(each, inner, said) if each.key == key else each for each in framework.roles)
        return framework.model_copy(update={"roles": roles})
    competencies = tuple(
        _competency(each, inner, said) if each.key == key else each for each in framework.competencies
    )
    return framework.model_copy(update={"competencies": competencies})


def _role(role: Role, inner: list[str], text: str | None) -> Role:
    if not inner:
        return role.model_copy(update={"summary": text})
    expectations = tuple(
        each.model_copy(update={"text": text}) if each.competency == inner[0] else each
        for each in role.expectations
    )
    return role.model_copy(update={"expectations": expectations})


def _competency(competency: Competency, inner: list[str], text: str | None) -> Competency:
    if not inner:
        return competency.model_copy(update={"description": text})
    levels = {key: said for key, said in competency.levels.items() if key != inner[0]}
    return competency.model_copy(update={"levels": {**levels, **({inner[0]: text} if text else {})}})
