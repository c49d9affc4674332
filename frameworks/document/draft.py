"""What is known so far of a framework that is being read, and the small things that all its readers share."""

from frameworks.document.mistakes import Mistakes, Place
from frameworks.document.outline import Items, Node, Words
from frameworks.document.register import Register
from frameworks.model import Competency, JobFamily, Level, Role, Scale, Track, same_name_key


class Draft:
    """The registers that the parts of a document are read into, and the mistakes on the way."""

    def __init__(self, mistakes: Mistakes) -> None:
        self.mistakes = mistakes
        unlisted = "which is not in the list"
        self.scales: Register[Scale] = Register("scale", unlisted, mistakes)
        self.competencies: Register[Competency] = Register("competency", unlisted, mistakes)
        self.families: Register[JobFamily] = Register("family", unlisted, mistakes)
        self.roles: Register[Role] = Register("role", "which no family has", mistakes)
        self.tracks: Register[Track] = Register("track", unlisted, mistakes)
        self.doubtful: set[str] = set()  # competencies with an unknown scale: one mistake about it is enough

    def level(self, scale_id: str, wanted: Words, said: str) -> Level | None:
        """The level that a text means: its id, its name, or its value. `said` begins the sentence if none."""
        scale = self.scales.get(scale_id)
        if level := level_called(scale, wanted.text or ""):
            return level
        names = ", ".join(level.name for level in scale.levels)
        self.mistakes.note(
            wanted.place, f"{said} '{wanted.text}', and the scale '{scale_id}' has only {names}."
        )
        return None

    def declare_role(self, role: Role, place: Place) -> bool:
        """Let a role be named: by key, by title, by family and title. Returns whether its key is new."""
        names = [role.family]
        if role.family in self.families:
            names.append(self.families.get(role.family).name)
        return self.roles.add(role.key, role, place, role.title, *(f"{name}/{role.title}" for name in names))

    def call_by_tracks(self) -> None:
        """Let roles be named by track and title too, once all tracks are known."""
        for track in self.tracks:
            for key in track.roles:
                title = self.roles.get(key).title
                self.roles.call(key, f"{track.key}/{title}", f"{track.name}/{title}")


def level_called(scale: Scale, text: str) -> Level | None:
    """The one level that a text means: its id, else its name, else its id in other letters or its value."""
    folded = same_name_key(text)
    for means in (
        [level for level in scale.levels if level.id == text],
        [level for level in scale.levels if same_name_key(level.name) == folded],
        [level for level in scale.levels if folded in {same_name_key(level.id), f"{level.value:g}"}],
    ):
        if len(means) == 1:
            return means[0]
    return None


def prose(node: Node, what: str, mistakes: Mistakes) -> str | None:
    """A text, or a list of texts as a list in Markdown. `what` names it in a sentence."""
    if isinstance(node, Words):
        if node.text is None:
            mistakes.note(node.place, f"{what} is empty. Write a text, or remove the line.")
        return node.text
    if isinstance(node, Items) and node.nodes and all(isinstance(each, Words) for each in node.nodes):
        points = [prose(each, what, mistakes) or "" for each in node.nodes]
        return "\n".join("- " + point.replace("\n", "\n  ") for point in points)
    shape = "a list of other things" if isinstance(node, Items) else "'name: value' lines"
    mistakes.note(node.place, f"{what} is to be a text or a list of texts, and not {shape}.")
    return None


def walks_in_a_circle(key: str, above: dict[str, str | None]) -> bool:
    """Whether somebody who follows `above` from a key comes back to it."""
    seen: set[str] = set()
    at = above.get(key)
    while at is not None and at not in seen:
        seen.add(at)
        at = above.get(at)
    return key in seen
