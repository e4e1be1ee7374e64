"""The matrix of thematic areas: priority countries by region, a mark where a list names one."""

from typing import Any

from data.rows import PageView
from data.rows.themes import ThemeCountry, ThemeRow
from layouts.frame import filterbar
from layouts.look import components
from layouts.look.markup import Html, html
from layouts.words import formats
from layouts.words.texts import Texts


def theme_button(label: str, theme_id: str) -> Html:
    """A button that selects a thematic area and, pressed again, takes it back."""
    return html.Button(
        label,
        className="pick-theme",
        **{"data-filter": "theme", "data-value": theme_id, "aria-pressed": "false"},
    )


def matrix(t: Texts, view: PageView) -> Html:
    """Priority countries × areas, by region; headings of rows and columns set the filters."""
    themes = view.answers.themes
    asked, active = themes.priority_countries, themes.reported
    without = [one.country.names[t.lang] for one in asked if not one.named_in]
    title = t.count(
        "{shown} of {n} priority country is named under a thematic area",
        "{shown} of {n} priority countries are named under a thematic area",
        len(asked),
        shown=len(asked) - len(without),
    )
    table = html.Table(
        [
            html.Caption(title, className="visually-hidden"),
            html.Thead(
                html.Tr(
                    [
                        html.Th(t("Country"), scope="col"),
                        *(
                            html.Th(theme_button(row.labels[t.lang], row.theme_id), scope="col")
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
                        *(_row(t, one, active) for one in rows),
                    ]
                )
                for region, rows in themes.by_region(view.frame.regions)
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
        components.sources(t, view, themes.work),
        note=t(
            "A filled mark: the list of the area names the country. A hollow one: only running text or a box "
            "does. An empty place does not say that nothing was done: the lists are selections."
        ),
        selection=filterbar.places(t, view),
    )


def _row(t: Texts, one: ThemeCountry, active: tuple[ThemeRow, ...]) -> Html:
    heading = html.Button(
        one.country.names[t.lang],
        **{"data-filter": "country", "data-value": one.country.iso3, "aria-pressed": "false"},
    )
    return html.Tr(
        [
            html.Th(heading, scope="row"),
            *(html.Td(_mark(t, one.named_in.get(row.theme_id))) for row in active),
        ]
    )


def _mark(t: Texts, named_in: str | None) -> Any:
    """Filled where a list names the country, hollow where only running text or a box does."""
    words = {"list": t("in its list"), "text": t("in running text"), "box": t("in a box")}
    if named_in is None:
        return html.Span(t("not named"), className="visually-hidden")
    look = "dot" if named_in == "list" else "dot is-beside"
    return [html.I(className=look), html.Span(words[named_in], className="visually-hidden")]
