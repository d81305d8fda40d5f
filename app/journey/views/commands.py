"""`flask demo`: a whole made-up system, or a large one for measuring."""

import click

from app.core.config import settings
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
