"""Parts of the pages that say what was found and what would change: headings, columns, tables."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from data.messages import say, translated
from data.schema import words

Document = Mapping[str, Any]


def in_language(one: Document, lang: str) -> Document:
    """A finding in a language: English where it says the same in both."""
    found: Document = one.get("said", {}).get(lang, one)
    return found


def heading(table: str, file: str, lang: str) -> Markup:
    """A table by its words, with the sheet or file where it stands."""
    called = words.words(lang).get(("table", table), "")
    book, _, sheet = file.rpartition("/")
    name = Markup("<code>{}</code>").format(sheet if "." in book else file)  # in a workbook its sheet alone
    return Markup("<h3>{} {}</h3>").format(called, name) if called else Markup("<h3>{}</h3>").format(name)


def column_in_words(name: str, lang: str) -> str | Markup:
    """A column by its words, with its name."""
    called = words.words(lang).get(("column", name), "")
    return Markup("{} <code>{}</code>").format(called, name) if called else name


def named(name: str, items: Sequence[str]) -> Markup:
    """A line of a list of names; nothing without any."""
    return (
        Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(name, " · ".join(items)) if items else Markup("")
    )


def table_html(look: str, head: Sequence[str], rows: Iterable[Sequence[str | Markup]]) -> Markup:
    """A table that a phone shows as cards: each cell knows its heading."""
    heads = join(*(Markup('<th scope="col" role="columnheader">{}</th>').format(one) for one in head))
    body = [
        Markup('<tr role="row">{}</tr>').format(
            join(
                *(
                    Markup('<td role="cell" data-label="{}">{}</td>').format(
                        name, Markup("<div>{}</div>").format(cell) if cell else ""
                    )
                    for name, cell in zip(head, row, strict=True)
                )
            )
        )
        for row in rows
    ]
    return Markup(
        '<table role="table" class="{}"><thead role="rowgroup"><tr role="row">{}</tr></thead>'
        '<tbody role="rowgroup">{}</tbody></table>'
    ).format(look, heads, join(*body))


def join(*parts: Markup) -> Markup:
    """The parts, one after the other."""
    return Markup("").join(parts)


def more_of(rest: int, lang: str) -> Markup:
    """How many are not shown; nothing where all are."""
    said = translated(say("and {n} more", n=rest), lang)
    return Markup('<p class="findings-more">{}</p>').format(said) if rest > 0 else Markup("")
