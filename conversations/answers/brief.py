"""A brief before a talk, in words."""

from conversations.abilities.conversations import Brief
from conversations.answers.coaching import lesson_for_talk, lesson_text
from conversations.answers.plan import plan_goals
from conversations.messages import Message, Spans
from conversations.paragraphs import bullets, lines, paragraphs
from conversations.scene import Scene


def draw_brief(scene: Scene, brief: Brief, guide: str) -> Message:
    """What a manager reads before a talk; nothing to fill in. It ends with a lesson for this kind of talk."""
    lesson = scene.lessons.due(guide, brief.held)
    return Message(
        summary=scene.line("brief.summary"),
        body=paragraphs(
            lines(scene.say("brief.opening", name=brief.name), _standing(scene, brief)),
            _ahead(scene, brief),
            _plan(scene, brief),
            lesson_for_talk(scene, lesson),
        ),
        more=lesson_text(scene, lesson),
        audience=scene.say("audience.brief", name=brief.name),
    )


def _standing(scene: Scene, brief: Brief) -> Spans:
    role = "brief.role" if brief.role else "brief.no_role"
    last = "brief.last" if brief.last_talk else "brief.never"
    return lines(
        scene.say(role, name=brief.name, role=brief.role, since=brief.since),
        scene.say(last, day=brief.last_talk),
    )


def _ahead(scene: Scene, brief: Brief) -> Spans:
    if not brief.next_roles:
        return ()
    gaps = bullets(scene.say("brief.gap", gap=gap) for gap in brief.gaps)
    return lines(
        scene.say("brief.next", roles=", ".join(brief.next_roles)),
        lines(scene.say("brief.gaps", role=brief.next_role), gaps) if gaps else (),
    )


def _plan(scene: Scene, brief: Brief) -> Spans:
    if not brief.plan.goals:
        return scene.say("brief.no_plan")
    return paragraphs(scene.say("brief.plan"), plan_goals(scene, brief.plan))
