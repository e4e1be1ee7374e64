"""What is said below a slide and in its notes: date, filters, documents, figures, caveats."""

from collections.abc import Callable, Iterator
from typing import Any

from data.filters import LISTS
from data.rows import PageView
from data.rows.provenance import Provenance
from data.untranslated import English, joined, unmarked
from layouts.exports.slides.charts import Slide
from layouts.frame import sources
from layouts.frame.filterbar import filter_name, unfollowed, value_name
from layouts.look.components import stated
from layouts.words import formats
from layouts.words.texts import Texts

Proven = Callable[..., Provenance]  # panel, day, language → where its figures come from


def selection(t: Texts, view: PageView, most: int = 100, follows: tuple[str, ...] = LISTS) -> str:
    """The filters in words, and which of them are not followed; of more values than `most` only how many."""
    said = []
    for name in LISTS:
        chosen = getattr(view.overview.filters, name)
        if chosen and name in follows:
            names = [value_name(t, view.frame, name, one) for one in chosen]
            values = joined(", ", names) if len(chosen) <= most else str(len(chosen))
            said.append(t("{what}: {caveat}", what=filter_name(t, name), caveat=values))
    shown = formats.in_series(t.lang, [*said, *unfollowed(t, view.overview.filters, follows)]) or t(
        "no filter"
    )
    return shown[:1].upper() + shown[1:]


def built(t: Texts, view: PageView) -> str:
    """The date of the position and of the database."""
    return t(
        "Position at {date} · database built on {built}",
        date=formats.day(t.lang, view.overview.as_of),
        built=formats.day(t.lang, view.frame.made_at[:10]),
    )


def caption(t: Texts, view: PageView, slide: Slide, proven: Proven) -> str:
    """What stands at the foot of the content: what to know, and the documents with their first places."""
    found: dict[str, dict[str, None]] = {}
    for panel, of in slide.panels:
        for document, locators in proven(panel, of.as_of, t.lang).places:
            found.setdefault(document, {}).update(dict.fromkeys(locators))
    for document, at in _places(t, view, slide).items():
        found.setdefault(document, {}).update(at)
    first = slide.caption
    room = LETTERS * (LINES - -(-len(first) // LETTERS)) - len(t("Source: {documents}"))
    source = t("Source: {documents}", documents=_named(found, room)) if found else ""
    return "\n".join(one for one in (first, source) if one)


# What the foot of a slide holds; the notes name every document and every place.
LETTERS, LINES = 145, 3


def _named(found: dict[str, dict[str, None]], room: int) -> str:
    """The documents with their first places; without places, or only the first of them, where room ends."""
    with_places = "; ".join(f"{document} ({_first([*at])})" for document, at in found.items())
    if len(unmarked(with_places)) <= room:
        return with_places
    for most in range(len(found), 1, -1):
        named = joined("; ", [*found][:most]) + ("; …" if most < len(found) else "")
        if len(unmarked(named)) <= room:
            return named
    return f"{next(iter(found))}" + ("; …" if len(found) > 1 else "")


def _first(locators: list[str]) -> str:
    return joined(", ", locators[:2]) + (", …" if len(locators) > 2 else "")


def notes(t: Texts, view: PageView, slide: Slide, proven: Proven) -> Iterator[str]:
    """The lines of the notes: message, date, filters, then figures, places and caveats of each panel."""
    yield slide.title
    yield from (
        one for one in (slide.lead, built(t, view), selection(t, view), *slide.notes, slide.caption) if one
    )
    yield t("Not an official publication of the ILO")
    for panel, of in slide.panels:
        yield ""
        yield from _lines(sources.body(t, panel, of, proven(panel, of.as_of, t.lang)))
    if slide.rows:
        yield ""
        yield t("Sources")
        yield from (
            formats.named(t.lang, document, formats.in_series(t.lang, at))
            for document, at in _places(t, view, slide).items()
        )


def _places(t: Texts, view: PageView, slide: Slide) -> dict[str, dict[str, None]]:
    """The documents of the rows of a slide, with every place in them."""
    found: dict[str, dict[str, None]] = {}
    for row in map(stated, slide.rows):
        found.setdefault(view.sources[row.source_id], {})[view.place(t.lang, row.locator)] = None
    return found


WHOLE = {"H3", "H4", "P", "Li", "Summary", "Tr"}  # components that are a line each


def _lines(component: Any) -> Iterator[str]:
    """The text of components of the screen, a line each heading, paragraph, list item and row."""
    if isinstance(component, list | tuple):
        for one in component:
            yield from _lines(one)
    elif type(component).__name__ in WHOLE:
        divider = " | " if type(component).__name__ == "Tr" else ""
        yield joined(divider, _texts(component.children))
    elif hasattr(component, "children"):
        yield from _lines(component.children)


def _texts(children: Any) -> Iterator[str]:
    """The texts in a component, one each part."""
    if isinstance(children, list | tuple):
        for one in children:
            yield from _texts(one)
    elif hasattr(children, "children"):
        said = joined("", _texts(children.children))
        yield English(said) if getattr(children, "lang", "") == "en" else said
    elif children is not None:
        yield children if isinstance(children, str) else str(children)
