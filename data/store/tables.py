"""The tables and views of the store, derived from the declaration of the schema.

The rows of every edition lie in `content_<table>`, with the edition as the first part of their key, and with
the day from which they hold as the last one. A view with the table's own name shows those of the current
edition (the one that the newest act names) that no newer row has replaced.
"""

import sqlalchemy as sa

from data.schema import BY_NAME, CONTROL_TABLES, TABLES
from data.schema.columns import Column, Table

SQL_TYPES: dict[str, type[sa.types.TypeEngine]] = {
    "text": sa.Text,
    "integer": sa.BigInteger,
    "number": sa.Double,
    "date": sa.Text,
    "part_date": sa.Text,
    "bytes": sa.LargeBinary,
}
EDITION = "edition_id"
ROW = "row_number"  # the order of the rows, which screens keep
CURRENT = "SELECT edition_id FROM act ORDER BY act_id DESC LIMIT 1"


def conditions(column: Column) -> list[str]:
    """What CHECK can say of one column in any database (no regular expressions)."""
    if column.choices:
        return [f'"{column.name}" IN ({", ".join(repr(choice) for choice in column.choices)})']
    if column.is_number:
        return [f'"{column.name}" BETWEEN {column.low} AND {column.high}']
    if column.kind == "date":
        return [f"\"{column.name}\" LIKE '____-__-__'"]
    if column.kind == "bytes":
        return []
    return [f'length("{column.name}") > 0']


def content_name(table: str) -> str:
    """The name of the table that holds the rows of all editions."""
    return f"content_{table}"


def sql_column(column: Column, *keys: sa.ForeignKey) -> sa.Column:
    """The column as SQLAlchemy declares it, with what it refers to by itself."""
    return sa.Column(
        column.name,
        SQL_TYPES[column.kind],
        *keys,
        primary_key=column.key,
        autoincrement=False,
        nullable=column.nullable,
        comment=column.meaning,
    )


def _content_table(table: Table, metadata: sa.MetaData) -> None:
    constraints: list[sa.Constraint] = [
        sa.CheckConstraint(text) for column in table.columns for text in conditions(column)
    ]
    for column in table.columns:
        if column.unique and not table.is_dated:
            constraints.append(sa.UniqueConstraint(EDITION, column.name))
        # A dated table has a row for each day on which something changed: the build checks what refers to it.
        if column.references and not BY_NAME[column.references].is_dated:
            parent = content_name(column.references)
            key = BY_NAME[column.references].key[0]
            constraints.append(
                sa.ForeignKeyConstraint(
                    [EDITION, column.name], [f"{parent}.{EDITION}", f"{parent}.{key}"], name=None
                )
            )
    sa.Table(
        content_name(table.name),
        metadata,
        sa.Column(EDITION, sa.Text, sa.ForeignKey("edition.edition_id"), primary_key=True),
        sa.Column(ROW, sa.Integer, nullable=False, comment="order of the rows"),
        *map(sql_column, table.columns),
        *constraints,
        comment=table.meaning,
    )


def _control_table(table: Table, metadata: sa.MetaData) -> None:
    sa.Table(
        table.name,
        metadata,
        *(
            sql_column(
                column,
                *(
                    [sa.ForeignKey(f"{column.references}.{column.references}_id")]
                    if column.references
                    else []
                ),
            )
            for column in table.columns
        ),
        *(sa.CheckConstraint(text) for column in table.columns for text in conditions(column)),
        *(sa.UniqueConstraint(column.name) for column in table.columns if column.unique),
        comment=table.meaning,
    )


def _metadata() -> sa.MetaData:
    metadata = sa.MetaData()
    for table in CONTROL_TABLES:
        _control_table(table, metadata)
    for table in TABLES:
        _content_table(table, metadata)
    return metadata


METADATA = _metadata()
EDITIONS = METADATA.tables["edition"]
ACTS = METADATA.tables["act"]
CHECKSUMS = METADATA.tables["edition_table"]
STORE = METADATA.tables["store"]
ACCOUNTS = METADATA.tables["account"]
UPLOADS = METADATA.tables["upload"]
CONTRIBUTIONS = METADATA.tables["contribution"]


def content(table: str) -> sa.Table:
    """The table that holds the rows of all editions."""
    return METADATA.tables[content_name(table)]


def views() -> dict[str, str]:
    """The statement of each view with a contract name."""
    return {table.name: f'CREATE VIEW "{table.name}" AS {_newest(table)}' for table in TABLES}


def _newest(table: Table) -> str:
    """The rows of the current edition that hold now, as `data/store/in_force.py` finds them, in SQL."""
    columns = ", ".join(f'"{column.name}"' for column in table.columns)
    edition = f'"{EDITION}" = ({CURRENT})'
    if not table.is_dated:
        return f'SELECT {columns} FROM "{content_name(table.name)}" WHERE {edition}'
    slot = ", ".join(f'"{name}"' for name in table.replaced_by)
    by_slot = f"PARTITION BY {slot}" if slot else ""
    starts = f'CASE WHEN "{table.numbered}" = 1 THEN "holds_from" END' if table.numbered else '"holds_from"'
    newest = (
        f"SELECT *, COALESCE(MAX({starts}) OVER ({by_slot}), '') AS begins FROM {content_name(table.name)}"
    )
    return (
        f"SELECT {columns} FROM ({newest} WHERE {edition}) AS dated "
        'WHERE "holds_from" >= begins AND "holds_until" IS NULL'
    )
