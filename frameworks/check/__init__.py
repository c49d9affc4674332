"""What a good framework has. A mistake makes answers wrong; advice is what an experienced author would say.

`document` already refuses what it cannot read; this looks at a framework that stands, wherever it came from.
"""

from frameworks.check.ladders import ladders
from frameworks.check.notices import Notice, Severity
from frameworks.check.references import dangling
from frameworks.check.requirements import requirements
from frameworks.check.wordings import wordings
from frameworks.model import Framework

__all__ = ["Notice", "Severity", "check"]


def check(framework: Framework) -> tuple[Notice, ...]:
    """Every notice about a framework. While something points nowhere, only that is said."""
    lost = tuple(dangling(framework))
    return lost or (*ladders(framework), *requirements(framework), *wordings(framework))
