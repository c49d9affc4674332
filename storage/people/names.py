"""Under which folded names a person is found."""

from frameworks.model import same_name_key

ALONE = ("email", "employee_id")
"""Kinds of name that belong to one person only."""


def search_names(
    full_name: str, preferred_name: str | None, email: str | None, employee_id: str | None
) -> frozenset[tuple[str, str]]:
    """Pairs of folded name and kind; each word of a name is a name too."""
    spoken = [same_name_key(name) for name in (full_name, preferred_name) if name]
    found = {("full", spoken[0])} if spoken else set()
    found |= {("preferred", key) for key in spoken[1:]}
    found |= {("part", part) for key in spoken for part in key.split(" ")}
    found |= {("email", same_name_key(email))} if email else set()
    found |= {("employee_id", same_name_key(employee_id))} if employee_id else set()
    return frozenset((key, kind) for kind, key in found if key)
