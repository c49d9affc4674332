"""People from a file: read, compared with what is known, shown, and carried out as one step.

`entry` reads a line, `reading` a file; `known` holds what the database knows of these people, `managers`
finds who answers for whom, `roles` what a title stands for; `compare` puts both side by side into a `Plan`,
which `preview` prints and `keeping` carries out. Nobody is ever removed because a file leaves them out.
"""

from bot.roster.columns import ColumnsWrongError, Reading, read_columns
from bot.roster.compare import plan
from bot.roster.keeping import ChangedMeanwhileError, HalfWayError, OvertakenError, carry_out
from bot.roster.plan import Choice, Plan
from bot.roster.preview import as_json, lines
from bot.roster.reading import PeopleFile, read_file

__all__ = [
    "ChangedMeanwhileError",
    "Choice",
    "ColumnsWrongError",
    "HalfWayError",
    "OvertakenError",
    "PeopleFile",
    "Plan",
    "Reading",
    "as_json",
    "carry_out",
    "lines",
    "plan",
    "read_columns",
    "read_file",
]
