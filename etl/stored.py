"""Typed rows as the store takes them."""

from data.schema import TABLES
from data.store.editions import Rows as Stored
from etl.correct import Rows


def stored(typed: Rows) -> Stored:
    """The rows of every table, their cells in the order of its columns."""
    return {
        table.name: [tuple(row.cells[column.name] for column in table.columns) for row in typed[table.name]]
        for table in TABLES
    }
