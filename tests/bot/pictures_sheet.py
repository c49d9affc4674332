"""`uv run python -m tests.bot.pictures_sheet FOLDER` draws every kind of picture, to be looked at."""

import sys
from pathlib import Path

from bot.pictures import lay_out, png
from conversations.messages import Bar, Bars, Chart, Ladder, Progress, Rail, Rung, Strip

ENGINEERING = Ladder(
    title="The way through Engineering",
    here="you are here",
    alt="Two tracks that fork after Software Engineer.",
    rails=(
        Rail(
            name="Individual contributor",
            rungs=(
                Rung(key="1", title="Junior Developer"),
                Rung(key="2", title="Software Engineer"),
                Rung(key="3", title="Senior Engineer", mark="here"),
                Rung(key="4", title="Staff Engineer", mark="wish"),
                Rung(key="5", title="Principal Engineer"),
            ),
        ),
        Rail(
            name="Management",
            rungs=(
                Rung(key="1", title="Junior Developer"),
                Rung(key="2", title="Software Engineer"),
                Rung(key="6", title="Team Lead"),
                Rung(key="7", title="Engineering Manager"),
                Rung(key="8", title="Director of Engineering"),
            ),
        ),
    ),
)
LONG = "Principal Customer Relationship Development Lead"
HIGH = Ladder(
    title="Twelve rungs and four tracks",
    here="you are here",
    alt="Four tracks of twelve rungs.",
    rails=tuple(
        Rail(
            name=f"Track number {number} with a rather long name",
            rungs=tuple(
                Rung(
                    key=f"{number if step > 3 else 'all'}-{step}",
                    title="Principal Customer Relationship Development Lead"
                    if step == 5
                    else f"Level {step} 主任技師",
                    mark="here" if (number, step) == (2, 7) else "none",
                )
                for step in range(12)
            ),
        )
        for number in range(4)
    ),
)
GAPS = Bars(
    title="Now, and what Staff Engineer asks for",
    lowest=0,
    highest=4,
    wish="Asked for by Principal Engineer, which your plan leads to",
    alt="Five competencies.",
    bars=(
        Bar(label="Technical skills", now=2, required=3, wished=4, note="Guiding"),
        Bar(label="Strategic thinking", now=1, required=3, wished=3, note="Practising"),
        Bar(label="Collaboration across teams, offices and the whole of the organisation", now=3, required=2),
        Bar(label="People leadership", now=None, required=2, wished=2),
        Bar(label="AI collaboration", now=0, required=2, wished=3, note="Not yet shown"),
    ),
)
PLAN = Progress(
    title="How far it is",
    legend=("Done", "Under way", "Overdue", "Open"),
    alt="Two goals.",
    strips=(
        Strip(label="Technical skills for Staff Engineer", done=2, under_way=1, overdue=1, open=1),
        Strip(label="Grow in Strategic thinking", done=0, under_way=0, overdue=0, open=3),
    ),
)
PICTURES: dict[str, Chart] = {"ladder": ENGINEERING, "high": HIGH, "gaps": GAPS, "plan": PLAN}


def main(folder: Path) -> None:
    """Write every picture, light and dark."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, chart in PICTURES.items():
        for dark in (False, True):
            drawn = png(lay_out(chart), chart.alt, dark=dark)
            (folder / f"{name}-{'dark' if dark else 'light'}.png").write_bytes(drawn)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
