"""The bare pages: Flask, Jinja with autoescaping, sqlite3 on the same file, granian with the same two workers.

What somebody would write who needs one language and no rules: a layout with its links, a page with its rows, the same
statements as the portal where those are the fastest we know, filled up with plain words to the same number of bytes. No
compression, languages, permissions, sessions, tokens or ORM. `python -m tests.bench.bare <port>`.
"""

import json
import os
import sqlite3
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from flask import Flask, redirect, render_template, request
from jinja2 import DictLoader
from werkzeug.wrappers import Response

_mine = threading.local()
PAGE = 20
MANY = 1000
_ROW = (
    "SELECT p.id, p.reference, p.stage, p.lang, p.topic, p.place, p.summary, p.received_at, t.body AS title, t.lang AS title_lang"
    " FROM proposal p LEFT JOIN text t ON t.id = p.title_id"
)
LINKS = ("list", "search", "question", "queue", "list", "search", "question", "queue", "list", "search")
LAYOUT = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{% block title %}{% endblock %}</title></head><body>
<nav><ul>{% for link in links[:4] %}<li><a href="{{ url_for(link) }}">{{ link }}</a></li>{% endfor %}</ul></nav>
<main>{% block main %}{% endblock %}</main>
<footer><ul>{% for link in links[4:] %}<li><a href="{{ url_for(link) }}">{{ link }}</a></li>{% endfor %}</ul></footer></body></html>"""
_LIST = """<p>{{ count }}</p><form action="{{ url_for("search") }}"><input name="q" value="{{ request.args.q }}"></form><ul>
{% for row in rows %}<li><h2><a href="{{ url_for("idea", reference=row.reference) }}" lang="{{ row.title_lang }}">{{ row.title }}</a></h2>
<p lang="{{ row.lang }}">{{ row.summary }}</p><p><b>{{ row.stage }}</b>{% if row.place %}<bdi>{{ row.place }}</bdi>{% endif %}</p></li>
{% endfor %}</ul>"""
_IDEA = """<h1 lang="{{ row.title_lang }}">{{ row.title }}</h1><p>{{ row.reference }} {{ row.stage }} {{ row.place }} {{ row.received_at }}</p>
{% for a in answers %}<h2>{{ a.field }}</h2><p lang="{{ a.lang }}">{{ a.body }} {{ a.choices }}</p>{% endfor %}
<ul>{% for e in entries %}<li>{{ e.at }}: {{ e.verb }} {{ e.to_stage }} {{ e.reason }}</li>{% endfor %}</ul>"""
_QUESTION = """<form method="post" action=""><label for="a">{{ answer.field }}</label>
<textarea id="a" name="problem">{{ answer.body }}</textarea><button>Next</button></form>"""
_QUEUE = """<p>{% for n in counts %}<a href="{{ url_for("queue", view=loop.index) }}">{{ n }}</a> {% endfor %}</p><table>{% for row in rows %}
<tr><th><a href="{{ url_for("idea", reference=row.reference) }}">{{ row.title or row.reference }}</a></th><td>{{ row.organisation or row.place }}</td>
<td>{{ row.lang }} {{ row.pathway }}</td><td>{{ row.answer_due_on }}</td><td>{{ row.reader or "Nobody" }}</td></tr>{% endfor %}</table>"""
_STAGES = ("received", "screening", "more_info", "listed")
_OPEN = str(_STAGES)


def _data() -> sqlite3.Connection:
    """The connection of this thread."""
    if not hasattr(_mine, "data"):
        _mine.data = sqlite3.connect(os.environ["BARE_DATA"], isolation_level=None)
        _mine.data.row_factory = sqlite3.Row
        for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "busy_timeout=5000", f"journal_size_limit={1 << 24}"):
            _mine.data.execute(f"PRAGMA {pragma}")
    found: sqlite3.Connection = _mine.data
    return found


def _all(statement: str, *values: object) -> list[sqlite3.Row]:
    return _data().execute(statement, values).fetchall()


def _listed() -> dict[str, Any]:
    rows = _all(f"{_ROW} WHERE p.public = 1 ORDER BY p.received_at DESC, p.id DESC LIMIT {PAGE}")
    return {"rows": rows, "count": _all("SELECT count(*) FROM (SELECT id FROM proposal WHERE public = 1 LIMIT 1001)")[0][0]}


def _searched() -> dict[str, Any]:
    """Up to 1,000 ideas that hold the word, from the index; when there are more, the newest that hold it."""
    word = request.args.get("q", "")
    asked = f'kind : "proposal" AND scope : "public" AND body_folded : "{word}" *'
    matching = "SELECT s.thing_id FROM search_words w JOIN search_row s ON s.id = w.rowid WHERE w.search_words MATCH ?"
    ids = [row[0] for row in _all(f"{matching} LIMIT {MANY + 1}", asked)]
    if len(ids) > MANY:
        row = "SELECT 1 FROM search_row s WHERE s.kind = 'proposal' AND s.scope = 'public' AND s.thing_id = p.id"
        some, given = f"EXISTS ({row} AND instr(' ' || s.body_folded, ?) > 0)", [f" {word}"]
    else:
        some, given = f"p.id IN ({', '.join('?' * len(ids))})", ids
    rows = _all(f"{_ROW} WHERE p.public = 1 AND {some} ORDER BY p.received_at DESC, p.id DESC LIMIT {PAGE}", *given)
    return {"rows": rows, "count": len(set(ids))}


def _idea(reference: str) -> dict[str, Any]:
    row = _all(f"{_ROW} WHERE p.reference = ?", reference)[0]
    joined = "FROM answer a LEFT JOIN text t ON t.id = a.text_id WHERE a.proposal_id = ? ORDER BY a.id"
    answers = _all(f"SELECT a.field, a.choices, t.body, t.lang {joined}", row["id"])
    entries = _all("SELECT verb, at, to_stage, reason FROM history WHERE kind = 'proposal' AND thing_id = ? ORDER BY id DESC", row["id"])
    return {"row": row, "answers": answers, "entries": entries}


def _question() -> dict[str, Any]:
    number = int(request.cookies.get("draft", "0").partition("-")[0], 16)
    joined = "FROM link l JOIN answer a ON a.proposal_id = l.proposal_id JOIN text t ON t.id = a.text_id WHERE l.id = ?"
    return {"answer": _all(f"SELECT a.field, t.body {joined}", number)[0]}


def _queue() -> dict[str, Any]:
    stage = f"SELECT * FROM (SELECT id FROM proposal WHERE stage = ? ORDER BY answer_due_on, id LIMIT {PAGE})"
    urgent = " UNION ALL ".join(stage for _ in _STAGES)
    joined = "LEFT JOIN text t ON t.id = p.title_id LEFT JOIN organisation o ON o.id = p.organisation_id LEFT JOIN person r ON r.id = p.reader_id"
    columns = "p.reference, p.place, p.lang, p.pathway, p.answer_due_on, t.body AS title, o.name AS organisation, r.display_name AS reader"
    rows = _all(f"SELECT {columns} FROM proposal p {joined} WHERE p.id IN ({urgent}) ORDER BY p.answer_due_on, p.id LIMIT {PAGE}", *_STAGES)
    late, mine = f"stage IN {_OPEN} AND answer_due_on < date('now')", f"stage IN {_OPEN} AND reader_id = 1"
    views = (f"stage IN {_OPEN}", "stage = 'received'", "stage = 'more_info'", late, mine)
    counts = ", ".join(f"(SELECT count(*) FROM (SELECT id FROM proposal WHERE {view} LIMIT {MANY + 1}))" for view in views)
    return {"rows": rows, "counts": list(_all(f"SELECT {counts}")[0])}


FACTS: dict[str, tuple[str, Callable[..., dict[str, Any]], str]] = {
    "list": ("/list", _listed, _LIST),
    "search": ("/search", _searched, _LIST),
    "search_some": ("/search_some", _searched, _LIST),
    "idea": ("/idea/<reference>", _idea, _IDEA),
    "question": ("/question", _question, _QUESTION),
    "queue": ("/queue", _queue, _QUEUE),
}


def create_app() -> Flask:
    """The bare pages. `BARE_FRAMES` names a file with the portal's pages, whose words fill these up."""
    app = Flask("bare", static_folder=None)
    frames = json.loads(Path(os.environ["BARE_FRAMES"]).read_text(encoding="utf-8"))
    templates = {"layout": LAYOUT}
    app.jinja_loader = DictLoader(templates)
    app.jinja_env.autoescape = True
    app.jinja_env.globals["links"] = LINKS
    _data().execute("CREATE TABLE IF NOT EXISTS bare_answer (id INTEGER PRIMARY KEY, body TEXT NOT NULL)")
    for name, (path, facts, _body) in FACTS.items():
        app.add_url_rule(path, name, _page(name, facts))
    app.add_url_rule("/question_POST", "post", _kept, methods=["POST"])
    app.add_url_rule("/healthz", "healthz", lambda: "ok")
    with app.test_request_context("/?q=" + frames["word"], headers={"Cookie": f"draft={frames['draft']}"}):
        for name, (path, facts, body) in FACTS.items():
            found = facts(frames["reference"]) if "<" in path else facts()
            templates[name] = _filled("", body)
            templates[name] = _filled(frames[name][: max(0, len(frames[name]) - len(render_template(name, **found)))], body)
    assert app.jinja_env.cache is not None
    app.jinja_env.cache.clear()
    return app


def _filled(words: str, body: str) -> str:
    """A page that says some more words than its own."""
    plain = "{% raw %}" + words.replace("{%", "") + "{% endraw %}"
    return '{% extends "layout" %}{% block title %}Bare{% endblock %}{% block main %}' + plain + body + "{% endblock %}"


def _page(name: str, facts: Callable[..., dict[str, Any]]) -> Callable[..., str]:
    return lambda **where: render_template(name, **facts(**where))


def _kept() -> Response:
    _data().execute("INSERT INTO bare_answer (body) VALUES (?)", (request.form["problem"],))
    return redirect("/question", 303)


if __name__ == "__main__":
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    Server(
        "tests.bench.bare:create_app",
        "127.0.0.1",
        int(sys.argv[1]),
        interface=Interfaces.WSGI,
        factory=True,
        workers=2,
        blocking_threads=2,
        websockets=False,
        log_level=LogLevels.warning,
    ).serve()
