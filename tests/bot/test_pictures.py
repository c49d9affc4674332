"""Pictures: laid out once, every word whole and in its place, as SVG and as PNG with real letters."""

import struct
import zlib
from collections.abc import Iterator

import pytest
from hypothesis import given, settings

from bot.pictures import lay_out, png, svg
from bot.pictures.drawing import WIDTH, Box, Drawing, Words, width_of, wrapped
from conversations.messages import Chart, Ladder, Rail, Rung
from tests import messages_strategies as any_
from tests.bot.pictures_sheet import ENGINEERING, GAPS, LONG, PICTURES

SIGNATURE = b"\x89PNG\r\n\x1a\n"


def boxes(drawing: Drawing, part: str) -> list[Box]:
    return [shape for shape in drawing.shapes if isinstance(shape, Box) and shape.part == part]


def words(drawing: Drawing) -> list[Words]:
    return [shape for shape in drawing.shapes if isinstance(shape, Words)]


def size(picture: bytes) -> tuple[int, int]:
    assert picture.startswith(SIGNATURE)
    width, height = struct.unpack(">II", picture[16:24])
    return width, height


def pixels(picture: bytes) -> bytes:
    """The unpacked pixels, whatever filter each line has."""
    at, packed = len(SIGNATURE), b""
    while at < len(picture):
        (length,) = struct.unpack(">I", picture[at : at + 4])
        if picture[at + 4 : at + 8] == b"IDAT":
            packed += picture[at + 8 : at + 8 + length]
        at += length + 12
    return zlib.decompress(packed)


@settings(max_examples=60)
@given(any_.charts)
def test_any_chart_is_laid_out_within_its_frame(chart: Chart) -> None:
    drawing = lay_out(chart)
    for box in (shape for shape in drawing.shapes if isinstance(shape, Box)):
        assert -0.1 <= box.x <= box.x + box.width <= WIDTH + 0.1
        assert -0.1 <= box.y <= box.y + box.height <= drawing.height + 0.1
    assert str(svg(drawing, chart.alt)).count("<svg") == 1


def test_a_rung_that_tracks_share_is_drawn_once_and_the_way_forks_there() -> None:
    drawing = lay_out(ENGINEERING)
    assert " ".join(each.text for each in words(drawing)).count("Software Engineer") == 1
    assert len(boxes(drawing, "rung")) == 6
    (here,) = boxes(drawing, "here")
    (wish,) = boxes(drawing, "wish")
    assert wish.y < here.y  # what comes next stands above
    assert (here.x, here.width) == (wish.x, wish.width)


def test_no_two_rungs_overlap() -> None:
    for chart in PICTURES.values():
        placed = [box for part in ("rung", "here", "wish") for box in boxes(lay_out(chart), part)]
        for one in placed:
            for other in placed:
                apart = (
                    one.x + one.width <= other.x
                    or other.x + other.width <= one.x
                    or one.y + one.height <= other.y
                    or other.y + other.height <= one.y
                )
                assert one is other or apart


def test_tracks_that_are_no_neighbours_do_not_share_a_box_over_the_one_between() -> None:
    rails = tuple(
        Rail(name=name, rungs=(Rung(key=key, title=key),)) for name, key in zip("abc", "xyx", strict=True)
    )
    drawing = lay_out(Ladder(title="t", here="here", alt="a", rails=rails))
    assert len(boxes(drawing, "rung")) == 3


@pytest.mark.parametrize(
    "text", [LONG, "Donaudampfschifffahrtsgesellschaftskapitän", "主任技師主任技師主任技師主任技師", ""]
)
def test_a_long_title_is_broken_and_nothing_of_it_is_lost(text: str) -> None:
    lines = wrapped(text, 150)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(width_of(line) <= 150 for line in lines)


def test_a_wish_and_a_requirement_of_one_height_are_both_seen() -> None:
    drawing = lay_out(GAPS)
    required = {(box.x, box.y) for box in boxes(drawing, "required")}
    wished = {(box.x, box.y) for box in boxes(drawing, "wished")}
    assert not required & wished


@pytest.mark.parametrize("name", PICTURES)
def test_a_png_is_twice_as_fine_and_differs_on_a_dark_surface(name: str) -> None:
    chart = PICTURES[name]
    drawing = lay_out(chart)
    light, dark = png(drawing, chart.alt), png(drawing, chart.alt, dark=True)
    assert size(light) == size(dark)
    assert abs(size(light)[0] - 2 * WIDTH) <= 1
    assert abs(size(light)[1] - 2 * drawing.height) <= 2
    assert light != dark


def letters() -> Iterator[bytes]:
    """The same line of words, as drawn with these letters."""
    for text in ("Staff Engineer", "Größe Łukasz", "Жук Ωμ"):
        drawing = Drawing(40, (Words(10, 30, text),))
        yield pixels(png(drawing, text))


def test_letters_are_really_drawn_also_where_the_machine_has_no_fonts() -> None:
    empty = pixels(png(Drawing(40, ()), ""))
    drawn = list(letters())
    assert all(each != empty for each in drawn)
    assert len(set(drawn)) == len(drawn)  # a missing letter would be the same box each time
