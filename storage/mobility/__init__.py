"""Internal mobility: openings and selections, so that their history starts now."""

from storage.mobility.shelf import Mobility
from storage.mobility.tables import Opening, Requirement, Selection, StageReached

__all__ = ["Mobility", "Opening", "Requirement", "Selection", "StageReached"]
