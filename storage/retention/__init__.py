"""How long everything is kept, and how a person is erased."""

from storage.retention.erasure import erase
from storage.retention.rules import RULES, Keep, Rule
from storage.retention.sweeping import sweep

__all__ = ["RULES", "Keep", "Rule", "erase", "sweep"]
