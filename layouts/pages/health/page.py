"""Programme health: pace of every ambition, experts, staff, evaluations, ratifications, context."""

from typing import Any

from data.rows import PageView
from data.rows.health import Ratification, Ratifications
from data.rows.pace import Ambition
from layouts.figures.charts import measure_name, step_name
from layouts.look import components
from layouts.look.comparison import since
from layouts.look.markup import Html, html
from layouts.pages import announced
from layouts.pages import reported_figures as figures
from layouts.pages.health.more import context, evaluations, events, experts, staff
from layouts.words import basis, formats
from layouts.words.pace import look, of_ambitions, passed, said
from layouts.words.texts import Texts


def body(t: Texts, view: PageView) -> list[Any]:
    """The content of the page."""
    found = view.answers.pace
    return [
        components.heading(of_ambitions(t, found), passed(t, found, view.overview.as_of)),
        pace(t, view),
        *announced.listed(t, view),
        html.Div([ratifications(t, view), staff(t, view)], className="two"),
        experts(t, view),
        html.Div([html.Div([evaluations(t, view), *context(t, view)]), events(t, view)], className="two"),
        *figures.of_programme(t, view),
    ]


def then(t: Texts, view: PageView, now: float | None, was: float | None) -> list[Html]:
    """What a figure was on the day that is compared with; on the day before only where it was reported."""
    before = view.overview.before
    if before is None or (was is None and not view.overview.filters.compare):
        return []
    return [html.Div(since(t, view.overview, now, was), className="small")]


# --- pace


def ambition_name(t: Texts, row: Ambition) -> str:
    """What an ambition is about."""
    kind, _, which = row.indicator_id.partition("_")
    if kind == "step":
        return step_name(t, int(which))
    if kind == "people":
        return measure_name(t, which)
    return t("Results, all steps") if kind == "results" else t("Countries with a result")


def pace(t: Texts, view: PageView) -> Html:
    """The ambitions from the furthest behind to the furthest ahead, with the arithmetic."""
    found = view.answers.pace
    phase = formats.roman(found.phase)
    return components.exportable(
        t,
        "pace",
        t("Where each ambition stands"),
        components.table(
            t("Ambitions of phase {phase} against an even pace", phase=phase),
            [
                t("Ambition"),
                t("Achieved"),
                t("Ambition for {year}", year=found.phase_days[1][:4]),
                t("Reached"),
                t("Against even pace"),
            ],
            [
                [
                    _named(t, row),
                    _achieved(t, view, row),
                    components.number(t, row.ambition),
                    _reached(t, row, found.elapsed_pct),
                    _state(t, row),
                ]
                for row in found.ambitions
            ],
            name="pace-table",
            has_cards=True,
        ),
        components.sources(t, view, [origin for row in found.ambitions for origin in row.origins]),
        note=t(
            "Points: the share reached minus the share of the phase passed ({elapsed} of {days} days). "
            "About on pace: within {near} points.",
            elapsed=formats.number(t.lang, found.days_passed),
            days=formats.number(t.lang, found.days),
            near=formats.number(t.lang, found.about_points),
        ),
    )


def _named(t: Texts, row: Ambition) -> Any:
    """The name of an ambition; under that of a count of results, how firm the count is."""
    name = ambition_name(t, row)
    firm = basis.briefly(t, None if row.achieved is None else int(row.achieved), row.explicit)
    return html.Div([name, html.Div(firm, className="small")]) if firm else name


def _achieved(t: Texts, view: PageView, row: Ambition) -> tuple[Any, Any]:
    """What is achieved; under it its own date, where that is another, and what it was before."""
    cell, value = components.number(t, row.achieved)
    own = row.as_of if row.as_of != view.overview.as_of else None
    dated = [html.Div(formats.day(t.lang, own, "medium"), className="small")] if own else []
    more = [*dated, *then(t, view, row.achieved, row.before)]
    return (html.Div([cell, *more]) if more else cell), value


def _reached(t: Texts, row: Ambition, elapsed_pct: float) -> tuple[Any, Any]:
    """The share reached as a bar with the mark of an even pace, and in words."""
    share = t("not reported") if row.reached_pct is None else formats.percent(t.lang, row.reached_pct)
    drawn = [components.bar(row.reached_pct, elapsed_pct), html.Span(share)]
    return html.Div(drawn, className="reached"), row.reached_pct or 0


def _state(t: Texts, row: Ambition) -> tuple[Any, Any]:
    """How far an ambition is from an even pace."""
    if row.points is None or row.stands is None:
        return components.not_reported(t), ""
    return components.badge(said(t, row.points, row.stands), look(row.stands)), row.points


# --- ratifications


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
    found = view.answers.ratifications

    def named(rows: tuple[Ratification, ...]) -> str:
        return formats.listed(t.lang, [row.name[t.lang] for row in rows])

    words = [
        t(
            "Named as ratifying in {document}, {place}: {countries}.",
            document=view.short_names[one.source_id],
            place=view.place(t.lang, one.place),
            countries=named(one.countries),
        )
        if one.place
        else t("Named in the country note only: {countries}.", countries=named(one.countries))
        for one in found.ratified
    ]
    words += [
        t("Our reading of the country note: {countries}.", countries=named(state.countries))
        for state in found.states
        if state.status == "implied"
    ]
    return " ".join(words)


def campaign_title(t: Texts, found: Ratifications) -> str:
    """What the campaign for the Convention aims at."""
    if found.aim is None or found.due is None:
        return t("Convention No. 102: who ratified it")
    return t(
        "Convention No. 102: the campaign aims at {target} ratifications by {year}",
        target=formats.number(t.lang, found.aim),
        year=found.due[:4],
    )


def ratifications(t: Texts, view: PageView) -> Html:
    """The count of ratifications against the aim, and the countries by how far they are."""
    found, names = view.answers.ratifications, ratification_states(t)
    where = ratified_where(t, view)
    return components.section(
        campaign_title(t, found),
        *_count(t, view, found),
        *([html.P(where, className="small")] if where else []),
        *(
            html.Details(
                [
                    html.Summary(
                        html.H3(f"{names[state.status]} ({formats.number(t.lang, len(state.countries))})")
                    ),
                    _countries(t, view, names[state.status], state.countries),
                ],
                className="folded",
                **({"open": "open"} if state.status == "ratified" else {}),
            )
            for state in found.states
        ),
        components.sources(t, view, found.origins),
    )


def _count(t: Texts, view: PageView, found: Ratifications) -> list[Html]:
    """The count of ratifications, in words and as a bar of the aim, and what it was before."""
    if found.ratified_by is None or found.aim is None or found.counted_on is None:
        return [components.not_reported(t)]
    counted = t(
        "{n} of {target} ratifications",
        n=formats.number(t.lang, found.ratified_by),
        target=formats.number(t.lang, found.aim),
    )
    own = found.counted_on if found.counted_on != view.overview.as_of else None
    return [
        html.P(counted, className="spoken"),
        components.bar(found.reached_pct),
        *([html.Div(formats.day(t.lang, own, "medium"), className="small")] if own else []),
        *then(t, view, found.ratified_by, found.before),
    ]


def _countries(t: Texts, view: PageView, state: str, rows: tuple[Ratification, ...]) -> Html:
    """The countries of one state, with what is said of each."""
    return components.table(
        t("Countries and Convention No. 102: {state}", state=state),
        [t("Country or territory"), t("What is said")],
        [
            [
                components.link(view, f"/countries/{row.iso3}", row.name[t.lang])
                if row.is_priority
                else row.name[t.lang],
                components.with_caveat(t, view, row.what[t.lang], row.origin),
            ]
            for row in rows
        ],
        name="ratifications",
    )
