"""What to know of rows: in small print beside each, or once as a footnote where several rows share it."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from data.rows import PageView
from layouts.look.markup import Html, html
from layouts.words.texts import Texts

SHARED = 3  # from so many rows on a caveat is a footnote


def repeated(rows: Iterable[Any]) -> dict[str, int]:
    """Caveats that several rows share, with the number of the footnote that says each once."""
    counts = Counter(row.origin.caveat for row in rows if row.origin.caveat)
    shared = [text for text, n in counts.items() if n >= SHARED]
    return {text: number for number, text in enumerate(shared, 1)}


def footnotes(t: Texts, view: PageView, marks: dict[str, int]) -> list[Html]:
    """The caveats that several rows share, by number."""
    return [
        html.P([html.Sup(str(n)), " ", view.said(t.lang, text)], className="small after")
        for text, n in marks.items()
    ]


def caveat(t: Texts, view: PageView, row: Any, marks: dict[str, int] | None = None) -> list[Html]:
    """What to know of a row, in small print or as a footnote's number; nothing where there is nothing."""
    text = row.origin.caveat
    if not text:
        return []
    if marks and text in marks:
        return [html.Sup(str(marks[text]))]
    return [html.Div(view.said(t.lang, text), className="small")]
