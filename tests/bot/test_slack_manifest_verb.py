"""`trellis slack-manifest`: prints what is pasted into Slack, and says what is wrong with an address."""

import json
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.manifest import AddressError, public, reached_at, shipped

from .desk import Run

ADDRESS = "https://trellis.example.com"


def test_without_an_address_it_prints_the_file_with_its_comments(run: Run) -> None:
    assert run("slack-manifest") == (0, shipped(), "")


def test_with_an_address_it_prints_the_same_app_for_it(run: Run) -> None:
    code, out, err = run("slack-manifest", "--url", ADDRESS)
    assert (code, err) == (0, "")
    assert yaml.safe_load(out) == reached_at(ADDRESS)
    assert f"request_url: {ADDRESS}/slack/events" in out


@pytest.mark.parametrize("words", [(), ("--url", ADDRESS)])
def test_as_json_it_is_the_same(run: Run, words: tuple[str, ...]) -> None:
    form = run("slack-manifest", *words, "--json")[1]
    assert json.loads(form) == yaml.safe_load(run("slack-manifest", *words)[1])


def test_it_makes_no_database_and_no_other_file(run: Run, tmp_path: Path) -> None:
    run("slack-manifest", "--url", ADDRESS)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("address", "used"),
    [
        (ADDRESS, ADDRESS),
        (f"{ADDRESS}/", ADDRESS),
        (f"{ADDRESS}:8443/hr/", f"{ADDRESS}:8443/hr"),
        ("https://93.184.216.34", "https://93.184.216.34"),
    ],
)
def test_an_address_is_used_without_a_slash_at_its_end(address: str, used: str) -> None:
    assert public(address) == used
    assert reached_at(address)["oauth_config"]["redirect_urls"] == [f"{used}/slack/oauth_redirect"]


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("http://trellis.example.com", "must begin with https://"),
        ("trellis.example.com", "must begin with https://"),
        ("https://", "must begin with https://"),
        ("", "must begin with https://"),
        ("https://trellis .example.com", "must begin with https://"),
        ("https://trellis.example.com:99999", "is no address"),
        ("https://[::1", "is no address"),
        ("https://ada:secret@trellis.example.com", "no password"),
        (f"{ADDRESS}?team=1", "no '?'"),
        (f"{ADDRESS}#top", "no '#'"),
        ("https://localhost:8321", "cannot reach 'localhost'"),
        ("https://192.168.0.7", "cannot reach '192.168.0.7'"),
        ("https://[::1]", "cannot reach '::1'"),
        (f"{ADDRESS}/slack/events/", "Leave out /slack/events"),
    ],
)
def test_an_address_that_slack_cannot_call_gets_a_sentence_and_two(
    run: Run, address: str, sentence: str
) -> None:
    code, out, err = run("slack-manifest", "--url", address)
    assert (code, out) == (2, "")
    assert sentence in err
    assert "secret" not in err
    assert run("slack-manifest", "--url", ADDRESS)[0] == 0  # and the mended one is taken


@given(st.text())
def test_whatever_is_given_is_a_public_https_address_or_a_sentence(text: str) -> None:
    try:
        used = public(text)
    except AddressError:
        return
    assert used.startswith("https://")
    assert not used.endswith("/")
