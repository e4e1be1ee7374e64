"""Where the rows of a file stood before it was made one: in which sheet, row and column."""

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from data import messages
from data.messages import say
from etl.faults import Fault
from etl.readers.grid import letters

DESCRIPTION = "/source.toml"
Place = tuple[str, int | None, str | None]  # file as faults name it, row, column


class Origin(NamedTuple):
    """Where a file came from: its name in faults, and the row of the sheet that each of its rows stood in."""

    file: str
    rows: tuple[int | None, ...]
    columns: Mapping[str, int]


Origins = Mapping[str, Origin]


def placed(origins: Origins, place: str, number: int | None) -> tuple[str, int | None]:
    """(file, row) as people see it, of a row of a file that was made from what they sent."""
    origin = origins.get(place)
    if origin is None:
        return place, number
    if number is None or not 0 < number <= len(origin.rows):
        return origin.file, number
    row = origin.rows[number - 1]
    return (place, number) if row is None else (origin.file, row)


def with_cells(faults: list[Fault], origins: Origins) -> list[Fault]:
    """The faults, each once, with the cell that they are about, and the other that may be meant."""
    columns = {origin.file: origin.columns for origin in origins.values()}

    def cell(fault: Fault, column: str) -> str:
        place = columns.get(fault.file, {}).get(column)
        return f"{letters(place)}{fault.row}" if place and fault.row else ""

    def expected(fault: Fault) -> str:
        if fault.instead is None:
            return fault.expected
        column, other = fault.instead
        at: dict[str, str] = {"expected": fault.expected, "column": messages.column(column), "other": other}
        beside = cell(fault, column)
        if beside:
            return say("{expected}; or in cell {cell}, {column}: {other}", cell=beside, **at)
        return say("{expected}; or in the column {column}: {other}", **at)

    def whole(fault: Fault) -> Fault:
        # A document's description has no rows but those of a sheet.
        row = None if fault.file.endswith(DESCRIPTION) else fault.row
        return replace(
            fault, row=row, expected=expected(fault), instead=None, cell=cell(fault, fault.column or "")
        )

    return list(dict.fromkeys(map(whole, faults)))
