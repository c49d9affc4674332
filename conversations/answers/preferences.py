"""When, how often and about what Trellis writes: shown and changed, in words and by button."""

from collections.abc import Callable, Mapping
from datetime import date

from conversations.answers.asked import Asked, button, value_of
from conversations.answers.topics import A_WEEK, COUNTED
from conversations.messages import Button, Fact, Message, Spans
from conversations.problems import StaleAnswer
from conversations.scene import Scene

MINUTES = 60
MIDNIGHT = 24 * MINUTES
ALL_DAYS = "1234567"
MOST_NUDGES = 20


def answer_preferences(scene: Scene, asked: Asked) -> Message:
    """Show everything that the asker chose, or change one thing and show the rest."""
    said: Spans = ()
    change = next((each for name, each in CHANGES.items() if name in asked.entities), None)
    if change:
        said = change(scene, asked)
    elif asked.unknown_words:
        said = scene.say("preferences.not_found", words=asked.unknown_words[:80])
    return Message(
        summary=scene.line("preferences.summary"),
        body=said or scene.say("preferences.opening"),
        facts=_facts(scene),
        hint=scene.say("preferences.words"),
        buttons=_buttons(scene),
        audience=scene.say("audience.only_you"),
    )


def _pause(scene: Scene, asked: Asked) -> Spans:
    until = value_of(asked, "until", date.fromisoformat)
    over = until <= scene.today
    scene.guarded.pause(None if over else until)
    return scene.say("preferences.unpaused" if over else "preferences.paused", until=until)


def _zone(scene: Scene, asked: Asked) -> Spans:
    scene.guarded.set_timezone(asked.entities["timezone"])
    return scene.say("preferences.zone_kept", timezone=asked.entities["timezone"])


def _hours(scene: Scene, asked: Asked) -> Spans:
    starts, ends = value_of(asked, "hours", _from_to)
    scene.guarded.choose(day_starts=starts, day_ends=ends)
    return scene.say("preferences.hours_kept", starts=clock(starts), ends=clock(ends))


def _from_to(text: str) -> tuple[int, int]:
    starts, ends = map(int, text.split("-"))
    if not 0 <= starts < ends <= MIDNIGHT:
        raise ValueError(text)
    return starts, ends


def _days(scene: Scene, asked: Asked) -> Spans:
    return _keep_days(scene, value_of(asked, "days", _week))


def _free(scene: Scene, asked: Asked) -> Spans:
    free = value_of(asked, "free", _week)
    return _keep_days(scene, "".join(day for day in scene.guarded.preferences.work_days if day not in free))


def _keep_days(scene: Scene, days: str) -> Spans:
    if not days:
        return scene.say("preferences.no_day_left")
    scene.guarded.choose(work_days=days)
    return scene.say("preferences.days_kept", days=_named(scene, days))


def _week(text: str) -> str:
    if not text or not set(text) <= set(ALL_DAYS):
        raise ValueError(text)
    return "".join(sorted(set(text)))


def _nudges(scene: Scene, asked: Asked) -> Spans:
    most = value_of(asked, "nudges", int)
    if not 0 <= most <= MOST_NUDGES:
        raise StaleAnswer("preferences.too_many", most=MOST_NUDGES)
    scene.guarded.choose(nudges_per_week=most)
    return scene.say("preferences.nudges_kept", most=most)


CHANGES: Mapping[str, Callable[[Scene, Asked], Spans]] = {
    "until": _pause,
    "timezone": _zone,
    "hours": _hours,
    "days": _days,
    "free": _free,
    "nudges": _nudges,
}
"""What can be changed, by the entity that says so."""


def clock(minute: int) -> str:
    """A minute of the day as on a clock."""
    return f"{minute // MINUTES}:{minute % MINUTES:02d}"


def _named(scene: Scene, days: str) -> str:
    return ", ".join(scene.line(f"days.day_{day}") for day in days)


def _facts(scene: Scene) -> tuple[Fact, ...]:
    """Everything that holds."""
    chosen, stopped = scene.guarded.preferences, scene.guarded.stopped_topics
    used, most = scene.guarded.budget
    topics = ", ".join(scene.line(f"topics.name_{topic}") for topic in COUNTED if topic in stopped)
    names: dict[str, dict[str, object]] = {
        "hours": {"starts": clock(chosen.day_starts), "ends": clock(chosen.day_ends)},
        "days": {"days": _named(scene, chosen.work_days)},
        "zone": {"timezone": scene.person.timezone},
        "budget": {"used": used, "most": most},
        "pause": {"until": chosen.paused_until},
        "quiet": {"reasons": " ".join(each.reason for each in scene.guarded.own_quiet_times)},
        "stopped": {"topics": topics},
    }
    return tuple(_fact(scene, name, said) for name, said in names.items())


def _fact(scene: Scene, name: str, said: dict[str, object]) -> Fact:
    label = f"{name}_label"
    return Fact(label=scene.line(f"preferences.{label}"), value=scene.say(f"preferences.{name}", **said))


def _buttons(scene: Scene) -> tuple[Button, ...]:
    """The way out of what is switched off, and a pause with one press."""
    chosen, today = scene.guarded.preferences, scene.today
    if chosen.paused_until and chosen.paused_until > today:
        ways = [button(scene, "button.unpause", "preferences", until=today.isoformat())]
    else:
        ways = [button(scene, "button.pause_week", "preferences", until=(today + A_WEEK).isoformat())]
    fewer, more = chosen.nudges_per_week - 1, chosen.nudges_per_week + 1
    if fewer >= 0:
        ways.append(button(scene, "button.fewer", "preferences", name=str(fewer), nudges=str(fewer)))
    ways.append(button(scene, "button.more", "preferences", name=str(more), nudges=str(more)))
    return (*ways, *(_switch(scene, topic) for topic in COUNTED))


def _switch(scene: Scene, topic: str) -> Button:
    change = "allow" if topic in scene.guarded.stopped_topics else "stop"
    label = f"{change}_{topic}"
    return button(scene, f"button.{label}", f"{change}_topic", topic=topic)
