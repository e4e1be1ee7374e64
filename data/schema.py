"""Every table of the database, and what SQLAlchemy makes of the declaration.

The tables, the row checks of the ETL, the database's own constraints and the data dictionary are derived from
`TABLES`.
"""

import sqlalchemy as sa

from data.columns import Column
from data.tables_evidence import EVIDENCE_TABLES
from data.tables_position import POSITION_TABLES
from data.tables_record import RECORD_TABLES

SCHEMA_VERSION = 5

TABLES = (*POSITION_TABLES, *EVIDENCE_TABLES, *RECORD_TABLES)
BY_NAME = {table.name: table for table in TABLES}

SQL_TYPES: dict[str, type[sa.types.TypeEngine]] = {
    "text": sa.Text,
    "integer": sa.BigInteger,
    "number": sa.Float,
    "date": sa.Text,
    "part_date": sa.Text,
}


def conditions(column: Column) -> list[str]:
    """What CHECK can say of one column in any database (no regular expressions)."""
    if column.choices:
        return [f'"{column.name}" IN ({", ".join(repr(choice) for choice in column.choices)})']
    if column.is_number:
        return [f'"{column.name}" BETWEEN {column.low} AND {column.high}']
    if column.kind == "date":
        return [f"\"{column.name}\" LIKE '____-__-__'"]
    return [f'length("{column.name}") > 0']


def sql_column(column: Column) -> sa.Column:
    """The column as SQLAlchemy declares it."""
    parent = column.references and f"{column.references}.{BY_NAME[column.references].key[0]}"
    return sa.Column(
        column.name,
        SQL_TYPES[column.kind],
        *([sa.ForeignKey(parent)] if parent else []),
        primary_key=column.key,
        autoincrement=False,
        nullable=column.nullable,
        unique=column.unique or None,
        comment=column.meaning,
    )


def metadata() -> sa.MetaData:
    """SQLAlchemy tables with primary keys, foreign keys, NOT NULL, UNIQUE and CHECK."""
    result = sa.MetaData()
    for table in TABLES:
        checks = [sa.CheckConstraint(text) for column in table.columns for text in conditions(column)]
        sa.Table(table.name, result, *map(sql_column, table.columns), *checks, comment=table.meaning)
    return result
