"""`trellis reseal`: seals the tokens of workspaces with the newest key, so that the older ones may go."""

from argparse import ArgumentParser

from bot.verbs import USAGE, Call, StopError, many, open_live, say
from storage.installations.seal import Seal, SealError


def arguments(parser: ArgumentParser) -> None:
    """It has none of its own."""
    del parser


def run(call: Call) -> None:
    """Seal everything anew, or nothing where a key is missing; a second call changes nothing that matters."""
    keys = call.settings.secret_keys
    if not keys:
        raise StopError("There is no key. Set TRELLIS_SECRET_KEY, the newest first.", USAGE)
    with open_live(call) as database:
        try:
            with database.unit() as unit:
                sealed = unit.installations.reseal(Seal(keys))
        except SealError as error:
            raise StopError(f"Nothing was changed. {error}", USAGE) from None
    if not sealed:
        say("Trellis is installed nowhere, so there is nothing to seal.")
        return
    say(f"{many(sealed, 'installation')} sealed with the newest key.")
    if len(keys) > 1:
        say("Once every service has been started with that key, the others may go from TRELLIS_SECRET_KEY.")
