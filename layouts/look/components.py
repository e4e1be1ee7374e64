"""Building blocks of the pages beside the overview: headings, tables, bars, marks, sources."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from data.collation import in_order
from data.filters import search_of
from data.rows import Origin, PageView
from data.untranslated import joined
from layouts.look.markup import Html, html
from layouts.words import formats
from layouts.words.moments import moments
from layouts.words.texts import Texts


def heading(title: str, lead: str, *aside: Any) -> Html:
    """The one h1 of a page, a sentence that says what is seen, and what stands at its right."""
    return html.Div(
        [html.Div([html.H1(title), html.P(lead, className="lead")]), html.Div([*aside], className="aside")],
        className="page-head",
    )


def section(title: str, *content: Any, note: str = "", anchor: str = "", **said: str) -> Html:
    """A part of a page under its own heading; `anchor` is the id that links name."""
    return html.Section(
        [html.H2(title), *([html.P(note, className="small")] if note else []), *content],
        className="block",
        **({"id": anchor} if anchor else {}),
        **said,
    )


def exportable(
    t: Texts,
    name: str,
    title: str,
    content: Any,
    *after: Any,
    note: str = "",
    anchor: str = "",
    selection: str = "",
) -> Html:
    """A part of a page that is a picture: bars, marks, a table; it can be downloaded as one.

    `after` is what does not belong to the picture; the sources in it do. Where a part follows the filters,
    the picture names its `selection`.
    """
    said = {"data-picture": name, "data-selection": selection}
    inside = html.Div(content, className="exportable")
    return section(title, inside, pictures(t, name, title), *after, note=note, anchor=anchor, **said)


def pictures(t: Texts, name: str, title: str) -> Html:
    """The buttons that save a chart or a part of a page as a picture."""
    buttons = [
        html.Button(
            kind.upper(),
            **{"data-action": f"{kind}:{name}", "aria-label": formats.named(t.lang, kind.upper(), title)},
        )
        for kind in ("png", "svg")
    ]
    return html.P([t("Picture"), *buttons], className="small pictures")


def table(
    caption: str,
    head: Sequence[str],
    rows: Iterable[Sequence[Any]],
    *,
    name: str = "",
    has_cards: bool = False,
) -> Html:
    """A table whose first column names its rows; headings sort it, and a wide one scrolls by itself.

    A cell may be a text, a component, or a (cell, value to sort by) pair. Where it `has_cards`, a row is a
    card on a phone, in which each cell is named by its heading.
    """
    named = [{"data-head": label} if has_cards else {} for label in head]
    body = [
        html.Tr(
            [
                _cell(html.Th, row[0], scope="row"),
                *(_cell(html.Td, cell, **said) for cell, said in zip(row[1:], named[1:], strict=True)),
            ]
        )
        for row in rows
    ]
    return html.Div(
        html.Table(
            [
                html.Caption(caption, className="visually-hidden"),
                html.Thead(
                    html.Tr(
                        [
                            html.Th(
                                html.Button(label, **{"data-sort": str(place)}) if label else "", scope="col"
                            )
                            for place, label in enumerate(head)
                        ]
                    )
                ),
                html.Tbody(body),
            ],
            className=f"{'cards ' if has_cards else ''}sheet {name}",
        ),
        className="scroll",
        tabIndex="0",
        role="region",
        **{"aria-label": caption},
    )


def _cell(kind: Any, cell: Any, **props: Any) -> Any:
    if isinstance(cell, tuple):
        shown, value = cell
        return kind(shown, **{"data-value": str(value)}, **props)
    return kind(cell, **props)


def number(t: Texts, value: float | None, shown: str = "") -> tuple[Html, Any]:
    """A cell with a number, `shown` in another form than plain, and the value it sorts by."""
    if value is None:
        return not_reported(t), ""
    return html.Span(shown or formats.number(t.lang, value), className="number"), value


def empty(t: Texts) -> Html:
    """What stands where the filters leave nothing."""
    clear = html.Button(t("Clear"), className="link", **{"data-filter": "clear", "data-value": ""})
    return html.P([t("Nothing matches these filters."), " ", clear], className="nothing")


def not_reported(t: Texts) -> Html:
    """The mark of a value that no document gives."""
    return html.Span(t("not reported"), className="unknown-value")


def badge(label: str, kind: str) -> Html:
    """A short label in a frame; `kind` names its look in `assets/pages.css`."""
    return html.Span(label, className=f"badge is-{kind}")


def steps_marks(t: Texts, steps: tuple[int, ...], is_reported: bool) -> Html:
    """Three marks, filled where a step is achieved, with the same in words."""
    words = ", ".join(map(str, steps)) if steps else t("no step achieved yet")
    return html.Span(
        [
            html.Span(words if is_reported else t("not reported"), className="visually-hidden"),
            *(
                html.I(
                    className=f"mark {'achieved' if step in steps else 'none' if is_reported else 'unknown'}"
                )
                for step in (1, 2, 3)
            ),
        ],
        className="marks",
        **{"data-steps": str(len(steps))},
    )


def bar(share_pct: float | None, elapsed_pct: float | None = None) -> Html:
    """A bar in per cent of its length, hatched where the share is unknown, with a mark at the pace."""
    return parted_bar([("unknown", 100.0) if share_pct is None else ("done", share_pct)], elapsed_pct)


def parted_bar(parts: list[tuple[str, float]], elapsed_pct: float | None) -> Html:
    """A bar of parts in per cent of an ambition, with a mark at the pace where there is one.

    Parts that pass the ambition fill the bar; a mark then says where it is.
    """
    whole = max(100.0, sum(share for _, share in parts))
    marks = [("pace", elapsed_pct)] if elapsed_pct is not None else []
    marks += [("ambition", 100.0)] if whole > 100 else []
    return html.Div(
        [
            *(
                html.I(className=name, style={"width": f"{100 * share / whole:.2f}%"})
                for name, share in parts
            ),
            *(html.I(className=name, style={"left": f"{100 * at / whole:.1f}%"}) for name, at in marks),
        ],
        className="bar",
        **{"aria-hidden": "true"},
    )


def link(view: PageView, path: str, label: Any) -> Html:
    """A link to another page, or to a place on it (`/evidence#gap_now`), that keeps the selection."""
    page, mark, place = path.partition("#")
    href = page + search_of(view.overview.filters) + mark + place
    return html.A(label, href=href, **{"data-page": path})


def country_name(t: Texts, view: PageView, iso3: str) -> str:
    """The name of a country, priority or not."""
    return view.answers.places[iso3].names[t.lang]


def country_link(t: Texts, view: PageView, iso3: str) -> Any:
    """The name of a country; a link where it is a priority country, for only these have a page."""
    is_priority = any(country.iso3 == iso3 for country in view.frame.countries)
    name = country_name(t, view, iso3)
    return link(view, f"/countries/{iso3}", name) if is_priority else name


def precise(t: Texts, shown: str, precision: str) -> str:
    """A figure in words with how exact its document makes it."""
    return {
        "as_printed": shown,
        "more_than": t("more than {n}", n=shown),
        "at_least": t("at least {n}", n=shown),
        "about": t("about {n}", n=shown),
        "almost": t("almost {n}", n=shown),
        "up_to": t("up to {n}", n=shown),
        "less_than": t("less than {n}", n=shown),
        "in_doubt": t("{n} (as printed, in doubt)", n=shown),
    }[precision]


def with_caveat(t: Texts, view: PageView, text: str, of: Origin) -> Html:
    """A text with what is to be known of its row behind it."""
    caveat = view.said(t.lang, of.caveat)
    return html.Span([text, *([html.Span(f" {caveat}", className="small")] if caveat else [])])


LINK = re.compile(r"https?://\S+")


def evidence(t: Texts, written: str) -> Html:
    """Where something can be read: a place in a document, and the address of it as a link."""
    link = LINK.search(written)
    if not link:
        return html.Span(written)
    place = written[: link.start()].rstrip("; ")
    address = html.A(t("Open the document"), href=link[0], rel="noopener noreferrer external")
    return html.Span([*([place, " · "] if place else []), address])


def part_day(t: Texts, iso: str | None) -> str:
    """A day, month, year, part of a year or period in words; empty where there is none."""
    return moments(t, iso) if iso else ""


def stated(row: Any) -> Origin:
    """Where a row comes from."""
    return row if isinstance(row, Origin) else row.origin


def sources(t: Texts, view: PageView, rows: Iterable[Any]) -> Html:
    """Where the rows of a part come from: documents and places, folded away."""
    places: dict[str, dict[str, None]] = {}
    for row in map(stated, rows):
        at = view.place(t.lang, row.locator)
        places.setdefault(view.sources[row.source_id], {})[at] = None
    return html.Details(
        [
            html.Summary(t("Sources ({n})", n=sum(map(len, places.values())))),
            html.Ul(
                [
                    html.Li(
                        [
                            html.B(formats.named(t.lang, title)),
                            formats.in_series(
                                t.lang, [*list(found)[:40], *(["…"] if len(found) > 40 else [])]
                            ),
                        ]
                    )
                    for title, found in places.items()
                ]
            ),
        ],
        className="sources",
    )


PLACE = re.compile(r"(?:Section|Table|Figure|Box|slide) \d[\d.]*")


def paper_sources(t: Texts, view: PageView, rows: Iterable[Any], more: str) -> Html:
    """The documents with their tables and sections, for paper, where folded sources do not open.

    `more` says what only the screen has.
    """
    said = t("Sources: {documents}.", documents=documents(t, view, rows))
    return html.P([said, " ", more], className="small on-paper")


def documents(t: Texts, view: PageView, rows: Iterable[Any]) -> str:
    """The documents of rows, each with its tables and sections."""
    places: dict[str, dict[str, None]] = {}
    for row in map(stated, rows):
        found = places.setdefault(view.sources[row.source_id], {})
        found |= dict.fromkeys(view.place(t.lang, place) for place in PLACE.findall(row.locator))
    return formats.in_series(
        t.lang,
        (
            f"{title} ({joined(', ', in_order(t.lang, found))})" if found else title
            for title, found in places.items()
        ),
    )


def leaves_out(view: PageView) -> bool:
    """Whether a filter is set that leaves out countries, whatever their steps."""
    filters = view.overview.filters
    return bool(filters.region or filters.country or filters.theme or filters.partner)


def asked(view: PageView) -> tuple[str, ...]:
    """The priority countries that region, country, theme and partner leave, whatever their steps."""
    regions = view.overview.filters.region
    return tuple(
        row.country.iso3
        for row in view.overview.countries
        if row.is_left and (not regions or row.country.region_id in regions)
    )
