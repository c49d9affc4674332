"""A workbook to begin with: one small family that shows each sheet, and a sheet that explains them."""

from frameworks.document import read
from frameworks.workbook.files import xlsx
from frameworks.workbook.tables import Table, tables

_EXAMPLE = """
framework: {id: my-company, name: My company, version: "1"}
scales:
  - {id: steps, levels: [Learning, Practising, Guiding]}
competencies:
  - {id: planning, name: Planning the work, category: Craft, scale: steps}
  - {id: listening, name: Listening to customers, category: Customers, scale: steps}
  - {id: teaching, name: Teaching others, category: People, scale: steps}
families:
  - id: gardens
    name: Gardens
    tracks:
      - {id: gardens-ic, name: Gardeners, type: ic, roles: [Gardener, Senior Gardener]}
      - {id: gardens-mgmt, name: Team leads, type: management, roles: [Gardener, Team Lead]}
    roles:
      - title: Gardener
        requires: {planning: Learning, listening: Practising}
        expectations:
          planning: Plans their own day, and says early when rain will change it.
          listening: Asks what the garden is for before suggesting what to plant.
      - title: Senior Gardener
        requires: {planning: {level: Guiding, must_have: true}, listening: Practising, teaching: Practising}
        expectations:
          planning: Plans a season for several gardens, and keeps room for what goes wrong.
          teaching: Shows a new colleague how to prune, then lets them do the next tree.
      - title: Team Lead
        requires: {planning: Practising, listening: Guiding, teaching: {level: Guiding, must_have: true}}
        expectations:
          listening: Hears a complaint to its end, and agrees on the next step the same day.
          teaching: Knows what each person wants to learn, and gives them work to learn it from.
"""

_GUIDE = (
    ("Begin here", "Write over the example. Delete rows and columns that you do not need."),
    ("What is needed", "Roles, Tracks, and one matrix. All other sheets may go."),
    ("Roles", "One row for each role. Role is its id; leave it empty and it is made from the title."),
    ("Tracks", "One row for each track: its roles from the first step to the last, by title."),
    ("Text ...", "One row for each competency, one column for each role: what good looks like there."),
    ("Level ...", "The same grid with the level that is required. The levels stand in Scales."),
    ("Must have ...", "The same grid with yes where a role cannot be held without it."),
    ("Importance ...", "The same grid with core, secondary, optional, required or not-applicable."),
    ("Several aliases", "Put ; between them."),
    ("Your own notes", "A sheet whose name begins with Notes is not read. This one is not read either."),
    (
        "Afterwards",
        "Let Trellis check the file: it names sheet and cell of each mistake, and changes nothing.",
    ),
)


def template() -> bytes:
    """The workbook as .xlsx. It can be read as it is."""
    example = tables(read(_EXAMPLE, "template"))
    guide = Table("Notes", ("Sheet", "What goes there"), _GUIDE)
    return xlsx((*example[:1], guide, *example[1:]))
