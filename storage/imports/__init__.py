"""Imports of people: each is one step, with what was there before, so that it can be taken back whole."""

from storage.imports.going_back import Imports
from storage.imports.tables import Held, ImportStep, Trace

__all__ = ["Held", "ImportStep", "Imports", "Trace"]
