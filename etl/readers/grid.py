"""A sheet as any file has it: cells by row and column, and what lies around them."""

from dataclasses import dataclass, field
from typing import NamedTuple

MOST_ROWS = 100_000
MOST_COLUMNS = 500
MOST_CELLS = 1_000_000
LONGEST_TEXT = 32_767  # what a cell of Excel holds


class Cell(NamedTuple):
    """What a cell says: its text, of which kind it is, and how it came there."""

    text: str
    kind: str = (
        "text"  # text, number, percent (a number shown as one), date, moment (with a time), flag, error
    )
    formula: str = ""  # the formula that made it
    is_kept: bool = True  # False: a formula of which no value is kept


class Merged(NamedTuple):
    """Cells made one: first and last row, first and last column."""

    top: int
    bottom: int
    left: int
    right: int


@dataclass
class Grid:
    """One sheet; rows and columns count from 1, as Excel shows them, and blank cells are left out."""

    name: str
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    merged: list[Merged] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    notes: set[tuple[int, int]] = field(default_factory=set)  # cells with a comment
    widths: dict[int, int] = field(default_factory=dict)  # cells of a row of CSV, blank ones counted
    is_hidden: bool = False


def letters(column: int) -> str:
    """The letters of a column: 1 is A, 27 is AA."""
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found
