"""Draw the cards of a dialogue: the root of its thread, a question, a settled question, a form, a wait."""

from datetime import date

from conversations.answers.topics import topic_buttons
from conversations.dialogue.running import Running
from conversations.guide import PAGE_SIZE, Ask
from conversations.messages import Button, Message, Option, Press, Question, Slot, Spans
from conversations.paragraphs import bullets, lines, paragraphs, row
from conversations.scene import Scene
from conversations.stepper import Place, Stop

CHECK_IN, TOPIC = "check-in", "check_in"


def root_card(scene: Scene, run: Running, says: Spans) -> Message:
    """The first message of a thread: what this is, and who reads it."""
    return Message(
        summary=run.title,
        title=run.title,
        body=says or _first_words(scene, run),
        buttons=topic_buttons(scene, TOPIC) if run.guide.guide == CHECK_IN else (),
        audience=audience(scene, run),
    )


def _first_words(scene: Scene, run: Running) -> Spans:
    """What stands on top of a thread where the guide itself says nothing first."""
    own = scene.person.id == run.opener.id
    if run.guide.guide == CHECK_IN:
        other = run.people[run.dialogue.about] if own else run.opener
        return scene.say("check_in.begin" if own else "check_in.begin_with_you", name=other.called)
    if own:
        return scene.say("dialogue.begin")
    return scene.say("dialogue.begin_with_you", name=run.opener.called)


def said_card(run: Running, says: Spans) -> Message:
    """What the guide says between two questions."""
    return Message(summary=run.title, body=says)


def audience(scene: Scene, run: Running) -> Spans:
    """Who can see what is written in this dialogue, by name; the reader first."""
    others = sorted(run.readers - {scene.person.id})
    if not others:
        return scene.say("audience.only_you")
    return scene.say("audience.readers", names=[run.people[reader].called for reader in others])


def question_card(
    scene: Scene, run: Running, stop: Stop, options: tuple[Option, ...], problem: Spans = ()
) -> Message:
    """One question, with its hint and every way to answer or to leave it."""
    ask = stop.ask
    before = shown(run, stop.before)
    question = Question(
        slot=run.slot(stop.place), kind=ask.answer, options=options, problem=problem, prefill=before
    )
    return Message(
        summary=scene.line("dialogue.question_summary", title=run.title),
        body=paragraphs(_what_it_shows(scene, run, stop), run.question(stop)),
        hint=run.wording.spans(ask.hint, stop.names) if ask.hint else (),
        question=question,
        buttons=_offers(run, stop) + _ways_out(scene, run, stop.place, ask),
        audience=audience(scene, run),
    )


def shown(run: Running, value: object) -> str | None:
    """A stored answer as the words that a person typed or pressed; None where there is none."""
    if value is None:
        return None
    if isinstance(value, dict) and "value" in value:
        return str(value["value"])
    return run.wording.line("{{ value }}", {"value": value})


def _what_it_shows(scene: Scene, run: Running, stop: Stop) -> Spans:
    """What the question is about, where its step says `shows`: a value, or what was agreed, line by line."""
    value = stop.names.get(stop.ask.shows or "")
    if isinstance(value, list) and all(isinstance(item, dict) for item in value):
        return bullets(
            row(*(scene.say("dialogue.shown_item", value=part) for part in item.values())) for item in value
        )
    return run.wording.spans("{{ value }}", {"value": value}) if value else ()


def _offers(run: Running, stop: Stop) -> tuple[Button, ...]:
    return tuple(
        Button(
            label=run.wording.line(label, stop.names),
            press=Press(do="offer", slot=run.slot(stop.place), given={"ability": name}),
        )
        for name, label in stop.ask.offers.items()
    )


def _ways_out(scene: Scene, run: Running, place: Place, ask: Ask) -> tuple[Button, ...]:
    back = run.journey.back_from(place, scene.person.id) is not None
    ways = {"back": back, "skip": ask.optional, "stop": True, "help": True}
    return _buttons(scene, run.slot(place), ways)


def _buttons(scene: Scene, slot: Slot, ways: dict[str, bool], suffix: str = "") -> tuple[Button, ...]:
    return tuple(
        Button(label=scene.line(f"button.{do}{suffix}"), press=Press(do=do, slot=slot))
        for do, there in ways.items()
        if there
    )


def settled_card(scene: Scene, run: Running, stop: Stop, said: Spans, *, changeable: bool = True) -> Message:
    """The same question once it is settled, with a way to change it."""
    return Message(
        summary=scene.line("dialogue.settled_summary"),
        body=run.question(stop),
        settled=said,
        buttons=_buttons(scene, run.slot(stop.place), {"change": changeable}),
        audience=audience(scene, run),
    )


def form_card(scene: Scene, run: Running, stop: Stop) -> Message:
    """A form is offered as a card; it opens from a press."""
    slot = run.slot(stop.place)
    one_page = 0 < len(stop.form.asks) <= PAGE_SIZE
    open_it = Button(label=scene.line("button.open"), press=Press(do="open", slot=slot), style="primary")
    return Message(
        summary=scene.line("dialogue.question_summary", title=run.title),
        body=lines(scene.say("dialogue.form", title=run.title), run.question(stop)),
        hint=scene.say("dialogue.form_page" if one_page else "dialogue.form_pages"),
        buttons=(open_it, *_buttons(scene, slot, {"stop": True})),
        audience=audience(scene, run),
    )


def waiting_card(scene: Scene, run: Running, stop: Stop, reaches: date | None = None) -> Message:
    """What the one who opened it sees while somebody else is asked, and when it reaches them if not now."""
    name = run.person_of(stop.party).called
    ways = {"together": True, "skip": stop.ask.optional, "stop": True}
    return Message(
        summary=scene.line("dialogue.waiting_summary"),
        body=lines(
            scene.say("dialogue.waiting", name=name, question=run.question(stop)),
            scene.say("dialogue.reaches", name=name, day=reaches) if reaches else (),
            scene.say("dialogue.waits", wait=stop.ask.wait) if stop.ask.wait else (),
        ),
        buttons=_buttons(scene, run.slot(stop.place), ways, "_waiting"),
        audience=audience(scene, run),
    )


def closed_card(scene: Scene, run: Running, stop: Stop, key: str) -> Message:
    """A question that is answered elsewhere: its words, and where."""
    return Message(
        summary=scene.line("dialogue.settled_summary"),
        body=run.question(stop),
        settled=scene.say(key, name=run.opener.called),
        audience=audience(scene, run),
    )


def change_card(scene: Scene, run: Running, place: Place) -> Message:
    """The answer to a press on a card that was settled before."""
    return Message(
        summary=run.title,
        body=scene.say("dialogue.settled_change"),
        buttons=_buttons(scene, run.slot(place), {"change": True}),
    )


def late_offer(scene: Scene, run: Running, stop: Stop, words: str) -> Message:
    """Whether words that came after the guide went on are the answer to what was asked."""
    press = Press(do="answer", slot=run.slot(stop.place), given={"value": words})
    return Message(
        summary=run.title,
        body=scene.say(
            "dialogue.late_offer", question=run.question(stop), words=words, name=run.opener.called
        ),
        buttons=(Button(label=scene.line("button.pass_on", name=run.opener.called), press=press),),
        audience=audience(scene, run),
    )


def late_card(scene: Scene, run: Running, stop: Stop, said: Spans) -> Message:
    """What the opener reads when an answer came after the guide went on."""
    name = run.person_of(stop.party).called
    return Message(
        summary=scene.line("dialogue.settled_summary"),
        body=lines(scene.say("dialogue.came_late", name=name), run.question(stop)),
        settled=said,
        audience=audience(scene, run),
    )


def resume_card(scene: Scene, run: Running, key: str) -> Message:
    """A dialogue that stands open, and the way back into it."""
    press = Press(do="resume", slot=Slot(dialogue=run.dialogue.id, step=""))
    return Message(
        summary=run.title,
        body=scene.say(key, title=run.title, day=scene.day(run.dialogue.opened_at)),
        buttons=(Button(label=scene.line("button.resume"), press=press, style="primary"),),
    )
