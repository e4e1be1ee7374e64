"""A copy of a workbook that was sent, with what was found in it as notes on its cells.

Only notes, colours and a first sheet are added: values, formulas, formats and lists stay as they are.
"""

import io
import zipfile
from collections import defaultdict
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from openpyxl import load_workbook  # type: ignore[import-untyped]
from openpyxl.comments import Comment  # type: ignore[import-untyped]
from openpyxl.styles import Alignment, Font, PatternFill  # type: ignore[import-untyped]
from openpyxl.utils import quote_sheetname  # type: ignore[import-untyped]
from openpyxl.worksheet.hyperlink import Hyperlink  # type: ignore[import-untyped]

from data.messages import say, translated
from data.schema import words
from data.store.engine import NotUsable
from data.tokens import colour
from etl.readers.excel import SIGNED
from etl.readers.names import folded, tables_by_name
from etl.readers.opened import EXCEL, NAMES

MARKS = {
    "faults": colour("fault-mark"),
    "warnings": colour("notice-strong"),
    "notes": colour("chosen"),
}
KINDS = {"faults": say("Fault"), "warnings": say("Warning"), "notes": say("Read otherwise")}
HEADS = (say("What it is"), say("Where"), say("Column"), say("Found"), say("Expected"))
WIDTHS = (14, 30, 34, 46, 70)
LARGEST = 40_000_000  # unpacked: what is written anew is kept in memory as a whole
MOST = 5_000  # that are listed and marked
FONT, HEIGHT = "Noto Sans", 15  # height of a line of the list in points
LINE, LETTERS = 18, 42  # height of a line of a note in pixels, letters in it
Document = Mapping[str, Any]


class Found(NamedTuple):
    """What was found: its kind, the sheet and the cell that it is about (empty: none), what it says."""

    kind: str
    sheet: str
    cell: str
    one: Document


def marked(path: Path, findings: Document, lang: str) -> bytes:
    """The copy, as a file without macros. Raises NotUsable, in words, for anything but an Excel workbook."""
    if path.is_dir() or path.suffix.lower() not in NAMES[EXCEL]:
        said = say("a copy with notes is made of an Excel workbook (.xlsx); {name} is none", name=path.name)
        raise NotUsable(said)
    with zipfile.ZipFile(path) as parts:
        if sum(part.file_size for part in parts.infolist()) > LARGEST:
            raise NotUsable(say("{name} is too large for a copy with notes", name=path.name))
    book = load_workbook(path, keep_links=False)
    title = translated(say("To mend"), lang)
    for sheet in book.worksheets:
        _clean(sheet)
    if title in book.sheetnames:
        del book[title]
    found = _found(book, findings)
    _list(book.create_sheet(title, 0), found, lang)
    notes: dict[tuple[str, str], list[Found]] = defaultdict(list)
    for one in found:
        if one.sheet and one.cell:
            notes[one.sheet, _upper_left(book[one.sheet], one.cell)].append(one)
    for (name, place), ones in notes.items():
        cell = book[name][place]
        cell.fill = PatternFill("solid", fgColor=_argb(MARKS[ones[0].kind]))
        before = f"{cell.comment.text}\n\n" if cell.comment else ""
        cell.comment = _sized(Comment(before + "\n\n".join(_note(one, lang) for one in ones), SIGNED))
    book.active = 0
    for sheet in book.worksheets[1:]:
        sheet.sheet_view.tabSelected = False
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _found(book: Any, findings: Document) -> list[Found]:
    """Faults, warnings, then what was read otherwise, each with its sheet; faults without a cell first."""
    known = tables_by_name()
    sheets = {known.get(folded(name), name): name for name in book.sheetnames}
    found = [
        Found(
            kind,
            sheets.get(one["file"].rpartition("/")[2], ""),
            one["cell"] or (f"A{one['row']}" if one["row"] else ""),
            one,
        )
        for kind in KINDS
        for one in findings.get(kind, ())
    ]
    # What was read otherwise and has no cell is no matter of the copy.
    kept = [one for one in found if one.kind != "notes" or (one.sheet and one.cell)]
    return sorted(kept, key=lambda one: (one.kind == "notes", bool(one.sheet and one.cell)))[:MOST]


def _list(sheet: Any, found: list[Found], lang: str) -> None:
    """Fills the first sheet: all that was found, with a link to its cell."""
    t = partial(translated, lang=lang)
    sheet.append([t(say("What is to be mended in this workbook"))])
    sheet["A1"].font = Font(name=FONT, bold=True, size=16, color=_argb(colour("strong")))
    about = say(
        "Each cell that is meant is coloured and has a note. Send the workbook again when it is mended. What "
        "was read otherwise than it stands is in a lighter colour; nothing has to be done where that was "
        "meant."
    )
    sheet.append([t(about)])
    sheet.append([])
    sheet.append([t(head) for head in HEADS])
    for cell in sheet[sheet.max_row]:
        cell.font = Font(name=FONT, bold=True, size=10, color=_argb(colour("on-fill")))
        cell.fill = PatternFill("solid", fgColor=_argb(colour("strong")))
    sheet.freeze_panes = "A5"
    listed = [one for one in found if one.kind != "notes"]
    alike: dict[tuple[str, str | None, str], list[Found]] = defaultdict(list)
    for one in found:
        if one.kind == "notes":
            alike[one.sheet, one.one["column"], one.one["kind"]].append(one)
    for one in (*listed, *(ones[0] for ones in alike.values())):
        said = one.one.get("said", {}).get(lang, one.one)
        table, column = one.one["sheet"], one.one["column"] or ""
        title, tab = words.words(lang).get(("table", table), ""), one.sheet or table
        where = f"{f'{title} ({tab})' if title and title != tab else tab} {one.cell}".strip()
        more = len(alike.get((one.sheet, one.one["column"], one.one.get("kind", "")), [one])) - 1
        if more:
            where = t(say("{cells} and {n} more", cells=where, n=more))
        called = words.words(lang).get(("column", column), "")
        sheet.append([t(KINDS[one.kind]), where, f"{called} ({column})" if called else column])
        row = sheet.max_row
        # A text that begins with = is no formula.
        for number, text in ((4, said["found"]), (5, _meant(one, lang))):
            sheet.cell(row, number).value = text
            sheet.cell(row, number).data_type = "s"
        sheet.cell(row, 1).fill = PatternFill("solid", fgColor=_argb(MARKS[one.kind]))
        if one.sheet:
            link = sheet.cell(row, 2)
            place = f"{quote_sheetname(one.sheet)}!{one.cell or 'A1'}"
            link.hyperlink = Hyperlink(ref=link.coordinate, location=place)
            link.font = Font(color=_argb(colour("accent")), underline="single")
    for number, width in enumerate(WIDTHS):
        sheet.column_dimensions["ABCDE"[number]].width = width
    for number, cells in enumerate(sheet.iter_rows(min_row=5), 5):
        for cell in cells:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(name=FONT, size=10, color=cell.font.color, underline=cell.font.underline)
        lines = (len(str(cell.value or "")) // width + 1 for cell, width in zip(cells, WIDTHS, strict=True))
        sheet.row_dimensions[number].height = HEIGHT * max(lines)
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage = 0, True


def _note(one: Found, lang: str) -> str:
    """What the note on a cell says."""
    said = one.one.get("said", {}).get(lang, one.one)
    meant = _meant(one, lang)
    lines = (
        KINDS[one.kind],
        say("Found: {found}", found=said["found"]),
        meant if one.kind == "notes" else say("Expected: {expected}", expected=meant),
    )
    return "\n".join(translated(line, lang) for line in lines)


def _meant(one: Found, lang: str) -> str:
    """What is expected, or what a cell was read as and why."""
    said = one.one.get("said", {}).get(lang, one.one)
    if one.kind != "notes":
        return str(said["expected"])
    return translated(say("Read as {read_as} ({kind})", read_as=said["read_as"], kind=said["kind"]), lang)


def _clean(sheet: Any) -> None:
    """Takes off what an earlier copy left; notes of others keep a size in which they can be read."""
    ours = {_argb(mark) for mark in MARKS.values()}
    for cells in sheet.iter_rows():
        for cell in cells:
            if cell.comment and cell.comment.author == SIGNED:
                cell.comment = None
                if cell.fill.fgColor.rgb in ours:
                    cell.fill = PatternFill()
            elif cell.comment:
                _sized(cell.comment)


def _sized(comment: Any) -> Any:
    """A note as large as its text."""
    lines = sum(len(line) // LETTERS + 1 for line in comment.text.split("\n"))
    comment.width, comment.height = 320, LINE * (lines + 1)
    return comment


def _upper_left(sheet: Any, place: str) -> str:
    """The cell that carries the note: of merged ones the first."""
    for merged in sheet.merged_cells.ranges:
        if place in merged:
            return str(merged.start_cell.coordinate)
    return place


def _argb(hex_colour: str) -> str:
    return f"FF{hex_colour.removeprefix('#')}"
