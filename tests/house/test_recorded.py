"""Whatever is recorded about an idea has words for the people who read its story."""

import ast

from app.core.config import ROOT
from app.proposals.moves import MOVES
from app.proposals.moves.telling import DONE


def recorded() -> set[str]:
    """The verbs that the code records about a proposal, as they stand in its calls."""
    found: set[str] = set()
    for path in (ROOT / "app").rglob("*.py"):
        module = ast.parse(path.read_text(encoding="utf-8"))
        names = {
            target.id: value.value
            for node in module.body
            if isinstance(node, ast.Assign)
            for targets, values in [(node.targets[0], node.value)]
            for target, value in (
                zip(targets.elts, values.elts, strict=True)
                if isinstance(targets, ast.Tuple) and isinstance(values, ast.Tuple)
                else [(targets, values)]
            )
            if isinstance(target, ast.Name) and isinstance(value, ast.Constant)
        }
        for call in (node for node in ast.walk(module) if isinstance(node, ast.Call)):
            about = call.args[0] if call.args else None
            if getattr(call.func, "id", "") != "record" or not (isinstance(about, ast.Constant) and about.value == "proposal"):
                continue
            for part in ast.walk(call.args[2]):
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    found.add(part.value)
                elif isinstance(part, ast.Name) and isinstance(names.get(part.id), str):
                    found.add(str(names[part.id]))
    return found


def test_everything_recorded_about_an_idea_has_its_words() -> None:
    verbs = recorded() | set(MOVES)
    assert {"end_links", "rename", "easy_words", "send"} <= verbs
    assert sorted(verbs - set(DONE)) == [], "Write what each of these says into DONE in app/proposals/moves/telling.py."
