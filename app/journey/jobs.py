"""What the worker does across domains."""

from app.core.clockwork import every
from app.core.queue import job
from app.journey import actions


@job
def translate_by_machine() -> None:
    """Has the machine, where one is set, try the translations of public ideas that readers wait for."""
    actions.translate_by_machine()


every("app.journey.jobs.translate_by_machine", minutes=5)
