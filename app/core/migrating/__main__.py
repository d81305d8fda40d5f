"""The tables, from the command line."""

import sys

from app.core import migrating
from app.core.config import ROOT


def say(words: str) -> None:
    """A line for whoever asked."""
    sys.stdout.write(f"{words}\n")


def main(arguments: list[str]) -> int:
    """`upgrade`, `current`, `check` or `make "a sentence"`. Gives 0, or 1 when the check finds something."""
    match arguments:
        case ["upgrade"]:
            migrating.upgrade()
        case ["current"]:
            say(migrating.current() or "There are no tables yet.")
        case ["check"]:
            differences = migrating.check()
            say("\n".join(differences) or "The tables are what the models say.")
            return min(len(differences), 1)
        case ["make", message]:
            say(
                str(migrating.make(message) or "").removeprefix(f"{ROOT}/")
                or "There is nothing to write: the migrations already make what the models say."
            )
        case _:
            say('Say one of: upgrade, current, check, make "what changes, in a few words".')
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
