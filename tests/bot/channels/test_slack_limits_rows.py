"""Row by row of Slack's table: what is at the limit passes, and one more is named with its path."""

from dataclasses import dataclass
from typing import Any

import pytest

from bot.channels.slack_limits import table
from tests.bot.channels.slack_examples import EXAMPLES
from tests.bot.channels.slack_paths import at, changed
from tests.bot.channels.slack_payloads import Sent, broken

WITHOUT_NUMBERS = {14, 18, 22, 23, 26, 44, 49}  # rules about what goes together and where
NOT_IN_PAYLOADS = {30, 31, 45, 46, 47}  # what is open already, and times
PRESSED = "blocks[0].elements[0]"
CHOSEN = "blocks[0].accessory"
TYPED = "blocks[0].element"


@dataclass(frozen=True)
class Limited:
    """A row of the table, an example, what in it is limited, how much fits, and how little is too little."""

    row: int
    example: str
    path: str
    most: int
    least: int = 1

    def of(self, size: int) -> Sent:
        """The example with so many characters, items, or simply this number at the path."""
        surface, payload = EXAMPLES[self.example]
        return surface, changed(payload, self.path, _sized(at(payload, self.path), size))


def _sized(value: Any, size: int) -> Any:
    if isinstance(value, str):
        return "x" * size
    return [value[0]] * size if isinstance(value, list) else size


ROWS = [
    Limited(1, "update", "blocks", 50, 0),
    Limited(2, "modal", "blocks", 100),
    Limited(2, "home", "blocks", 100),
    Limited(4, "message", "text", 40_000, 0),
    Limited(4, "update", "text", 4_000, 0),
    Limited(5, "markdown text", "markdown_text", 12_000),
    Limited(5, "markdown", "blocks[0].text", 12_000),
    Limited(6, "attachments", "attachments", 100, 0),
    Limited(7, "section", "blocks[0].text.text", 3_000),
    Limited(7, "context", f"{PRESSED}.text", 3_000),
    Limited(8, "section", "blocks[0].fields", 10),
    Limited(8, "section", "blocks[0].fields[1].text", 2_000),
    Limited(9, "header", "blocks[0].text.text", 150),
    Limited(10, "context", "blocks[0].elements", 10),
    Limited(11, "buttons", "blocks[0].elements", 25),
    Limited(12, "icons", "blocks[0].elements", 5),
    Limited(13, "section", "blocks[0].block_id", 255),
    Limited(13, "actions", f"{PRESSED}.action_id", 255),
    Limited(13, "text", f"{TYPED}.action_id", 255),
    Limited(13, "modal", "callback_id", 255),
    Limited(13, "home", "external_id", 255),
    Limited(15, "actions", f"{PRESSED}.text.text", 75),
    Limited(15, "actions", f"{PRESSED}.value", 2_000),
    Limited(15, "actions", f"{PRESSED}.url", 3_000),
    Limited(15, "actions", f"{PRESSED}.accessibility_label", 75),
    Limited(15, "actions", f"{PRESSED}.agent_prompt", 4_000),
    Limited(15, "workflow", f"{PRESSED}.text.text", 75),
    Limited(15, "feedback", f"{PRESSED}.positive_button.text.text", 75),
    Limited(15, "feedback", f"{PRESSED}.negative_button.value", 2_000),
    Limited(16, "select", f"{CHOSEN}.placeholder.text", 150),
    Limited(16, "people", f"{CHOSEN}.placeholder.text", 150),
    Limited(16, "day", f"{CHOSEN}.placeholder.text", 150),
    Limited(16, "text", f"{TYPED}.placeholder.text", 150),
    Limited(17, "external", f"{CHOSEN}.initial_option.text.text", 75),
    Limited(17, "external", f"{CHOSEN}.initial_option.value", 150),
    Limited(17, "overflow", f"{CHOSEN}.options[0].text.text", 75),
    Limited(17, "overflow", f"{CHOSEN}.options[0].value", 150),
    Limited(17, "overflow", f"{CHOSEN}.options[0].url", 3_000),
    Limited(17, "described", f"{CHOSEN}.options[0].description.text", 75),
    Limited(19, "select", f"{CHOSEN}.options", 100),
    Limited(19, "multi-select", f"{CHOSEN}.options", 100),
    Limited(19, "groups", f"{CHOSEN}.option_groups", 100),
    Limited(19, "groups", f"{CHOSEN}.option_groups[0].label.text", 75),
    Limited(19, "described groups", f"{CHOSEN}.option_groups[0].options", 100),
    Limited(20, "radio", f"{PRESSED}.options", 10),
    Limited(20, "boxes", f"{PRESSED}.options", 10),
    Limited(21, "overflow", f"{CHOSEN}.options", 5),
    Limited(24, "longest text", f"{TYPED}.min_length", 3_000, 0),
    Limited(24, "text", f"{TYPED}.max_length", 3_000),
    Limited(24, "text", f"{TYPED}.initial_value", 3_000, 0),
    Limited(25, "text", "blocks[0].label.text", 2_000),
    Limited(25, "text", "blocks[0].hint.text", 2_000),
    Limited(27, "files", f"{TYPED}.max_files", 10),
    Limited(28, "modal", "title.text", 24),
    Limited(28, "modal", "submit.text", 24),
    Limited(28, "modal", "close.text", 24),
    Limited(29, "modal", "private_metadata", 3_000, 0),
    Limited(33, "actions", f"{PRESSED}.confirm.title.text", 100),
    Limited(33, "actions", f"{PRESSED}.confirm.text.text", 300),
    Limited(33, "actions", f"{PRESSED}.confirm.confirm.text", 30),
    Limited(33, "actions", f"{PRESSED}.confirm.deny.text", 30),
    Limited(34, "picture", "blocks[0].image_url", 3_000),
    Limited(34, "picture", "blocks[0].alt_text", 2_000),
    Limited(34, "picture", "blocks[0].title.text", 2_000),
    Limited(34, "context", "blocks[0].elements[2].image_url", 3_000),
    Limited(34, "context", "blocks[0].elements[2].alt_text", 2_000),
    Limited(35, "video", "blocks[0].title.text", 199),
    Limited(35, "video", "blocks[0].author_name", 49),
    Limited(36, "table", "blocks[0].rows", 100),
    Limited(36, "table", "blocks[0].rows[0]", 20),
    Limited(36, "table", "blocks[0].column_settings", 20),
    Limited(37, "data table", "blocks[0].page_size", 100),
    Limited(37, "plain data table", "blocks[0].rows", 201, 2),
    Limited(38, "pie", "blocks[0].title", 50),
    Limited(38, "pie", "blocks[0].chart.segments", 12),
    Limited(38, "pie", "blocks[0].chart.segments[0].label", 20),
    Limited(38, "bars", "blocks[0].chart.series[0].name", 20),
    Limited(38, "bars", "blocks[0].chart.axis_config.x_label", 50),
    Limited(38, "bars", "blocks[0].chart.axis_config.y_label", 50),
    Limited(39, "card", "blocks[0].title.text", 150),
    Limited(39, "card", "blocks[0].subtitle.text", 150),
    Limited(39, "card", "blocks[0].body.text", 200),
    Limited(39, "card", "blocks[0].subtext.text", 200),
    Limited(39, "card", "blocks[0].hero_image.image_url", 3_000),
    Limited(39, "plain card", "blocks[0].actions", 3),
    Limited(40, "plain carousel", "blocks[0].elements", 10),
    Limited(41, "container", "blocks[0].title.text", 150),
    Limited(41, "container", "blocks[0].subtitle.text", 150),
    Limited(41, "container", "blocks[0].child_blocks", 10),
    Limited(42, "alert", "blocks[0].text.text", 200),
]


@pytest.mark.parametrize("limit", ROWS, ids=lambda limit: f"row {limit.row}: {limit.example} {limit.path}")
def test_at_the_limit_it_passes_and_one_more_or_one_too_few_is_named(limit: Limited) -> None:
    assert broken(limit.of(limit.most)) == []
    assert broken(limit.of(limit.least)) == []
    assert set(broken(limit.of(limit.most + 1))) == {limit.path}
    if limit.least:
        assert limit.path in broken(limit.of(limit.least - 1))


def test_every_row_that_has_a_number_and_shows_in_a_payload_is_in_our_table() -> None:
    ours = {limit.row for limit in vars(table).values() if isinstance(limit, table.Limit)}
    assert ours == set(range(1, 53)) - WITHOUT_NUMBERS - NOT_IN_PAYLOADS
