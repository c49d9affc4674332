"""Reads and writes a framework as YAML (FRAMEWORKS.md section 3); says what is wrong in the author's words.

`read` and `read_all` take the authoring form and the normalised one; `write` makes either, and what it writes
is read back as the same framework.
"""

from frameworks.document.mistakes import DocumentMistakes, Mistake
from frameworks.document.reading import read, read_all
from frameworks.document.writing import write

__all__ = ["DocumentMistakes", "Mistake", "read", "read_all", "write"]
