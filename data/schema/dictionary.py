"""The data dictionary, derived from the schema."""

from collections.abc import Sequence

from data.schema.columns import PATTERNS, Column, Table


def allowed(column: Column) -> str:
    """What a column may hold, in words; empty where anything goes."""
    if column.choices:
        return " | ".join(str(choice) for choice in column.choices)
    if column.pattern:
        return PATTERNS[column.pattern][1]
    if column.is_number:
        return f"{column.low:,} to {column.high:,}"
    return ""


def rows(tables: Sequence[Table]) -> list[dict[str, str]]:
    """One row a column of the tables, with its type, unit, meaning and what it may hold."""
    return [
        {
            "table": table.name,
            "column": column.name,
            "type": column.kind,
            "unit": column.unit,
            "meaning": column.meaning,
            "required": "no" if column.nullable else "yes",
            "allowed": allowed(column),
            "key": "yes" if column.key else "",
            "references": column.references,
            "filled_by": column.origin,
        }
        for table in tables
        for column in table.columns
    ]
