"""Two people, or two devices of one, at the same moment: nothing is lost, nothing is done twice."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from conversations import turn
from conversations.messages import Account, Inbound, Press, Pressed, Said, Slot
from tests.builders import Cast
from tests.conversations.houses import CAREER
from tests.talk import Talk

ROUNDS = 4


def at_once(talk: Talk, *inbounds: Inbound) -> None:
    """Receive everything at the same moment, each on a thread of its own."""
    ready = Barrier(len(inbounds))

    def receive(inbound: Inbound) -> None:
        ready.wait()
        turn.receive(talk.database, talk.house, inbound, talk.now)

    with ThreadPoolExecutor(len(inbounds)) as pool:
        for done in [pool.submit(receive, inbound) for inbound in inbounds]:
            done.result()
    talk.put_away()
    talk.deliver()


def account(person: int) -> Account:
    return Account(channel="playground", workspace="local", external_id=str(person))


def said(talk: Talk, person: int, place: str, text: str, event: str) -> Inbound:
    return Said(event=event, account=account(person), place=place, at=talk.now, text=text)


def pressed(talk: Talk, person: int, dialogue: int, do: str, event: str) -> Inbound:
    press = Press(do=do, slot=Slot(dialogue=dialogue, step="proud"))
    place = f"dialogue:{dialogue}"
    return Pressed(event=event, account=account(person), place=place, at=talk.now, press=press)


def begun(talk: Talk, people: Cast) -> int:
    """A talk in which Mina is asked; its number."""
    talk.say(people["daniel"], "start a career conversation with Mina")
    talk.press(people["daniel"], "Walk me through it", CAREER)
    with talk.database.reading() as unit:
        return unit.dialogues.open_for(people["daniel"])[0].id


def repeat(talk: Talk, people: Cast, meet: Callable[[int, int], None]) -> None:
    """The same meeting several times, each in a talk of its own."""
    for number in range(ROUNDS):
        dialogue = begun(talk, people)
        meet(dialogue, number)
        assert "Something broke" not in talk.read(people["mina"]) + talk.read(people["daniel"])
        talk.say(people["daniel"], "stop", f"dialogue:{dialogue}")


def test_the_employee_answers_while_the_manager_goes_on_without_it(talk: Talk, people: Cast) -> None:
    def meet(dialogue: int, number: int) -> None:
        at_once(
            talk,
            said(talk, people["mina"], f"dialogue:{dialogue}", "The tour", f"answers-{number}"),
            pressed(talk, people["daniel"], dialogue, "skip", f"skips-{number}"),
        )
        talk.expects(people["daniel"], "What part of the work gives Mina Sato the most energy right now?")
        with talk.database.reading() as unit:
            first = unit.dialogues.answers(dialogue)[("proud", None)].status
        if first == "skipped":  # her words came second: they are passed on only by a press
            talk.press(people["mina"], "Pass it on to Daniel Okafor", f"dialogue:{dialogue}")
        with talk.database.reading() as unit:
            kept = unit.dialogues.answers(dialogue)[("proud", None)]
        assert (kept.status, kept.value, kept.by) == ("answered", "The tour", people["mina"])

    repeat(talk, people, meet)


def test_one_answers_twice_at_once_and_each_lands_on_the_question_that_was_open(
    talk: Talk, people: Cast
) -> None:
    def meet(dialogue: int, number: int) -> None:
        talk.press(people["daniel"], "Go on without it", f"dialogue:{dialogue}")
        place = f"dialogue:{dialogue}"
        words = ("Teaching", "Not sure yet")
        at_once(talk, *(said(talk, people["daniel"], place, text, f"{text}-{number}") for text in words))
        with talk.database.reading() as unit:
            energy = unit.dialogues.answers(dialogue)[("energy", None)]
        assert energy.value in words

    repeat(talk, people, meet)


def test_the_same_delivery_twice_at_once_is_one(talk: Talk, people: Cast) -> None:
    once = said(talk, people["daniel"], "talk", "start a career conversation with Mina", "once")
    at_once(talk, once, once, once)
    with talk.database.reading() as unit:
        assert len(unit.dialogues.open_for(people["daniel"])) == 1


def test_two_managers_of_different_people_do_not_wait_for_one_another_in_vain(
    talk: Talk, people: Cast
) -> None:
    at_once(
        talk,
        said(talk, people["daniel"], "talk", "start a career conversation with Mina", "one"),
        said(talk, people["tomas"], "talk", "start a career conversation with Ivo", "two"),
        said(talk, people["helena"], "talk", "start a career conversation with Daniel", "three"),
    )
    for manager in ("daniel", "tomas", "helena"):
        talk.expects(people[manager], "How shall we do this?")
