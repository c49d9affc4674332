"""Any payload for Slack within its limits, for property tests."""

from typing import Any

from hypothesis import strategies as st

from tests.bot.channels.slack_payloads import Json, Sent, bars, confirm, element, options, pie

Drawn = st.SearchStrategy[Json]


def letters(most: int, least: int = 1) -> st.SearchStrategy[str]:
    """Any script, and texts that are exactly as long as allowed."""
    return st.text(min_size=least, max_size=min(most // 2, 8)) | st.just("x" * most)


def plain(most: int) -> Drawn:
    return st.fixed_dictionaries({"type": st.just("plain_text"), "text": letters(most)})


def words(most: int) -> Drawn:
    return plain(most) | st.fixed_dictionaries({"type": st.just("mrkdwn"), "text": letters(most)})


def made(base: Json, **maybe: st.SearchStrategy[Any]) -> Drawn:
    """The base with any of these keys."""
    return st.fixed_dictionaries({}, optional=maybe).map(lambda more: {**base, **more})


def some(items: Drawn, most: int, least: int = 1) -> st.SearchStrategy[list[Json]]:
    return st.lists(items, min_size=least, max_size=min(most, least + 1))


choices = st.lists(
    st.fixed_dictionaries({"text": plain(75), "value": letters(150)}, optional={"description": plain(75)}),
    min_size=1,
    max_size=4,
) | st.just(options(100))


def with_initial(offered: list[Json]) -> Drawn:
    return st.sampled_from(offered).map(
        lambda one: element("static_select", options=offered, initial_option=one)
    )


buttons = made(
    element("button"),
    text=plain(75),
    value=letters(2_000),
    url=letters(3_000),
    accessibility_label=letters(75),
    confirm=made(confirm(), title=plain(100), text=words(300), confirm=plain(30), deny=plain(30)),
)
selects = choices.flatmap(with_initial) | made(element("users_select"), placeholder=plain(150))
multi_selects = choices.map(lambda offered: element("multi_static_select", options=offered))
boxes = st.integers(1, 10).map(lambda count: element("checkboxes", options=options(count)))
overflows = st.integers(1, 5).map(lambda count: element("overflow", options=options(count)))
pictures = made(element("image"), image_url=letters(3_000), alt_text=letters(2_000))
pressed = buttons | selects | boxes | overflows
typed = made(
    element("plain_text_input"),
    placeholder=plain(150),
    initial_value=letters(3_000, 0),
    min_length=st.integers(0, 5),
    max_length=st.integers(5, 3_000),
)
parts = st.one_of(
    st.builds(lambda text: {"type": "text", "text": text}, st.text(min_size=1, max_size=9)),
    st.just({"type": "user", "user_id": "U1"}),
    st.just({"type": "link", "url": "https://example.org"}),
)
lines = some(parts, 9).map(lambda line: {"type": "rich_text_section", "elements": line})

everywhere = st.one_of(
    st.just({"type": "divider"}),
    made({"type": "section", "text": {"type": "mrkdwn", "text": "x"}}, text=words(3_000)),
    st.builds(
        lambda fields, accessory: {"type": "section", "fields": fields, "accessory": accessory},
        some(words(2_000), 10),
        pressed | multi_selects | pictures,
    ),
    some(pressed, 25).map(lambda those: {"type": "actions", "elements": those}),
    some(words(3_000) | pictures, 10).map(lambda those: {"type": "context", "elements": those}),
    plain(150).map(lambda text: {"type": "header", "text": text}),
    st.builds(lambda block, title: {**block, "title": title}, pictures, plain(2_000)),
    st.builds(
        lambda label, inner, hint: {"type": "input", "label": label, "element": inner, "hint": hint},
        plain(2_000),
        typed | selects | multi_selects | boxes,
        plain(2_000),
    ),
    some(lines, 9).map(lambda those: {"type": "rich_text", "elements": those}),
    made({"type": "card", "title": {"type": "plain_text", "text": "x"}}, title=words(150), body=words(200)),
)
in_modals = everywhere | plain(200).map(lambda text: {"type": "alert", "text": text})
in_homes = everywhere | some(everywhere.filter(lambda block: block["type"] != "card"), 10).map(
    lambda those: {"type": "container", "title": {"type": "plain_text", "text": "x"}, "child_blocks": those}
)
charts = st.builds(
    lambda title, chart: {"type": "data_visualization", "title": title, "chart": chart},
    letters(50),
    st.integers(1, 12).map(pie) | st.builds(bars, st.integers(1, 12), st.integers(1, 20)),
)
tables = st.builds(
    lambda cells, rows: {"type": "table", "rows": [cells] * rows},
    st.lists(st.builds(lambda text: {"type": "raw_text", "text": text}, letters(5)), min_size=1, max_size=20),
    st.integers(1, 100),
)


def named(blocks: list[Json]) -> list[Json]:
    return [{**block, "block_id": str(at)} for at, block in enumerate(blocks)]


def shown(blocks: Drawn) -> st.SearchStrategy[list[Json]]:
    """Blocks with at most one table and two charts, each block with a name of its own."""
    extra = st.builds(lambda a, b: [*a, *b], st.lists(tables, max_size=1), st.lists(charts, max_size=2))
    return st.builds(lambda a, b: named([*a, *b]), st.lists(blocks, min_size=1, max_size=2), extra)


messages: st.SearchStrategy[Sent] = st.builds(
    lambda text, blocks: ("message", {"text": text, "blocks": blocks}),
    letters(40_000),
    shown(in_homes),
)
homes: st.SearchStrategy[Sent] = shown(in_homes).map(
    lambda blocks: ("home", {"type": "home", "blocks": blocks})
)
modals: st.SearchStrategy[Sent] = st.builds(
    lambda title, blocks, more: (
        "modal",
        {"type": "modal", "title": title, "submit": title, "blocks": named(blocks), **more},
    ),
    plain(24),
    st.lists(in_modals, min_size=1, max_size=3),
    st.fixed_dictionaries({}, optional={"private_metadata": letters(3_000, 0), "callback_id": letters(255)}),
)
payloads = messages | homes | modals
