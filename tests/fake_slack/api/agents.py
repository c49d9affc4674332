"""agents.sessions.* and assistant.threads.*: only where agent features are on."""

from tests.fake_slack.nouns import Channel, Json, Refused, Session

from .call import Asked

STATUSES = {"active", "processing", "suspended", "closed"}
MOST_PROMPTS = 4
LONGEST_TITLE = 200


def set_status(asked: Asked) -> Json:
    """agents.sessions.setStatus: begins the session where there is none."""
    channel, thread = _place(asked)
    (status,) = asked.need("status")
    if status not in STATUSES:
        raise Refused("invalid_status")
    begun = Session(channel.id, thread, str(asked.get("title") or ""))
    session = asked.world.sessions.setdefault((channel.id, thread), begun)
    session.status = status
    reply: Json = {"status": status, "agent_status": status, "title": session.title}
    heard = asked.world.subscriptions
    if status == "processing" and heard is not None and "agent_session_stopped" not in heard:
        reply["warning"] = "missing_agent_session_stopped_event_subscription"
    return reply


def rename(asked: Asked) -> Json:
    """agents.sessions.rename."""
    (title,) = asked.need("title")
    channel, thread = _place(asked)
    session = asked.world.sessions.get((channel.id, thread))
    if session is None:
        raise Refused("session_not_found")
    if len(title) > LONGEST_TITLE:
        raise Refused("invalid_arguments", f"[ERROR] title: {LONGEST_TITLE} characters at most")
    session.title = title
    return {"title": title}


def _place(asked: Asked) -> tuple[Channel, str]:
    channel = _with_agents(asked)
    thread = asked.get("thread_ts")
    if not thread:
        raise Refused("thread_ts_required")
    return channel, str(thread)


def _with_agents(asked: Asked) -> Channel:
    (name,) = asked.need("channel_id")
    channel = asked.channel(name)
    if not asked.world.agents_on(channel):
        raise Refused("feature_disabled")
    return channel


def thread_status(asked: Asked) -> Json:
    """assistant.threads.setStatus: the line "... is thinking"."""
    channel = _with_agents(asked)
    thread, status = asked.need("thread_ts")[0], str(asked.get("status") or "")
    asked.world.statuses[channel.id, str(thread)] = status
    return {}


def thread_title(asked: Asked) -> Json:
    """assistant.threads.setTitle."""
    channel = _with_agents(asked)
    thread, title = asked.need("thread_ts", "title")
    session = asked.world.sessions.setdefault((channel.id, thread), Session(channel.id, thread))
    session.title = title
    return {}


def prompts(asked: Asked) -> Json:
    """assistant.threads.setSuggestedPrompts: four at most, each with title and message."""
    channel = _with_agents(asked)
    (given,) = asked.need("prompts")
    if len(given) > MOST_PROMPTS or any(set(each) != {"title", "message"} for each in given):
        raise Refused("invalid_arguments", "[ERROR] prompts [json-pointer:/prompts]")
    asked.world.prompts[channel.id] = {"title": asked.get("title"), "prompts": given}
    return {}
