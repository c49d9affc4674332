"""Where the five real public frameworks are, and a way to read them once.

They are third-party files and not part of this repository: TRELLIS_SHARED_FRAMEWORKS names their folder, else
a folder `shared/frameworks` beside the repository is used. Without one the tests about them
are skipped; `samples.py` and the other tests hold invented documents of the same shapes.
"""

import os
from functools import cache
from pathlib import Path

import pytest

from frameworks.document import read
from frameworks.model import Framework

BESIDE = Path(__file__).parents[3] / "shared" / "frameworks"
FOLDER = Path(os.environ.get("TRELLIS_SHARED_FRAMEWORKS", BESIDE))
NAMES = ("carvago", "financial-times", "monzo", "pass-culture", "unidays")

needs_them = pytest.mark.skipif(
    not (FOLDER / "canonical").is_dir(),
    reason=f"no shared frameworks in {FOLDER} (TRELLIS_SHARED_FRAMEWORKS)",
)


@cache
def source(name: str) -> str:
    return (FOLDER / "canonical" / f"{name}.yaml").read_text(encoding="utf-8")


@cache
def shared(name: str) -> Framework:
    return read(source(name), f"{name}.yaml")
