"""What was found in the tables that people sent, and what they would change, as JSON.

English stands where the contract has it; `said` is the same in the languages of readers, of which
`etl/findings_page.py` makes a page. Of what changes in a table `MOST` rows are named, the others counted.
"""

from typing import Any

from data.messages import LANGUAGES, Message, say, translated
from data.schema import BY_NAME
from etl.build import Read
from etl.difference import Cell, Difference, Line
from etl.faults import Fault, table_of
from etl.readers.notes import Note

MOST = 200
Document = dict[str, Any]


def findings(found: Read) -> Document:
    """Faults, warnings, and what was read otherwise than it stands (nothing where all is as it should be)."""
    return {
        "faults": [fault_as_json(fault) for fault in found.faults],
        "warnings": [fault_as_json(fault) for fault in found.warnings],
        **({"notes": [note_as_json(note) for note in found.notes]} if found.notes else {}),
    }


def refusal(error: Exception) -> Document:
    """Why nothing could be read, for an error that says it in words."""
    text = error.args[0] if error.args and isinstance(error.args[0], Message) else None
    english = " ".join(str(error).split("[SQL:")[0].split())
    return {"error": english, **(said(error=text) if text is not None else {})}


def changing(found: Read, change: Difference) -> Document:
    """What publishing would change, beside the warnings."""
    return {
        "headline": [moved._asdict() for moved in change.headline],
        "tables": {
            name: {what: len(lines) for what, lines in one._asdict().items()}
            for name, one in change.tables.items()
        },
        "cells": {
            name: {what: _lines(what, lines) for what, lines in one._asdict().items() if lines}
            for name, one in change.tables.items()
        },
        "moves": {"pages": change.pages, "scenes": change.scenes},
        **_called(change),
        **{name: each for name, each in findings(found).items() if name != "faults"},
    }


def fault_as_json(fault: Fault) -> Document:
    """A fault or a warning; `sheet` is the name of the table."""
    return {
        "sheet": table_of(fault.file),
        "file": fault.file,
        "row": fault.row,
        "column": fault.column,
        "cell": fault.cell or None,
        "found": fault.found,
        "expected": fault.expected,
        **said(found=fault.found, expected=fault.expected),
    }


def note_as_json(note: Note) -> Document:
    """What was read otherwise than it stands."""
    words = said(found=note.found, read_as=note.read_as, kind=note.kind)
    return {"sheet": table_of(note.file), **note._asdict(), **words}


def said(**texts: str) -> Document:
    """The texts in each language in which one of them differs from the English of the terminal."""
    found = {lang: {name: translated(text, lang) for name, text in texts.items()} for lang in LANGUAGES}
    different = {lang: words for lang, words in found.items() if words != texts}
    return {"said": different} if different else {}


def _lines(what: str, lines: list[Line]) -> Document:
    shown = [
        {
            "key": line.key,
            "row": line.row,
            **said(row=line.row),
            "cells": [_cell(what, cell) for cell in line.cells],
        }
        for line in lines[:MOST]
    ]
    return {"rows": shown, "more": len(lines) - len(shown)}


def _called(change: Difference) -> Document:
    """Table → code → language → name, of the codes that stand in the cells that are named."""
    found: dict[str, dict[str, Document]] = {}
    for table, one in change.tables.items():
        refers = {column.name: column.references for column in BY_NAME[table].columns}
        cells = [cell for lines in one for line in lines[:MOST] for cell in line.cells]
        for cell in cells:
            codes = change.called.get(refers[cell.column], {})
            there = {value: dict(codes[value]) for value in (cell.before, cell.after) if value in codes}
            if there:
                found.setdefault(refers[cell.column], {}).update(there)
    return {"names": found} if found else {}


def _cell(what: str, cell: Cell) -> Document:
    """A cell before and after; of a row that comes or goes its one value."""
    if what == "changed":
        return cell._asdict()
    return {"column": cell.column, "value": cell.after if what == "added" else cell.before}


# What a check that was ended could not say itself.
TOO_MUCH = refusal(Exception(say("it takes more time or memory than a file may; send a smaller one")))
