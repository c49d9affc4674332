"""Which of several roles in a text is asked about, by the words before them."""

from conversations.understanding.entities import role_entity
from conversations.understanding.learned.cues import cues
from conversations.understanding.learned.named import Named, Options
from conversations.understanding.mentions import Mention


def _meant(named: Named) -> list[Mention]:
    """Where some roles are named plainly, or after a word that leads to one, only these."""
    roles = named.of("role")
    return [
        each for each in roles if each.plain or named.before(each) in cues("towards") | cues("from")
    ] or roles


def _plain_first(roles: list[Mention]) -> list[Mention]:
    return [each for each in roles if each.plain] or roles


def followed(named: Named) -> Options:
    """What comes after which role."""
    roles = _meant(named)
    after = [each for each in roles if named.before(each) in cues("after")] or roles
    return after[0].options if after else ()


def expected(named: Named) -> Options:
    """What is expected of which role."""
    roles = _plain_first(named.of("role"))
    return roles[0].options if roles else ()


def compared(named: Named) -> list[Options]:
    """Both roles that are compared; a single one is compared with the asker's own."""
    roles = named.of("role")
    plain = [each for each in roles if each.plain]
    options = [each.options for each in (plain if len(plain) > 1 else roles)]
    own = named.text.known.own_role
    return [(role_entity(own),), *options] if len(options) == 1 and own else options


def lacked(named: Named) -> Options:
    """The role that something is missing for: the last that is not the asker's own."""
    roles, own = _meant(named), named.text.known.own_role_key
    aims = [each for each in roles if [option.key for option in each.options] != [own]] or roles
    towards = [each for each in aims if named.before(each) in cues("towards")] or aims
    return towards[-1].options if towards else ()


def started_from(named: Named) -> tuple[Options, Options]:
    """Where a way begins, if that is said, and where it leads."""
    roles = _meant(named)
    if not roles:
        return (), ()
    if len(roles) == 1:
        return (), roles[0].options
    start = next((each for each in roles if named.before(each) in cues("from")), roles[0])
    goal = next(each for each in reversed(roles) if each is not start)
    return start.options, goal.options


def reached(named: Named) -> Options:
    """The role that somebody of the team may be ready for; "my engineers" are the team."""
    roles = named.of("role")
    towards = [each for each in roles if named.before(each) in cues("towards") - {"of"}]
    others = [
        each
        for each in _plain_first(roles)
        if each.plain or named.text.before(each.span.start) not in cues("mine")
    ]
    chosen = towards or others
    return chosen[-1].options if chosen else ()
