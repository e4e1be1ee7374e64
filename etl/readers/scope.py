"""What a workbook to fill in says of itself; and the rows of one of some countries among all others."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from data.messages import joined, say
from data.schema import BY_NAME
from etl.faults import Fault, shown
from etl.readers.grid import Grid
from etl.readers.sheet import Sheet

MARK = re.compile(r"programme-workbook edition=(\S+) lang=(en|fr|es) countries=([A-Z]{3}(?:,[A-Z]{3})*|all)")


class Scope(NamedTuple):
    """A workbook to fill in: its edition, its language, its countries (none: it holds all rows)."""

    edition: str
    lang: str
    countries: tuple[str, ...]


def mark(scope: Scope) -> str:
    """The line by which a workbook is known again."""
    countries = ",".join(scope.countries) or "all"
    return f"programme-workbook edition={scope.edition} lang={scope.lang} countries={countries}"


def scope_of(grids: Iterable[Grid]) -> Scope | None:
    """What a workbook of ours says of itself; None of any other."""
    for grid in grids:
        if grid.name in BY_NAME:
            continue
        for row in grid.rows.values():
            for cell in row.values():
                found = MARK.fullmatch(cell.text.strip())
                if found:
                    countries = () if found[3] == "all" else tuple(found[3].split(","))
                    return Scope(found[1], found[2], countries)
    return None


def laid_into(
    there: list[dict[str, str]], rows: list[Any], sheet: Sheet, scope: Scope
) -> tuple[list[tuple[int | None, Mapping[str, str]]], list[Fault]]:
    """(the rows of a file with those of the scope's countries replaced in their places, refused rows)."""
    if sheet.table == "translation":
        return _translations(there, rows), []
    faults = []
    new = []
    for row in rows:
        iso3 = row.cells.get("iso3", "")
        if iso3 in scope.countries:
            new.append((row.number, row.cells))
        else:
            expected = say(
                "a row of {countries}, for which this workbook was made",
                countries=joined(", ", scope.countries),
            )
            faults.append(Fault(sheet.file, row.number, "iso3", shown(iso3), expected))
    merged: list[tuple[int | None, Mapping[str, str]]] = []
    coming = iter(new)
    last = max((place for place, row in enumerate(there) if row.get("iso3") in scope.countries), default=-1)
    for place, old in enumerate(there):
        if old.get("iso3") not in scope.countries:
            merged.append((None, old))
        elif (following := next(coming, None)) is not None:
            merged.append(following)
        if place == last:
            merged += coming
    return [*merged, *coming], faults


def _translations(there: list[dict[str, str]], rows: list[Any]) -> list[tuple[int | None, Mapping[str, str]]]:
    """The translations that are there, and those of new texts: what others use too is not changed."""
    known = {row["text_en"] for row in there}
    return [
        *((None, row) for row in there),
        *((r.number, r.cells) for r in rows if r.cells.get("text_en") not in known),
    ]
