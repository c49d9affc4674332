"""The command line."""


def main() -> int:
    """Run the command that was asked for."""
    return 0
