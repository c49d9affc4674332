"""Small invented frameworks of the shapes that real ones have, and short ways to build and read them."""

from datetime import date
from textwrap import dedent

from frameworks.document import DocumentMistakes, read
from frameworks.gaps import Rated
from frameworks.model import Competency, Expectation, Framework, JobFamily, Level, Role, Scale, Track

TODAY = date(2026, 11, 2)

BAKERY = """
framework: {id: bakery, name: Corner Bakery, version: "1.10", blank: unspecified}
scales:
  - id: craft
    levels: [Learner, Baker, Master]
competencies:
  - id: dough
    name: Dough
    category: Craft
    kind: skill
    scale: craft
    levels: {Learner: Mixes by the book, Baker: Feels when it is ready, Master: Writes the book}
  - {id: guests, name: Guests, category: People, kind: behaviour, scale: craft}
  - {id: stock, name: Stock, description: What is in the cellar}
families:
  - id: baking
    name: Baking
    tracks:
      - {id: oven, name: Oven, type: ic, roles: [Apprentice, Baker, Master Baker]}
      - {id: shop, name: Shop, type: management, roles: [Apprentice, Baker, Shop Lead]}
    roles:
      - title: Apprentice
        requires: {dough: Learner, guests: Learner}
      - title: Baker
        aliases: [Baker II]
        requires: {dough: {level: Baker, must_have: true, weight: 2}, guests: Learner}
        expectations: {stock: Knows what to order}
      - title: Master Baker
        grade: 0123
        requires: {dough: Master, guests: Baker}
        expectations:
          dough: [Plans the night, Teaches the others]
          stock: Knows what to order
      - {title: Shop Lead, requires: {dough: Learner, guests: Master}}
  - {id: cafe, name: Café, roles: [{title: Barista}], parent: baking}
moves:
  - {from: oven/Baker, to: cafe/Barista, kind: rotation, note: Half a year}
pay_bands:
  - {grade: 0123, location: DE, currency: EUR, period: year, min: 40000, max: 50000.5}
resources:
  - {competency: dough, kind: book, title: The slow loaf, level: 1→2}
"""

HEAD = "framework: {id: f, name: F}\n"
LIBRARY = (
    HEAD
    + """\
scales:
  - {id: craft, levels: [Learner, Baker, Master]}
competencies:
  - {id: dough, name: Dough, scale: craft}
  - {id: stock, name: Stock}
"""
)


def bakery() -> Framework:
    return framework(BAKERY)


def framework(source: str) -> Framework:
    return read(dedent(source), "bakery.yaml")


def mistakes(source: str) -> list[str]:
    """Every mistake of a document as "line:column sentence"; empty when there is none."""
    try:
        framework(source)
    except DocumentMistakes as refused:
        return [f"{each.line}:{each.column} {each.text}" for each in refused.mistakes]
    return []


def baker(fields: str) -> str:
    """A document whose role "Baker" stands in line 10 and has these fields from line 11 on."""
    return LIBRARY + "families:\n  - id: baking\n    roles:\n      - title: Baker\n" + fields


def of_levels(
    *values: float, required: tuple[Expectation, ...], weights: dict[str, float] | None = None
) -> Framework:
    """One role "r" on one track, and the competencies it asks for, all on one scale of the given values."""
    levels = tuple(Level(id=f"{value:g}", value=value, name=f"Level {value:g}") for value in values)
    return Framework(
        id="f",
        name="F",
        scales=(Scale(id="s", levels=levels),),
        competencies=tuple(
            Competency(key=each.competency, name=each.competency.upper(), scale="s") for each in required
        ),
        families=(JobFamily(key="x", name="X"),),
        roles=(Role(key="r", title="Role", family="x", expectations=required),),
        tracks=(Track(key="t", family="x", name="T", roles=("r",), weights=weights or {}),),
    )


def asks(competency: str, level: str | None = None, **more: object) -> Expectation:
    return Expectation.model_validate({"competency": competency, "level": level, **more})


def rated(competency: str, level: str, by: str = "self", at: date = TODAY) -> Rated:
    return Rated(competency, level, by, at)  # type: ignore[arg-type]
