"""Programme health: pace of every ambition, experts, staff, evaluations, ratifications, context."""

from datetime import date
from typing import Any

from data.collation import in_order, sort_key
from data.rows import PageView
from layouts.figures.charts import measure_name, step_name
from layouts.look import components
from layouts.look.markup import Html, html
from layouts.pages import announced
from layouts.pages import reported_figures as figures
from layouts.pages.health.more import context, evaluations, events, experts, staff
from layouts.pages.people.figures import MEASURES
from layouts.words import basis, formats
from layouts.words.pace import ABOUT, look, of_ambitions, said
from layouts.words.texts import Texts


def body(t: Texts, view: PageView) -> list[Any]:
    """The content of the page."""
    rows = ambitions(t, view)
    return [
        components.heading(
            of_ambitions(t, rows),
            t(
                "At {date}, {share} of phase II has passed. Even pace is a yardstick, not a plan.",
                date=formats.day(t.lang, view.overview.as_of),
                share=formats.per_cent(t.lang, view.overview.headline.elapsed_pct),
            )
            + _newest(t, view),
        ),
        pace(t, view, rows),
        *announced.listed(t, view),
        html.Div([ratifications(t, view), staff(t, view)], className="two"),
        experts(t, view),
        html.Div([html.Div([evaluations(t, view), *context(t, view)]), events(t, view)], className="two"),
        *figures.of_programme(t, view),
    ]


def _newest(t: Texts, view: PageView) -> str:
    """What does not follow an earlier date; empty for the newest."""
    if view.overview.as_of == view.frame.dates[-1]:
        return ""
    return " " + t(
        "Below the ambitions and the count of ratifications, all is of the newest report, whatever the date."
    )


# --- pace

# How the indicators of the ambitions begin; one of people is a sum of three that are never added up.
AMBITIONS = ("results_total", "step_", "countries_with", *(f"people_{one}" for one in MEASURES))


def ambitions(t: Texts, view: PageView) -> list[dict[str, Any]]:
    """One row an ambition of phase II: achieved, ambition, share reached, distance from an even pace."""
    head = view.overview.headline
    changes = t("Institutional changes, all steps")
    found: list[tuple[str, float | None, float, int | None]] = [
        (changes, head.results_all, head.results_ambition, head.explicit_all),
        *(
            (step_name(t, row.step), row.achieved, row.ambition, row.achieved_explicit)
            for row in view.overview.steps
        ),
        (t("Countries with a change"), head.countries_all, head.countries_ambition, None),
        *((measure_name(t, row.measure), row.people, row.ambition, None) for row in view.overview.people),
    ]
    elapsed = head.elapsed_pct
    rows = []
    for name, achieved, ambition, explicit in found:
        reached = None if achieved is None else 100 * achieved / ambition
        rows.append(
            {
                "name": name,
                "achieved_value": achieved,
                "explicit": explicit,  # of what is achieved; None: it is no count of results, or unknown
                "ambition_value": ambition,
                "achieved": None if achieved is None else formats.number(t.lang, achieved),
                "ambition": formats.number(t.lang, ambition),
                "reached_pct": reached,
                "gap_pct": 0 if reached is None else reached - elapsed,
            }
        )
    return sorted(rows, key=lambda row: row["gap_pct"])


def pace(t: Texts, view: PageView, rows: list[dict[str, Any]]) -> Html:
    """The ambitions from the furthest behind to the furthest ahead, with the arithmetic."""
    elapsed = view.overview.headline.elapsed_pct

    def state(row: dict[str, Any]) -> Any:
        if row["reached_pct"] is None:
            return components.not_reported(t)
        return components.badge(said(t, row["gap_pct"]), look(row["gap_pct"]))

    tables = [
        row
        for name in ("observation", "target")
        for row in view.tables[name]
        if row["indicator_id"].startswith(AMBITIONS)
        and row.get("as_of", view.overview.as_of) == view.overview.as_of
    ]
    first, last = view.frame.phase
    days = (date.fromisoformat(last) - date.fromisoformat(first)).days + 1
    return components.exportable(
        t,
        "pace",
        t("Where each ambition stands"),
        components.table(
            t("Ambitions of phase II against an even pace"),
            [
                t("Ambition"),
                t("Achieved"),
                t("Ambition for 2025"),
                t("Reached"),
                t("Against even pace"),
            ],
            [
                [
                    _named(t, row),
                    *(
                        components.number(t, row[f"{name}_value"], row[name])
                        for name in ("achieved", "ambition")
                    ),
                    (
                        html.Div(
                            [
                                components.bar(row["reached_pct"], elapsed),
                                html.Span(
                                    t("not reported")
                                    if row["reached_pct"] is None
                                    else formats.percent(t.lang, row["reached_pct"])
                                ),
                            ],
                            className="reached",
                        ),
                        row["reached_pct"] or 0,
                    ),
                    (state(row), row["gap_pct"]),
                ]
                for row in rows
            ],
            name="pace-table",
            has_cards=True,
        ),
        components.sources(t, view, tables),
        note=t(
            "Points: the share reached minus the share of the phase passed ({elapsed} of {days} days). "
            "About on pace: within {near} points.",
            near=formats.number(t.lang, ABOUT),
            elapsed=formats.per_cent(t.lang, elapsed),
            days=formats.number(t.lang, days),
        ),
    )


def _named(t: Texts, row: dict[str, Any]) -> Any:
    """The name of an ambition; under that of a count of results, how firm the count is."""
    firm = basis.briefly(t, row["achieved_value"], row["explicit"])
    return html.Div([row["name"], html.Div(firm, className="small")]) if firm else row["name"]


# --- ratifications


def campaign(view: PageView) -> dict[str, Any]:
    """What the campaign for Convention No. 102 aims at, as a row of `target`."""
    return next(row for row in view.tables["target"] if row["indicator_id"] == "ratifications_c102")


def ratified(view: PageView) -> dict[str, Any] | None:
    """The latest count of ratifications by the as-of date, as a row of `observation`; None: not reported."""
    rows = [
        row
        for row in view.tables["observation"]
        if row["indicator_id"] == "ratifications_c102" and row["as_of"] <= view.overview.as_of
    ]
    return max(rows, key=lambda row: row["as_of"], default=None)


def ratification_states(t: Texts) -> dict[str, str]:
    """How far countries can be with the Convention, the furthest first."""
    return {
        "ratified": t("ratified"),
        "implied": t("implied by the note, not confirmed"),
        "committed": t("decided or under way"),
        "considering": t("asked about it"),
        "assessment": t("comparing its law"),
        "promoted": t("promoted there; its position is not stated"),
    }


def ratified_where(t: Texts, view: PageView) -> str:
    """Where the countries that ratified are named, and which one is our reading; empty where none is."""

    def named(rows: list[dict[str, Any]]) -> str:
        names = [components.country_name(t, view, row["iso3"]) for row in rows]
        return formats.listed(t.lang, in_order(t.lang, names))

    said = [row for row in view.tables["ratification"] if row["status"] == "ratified"]
    implied = [row for row in view.tables["ratification"] if row["status"] == "implied"]
    boxed = [row for row in said if "Box 1" in row["locator"]]
    noted = [row for row in said if row not in boxed]
    words = [
        t("Named in Box 1 of the report as ratifying: {countries}.", countries=named(boxed)) if boxed else "",
        t("Named in the country note only: {countries}.", countries=named(noted)) if noted else "",
        t("Our reading of the country note: {countries}.", countries=named(implied)) if implied else "",
    ]
    return " ".join(filter(None, words))


def ratifications(t: Texts, view: PageView) -> Html:
    """The count of ratifications against the aim, and the countries by how far they are."""
    row, aim = ratified(view), campaign(view)
    target = formats.number(t.lang, aim["value"])
    names = ratification_states(t)
    shown = components.undated(t, view, t("Countries and how far they are"))
    order = list(names)
    found = sorted(
        view.tables["ratification"],
        key=lambda one: (
            order.index(one["status"]),
            sort_key(t.lang, components.country_name(t, view, one["iso3"])),
        ),
    )
    count = (
        [components.not_reported(t)]
        if row is None
        else [
            html.P(
                t(
                    "{n} of {target} ratifications",
                    n=formats.number(t.lang, row["value"]),
                    target=target,
                ),
                className="spoken",
            ),
            components.bar(100 * row["value"] / aim["value"]),
        ]
    )
    states = [(name, [one for one in found if one["status"] == status]) for status, name in names.items()]
    return components.section(
        t(
            "Convention No. 102: the campaign aims at {target} ratifications by {year}",
            target=target,
            year=aim["due"][:4],
        ),
        *count,
        *([html.H3(shown)] if view.overview.as_of != view.frame.dates[-1] else []),
        html.P(ratified_where(t, view), className="small"),
        *(
            html.Details(
                [
                    html.Summary(html.H3(f"{name} ({formats.number(t.lang, len(of))})")),
                    _countries(t, view, name, of),
                ],
                className="folded",
                **({"open": "open"} if of[0]["status"] == "ratified" else {}),
            )
            for name, of in states
            if of
        ),
        components.sources(t, view, [*([row] if row else []), aim, *found]),
    )


def _countries(t: Texts, view: PageView, state: str, rows: list[dict[str, Any]]) -> Html:
    """The countries of one state, with what is said of each."""
    return components.table(
        t("Countries and Convention No. 102: {state}", state=state),
        [t("Country or territory"), t("What is said")],
        [
            [
                components.country_link(t, view, row["iso3"]),
                html.Span(
                    [
                        row[f"what_{t.lang}"],
                        *(
                            [html.Span(" " + view.said(t.lang, row["caveat"]), className="small")]
                            if row["caveat"]
                            else []
                        ),
                    ]
                ),
            ]
            for row in rows
        ],
        name="ratifications",
    )
