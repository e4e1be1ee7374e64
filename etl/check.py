"""Checks over several rows: references, and the totals the documents print."""

from collections.abc import Iterable

from data.schema import TABLES
from etl.correct import Rows, plain
from etl.extract import Row
from etl.faults import Fault, shown
from etl.totals import TOTALS, Part, Total


def check(typed: Rows) -> list[Fault]:
    """Every unknown reference, every column whose values must differ and do not, every total that is off."""
    return [*references(typed), *repeats(typed), *totals(typed)]


def references(typed: Rows) -> Iterable[Fault]:
    """A fault for every code that its table does not have."""
    for table in TABLES:
        for column in table.columns:
            if not column.references:
                continue
            parent = next(other for other in TABLES if other.name == column.references)
            known = {row.cells[parent.key[0]] for row in typed[parent.name]}
            for row in typed[table.name]:
                value = row.cells[column.name]
                if value is not None and value not in known:
                    yield Fault(row.file, row.number, column.name, shown(value),
                                f"a {parent.key[0]} that is in the table {parent.name}")


def repeats(typed: Rows) -> Iterable[Fault]:
    """A fault for every second row with a value that only one row may have."""
    for table in TABLES:
        for column in table.columns:
            seen: dict[object, Row] = {}
            for row in typed[table.name] if column.unique else ():
                first = seen.setdefault(row.cells[column.name], row)
                if first is not row:
                    yield Fault(row.file, row.number, column.name, shown(row.cells[column.name]),
                                f"a value no other row has; {first.file}, row {first.number} has it")


def totals(typed: Rows) -> Iterable[Fault]:
    """A fault for every published total that its parts do not make, at the row that states the total."""
    for total in TOTALS:
        for group in groups(total, typed):
            rows = [row for part in total.parts for row in chosen(part, typed, group)]
            stated = chosen(total.total, typed, group) if isinstance(total.total, Part) else rows
            wanted = amount(total.total, typed, group) if isinstance(total.total, Part) else total.total
            made = sum(part.sign * amount(part, typed, group) for part in total.parts)
            if abs(made - wanted) <= 1e-6:
                continue
            of = " (" + ", ".join(f"{name} {value}" for name, value in group.items()) + ")" if group else ""
            at = stated[0] if stated else None
            found = f"{plain(made)} as the sum of the parts" if at else "nothing that says the total"
            column = total.total.column if isinstance(total.total, Part) else total.parts[0].column
            yield Fault(at.file if at else total.parts[0].table, at.number if at else None, column, found,
                        f"{plain(wanted)}: {total.name}{of}; {total.source}")


def groups(total: Total, typed: Rows) -> list[dict]:
    """One filter a group the total is repeated for; a single empty one where it is not."""
    if not total.by:
        return [{}]
    tables = {part.table for part in total.parts} | ({total.total.table} if isinstance(total.total, Part) else set())
    found = {tuple(row.cells[name] for name in total.by) for table in tables for row in typed[table]
             if table != "country" or row.cells["is_priority"]}
    return [dict(zip(total.by, values, strict=True)) for values in sorted(found)]


def chosen(part: Part, typed: Rows, group: dict) -> list[Row]:
    """The rows a part is made of."""
    wanted = {**part.where, **group}
    return [row for row in typed[part.table] if all(row.cells[name] == value for name, value in wanted.items())]


def amount(part: Part, typed: Rows, group: dict) -> float:
    """The sum of a part, or the number of its different values."""
    values = [row.cells[part.column] for row in chosen(part, typed, group)]
    return len(set(values)) if part.distinct else sum(values)
