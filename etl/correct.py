"""Declared corrections: statements of the documents that are not shown.

That a correction is declared beside the data, says what it found, and fails once the source is mended, is
the rule of owid/etl (`etl/data_corrections.py`).
"""

from data.messages import column as named_column
from data.messages import say, say_count
from data.messages import table as named_table
from data.schema import BY_NAME
from etl.extract import Row
from etl.faults import Fault, plain, shown
from etl.locator_spelling import words
from etl.stand_ins import advice

Rows = dict[str, list[Row]]
CORRECTIONS = named_table("correction", "corrections.csv")


def row_key(row: Row) -> str:
    """The key of a row as the document has it, its parts joined by |."""
    columns = BY_NAME[row.table].columns
    return "|".join(
        plain(row.cells.get(column.name)) for column in columns if column.key and not column.otherwise
    )


def correct(rows: Rows, unread: set[str]) -> tuple[Rows, list[Fault], set[str]]:
    """Rows without those a correction names; a fault where a named row no longer says what was found.

    A row that is missing is no fault of its correction where rows of its table could not be read (`unread`).
    Last come the tables in which a correction finds no row: what they say beside it follows from that.
    """
    faults: list[Fault] = []
    withdrawn: set[int] = set()
    uncorrected: set[str] = set()
    for correction in rows["correction"]:
        named, fault = named_row(correction, rows)
        if fault and fault.column == "row_key":
            fault = None if correction.cells["table_name"] in unread else no_file(correction, rows) or fault
        faults += [fault] if fault else []
        withdrawn |= {id(named)} if named else set()
        uncorrected |= set() if named else {correction.cells["table_name"]}
    kept = {name: [row for row in found if id(row) not in withdrawn] for name, found in rows.items()}
    return kept, faults, uncorrected


def no_file(correction: Row, rows: Rows) -> Fault | None:
    """The fault that stands for all corrections of a file that is not there; None where it is."""
    source_id, table = correction.cells["source_id"], correction.cells["table_name"]
    is_known = any(row.cells["source_id"] == source_id for row in rows["source"])
    if not is_known or any(row.cells["source_id"] == source_id for row in rows[table]):
        return None
    expected = say("this file; {corrections} names rows of it", corrections=CORRECTIONS)
    return Fault(f"{source_id}/{table}.csv", None, None, say("no such file"), expected, (table,))


def named_row(correction: Row, rows: Rows) -> tuple[Row | None, Fault | None]:
    """(the raw row a correction is about, what is wrong with the correction)."""
    cells = correction.cells

    def fault(column: str, found: str, expected: str) -> Fault:
        return Fault(correction.file, correction.number, column, found, expected)

    table = BY_NAME.get(cells["table_name"])
    if table is None or not table.measure:
        expected = say("a table of figures such as {table}", table=named_table("observation"))
        return None, fault("table_name", shown(cells["table_name"]), expected)
    if cells["column_name"] not in table.columns_from("file"):
        expected = say(
            "a column of {table} such as {column}",
            table=named_table(table.name),
            column=named_column(table.measure),
        )
        return None, fault("column_name", shown(cells["column_name"]), expected)
    place = (cells["row_key"], cells["source_id"], cells["locator"])
    named = [
        row
        for row in rows[table.name]
        if (row_key(row), row.cells["source_id"], row.cells["locator"]) == place
    ]
    if not named and (alike := written_otherwise(correction, rows)):
        expected = say(
            "{value} as in {file}, row {row}",
            value=shown(alike.cells["locator"]),
            file=alike.file,
            row=alike.number,
        )
        return alike, fault("locator", shown(cells["locator"]), expected)
    if len(named) != 1:
        expected = say("exactly one in {file}", file=f"{cells['source_id']}/{table.name}.csv")
        found = say_count(
            "{n} row with this key, source and locator",
            "{n} rows with this key, source and locator",
            len(named),
        )
        return None, fault("row_key", found, expected)
    there = named[0].cells.get(cells["column_name"], "")
    column = next(column for column in table.columns if column.name == cells["column_name"])
    if instead := advice(column, there):  # the cell is wrong, whatever its correction says
        return named[0], Fault(named[0].file, named[0].number, column.name, shown(there), instead)
    if there != cells["found"]:
        expected = say(
            "{value} as in {file}, row {row}; is the correction still needed?",
            value=shown(there),
            file=named[0].file,
            row=named[0].number,
        )
        return named[0], fault("found", shown(cells["found"]), expected)
    return named[0], None


def written_otherwise(correction: Row, rows: Rows) -> Row | None:
    """The one row that a correction would name if its place had other commas or spaces."""
    cells = correction.cells
    found = [
        row
        for row in rows[cells["table_name"]]
        if (row_key(row), row.cells["source_id"]) == (cells["row_key"], cells["source_id"])
        and words(row.cells["locator"]) == words(cells["locator"])
    ]
    return found[0] if len(found) == 1 else None


def check_adopted(typed: Rows, faulty: set[str]) -> list[Fault]:
    """A fault for every correction whose adopted value is not what the tables, if without fault, now show."""
    faults = []
    for correction in typed["correction"]:
        cells = correction.cells
        if cells["table_name"] in faulty:
            continue
        rows = [row for row in typed.get(cells["table_name"], []) if row_key(row) == cells["row_key"]]
        left = plain(rows[0].cells.get(cells["column_name"])) if rows else ""
        if plain(cells["adopted"]) != left:
            expected = say("{value}, which the other rows of this key say", value=shown(left))
            if not rows:
                expected = say("an empty cell, for no other row has this key")
            faults.append(
                Fault(correction.file, correction.number, "adopted", shown(cells["adopted"]), expected)
            )
    return faults
