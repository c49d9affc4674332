"""A whole framework, and what it says about a role. Frozen, so threads share it and caches keep it.

A role *expects* something of a competency: a level of the competency's scale, a text of its own, or both.
Tracks are ordered pointers to roles, so two tracks may share their first rungs. Keys are stable; what a
person reads is a name, a title or a text. Expectations stand in the order of the competency list, so that two
documents which say the same thing are equal. Readers (`document`) see to that and to every reference; the
model trusts what it is given.
"""

from frameworks.model.framework import Blank, Framework, PayVisibility
from frameworks.model.names import closest, did_you_mean, same_name_key, slug
from frameworks.model.parts import (
    Competency,
    Expectation,
    Importance,
    JobFamily,
    Level,
    Move,
    PayBand,
    Resource,
    Role,
    Scale,
    Status,
    Track,
)
from frameworks.model.texts import shown_text, texts_below

__all__ = [
    "Blank",
    "Competency",
    "Expectation",
    "Framework",
    "Importance",
    "JobFamily",
    "Level",
    "Move",
    "PayBand",
    "PayVisibility",
    "Resource",
    "Role",
    "Scale",
    "Status",
    "Track",
    "closest",
    "did_you_mean",
    "same_name_key",
    "shown_text",
    "slug",
    "texts_below",
]
