"""What things are called in a document: the shortest name of each that cannot be misread."""

from frameworks.document.draft import Draft, level_called
from frameworks.document.mistakes import Mistakes, Place
from frameworks.model import Framework, Scale

_NOWHERE = Place("", 1, 1)


class Naming:
    """Finds names that a reader of the whole framework resolves to the thing that is meant."""

    def __init__(self, framework: Framework) -> None:
        self._framework = framework
        self._draft = draft = Draft(Mistakes())
        for family in framework.families:
            draft.families.add(family.key, family, _NOWHERE, family.name)
        for each in framework.competencies:
            home = f"{each.family}/"
            own = (home + each.key.removeprefix(home), home + each.name)
            draft.competencies.add(each.key, each, _NOWHERE, *(own if each.family else (each.name,)))
        for role in framework.roles:
            draft.declare_role(role, _NOWHERE)
        for track in framework.tracks:
            draft.tracks.add(track.key, track, _NOWHERE, track.name)
        draft.call_by_tracks()
        self._everywhere = (None, *(family.key for family in framework.families))

    def role(self, key: str) -> str:
        """A role as its title where that is enough, else with its family, else by its key."""
        role = self._framework.role(key)
        for name in (role.title, f"{role.family}/{role.title}"):
            if all(self._draft.roles.candidates(name, place) == (key,) for place in (None, role.family)):
                return name
        return key

    def competency(self, key: str) -> str:
        """A competency as its name where that means only this one in every family, else by its key."""
        name = self._framework.competency(key).name
        means = [self._draft.competencies.candidates(name, place) for place in self._everywhere]
        return name if means == [(key,)] * len(means) else key

    def level(self, competency: str, level_id: str) -> str:
        """A level as its name where only this one is called so, else by its id."""
        return level_name(self._framework.scale(self._framework.competency(competency).scale or ""), level_id)


def level_name(scale: Scale, level_id: str) -> str:
    """A level's name, or its id where the name means another or none."""
    level = scale.level(level_id)
    return level.name if level_called(scale, level.name) == level else level_id
