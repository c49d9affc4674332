"""What may not stand in the files that are kept: in words for people, and in anything tracked."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

LOCKS = {"uv.lock", "package-lock.json", "poetry.lock", "Pipfile.lock", "yarn.lock", "pnpm-lock.yaml"}
# Written in pieces, so that this file is not a finding itself.
REGISTRIES = ("pypi" + ".org", "python" + "hosted.org", "npm" + "js.org", "npm" + "js.com", "crates" + ".io")
MACHINE_PATH = re.compile(r"(?<![\w.:/-])/(?:" + "work|root|home|Users" + r")/\w")
SHOUT = re.compile(r"!(?!=)")  # `!=` stands in conditions


def tracked(root: Path) -> list[Path]:
    """The files under version control, and those that would be at the next `git add`."""
    asked = ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(asked, capture_output=True, check=True, text=True).stdout
    return [path for name in listed.split("\0") if name and (path := root / name).is_file()]


def stray(paths: list[Path]) -> Iterator[str]:
    """Lock files, registry addresses and paths of one machine."""
    for path in paths:
        if path.name in LOCKS:
            yield f"{path} is a lock file"
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a picture
        yield from (f"{path} names {host}" for host in REGISTRIES if host in text)
        if found := MACHINE_PATH.search(text):
            yield f"{path} holds a path of one machine: {found.group()}"


def shouts(root: Path) -> Iterator[str]:
    """Exclamation marks in what people read."""
    words = [root / f"conversations/{name}.yaml" for name in ("phrases", "lessons")]
    words += (root / "conversations/guides").glob("*.yaml")
    for path in filter(Path.is_file, words):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if SHOUT.search(line):
                yield f"{path.name}:{number} shouts"
