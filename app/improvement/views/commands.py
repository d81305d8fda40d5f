"""Commands. `flask chart`: what our charts say of a file, for comparing with other programs."""

import datetime as dt
import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import click

from app.core.errors import Refused
from app.improvement.charts import NHS, Direction, xmr
from app.improvement.charts.cells import NotUnderstood, day, number
from app.improvement.charts.spreadsheet import MOST_BYTES, Unreadable, read
from app.improvement.charts.telling import as_data, as_text
from app.improvement.views import improvement

FILE = click.Path(exists=True, dir_okay=False, readable=True, path_type=Path)


class Cell(click.ParamType[Any]):
    """A word of the command line that is read like a cell of the file."""

    def __init__(self, name: str, understand: Callable[[str], Any]) -> None:
        self.name = name
        self.understand = understand

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Its number or day; what is neither is told in a sentence, with exit code 2."""
        try:
            return self.understand(value)
        except NotUnderstood as fault:
            self.fail(fault.sentence, param, ctx)


@improvement.cli.command("chart")
@click.argument("file", type=FILE)
@click.option(
    "--direction",
    type=click.Choice([way.value for way in Direction]),
    default=Direction.NEUTRAL.value,
    show_default=True,
    help="Which way is better.",
)
@click.option("--target", type=Cell("number", number), help="What the values should reach.")
@click.option("--rebase", type=Cell("date", day), multiple=True, help="New limits from this day on; it has a row of its own.")
@click.option("--fix-after", type=int, help=f"Limits rest on the first so many rows of each segment, {NHS.enough} or more.")
@click.option("--no-screen", is_flag=True, help="Every moving range counts for the limits, as in the Excel tool of NHS England.")
@click.option("--json", "for_programs", is_flag=True, help="Print one JSON object.")
def chart(
    file: Path,
    direction: str,
    target: Decimal | None,
    rebase: tuple[dt.date, ...],
    fix_after: int | None,
    *,
    no_screen: bool,
    for_programs: bool,
) -> None:
    """Says what is chance in a CSV FILE with the columns date and value."""
    try:
        with file.open("rb") as opened:
            sheet = read(opened.read(MOST_BYTES + 1))
        drawn = xmr(
            sheet.points, direction=Direction(direction), target=target, rebases=rebase, fix_after=fix_after, screened=not no_screen
        )
    except Unreadable as fault:
        raise click.ClickException("\n".join(fault.sentences)) from fault
    except Refused as refusal:
        raise click.UsageError(refusal.sentence) from refusal
    if for_programs:
        click.echo(json.dumps(as_data(drawn, sheet.remarks), allow_nan=False))
    else:
        click.echo("\n".join(as_text(drawn, sheet.remarks)))
