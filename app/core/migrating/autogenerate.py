"""How a migration is drafted: what Alembic must be told about our types, our checks and the search engine."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from alembic.autogenerate.api import AutogenContext
from alembic.autogenerate.render import renderers
from alembic.operations import ops
from alembic.runtime.migration import MigrationContext
from alembic.runtime.plugins import Plugin
from alembic.util import PriorityDispatchResult
from sqlalchemy import JSON, CheckConstraint, Column, DefaultClause, Enum, Table, text
from sqlalchemy.schema import SchemaItem
from sqlalchemy.sql.elements import conv

from app.core import db, search

NOTHING_SAID = "{} may not be empty, and nothing says what it is in rows that are there: give it a default, or let it be None."
PLUGINS = ["alembic.autogenerate.*", "app.checks"]


def options() -> dict[str, Any]:
    """What migrations/env.py hands to Alembic, whichever the database."""
    return {
        "render_as_batch": True,
        "render_item": in_plain_words,
        "include_name": _is_a_models,
        "include_object": _is_compared,
        "process_revision_directives": _tidy,
        "autogenerate_plugins": PLUGINS,
    }


# ---- types ----


def in_plain_words(kind: str, item: object, context: AutogenContext) -> str | bool:
    """How a type of ours is written in a migration, so that it reads the same when the code has moved on."""
    if kind != "type":
        return False
    if isinstance(item, db.Moment):
        return "sa.DateTime(timezone=True)"
    if isinstance(item, Enum):
        options = ", ".join(f'"{option}"' for option in item.enums)
        return (
            f'sa.Enum({options}, name="{item.name}", native_enum=False, create_constraint={item.create_constraint}, length={item.length})'
        )
    if isinstance(item, JSON):
        context.imports.add("from sqlalchemy.dialects import postgresql")
        return 'sa.JSON().with_variant(postgresql.JSONB(), "postgresql")'
    return False


# ---- what is compared ----


def _is_a_models(name: str | None, kind: str, _parents: object) -> bool:
    return not (kind == "table" and name and search.ours(name))


def _is_compared(item: SchemaItem, name: str | None, kind: str, reflected: bool, _other: object) -> bool:  # noqa: FBT001  Alembic calls it so
    """Not the column of PostgreSQL, nor its index, that the search engine has beside the model."""
    if not reflected or not name:
        return True
    if kind == "column" and isinstance(item, Column):
        return not (name == search.WORDS and item.table.name == search.SearchRow.__tablename__)
    return not (kind == "index" and search.ours(name))


def _compare_checks(
    context: AutogenContext, changes: ops.ModifyTableOps, _schema: str | None, name: str, there: Table | None, meant: Table | None
) -> PriorityDispatchResult:
    """Sees a check come, go, or allow other words (a new stage, say): Alembic by itself looks at none of it."""
    if there is None or meant is None or context.inspector is None or context.dialect is None:
        return PriorityDispatchResult.CONTINUE
    dialect = context.dialect
    wanted = {
        str(dialect.identifier_preparer.format_constraint(check)).strip('"'): str(
            check.sqltext.compile(dialect=dialect, compile_kwargs={"literal_binds": True})
        )
        for check in meant.constraints
        if isinstance(check, CheckConstraint)
    }
    found = {str(check["name"]): str(check["sqltext"]) for check in context.inspector.get_check_constraints(name) if check["name"]}
    unlike = {
        check for check in {*found, *wanted} if check not in found or check not in wanted or _words(found[check]) != _words(wanted[check])
    }
    for gone in sorted(unlike & set(found)):
        before = ops.CreateCheckConstraintOp(conv(gone), name, _bare(found[gone], name))
        changes.ops.append(ops.DropConstraintOp(conv(gone), name, type_="check", _reverse=before))
    for new in sorted(unlike & set(wanted)):
        changes.ops.append(ops.CreateCheckConstraintOp(conv(new), name, _bare(wanted[new], name)))
    return PriorityDispatchResult.CONTINUE


def _words(condition: str) -> set[str]:
    """The quoted words of a condition; each database writes the rest of it in its own way."""
    return set(re.findall(r"'([^']*)'", condition))


def _bare(condition: str, name: str) -> str:
    return condition.replace(f"{name}.", "")


Plugin("app.checks").add_autogenerate_comparator(_compare_checks, "table", "checks")


# ---- what is written ----


class SearchStep(ops.MigrateOperation):
    """Statements by dialect that go with a change of the table of the search index."""

    def __init__(self, statements: Mapping[str, tuple[str, ...]]) -> None:
        self.statements = statements


@renderers.dispatch_for(SearchStep)
def _render_search(_context: AutogenContext, step: SearchStep) -> list[str]:
    return [line for dialect, statements in step.statements.items() if statements for line in _when(dialect, statements)]


def _when(dialect: str, statements: tuple[str, ...]) -> list[str]:
    """Lines for Alembic's printer, which indents after a colon until a line is empty."""
    return [f'if op.get_bind().dialect.name == "{dialect}":', *(f"op.execute({_literal(statement)})" for statement in statements), ""]


def _literal(statement: str) -> str:
    return " ".join(repr(line) for line in statement.splitlines(keepends=True))


def _tidy(_context: MigrationContext, _revision: object, directives: list[Any]) -> None:
    """Writes nothing when nothing has changed; beside a change of the table of the search index, what belongs to it."""
    script = directives[0]
    if script.upgrade_ops.is_empty():
        directives.clear()
        return
    _fill(script.upgrade_ops.ops)
    for steps in (script.upgrade_ops.ops, script.downgrade_ops.ops):
        for step in [each for each in steps if getattr(each, "table_name", "") == search.SearchRow.__tablename__]:
            place = steps.index(step)
            if isinstance(step, ops.CreateTableOp):
                steps.insert(place + 1, SearchStep(search.BUILD))
            elif isinstance(step, ops.ModifyTableOps) and not _done_already(steps[:place]):
                steps.insert(place + 1, SearchStep(search.AGAIN))
            elif isinstance(step, ops.DropTableOp):
                steps.insert(place, SearchStep(search.CLEAR))


def _fill(steps: list[Any]) -> None:
    """A new column that may not be empty needs something for the rows that are there. Raises ValueError where the model says nothing."""
    for column in (
        one.column for step in steps if isinstance(step, ops.ModifyTableOps) for one in step.ops if isinstance(one, ops.AddColumnOp)
    ):
        if column.nullable or column.server_default is not None:
            continue
        value = getattr(column.default, "arg", None)
        if value is None or callable(value):
            raise ValueError(NOTHING_SAID.format(column.name))
        value = value.value if isinstance(value, StrEnum) else value
        column.server_default = DefaultClause(text(str(value).lower()) if isinstance(value, bool) else str(value))


def _done_already(steps: list[ops.MigrateOperation]) -> bool:
    return any(isinstance(step, SearchStep) for step in steps)
