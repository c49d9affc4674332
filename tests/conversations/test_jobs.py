"""Slow work: the turn answers at once, a job does it, and a kill on the way repeats it."""

import pytest

from conversations import jobs, trying
from conversations.abilities.catalogue import Ability
from storage.rows import Conflict
from tests.builders import Cast, reports_to
from tests.conversations.houses import CAREER, ability, guide, house
from tests.talk import Talk

SLOW = guide("""
  - {id: ready, ask: Ready?}
  - say: I look it up.
  - {id: found, do: look_far, with: {}}
  - {id: well, ask: "Is it {{ found.what }}?"}
""")


class Killed(BaseException):
    """The process ends here."""


def slowly(run: object) -> Ability:
    assert callable(run)
    return ability(run, slow=True)


def begin(talk: Talk, people: Cast, far: Ability) -> None:
    talk.house = house(SLOW, look_far=far)
    talk.say(people["daniel"], "start a career conversation with Mina")
    talk.say(people["daniel"], "yes", CAREER)


def test_slow_work_answers_at_once_and_goes_on_when_it_is_done(talk: Talk, people: Cast) -> None:
    begin(talk, people, slowly(lambda *_: {"what": "a comet"}))
    assert talk.bodies(people["daniel"])[-1] == "I look it up.\n\nWorking on it."
    assert talk.work()
    assert talk.bodies(people["daniel"]) == ["Is it a comet?"]
    assert not talk.work()


def test_words_while_it_works_do_not_begin_it_again(talk: Talk, people: Cast) -> None:
    looked: list[int] = []

    def looks(*_: object) -> dict[str, str]:
        looked.append(1)
        return {"what": "a comet"}

    begin(talk, people, slowly(looks))
    talk.say(people["daniel"], "hello?", CAREER)
    talk.expects(people["daniel"], "Working on it.")
    assert talk.work()
    assert not talk.work()
    assert len(looked) == 1


def test_a_kill_in_the_middle_leaves_nothing_and_the_work_is_done_after_the_lease(
    talk: Talk, people: Cast
) -> None:
    deaths = [Killed()]

    def dies_once(*_: object) -> dict[str, str]:
        if deaths:
            raise deaths.pop()
        return {"what": "a comet"}

    begin(talk, people, slowly(dies_once))
    with pytest.raises(Killed):
        talk.work()
    assert not talk.work(), "the lease is not over yet"
    talk.now += 2 * jobs.LEASE
    assert talk.work()
    assert talk.bodies(people["daniel"]) == ["Is it a comet?"]


def test_work_that_fails_says_so_once_and_can_be_asked_for_again(talk: Talk, people: Cast) -> None:
    def breaks(*_: object) -> None:
        raise ZeroDivisionError

    begin(talk, people, slowly(breaks))
    assert talk.work()
    (sentence,) = talk.bodies(people["daniel"])
    assert sentence.startswith("Something broke on my side while I was working on it.")
    assert not talk.work()


def test_after_failed_work_going_on_works_once_the_fault_is_gone(talk: Talk, people: Cast) -> None:
    def breaks(*_: object) -> None:
        raise ZeroDivisionError

    begin(talk, people, slowly(breaks))
    talk.work()
    talk.house = house(SLOW, look_far=slowly(lambda *_: {"what": "a comet"}))
    talk.say(people["daniel"], "try again", CAREER)
    assert talk.work()
    talk.expects(people["daniel"], "Is it a comet?")


def test_a_version_lost_on_the_way_is_tried_again_at_once(talk: Talk, people: Cast) -> None:
    faults = [Conflict("somebody was faster")]

    def stumbles(*_: object) -> dict[str, str]:
        if faults:
            raise faults.pop()
        return {"what": "a comet"}

    begin(talk, people, slowly(stumbles))
    assert talk.work()
    talk.expects(people["daniel"], "Is it a comet?")


def test_a_fault_that_passes_later_leaves_the_work_to_be_claimed_again(talk: Talk, people: Cast) -> None:
    faults = [Conflict("somebody was faster")] * trying.TRIES

    def stumbles(*_: object) -> dict[str, str]:
        if faults:
            raise faults.pop()
        return {"what": "a comet"}

    begin(talk, people, slowly(stumbles))
    with pytest.raises(Conflict):
        talk.work()
    talk.now += 2 * jobs.LEASE
    assert talk.work()
    talk.expects(people["daniel"], "Is it a comet?")


def test_work_for_a_talk_that_was_stopped_meanwhile_says_nothing(talk: Talk, people: Cast) -> None:
    begin(talk, people, slowly(lambda *_: {"what": "a comet"}))
    talk.say(people["daniel"], "stop", CAREER)
    assert talk.work()
    assert talk.bodies(people["daniel"]) == []


def test_work_whose_asker_may_no_longer_see_it_tells_nothing(talk: Talk, people: Cast) -> None:
    begin(talk, people, slowly(lambda *_: {"what": "a secret comet"}))
    with talk.database.unit() as unit:
        reports_to(unit, people["mina"], people["helena"], talk.now.date())
    assert talk.work()
    assert "secret" not in talk.read(people["daniel"])
