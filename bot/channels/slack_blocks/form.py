"""A page of a form as a window."""

from bot.channels.slack_blocks.fields import draw_field, is_too_long
from bot.channels.slack_blocks.message import audience
from bot.channels.slack_blocks.presses import MOST_SENT, any_long, button, fits
from bot.channels.slack_blocks.reading import kept_key, refers
from bot.channels.slack_blocks.sheet import ASKED, FIRST, SHOWN, Piece, Sheet, quiet
from bot.channels.slack_blocks.spans import Run, packed, text
from bot.channels.slack_blocks.window import FORM, TITLE, window, within_window
from bot.channels.slack_blocks.words import NOTHING, Block, compact, digest, offered
from bot.channels.slack_limits.spots import characters
from conversations.messages import Form, FormField, Page

METADATA = 3000
GO_ON = "Save and go on"
EMPTY = Page(title="", fields=())


def draw_form(form: Form, key: str, place: str) -> tuple[Block, bool]:
    """The page that a form is open at, and whether the view refers to the form, which must be kept before.

    Args:
        form: the form, open at `form.page`.
        key: names it where the house keeps it; at most 100 characters.
        place: the thread in which what comes of it is said.
    """
    shown = min(max(form.page, 0), max(len(form.pages) - 1, 0))
    page = form.pages[shown] if form.pages else EMPTY
    about = _about(form, page, shown, key, place)
    blocks = _blocks(form, page, shown, about)
    submit = form.submit if shown + 1 >= len(form.pages) else GO_ON
    view = {**window(FORM, form.title, blocks, about, submit or NOTHING), "notify_on_close": True}
    return view, bool(kept_key(view)) or refers(blocks)


def field_block(page: int, number: int, name: str) -> str:
    """The `block_id` of a field: the same while its page is open, and another on every other page."""
    return f"field-{page}-{number}-{digest(page, name)}"


def _about(form: Form, page: Page, shown: int, key: str, place: str) -> Block:
    """What comes back with the view: the slot and the names of the fields, or where they are kept."""
    long = [number for number, field in enumerate(page.fields) if is_too_long(field)]
    short = not long and not any(any_long(offered(field.kind, field.options)) for field in page.fields)
    whole: Block = {
        "slot": form.slot.model_dump(exclude_defaults=True),
        "names": [field.name for field in page.fields],
    }
    where: Block = {"page": shown, "place": place}
    back = compact(_back(whole, where, shown))
    if short and fits(compact({**whole, **where}), METADATA) and fits(back, MOST_SENT):
        return {**whole, **where}
    return {"kept": key, **where}


def _back(about: Block, where: Block, shown: int) -> Block:
    """What turns to the page before."""
    named: Block = {name: about[name] for name in ("slot", "kept") if name in about}
    return {**named, "place": where["place"], "turn": shown - 1}


def _blocks(form: Form, page: Page, shown: int, about: Block) -> list[Block]:
    sheet = Sheet(str(form.slot.dialogue), f"{shown} {form.slot.model_dump_json()}", "modal", rich=False)
    pieces = _opening(sheet, form, page, shown)
    for number, field in enumerate(page.fields):
        pieces += _field(sheet, field, shown, number, len(page.fields))
    if shown:
        back = button(0, "Back", compact(_back(about, about, shown)))
        pieces += sheet.draw("back", [{"type": "actions", "elements": [back]}], FIRST)
    return within_window(sheet, pieces)


def _opening(sheet: Sheet, form: Form, page: Page, shown: int) -> list[Piece]:
    whole_title = form.title if characters(form.title) > TITLE else ""
    titles = [Run((text(each, bold=True),)) for each in (whole_title, page.title) if each.strip()]
    pieces = sheet.draw("title", packed(titles), FIRST, SHOWN)
    if len(form.pages) > 1:
        pieces += sheet.draw("title", [quiet(f"{shown + 1} of {len(form.pages)}")], FIRST)
    seen = sheet.draw("audience", audience(form.audience), FIRST, SHOWN)
    return pieces + seen or sheet.draw("title", [quiet(form.title.strip() or NOTHING)], FIRST)


def _field(sheet: Sheet, field: FormField, page: int, number: int, fields: int) -> list[Piece]:
    name = field_block(page, number, field.name)
    *above, control = draw_field(field, name, number, fields)
    named = [{"block_id": sheet.name("above", f"{page}.{number}."), **block} for block in above]
    pieces = [Piece(f"above.{number}", block, SHOWN) for block in named]
    return [*pieces, Piece(name, control, ASKED)]
