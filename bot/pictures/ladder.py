"""A ladder: tracks side by side, the lowest rung at the bottom; a rung that tracks share is drawn once."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from bot.pictures.drawing import LEADING, LETTERS, SMALL, WIDTH, Box, Drawing, Path, Shape, Words, wrapped
from conversations.messages import Ladder, Rung

GAP, EDGE, PADDING, WIDEST = 44, 12, 14, 250


@dataclass(frozen=True, slots=True)
class _Placed:
    """A rung with its place: which step from below, over which columns, and its text as lines."""

    rung: Rung
    step: int
    columns: tuple[int, ...]
    x: float
    width: float
    lines: tuple[str, ...]

    @property
    def height(self) -> float:
        return len(self.lines) * LETTERS * LEADING + 2 * PADDING


def lay_out_ladder(ladder: Ladder) -> Drawing:
    """Lay out the tracks of a family."""
    placed = list(_placed(ladder))
    tallest: defaultdict[int, float] = defaultdict(float)
    for each in placed:
        tallest[each.step] = max(tallest[each.step], each.height)
    head, names = _names(ladder)
    bottoms, y = dict[int, float](), head
    for step in sorted(tallest, reverse=True):
        y += tallest[step]
        bottoms[step] = y
        y += GAP
    boxes = [shape for each in placed for shape in _box(each, bottoms[each.step], ladder.here)]
    ways = [way for each in placed for way in _ways(each, placed, bottoms)]
    return Drawing(y - GAP + EDGE, (*names, *ways, *boxes))


def _placed(ladder: Ladder) -> Iterator[_Placed]:
    column = WIDTH / max(1, len(ladder.rails))
    width = min(column - 2 * EDGE, WIDEST)
    seen: dict[tuple[str, int], list[int]] = defaultdict(list)
    rungs: dict[tuple[str, int], Rung] = {}
    for number, rail in enumerate(ladder.rails):
        for step, rung in enumerate(rail.rungs):
            seen[rung.key, step].append(number)
            rungs[rung.key, step] = rung
    for (key, step), columns in seen.items():
        rung = rungs[key, step]
        for group in _neighbours(columns):
            middle = (group[0] + group[-1] + 1) / 2 * column
            here = [ladder.here] if rung.mark == "here" else []
            lines = [*wrapped(rung.title, width - 2 * PADDING), *here]
            yield _Placed(rung, step, group, middle - width / 2, width, tuple(lines))


def _neighbours(columns: list[int]) -> Iterator[tuple[int, ...]]:
    """Columns in runs without a gap: only tracks that stand side by side can share a box."""
    run: list[int] = []
    for column in columns:
        if run and column != run[-1] + 1:
            yield tuple(run)
            run = []
        run.append(column)
    yield tuple(run)


def _names(ladder: Ladder) -> tuple[float, list[Shape]]:
    """The names of the tracks over their columns, and where the rungs may begin."""
    column = WIDTH / max(1, len(ladder.rails))
    listed = [wrapped(rail.name, column - 2 * EDGE, SMALL) for rail in ladder.rails]
    shapes: list[Shape] = [
        Words((number + 0.5) * column, EDGE + (row + 1) * SMALL * LEADING, text, "quiet", SMALL, "middle")
        for number, lines in enumerate(listed)
        for row, text in enumerate(lines)
    ]
    most = max(map(len, listed), default=0)
    return EDGE + (most + 1) * SMALL * LEADING, shapes


def _box(placed: _Placed, bottom: float, here: str) -> Iterator[Shape]:
    part = {"here": "here", "wish": "wish", "none": "rung"}[placed.rung.mark]
    top = bottom - placed.height
    yield Box(placed.x, top, placed.width, placed.height, part, round=12)
    for row, text in enumerate(placed.lines):
        y = top + PADDING + (row + 0.78) * LETTERS * LEADING
        said = placed.rung.mark == "here" and row == len(placed.lines) - 1 and text == here
        ink = "on-here" if placed.rung.mark == "here" else "ink"
        yield Words(placed.x + placed.width / 2, y, text, ink, SMALL if said else LETTERS, "middle", not said)


def _ways(placed: _Placed, all_placed: list[_Placed], bottoms: dict[int, float]) -> Iterator[Path]:
    """From a rung up to the next one of each of its tracks."""
    for above in all_placed:
        if above.step == placed.step + 1 and set(above.columns) & set(placed.columns):
            start = (placed.x + placed.width / 2, bottoms[placed.step] - placed.height)
            end = (above.x + above.width / 2, bottoms[above.step])
            middle = end[1] + GAP / 2
            yield Path((start, (start[0], middle), (end[0], middle), end))
