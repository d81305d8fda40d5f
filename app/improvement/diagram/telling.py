"""A driver diagram in words: as indented lines, and as rows for a spreadsheet."""

from collections.abc import Iterator, Mapping

from app.core.i18n import for_staff
from app.improvement.diagram.parts import Branch, Idea, Tree

HEAD = ("level", "id", "parent", "text")
AIM = "aim"
_DEEPER = "    "


def as_text(tree: Tree) -> str:
    """One line for each part, those under it further in; a change idea stands under each of its drivers and names the others."""
    return "\n".join([_one_line(tree.aim), "", *_drivers(tree.branches, tree, 0), *_alone(tree)]) + "\n"


def as_rows(tree: Tree) -> Iterator[tuple[str, str, str, str]]:
    """The rows below HEAD. A change idea has a row for each driver that it serves; `parent` is empty where there is none."""
    yield "aim", AIM, "", tree.aim
    for branch in tree.branches:
        yield "main driver", branch.key, AIM, branch.words
        yield from (("driver", one.key, branch.key, one.words) for one in branch.under)
    for idea in tree.ideas:
        yield from (("change idea", idea.key, driver, idea.words) for driver in idea.serves or ("",))


def words_of(tree: Tree) -> Mapping[str, str]:
    """The words of each driver, by its key."""
    return {one.key: one.words for branch in tree.branches for one in (branch, *branch.under)}


def _drivers(branches: tuple[Branch, ...], tree: Tree, depth: int) -> Iterator[str]:
    for place, branch in enumerate(branches, 1):
        said = for_staff("Driver %(place)s of %(of)s") % {"place": place, "of": len(branches)}
        yield f"{_DEEPER * depth}{said}: {_one_line(branch.words)}"
        yield from (f"{_DEEPER * (depth + 1)}{_tested(idea, branch.key, tree)}" for idea in tree.ideas if branch.key in idea.serves)
        yield from _drivers(branch.under, tree, depth + 1)


def _tested(idea: Idea, under: str, tree: Tree) -> str:
    said = f"{for_staff('Let us test:')} {_one_line(idea.words)}"
    others = ", ".join(_one_line(words_of(tree)[key]) for key in idea.serves if key != under)
    return f"{said} ({for_staff('Also under: %(drivers)s') % {'drivers': others}})" if others else said


def _alone(tree: Tree) -> Iterator[str]:
    alone = [idea for idea in tree.ideas if not idea.serves]
    if alone:
        yield for_staff("Change ideas under no driver")
        yield from (f"{_DEEPER}{_tested(idea, '', tree)}" for idea in alone)


def _one_line(words: str) -> str:
    return " ".join(words.split())
