"""Side by side: two or three countries, partners or regions, a column each; or the choice of them."""

from itertools import groupby
from typing import Any

from data.filters import search_of
from data.rows import PageView
from data.rows.compare import KINDS, MOST, Column, Compared
from data.untranslated import joined
from layouts.frame import filterbar
from layouts.look import components
from layouts.look.markup import Html, html
from layouts.pages.compare import choose
from layouts.pages.compare import rows as table_rows
from layouts.pages.compare.rows import Row
from layouts.words import formats
from layouts.words.texts import Texts


def body(t: Texts, view: PageView) -> list[Any]:
    """The table; where fewer than two are chosen, what to choose."""
    found = view.answers.compared
    if not found.kind:
        begun = next((kind for kind in KINDS if getattr(view.overview.filters, kind)), "country")
        return [components.heading(title(t, view), _what_to_choose(t, view)), *choose.forms(t, view, begun)]
    rows = table_rows.rows(t, view)
    return [
        components.heading(title(t, view), lead(t, view)),
        components.exportable(
            t,
            "compare",
            t("What is known of each"),
            _table(t, view, found, rows),
            _files(t, view),
            components.sources(t, view, [place for one in found.columns for place in one.origins]),
            note=" ".join(notes(t, view)),
            selection=filterbar.places(t, view),
        ),
        html.Details(
            [html.Summary(t("Compare others")), *choose.forms(t, view, found.kind)], className="choose"
        ),
    ]


def title(t: Texts, view: PageView) -> str:
    """Who stands side by side."""
    found = view.answers.compared
    if not found.kind:
        return t("Countries, partners or regions side by side")
    names = formats.listed(t.lang, [one.names[t.lang] for one in found.columns])
    return t("{names} side by side", names=names)


def _what_to_choose(t: Texts, view: PageView) -> str:
    """What is still to be chosen."""
    said = t("Choose two or three of one kind: countries, partners or regions.")
    filters = view.overview.filters
    begun = [
        filterbar.value_name(t, view.frame, kind, value) for kind in KINDS for value in getattr(filters, kind)
    ]
    if begun:
        said = t("Chosen so far: {names}.", names=formats.listed(t.lang, begun)) + " " + said
    return said


def lead(t: Texts, view: PageView) -> str:
    """Which kind is compared, which filters hold beside it, and who is left out."""
    found = view.answers.compared
    said = [
        {
            "partner": t(
                "Partners are compared by what is reported in the countries to which each contributes now."
            ),
            "country": t("Countries are compared by what the documents report of each."),
            "region": t("Regions are compared by what is reported of their priority countries."),
        }[found.kind]
    ]
    if found.beside:
        values = [
            formats.named(
                t.lang,
                filterbar.filter_name(t, name),
                formats.in_series(
                    t.lang,
                    [
                        filterbar.value_name(t, view.frame, name, value)
                        for value in getattr(view.overview.filters, name)
                    ],
                ),
            )
            for name in found.beside
        ]
        said.append(t("Filters that hold for each: {filters}.", filters=joined(" · ", values)))
    if found.left_out:
        said.append(
            t(
                "No more than {n} fit side by side; left out: {names}.",
                n=formats.number(t.lang, MOST),
                names=formats.listed(t.lang, [names[t.lang] for names in found.left_out]),
            )
        )
    return " ".join(said)


def notes(t: Texts, view: PageView) -> list[str]:
    """How to read the table."""
    found = view.answers.compared
    said = [
        t(
            "Figures on people of one measure and of several are never added up: the same people may stand "
            "behind several."
        )
    ]
    if found.kind == "partner":
        said.append(t("Results are shared with others: do not add them up over partners."))
    if found.results_as_of:
        said.append(
            t(
                "Results of the phase since {first}, as reported up to {last}.",
                first=formats.day(t.lang, found.results_since),
                last=formats.day(t.lang, found.results_as_of),
            )
        )
    return said


def _table(t: Texts, view: PageView, found: Compared, rows: tuple[Row, ...]) -> Html:
    """The table: a column each, rows in parts; on a phone each row is a card with a line for each."""
    names = [one.names[t.lang] for one in found.columns]
    parts = [
        html.Tbody(
            [
                html.Tr(
                    html.Th(table_rows.part_name(t, part), colSpan=str(len(names) + 1), scope="rowgroup"),
                    className="part",
                ),
                *(_row(row, names) for row in group),
            ]
        )
        for part, group in groupby(rows, key=lambda row: row.part)
    ]
    caption = title(t, view)
    return html.Div(
        html.Table(
            [
                html.Caption(caption, className="visually-hidden"),
                html.Thead(
                    html.Tr(
                        [
                            html.Td(""),
                            *(html.Th(_head(t, view, found, one), scope="col") for one in found.columns),
                        ]
                    )
                ),
                *parts,
            ],
            className=f"cards sheet side-by-side has-{len(names)}",
        ),
        className="scroll",
        tabIndex="0",
        role="region",
        **{"aria-label": caption},
    )


def _head(t: Texts, view: PageView, found: Compared, column: Column) -> list[Any]:
    """The name of what is compared, as a link to its page, and a button that takes it out."""
    name = column.names[t.lang]
    path = {"country": f"/countries/{column.key}", "partner": f"/partners/{column.key}"}.get(found.kind)
    out = html.Button(
        "×",
        className="take-out",
        **{
            "data-filter": found.kind,
            "data-value": column.key,
            "aria-label": t("Remove {name} from the comparison", name=name),
        },
    )
    return [components.link(view, path, name) if path else html.Span(name), " ", out]


def _row(row: Row, names: list[str]) -> Html:
    return html.Tr(
        [
            html.Th(row.label, scope="row"),
            *(
                html.Td(cell.shown, **{"data-head": name})
                for cell, name in zip(row.cells, names, strict=True)
            ),
        ]
    )


def _files(t: Texts, view: PageView) -> Html:
    """This table as files."""
    more = search_of(view.overview.filters).replace("?", "&", 1)
    links = [
        html.A(label, href=address + more, **{"data-download": address})
        for label, address in (
            ("Excel", "/export/data.xlsx?topic=compare"),
            ("CSV", "/export/data.csv?topic=compare"),
        )
    ]
    return html.P([t("This table as a file"), *links], className="small pictures")
