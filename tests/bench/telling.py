"""The tables, as they are printed."""

from dataclasses import dataclass, field
from typing import Any

from tests.bench.asking import Taken
from tests.bench.pages import GROWTH, PAGES, RESIDENT, Page


@dataclass
class Measured:
    """One database: what each page took at each number of ideas, and the bare page beside it."""

    name: str
    sizes: tuple[int, ...]
    portal: dict[tuple[str, int], Taken] = field(default_factory=dict)
    bare: dict[tuple[str, int], Taken] = field(default_factory=dict)
    counted: dict[int, dict[str, Any]] = field(default_factory=dict)
    resident: dict[int, float] = field(default_factory=dict)
    bare_resident: float = 0.0


def missed(value: float, most: float | None) -> str:
    """A figure, marked when it is over its target."""
    return f"{value:.2f}{'!' if most is not None and round(value, 2) > most else ''}"


def tell(told: Measured) -> list[str]:
    """Both tables of one database. A `!` marks what misses its target."""
    few, many = told.sizes[0], told.sizes[-1]
    short = [f"{size:,}" for size in told.sizes]
    head = [
        "page",
        *(f"CPU ms {s}" for s in short),
        f"bare {short[-1]}",
        *(f"times bare {s}" for s in short),
        "at most",
        "growth",
        "bare growth",
    ]
    lines = [head]
    for page in PAGES:
        ours = [told.portal[page.name, size].milliseconds() for size in told.sizes]
        bare = [told.bare[page.bare, size].milliseconds() for size in told.sizes]
        ratios = [missed(o / b, page.most) for o, b in zip(ours, bare, strict=True)]
        lines.append(
            [
                page.name,
                *(f"{o:.2f}" for o in ours),
                f"{bare[-1]:.2f}",
                *ratios,
                f"{page.most or '-'}",
                missed(ours[-1] / ours[0], GROWTH),
                f"{bare[-1] / bare[0]:.2f}",
            ]
        )
    rest = [
        [
            "page",
            *(f"statements {s}" for s in short),
            "at most",
            "bytes",
            "bare bytes",
            f"p50 ms {short[0]}",
            f"p50 {short[-1]}",
            f"p95 {short[-1]}",
            "bare p50",
            "bare p95",
            "database ms",
        ]
    ]
    for page in PAGES:
        ours, theirs = told.portal[page.name, many], told.bare[page.bare, many]
        rest.append(
            [
                page.name,
                *_statements(told, page),
                str(page.statements or "-"),
                f"{ours.sizes / ours.count:,.0f}",
                f"{theirs.sizes / theirs.count:,.0f}",
                f"{told.portal[page.name, few].within(0.5):.1f}",
                *(f"{taken.within(share):.1f}" for taken in (ours, theirs) for share in (0.5, 0.95)),
                f"{1000 * ours.database / ours.count:.2f}",
            ]
        )
    return ["", f"## {told.name}", "", *_laid(lines), "", *_laid(rest), "", *_notes(told)]


def _statements(told: Measured, page: Page) -> list[str]:
    counts = [told.counted[size][page.name]["statements"] for size in told.sizes]
    over = page.statements is not None and max(counts) > page.statements
    return [f"{count}{'!' if over or count != counts[0] else ''}" for count in counts]


def _notes(told: Measured) -> list[str]:
    lines = [
        f"Resident, the largest worker at {size:,}: {missed(mb, RESIDENT)} MB (at most {RESIDENT:.0f}; bare {told.bare_resident:.0f})"
        for size, mb in told.resident.items()
    ]
    for (name, size), taken in [*told.portal.items(), *told.bare.items()]:
        if taken.wrong:
            lines.append(f"! {name} at {size:,}: {len(taken.wrong)} answers were {sorted(set(taken.wrong))}")
    open_ones = sorted(
        {
            name
            for size in told.sizes
            for name, page in told.counted[size].items()
            if name.startswith(("list", "idea", "search")) and page["private"]
        }
    )
    lines.append(
        f"! With a cookie, or not to be kept: {', '.join(open_ones)}"
        if open_ones
        else "Pages that a guest only reads set no cookie and carry ETag and Cache-Control: yes"
    )
    return lines


def _laid(rows: list[list[str]]) -> list[str]:
    """Columns, the first to the left and the others to the right."""
    wide = [max(len(row[n]) for row in rows) for n in range(len(rows[0]))]
    return ["  ".join(cell.ljust(wide[n]) if n == 0 else cell.rjust(wide[n]) for n, cell in enumerate(row)).rstrip() for row in rows]


laid = _laid
