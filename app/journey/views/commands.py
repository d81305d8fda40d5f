"""`flask demo`: a whole made-up system, or a large one for measuring. `flask keep-recording`: somebody reads a page aloud."""

from pathlib import Path

import click

from app.core import files
from app.core.config import settings
from app.core.web import words_at
from app.journey.views import journey
from app.languages import actions


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
    """Keeps a sound in which somebody reads a page (/en-easy/about) aloud; it is played until the words of the page change."""
    try:
        actions.keep_recording_from_shell(address, words_at(address), file, read_by=read_by)
    except LookupError as fault:
        raise click.ClickException(f"No page that anyone may read is at {address}.") from fault
    except files.NotTaken as fault:
        raise click.ClickException(f"{file.name} cannot be used as a recording ({fault}).") from fault
    except (files.NoRoom, files.NoPlayer) as fault:
        raise click.ClickException("The disk is nearly full, or ffmpeg is missing.") from fault
    click.echo(f"{address} is read by {read_by} from now on.")
