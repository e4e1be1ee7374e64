"""Where the rows of a file stood before it was made one: in which sheet, row and column."""

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from etl.faults import Fault
from etl.readers.grid import letters

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
    """The faults, each once, with the cell that they are about."""
    columns = {origin.file: origin.columns for origin in origins.values()}

    def cell(fault: Fault) -> str:
        place = columns.get(fault.file, {}).get(fault.column or "")
        return f"{letters(place)}{fault.row}" if place and fault.row else ""

    return list(dict.fromkeys(replace(fault, cell=cell(fault)) for fault in faults))
