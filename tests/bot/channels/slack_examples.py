"""Examples for Slack that hold every key there is, within all limits: what tests then push over a limit."""

from tests.bot.channels.slack_payloads import (
    Json,
    Sent,
    actions,
    alert,
    bars,
    button,
    card,
    carousel,
    cell,
    chart,
    confirm,
    container,
    context,
    data_table,
    divider,
    element,
    field,
    header,
    home,
    image,
    markdown,
    message,
    modal,
    mrkdwn,
    option,
    options,
    pie,
    plain,
    plan,
    rich_text,
    rows,
    section,
    table,
    task,
    video,
)

FULL_BUTTON = button(
    action_id="press",
    value="x",
    url="https://example.org",
    style="primary",
    accessibility_label="x",
    agent_prompt="x",
    visible_to_user_ids=["U1"],
    confirm=confirm(style="danger"),
)
FULL_OPTION = option(description=plain("x"))
PICKED = {"placeholder": plain("x"), "focus_on_load": False, "action_id": "pick", "confirm": confirm()}
GROUPS = [{"label": plain("x"), "options": options(2)}]
FILTER = {"include": ["im"], "exclude_bot_users": True, "exclude_external_shared_channels": True}
TYPED: Json = {
    "placeholder": plain("x"),
    "focus_on_load": False,
    "action_id": "typed",
    "dispatch_action_config": {"trigger_actions_on": ["on_enter_pressed"]},
}


def chosen_from(kind: str, **more: object) -> Sent:
    return message(section(accessory=element(kind, **{**PICKED, **more})))


def filled_in(kind: str, **more: object) -> Sent:
    return modal(field(element(kind, **{**TYPED, **more}), block_id="b", hint=plain("x"), optional=True))


FULL_CARD = card(
    block_id="c",
    hero_image=image(),
    icon=image(),
    subtitle=mrkdwn(),
    body=mrkdwn(),
    subtext=mrkdwn(),
    actions=[FULL_BUTTON],
)
STYLE = {"bold": True, "italic": False, "strike": False, "code": False, "underline": False}
PARTS: list[Json] = [
    {"type": "text", "text": "x", "style": STYLE},
    {"type": "link", "url": "https://example.org", "text": "x", "style": STYLE},
    {"type": "user", "user_id": "U1"},
    {"type": "usergroup", "usergroup_id": "S1"},
    {"type": "channel", "channel_id": "C1"},
    {"type": "team", "team_id": "T1"},
    {"type": "broadcast", "range": "here"},
    {"type": "emoji", "name": "wave", "skin_tone": 2, "unicode": "1f44b"},
    {"type": "color", "value": "#ffffff"},
    {"type": "date", "timestamp": 1_800_000_000, "format": "{date}", "fallback": "x", "url": "x"},
]
LINE: Json = {"type": "rich_text_section", "elements": PARTS}
EVERY_RICH_TEXT: Json = {
    "type": "rich_text",
    "block_id": "r",
    "elements": [
        LINE,
        {
            "type": "rich_text_list",
            "style": "ordered",
            "indent": 1,
            "offset": 2,
            "border": 0,
            "elements": [LINE],
        },
        {"type": "rich_text_preformatted", "elements": [PARTS[0], PARTS[1]], "border": 0},
        {"type": "rich_text_quote", "elements": PARTS, "border": 1},
    ],
}
CELLS = [cell(), {"type": "raw_number", "value": 4.5, "text": "4.5"}, rich_text()]
FEEDBACK = {"text": plain(), "value": "x", "accessibility_label": "x"}
ICON = element(
    "icon_button",
    action_id="i",
    value="x",
    accessibility_label="x",
    visible_to_user_ids=["U1"],
    confirm=confirm(),
)

EXAMPLES: dict[str, Sent] = {
    "message": (
        "message",
        {
            "text": "x",
            "blocks": [divider(block_id="d")],
            "attachments": [{"color": "#cccccc", "blocks": [section()]}],
            "metadata": {"event_type": "x", "event_payload": {"key": 1}},
            "channel": "D1",
        },
    ),
    "update": ("update", {"text": "x", "blocks": [divider()], "channel": "D1", "ts": "1.1"}),
    "attachments": message(attachments=[{"text": "x"}]),
    "markdown text": ("message", {"markdown_text": "x"}),
    "markdown": message(markdown()),
    "modal": modal(
        divider(),
        close=plain(),
        private_metadata="x",
        callback_id="x",
        external_id="x",
        clear_on_close=True,
        notify_on_close=True,
    ),
    "home": home(divider(), private_metadata="x", callback_id="x", external_id="x"),
    "section": message(section(block_id="s", fields=[plain(), mrkdwn()], expand=True)),
    "context": message(context(mrkdwn(), plain(), image())),
    "header": message(header()),
    "picture": message(image(block_id="i", title=plain())),
    "picture from a file": message({"type": "image", "alt_text": "x", "slack_file": {"id": "F1"}}),
    "video": message(
        video(title_url="x", description=plain(), provider_icon_url="x", provider_name="x", author_name="x")
    ),
    "actions": message(actions(FULL_BUTTON)),
    "buttons": message(actions(button())),
    "workflow": message(
        actions(element("workflow_button", action_id="w", style="primary", accessibility_label="x"))
    ),
    "feedback": message(
        {
            "type": "context_actions",
            "elements": [
                element(
                    "feedback_buttons", action_id="f", positive_button=FEEDBACK, negative_button=FEEDBACK
                ),
                ICON,
            ],
        }
    ),
    "icons": message({"type": "context_actions", "elements": [element("icon_button")]}),
    "select": chosen_from("static_select", options=[FULL_OPTION], initial_option=FULL_OPTION),
    "described": chosen_from("static_select", options=[FULL_OPTION]),
    "described groups": message(section(accessory={"type": "static_select", "option_groups": GROUPS})),
    "multi-select": chosen_from(
        "multi_static_select", options=[FULL_OPTION], initial_options=[FULL_OPTION], max_selected_items=1
    ),
    "groups": message(
        section(accessory={"type": "static_select", "option_groups": GROUPS, "initial_option": option("1")})
    ),
    "external": chosen_from("external_select", min_query_length=2, initial_option=option()),
    "externals": chosen_from("multi_external_select", initial_options=[option()], max_selected_items=3),
    "person": chosen_from("users_select", initial_user="U1"),
    "people": chosen_from("multi_users_select", initial_users=["U1"], max_selected_items=3),
    "conversation": chosen_from(
        "conversations_select", initial_conversation="C1", filter=FILTER, default_to_current_conversation=True
    ),
    "conversations": chosen_from("multi_conversations_select", initial_conversations=["C1"], filter=FILTER),
    "channel": chosen_from("channels_select", initial_channel="C1"),
    "channels": chosen_from("multi_channels_select", initial_channels=["C1"]),
    "radio": message(
        actions(element("radio_buttons", options=[FULL_OPTION], initial_option=FULL_OPTION, action_id="r"))
    ),
    "boxes": message(
        actions(element("checkboxes", options=[FULL_OPTION], initial_options=[FULL_OPTION], action_id="c"))
    ),
    "overflow": message(
        section(accessory=element("overflow", action_id="o", confirm=confirm(), options=[option(url="x")]))
    ),
    "day": chosen_from("datepicker", initial_date="2026-11-30"),
    "time": chosen_from("timepicker", initial_time="09:30", timezone="Europe/Berlin"),
    "moment": message(actions(element("datetimepicker", initial_date_time=1_800_000_000))),
    "text": filled_in("plain_text_input", initial_value="x", multiline=True, min_length=0, max_length=9),
    "longest text": filled_in("plain_text_input", min_length=1, max_length=3_000),
    "mail": filled_in("email_text_input", initial_value="x"),
    "address": filled_in("url_text_input", initial_value="x"),
    "number": filled_in("number_input", initial_value="1", min_value="0", max_value="9"),
    "rich input": filled_in("rich_text_input", initial_value=rich_text(), min_lines=2, max_lines=5),
    "files": modal(field(element("file_input", filetypes=["pdf"], max_files=1, action_id="f"))),
    "rich text": message(EVERY_RICH_TEXT),
    "table": message(table(rows=[CELLS, CELLS], column_settings=[{"align": "right", "is_wrapped": True}])),
    "data table": message(
        data_table(rows=[[cell(), cell(), cell()], CELLS], page_size=5, row_header_column_index=0)
    ),
    "plain data table": message(data_table()),
    "pie": home(chart(pie(1))),
    "bars": home(chart(bars(1, 2, x_label="x", y_label="x"), block_id="c")),
    "card": home(FULL_CARD),
    "plain card": home(card(actions=[button()])),
    "plain carousel": message(carousel(card())),
    "carousel": message(carousel(FULL_CARD)),
    "container": home(
        container(
            section(),
            actions(button()),
            {"type": "file", "external_id": "x", "source": "remote"},
            table(rows=rows(2)),
            subtitle=plain(),
            icon=image(),
            rich_text_title=rich_text(),
            width="full",
            is_collapsible=True,
            default_collapsed=True,
        )
    ),
    "alert": modal(alert(level="warning")),
    "task": message(
        task(details=rich_text(), output=rich_text(), sources=[{"type": "url", "url": "x", "text": "x"}])
    ),
    "plan": message(plan(2)),
}
