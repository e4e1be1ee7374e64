"""The matrix of thematic areas: priority countries by region, a mark where a list names one."""

from typing import Any

from data.rows import PageView
from data.snapshot import Country
from layouts.frame import filterbar
from layouts.look import components
from layouts.look.markup import Html, html
from layouts.words import formats
from layouts.words.texts import Texts

Row = dict[str, Any]


def theme_button(label: str, theme_id: str) -> Html:
    """A button that selects a thematic area and, pressed again, takes it back."""
    return html.Button(
        label,
        className="pick-theme",
        **{"data-filter": "theme", "data-value": theme_id, "aria-pressed": "false"},
    )


def matrix(t: Texts, view: PageView, active: list[Row], work: list[Row], priority: set[str]) -> Html:
    """Priority countries × areas, by region; headings of rows and columns set the filters."""
    listed = {(row["theme_id"], row["iso3"]): row["named_in"] for row in work}
    named = {iso3 for _, iso3 in listed}
    asked = [country for country in view.frame.ordered[t.lang] if country.iso3 in priority]
    shown = [country for country in asked if country.iso3 in named]
    without = [country.names[t.lang] for country in asked if country.iso3 not in named]
    regions = [
        (region, rows)
        for region in view.frame.regions
        if (rows := [country for country in shown if country.region_id == region.region_id])
    ]
    title = t.count(
        "{shown} of {n} priority country is named under a thematic area",
        "{shown} of {n} priority countries are named under a thematic area",
        len(asked),
        shown=len(shown),
    )
    table = html.Table(
        [
            html.Caption(title, className="visually-hidden"),
            html.Thead(
                html.Tr(
                    [
                        html.Th(t("Country"), scope="col"),
                        *(
                            html.Th(theme_button(row[f"label_{t.lang}"], row["theme_id"]), scope="col")
                            for row in active
                        ),
                    ]
                )
            ),
            *(
                html.Tbody(
                    [
                        html.Tr(
                            html.Th(
                                html.Button(
                                    region.names[t.lang],
                                    **{
                                        "data-filter": "region",
                                        "data-value": region.region_id,
                                        "aria-pressed": "false",
                                    },
                                ),
                                colSpan=str(len(active) + 1),
                                scope="rowgroup",
                            ),
                            className="group",
                        ),
                        *(_row(t, country, active, listed) for country in rows),
                    ]
                )
                for region, rows in regions
            ),
        ],
        className="sheet theme-matrix",
    )
    return components.exportable(
        t,
        "theme-matrix",
        title,
        html.Div(table, className="scroll", tabIndex="0", role="region", **{"aria-label": title}),
        *(
            [
                html.P(
                    t("Not named: {countries}.", countries=formats.listed(t.lang, without)),
                    className="small after",
                )
            ]
            if without
            else []
        ),
        components.sources(t, view, work),
        note=t(
            "A filled mark: the list of the area names the country. A hollow one: only running text or a box "
            "does. An empty place does not say that nothing was done: the lists are selections."
        ),
        selection=filterbar.places(t, view),
    )


def _row(t: Texts, country: Country, active: list[Row], listed: dict[tuple[str, str], str]) -> Html:
    heading = html.Button(
        country.names[t.lang],
        **{"data-filter": "country", "data-value": country.iso3, "aria-pressed": "false"},
    )
    return html.Tr(
        [
            html.Th(heading, scope="row"),
            *(html.Td(_mark(t, listed.get((row["theme_id"], country.iso3)))) for row in active),
        ]
    )


def _mark(t: Texts, named_in: str | None) -> Any:
    """Filled where a list names the country, hollow where only running text or a box does."""
    words = {"list": t("in its list"), "text": t("in running text"), "box": t("in a box")}
    if named_in is None:
        return html.Span(t("not named"), className="visually-hidden")
    look = "dot" if named_in == "list" else "dot is-beside"
    return [html.I(className=look), html.Span(words[named_in], className="visually-hidden")]
