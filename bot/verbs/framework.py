"""`trellis framework show` and `export`: the competency framework in force."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator

from bot.verbs import Call, StopError, add_now, open_live, say
from bot.verbs.importing import counts, title
from frameworks.document import write
from frameworks.model import Framework, JobFamily


def arguments(parser: ArgumentParser) -> None:
    """Show or export."""
    below = parser.add_subparsers(metavar="show|export", dest="deed", required=True)
    show = below.add_parser("show", help="families, tracks and roles, in short")
    show.add_argument("--json", action="store_true", help="as one JSON object")
    export = below.add_parser("export", help="the whole framework as YAML, on standard output")
    export.add_argument("--flat", action="store_true", help="the normalised form: flat lists, by id")
    for deed in (show, export):
        add_now(deed)


def run(call: Call) -> None:
    """Print it."""
    with open_live(call) as database, database.reading() as unit:
        published = unit.careers.in_force()
    if published is None:
        raise StopError("No framework is in force. `trellis import FILE` puts one in force.")
    framework = published.framework
    if call.asked.deed == "export":
        say(write(framework, flat=call.asked.flat).rstrip("\n"))
    elif call.asked.json:
        say(json.dumps(framework.model_dump(mode="json"), ensure_ascii=False))
    else:
        say(
            "\n".join(
                [f"{title(framework)}, in force since {published.published_at:%Y-%m-%d}", *_shown(framework)]
            )
        )


def _shown(framework: Framework) -> Iterator[str]:
    yield counts(framework)
    for family in framework.families:
        yield ""
        yield family.name
        yield from _tracks(framework, family)


def _tracks(framework: Framework, family: JobFamily) -> Iterator[str]:
    tracks = [track for track in framework.tracks if track.family == family.key]
    on_tracks = {key for track in tracks for key in track.roles}
    for track in tracks:
        yield f"  {track.name}: " + " → ".join(framework.role(key).title for key in track.roles)
    beside = [
        role.title for role in framework.roles if role.family == family.key and role.key not in on_tracks
    ]
    if beside:
        yield f"  On no track: {', '.join(beside)}"
