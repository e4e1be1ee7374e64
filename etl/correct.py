"""Declared corrections: statements of the documents that are not shown."""

from data.schema import BY_NAME
from etl.extract import Row
from etl.faults import Fault, shown

Rows = dict[str, list[Row]]


def row_key(row: Row) -> str:
    """The key of a row, its parts joined by |."""
    return "|".join(str(row.cells.get(name, "")) for name in BY_NAME[row.table].key)


def correct(rows: Rows) -> tuple[Rows, list[Fault]]:
    """Rows without those a correction names; a fault where the named row no longer says what was found.

    The rule (a correction is declared beside the data and fails once the source is mended) is owid/etl's.
    """
    faults: list[Fault] = []
    withdrawn: set[int] = set()
    for correction in rows["correction"]:
        cells = correction.cells

        def fault(column: str, found: str, expected: str, at: Row = correction) -> None:
            faults.append(Fault(at.file, at.number, column, found, expected))

        table = BY_NAME.get(cells["table_name"])
        if table is None or not table.measure:
            fault("table_name", shown(cells["table_name"]), "a table of figures such as observation")
            continue
        if cells["column_name"] not in [column.name for column in table.columns]:
            fault("column_name", shown(cells["column_name"]), f"a column of {table.name} such as {table.measure}")
            continue
        named = [row for row in rows[table.name] if row_key(row) == cells["row_key"]
                 and (row.cells["source_id"], row.cells.get("locator")) == (cells["source_id"], cells["locator"])]
        if len(named) != 1:
            fault("row_key", f"{len(named)} rows with this key, source and locator",
                  f"exactly one in {cells['source_id'][:60]}/{table.name}.csv")
        elif named[0].cells.get(cells["column_name"]) != cells["found"]:
            there = named[0].cells.get(cells["column_name"])
            fault("found", shown(cells["found"]), f"{shown(there)}, which the raw row says; is the correction needed?")
        else:
            withdrawn.add(id(named[0]))
    kept = {name: [row for row in found if id(row) not in withdrawn] for name, found in rows.items()}
    return kept, faults


def check_adopted(corrections: list[Row], merged: Rows) -> list[Fault]:
    """A fault for every correction whose adopted value is not what the tables show in the end."""
    faults = []
    for correction in corrections:
        cells = correction.cells
        table = BY_NAME.get(cells["table_name"])
        if table is None or not table.measure:
            continue
        left = [row.cells.get(cells["column_name"]) for row in merged[table.name] if row_key(row) == cells["row_key"]]
        adopted = cells["adopted"]
        if adopted is None and left:
            faults.append(Fault(correction.file, correction.number, "adopted", shown(adopted),
                                f"{shown(plain(left[0]))}, which the other documents say"))
        if adopted is not None and adopted not in [plain(value) for value in left]:
            there = shown(plain(left[0])) if left else "an empty cell: no other row has this key"
            faults.append(Fault(correction.file, correction.number, "adopted", shown(adopted), there))
    return faults


def plain(value: object) -> str:
    """A typed value as it would be written in a file: 56.0 is 56."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
