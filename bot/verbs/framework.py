"""`trellis framework show`, `export`, `diff` and `template`: the framework in force, and files beside it."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator

from bot.verbs import Call, StopError, add_now, open_live, say, write_bytes
from bot.verbs.importing import checked, counts, differences, title
from frameworks.diff import changes
from frameworks.document import write
from frameworks.model import Framework, JobFamily
from frameworks.workbook import TooLongForCellError, template, to_csv, to_workbook
from storage.careers import Published


def arguments(parser: ArgumentParser) -> None:
    """Which of the four."""
    below = parser.add_subparsers(metavar="show|export|diff|template", dest="deed", required=True)
    show = below.add_parser("show", help="families, tracks and roles, in short")
    show.add_argument("--json", action="store_true", help="as one JSON object")
    export = below.add_parser("export", help="the whole framework as YAML on standard output, or as a file")
    export.add_argument("--flat", action="store_true", help="the normalised form: flat lists, by id")
    export.add_argument("--xlsx", metavar="OUT", help="an Excel workbook instead")
    export.add_argument("--csv", metavar="OUT", help="a .zip of CSV files instead")
    export.add_argument("--long", action="store_true", help="in tables: a row for each role and competency")
    diff = below.add_parser("diff", help="what a file would change; changes nothing")
    diff.add_argument("file", metavar="FILE", help="a framework as YAML, .xlsx, or CSV files in a .zip")
    template = below.add_parser("template", help="a workbook with a small example, to be written over")
    template.add_argument("out", metavar="OUT", help="the .xlsx file to make")
    for deed in (show, export, diff):
        add_now(deed)


def run(call: Call) -> None:
    """Print it, or make the file."""
    if call.asked.deed == "template":
        write_bytes(call.asked.out, template())
        say(f"{call.asked.out} is ready. Its sheet Notes says what goes where.")
        return
    new = checked(call.asked.file) if call.asked.deed == "diff" else None
    published = _in_force(call)
    if new is not None:
        found = changes(published.framework, new)
        say("\n".join(differences(published.framework, new, found)))
    elif call.asked.deed == "export":
        _export(call, published.framework)
    elif call.asked.json:
        say(json.dumps(published.framework.model_dump(mode="json"), ensure_ascii=False))
    else:
        since = f"in force since {published.published_at:%Y-%m-%d}"
        say("\n".join([f"{title(published.framework)}, {since}", *_shown(published.framework)]))


def _in_force(call: Call) -> Published:
    with open_live(call) as database, database.reading() as unit:
        published = unit.careers.in_force()
    if published is None:
        raise StopError("No framework is in force. `trellis import FILE` puts one in force.")
    return published


def _export(call: Call, framework: Framework) -> None:
    asked = call.asked
    files = {name: make for name, make in ((asked.xlsx, to_workbook), (asked.csv, to_csv)) if name}
    try:
        for name, make in files.items():
            write_bytes(name, make(framework, long=asked.long))
            say(f"{name} holds {title(framework)}.")
    except TooLongForCellError as wrong:
        raise StopError(str(wrong)) from None
    if not files:
        say(write(framework, flat=asked.flat).rstrip("\n"))


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
