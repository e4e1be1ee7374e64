"""The page of one country: its steps and their evidence, people, partners, themes, contradictions."""

from collections import Counter
from typing import Any

from data.filters import Filters, search_of
from data.rows import PageView
from layouts.look import components
from layouts.look.markup import Html, html
from layouts.pages import announced
from layouts.pages import reported_figures as figures
from layouts.pages.countries import Row
from layouts.pages.country import work
from layouts.pages.country.steps import also, last_day, tracker
from layouts.pages.country.work import rows_of
from layouts.words import formats
from layouts.words.basis import explicit_of
from layouts.words.texts import Texts

SEVERITIES = ("high", "medium", "low")


def body(t: Texts, view: PageView) -> list[Any]:
    """The content of the page."""
    results = rows_of(view, "result")
    note = rows_of(view, "country_note")
    every = [*results, *also(view, results), *note]
    for name in (
        *("people_figure", "country_partner", "theme_country", "ratification", "multi_donor_output"),
        "reported_figure",
    ):
        every += rows_of(view, name)
    return [
        html.Div(
            [
                _heading(t, view, results),
                *(html.P(row[f"summary_{t.lang}"], className="summary") for row in note),
                tracker(t, view, results, note),
                html.Div(
                    [
                        work.people(t, view),
                        work.partners(t, view),
                        work.themes(t, view),
                        *work.convention(t, view),
                        *work.multi_donor(t, view),
                    ],
                    className="work",
                ),
                *announced.people(
                    t, view, [row for row in view.later["people_figure"] if row["iso3"] == view.key]
                ),
                *figures.of_country(t, view),
                _discrepancies(t, view),
                components.paper_sources(
                    t,
                    view,
                    every,
                    t("On screen: paragraphs, and what is shown where a contradiction is of low severity."),
                ),
            ],
            className="country-page",
        )
    ]


def _heading(t: Texts, view: PageView, results: list[Row]) -> Html:
    codes = [country.iso3 for country in view.frame.ordered[t.lang]]
    place = codes.index(view.key)
    country = view.frame.ordered[t.lang][place]
    region = next(one for one in view.frame.regions if one.region_id == country.region_id)
    around = [
        components.link(view, "/countries", t("All {n} countries", n=formats.number(t.lang, len(codes)))),
    ]
    if place:
        around.insert(0, _neighbour(t, view, codes[place - 1], "← ", t("Previous country")))
    if place + 1 < len(codes):
        around.append(_neighbour(t, view, codes[place + 1], " →", t("Next country")))
    return components.heading(
        country.names[t.lang],
        f"{region.names[t.lang]} · {_achieved(t, view, results)}",
        html.Nav(around, className="around", **{"aria-label": t("Other countries")}),
    )


def _neighbour(t: Texts, view: PageView, iso3: str, arrow: str, which: str) -> Html:
    name = [
        html.Span(formats.named(t.lang, which), className="visually-hidden"),
        components.country_name(t, view, iso3),
    ]
    mark = html.Span(arrow, **{"aria-hidden": "true"})
    return components.link(
        view, f"/countries/{iso3}", [mark, *name] if arrow.endswith(" ") else [*name, mark]
    )


def _achieved(t: Texts, view: PageView, results: list[Row]) -> str:
    """How many steps the country achieved, by when, and how firmly."""
    if not last_day(view):
        return t("results not reported")
    day = formats.day(t.lang, last_day(view))
    if not results:
        return t("no step achieved by {date}", date=day)
    steps = formats.number(t.lang, len({row["step"] for row in results}))
    explicit = formats.number(t.lang, explicit_of(results))
    return t.count(
        "{steps} of 3 steps achieved by {date}; the report is explicit for {explicit} of {n} result",
        "{steps} of 3 steps achieved by {date}; the report is explicit for {explicit} of {n} results",
        len(results),
        steps=steps,
        date=day,
        explicit=explicit,
    )


def _discrepancies(t: Texts, view: PageView) -> Html:
    """Contradictions of the documents that touch the country: the grave ones first, then its own."""
    touched = Counter(row["discrepancy_id"] for row in view.tables["discrepancy_country"])
    ours = {row["discrepancy_id"] for row in rows_of(view, "discrepancy_country")}
    rows = sorted(
        (row for row in view.tables["discrepancy"] if row["discrepancy_id"] in ours),
        key=lambda row: (SEVERITIES.index(row["severity"]), touched[row["discrepancy_id"]]),
    )
    if not rows:
        return components.section(t("No discrepancy in the documents touches this country"))
    title = t.count(
        "{n} discrepancy in the documents touches this country",
        "{n} discrepancies in the documents touch this country",
        len(rows),
    )
    return components.section(
        title,
        html.Ul([_discrepancy(t, view, row) for row in rows], className="items flowing"),
        components.sources(t, view, rows),
    )


def _discrepancy(t: Texts, view: PageView, row: Row) -> Html:
    words = {
        "high": t("high severity"),
        "medium": t("medium severity"),
        "low": t("low severity"),
    }
    badges = [components.badge(words[row["severity"]], "high" if row["severity"] == "high" else "plain")]
    if not row["is_settled"]:
        badges.append(components.badge(t("not settled"), "warn"))
    return html.Li(
        [
            html.A(row[f"title_{t.lang}"], href=_evidence(view, row["discrepancy_id"])),
            " ",
            *badges,
            html.P(t("Shown: {what}", what=view.said(t.lang, row["adopted"])), className="small"),
        ],
        className=f"is-{row['severity']}",
    )


def _evidence(view: PageView, discrepancy_id: str) -> str:
    """The address of a discrepancy; filters that leave out this country are left out, for they hide it."""
    filters = view.overview.filters
    if view.key not in components.asked(view):
        filters = Filters(as_of=filters.as_of, lang=filters.lang)
    return f"/evidence{search_of(filters)}#{discrepancy_id}"
