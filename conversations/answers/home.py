"""The home: my role, my plan, what is open, my people, who looked, and how I am written to."""

from collections.abc import Iterator

from conversations.abilities.plans import is_open
from conversations.answers.accounts import unmatched_button
from conversations.answers.asked import Asked, button
from conversations.answers.evidence import evidence_line
from conversations.answers.next_steps import answer_next_steps
from conversations.answers.plan import action_line, answer_plan, choose_action, looked
from conversations.answers.preferences import answer_preferences
from conversations.answers.whom import whom
from conversations.dialogue.running import running
from conversations.guarded.talks import Standing
from conversations.messages import Button, Home, Message, Press, Section, Slot, Spans, Table
from conversations.paragraphs import bullets, lines
from conversations.prompting.lists import talks_card
from conversations.scene import Scene
from conversations.underway import Turn


def draw_home(turn: Turn) -> Home:
    """Everything a person finds when they open the home."""
    scene = turn.scene
    drawn = {
        "role": (_role(scene),),
        "plan": (answer_plan(scene, Asked("show_plan")), *evidence_line(scene)),
        "open": (*_open(turn), *_over(scene)),
        "week": tuple(filter(None, (talks_card(scene), whom(scene)))),
        "team": tuple(_team(scene)),
        "looked": (_looked(scene),),
        "preferences": (answer_preferences(scene, Asked("preferences")),),
        "people_team": _people_team(scene),
    }
    return Home(
        sections=tuple(
            Section(title=scene.line(f"home.{name}"), messages=messages)
            for name, messages in drawn.items()
            if messages
        )
    )


def _said(scene: Scene, title: str, body: Spans) -> Message:
    return Message(summary=scene.line(title), body=body)


def _role(scene: Scene) -> Message:
    if scene.guarded.role(scene.guarded.position(scene.person.id).role_key) is None:
        return _said(scene, "home.role", scene.say("home.no_role"))
    return answer_next_steps(scene, Asked("next_steps"))


def _open(turn: Turn) -> tuple[Message, ...]:
    return tuple(_talks(turn)) or (_said(turn.scene, "home.open", turn.scene.say("home.none_open")),)


def _over(scene: Scene) -> Iterator[Message]:
    """The way to what was written in talks that are over."""
    count = len(scene.guarded.talks_about_me)
    if count:
        body = scene.say("home.over_line", count=count)
        ways = (button(scene, "button.my_talks", "my_talks"),)
        yield Message(summary=scene.line("home.open"), body=body, buttons=ways)


def _talks(turn: Turn) -> Iterator[Message]:
    """The dialogues of the speaker that are not over, each with the way back into it."""
    scene = turn.scene
    for dialogue in scene.guarded.dialogues:
        run = running(turn, dialogue)
        press = Press(do="resume", slot=Slot(dialogue=dialogue.id, step=""))
        yield Message(
            summary=scene.line("home.open"),
            body=scene.say("home.open_line", title=run.title, day=scene.day(dialogue.opened_at)),
            buttons=(Button(label=scene.line("button.resume"), press=press),),
        )


def _team(scene: Scene) -> Iterator[Message]:
    """What is open in the team's plans, in numbers, and what the manager does for others, in words."""
    standings = [scene.guarded.standing(key) for key, _ in scene.guarded.reports]
    if standings:
        header = tuple(scene.line(f"home.team_{name}") for name in ("name", "open", "overdue", "next"))
        rows = tuple(_row(scene, each) for each in standings)
        caption = scene.line("home.team_caption")
        table = Table(caption=caption, header=header, rows=rows)
        yield Message(
            summary=caption,
            body=scene.say("home.team_numbers"),
            table=table,
            audience=scene.say("audience.talks"),
        )
    mine = [each for each in scene.guarded.own_actions if each.person_id != scene.person.id]
    mine = [each for each in mine if each.owner_id == scene.person.id and is_open(each)]
    if mine:
        listed = bullets(
            scene.say(
                "home.for_other",
                name=scene.guarded.person(each.person_id).called,
                line=action_line(scene, each),
            )
            for each in mine
        )
        yield Message(
            summary=scene.line("home.team"),
            body=lines(scene.say("home.mine_for_others"), listed),
            buttons=tuple(choose_action(scene, each) for each in mine),
        )


def _row(scene: Scene, standing: Standing) -> tuple[str, ...]:
    due = scene.line("home.day" if standing.next_due else "home.no_day", day=standing.next_due)
    return (standing.name, str(standing.open_actions), str(standing.overdue), due)


def _looked(scene: Scene) -> Message:
    body = looked(scene, scene.person.id) or scene.say("home.nobody_looked")
    return Message(
        summary=scene.line("home.looked"),
        body=body,
        buttons=(button(scene, "button.privacy", "privacy"),),
        audience=scene.say("audience.only_you"),
    )


def _people_team(scene: Scene) -> tuple[Message, ...]:
    if not scene.guarded.is_people_team:
        return ()
    said = _said(scene, "home.people_team", scene.say("home.people_team_line"))
    ways = (button(scene, "button.administration", "administration"),)
    found = [said.model_copy(update={"buttons": ways})]
    if scene.guarded.keeps_accounts and scene.guarded.unmatched:
        found.append(_accounts(scene))
    if scene.guarded.keeps_content:
        found.append(_content(scene))
    return tuple(found)


def _accounts(scene: Scene) -> Message:
    """How many accounts match nobody."""
    said = scene.say("home.accounts_line", count=scene.guarded.unmatched)
    return _said(scene, "home.people_team", said).model_copy(update={"buttons": (unmatched_button(scene),)})


def _content(scene: Scene) -> Message:
    """What is theirs to write."""
    ways = tuple(
        button(scene, f"button.content_{what}", "content", do="show", what=what)
        for what in ("framework", "guides", "phrases", "lessons")
    )
    body = scene.say("home.content_line")
    return Message(summary=scene.line("home.people_team"), body=body, buttons=ways)
