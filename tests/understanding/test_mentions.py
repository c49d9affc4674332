"""What a text names, wherever it stands in it, slips and short forms included."""

import pytest

from conversations.understanding.learned import together
from conversations.understanding.mentions import find_mentions
from tests.conversations.understood import known

PEOPLE = (
    (3, "Mina Park"), (4, "Zoé Dupont"), (5, "Will Parker"), (6, "Mohammed Al-Farsi"), (7, "Björn Sandvik"),
    (8, "Priya Raghavan"), (9, "Priya Nair"),
)  # fmt: skip
REPORTS = (3, 4, 5, 6, 7)
UNDERSTANDING = together.LearnedUnderstanding()

# What is written | what it names
NAMED = """
what is next after Senior Engineer? | role=Senior Engineer
whats next after snr eng | role=Senior Engineer
what does a Staf Enginer do | role=Staff Engineer
senior vs lead | role=Senior Engineer, role=Team Lead
E4 expectations | role=Staff Engineer
my manager said so |
list them for me |
lead us through the talk |
how is strategic thinking judged | competency=Strategic thinking
I want to get better at colaboration | competency=Collaboration
any projects in marketing | family=Marketing
show me Mina's goals | person=Mina Park
zoe and I are ready | person=Zoé Dupont
bjorns plan | person=Björn Sandvik
mohamed is here | person=Mohammed Al-Farsi
got will on the line | person=Will Parker
Will I need an umbrella? |
brief me on Will Parker | person=Will Parker
rate Priya Nair | person=Priya Nair
push it to 9 dec | date=2026-12-09
mute till tmrw | date=2026-11-24
learn rust by xmas | date=2026-12-25
in two weeks | date=2026-12-07
check in with Mina evry 2 wks | person=Mina Park, cadence=biweekly
every other tuesday | cadence=biweekly
once a quarter, please | cadence=quarterly
each month | cadence=monthly
I moved to Lisbon | timezone=Europe/Lisbon
""".strip().splitlines()


def mentioned(text: str) -> list[str]:
    asker = known("Software Engineer", people=PEOPLE, reports=REPORTS)
    read = UNDERSTANDING.as_text(text, asker)
    return [f"{each.kind}={' or '.join(one.name for one in each.options)}" for each in find_mentions(read)]


@pytest.mark.parametrize("line", NAMED)
def test_a_text_names(line: str) -> None:
    text, _, names = line.partition(" |")
    assert ", ".join(mentioned(text)) == names.strip()


def test_two_of_one_name_are_both_meant() -> None:
    assert mentioned("show me Priya's plan") == ["person=Priya Raghavan or Priya Nair"]
