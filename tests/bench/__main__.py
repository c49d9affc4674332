"""`python -m tests.bench NAME [SIZE]`."""

import argparse
import sys
from importlib import import_module

BENCHES = ("fanout", "people", "start", "tick", "turn", "understanding")


def main() -> None:
    """Print the figures of one bench."""
    parser = argparse.ArgumentParser("tests.bench", description="One figure a line.")
    parser.add_argument("name", choices=BENCHES)
    parser.add_argument(
        "size",
        nargs="*",
        type=int,
        help="people for `turn` (40 10000) and `tick` (1000 10000 100000), rounds for `start` (15), "
        "people for `people` (10000 100000), `understanding` (100000) and `fanout` (900)",
    )
    asked = parser.parse_args()
    for figure in import_module(f"tests.bench.{asked.name}").figures(*asked.size):
        sys.stdout.write(f"{figure}\n")


if __name__ == "__main__":
    main()
