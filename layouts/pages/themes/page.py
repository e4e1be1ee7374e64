"""The page of thematic areas: what the report says of the 16, where, and what was done."""

from typing import Any

from data.collation import sort_key
from data.filters import search_of
from data.rows import PageView
from layouts.look import components
from layouts.look.markup import Html, html
from layouts.pages.partner.reported import caveat, contradictions, footnotes, repeated
from layouts.pages.themes import map as themes_map
from layouts.pages.themes import told as themes_told
from layouts.pages.themes.matrix import matrix, theme_button
from layouts.words import formats
from layouts.words.texts import Texts

Row = dict[str, Any]
GROUPS = ("human_right", "robust_systems")


def body(t: Texts, view: PageView) -> list[Any]:
    """The 16 areas, the map, the matrix of priority countries, what was done, what to know."""
    priority, work = _asked(view)
    active = [row for row in view.tables["theme"] if row["summary_en"] is not None]
    return [
        components.heading(themes_told.title(t, view), _lead(t, active, work, priority)),
        *([] if work else [components.empty(t)]),
        html.Div(
            [_group(t, view, name, work, priority) for name in GROUPS],
            className="two",
        ),
        *(
            [
                themes_map.section(t, view, work, priority),
                matrix(t, view, active, work, priority),
                _done(t, view, active, work, priority),
            ]
            if work
            else []
        ),
        _to_know(t, view),
    ]


def figures(t: Texts, view: PageView) -> dict[str, dict]:
    """The map, which the browser draws in its place; none where no work is left."""
    priority, work = _asked(view)
    return {themes_map.NAME: themes_map.figure(t, view, work, priority)} if work else {}


def _asked(view: PageView) -> tuple[set[str], list[Row]]:
    """The priority countries that the filters leave, and what the lists say of these and of others."""
    priority = set(components.asked(view))
    asked = priority | _asked_others(view)
    return priority, [row for row in view.tables["theme_country"] if row["iso3"] in asked]


def _asked_others(view: PageView) -> set[str]:
    """Countries outside the priority ones that the filters leave: by region and theme.

    A chosen country or partner leaves none of them: only priority countries can be chosen, and only their
    notes name partners.
    """
    filters = view.overview.filters
    if filters.country or filters.partner:
        return set()
    wanted = {
        row["iso3"]
        for row in view.tables["theme_country"]
        if not filters.theme or row["theme_id"] in filters.theme
    }
    return {
        row["iso3"]
        for row in view.tables["country"]
        if not row["is_priority"]
        and row["iso3"] in wanted
        and (not filters.region or row["region_id"] in filters.region)
    }


def _lead(t: Texts, active: list[Row], work: list[Row], priority: set[str]) -> str:
    """How many of the countries that the filters leave are named where, and the longest lists."""
    if not work:
        return t("The report names no country of this selection under a thematic area.")
    listed = [row for row in work if row["named_in"] == "list" and row["iso3"] in priority]
    counts = {row["theme_id"]: sum(one["theme_id"] == row["theme_id"] for one in listed) for row in active}
    top = [row for row in sorted(active, key=lambda row: -counts[row["theme_id"]]) if counts[row["theme_id"]]]
    most = [
        f"{row[f'label_{t.lang}']} ({formats.number(t.lang, counts[row['theme_id']])})" for row in top[:3]
    ]
    longest = t("Most priority countries: {themes}.", themes=formats.listed(t.lang, most)) if most else ""
    return f"{themes_told.named(t, work, priority)} {longest}".rstrip()


def _group(t: Texts, view: PageView, name: str, work: list[Row], priority: set[str]) -> Html:
    """The eight areas of a group: what the report says and how many countries its lists name."""
    rows = sorted(
        (row for row in view.tables["theme"] if row["theme_group"] == name), key=lambda row: row["position"]
    )
    group = {
        "human_right": t("The human right to social security for all"),
        "robust_systems": t("Robust and sustainable social protection systems"),
    }[name]
    return components.section(
        group,
        components.table(
            group,
            [t("Thematic area"), t("What the report says"), t("Priority countries"), t("Other countries")],
            [
                [
                    (theme_button(row[f"label_{t.lang}"], row["theme_id"]), row["position"]),
                    row[f"summary_{t.lang}"] or components.not_reported(t),
                    *_counts(t, row, work, priority),
                ]
                for row in rows
            ],
            name="theme-group",
        ),
        components.sources(t, view, rows),
        note=t(
            "{reported} of {n} areas reported; numbers of the countries that the filters leave: in the list "
            "of an area, and named beside it",
            reported=sum(map(themes_told.has_section, rows)),
            n=len(rows),
        ),
    )


def _counts(t: Texts, theme: Row, work: list[Row], priority: set[str]) -> list[Any]:
    """Numbers of priority and of other countries; no number where nothing is reported or asked."""
    if theme["summary_en"] is None or not (priority or work):
        return [("–", -1), ("–", -1)]
    named = [row for row in work if row["theme_id"] == theme["theme_id"]]
    return [
        themes_told.number(t, [row for row in named if (row["iso3"] in priority) == is_priority])
        for is_priority in (True, False)
    ]


def _done(t: Texts, view: PageView, active: list[Row], work: list[Row], priority: set[str]) -> Html:
    """What was done, country by country, for each area; a chosen area stands alone."""
    chosen = view.overview.filters.theme
    shown = [row for row in active if not chosen or row["theme_id"] in chosen]
    return components.section(
        t("What was done where"),
        *(
            _area(t, view, row, [one for one in work if one["theme_id"] == row["theme_id"]], priority)
            for row in shown
        ),
        note=t("Priority countries first, with links to their pages; others are marked."),
    )


def _area(t: Texts, view: PageView, theme: Row, work: list[Row], priority: set[str]) -> Html:
    """One area: its name, its countries and what was done there."""
    first = sorted(work, key=lambda row: sort_key(t.lang, components.country_name(t, view, row["iso3"])))
    ordered = sorted(first, key=lambda row: row["iso3"] not in priority)
    marks = repeated(work)
    return html.Div(
        [
            html.H3(theme[f"label_{t.lang}"]),
            html.P([theme[f"name_{t.lang}"], " ", _on_the_map(t, view, theme)], className="small"),
            html.Ul(
                [_work(t, view, row, row["iso3"] in priority, marks) for row in ordered], className="work"
            )
            if ordered
            else html.P(t("No country of this selection is named under it."), className="small"),
            *footnotes(t, view, marks),
            components.sources(t, view, work or [theme]),
        ],
        className="area",
    )


def _on_the_map(t: Texts, view: PageView, theme: Row) -> Html:
    """A link to the overview with the area chosen: its map shows where."""
    filters = view.overview.filters._replace(theme=(theme["theme_id"],))
    return html.A(t("On the map"), href="/" + search_of(filters))


def _work(t: Texts, view: PageView, row: Row, is_priority: bool, marks: dict[str, int]) -> Html:
    return html.Li(
        [
            html.B(components.country_link(t, view, row["iso3"])),
            *([] if is_priority else [" ", components.badge(t("other country"), "other")]),
            html.Span([" ", row[f"summary_{t.lang}"]]),
            *caveat(t, view, row, marks),
        ]
    )


def _to_know(t: Texts, view: PageView) -> Html:
    """What the lists leave open, and where documents contradict each other about them."""
    found = [row for row in view.tables["discrepancy"] if row["topic"] == "themes"]
    said = [
        t("The lists are selections: country notes report work that no list names."),
        t("What is named in running text or in a box, outside the lists, says so."),
        t("No report on an area does not mean no work: the report says nothing of it."),
        t("This page follows region, country, theme and partner, not the date: all of it is of 2021–22."),
    ]
    summary = t.count(
        "In {n} point documents disagree about thematic work",
        "In {n} points documents disagree about thematic work",
        len(found),
    )
    return components.section(
        t("What to know before quoting this page"),
        html.Ul([html.Li(each) for each in said]),
        contradictions(t, view, summary, found),
        components.sources(t, view, found),
    )
