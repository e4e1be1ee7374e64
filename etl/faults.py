"""What is wrong with the input, in words an Excel user understands."""

from dataclasses import dataclass

LONGEST = 60


@dataclass(frozen=True)
class Fault:
    """One fault: where it is, what was found there and what is expected."""

    file: str
    row: int | None
    column: str | None
    found: str
    expected: str


def shown(value: object) -> str:
    """A cell as it can stand in one line: quoted, shortened, control characters made visible."""
    if value is None or value == "":
        return "an empty cell"
    letters = "".join(letter if letter.isprintable() else "�" for letter in str(value)[: LONGEST + 1])
    return f'"{letters[:LONGEST]}…"' if len(letters) > LONGEST else f'"{letters}"'


def line(fault: Fault) -> str:
    """The fault as one line: file, row, column: found …; expected …."""
    place = fault.file
    if fault.row is not None:
        place += f", row {fault.row}"
    if fault.column is not None:
        place += f", column {fault.column}"
    text = f"{place}: found {fault.found}; expected {fault.expected}"
    return "".join(letter if letter.isprintable() else "�" for letter in text)


def lines(faults: list[Fault]) -> list[str]:
    """Every fault once, one line each, sorted by file and row."""
    ordered = sorted(set(faults), key=lambda f: (f.file, f.row or 0, f.column or "", f.found, f.expected))
    return [line(fault) for fault in ordered]
