"""A workbook to fill in, as bytes."""

import io
from collections.abc import Iterable

from data.messages import say
from data.schema import BY_NAME, words
from data.schema.words import LANGUAGES
from data.store.editions import Rows
from data.store.engine import NotUsable
from data.translations import untranslated
from etl.readers.folder import Files
from etl.template import guide, tables
from etl.template.book import Book
from etl.template.contents import contents
from etl.template.lists import Lists


def make(
    edition: str, files: Files, rows: Rows, lang: str, countries: Iterable[str] = ()
) -> tuple[bytes, list[str]]:
    """(the workbook, the names of its sheets) of an edition: its raw tables; its rows for who has reported.

    Raises NotUsable for a language or a country that there is none of.
    """
    if lang not in LANGUAGES:
        raise NotUsable(
            say(
                "there is no language {lang}; expected one of {choices}",
                lang=lang,
                choices=", ".join(LANGUAGES),
            )
        )
    by_name = {
        name: [
            dict(zip([column.name for column in BY_NAME[name].columns], row, strict=True)) for row in found
        ]
        for name, found in rows.items()
    }
    made = contents(files, edition, lang, countries, untranslated(by_name))
    content = io.BytesIO()
    book = Book(content)
    title = words.text(lang, "Social Protection Floors for All")
    book.book.set_properties(
        {"title": f"{title}: {words.text(lang, 'Workbook to fill in')}", "comments": edition}
    )
    guide.write(book, made)
    guide.reporting(book, made, by_name)
    lists = Lists(book)
    for sheet in made.sheets:
        tables.write(book, made, sheet, lists)
    names = [sheet.name for sheet in book.book.worksheets() if sheet is not lists.sheet]
    book.book.close()
    return content.getvalue(), names
