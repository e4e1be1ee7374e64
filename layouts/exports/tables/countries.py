"""The rows of results and of countries, and what the rows of every table share."""

from typing import Any

from data.rows import PageView
from data.rows.countries import Mark, Result
from data.snapshot import STEPS
from data.untranslated import joined
from layouts.exports.tables.fields import Missing, state_of
from layouts.figures import charts
from layouts.look.components import stated
from layouts.words import basis
from layouts.words.texts import Texts

UNKNOWN, NONE = Missing.NOT_REPORTED, Missing.NOT_APPLICABLE
Row = dict[str, Any]
NO_PLACE: Row = dict.fromkeys(("iso3", "country", "region_id"), NONE)
NOWHERE: Row = {"caveat": None, "source_id": UNKNOWN, "locator": UNKNOWN, "also_in": None}


def place(t: Texts, view: PageView) -> dict[str | None, Row]:
    """Code, name and region of every country by its code."""
    return {
        iso3: {"iso3": iso3, "country": one.names[t.lang], "region_id": one.region_id}
        for iso3, one in view.answers.places.items()
    }


def origin(t: Texts, view: PageView, row: Any) -> Row:
    """Caveat and places of a row; the other places in the reader's language, with the codes of documents."""
    found = stated(row)
    also = "; ".join(f"{source_id}: {view.place(t.lang, at)}" for source_id, at in found.also)
    return {
        "source_id": found.source_id,
        "locator": view.place(t.lang, found.locator),
        "also_in": also or None,
        "caveat": view.said(t.lang, found.caveat) or None,
    }


# --- results and countries


def results(t: Texts, view: PageView) -> list[Row]:
    """A row for each step of each country on the screen, with every result behind it."""
    places = place(t, view)
    return [
        {
            **places[mark.iso3],
            "step": mark.step,
            "step_name": charts.step_name(t, mark.step),
            **(_result(t, view, mark) if mark.result else _no_result(t, view, mark)),
        }
        for mark in view.answers.marks
    ]


TOLD = ("summary", "basis", "changed_on", "adopted_by", "instrument", "follows_r202", "evidence")


def _result(t: Texts, view: PageView, mark: Mark) -> Row:
    """What is told of a result; where nobody has looked at its note, its evidence is not reported."""
    row = mark.result
    assert row
    return {
        **_texts(t, row, ("summary", "adopted_by", "instrument")),
        **{name: getattr(row, name) for name in ("basis", "changed_on")},
        "follows_r202": UNKNOWN if row.follows_r202 is None else int(row.follows_r202),
        "evidence": row.origin.evidence,
        "achieved": 1,
        "state": "value",
        "period": mark.period,
        "as_of": mark.as_of,
        **origin(t, view, row),
    }


def _no_result(t: Texts, view: PageView, mark: Mark) -> Row:
    """A step without a result: zero in the table that holds all marks, unknown where that is not out yet."""
    if mark.origin is None:
        unknown = dict.fromkeys(("achieved", "period", *TOLD), UNKNOWN)
        return {**unknown, "as_of": mark.as_of, "state": UNKNOWN.value, **NOWHERE}
    return {
        **dict.fromkeys(TOLD, NONE),
        "achieved": 0,
        "state": "reported_zero",
        "period": mark.period,
        "as_of": mark.as_of,
        **origin(t, view, mark.origin),
    }


def calls(t: Texts, view: PageView) -> list[Row]:
    """A row for each result that is to be confirmed, in the order in which to ask."""
    places = place(t, view)
    rows = []
    for one in view.answers.selected.calls:
        row = one.result
        rows.append(
            {
                **places[row.iso3],
                "step": row.step,
                "step_name": charts.step_name(t, row.step),
                "basis": row.basis,
                "question": basis.ask(t, row),
                "open_since": row.as_of,
                "contributors": joined(", ", (each.name[t.lang] for each in one.partners)) or UNKNOWN,
                "period": row.period,
                "changed_on": row.changed_on,
                **_texts(t, row, ("summary", "instrument")),
                **origin(t, view, row),
            }
        )
    return rows


def _texts(t: Texts, row: Result, names: tuple[str, ...]) -> Row:
    """Texts of a result in the reader's language; None where nothing is told."""
    texts = {name: getattr(row, name) for name in names}
    return {name: found[t.lang] if found else None for name, found in texts.items()}


def countries(t: Texts, view: PageView) -> list[Row]:
    """A row for each country on the screen: its steps and how much is known of it."""
    places = place(t, view)
    rows = []
    for one in view.answers.countries.sheet:
        known, steps = one.known, one.row.steps
        n = UNKNOWN if known.results is None else known.results
        rows.append(
            {
                **places[one.row.country.iso3],
                **{f"step_{s}": UNKNOWN if known.results is None else int(s in steps) for s in STEPS},
                "results": n,
                "state": state_of(n),
                "explicit": UNKNOWN if known.results is None else known.explicit if known.results else NONE,
                "people_figures": known.people.figures or UNKNOWN,
                "themes": known.themes or UNKNOWN,
                "partners": known.partners or UNKNOWN,
                "discrepancies": known.disputes,
                **origin(t, view, one.origin),
            }
        )
    return rows
