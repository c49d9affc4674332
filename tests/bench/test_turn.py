"""What a turn may cost, as a count: a time would depend on the machine."""

from pathlib import Path

import pytest

from .turn import measured

CEILING = 12


@pytest.mark.parametrize("size", [40, 10_000])
def test_an_answered_question_takes_few_statements_in_a_company_of_any_size(
    tmp_path: Path, size: int
) -> None:
    answered = measured(tmp_path / "trellis.db", size, rounds=3)
    assert max(len(each.statements) for each in answered) <= CEILING
