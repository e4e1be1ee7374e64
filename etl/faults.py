"""What is wrong with the input, in words an Excel user understands."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from data.messages import Message, say

LONGEST = 60


@dataclass(frozen=True)
class Fault:
    """One fault: where it is, what was found there and what is expected; `cell` as a sheet calls it (C7).

    `unread` are the tables that miss all rows of a file because of it: what they lack follows from it alone.
    `instead` is the other cell of the row that may be the wrong one: its column, and what is expected there.
    """

    file: str
    row: int | None
    column: str | None
    found: str
    expected: str
    unread: tuple[str, ...] = ()
    cell: str = ""
    instead: tuple[str, Message] | None = None


def one_line(text: str) -> str:
    """The text with every control character and line break made visible."""
    return "".join(letter if letter.isprintable() else "�" for letter in text)


def plain(value: object) -> str:
    """A typed value as a file would have it: 56.0 is 56, None is empty."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def shown(value: object) -> Message:
    """A cell as it can stand in one line: quoted and shortened."""
    if isinstance(value, Message):
        return say('"{text}"', text=value)
    text = one_line(plain(value)[: LONGEST + 1])
    if text == "":
        return say("an empty cell")
    return say('"{text}"', text=f"{text[:LONGEST]}…" if len(text) > LONGEST else text)


def perhaps(expected: Message, near: str) -> Message:
    """What is expected, and the value nearby that was probably meant, if there is one."""
    return say("{expected}: {near}?", expected=expected, near=near) if near else expected


def line(fault: Fault) -> str:
    """The fault as one line: file, row, column: found …; expected …."""
    row = f", cell {fault.cell}" if fault.cell else "" if fault.row is None else f", row {fault.row}"
    column = "" if fault.column is None else f", column {fault.column}"
    return one_line(f"{fault.file}{row}{column}: found {fault.found}; expected {fault.expected}")


def lines(faults: list[Fault]) -> list[str]:
    """Every fault once, one line each: first the files that cannot be read, then by file and row."""
    ordered = sorted(
        set(faults), key=lambda f: (not f.unread, f.file, f.row or 0, f.column or "", f.found, f.expected)
    )
    return [line(fault) for fault in ordered]


def table_of(file: str) -> str:
    """The table that a file fills."""
    stem = PurePosixPath(file).stem
    return {"corrections": "correction"}.get(stem, stem)


def touched(faults: list[Fault]) -> set[tuple[str, str]]:
    """(table, column) of every fault; the column is empty where a whole row or file could not be used."""
    unread = {(table, "") for fault in faults for table in fault.unread}
    return unread | {(table_of(fault.file), (fault.column if fault.row else "") or "") for fault in faults}
