"""`python -m tests.browser.slack_pictures` takes the README's pictures of what stands in Slack.

The invented company talks to a Slack on loopback; `slack_page` draws what arrived there. Needs `pngquant`, as
the other pictures do.
"""

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import htpy as h
from playwright.sync_api import Page

from bot import demo
from bot.opening import open_database
from storage.database import Database
from tests.browser import slack_page
from tests.browser.chromium import Screen, Windows, chromium
from tests.browser.pictures import FOLDER, QUANTISED
from tests.builders import NOW
from tests.fake_slack import FakeSlack, Posted
from tests.slack_room import SlackRoom
from tests.slack_talk import SlackTalk, member, move_in

PANE = Screen(720, 400, dots=1.5)
TALLEST = 1150  # points of the page; what follows looks alike
BEGINS = demo.begins(NOW)


def company(folder: Path) -> tuple[Database, dict[str, int]]:
    """The invented company, and its people by full name."""
    database = open_database(f"sqlite:///{folder}/company.db", "demo", BEGINS)
    with database.unit() as unit:
        demo.build(unit, BEGINS)
        people = {each.called: each.id for each in unit.people.everyone(BEGINS.date())}
        for number in people.values():
            unit.people.account(number, "playground", "local", str(number))
    return database, people


class Studio:
    """Takes pictures of what people have before them in Slack."""

    def __init__(self, slack: FakeSlack, page: Page) -> None:
        self._slack, self._page = slack, page

    def messages(self, name: str, person: int, since: int, thread: str | None = None) -> None:
        """The messages of somebody from a place on."""
        posted = self._slack.messages(member(person), thread)[since:]
        self.keep(name, [self._message(each) for each in posted])

    def form(self, name: str, person: int) -> None:
        """The modal that somebody has open."""
        view = self._slack.view(member(person))
        assert view is not None
        self.keep(name, slack_page.modal(view.shape, view.errors, view.values, self._slack.content))

    def home(self, name: str, person: int) -> None:
        """Somebody's home tab."""
        view = self._slack.home(member(person))
        assert view is not None
        self.keep(name, slack_page.drawn(view.blocks[:24], self._slack.content))

    def keep(self, name: str, content: h.Node) -> None:
        """Draw it, and keep the picture."""
        self._page.set_content(slack_page.page(h.div[content]))
        whole = self._page.evaluate("document.documentElement.scrollHeight")
        tall = min(whole, TALLEST)
        shot = self._page.screenshot(
            full_page=True, clip={"x": 0, "y": 0, "width": PANE.width, "height": tall}
        )
        taken = subprocess.run(QUANTISED, input=shot, capture_output=True, check=True)
        (FOLDER / f"slack-{name}.png").write_bytes(taken.stdout)

    def _message(self, posted: Posted) -> h.Element:
        by = "Trellis" if posted.bot else self._slack.world.people[posted.by].name
        return slack_page.message(by, posted.text, posted.blocks, self._slack.content, app=posted.bot)


def take(talk: SlackTalk, studio: Studio, people: dict[str, int]) -> None:
    """What comes next, a conversation in its thread, a form with an error, and a home."""
    mina, daniel, noa = people["Mina Sato"], people["Daniel Okafor"], people["Noa Ben-David"]
    talk.say(mina, "what's next after Senior?")
    studio.messages("next", mina, 0)
    talk.say(daniel, "start a career conversation with Mina")
    title = "Career conversation with Mina"
    talk.press(daniel, "Walk me through it", title)
    talk.press(daniel, "Go on without it", title)
    talk.say(daniel, "Designing the new ledger, and teaching it", title)
    studio.messages("conversation", daniel, 0, thread=talk.thread(daniel, title))
    talk.say(noa, "what am I missing for Staff?")
    talk.press(noa, "Rate yourself, about 3 minutes")
    talk.submit(noa, {})
    studio.form("form", noa)
    talk.open_home(daniel)
    studio.home("home", daniel)


def main() -> None:
    """Take them all."""
    with TemporaryDirectory() as folder, FakeSlack() as slack, chromium() as browser:
        database, people = company(Path(folder))
        move_in(database, slack, people)
        talk = SlackTalk(database, slack, people.values())
        talk.now = BEGINS
        windows = Windows(browser)
        with SlackRoom(database, slack, lambda: talk.now, sockets=False) as talk.room:
            take(talk, Studio(slack, windows.open(PANE)), people)
        windows.close()


if __name__ == "__main__":
    main()
