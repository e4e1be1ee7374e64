"""The rows of people: programme-wide figures, and the country figures behind them."""

from data.rows import PageView
from layouts.exports.tables.countries import NO_PLACE, NONE, NOWHERE, UNKNOWN, Row, origin, place
from layouts.exports.tables.fields import COLUMNS, state_of
from layouts.figures import charts
from layouts.look import components
from layouts.pages.people import figures as people_figures
from layouts.words.texts import Texts


def people(t: Texts, view: PageView) -> list[Row]:
    """Programme totals and ambitions, the figures of countries, and the countries without any."""
    every = people_figures.known(view)
    left = people_figures.left(view, every)
    places = place(t, view)
    figures = [
        {
            **row,
            **(places[row["iso3"]] if row["iso3"] else NO_PLACE),
            "level": "country" if row["iso3"] else "countries",
            "as_of": NONE,
            "state": state_of(row["people"]),
            "what": row[f"what_{t.lang}"],
            "reporting_countries": NONE,
            **origin(t, view, row),
        }
        for row in left
    ]
    silent = [iso3 for iso3 in components.asked(view) if iso3 not in {row["iso3"] for row in left}]
    nothing = {**dict.fromkeys(COLUMNS, UNKNOWN), "level": "country", "state": UNKNOWN.value}
    nothing |= {"as_of": view.overview.as_of, "duration": NONE, "reporting_countries": NONE, **NOWHERE}
    return [*_totals(t, view), *figures, *({**nothing, **places[iso3]} for iso3 in silent)]


def _totals(t: Texts, view: PageView) -> list[Row]:
    """Programme-wide: what is reached at the date, and the ambition, of each measure."""
    seen = {
        row["indicator_id"]: row for row in view.tables["observation"] if row["as_of"] == view.overview.as_of
    }
    targets = {
        row["indicator_id"]: row for row in view.tables["target"] if row["phase"] == view.overview.phase
    }
    rows = []
    for one in view.overview.people:
        shared = {**NO_PLACE, "level": "programme", "measure": one.measure, "unit": "people", "year": NONE}
        shared["duration"] = NONE
        shared["what"] = charts.measure_name(t, one.measure)
        found, target = seen.get(f"people_{one.measure}"), targets[f"people_{one.measure}"]
        people = UNKNOWN if one.people is None else one.people
        rows += [
            {
                **shared,
                "status": "achieved",
                "people": people,
                "state": state_of(people),
                "precision": found["precision"] if found else UNKNOWN,
                "as_of": view.overview.as_of,
                "reporting_countries": one.reporting_countries,
                **(origin(t, view, found) if found else NOWHERE),
            },
            {
                **shared,
                "status": "ambition",
                "people": one.ambition,
                "state": state_of(one.ambition),
                "precision": "as_printed",
                "as_of": target["due"],
                "reporting_countries": NONE,
                **origin(t, view, target),
            },
        ]
    return rows
