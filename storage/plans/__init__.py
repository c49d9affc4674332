"""Development plans: goals, actions, and every change of them."""

from storage.plans.shelf import Plans
from storage.plans.tables import Action, Goal, Plan, PlanEvent

__all__ = ["Action", "Goal", "Plan", "PlanEvent", "Plans"]
