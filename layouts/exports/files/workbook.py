"""A table as an Excel workbook: what it is, raw numbers, what to know of them, what each column means."""

import io
import re
from datetime import date, datetime
from typing import Any

from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from data.rows import PageView
from data.schema import TABLES, dictionary
from layouts.exports.files.sheet_styles import LINE, Book
from layouts.exports.tables import notes
from layouts.exports.tables.fields import Field, Missing, state_names
from layouts.exports.tables.topics import Table
from layouts.pages.evidence import contradictions as evidence_contradictions
from layouts.words import formats
from layouts.words.moments import moments
from layouts.words.texts import Texts

# Widths of columns of data in characters: as wide as their content, within bounds.
NARROWEST, WIDEST = 10, 36


def make(
    t: Texts, view: PageView, table: Table, *, made_at: datetime, site: str, unknown: tuple[str, ...] = ()
) -> bytes:
    """The bytes of the workbook. `made_at` is UTC; `site` begins the link to the page that shows the same."""
    content = io.BytesIO()
    book = Book(content)
    book.book.set_properties(
        {
            "title": formats.named(t.lang, t("Social Protection Floors for All"), table.title),
            "comments": " ".join(notes.terms(t)),
            "created": made_at.replace(tzinfo=None),
        }
    )
    _metadata(book, t, view, table, made_at, site, unknown)
    _data(book, t, table)
    _notes(book, t, view, table)
    _dictionary(book, t, table)
    _texts_to_translate(book, t, view)
    book.book.close()
    return content.getvalue()


# --- what it is


def _metadata(
    book: Book,
    t: Texts,
    view: PageView,
    table: Table,
    made_at: datetime,
    site: str,
    unknown: tuple[str, ...],
) -> None:
    widths = (28, 110)
    sheet = book.sheet(t("Metadata"), widths, 0)
    book.text(sheet, 0, 0, t("Social Protection Floors for All"), "title")
    chosen = notes.filters(t, view)
    idle = notes.unfollowed(t, view, table.topic)
    firm = notes.doubt(t, view, table.topic)
    built = datetime.fromisoformat(view.frame.made_at).replace(tzinfo=None, microsecond=0)
    lines: list[tuple[str, Any]] = [
        (t("What"), table.title),
        (t("Position at"), date.fromisoformat(view.overview.as_of)),
        *([(t("How firm"), firm)] if firm else []),
        *([(t("Selection"), notes.empty(t, table))] if table.is_empty else []),
        *([(t("Filter: {name}", name=name), value) for name, value in chosen] or [(t("Filters"), t("none"))]),
        *([(t("Not followed here"), ", ".join(idle))] if idle else []),
        *([(t("Address"), notes.dropped(t, unknown))] if unknown else []),
        (t("Rows"), len(table.rows)),
        *((t("Terms"), said) for said in notes.terms(t)),
        (t("Amounts"), t("US dollars at the exchange rate of the day on which each project was signed.")),
        (t("Names"), notes.disclaimer(t)),
        (t("The same on screen"), site.rstrip("/") + notes.address(view, table.topic)),
        (t("Edition"), view.frame.edition_id),
        (t("Database built (UTC)"), built),
        (t("File made (UTC)"), made_at.replace(tzinfo=None)),
        *((t("Source"), _document(t, each)) for each in notes.documents(view, table)),
    ]
    said_before = ""
    for row, (label, value) in enumerate(lines, 2):
        if isinstance(value, datetime):
            sheet.write_datetime(row, 1, value, book.look("moment"))
        elif isinstance(value, date):
            book.text(sheet, row, 1, formats.day(t.lang, value.isoformat()), "wrapped")
        else:
            book.lines(sheet, row, ("", str(value)), widths)
            if label in (t("Selection"), t("Address")):
                book.text(sheet, row, 1, str(value), "notice")
        if label != said_before:
            book.text(sheet, row, 0, label, "label")
        said_before = label


def _document(t: Texts, document: notes.Document) -> str:
    """A document with its date and its places."""
    dated = [document.publisher, document.published_on or t("undated")]
    if document.as_of:
        dated.append(t("position at {date}", date=formats.day(t.lang, document.as_of)))
    listed = formats.in_series(t.lang, [*document.places[:30], *(["…"] if len(document.places) > 30 else [])])
    return formats.named(t.lang, f"{document.title} ({', '.join(dated)})", listed)


# --- the rows


def _data(book: Book, t: Texts, table: Table) -> None:
    """Headings, HXL tags, rows. The arrows stand on the tags, so that sorting leaves both rows in place."""
    said = state_names(t)
    shown = [
        [_shown(t, field, value, said) for field, value in zip(table.fields, row, strict=True)]
        for row in table.rows
    ]
    widths = [_width(field, [row[place] for row in shown]) for place, field in enumerate(table.fields)]
    sheet = book.sheet(t("Data"), widths, 2)
    sheet.freeze_panes(2, 2)
    sheet.fit_to_pages(2, 0)
    sheet.repeat_columns(0, 1)
    sheet.set_row(0, 2 * LINE)
    for place, field in enumerate(table.fields):
        book.text(sheet, 0, place, field.label, "head")
        book.text(sheet, 1, place, field.tag, "tag")
    first = 2
    if table.is_empty:
        book.text(sheet, first, 0, notes.empty(t, table), "notice")
        first += 1
    for number, (row, cells) in enumerate(zip(table.rows, shown, strict=True), first):
        for place, (field, value, cell) in enumerate(zip(table.fields, row, cells, strict=True)):
            if cell is not None:
                _cell(book, sheet, number, place, field, value, cell)
    if table.rows:
        sheet.autofilter(1, 0, first + len(table.rows) - 1, len(table.fields) - 1)


def _shown(t: Texts, field: Field, value: Any, states: dict[str, str]) -> Any:
    """What a cell shows: words for codes and states, dates as dates, numbers as they are."""
    if isinstance(value, Missing):
        return states[value.value]
    if isinstance(value, bool):
        return field.names[str(value).lower()]
    if field.kind == "code":
        return field.names[value]
    if field.kind in ("date", "part_date") and len(value) == 10:
        return date.fromisoformat(value)
    if field.kind == "part_date" and re.search(r"[A-Za-z/]", value):
        return moments(t, value)
    return value


def _cell(book: Book, sheet: Worksheet, row: int, column: int, field: Field, value: Any, shown: Any) -> None:
    """Write what a cell shows; a cell of numbers or dates without a value is empty, and grey."""
    if isinstance(value, Missing) and field.is_measured:
        sheet.write_blank(row, column, None, book.look("empty"))
    elif isinstance(shown, date):
        sheet.write_datetime(row, column, datetime(shown.year, shown.month, shown.day), book.look("date"))  # noqa: DTZ001
    elif isinstance(shown, str):
        book.text(sheet, row, column, shown, "missing" if isinstance(value, Missing) else "text")
    else:
        is_whole = float(shown).is_integer()
        name = "year" if field.kind == "year" else "whole" if is_whole else "parts"
        sheet.write_number(row, column, shown, book.look(name))


def _width(field: Field, cells: list[Any]) -> float:
    longest = max((len(str(cell)) for cell in cells if cell is not None), default=0)
    return min(max(longest + 3, len(field.label) * 0.7 + 4, len(field.tag) * 0.8 + 3, NARROWEST), WIDEST)


# --- what to know, and what columns mean


def _notes(book: Book, t: Texts, view: PageView, table: Table) -> None:
    """What not to do with the figures, the four states, and the contradictions that touch these rows."""
    widths = (34, 64, 50, 56, 10, 18)
    sheet = book.sheet(t("Notes"), widths, 1)
    sheet.set_row(0, 1.5 * LINE)
    book.text(sheet, 0, 0, t("Before you quote it"), "title")
    row = 1
    for said in notes.caveats(t, view, table):
        row = _line(book, sheet, row, said)
    row = _heading(book, sheet, row + 1, t("Four states"))
    for said in notes.states(t):
        row = _line(book, sheet, row, said)
    found = notes.contradictions(view, table)
    title = t.count(
        "{n} difference between the documents touches these rows",
        "{n} differences between the documents touch these rows",
        len(found.rows),
    )
    row = _heading(book, sheet, row + 1, title)
    if found.is_narrowed and found.rows:
        row = _line(book, sheet, row, f"{evidence_contradictions.shares(t, found)}.")
    heads = (t("Title"), t("What the documents say"), t("Shown"), t("Why"), t("Settled"), t("Countries"))
    for place, head in enumerate(heads if found.rows else ()):
        book.text(sheet, row, place, head, "head")
    for each in found.rows:
        row += 1
        words = [text[t.lang] for text in (each.statements, each.adopted, each.reason)]
        title = evidence_contradictions.titled(t, each)
        cells = (title, *words, t("yes") if each.is_settled else t("no"), " ".join(each.countries))
        book.lines(sheet, row, cells, widths)


def _line(book: Book, sheet: Worksheet, row: int, said: str) -> int:
    book.text(sheet, row, 0, said, "plain")
    return row + 1


def _heading(book: Book, sheet: Worksheet, row: int, said: str) -> int:
    book.text(sheet, row, 0, said, "title")
    sheet.set_row(row, 1.5 * LINE)
    return row + 1


def _dictionary(book: Book, t: Texts, table: Table) -> None:
    """Each column of the data: what it means, what it may hold, and the column of the database behind it."""
    known = {f"{row['table']}.{row['column']}": row for row in dictionary.rows(TABLES)}
    heads = (
        *(
            t("Column"),
            t("Name in CSV and JSON"),
            t("HXL tag"),
            t("Kind"),
            t("Meaning"),
            t("Words for codes"),
        ),
        *(t("Column of the database"), t("Its definition (in English)")),
    )
    widths = (24, 22, 26, 14, 46, 60, 30, 46)
    sheet = book.sheet(t("Dictionary"), widths, 1)
    for place, head in enumerate(heads):
        book.text(sheet, 0, place, head, "head")
    for row, field in enumerate(table.fields, 1):
        origin = known.get(field.origin, {})
        words = formats.in_series(
            t.lang, (formats.named(t.lang, code, word) for code, word in field.names.items())
        )
        said = (
            *(field.label, field.name, field.tag, _kind(t, field), field.meaning, words),
            *(field.origin, origin.get("meaning", "")),
        )
        book.lines(sheet, row, said, widths)


def _texts_to_translate(book: Book, t: Texts, view: PageView) -> None:
    """Every text of the tables that lacks French or Spanish; no sheet where none does."""
    found = view.answers.untranslated
    if not found:
        return
    widths = (60, 60, 60, 22, 22, 8)
    sheet = book.sheet(t("Texts to translate"), widths, 1)
    heads = (t("English"), t("French"), t("Spanish"), t("Table"), t("Column"), t("Times"))
    for place, head in enumerate(heads):
        book.text(sheet, 0, place, head, "head")
    for row, one in enumerate(found, 1):
        texts = (one.text_en, one.text_fr or "", one.text_es or "", one.table, one.column, str(one.times))
        book.lines(sheet, row, texts, widths)


def _kind(t: Texts, field: Field) -> str:
    return {
        "text": t("text"),
        "code": t("code"),
        "flag": t("yes or no"),
        "integer": t("whole number"),
        "number": t("number"),
        "year": t("year"),
        "date": t("date"),
        "part_date": t("day, month, part of a year or year"),
    }[field.kind]
