"""What whoever installs the app reads afterwards, in their browser."""

import re

import htpy as h
from slack_bolt.oauth.async_callback_options import AsyncCallbackOptions, AsyncFailureArgs, AsyncSuccessArgs
from slack_bolt.response import BoltResponse
from slack_sdk.oauth.installation_store import Installation

from bot import log

INSTALL_PATH = "/slack/install"
OFF = "That attempt is over: it was begun more than ten minutes ago, in another browser, or has been used."
UNCONFIRMED = (
    "Slack did not confirm the installation. If that happens again, the client id or the client secret in "
    "the settings may be wrong."
)
REASONS = {
    "access_denied": "Nothing was installed, because that was declined in Slack.",
    "invalid_browser": OFF,
    "invalid_state": OFF,
    "missing_code": UNCONFIRMED,
    "invalid_code": UNCONFIRMED,
    "storage_error": "Slack agreed, but the installation could not be kept here. The log says more.",
}
_CODE = re.compile(r"[a-z_]{1,64}")


class Pages(AsyncCallbackOptions):
    """The two ends of an installation, each a page of its own."""

    def __init__(self) -> None:
        super().__init__(self._installed, self._refused)

    async def _installed(self, args: AsyncSuccessArgs) -> BoltResponse:
        new = args.installation
        name = (new.enterprise_name if new.is_enterprise_install else new.team_name) or "your workspace"
        lines = [f"Trellis is installed in {name}."]
        if new.is_enterprise_install:
            lines.append("It is in no workspace yet: an administrator of the organisation adds it to each.")
        forget = args.settings.state_utils.build_set_cookie_for_deletion()
        return _page(200, lines, h.a(href=_link(new))["Open Trellis in Slack"], forget)

    async def _refused(self, args: AsyncFailureArgs) -> BoltResponse:
        code = args.reason if _CODE.fullmatch(args.reason) else "unknown"
        log.warn("not installed", channel="slack", code=code)
        line = REASONS.get(code, f"Slack refused the installation ({code}).")
        again = h.a(href=INSTALL_PATH.rpartition("/")[2])["Begin again"]
        forget = args.settings.state_utils.build_set_cookie_for_deletion()
        return _page(args.suggested_status_code, [line], again, forget)


def _link(new: Installation) -> str:
    """Opens the app's conversation in Slack."""
    return f"slack://app?team={new.team_id or new.enterprise_id}&id={new.app_id}&tab=messages"


def _page(status: int, lines: list[str], way_on: h.Element, cookie: str) -> BoltResponse:
    title = "Trellis in Slack"
    body = h.html(lang="en")[
        h.head[
            h.meta(charset="utf-8"),
            h.meta(name="viewport", content="width=device-width, initial-scale=1"),
            h.title[title],
        ],
        h.body[h.main[h.h1[title], (h.p[line] for line in lines), h.p[way_on]]],
    ]
    headers = {
        "Content-Type": "text/html; charset=utf-8",
        "Cache-Control": "no-store",
        "Set-Cookie": [cookie],
    }
    return BoltResponse(status=status, body=str(body), headers=headers)
