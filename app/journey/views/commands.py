"""`flask demo`: a whole made-up system, or a large one for measuring. `flask keep-recording`: somebody reads a page aloud."""

from pathlib import Path

import click

from app.core import calendar, voices
from app.core.config import settings
from app.core.web import words_at
from app.journey.views import journey


@journey.cli.command("demo")
@click.option("--ideas", type=int, default=0, help="Fill a large system with so many ideas, for measuring.")
def demo(ideas: int) -> None:
    """Makes the demo system through the actions themselves."""
    from app.core import migrating  # it brings Alembic, which no page needs
    from app.journey.demo.build import build, fill

    if not settings().demo:
        raise click.ClickException("This is no demo system. Start it with DEMO=1, and never where real people send ideas.")
    migrating.upgrade()
    if ideas:
        click.echo(f"{fill(ideas)} ideas are in the system now.")
    else:
        click.echo("The demo system is made." if build() else "The demo system was there already.")


@journey.cli.command("keep-recording")
@click.argument("address")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--read-by", required=True, help="Who reads it.")
def keep_recording(address: str, file: Path, read_by: str) -> None:
    """Keeps an MP3 in which somebody reads a page (/en-easy/about) aloud; it is played until the words of the page change."""
    try:
        voices.keep_recording(words_at(address), file, page=address, read_by=read_by, on=calendar.today())
    except LookupError as fault:
        raise click.ClickException(f"No page that anyone may read is at {address}.") from fault
    except voices.NotRecorded as fault:
        raise click.ClickException(str(fault)) from fault
    click.echo(f"{address} is read by {read_by} from now on.")
