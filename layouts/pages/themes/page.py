"""The page of thematic areas: what reports say of each, where it was active, and what was done."""

from typing import Any

from data.filters import search_of
from data.rows import PageView
from data.rows.themes import GROUPS, ThemeRow, WorkRow
from layouts.look import components
from layouts.look.footnotes import caveat, footnotes, repeated
from layouts.look.markup import Html, html
from layouts.pages.evidence import contradictions
from layouts.pages.themes import counts
from layouts.pages.themes import map as themes_map
from layouts.pages.themes.matrix import matrix, theme_button
from layouts.words.texts import Texts


def body(t: Texts, view: PageView) -> list[Any]:
    """The areas, the map, the matrix of priority countries, what was done, what to know."""
    themes = view.answers.themes
    return [
        components.heading(counts.title(t, themes), counts.lead(t, themes)),
        *counts.since(t, view),
        *([] if themes.work or not themes.reported else [components.empty(t)]),
        html.Div([_group(t, view, name) for name in GROUPS], className="two"),
        *([themes_map.section(t, view), matrix(t, view), _done(t, view)] if themes.work else []),
        _to_know(t, view),
    ]


def figures(t: Texts, view: PageView) -> dict[str, dict]:
    """The map, which the browser draws in its place; none where no work is left."""
    return {themes_map.NAME: themes_map.figure(t, view)} if view.answers.themes.work else {}


def group_name(t: Texts, group: str) -> str:
    """What the areas of a group have in common."""
    return {
        "human_right": t("The human right to social security for all"),
        "robust_systems": t("Robust and sustainable social protection systems"),
    }[group]


def _group(t: Texts, view: PageView, name: str) -> Html:
    """The areas of a group: what the report says and how many countries its lists name."""
    group = view.answers.themes.group(name)
    is_asked = bool(view.answers.themes.countries)
    title = group_name(t, name)
    return components.section(
        title,
        components.table(
            title,
            [t("Thematic area"), t("What the report says"), t("Priority countries"), t("Other countries")],
            [
                [
                    (theme_button(row.labels[t.lang], row.theme_id), row.place),
                    _summary(t, row),
                    *(
                        counts.number(t, named) if row.told_in and is_asked else ("–", -1)
                        for named in (row.priority, row.others)
                    ),
                ]
                for row in group.rows
            ],
            name="theme-group",
        ),
        components.sources(t, view, group.rows),
        note=t(
            "{reported} of {n} areas reported; numbers of the countries that the filters leave: in the list "
            "of an area, and named beside it",
            reported=group.sections,
            n=len(group.rows),
        ),
    )


def _summary(t: Texts, row: ThemeRow) -> Any:
    """What is said of an area; where it is counted alone, that there is no text on it."""
    if row.summary:
        return row.summary[t.lang]
    if row.told_in:
        return html.Span(t("countries named, no text on the area"), className="unknown-value")
    return components.not_reported(t)


def _done(t: Texts, view: PageView) -> Html:
    """What was done, country by country, for each area; a chosen area stands alone."""
    return components.section(
        t("What was done where"),
        *(_area(t, view, row) for row in view.answers.themes.chosen if row.told_in),
        note=t("Priority countries first, with links to their pages; others are marked."),
    )


def _area(t: Texts, view: PageView, theme: ThemeRow) -> Html:
    """One area: its name, its countries and what was done there."""
    marks = repeated(theme.work)
    return html.Div(
        [
            html.H3(theme.labels[t.lang]),
            html.P([theme.names[t.lang], " ", _on_the_map(t, view, theme)], className="small"),
            html.Ul([_work(t, view, row, marks) for row in theme.work], className="work")
            if theme.work
            else html.P(t("No country of this selection is named under it."), className="small"),
            *footnotes(t, view, marks),
            components.sources(t, view, theme.work or [theme]),
        ],
        className="area",
    )


def _on_the_map(t: Texts, view: PageView, theme: ThemeRow) -> Html:
    """A link to the overview with the area chosen: its map shows where."""
    filters = view.overview.filters._replace(theme=(theme.theme_id,))
    return html.A(t("On the map"), href="/" + search_of(filters))


def _work(t: Texts, view: PageView, row: WorkRow, marks: dict[str, int]) -> Html:
    return html.Li(
        [
            html.B(components.country_link(t, view, row.iso3)),
            *([] if row.is_priority else [" ", components.badge(t("other country"), "other")]),
            html.Span([" ", row.summary[t.lang]]),
            *caveat(t, view, row, marks),
        ]
    )


def _to_know(t: Texts, view: PageView) -> Html:
    """What the lists leave open, and where documents contradict each other about them."""
    found = view.answers.themes.contradictions
    said = [
        t("The lists are selections: country notes report work that no list names."),
        t("What is named in running text or in a box, outside the lists, says so."),
        t("No report on an area does not mean no work: the report says nothing of it."),
        t("Of each area and country the newest report by the date is shown; what it leaves out stays."),
    ]
    summary = t.count(
        "{n} difference between the documents about thematic work",
        "{n} differences between the documents about thematic work",
        len(found),
    )
    return components.section(
        t("What to know before quoting this page"),
        html.Ul([html.Li(each) for each in said]),
        *([contradictions.folded(t, summary, found), components.sources(t, view, found)] if found else []),
    )
