<%
    def plain(steps):
        return "\n".join(line for line in (steps or "pass").splitlines() if "# ###" not in line).strip()
%>\
"""${message[:1].upper()}${message[1:]}."""

import sqlalchemy as sa
from alembic import op
${imports if imports else ""}

revision = "${up_revision}"
down_revision = ${'"%s"' % down_revision if down_revision else None}
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    ${plain(upgrades)}


def downgrade() -> None:
    """And back."""
    ${plain(downgrades)}
