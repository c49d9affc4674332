"""What the people team does, step by step."""

from tests.builders import TODAY
from tests.talk import Talk

ROLE, LISTS, QUIET = "A role for somebody", "How often managers get their list of talks", "A quiet time"


def gives_role(  # noqa: PLR0913, PLR0917 - everything that is asked
    talk: Talk, by: int, who: str, role: str, part: str, until: str = ""
) -> None:
    talk.say(by, "give somebody a role")
    talk.say(by, who, ROLE)
    talk.press(by, role, ROLE)
    talk.say(by, part, ROLE)
    if until:
        talk.say(by, until, ROLE)
    else:
        talk.press(by, "Skip", ROLE)
    talk.press(by, "Yes", ROLE)


def sets_quiet(talk: Talk, by: int, part: str, first: str, last: str) -> None:
    talk.ask(by, "set_quiet_time")
    talk.say(by, part, QUIET)
    talk.say(by, first, QUIET)
    talk.say(by, last, QUIET)
    talk.say(by, "The Lisbon office is closed.", QUIET)
    talk.press(by, "Yes", QUIET)


def holds(talk: Talk, who: int) -> list[tuple[str, str, str | None]]:
    with talk.database.reading() as unit:
        return [(each.role, each.scope_kind, each.scope_value) for each in unit.grants.held_by(who, TODAY)]
