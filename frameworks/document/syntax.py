"""What a YAML parser complains about, said to an author, at the place where the mend belongs."""

import yaml

from frameworks.document.mistakes import Place

# What the parser's complaint contains → the sentence. libyaml and the Python parser word it differently.
_SENTENCES = (
    ("mapping values", "There is a second colon in this text. Put the text in quotes."),
    ("sequence entries", "A list begins on a new line: put the '-' under the name, not beside it."),
    ("unknown escape", "A backslash means something special between double quotes. Use single quotes here."),
    ("cannot start any token", "A text cannot begin with '{sign}'. Put the text in quotes."),
    ("expected key", "The indentation does not fit the lines above, or a text goes on after its quotes."),
    ("block end", "The indentation does not fit the lines above, or a text goes on after its quotes."),
    ("node content", "Something is missing before this '{sign}'."),
    ("'-' indicator", "The list stops here, and the line does not belong to anything above it."),
)
# The same for what is opened at one place and noticed at another: the author looks where it is opened.
_OPENED = (
    ("quoted scalar", "unexpected end", "The quotation mark here is never closed."),
    (
        "simple key",
        "expected ':'",
        "This line is neither 'name: value' nor a list item that begins with '-'.",
    ),
    ("flow ", "expected ',' or", "The bracket here is never closed, or a comma is missing after it."),
)


def syntax_mistake(fault: yaml.MarkedYAMLError, source: str, document: str) -> tuple[Place, str]:
    """The place and the sentence for what the parser could not read."""
    problem, context = fault.problem or "", fault.context or ""
    for where, what, sentence in _OPENED:
        if where in context and what in problem and fault.context_mark:
            return _place(fault.context_mark, document), sentence
    place = _place(fault.problem_mark, document)
    sign = _sign(source, place)
    if sign == "\t":
        return place, "There is a tab here. Use spaces."
    for what, sentence in _SENTENCES:
        if what in problem:
            return place, sentence.replace("{sign}", sign)
    return place, f"This cannot be read as YAML: {problem}."


def _place(mark: yaml.Mark | None, document: str) -> Place:
    return Place(document, mark.line + 1, mark.column + 1) if mark else Place(document, 1, 1)


def _sign(source: str, place: Place) -> str:
    lines = source.splitlines()
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    return line[place.column - 1 : place.column]
