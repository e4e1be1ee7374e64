"""The rows of people: the programme's totals and ambitions, and the country figures behind them."""

from data.rows import PageView
from data.rows.people import Measure, PeopleFigure
from layouts.exports.tables.countries import NO_PLACE, NONE, NOWHERE, UNKNOWN, Row, origin, place
from layouts.exports.tables.fields import COLUMNS, state_of
from layouts.figures import charts
from layouts.words.texts import Texts


def people(t: Texts, view: PageView) -> list[Row]:
    """Programme totals and ambitions, the figures of countries, and the countries without any."""
    found, places = view.answers.people, place(t, view)
    nothing = {**dict.fromkeys(COLUMNS, UNKNOWN), "level": "country", "state": UNKNOWN.value}
    nothing |= {"as_of": view.overview.as_of, "duration": NONE, "reporting_countries": NONE, **NOWHERE}
    return [
        *(row for measure in found.measures for row in _totals(t, view, measure)),
        *(_figure(t, view, row, places[row.iso3] if row.iso3 else NO_PLACE) for row in found.left),
        *({**nothing, **places[iso3]} for iso3 in found.silent),
    ]


def _figure(t: Texts, view: PageView, row: PeopleFigure, where: Row) -> Row:
    names = ("measure", "status", "duration", "people", "unit", "precision", "year")
    return {
        **{name: getattr(row, name) for name in names},
        **where,
        "level": "country" if row.iso3 else "countries",
        "as_of": NONE,
        "state": state_of(row.people),
        "what": row.what[t.lang],
        "reporting_countries": NONE,
        **origin(t, view, row),
    }


def _totals(t: Texts, view: PageView, row: Measure) -> list[Row]:
    """Programme-wide: what is reached of a measure by the date, and its ambition."""
    shared = {**NO_PLACE, "level": "programme", "measure": row.measure, "unit": "people", "year": NONE}
    shared |= {"duration": NONE, "what": charts.measure_name(t, row.measure)}
    people = UNKNOWN if row.people is None else row.people
    return [
        {
            **shared,
            "status": "achieved",
            "people": people,
            "state": state_of(people),
            "precision": row.precision or UNKNOWN,
            "as_of": row.as_of or view.overview.as_of,
            "reporting_countries": row.reporting_countries,
            **(origin(t, view, row.value_origin) if row.value_origin else NOWHERE),
        },
        {
            **shared,
            "status": "ambition",
            "people": row.ambition,
            "state": state_of(row.ambition),
            "precision": "as_printed",
            "as_of": row.due,
            "reporting_countries": NONE,
            **origin(t, view, row.ambition_origin),
        },
    ]
