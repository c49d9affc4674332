"""`trellis grant EMAIL ROLE`: gives somebody a role, for the organisation or a part of it."""

from argparse import ArgumentParser, ArgumentTypeError
from datetime import timedelta

from bot.verbs import Call, StopError, add_now, day, open_live, say, somebody
from storage.grants import ScopeKind

ROLES = ("people-team", "fairness-analyst", "operator")
Scope = tuple[ScopeKind, str | None]

KINDS: dict[str, ScopeKind] = {"unit": "unit", "country": "country"}
EVERYWHERE: Scope = ("organisation", None)


def arguments(parser: ArgumentParser) -> None:
    """Who gets what, where, and until when."""
    parser.add_argument(
        "email", metavar="EMAIL", help="an e-mail address; an employee id or a full name will do"
    )
    parser.add_argument("role", metavar="ROLE", choices=ROLES, help=", ".join(ROLES))
    parser.add_argument(
        "--scope", type=scope, default=EVERYWHERE, help="organisation (default), unit:KEY or country:CODE"
    )
    parser.add_argument("--until", type=day, metavar="DATE", help="the last day, such as 2027-12-31")
    add_now(parser)


def run(call: Call) -> None:
    """Write the grant down."""
    asked, today = call.asked, call.now.date()
    kind, value = asked.scope
    if asked.until and asked.until < today:
        raise StopError(f"{asked.until} is over. Nothing was changed.")
    after = asked.until and asked.until + timedelta(days=1)
    with open_live(call) as database, database.unit() as unit:
        person = somebody(unit, asked.email)
        if kind == "unit" and value not in {part.key for part in unit.units.all()}:
            raise StopError(f"There is no unit with the key '{value}'. Nothing was changed.")
        unit.grants.grant(person.id, asked.role, kind, value, today, after, None, call.now)
        unit.ledger.changed(None, "grant", f"{asked.role} for person {person.id}", call.now)
    say(f"{person.full_name} is now {asked.role} for {_where(asked.scope)}.")


def scope(text: str) -> Scope:
    """`organisation`, `unit:KEY` or `country:CODE`."""
    kind, _, value = text.partition(":")
    if text == "organisation":
        return EVERYWHERE
    if kind not in KINDS or not value:
        raise ArgumentTypeError(f"{text!r} is not organisation, unit:KEY or country:CODE")
    return (KINDS[kind], value)


def _where(scope: Scope) -> str:
    kind, value = scope
    return f"the {kind}" if value is None else f"the {kind} {value}"
