"""The tables, from the command line."""

import sys

from app.core import migrating


def main(arguments: list[str]) -> int:
    """`upgrade`, `current`, `check` or `make "a sentence"`. Gives 0, or 1 when the check finds something."""
    match arguments:
        case ["upgrade"]:
            migrating.upgrade()
        case ["current"]:
            print(migrating.current())
        case ["check"]:
            differences = migrating.check()
            print("\n".join(differences) or "The tables are what the models say.")
            return min(len(differences), 1)
        case ["make", message]:
            print(migrating.make(message) or "There is nothing to write: the migrations already make what the models say.")
        case _:
            print('Say one of: upgrade, current, check, make "what changes, in a few words".')
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
