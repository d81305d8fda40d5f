"""The public list: search, filter, next page; the count is told when htmx refreshes it."""

import datetime as dt
from typing import Any

from flask import request
from werkzeug.wrappers import Response

from app.core import i18n
from app.core.web import open_to, page, row_number, whole_references
from app.journey.views import journey
from app.proposals import queries
from app.proposals.forms import STAGE_FILTERS, TOPIC_WORDS, topic_asked
from app.proposals.moves import PICTURES, PUBLIC_WORDS, stage_told
from app.proposals.pathways.choices import SETTINGS

LANGS = ("en", "pl", "ar", "ur", "ro", "pa")
LONGEST_WORDS = 200
PLACES = {choice.value: choice.label for choice in SETTINGS if not choice.alone}


def _asked(priority: int | None) -> queries.Filters:
    """The filters of the address. What we do not know is left out, never an error."""
    topic, stage, lang, place = (request.args.get(name, "") for name in ("topic", "stage", "lang", "place"))
    return queries.Filters(
        words=whole_references(request.args.get("q", "").replace("\x00", " ").strip()[:LONGEST_WORDS]),
        topic=topic_asked(topic),
        stages=STAGE_FILTERS[stage][1] if stage in STAGE_FILTERS else (),
        lang=lang if lang in LANGS else "",
        place=place if place in PLACES else "",
        priority=priority,
        before=_cursor(request.args.get("before", "")),
    )


def _chosen() -> dict[str, str]:
    """What stands in the fields of the form again: only what they offer."""
    known = {"topic": {t.value for t in TOPIC_WORDS}, "stage": set(STAGE_FILTERS), "lang": set(LANGS), "place": set(PLACES)}
    return {name: value if (value := request.args.get(name, "")) in options else "" for name, options in known.items()}


def _fitting() -> Any:
    """The priority that the ideas should fit, where the address names one that we know. A statement only then."""
    number = row_number(request.args.get("priority", ""))
    return queries.title_of_priority(number) if number is not None else None


def _cursor(text: str) -> tuple[dt.datetime, int] | None:
    seconds, _, figures = text.partition("_")
    number = row_number(figures)
    try:
        return (dt.datetime.fromtimestamp(float(seconds), dt.UTC), number) if number is not None else None
    except (ValueError, OverflowError, OSError):
        return None


@journey.route("/ideas")
@open_to("everyone", kept=True, knows=("q", "topic", "stage", "lang", "place", "priority", "before"), spoken="never")
def ideas() -> Response:
    """Ideas people have shared, newest first."""
    fitting = _fitting()
    asked = _asked(fitting.id if fitting else None)
    rules = queries.rules_of(asked)
    rows = list(queries.public_ideas(asked, rules))
    last = rows[queries.PAGE - 1] if len(rows) > queries.PAGE else None
    following = f"{last.received_at.timestamp()!r}_{last.id}" if last else ""
    return page(
        "journey/ideas.html",
        part="found",
        rows=rows[: queries.PAGE],
        count=queries.count_public(asked, rules),
        most=queries.COUNTED,
        following=following,
        asked=asked,
        fitting=fitting,
        chosen=_chosen(),
        topics=[(t.value, i18n.gettext(words)) for t, words in TOPIC_WORDS.items()],
        stages=[(key, i18n.gettext(words)) for key, (words, _stages) in STAGE_FILTERS.items()],
        places=[(value, i18n.gettext(words)) for value, words in PLACES.items()],
        langs=[(tag, i18n.language_name(tag)) for tag in LANGS],
        stage_words=PUBLIC_WORDS,
        stage_told=stage_told,
        pictures=PICTURES,
        page_uses_htmx=True,
    )
