"""What HR can edit is without mistakes: guides, phrases, and the starter frameworks."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import fields
from pathlib import Path
from typing import get_args

import pytest

from bot.opening import starter
from conversations.abilities.accounts import PLATFORMS
from conversations.abilities.catalogue import CATALOGUE
from conversations.answers.privacy import KEPT
from conversations.answers.topics import COUNTED
from conversations.asking import READINGS
from conversations.checking_in import CADENCES
from conversations.content.examined import Numbers
from conversations.content.kinds import EXAMINERS
from conversations.content.people import DEEDS as PRESSED
from conversations.content.presses import DEEDS
from conversations.content.previews import Side
from conversations.dialogue.offers import OFFERS
from conversations.dialogue.summary import REMARKS
from conversations.guide import PARTIES, AbilityFacts, mistakes
from conversations.house import House
from conversations.permissions import GRANTED, Thing
from conversations.prompting.lists import WAYS
from conversations.sending_on import NAMED as SENT
from conversations.viewing_as import ROLES as SEEN_AS
from conversations.wording import plain
from frameworks.check import check
from frameworks.plans import ActionStatus
from storage.careers.ratings import RatedBy
from storage.health import REASONS
from storage.plans.tables import PlanEventKind
from storage.retention.access import ACCESS, Held
from storage.retention.rules import RULES, Keep
from storage.scopes import ScopeKind
from storage.strangers import StrangerReason

ROOT = Path(__file__).resolve().parents[1]
GUIDES = sorted((ROOT / "conversations/guides").glob("*.yaml"))
PHRASES = House.open().phrases
KEYS = sorted(PHRASES.templates["en"])
FACTS = {
    name: AbilityFacts(ability.kind, ability.inputs, ability.slow, ability.optional)
    for name, ability in CATALOGUE.items()
}
SOURCES = "\n".join(
    path.read_text(encoding="utf-8")
    for path in sorted((ROOT / "conversations").rglob("*.py")) + sorted((ROOT / "bot").rglob("*.py"))
)
GROUPS = {key.partition(".")[0] for key in KEYS}
NAMED = re.compile(r'"((?:' + "|".join(sorted(GROUPS)) + r')\.[^"\s]+)"')


BOTH = ("", "_own")
PARTS = ("what", "who", "long")
FACTS_SHOWN = ("hours", "days", "zone", "budget", "pause", "quiet", "stopped")
WAITING = ("parcels", "unknown", "jobs", "overdue", "titles", "accounts")
SET = (
    "opening", "grants", "grant_ended", "schedules", "no_schedules", "schedule_ended", "no_such_schedule",
    "quiet_times", "no_quiet_times", "quiet_ended",
)  # fmt: skip
ORDERED = {"framework_version", "title_mapping", "publication"}  # the organisation's words, put in force
UNTOLD = {table.name for table, rule in RULES.items() if rule.keep is Keep.WORDS} - ORDERED | {"inbox"}
PUT_TOGETHER: Mapping[str, Iterable[str]] = {
    "audience.plan*": BOTH,
    "button.**": (
        "back",
        "skip",
        "stop",
        "help",
        "change",
        "together_waiting",
        "skip_waiting",
        "stop_waiting",
    ),
    "button.talk_*": WAYS,
    "button.reading_*": READINGS,
    "button.send_*": SENT,
    "button.content_*": ({*DEEDS, "framework", "guides", "phrases", "lessons"} - {"show"}),
    "content.the_*": EXAMINERS,
    "content.published_*": EXAMINERS,
    "content.preview_*": get_args(Side),
    "content.run_*": get_args(Side),
    "content.run_nothing_*": get_args(Side),
    "content.invented_*": PARTIES,
    "content.key_*": ("title", "say", "ask", "hint", "form", "ask_again", "choice"),
    "content.label_*": (*(each.name for each in fields(Numbers) if each.name != "lost_titles"), "running"),
    "content.texts_*": ("name", "before", "after", "phrases", "lessons"),
    "button.check_in_*": CADENCES,
    "check_in.*": CADENCES,
    "remark.*": REMARKS,
    "plan.remark_*": REMARKS,
    "administration.part_*": get_args(ScopeKind),
    "administration.role_*": GRANTED,
    "button.as_*": SEEN_AS,
    "button.people_*": PRESSED,
    "people_file.*": ("mistakes", "known", "shown"),
    "view_as.*": SEEN_AS,
    "administration.*": SET,
    "health.*": (*REASONS, *WAITING),
    "accounts.*": (*get_args(StrangerReason), "opening", "none", "none_left", "left_out", "brought_back"),
    "accounts.on_*": (*PLATFORMS, "other"),
    "button.*": [
        *("grants", "schedules", "quiet_times", "view_as", "health"),
        *REMARKS,
        *(f"{change}_{topic}" for change in ("allow", "stop") for topic in COUNTED),
    ],
    "everything.why_*": get_args(Held),
    "kept.*": {table.name for table in ACCESS if table.name not in UNTOLD},
    "dialogue.*": ("skipped", "expired", "declined", "yes", "no"),
    "gaps.by_*": get_args(RatedBy),
    "not_allowed.*": Thing,
    "plan.action_*": ActionStatus,
    "plan.empty*": BOTH,
    "plan.event_*": get_args(PlanEventKind),
    "plan.looked_*": ("plan", "standing"),
    "plan.opening*": BOTH,
    "prompts.*": ("next", "gaps", "plan"),
    "privacy.*": [*PARTS, *(f"{kept}.{part}" for kept in KEPT for part in PARTS)],
    "preferences.*": [*FACTS_SHOWN, *(f"{name}_label" for name in FACTS_SHOWN)],
    "days.day_*": "1234567",
    "home.*": ("role", "plan", "open", "week", "team", "looked", "preferences", "people_team"),
    "home.team_*": ("name", "open", "overdue", "next"),
    "talks.*": ("later", "started", "declined", "gone"),
    "talks.stale_*": ("later", "started", "declined", "gone"),
    "topics.name_*": COUNTED,
    "topics.stopped_*": COUNTED,
    "topics.allowed_*": COUNTED,
    "welcome.*": ("employee", "manager", "people_team"),
    "welcome.try_*": ("employee", "manager", "people_team"),
    "why.*": COUNTED,
    "summary.*": ("finished", "stopped"),
    "update.*": (*ActionStatus, "already"),
}


def used() -> set[str]:
    """Every key that the code names; what it puts together is written out above."""
    named = {re.sub(r"\{[^}]*\}", "*", key) for key in NAMED.findall(SOURCES)} - {"words."}
    whole = {key for key in named if "*" not in key}
    return whole | {key.rstrip("*") + end for key in named - whole for end in PUT_TOGETHER[key]}


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.stem)
def test_every_guide_is_without_mistakes(path: Path) -> None:
    assert mistakes(path.read_text(encoding="utf-8"), FACTS) == ()


def test_every_offer_of_a_guide_can_be_shown() -> None:
    offered = {
        name
        for guide in House.open().guides.current.values()
        for step in guide.steps
        for name in getattr(step, "offers", {})
    }
    assert offered <= set(OFFERS)


def test_every_phrase_that_the_code_names_is_there() -> None:
    assert sorted(used() - set(KEYS)) == []


def test_every_phrase_is_used() -> None:
    assert [key for key in KEYS if key not in used() and not key.startswith("words.")] == []


def test_every_refusal_has_its_sentence() -> None:
    assert {f"not_allowed.{thing}" for thing in Thing} <= set(KEYS)


@pytest.mark.parametrize("key", KEYS)
def test_every_phrase_can_be_said_with_and_without_its_names(key: str) -> None:
    template = PHRASES.templates["en"][key]
    names = dict.fromkeys(PHRASES.wording("en").names_in(template), "Mina Sato")
    assert plain(PHRASES.spans("en", key, names)).strip()
    PHRASES.spans("en", key, {})


@pytest.mark.parametrize("key", KEYS)
def test_no_phrase_shouts_or_runs_two_words_together(key: str) -> None:
    template = PHRASES.templates["en"][key]
    assert "!" not in template
    names = dict.fromkeys(PHRASES.wording("en").names_in(template), "Mina Sato")
    said = plain(PHRASES.spans("en", key, names))
    assert not re.search(r"[.?:][A-Z]|[a-z][A-Z][a-z]|\s[,.?]", said)
    assert "*" not in said


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.stem)
def test_no_guide_shouts(path: Path) -> None:
    assert "!" not in path.read_text(encoding="utf-8").replace("!=", "")


def test_no_two_commands_share_a_word() -> None:
    words = [
        word.strip() for key in KEYS if key.startswith("words.")
        for word in PHRASES.templates["en"][key].split(",")
    ]  # fmt: skip
    assert len(words) == len(set(words))


def test_the_starter_library_is_without_mistakes() -> None:
    assert [
        str(notice.place) + notice.text for notice in check(starter()) if notice.severity == "mistake"
    ] == []
