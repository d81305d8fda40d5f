"""What Alembic runs, on the connection that app.core.migrating gives it; the transaction around it is there already."""

from alembic import context

from app.core import migrating
from app.core.migrating import autogenerate

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=migrating.tables(),
    transactional_ddl=True,
    **autogenerate.options(),
)
with context.begin_transaction():
    context.run_migrations()
