"""The house keeps its own rules: small files, known rooms, names that lead somewhere."""

import ast
import re
import tomllib
from pathlib import Path
from statistics import median, quantiles

import pytest
from flask import Flask

from app.core import clockwork, queue
from app.core.config import ROOT

CODE = sorted(p for p in (ROOT / "app").rglob("*.py") if "__pycache__" not in p.parts)
TEMPLATES = sorted((ROOT / "templates").rglob("*.*"))
ROOMS = {"models", "permissions", "queries", "notices", "actions", "forms", "views", "jobs"}
PLACES = {  # each name that the floor plan leaves out, and the one place where it may stand
    "config": "core", "db": "core", "web": "core", "i18n": "core", "calendar": "core", "errors": "core", "questions": "core", "search": "core",
    "queue": "core", "files": "core", "voices": "core", "assets": "core", "tokens": "core", "templates": "core", "freshness": "core", "reviews": "core", "sentences": "core", "clockwork": "core",
    "household": "core", "addresses": "core", "alike": "core", "small_words": "core", "migrating": "core", "pathways": "proposals", "kinds": "proposals", "moves": "proposals", "word_lists": "proposals", "private": "proposals", "spoken": "proposals", "pictures": "languages",
    "needs": "support", "equality": "population", "disclosure": "population", "routes": "huddle", "timetable": "huddle", "calendars": "huddle", "criteria": "huddle", "quorum": "huddle", "glossary": "hub", "menu": "journey", "demo": "journey", "signed": "languages", "wording": "languages", "packs": "huddle", "sheets": "core", "fields": "huddle", "charts": "improvement", "aims": "improvement", "groups": "improvement", "diagram": "improvement", "incoming": "improvement", "gates": "improvement",
}  # fmt: skip
NOT_ROOMS = {"static", "core"}


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def functions(path: Path) -> list[tuple[str, int]]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [
        (f"{path.relative_to(ROOT)}:{n.name}", (n.end_lineno or n.lineno) - n.lineno + 1)
        for n in ast.walk(tree)
        if isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef))
    ]


def test_files_can_be_read_in_a_sitting() -> None:
    sizes = {str(p.relative_to(ROOT)): lines(p) for p in CODE}
    assert {name: size for name, size in sizes.items() if size > 400} == {}
    assert (median(sizes.values()) <= 80, quantiles(sizes.values(), n=20)[-1] <= 250) == (True, True)


def test_functions_do_one_thing() -> None:
    sizes = [pair for path in CODE for pair in functions(path)]
    assert [pair for pair in sizes if pair[1] > 50] == []
    assert (median(s for _n, s in sizes) <= 8, quantiles((s for _n, s in sizes), n=20)[-1] <= 25) == (True, True)


def test_views_are_a_sentence() -> None:
    routed = re.compile(r"\.(route|get|post)\(")
    long = []
    for path in CODE:
        if "views" not in str(path):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and any(routed.search(ast.unparse(d)) for d in node.decorator_list):
                body = (node.end_lineno or 0) - node.body[0].lineno
                long += [f"{path.name}:{node.name} {body}"] if body > 35 else []
    assert long == []


def test_templates_are_never_longer_than_two_hundred_lines() -> None:
    assert [str(p.relative_to(ROOT)) for p in TEMPLATES if lines(p) > 200] == []


def test_a_domain_has_no_room_but_the_eight_and_its_knowledge() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
    floor_plan = next(c for c in contracts if c["name"].startswith("The floor plan"))
    assert set(floor_plan["exhaustive_ignores"]) == set(PLACES)
    odd = []
    for domain in sorted(p for p in (ROOT / "app").iterdir() if p.is_dir() and (p / "__init__.py").exists()):
        for room in domain.iterdir():
            name = room.stem if room.suffix == ".py" else room.name
            if name in {"__init__", "__pycache__"} or (room.is_dir() and not (room / "__init__.py").exists()):
                continue
            allowed = (
                PLACES.get(name) == domain.name or (name in ROOMS and domain.name != "core") or (domain.name == "core" and name == "forms")
            )
            odd += [] if allowed else [f"{domain.name}/{name}"]
    assert odd == []


def test_no_name_wants_a_domain_word() -> None:
    vague = re.compile(r"(^|_)(helpers?|managers?|utils?|misc|common|stuff)(_|$)")
    assert [str(p.relative_to(ROOT)) for p in [*CODE, *TEMPLATES] if vague.search(p.stem)] == []


def test_pages_use_our_components_and_no_style_script_or_empty_link() -> None:
    bad = re.compile(r"\sstyle=|<script(?! src=)|\son[a-z]+=\"|href=\"#\"|import [^%]*from \"nhsuk|\| safe(?! if item\.then)")
    allowed = {"components/control.html", "components/icon.html", "layouts/letter.html"}
    found = {str(p.relative_to(ROOT / "templates")): bad.findall(p.read_text(encoding="utf-8")) for p in TEMPLATES}
    assert {name: hits for name, hits in found.items() if hits and name not in allowed} == {}


def test_every_template_is_used(app: Flask) -> None:
    everything = "\n".join(p.read_text(encoding="utf-8") for p in [*CODE, *TEMPLATES])
    loose = []
    for path in TEMPLATES:
        name = str(path.relative_to(ROOT / "templates")).replace(".easy.html", ".html")  # page() takes the twin by itself
        used = f'"{name}"' in everything or (name.startswith("letters/") and f'"{"/".join(path.parent.parts[-2:])}"' in everything)
        loose += [] if used or name.startswith("components/") else [name]  # a component may wait for its page
    assert loose == []


def test_every_template_can_be_read_and_every_link_in_it_leads_to_a_view(app: Flask) -> None:
    from jinja2 import meta

    missing = []
    for path in TEMPLATES:
        text = path.read_text(encoding="utf-8")
        tree = app.jinja_env.parse(text)
        missing += [n for n in meta.find_referenced_templates(tree) if n and not (ROOT / "templates" / n).exists()]
        missing += [f"{path.name}: {e}" for e in re.findall(r"url_for\(\"([^\"]+)\"", text) if e not in app.view_functions]
    assert missing == []


def test_every_job_that_is_asked_for_by_name_is_a_job() -> None:
    clockwork.open_rooms()
    named = {found for p in CODE for found in re.findall(r"\"(app\.[a-z_.]+\.jobs\.[a-z_]+)\"", p.read_text(encoding="utf-8"))}
    assert "app.notifications.jobs.drain" in named
    assert {r.name for r in clockwork.regulars} <= named
    for name in named:
        assert callable(queue.resolve(name))


def test_what_a_job_never_was_is_refused() -> None:
    with pytest.raises(LookupError):
        queue.resolve("app.core.calendar.today")


def test_old_drafts_are_forgotten_by_the_clock() -> None:
    clockwork.open_rooms()
    assert [r.name for r in clockwork.regulars if r.name.startswith("app.proposals.jobs.")] != []


def test_every_address_in_a_notice_is_one_of_ours(app: Flask) -> None:
    paths = {
        found for p in CODE if p.name == "notices.py" for found in re.findall(r"\"path\": f?\"([^\"]+)\"", p.read_text(encoding="utf-8"))
    }
    assert len(paths) >= 3
    adapter = app.url_map.bind("127.0.0.1")
    for path in paths:
        address = (
            path.replace("{proposal.reference}", "KT4729")
            .replace("{partner.id}", "7")
            .replace("{cycle.id}", "7")
            .replace("{{token}}", "1-abc")
            .replace("{token}", "1-abc")
        )
        assert adapter.match(address, method="GET")


def test_every_permission_says_itself_in_one_sentence() -> None:
    silent = []
    for path in CODE:
        if path.stem != "permissions":
            continue
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                said = ast.get_docstring(node) or ""
                silent += [] if said.endswith(".") and "\n" not in said else [f"{path}: {node.name}"]
    assert silent == []


def test_no_rule_reads_a_request_and_no_action_commits() -> None:
    found = []
    for path in CODE:
        if {"actions", "queries", "permissions", "notices"} & {path.stem, path.parent.name} and "core" not in path.parts:
            text = path.read_text(encoding="utf-8")
            found += [f"{path.relative_to(ROOT)}: {hit}" for hit in re.findall(r"from flask|session\.commit\(|db\.commit\(", text)]
    assert found == []


def test_no_page_sets_a_name_that_its_layout_sets_too() -> None:
    """The layout's value would win inside the page's blocks, without a word."""
    names = re.compile(r"{% set (\w+) =")
    layout = set(names.findall((ROOT / "templates/layouts/page.html").read_text(encoding="utf-8"))) - {"saves_in", "takes_along"}
    taken = {
        str(p.relative_to(ROOT)): sorted(set(names.findall(p.read_text(encoding="utf-8"))) & layout)
        for p in TEMPLATES
        if p.parts[-2] not in {"layouts", "components"} and not p.name.startswith("_")
    }
    assert {name: found for name, found in taken.items() if found} == {}
