"""The rows of results and of countries, and what the rows of every table share."""

from collections import defaultdict
from typing import Any

from data import locators
from data.rows import PageView
from data.snapshot import STEPS
from layouts.exports.tables.fields import Missing, state_of
from layouts.figures import charts
from layouts.look import components
from layouts.pages import countries as countries_page
from layouts.words.basis import explicit_of
from layouts.words.texts import Texts

UNKNOWN, NONE = Missing.NOT_REPORTED, Missing.NOT_APPLICABLE
Row = dict[str, Any]
NO_PLACE: Row = dict.fromkeys(("iso3", "country", "region_id"), NONE)
NOWHERE: Row = {"caveat": None, "source_id": UNKNOWN, "locator": UNKNOWN, "also_in": None}


def place(t: Texts, view: PageView) -> dict[str | None, Row]:
    """Code, name and region of every country by its code."""
    return {
        row["iso3"]: {"iso3": row["iso3"], "country": row[f"name_{t.lang}"], "region_id": row["region_id"]}
        for row in view.tables["country"]
    }


def origin(t: Texts, view: PageView, row: Row) -> Row:
    """Caveat and places of a row of the database."""
    caveat = row.get("caveat") or row.get("caveat_en")
    at = row["locator"]
    return {
        "source_id": row["source_id"],
        "locator": at if isinstance(at, Missing) else view.place(t.lang, at),
        "also_in": _also(t, view, row["also_in"]),
        "caveat": view.said(t.lang, caveat) or None,
    }


def _also(t: Texts, view: PageView, also_in: str | None) -> str | None:
    """The other places in the reader's language; the documents keep their short names."""
    found = locators.listed(also_in)
    return "; ".join(f"{source_id}: {view.place(t.lang, at)}" for source_id, at in found) or None


# --- results and countries


def _chosen(view: PageView) -> list[Any]:
    """The countries on the screen; where nothing is reported, a step filters no country away."""
    if view.overview.is_reported:
        return [row for row in view.overview.countries if row.is_selected]
    asked = set(components.asked(view))
    return [row for row in view.overview.countries if row.country.iso3 in asked]


def results(t: Texts, view: PageView) -> list[Row]:
    """A row for each step of each country on the screen, with every result behind it."""
    by_mark: dict[tuple[str, int], list[Row]] = defaultdict(list)
    by_country: dict[str, Row] = {}
    for row in view.tables["result"]:
        if view.overview.is_reported and row["as_of"] <= view.overview.as_of:
            by_mark[row["iso3"], row["step"]].append(row)
            by_country[row["iso3"]] = row
    last = max(by_country.values(), key=lambda row: row["as_of"], default=None)
    places = place(t, view)
    wanted = [
        step for step in STEPS if not view.overview.filters.step or str(step) in view.overview.filters.step
    ]
    rows = []
    for chosen in _chosen(view):
        iso3 = chosen.country.iso3
        for step in wanted:
            shared = {**places[iso3], "step": step, "step_name": charts.step_name(t, step)}
            marks = by_mark[iso3, step]
            rows += [{**shared, **_mark(t, view, mark)} for mark in marks]
            if not marks:
                rows.append({**shared, **_no_mark(t, view, by_country.get(iso3), last)})
    return rows


def _mark(t: Texts, view: PageView, row: Row) -> Row:
    said = {name: view.said(t.lang, row[name]) or None for name in ("adopted_by", "instrument")}
    return {
        **row,
        **said,
        "achieved": 1,
        "state": "value",
        "summary": row[f"summary_{t.lang}"],
        **origin(t, view, row),
    }


def _no_mark(t: Texts, view: PageView, same: Row | None, last: Row | None) -> Row:
    """A step without a mark: zero in the table that holds all marks, unknown where that is not out yet."""
    if last is None:
        unknown = ("achieved", "period", "summary", "basis", "changed_on", "adopted_by", "instrument")
        row = dict.fromkeys(unknown, UNKNOWN)
        return {**row, "as_of": view.overview.as_of, "state": UNKNOWN.value, **NOWHERE}
    place = same["locator"] if same else last["locator"].split(",")[0]
    return {
        **dict.fromkeys(("summary", "basis", "changed_on", "adopted_by", "instrument"), NONE),
        "achieved": 0,
        "state": "reported_zero",
        "period": last["period"],
        "as_of": last["as_of"],
        **NOWHERE,
        "source_id": last["source_id"],
        "locator": view.place(t.lang, place),
    }


def countries(t: Texts, view: PageView) -> list[Row]:
    """A row for each country on the screen: its steps and how much is known of it."""
    held, places = countries_page.known(view), place(t, view)
    listed = {row["iso3"]: row for row in view.tables["country"]}
    rows = []
    for row in _chosen(view):
        iso3 = row.country.iso3
        known = held[iso3]
        n = UNKNOWN if known.results is None else len(row.steps)
        explicit = explicit_of(known.results or [])
        counts = {"people_figures": known.people, "themes": known.themes}
        rows.append(
            {
                **places[iso3],
                **{f"step_{s}": UNKNOWN if known.results is None else int(s in row.steps) for s in STEPS},
                "results": n,
                "state": state_of(n),
                "explicit": explicit if known.results else UNKNOWN if known.results is None else NONE,
                **{name: len(found) or UNKNOWN for name, found in counts.items()},
                "partners": len(countries_page.funding_now(known.partners)) or UNKNOWN,
                "discrepancies": len(known.severities),
                **origin(t, view, listed[iso3]),
            }
        )
    return rows
