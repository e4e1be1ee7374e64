"""What was read otherwise than it stands, and how that is said."""

from typing import NamedTuple


class Note(NamedTuple):
    """What was read otherwise than it stands: where, what stands there, and what it was read as."""

    file: str
    row: int | None
    column: str | None
    cell: str | None
    found: str
    read_as: str
    kind: str


def told(notes: list[Note]) -> list[str]:
    """One line for each kind of note in a column, with the first cell as its example."""
    groups: dict[tuple[str, str | None, str], list[Note]] = {}
    for note in notes:
        groups.setdefault((note.file, note.column, note.kind), []).append(note)
    return [_line(group) for group in groups.values()]


def _line(group: list[Note]) -> str:
    first = group[0]
    place = f", cell {first.cell}" if first.cell else "" if first.row is None else f", row {first.row}"
    column = f", column {first.column}" if first.column else ""
    more = f"; {len(group) - 1} more like it" if len(group) > 1 else ""
    return f"{first.file}{place}{column}: read {first.found} as {first.read_as} ({first.kind}){more}"
