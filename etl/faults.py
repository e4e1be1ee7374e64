"""What is wrong with the input, in words an Excel user understands."""

from dataclasses import dataclass
from pathlib import PurePosixPath

LONGEST = 60


@dataclass(frozen=True)
class Fault:
    """One fault: where it is, what was found there and what is expected.

    `unread` are the tables that miss all rows of a file because of it: what they lack follows from it alone.
    """

    file: str
    row: int | None
    column: str | None
    found: str
    expected: str
    unread: tuple[str, ...] = ()


def one_line(text: str) -> str:
    """The text with every control character and line break made visible."""
    return "".join(letter if letter.isprintable() else "�" for letter in text)


def plain(value: object) -> str:
    """A typed value as a file would have it: 56.0 is 56, None is empty."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def shown(value: object) -> str:
    """A cell as it can stand in one line: quoted and shortened."""
    text = one_line(plain(value)[: LONGEST + 1])
    if text == "":
        return "an empty cell"
    return f'"{text[:LONGEST]}…"' if len(text) > LONGEST else f'"{text}"'


def line(fault: Fault) -> str:
    """The fault as one line: file, row, column: found …; expected …."""
    row = "" if fault.row is None else f", row {fault.row}"
    column = "" if fault.column is None else f", column {fault.column}"
    return one_line(f"{fault.file}{row}{column}: found {fault.found}; expected {fault.expected}")


def lines(faults: list[Fault]) -> list[str]:
    """Every fault once, one line each: first the files that cannot be read, then by file and row."""
    ordered = sorted(
        set(faults), key=lambda f: (not f.unread, f.file, f.row or 0, f.column or "", f.found, f.expected)
    )
    return [line(fault) for fault in ordered]


def touched(faults: list[Fault]) -> set[tuple[str, str]]:
    """(table, column) of every fault; the column is empty where a whole row or file could not be used."""
    names = {"corrections": "correction"}
    stems = [(PurePosixPath(fault.file).stem, fault.column if fault.row else "") for fault in faults]
    unread = {(table, "") for fault in faults for table in fault.unread}
    return unread | {(names.get(stem, stem), column or "") for stem, column in stems}
