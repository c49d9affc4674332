"""What is written is read back as the same framework: property and examples."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frameworks.check import check
from frameworks.diff import changes
from frameworks.document import read, write
from frameworks.model import Framework
from frameworks.paths import next_steps
from tests.frameworks.any_framework import frameworks
from tests.frameworks.samples import bakery


@settings(max_examples=150, deadline=None)
@given(frameworks(), st.booleans())
def test_any_framework_is_written_and_read_back_whole(it: Framework, flat: bool) -> None:  # noqa: FBT001
    again = read(write(it, flat=flat), "again")
    assert again == it
    assert changes(it, again) == ()


@settings(max_examples=50, deadline=None)
@given(frameworks())
def test_any_framework_can_be_checked_and_walked(it: Framework) -> None:
    check(it)
    for role in it.roles:
        after = next_steps(it, role.key)
        assert {track.key for track in after.top_of}.isdisjoint(track.key for track in after.closed)
        assert all(it.role(step.role.key).status == "active" for step in after.steps)


@pytest.mark.parametrize("flat", [True, False])
def test_what_is_written_once_is_written_the_same_again(flat: bool) -> None:  # noqa: FBT001
    once = write(bakery(), flat=flat)
    assert write(read(once, "once"), flat=flat) == once
