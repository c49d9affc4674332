"""One turn: seen once, whole or not at all, and run again when the fault is one that passes."""

import re

import pytest

from conversations import trying, turn
from conversations.messages import Account, Immediate, Said
from storage.rows import Conflict
from tests.builders import NOW, Cast, reports_to
from tests.conversations.houses import CAREER, ability, guide, house
from tests.talk import Talk

ASK_AND_DO = guide("""
  - {id: agreed, ask: Shall I?, answer: yes_no}
  - {id: made, do: make_it, when: agreed}
  - {id: looked, do: look, when: agreed}
  - {id: well, ask: And how was it?}
""")


def said(person: int, text: str, event: str, place: str = "talk") -> Said:
    account = Account(channel="playground", workspace="local", external_id=str(person))
    return Said(event=event, account=account, place=place, at=NOW, text=text)


def queued(talk: Talk) -> int:
    with talk.database.reading() as unit:
        return sum(unit.mailbox.counts().values())


def begin(talk: Talk, people: Cast) -> None:
    talk.say(people["daniel"], "start a career conversation with Mina")


def test_an_event_that_is_repeated_is_seen_once(talk: Talk, people: Cast) -> None:
    once = said(people["daniel"], "start a career conversation with Mina", "e")
    talk.take(people["daniel"], once)
    before = queued(talk)
    assert talk.take(people["daniel"], once) == Immediate()
    assert queued(talk) == before
    with talk.database.reading() as unit:
        assert len(unit.dialogues.open_for(people["daniel"])) == 1


def test_the_same_event_key_of_two_people_is_one_event(talk: Talk, people: Cast) -> None:
    talk.take(people["daniel"], said(people["daniel"], "help", "e"))
    assert talk.take(people["mina"], said(people["mina"], "help", "e")) == Immediate()
    assert talk.bodies(people["mina"]) == []


def test_an_unknown_account_gets_nothing_and_leaves_nothing(talk: Talk) -> None:
    assert talk.take(0, said(4711, "help", "e")) == Immediate()
    assert queued(talk) == 0


def test_a_failing_ability_gives_one_apology_and_leaves_nothing_half_done(talk: Talk, people: Cast) -> None:
    made: list[str] = []

    def breaks(*_: object) -> None:
        raise ZeroDivisionError("in an ability")

    working = {"look": ability(lambda *_: {})}
    talk.house = house(ASK_AND_DO, make_it=ability(breaks, "commit"), **working)
    begin(talk, people)
    talk.say(people["daniel"], "yes", CAREER)
    (apology,) = talk.bodies(people["daniel"])
    assert re.fullmatch(
        r"Something broke on my side, ref \w{4}\. Your answers so far are safe\. Please try again\.", apology
    )
    with talk.database.reading() as unit:
        dialogue = unit.dialogues.open_for(people["daniel"])[0]
        assert unit.dialogues.answers(dialogue.id) == {}

    talk.house = house(ASK_AND_DO, make_it=ability(lambda *_: made.append("it"), "commit"), **working)
    talk.say(people["daniel"], "yes", CAREER)
    talk.expects(people["daniel"], "And how was it?")
    assert made == ["it"]


def test_an_apology_is_said_once_for_one_event(talk: Talk, people: Cast) -> None:
    def breaks(*_: object) -> None:
        raise ZeroDivisionError

    talk.house = house(ASK_AND_DO, make_it=ability(breaks, "commit"))
    begin(talk, people)
    place = talk.screen(people["daniel"]).place_of(CAREER)
    for count in (1, 0):
        talk.take(people["daniel"], said(people["daniel"], "yes", "e", place))
        assert len(talk.bodies(people["daniel"])) == count


def test_a_fault_that_passes_is_tried_again_and_nobody_notices(talk: Talk, people: Cast) -> None:
    tries: list[int] = []

    def stumbles(*_: object) -> dict[str, int]:
        tries.append(1)
        if len(tries) < trying.TRIES:
            raise Conflict("somebody was faster")
        return {}

    made: list[str] = []
    talk.house = house(
        ASK_AND_DO, make_it=ability(lambda *_: made.append("it"), "commit"), look=ability(stumbles)
    )
    begin(talk, people)
    talk.say(people["daniel"], "yes", CAREER)
    assert talk.bodies(people["daniel"]) == ["Shall I?", "And how was it?"]


def test_a_fault_that_does_not_pass_is_raised_and_the_same_event_can_come_again(
    talk: Talk, people: Cast
) -> None:
    def never(*_: object) -> None:
        raise Conflict("again and again")

    make_it = ability(lambda *_: {}, "commit")
    talk.house = house(ASK_AND_DO, make_it=make_it, look=ability(never))
    begin(talk, people)
    event = said(people["daniel"], "yes", "e", talk.screen(people["daniel"]).place_of(CAREER))
    with pytest.raises(Conflict):
        talk.take(people["daniel"], event)
    talk.deliver()
    assert talk.bodies(people["daniel"]) == []
    talk.house = house(ASK_AND_DO, make_it=make_it, look=ability(lambda *_: {}))
    talk.take(people["daniel"], event)
    talk.expects(people["daniel"], "And how was it?")


def test_what_changes_the_world_happens_once_although_the_turn_is_run_twice(talk: Talk, people: Cast) -> None:
    faults = [Conflict("somebody was faster")]

    def stumbles(*_: object) -> dict[str, int]:
        if faults:
            raise faults.pop()
        return {}

    talk.house = house(GOAL, look=ability(stumbles))
    begin(talk, people)
    talk.say(people["daniel"], "One class", CAREER)
    talk.say(people["daniel"], "tomorrow", CAREER)
    talk.say(people["daniel"], "yes", CAREER)
    talk.expects(people["daniel"], "And how was it?")
    with talk.database.reading() as unit:
        (goal,) = unit.plans.plan(people["mina"]).goals
        assert [action.text for action in goal.actions] == ["One class"]
        assert len(unit.plans.events(people["mina"])) == 2


GOAL = guide("""
  - id: things
    each: {up_to: 1}
    steps:
      - {id: what, ask: What?}
      - {id: by, ask: By when?, answer: date}
  - {id: agreed, ask: Shall I?, answer: yes_no, shows: things}
  - {id: goal, do: save_goal, with: {commitments: things}, when: agreed}
  - {id: looked, do: look, when: agreed}
  - {id: well, ask: And how was it?}
""")


def test_a_running_dialogue_keeps_the_guide_that_it_began_with(talk: Talk, people: Cast) -> None:
    talk.house = house(guide("  - {id: one, ask: The old first?}\n  - {id: two, ask: The old second?}\n"))
    begin(talk, people)
    talk.house = house(guide("  - {id: one, ask: The new first?}\n  - {id: three, ask: The new second?}\n"))
    talk.say(people["daniel"], "an answer", CAREER)
    talk.expects(people["daniel"], "The old second?")
    talk.say(people["daniel"], "start a career conversation with Priya")
    talk.expects(people["daniel"], "The new first?")


def test_what_is_queued_for_a_manager_of_before_is_withheld(talk: Talk, people: Cast) -> None:
    begin(talk, people)
    talk.press(people["daniel"], "Walk me through it", CAREER)
    mina, place = people["mina"], talk.screen(people["mina"]).place_of("dialogue:1")
    turn.receive(talk.database, talk.house, said(mina, "My secret wish", "late", place), talk.now)
    with talk.database.unit() as unit:
        reports_to(unit, mina, people["helena"], NOW.date())
    talk.put_away()
    talk.deliver()
    assert talk.bodies(people["daniel"]) == []
    assert "My secret wish" in talk.read(mina)
    with talk.database.reading() as unit:
        assert unit.mailbox.counts()["withheld"] > 0
