"""Tables out of files that somebody sent: CSV in whatever encoding and separator, or a workbook.

What was guessed is said, with an example, so that a wrong guess is seen before anything is kept.
"""

from bot.tables.reading import MOST_BYTES, Table, read_table

__all__ = ["MOST_BYTES", "Table", "read_table"]
