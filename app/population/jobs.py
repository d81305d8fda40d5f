"""What the clock does: equality answers that are held are counted, and then gone."""

from app.core.clockwork import every
from app.core.queue import in_own_transaction, job
from app.population import actions


@job
@in_own_transaction
def count_held() -> None:
    """Once a day, so that no count tells at which time of the day somebody answered."""
    actions.count_held()


every("app.population.jobs.count_held", hours=24)
