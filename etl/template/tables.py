"""One sheet a table: headings with notes, lists to choose from, keys locked, marks for what is missing."""

import datetime
import re

from xlsxwriter.utility import xl_col_to_name  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from data.schema import words
from data.schema.columns import PATTERNS, Column
from data.tokens import colour
from etl.extract import REFERENCE
from etl.template.book import KEY, LINE, Book
from etl.template.contents import ORDER, Contents, Sheet, offered, shown
from etl.template.lists import Lists
from etl.transform import is_day

TITLE, HEADS, NAMES, FIRST = 0, 1, 2, 3  # rows; data begins at FIRST
ROOM = 500  # rows to add that have lists and marks
MOST_LINES = 12  # of a row; what is longer is read in the cell
YEARS = 1_000  # from here on a whole number without a unit is a year, whose bounds say nothing
MOST_CHOICES = 12  # that the note of a heading names
WIDTHS = {"date": 13, "part_date": 16, "integer": 13, "number": 13}
PROTECTED = dict.fromkeys(
    ("format_cells", "format_columns", "format_rows", "insert_rows", "sort", "autofilter"), True
)
NUMBER = re.compile(r"-?(0|[1-9]\d{0,14})(\.\d{1,14})?", re.ASCII)


def write(book: Book, made: Contents, of: Sheet, lists: Lists) -> None:
    """Adds the sheet of a table."""
    table, lang = of.table, made.lang
    sheet = book.sheet(table.name, frozen=(FIRST, _frozen(of)))
    sheet.set_tab_color(colour("accent" if table.name in ORDER else "border"))
    sheet.set_row(TITLE, 2 * LINE)
    sheet.set_row(HEADS, 2.6 * LINE)
    said = f"{words.title(lang, table.name)} · {words.text(lang, table.meaning)}"
    book.text(sheet, TITLE, 0, said, "title")
    # Screen readers say the heading of a cell's column where its row has this name.
    book.book.define_name(f"'{table.name}'!ColumnTitle", f"='{table.name}'!$A${HEADS + 1}")
    for place, column in enumerate(of.columns):
        sheet.set_column(place, place, _width(column), book.look(look(column)))
        book.text(sheet, HEADS, place, words.heading(lang, column), "head")
        book.text(sheet, NAMES, place, column.name, "tag")
        height = 40 + 17 * (_note(made, column).count("\n") + len(_note(made, column)) // 44)
        sheet.write_comment(
            HEADS, place, _note(made, column), {"width": 300, "height": height, "font_size": 9, "author": ""}
        )
    for number, row in enumerate(of.rows, FIRST):
        sheet.set_row(number, LINE * _lines(of, row))
        for place, column in enumerate(of.columns):
            _cell(book, sheet, number, place, made, of, column, row)
    last = FIRST + len(of.rows) + ROOM - 1
    for place, column in enumerate(of.columns):
        _choices(sheet, made, column, lists, place, last)
    _marks(book, sheet, made, of, lists, last)
    if of.rows:
        sheet.autofilter(NAMES, 0, FIRST + len(of.rows) - 1, len(of.columns) - 1)
    sheet.protect("", PROTECTED)


def look(column: Column) -> str:
    """The look of the cells of a column."""
    if column.choices or column.references or column.pattern or column.kind == "part_date":
        return "year" if column.is_number and not words.has_labels(column) else "code"
    if column.kind == "date":
        return "date"
    if column.kind == "integer":
        return "whole" if column.unit else "year"
    if column.is_number:
        return "parts"
    if column.is_prose or column.is_typeset:
        return "prose"
    return "code" if column.name in ("locator", "row_key", "row_keys", "touches") else "text"


def _lines(of: Sheet, row: dict[str, str]) -> int:
    """How many lines the longest text of a row takes in its column."""
    wrapped = [column for column in of.columns if look(column) == "prose"]
    most = max((len(row.get(one.name, "")) * 0.9 / _width(one) for one in wrapped), default=0)
    return min(1 + int(most), MOST_LINES)


def _width(column: Column) -> float:
    if (
        column.is_prose
        or column.name.startswith("text_")
        or column.name in ("locator", "title", "statements")
    ):
        return 24 if column.name in ("name_en", "label_en", "adopted_by", "location") else 44
    return WIDTHS.get(column.kind, 28 if column.references or column.choices else 20)


def _frozen(of: Sheet) -> int:
    """How many columns stay in sight: the document and the first part of the key."""
    return 2 if of.columns[0].name == "source_id" else 1


def _note(made: Contents, column: Column) -> str:
    """What a heading's note says: meaning, unit, range, whether it must be filled in."""
    lang = made.lang
    lines = [words.text(lang, column.meaning)]
    if column.unit:
        lines.append(words.text(lang, "Unit: {unit}", unit=words.text(lang, column.unit)))
    choices = offered(made, column)
    if choices and len(choices) <= MOST_CHOICES:
        lines.append(words.text(lang, "One of: {list}", list=" · ".join(choices)))
    elif choices:
        lines.append(words.text(lang, "Choose from the list."))
    elif column.pattern or column.kind == "part_date":
        said = words.text(lang, PATTERNS[column.pattern or column.kind][1])
        lines.append(words.text(lang, "Written as: {pattern}", pattern=said))
    elif column.kind == "date":
        lines.append(
            words.text(lang, "Written as: {pattern}", pattern=words.text(lang, "a date such as 2022-12-31"))
        )
    elif column.is_number and (look(column) != "year" or column.low < YEARS):
        low, high = (f"{bound:,}".replace(",", "\u202f") for bound in (column.low, column.high))
        lines.append(words.text(lang, "Range: {low} to {high}", low=low, high=high))
    if column.key:
        lines.append(words.text(lang, "Part of the key of the row."))
    may_be_empty = column.nullable or column.otherwise
    lines.append(words.text(lang, "May be empty." if may_be_empty else "Must be filled in."))
    return "\n".join(lines)


def _cell(
    book: Book,
    sheet: Worksheet,
    number: int,
    place: int,
    made: Contents,
    of: Sheet,
    column: Column,
    row: dict[str, str],
) -> None:
    """Writes a cell as its kind: dates as dates, numbers as numbers, codes in words."""
    is_own = fills(of, column, row.get("source_id", ""))
    is_locked = (
        column.key or column.origin == "folder" or (of.table.name == "source" and made.scope.countries)
    )
    kind = look(column) + (KEY if is_locked else "") if is_own else "none"
    cell = row.get(column.name, "")
    if cell == "":
        sheet.write_blank(number, place, None, book.look(kind))
    elif column.kind == "date" and is_day(cell):
        day = datetime.datetime.fromisoformat(cell)
        sheet.write_datetime(number, place, day, book.look(kind))
    elif column.is_number and not words.has_labels(column) and NUMBER.fullmatch(cell):
        sheet.write_number(number, place, float(cell), book.look(kind))
    else:
        sheet.write_string(number, place, shown(made, column, cell), book.look(kind))


def fills(of: Sheet, column: Column, source_id: str) -> bool:
    """Whether a document fills a column: what the reference adds is not theirs."""
    if not any(each.origin == "reference" for each in of.columns):
        return True
    if source_id == REFERENCE:
        return column.key or column.origin in ("reference", "folder") or column.name == "locator"
    return column.origin != "reference"


def _choices(sheet: Worksheet, made: Contents, column: Column, lists: Lists, place: int, last: int) -> None:
    """A list to choose from, or the bounds of a number or a date."""
    at = (FIRST, place, last, place)
    found = lists.of(made, column)
    if found:
        # Another code is possible where its own sheet can be given a new row; a choice is one of the list.
        kind = "stop" if column.choices else "warning"
        sheet.data_validation(*at, {"validate": "list", "source": found, "error_type": kind})
    elif column.kind == "date":
        sheet.data_validation(
            *at,
            {
                "validate": "date",
                "criteria": "between",
                "minimum": datetime.date(1900, 1, 1),
                "maximum": datetime.date(2099, 12, 31),
            },
        )
    elif column.is_number:
        bounds = {"criteria": "between", "minimum": column.low, "maximum": column.high}
        sheet.data_validation(
            *at, {"validate": "integer" if column.kind == "integer" else "decimal", **bounds}
        )


def _marks(book: Book, sheet: Worksheet, made: Contents, of: Sheet, lists: Lists, last: int) -> None:
    """Marks what a row that is begun lacks, and texts that have no translation yet."""
    first, final = xl_col_to_name(0), xl_col_to_name(len(of.columns) - 1)
    missing, untranslated = book.mark("missing"), book.mark("untranslated")
    texts = next((each for each in made.sheets if each.table.name == "translation"), None)
    for place, column in enumerate(of.columns):
        letter, line = xl_col_to_name(place), FIRST + 1
        if not (column.nullable or column.otherwise) or column.name in ("text_fr", "text_es"):
            tests = [f"COUNTA(${first}{line}:${final}{line})>0", f"LEN(TRIM({letter}{line}))=0"]
            if any(each.origin == "reference" for each in of.columns) and not column.key:
                sign = "=" if column.origin == "reference" else "<>"
                own = column.name in ("source_id", "locator")
                tests += [] if own else [f'$A{line}{sign}"{REFERENCE}"']
            sheet.conditional_format(
                FIRST,
                place,
                last,
                place,
                {"type": "formula", "criteria": f"=AND({','.join(tests)})", "format": missing},
            )
        if column.is_prose and texts is not None and of.table.name != "translation":
            english = xl_col_to_name([each.name for each in texts.columns].index("text_en"))
            cells = f"=translation!${english}${line}:${english}${FIRST + len(texts.rows) + ROOM}"
            there = lists.name("texts_in_english", cells).removeprefix("=")
            begin = FIRST + len(of.rows)
            cell = f"{letter}{begin + 1}"
            sheet.conditional_format(
                begin,
                place,
                last,
                place,
                {
                    "type": "formula",
                    "criteria": f"=AND(LEN({cell})>0,SUMPRODUCT(--({there}={cell}))=0)",
                    "format": untranslated,
                },
            )
