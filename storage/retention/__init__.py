"""How long everything is kept, and how a person is erased."""

from storage.retention.access import ACCESS, Record, record
from storage.retention.erasure import Erased, erase
from storage.retention.rules import RULES, Keep, Rule
from storage.retention.sweeping import sweep

__all__ = ["ACCESS", "RULES", "Erased", "Keep", "Record", "Rule", "erase", "record", "sweep"]
