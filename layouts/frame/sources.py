"""Where the figures of a chart come from: the panel that opens beside it, with its table and its caveats."""

import dash
import dash_bootstrap_components as dbc

from data.rows import Overview, Provenance
from data.snapshot import Correction
from layouts.figures import charts, waterfall
from layouts.look.ids import Id
from layouts.look.markup import Html, apart, html
from layouts.words import basis, formats
from layouts.words.texts import Texts


def button(t: Texts, panel: str) -> Html:
    """The button in a chart's corner that opens its panel; the script asks for it."""
    source = t("Source")
    said = {
        "data-open": panel,
        "aria-haspopup": "dialog",
        "aria-label": formats.named(t.lang, source, panel_name(t, panel)),
    }
    return html.Button(source, className="link source", **said)


def panel_name(t: Texts, panel: str) -> str:
    """What the figures of a panel are about."""
    return {
        "results": t("Results"),
        "countries": t("Countries with a result"),
        "map": t("Map"),
        "steps": t("Steps"),
        "people": t("People"),
        "funding": t("Funding"),
    }[panel]


def panel(t: Texts) -> dbc.Offcanvas:
    """The panel, empty until a button fills it; a script names it and its button (`assets/controls.js`)."""
    return dbc.Offcanvas(
        dash.html.Div(id=Id.SOURCES_BODY, **{"data-close": t("Close")}),
        id=Id.SOURCES,
        title=dash.html.H2(t("Figures and sources")),
        placement="end",
        is_open=False,
        close_button=True,
    )


def caveats(t: Texts, chart: str, view: Overview) -> list[str]:
    """What a reader must know before quoting a figure of the chart."""
    head = view.headline
    doubt = [one for one in (basis.sentence(t, head.results, head.explicit),) if one]
    return {
        "results": [_result(t, view), *doubt],
        "countries": [t("A country counts once, however many steps it achieved.")],
        "map": [
            _result(t, view),
            charts.unmarked(t),
            *doubt,
            disclaimer(t),
        ],
        "steps": [
            t(
                "An ambition is for the whole programme and all of phase {phase}; no document divides it "
                "by country.",
                phase=formats.roman(view.phase),
            ),
            t("The pace mark is the share of the phase passed at the date; progress need not be even."),
            *doubt,
        ],
        "people": [
            t("The three measures overlap: a person may count in each. They are never added up."),
            *_who_reports(t, view),
            t("Figures of people are programme-wide and do not follow region, country or step."),
        ],
        "funding": [
            t("Amounts are US dollars at the exchange rate of the day on which each project was signed."),
            t("Money is programme-wide: no document divides it by country, so filters do not move it."),
        ],
    }[chart]


def _result(t: Texts, view: Overview) -> str:
    """What one result is, and which are counted."""
    return t(
        "A result is one institutional change: a step achieved in one country in one period; counted are "
        "those of phase {phase}.",
        phase=formats.roman(view.phase),
    )


def _who_reports(t: Texts, view: Overview) -> list[str]:
    """How many countries the figures of people come from; nothing where nothing is reported."""
    countries = max((row.reporting_countries or 0 for row in view.people), default=0)
    if not countries:
        return []
    return [
        t.count(
            "{n} country reports by the report's own count, unnamed; no document splits the total.",
            "{n} countries report by the report's own count, unnamed; no document splits the total.",
            countries,
        )
    ]


def disclaimer(t: Texts) -> str:
    """The disclaimer that goes with every map."""
    return t(
        "The boundaries and names shown here, and the designations used, mean no official endorsement or "
        "acceptance by the ILO or the United Nations."
    )


def body(t: Texts, chart: str, view: Overview, provenance: Provenance) -> list:
    """The content of the panel for one chart: its figures as a table, its places, its caveats."""
    return [
        dash.html.H3(title(t, chart, view)),
        _table(*figures(t, chart, view)),
        dash.html.P(t("Position at {date}", date=formats.day(t.lang, view.as_of)), className="small"),
        dash.html.H4(t("Where it stands")),
        dash.html.Ul(
            [
                dash.html.Li(
                    [
                        dash.html.B(apart(formats.named(t.lang, document))),
                        dash.html.Span(apart(formats.in_series(t.lang, locators))),
                    ]
                )
                for document, locators in provenance.places
            ]
        ),
        dash.html.H4(t("Before you quote it")),
        dash.html.Ul(
            [
                *(dash.html.Li(caveat) for caveat in caveats(t, chart, view)),
                *(
                    dash.html.Li(apart(t("{what}: {caveat}", what=_what(t, view, table, key), caveat=caveat)))
                    for table, key, caveat in provenance.caveats
                ),
                *(dash.html.Li(apart(_correction(t, *correction))) for correction in provenance.corrections),
            ]
        ),
    ]


def _what(t: Texts, view: Overview, table: str, key: str) -> str:
    """The name of a row that has a caveat."""
    if table == "funding_position":
        return waterfall.in_line(waterfall.component_names(t, view)[key])
    if key.startswith("people_"):
        name = charts.measure_name(t, key.removeprefix("people_"))
    elif key.startswith("step_"):
        name = charts.step_name(t, int(key.removeprefix("step_")))
    else:
        name = t("Total")
    return t("{name}, ambition", name=name) if table == "target" else name


def _correction(t: Texts, document: str, correction: Correction) -> str:
    """What a document says differently, what is shown instead, and why."""

    def figure(text: str) -> str:
        return formats.number(t.lang, int(text)) if text.isdigit() else text

    found = figure(correction.found)
    if correction.adopted is None:
        return t(
            "{document}, {place}, says {found}; not used. {reason}",
            document=document,
            place=correction.locator,
            found=found,
            reason=correction.reason,
        )
    return t(
        "{document}, {place}, says {found}; shown is {adopted}. {reason}",
        document=document,
        place=correction.locator,
        found=found,
        adopted=figure(correction.adopted),
        reason=correction.reason,
    )


def title(t: Texts, chart: str, view: Overview) -> str:
    """The title of a chart."""
    return {
        "results": lambda t, _: t("Results"),
        "countries": lambda t, _: t("Countries with a result"),
        "map": charts.map_title,
        "steps": charts.steps_title,
        "people": charts.people_title,
        "funding": waterfall.funding_title,
    }[chart](t, view)


def figures(t: Texts, chart: str, view: Overview) -> tuple[list[str], list[list[str]]]:
    """The heading and the rows of a chart's table."""
    unknown = t("not reported")
    number = formats.number

    def cells(*values: float | None) -> list[str]:
        return [unknown if value is None else number(t.lang, value) for value in values]

    firm = [t("Selected"), t("of which explicit"), t("All countries"), t("of which explicit"), t("Ambition")]
    head = view.headline
    if chart == "results":
        found = (head.results, head.explicit, head.results_all, head.explicit_all, head.results_ambition)
        return ["", *firm], [[title(t, chart, view), *cells(*found)]]
    if chart == "countries":
        counts = cells(head.countries, head.countries_all, head.countries_ambition)
        return ["", t("Selected"), t("All countries"), t("Ambition")], [[title(t, chart, view), *counts]]
    if chart == "map":
        return [t("Country or territory"), t("Steps achieved"), t("To be confirmed")], [
            [
                row.country.names[t.lang],
                ", ".join(map(str, row.shown_steps)) or charts.country_state(t, row.steps, view.is_reported),
                ", ".join(str(step) for step in row.shown_steps if step not in row.explicit) or "–",
            ]
            for row in view.countries
            if row.is_selected
        ]
    if chart == "steps":
        return [t("Step"), *firm], [
            [
                charts.step_name(t, row.step),
                *cells(
                    row.selected, row.selected_explicit, row.achieved, row.achieved_explicit, row.ambition
                ),
            ]
            for row in view.steps
        ]
    if chart == "people":
        return [t("Measure"), t("People"), t("Ambition")], [
            [
                charts.measure_name(t, row.measure),
                unknown if row.people is None else number(t.lang, row.people),
                number(t.lang, row.ambition),
            ]
            for row in view.people
        ]
    names = waterfall.component_names(t, view)
    return [t("Component"), t("US$")], [
        [
            waterfall.in_line(names[row.component]),
            t("not stated for this date") if row.usd is None else number(t.lang, row.usd),
        ]
        for row in view.funding
    ]


def _table(head: list[str], rows: list[list[str]]) -> dash.html.Table:
    return dash.html.Table(
        [
            dash.html.Thead(dash.html.Tr([dash.html.Th(cell, scope="col") for cell in head])),
            dash.html.Tbody(
                [
                    dash.html.Tr(
                        [dash.html.Th(row[0], scope="row"), *(dash.html.Td(cell) for cell in row[1:])]
                    )
                    for row in rows
                ]
            ),
        ],
        className="figures",
    )
