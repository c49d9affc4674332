"""Somebody with a window: whom they are, what they say and press, and what they read."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page, Response, expect

from tests.browser.hands import Hand

Look = Callable[[Page, str], None]
"""What is done wherever there is something new to see, with the view's name."""
TOO_WIDE = """() => [...document.querySelectorAll("html, main, .log, #home, dialog[open]")]
  .filter((each) => each.scrollWidth > each.clientWidth)
  .map((each) => `${each.tagName} ${each.id || each.className}`)"""


def fits(page: Page, view: str) -> None:
    """Nothing has to be scrolled sideways."""
    assert page.evaluate(TOO_WIDE) == [], f"{view} is wider than the window"


class Column:
    """A conversation on the page: the direct message, or an open thread."""

    def __init__(self, page: Page, hand: Hand, name: str, box: str) -> None:
        self._hand = hand
        self.log = page.get_by_role("log", name=name)
        self.box = page.get_by_role("textbox", name=box, exact=True)
        composer = page.get_by_role("form").filter(has=self.box)
        self._send = composer.get_by_role("button", name="Send")
        self.newest = self.log.locator(".line.bot").last

    def say(self, text: str) -> None:
        """Write and send."""
        self._hand.write(self.box, text)
        self._hand.send(self.box, self._send)
        expect(self.box).to_have_value("")

    def press(self, label: str) -> None:
        """Press the newest button of this label."""
        self._hand.press(self.log.get_by_role("button", name=label).last)

    def reads(self, *texts: str) -> None:
        """The newest card holds each of these."""
        for text in texts:
            expect(self.newest).to_contain_text(text)

    def asks(self, question: str, *, say: str = "", press: str = "") -> None:
        """Wait for a question, and answer it in words or by a button."""
        self.reads(question)
        if say:
            self.say(say)
        else:
            self.press(press)


class Visitor:
    """A window of the playground, and the hand that acts in it."""

    def __init__(self, page: Page, hand: Hand, look: Look = fits) -> None:
        self.page = page
        self.hand = hand
        self._look = look
        self.talk = Column(page, hand, "Messages", "Message")
        self.thread = Column(page, hand, "Thread", "Reply")
        self.home = page.get_by_role("region", name="Home", exact=True)
        self.form = page.get_by_role("dialog")

    def look(self, view: str) -> None:
        """Look at what there is to see."""
        self._look(self.page, view)

    def become(self, letters: str, name: str) -> None:
        """Find somebody by a few letters, and be them."""
        switch = self.page.get_by_role("button", name="Switch person")
        if switch.is_visible():
            self.hand.press(switch)
        box = self.page.get_by_role("combobox", name="Name, role or team")
        self.hand.write(box, letters)
        option = self.page.get_by_role("option", name=name)
        expect(self.page.get_by_role("option")).to_have_count(1)
        self.hand.choose(box, option)
        expect(switch).to_contain_text(name)
        expect(self.talk.log).to_contain_text(f"Hello {name}")

    def go(self, link: str) -> None:
        """Follow a link of the page."""
        self.hand.press(self.page.get_by_role("link", name=link))

    def open_more(self) -> Locator:
        """Open what does not fit on the newest card."""
        more = self.talk.newest.locator("details", has=self.page.get_by_text("More", exact=True))
        self.hand.press(more.locator("summary"))
        expect(more.locator(":scope > :not(summary)").first).to_be_visible()
        return more

    def rate(self, competency: str, level: str) -> Locator:
        """Pick a level for a competency in the open form."""
        radio = self.levels(competency).get_by_role("radio", name=level)
        self.hand.pick(radio)
        expect(radio).to_be_checked()
        return radio

    def levels(self, competency: str) -> Locator:
        """The levels that one can pick for a competency."""
        return self.form.get_by_role("group", name=competency, exact=True)

    def press_in_form(self, label: str) -> None:
        """Press a button of the open form."""
        self.hand.press(self.form.get_by_role("button", name=label, exact=True))


def is_draft(response: Response) -> bool:
    """Whether a form was kept as a draft by this."""
    return '"drafted"' in (response.request.post_data or "")
