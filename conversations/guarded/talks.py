"""What a manager is told about their people before anybody has asked: that, when and how much, never what."""

from dataclasses import dataclass
from datetime import date, timedelta

from conversations.guarded.plans import GuardedPlans
from conversations.guarded.ratings import GuardedRatings
from conversations.hours import AWAY
from conversations.permissions import Action, Thing
from conversations.problems import StaleAnswer
from frameworks.plans import ActionStatus, is_under_way
from storage.dialogues import Dialogue
from storage.prompts import PromptStatus, TalkPrompt

GUIDE, CHECK_IN = "career-conversation", "check-in"
QUIET = timedelta(days=28)
"""So long after a talk, or after *not this time*, nobody is brought up without a reason."""


@dataclass(frozen=True)
class Standing:
    """How things stand with one report.

    Args:
        person, name, role: who, and their role's title where the framework holds one.
        last_talk: the day of the last finished talk between the two.
        open_actions, overdue: how many commitments stand in the plan, and how many of them are late.
        next_due: the day of the next one.
        review_on: the next day on which a goal is to be looked at together.
        new_role: since when they hold another role than at the last talk.
        done, goals: how many actions were done, and goals written, since then.
        away: whether they are on leave.
        under_way: a talk of the two that is open.
        declined_on: when the manager last said *not this time*.
    """

    person: int
    name: str
    role: str | None
    last_talk: date | None
    open_actions: int
    overdue: int
    next_due: date | None
    review_on: date | None
    new_role: date | None
    done: int
    goals: int
    away: bool
    under_way: Dialogue | None
    declined_on: date | None


class GuardedTalks(GuardedPlans, GuardedRatings):
    """Talks to bring up, and what became of them."""

    def standing(self, person: int) -> Standing:
        """How things stand with somebody, in numbers and days; it quotes nothing, so no look is noted."""
        self.check(Thing.CONVERSATION, Action.START, person)
        self.check(Thing.PLAN, Action.READ, person)
        plan, last = self._unit.plans.plan(person), self.last_talk(person)
        position = self.position(person)
        role = self.role(position.role_key)
        actions = [action for goal in plan.goals for action in goal.actions]
        waiting = [each for each in actions if is_under_way(ActionStatus(each.status))]
        days = sorted(each.due for each in waiting if each.due)
        reviews = [goal.review_on for goal in plan.goals if goal.review_on and goal.status == "open"]
        events = [each for each in self._unit.plans.events(person) if last and self.day(each.at) > last]
        since = position.role_since
        return Standing(
            person=person,
            name=self.person(person).called,
            role=role.title if role else None,
            last_talk=last,
            open_actions=len(waiting),
            overdue=sum(day < self.today for day in days),
            next_due=next((day for day in days if day >= self.today), None),
            review_on=min(reviews, default=None),
            new_role=since if last and since and since > last else None,
            done=sum(each.kind == "done" for each in events),
            goals=sum(each.kind == "created" and each.action_id is None for each in events),
            away=self._unit.people.reach(person, self.today).employment == AWAY,
            under_way=self._under_way(person),
            declined_on=self._declined_on(person),
        )

    def _under_way(self, person: int) -> Dialogue | None:
        theirs = (
            each
            for each in self._unit.dialogues.open_for(self.asker.id)
            if (each.about, each.opened_by) == (person, self.asker.id) and each.guide != CHECK_IN
        )
        return next(theirs, None)

    def _declined_on(self, person: int) -> date | None:
        said = [
            self.day(event.at)
            for event in self._unit.dialogues.events(person)
            if event.kind == "declined" and event.dialogue_id is None and event.by == self.asker.id
        ]
        return max(said, default=None)

    def prompt(self, key: int) -> TalkPrompt:
        """A line of one of the asker's lists.

        Raises:
            StaleAnswer: when there is none, or it is somebody else's; the two read the same.
        """
        try:
            found = self._unit.prompts.get(key)
        except KeyError:
            raise StaleAnswer("stale.gone") from None
        if found.manager_id != self.asker.id:
            raise StaleAnswer("stale.gone")
        return found

    def settle_prompt(self, prompt: TalkPrompt, status: PromptStatus, until: date | None = None) -> None:
        """What the asker said to a line."""
        self.check(Thing.CONVERSATION, Action.START, prompt.person_id)
        self._unit.prompts.settle(prompt.id, status, until)
        if status == "declined":
            person = prompt.person_id
            self._unit.dialogues.event("declined", None, self.asker.id, person, person, self.now, GUIDE)

    def lines_of(self, list_key: str) -> tuple[TalkPrompt, ...]:
        """The lines of one of the asker's lists about those who report to them still."""
        lines = self._unit.prompts.of_list(list_key)
        mine = (line for line in lines if line.manager_id == self.asker.id)
        return tuple(line for line in mine if self.may(Thing.CONVERSATION, Action.START, line.person_id))

    @property
    def last_list(self) -> str | None:
        """The key of the asker's newest list; None where they never had one within a month."""
        lines = self._unit.prompts.of_manager(self.asker.id, self.now - QUIET)
        return lines[-1].list_key if lines else None
