"""The summary of what to put right stands in the order of its page, however its form was put together of others."""

import re
from itertools import pairwise

_LIST = "nhsuk-error-summary__list"
_ITEM = re.compile(r'<li><a href="#([^"]+)">.*?</a></li>', re.DOTALL)


def in_page_order(body: str) -> str:
    """The page with the links of its summary in the order of the places they lead to; one that leads nowhere at the end."""
    start = body.find(_LIST)
    end = body.find("</ul>", start)
    items = list(_ITEM.finditer(body, start, end)) if 0 <= start < end else []
    if not items:
        return body
    places = {item[1]: body.find(f' id="{item[1]}"', end) for item in items}
    sorted_items = sorted(items, key=lambda item: places[item[1]] if places[item[1]] >= 0 else len(body))
    gaps = [body[one.end() : other.start()] for one, other in pairwise(items)]
    told = "".join(item[0] + gap for item, gap in zip(sorted_items, [*gaps, ""], strict=True))
    return body[: items[0].start()] + told + body[items[-1].end() :]
