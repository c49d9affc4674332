"""The sheets of a workbook and their columns (FRAMEWORKS.md section 3b): each column is a field."""

from collections.abc import Mapping

Columns = Mapping[str, str]

ABOUT: Columns = {"Field": "field", "Value": "value"}
FAMILIES: Columns = {
    "Family": "id", "Name": "name", "Parent family": "parent", "Status": "status",
    "Description": "description", "Aliases": "aliases",
}  # fmt: skip
ROLES: Columns = {
    "Role": "id", "Family": "family", "Title": "title", "Grade": "grade", "Status": "status",
    "Builds on": "extends", "Score from": "from", "Score to": "to", "Summary": "summary",
    "Aliases": "aliases", "Promotion note": "promotion_note",
}  # fmt: skip
TRACKS: Columns = {
    "Track": "id", "Family": "family", "Name": "name", "Type": "type", "Status": "status",
    "Aliases": "aliases", "Description": "description",
}  # fmt: skip
COMPETENCIES: Columns = {
    "Competency": "id", "Category": "category", "Name": "name", "Kind": "kind", "Scale": "scale",
    "Description": "description", "Aliases": "aliases", "Cumulative": "cumulative", "Family": "family",
}  # fmt: skip
SCALES: Columns = {
    "Scale": "scale", "Value": "value", "Level": "id", "Name": "name", "Description": "description",
    "Points": "points", "Scale name": "scale_name",
}  # fmt: skip
LEVELS: Columns = {"Competency": "competency", "Level": "level", "Description": "text"}
EXPECTATIONS: Columns = {
    "Role": "role", "Competency": "competency", "Required level": "level", "Importance": "importance",
    "Expectation": "text", "Must have": "must_have", "Weight": "weight",
}  # fmt: skip
MOVES: Columns = {"From role": "from", "To role": "to", "Kind": "kind", "Note": "note"}
BANDS: Columns = {
    "Role": "role", "Grade": "grade", "Location": "location", "Currency": "currency", "Period": "period",
    "Min": "min", "Max": "max",
}  # fmt: skip
WEIGHTS: Columns = {"Track": "track", "Competency": "competency", "Weight": "weight"}
LEARNING: Columns = {
    "Competency": "competency", "Level": "level", "Kind": "kind", "Title": "title", "Link": "url",
}  # fmt: skip

SHEETS: Mapping[str, Columns] = {
    "About": ABOUT, "Families": FAMILIES, "Roles": ROLES, "Tracks": TRACKS, "Competencies": COMPETENCIES,
    "Scales": SCALES, "Competency levels": LEVELS, "Expectations": EXPECTATIONS, "Moves": MOVES,
    "Pay bands": BANDS, "Weights": WEIGHTS, "Learning": LEARNING,
}  # fmt: skip
GRIDS: Mapping[str, str] = {
    "Text": "text", "Level": "level", "Importance": "importance", "Must have": "must_have",
    "Weight": "weight",
}  # fmt: skip
"""What the cells of a grid say, by the first words of its sheet's name."""

GRID: Columns = {"Category": "category", "Competency": "competency"}
