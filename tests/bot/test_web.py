"""The server guards what it serves, whatever the answer is."""

import io
import re
from collections.abc import AsyncIterator

import pytest

from bot.channels.playground import PAGE, PlaygroundChannel
from bot.web import HEADERS, LARGEST, application, serving
from tests.bot.channels.lent import Visit, visiting

SAID = {"kind": "said", "event": "e-1", "text": "hello"}


@pytest.fixture
async def visit() -> AsyncIterator[Visit]:
    async with visiting() as visit:
        yield visit


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/?as=1", 200),
        ("/playground/lines?as=99", 404),
        ("/playground/assets/base.css", 200),
        ("/no", 404),
    ],
)
async def test_every_answer_carries_the_guarding_headers(visit: Visit, path: str, status: int) -> None:
    response = await visit.session.get(f"{visit.address}{path}")
    assert response.status == status
    assert {name: response.headers[name] for name in HEADERS} == HEADERS


async def test_a_live_stream_carries_them_too(visit: Visit) -> None:
    async with visit.session.get(f"{visit.address}/playground/events?as=1") as response:
        assert response.headers["Cache-Control"] == "no-store"
        assert "Content-Security-Policy" in response.headers


def test_nothing_inline_may_run_or_style() -> None:
    policy = HEADERS["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy


@pytest.mark.parametrize("path", ["/", "/?as=2"])
async def test_the_page_needs_nothing_inline_and_nothing_from_elsewhere(visit: Visit, path: str) -> None:
    page = await visit.get(path)
    assert "<style" not in page
    assert not re.search(r"<[^>]+\s(style|on\w+)=", page)
    assert not re.search(r"<script(?![^>]*\ssrc=)", page)
    for address in re.findall(r'\s(?:src|href)="([^"#]+)', page):
        assert address.startswith("/")
        assert (await visit.session.get(f"{visit.address}{address}")).status == 200


async def test_every_script_is_found_by_the_scripts_that_import_it(visit: Visit) -> None:
    for script in PAGE.glob("*.js"):
        for name in re.findall(r'(?:from|import)[ (]"\./(.+?)"', script.read_text()):
            await visit.get(f"/playground/assets/{name}")


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", "[::1", ""]
)
async def test_a_page_under_another_name_gets_nothing(visit: Visit, host: str) -> None:
    response = await visit.session.get(f"{visit.address}/?as=1", headers={"Host": host})
    assert response.status in (400, 403)
    assert "Mina" not in await response.text()


@pytest.mark.parametrize("host", ["localhost:1234", "127.0.0.1", "[::1]:80", "LOCALHOST"])
async def test_this_machine_may_use_any_of_its_names(visit: Visit, host: str) -> None:
    assert (await visit.session.get(f"{visit.address}/", headers={"Host": host})).status == 200


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "http://127.0.0.1:1", "https://localhost", None]
)
async def test_only_the_page_itself_may_send(visit: Visit, origin: str | None) -> None:
    headers = {"Origin": origin} if origin else {}
    response = await visit.session.post(
        f"{visit.address}/playground/inbound?as=1", json=SAID, headers=headers
    )
    assert response.status == 403
    assert visit.heard == []


async def test_the_page_may_send(visit: Visit) -> None:
    await visit.answer_to(SAID)
    assert len(visit.heard) == 1


async def test_a_request_that_is_too_large_is_refused(visit: Visit) -> None:
    headers = {"Origin": visit.address, "Content-Type": "application/json"}
    response = await visit.session.post(
        f"{visit.address}/playground/inbound?as=1", data=io.BytesIO(b"x" * (LARGEST + 1)), headers=headers
    )
    assert response.status == 413


async def test_ten_thousand_characters_arrive_whole(visit: Visit) -> None:
    await visit.answer_to({**SAID, "text": "🌱" * 10_000})
    assert "🌱" * 10_000 in await visit.get("/playground/lines?as=1&place=talk")


async def test_files_beside_the_assets_are_out_of_reach(visit: Visit) -> None:
    for path in ("/playground/assets/../playground.py", "/playground/assets/%2e%2e/playground.py"):
        assert (await visit.session.get(f"{visit.address}{path}")).status in (403, 404)


async def test_a_server_for_a_chat_platform_answers_under_any_name(visit: Visit) -> None:
    channel: PlaygroundChannel = visit.channel
    async with serving(application(channel.routes(), local=False), 0) as address:
        response = await visit.session.get(f"{address}/", headers={"Host": "trellis.example"})
        assert response.status == 200
        assert response.headers["X-Frame-Options"] == "DENY"


async def test_a_taken_port_is_an_error_at_once(visit: Visit) -> None:
    port = int(visit.address.rsplit(":", 1)[1])
    with pytest.raises(OSError, match="address already in use"):
        async with serving(application([], local=True), port):
            pass
