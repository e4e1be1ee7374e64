"""The first two sheets: how to fill the workbook in, and who has not reported."""

from typing import Any

from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from data.schema import words
from data.tokens import colour
from etl.readers.names import name_of
from etl.readers.scope import mark
from etl.template.book import LINE, Book
from etl.template.contents import Contents, by_name

WIDTH = 145  # characters that a line over all columns holds
HOW = (
    "Each sheet is one table, each row one statement with the document and the place it comes from. Rest the "
    "pointer on a heading to read what the column means.",
    "New rows go below the last one, without a gap. For a new report, first add a row to the sheet source "
    "with a short code of its own; then choose that code in each new row.",
    "Leave a cell empty where nothing is reported. Write 0 only where the document reports zero.",
    "Choose from the list where a cell offers one. Countries are chosen by name.",
    "Write texts in English. Each text needs its French and Spanish in the sheet translation; a text that "
    "has none yet is marked there and where it stands.",
    "Leave older rows alone: a report adds rows, and what earlier reports say stays as it was. The grey "
    "cells of older rows are locked against slips alone.",
    "Only where a row was entered by mistake: choose Review, Unprotect Sheet (no password is asked), and "
    "delete the whole row. The check shows what that would change before anything does.",
    "The small grey names above the data are read by the program. Leave them, the names of the sheets and "
    "the order of these first rows as they are.",
)
ALL = (
    "Keep the sheets and rows that you have nothing to add to: rows of older reports that the file leaves "
    "out would be taken out, and the check lists them first."
)
SOME = (
    "This file holds the rows of the countries named above alone, and replaces these rows alone. A row of "
    "another country is refused."
)
THEN = (
    "Nothing is published by sending this file. It is checked first: what is wrong is said by sheet and "
    "cell, and what would change is shown before anything does."
)
REPORTING = (
    "Countries without a result, and since when there is none, come first. This sheet is for reading; "
    "nothing in it is taken over."
)
# What a yearly report mostly brings, and the sheets in which it goes.
YEARLY = (
    ("The report itself", ("source",)),
    ("Results", ("result",)),
    ("Values of indicators", ("observation",)),
    ("Money", ("funding_position", "funding_approval", "funding_share")),
    ("People", ("people_figure",)),
    ("Partners", ("partner", "country_partner")),
    ("Themes", ("theme_country",)),
    ("Posts", ("tsf_position",)),
    ("Evaluations", ("evaluation",)),
    ("Events", ("event",)),
    ("French and Spanish of new texts", ("translation",)),
)
COLOURS = (
    ("text_key", "key of an existing row, locked"),
    ("none", "not filled in from this document"),
    ("missing", "a cell of this row is still missing"),
    ("untranslated", "a text that has no translation yet"),
    ("new", "a row to add"),
)
Rows = dict[str, list[dict[str, Any]]]


def name(lang: str) -> str:
    """What the sheet of instructions is called."""
    return words.text(lang, "Read me")


def write(book: Book, made: Contents) -> None:
    """Adds the sheet of instructions."""
    lang = made.lang
    sheet = book.sheet(name(lang))
    sheet.set_tab_color(colour("strong"))
    for place, width in enumerate((26, 34, 9, 70)):
        sheet.set_column(place, place, width, book.look("plain"))
    sheet.set_row(0, 2.4 * LINE)
    book.text(sheet, 0, 0, words.text(lang, "Social Protection Floors for All"), "title")
    book.text(sheet, 1, 0, words.text(lang, "Workbook to fill in"), "part")
    named = ", ".join(
        name_of(made.names, "country", code, lang) for code in by_name(made, made.scope.countries)
    )
    row = 3
    for label, value in (
        ("Edition", made.scope.edition),
        ("Language", words.label(lang, lang)),
        ("Countries", named or words.text(lang, "all")),
    ):
        book.text(sheet, row, 0, words.text(lang, label), "label")
        book.text(sheet, row, 1, value)
        row += 1
    book.text(sheet, row, 1, mark(made.scope), "muted")
    book.text(
        sheet, row + 1, 1, words.text(lang, "Do not change these cells: they say what the file is."), "muted"
    )
    row = _part(book, sheet, row + 3, words.text(lang, "How to fill it in"))
    for number, said in enumerate((*HOW, SOME if made.scope.countries else ALL, THEN), 1):
        _line(book, sheet, row, f"{number}.  {words.text(lang, said)}")
        row += 1
    there = {each.table.name for each in made.sheets}
    row = _part(book, sheet, row + 1, words.text(lang, "What a yearly report fills in"))
    for said, tables in YEARLY:
        for tab in (each for each in tables if each in there):
            book.text(sheet, row, 0, words.text(lang, said), "label")
            sheet.write_url(row, 1, f"internal:'{tab}'!A1", book.look("link"), tab)
            row += 1
    row = _part(book, sheet, row + 1, words.text(lang, "What the colours mean"))
    for look, said in COLOURS:
        sheet.write_blank(row, 0, None, book.look(look))
        book.text(sheet, row, 1, words.text(lang, said))
        row += 1
    row = _part(book, sheet, row + 1, words.text(lang, "The sheets"))
    for place, head in enumerate(("Sheet", "Table", "Rows", "What it holds")):
        book.text(sheet, row, place, words.text(lang, head), "head")
    for each in made.sheets:
        row += 1
        table = each.table
        sheet.write_url(row, 0, f"internal:'{table.name}'!A1", book.look("link"), table.name)
        book.text(sheet, row, 1, words.title(lang, table.name))
        sheet.write_number(row, 2, len(each.rows), book.look("count"))
        book.text(sheet, row, 3, words.text(lang, table.meaning))
    sheet.protect("", {"format_columns": True, "format_rows": True})
    sheet.activate()


def _part(book: Book, sheet: Worksheet, row: int, title: str) -> int:
    sheet.set_row(row, 1.6 * LINE)
    book.text(sheet, row, 0, title, "part")
    return row + 1


def _line(book: Book, sheet: Worksheet, row: int, said: str) -> None:
    """A sentence over all columns, in a row that is high enough."""
    sheet.merge_range(row, 0, row, 3, said, book.look("wrapped"))
    sheet.set_row(row, LINE * (1 + len(said) // WIDTH) + 3)


def reporting(book: Book, made: Contents, rows: Rows) -> None:
    """Adds the sheet that says who has not reported, those without a result first; `rows` are typed."""
    lang = made.lang
    sheet = book.sheet(words.text(lang, "Reporting"), frozen=(4, 1))
    sheet.set_tab_color(colour("strong"))
    sheet.set_row(0, 2.4 * LINE)
    book.text(sheet, 0, 0, words.text(lang, "Who has reported"), "title")
    book.text(sheet, 1, 0, words.text(lang, REPORTING), "muted")
    heads = (
        *("Country", "Not reported", "Results", "Stated explicitly", "Last result"),
        *("Figures on people", "Last figure on people", "Country note", "Funding partners named"),
    )
    for place, head in enumerate(heads):
        sheet.set_column(place, place, 34 if place == 0 else 24 if place == 1 else 15)
        book.text(sheet, 3, place, words.text(lang, head), "head")
    sheet.set_row(3, 2.6 * LINE)
    priority = {row["iso3"] for row in rows["country"] if row["is_priority"]}
    wanted = [
        code for code in by_name(made, priority) if not made.scope.countries or code in made.scope.countries
    ]
    told = {code: _told(rows, code) for code in wanted}
    for number, code in enumerate(sorted(wanted, key=lambda code: bool(told[code]["results"])), 4):
        each = told[code]
        lacking = [what for what in ("results", "people") if not each[what]]
        cells = (
            *(
                name_of(made.names, "country", code, lang),
                words.text(lang, ", ".join(lacking)) if lacking else "",
            ),
            *(len(each["results"]), sum(row["basis"] == "explicit" for row in each["results"])),
            max((row["as_of"] for row in each["results"]), default=words.text(lang, "nothing yet")),
            len(each["people"]),
            max((row["year"] for row in each["people"] if row["year"]), default=""),
            *(words.text(lang, "yes" if each["notes"] else "no"), len(each["partners"])),
        )
        for place, cell in enumerate(cells):
            look = "label" if place == 0 else "missing" if place == 1 and cell else "plain"
            if isinstance(cell, int):
                sheet.write_number(number, place, cell, book.look("count"))
            else:
                book.text(sheet, number, place, str(cell), look)
    sheet.autofilter(3, 0, 3 + len(wanted), len(heads) - 1)
    sheet.protect("", {"sort": True, "autofilter": True, "format_columns": True})


def _told(rows: Rows, code: str) -> Rows:
    """What is reported of a country."""
    found = {
        "results": "result",
        "people": "people_figure",
        "notes": "country_note",
        "partners": "country_partner",
    }
    return {what: [row for row in rows[table] if row["iso3"] == code] for what, table in found.items()}
