"""Rules over a whole payload: what is unique, what is once, what everything comes to, what goes together."""

from collections.abc import Callable

import pytest

from bot.channels.slack_limits import Surface, violations
from tests.bot.channels.slack_payloads import (
    Json,
    Sent,
    actions,
    bars,
    broken,
    button,
    card,
    carousel,
    cell,
    chart,
    container,
    data_table,
    divider,
    element,
    field,
    home,
    markdown,
    message,
    modal,
    option,
    options,
    pie,
    plan,
    rich_text,
    rows,
    section,
    table,
    task,
)


def test_row_1_the_blocks_of_attachments_count_too() -> None:
    def lent(count: int) -> Sent:
        return message(divider(), attachments=[{"blocks": [divider()] * count}])

    assert broken(lent(49)) == []
    assert broken(lent(50)) == ["attachments"]
    assert broken(lent(51)) == ["attachments[0].blocks", "attachments"]


@pytest.mark.parametrize("surface", ["modal", "home"])
def test_row_3_a_view_has_250_kilobytes_as_they_travel(surface: Surface) -> None:
    made = {"modal": modal, "home": home}[surface]
    full = made(*[section("\N{EURO SIGN}" * 400)] * 100)
    assert broken(full) == []
    assert broken(made(*[section("\N{EURO SIGN}" * 420)] * 100)) == [""]


def test_row_5_all_markdown_together_has_a_limit() -> None:
    assert broken(message(markdown("x" * 6_000), divider(), markdown("x" * 6_000))) == []
    assert broken(message(markdown("x" * 6_000), divider(), markdown("x" * 6_001))) == ["blocks[2].text"]


@pytest.mark.parametrize("more", [{"text": "x"}, {"blocks": [divider()]}])
def test_row_5_markdown_text_goes_with_neither_text_nor_blocks(more: Json) -> None:
    assert broken(("message", {"markdown_text": "x", **more})) == ["markdown_text"]


def test_row_14_a_block_id_stands_once_in_a_payload_wherever_the_blocks_are() -> None:
    twice = message(divider(block_id="a"), container(divider(block_id="a"), block_id="b"))
    assert broken(twice) == ["blocks[1].child_blocks[0].block_id"]
    assert broken(home(divider(block_id="a"), divider(block_id="b"), divider(block_id="a"))) == [
        "blocks[2].block_id"
    ]
    lent = message(divider(block_id="a"), attachments=[{"blocks": [divider(block_id="a")]}])
    assert broken(lent) == ["attachments[0].blocks[0].block_id"]


def test_row_14_an_action_id_stands_once_in_a_block_and_again_in_another() -> None:
    a, b = button(action_id="a"), button(action_id="b")
    assert broken(message(actions(a, b), actions(a, b))) == []
    assert broken(message(actions(a, b, a))) == ["blocks[0].elements[2].action_id"]
    assert broken(message(container(actions(a), actions(a)))) == []
    assert broken(message(carousel(card(actions=[a]), card(actions=[b, b])))) == [
        "blocks[0].elements[1].actions[1].action_id"
    ]


CHOSEN: list[tuple[Json, str]] = [
    (element("static_select", initial_option=option("7")), "initial_option"),
    (element("multi_static_select", initial_options=[option("1"), option("7")]), "initial_options[1]"),
    (element("radio_buttons", initial_option=option("7")), "initial_option"),
    (element("checkboxes", initial_options=[option("7")]), "initial_options[0]"),
    (element("static_select", initial_option=option("1", description=option()["text"])), "initial_option"),
]


@pytest.mark.parametrize(("one", "path"), CHOSEN)
def test_row_22_what_is_chosen_at_first_equals_one_of_the_options(one: Json, path: str) -> None:
    assert broken(message(section(accessory=one))) == [f"blocks[0].accessory.{path}"]


def test_row_24_the_least_length_of_a_field_is_not_more_than_the_most() -> None:
    assert broken(modal(field(element("plain_text_input", min_length=5, max_length=5)))) == []
    assert broken(modal(field(element("plain_text_input", min_length=6, max_length=5)))) == [
        "blocks[0].element.min_length"
    ]


def test_row_26_a_modal_with_inputs_has_a_submit() -> None:
    view = modal(field(element("datepicker")))[1]
    del view["submit"]
    assert [found.path for found in violations("modal", view)] == ["submit"]
    assert broken(home(field(element("datepicker")))) == []


@pytest.mark.parametrize("made", [message, home])
def test_row_27_files_are_given_in_modals_only(made: Callable[[Json], Sent]) -> None:
    assert broken(made(field(element("file_input")))) == ["blocks[0].element"]
    assert broken(modal(field(element("file_input")))) == []
    assert broken(modal(field(element("file_input"), dispatch_action=True))) == ["blocks[0].dispatch_action"]


def test_row_28_a_home_has_no_title_and_no_submit() -> None:
    text = {"type": "plain_text", "text": "x"}
    assert broken(home(title=text, submit=text, close=text)) == ["title", "submit", "close"]


def test_row_32_one_element_has_the_focus() -> None:
    first = field(element("datepicker", focus_on_load=True))
    assert broken(modal(first, field(element("datepicker", focus_on_load=False)))) == []
    assert broken(modal(first, first)) == ["blocks[1].element.focus_on_load"]


def test_row_36_a_payload_has_one_table_and_its_characters_are_counted_together() -> None:
    assert broken(message(table())) == []
    assert broken(message(table(), table())) == ["blocks[1]"]
    assert broken(message(table(), container(table()))) == ["blocks[1].child_blocks[0]"]
    assert broken(message(table(rows=[[cell("x" * 10_000)]]))) == []
    assert broken(message(table(rows=[[cell("x" * 10_000), cell()]]))) == ["blocks[0].rows"]
    rich = rich_text({"type": "text", "text": "x" * 10_001})
    assert broken(message(table(rows=[[rich]]))) == ["blocks[0].rows"]


def test_row_37_the_characters_of_all_data_tables_are_counted_together() -> None:
    def two(last: int) -> Sent:
        half = [[cell("x" * 9_999)], [cell()]]
        return message(data_table(rows=half), data_table(rows=[[cell("x" * last)], [cell()]]))

    assert broken(two(9_999)) == []
    assert broken(two(10_000)) == ["blocks[1].rows"]


def test_row_37_rows_are_as_long_as_the_header_and_twenty_columns_at_most() -> None:
    assert broken(message(data_table(rows=rows(2, 20)))) == []
    assert broken(message(data_table(rows=rows(2, 21)))) == ["blocks[0].rows[0]", "blocks[0].rows[1]"]
    assert broken(message(data_table(rows=[*rows(2, 3), *rows(1, 2)]))) == ["blocks[0].rows[2]"]


def test_row_37_a_header_holds_no_rich_text() -> None:
    assert broken(message(data_table(rows=[[cell()], [rich_text()]]))) == []
    assert broken(message(data_table(rows=[[rich_text()], [cell()]]))) == ["blocks[0].rows[0][0]"]


def test_row_38_a_payload_has_two_charts() -> None:
    assert broken(message(chart(), chart())) == []
    assert broken(message(chart(), chart(), chart(), chart())) == ["blocks[2]", "blocks[3]"]


@pytest.mark.parametrize("value", [0, -1, "1", None, True])
def test_row_38_a_slice_is_more_than_nothing(value: object) -> None:
    assert broken(message(chart(pie(1, value=value)))) == ["blocks[0].chart.segments[0].value"]


@pytest.mark.parametrize("kind", ["bar", "area", "line"])
def test_row_38_a_chart_has_twelve_series_of_twenty_points(kind: str) -> None:
    assert broken(home(chart(bars(12, 20, kind)))) == []
    assert broken(home(chart(bars(13, 20, kind)))) == ["blocks[0].chart.series"]
    assert broken(home(chart(bars(1, 21, kind)))) == [
        "blocks[0].chart.series[0].data",
        "blocks[0].chart.axis_config.categories",
    ]


def test_row_38_names_of_series_differ() -> None:
    inner = bars(2)
    inner["series"][1]["name"] = inner["series"][0]["name"]
    assert broken(message(chart(inner))) == ["blocks[0].chart.series[1].name"]


def test_row_38_a_series_has_one_point_for_every_category() -> None:
    inner = bars(1, 3)
    inner["series"][0]["data"] = inner["series"][0]["data"][:2]
    assert broken(message(chart(inner))) == ["blocks[0].chart.series[0].data"]


def test_row_41_only_what_folds_is_closed_at_first() -> None:
    assert broken(home(container(default_collapsed=True, is_collapsible=True))) == []
    assert broken(home(container(default_collapsed=True))) == ["blocks[0].default_collapsed"]
    assert broken(home(container(has_header_divider=True, is_collapsible=True))) == [
        "blocks[0].has_header_divider"
    ]


def test_row_43_a_plan_has_fifty_tasks_and_no_task_twice() -> None:
    assert broken(message(plan(50))) == []
    assert broken(message(plan(51))) == ["blocks[0].tasks"]
    assert broken(message(plan(0))) == []
    assert broken(message(plan(tasks=[task("a"), task("b"), task("a")]))) == ["blocks[0].tasks[2].task_id"]
    assert broken(message(task(title=option()["text"]))) == ["blocks[0].title"]


def test_row_19_a_group_of_options_counts_its_own() -> None:
    group = {"label": option()["text"], "options": options(100)}
    assert broken(message(section(accessory={"type": "static_select", "option_groups": [group] * 3}))) == []
