"""Sheets of an OpenDocument spreadsheet (.ods), as LibreOffice saves it."""

import io
import re
import zipfile
from xml.etree.ElementTree import Element, ParseError, iterparse

from data.messages import Message, number, say
from data.store.engine import NotUsable
from etl.readers import archive as archives
from etl.readers.grid import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Cell, Grid, Merged

MIMETYPE = b"application/vnd.oasis.opendocument.spreadsheet"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
LIBREOFFICE = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
HIDDEN = ("collapse", "filter")


def grids(content: bytes, name: str) -> tuple[list[Grid], list[Message]]:
    """The sheets of a spreadsheet, and what was left aside in it. Raises NotUsable, in words, for others."""
    archive = archives.opened(content, name)
    if b"encryption-data" in archives.part(archive, "META-INF/manifest.xml", name):
        raise NotUsable(say("{name} has a password; take the password off", name=name))
    xml = archives.plain_xml(archives.part(archive, "content.xml", name), "content.xml", name)
    try:
        found = _read(xml, name)
    except (ParseError, ValueError, RecursionError) as error:
        said = say(
            "{name} is damaged and cannot be read ({error}); open it and save it anew",
            name=name,
            error=str(error),
        )
        raise NotUsable(said) from None
    return found, [archives.NO_MACROS] if _has_macros(archive) else []


def _has_macros(archive: zipfile.ZipFile) -> bool:
    return any(entry.startswith(("Basic/", "Scripts/")) for entry in archive.namelist())


def _read(xml: bytes, name: str) -> list[Grid]:
    found: list[Grid] = []
    unseen: set[str] = set()  # styles of sheets that are hidden
    row = column = seen = 0
    for event, element in iterparse(io.BytesIO(xml), events=("start", "end")):
        tag = element.tag
        if event == "start":
            if tag == f"{TABLE}table":
                style = element.get(f"{TABLE}style-name", "")
                found.append(Grid(element.get(f"{TABLE}name", ""), is_hidden=style in unseen))
                row, column = 1, 1
        elif tag == f"{STYLE}style":
            shown = element.find(f"{STYLE}table-properties")
            if shown is not None and shown.get(f"{TABLE}display") == "false":
                unseen.add(element.get(f"{STYLE}name", ""))
        elif tag == f"{TABLE}table-column" and found:
            repeated = _count(element, "columns")
            if element.get(f"{TABLE}visibility") in HIDDEN:
                last = min(column + repeated, MOST_COLUMNS + 1)
                found[-1].hidden_columns |= {*range(column, last)}
            column += repeated
        elif tag == f"{TABLE}table-row" and found:
            where = say("{name}, sheet {sheet}", name=name, sheet=found[-1].name)
            repeated = _count(element, "rows")
            cells, merged, noted = _row(element, where)
            is_hidden = element.get(f"{TABLE}visibility") in HIDDEN
            if cells:
                seen += len(cells) * repeated
                if row + repeated - 1 > MOST_ROWS:
                    raise NotUsable(say("{where}: more than {n} rows", where=where, n=number(MOST_ROWS)))
                if seen > MOST_CELLS:
                    raise NotUsable(say("{where}: more than {n} cells", where=where, n=number(MOST_CELLS)))
                for place in range(row, row + repeated):
                    found[-1].rows[place] = cells
                    if is_hidden:
                        found[-1].hidden_rows.add(place)
            found[-1].notes |= {(row, each) for each in noted}
            found[-1].merged += [
                Merged(row, row + down - 1, left, left + across - 1) for left, down, across in merged
            ]
            row += repeated
            element.clear()
    return found


def _row(element: Element, where: Message) -> tuple[dict[int, Cell], list[tuple[int, int, int]], list[int]]:
    """(cells that are not blank by column, merged ones with rows and columns, columns with a comment)."""
    cells: dict[int, Cell] = {}
    merged: list[tuple[int, int, int]] = []
    noted: list[int] = []
    column = 1
    for each in element:
        if each.tag not in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
            continue
        repeated = _count(each, "columns")
        cell = _cell(each)
        if cell is not None:
            if column + repeated - 1 > MOST_COLUMNS:
                raise NotUsable(say("{where}: more than {n} columns", where=where, n=MOST_COLUMNS))
            for place in range(column, column + repeated):
                cells[place] = cell
        down, across = (int(each.get(f"{TABLE}number-{way}-spanned", "1")) for way in ("rows", "columns"))
        if down > 1 or across > 1:
            merged.append((column, down, across))
        if each.find(f"{OFFICE}annotation") is not None:
            noted.append(column)
        column += repeated
    return cells, merged, noted


def _count(element: Element, what: str) -> int:
    return max(int(element.get(f"{TABLE}number-{what}-repeated", "1")), 1)


def _cell(element: Element) -> Cell | None:
    """What a cell says; None for a blank one."""
    # [.A1] is a cell of the file, ['file:///…'#$Sheet.A1] one of another.
    formula = re.sub(r"\[([^]'#]*)\]", r"\1", element.get(f"{TABLE}formula", "").removeprefix("of:"))
    kind = element.get(f"{OFFICE}value-type", "")
    text = "\n".join(_text(each) for each in element if each.tag == f"{TEXT}p")
    if element.get(f"{LIBREOFFICE}value-type") == "error":
        return Cell(text or "#ERR", "error", formula)
    if kind in ("float", "currency", "percentage"):
        said = element.get(f"{OFFICE}value", "")
        return Cell(said, "percent" if kind == "percentage" else "number", formula)
    if kind == "date":
        day, _, time = element.get(f"{OFFICE}date-value", "").partition("T")
        return Cell(day, "moment" if time.strip("0:.") else "date", formula)
    if kind == "boolean":
        return Cell(str(int(element.get(f"{OFFICE}boolean-value") == "true")), "flag", formula)
    if kind == "time":
        return Cell(text, "moment", formula)
    if not text:
        return Cell("", formula=formula, is_kept=False) if formula else None
    return Cell(text, "text", formula)


def _text(paragraph: Element) -> str:
    """The text of a paragraph, with the spaces, tabs and breaks that have marks of their own."""
    said = paragraph.text or ""
    for each in paragraph:
        if each.tag == f"{TEXT}s":
            said += " " * min(int(each.get(f"{TEXT}c", "1")), 100)
        elif each.tag == f"{TEXT}tab":
            said += "\t"
        elif each.tag == f"{TEXT}line-break":
            said += "\n"
        else:
            said += _text(each)
        said += each.tail or ""
    return said
