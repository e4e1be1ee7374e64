"""The rows of people and of money: programme-wide figures, and the country figures behind those of people."""

from data.rows import PageView
from layouts.exports.tables.countries import NO_PLACE, NONE, NOWHERE, UNKNOWN, Row, origin, place
from layouts.exports.tables.fields import COLUMNS, state_of
from layouts.figures import charts
from layouts.look import components
from layouts.pages.funding.page import PARTS, position
from layouts.pages.funding.pledges import hypothetical, pillar_name, pledges
from layouts.pages.people import figures as people_figures
from layouts.words import formats
from layouts.words.texts import Texts

# --- people


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


# --- money


def funding(t: Texts, view: PageView) -> list[Row]:
    """The position at each date shown, hypothetical pledges, the budget, approvals and shares."""
    days = [*view.overview.filters.compare[:1], view.overview.as_of]
    stated = {(row["as_of"], row["component"]): row for row in view.tables["funding_position"]}
    phase = next(row for row in view.tables["phase"] if row["phase"] == view.overview.phase)
    years = f"{phase['starts_on'][:4]}-{phase['ends_on'][:4]}"
    rows = []
    for day in days:
        for name in PARTS:
            label = charts.component_name(t, name).replace("<br>", " ")
            row = stated.get((day, name))
            rows.append(_money(t, view, "position", name, label, row, day=day))
    rows += _pledges(t, view)
    for row in view.tables["budget_line"]:
        if row["phase"] == view.overview.phase:
            label = pillar_name(t, row["pillar"])
            rows.append(_money(t, view, "budget", row["pillar"], label, row, period=years))
    for row in sorted(view.tables["funding_approval"], key=lambda row: row["year"]):
        for name, label, unit in (
            ("usd", t("US$ approved"), "usd"),
            ("new_projects", t("New projects"), "projects"),
            ("active_projects", t("Active projects"), "projects"),
        ):
            one = {**row, "usd": row[name]}
            rows.append(_money(t, view, "approval", name, label, one, period=str(row["year"]), unit=unit))
    for row in view.tables["funding_share"]:
        label = view.said(t.lang, row["name_en"])
        one = {**row, "usd": row["percent"]}
        found = _money(
            t, view, row["dimension"], row["category"], label, one, period=row["period"], unit="percent"
        )
        rows.append({**found, "is_residual": row["is_residual"]})
    return rows


def _money(
    t: Texts, view: PageView, section: str, item: str, label: str, row: Row | None, **more: str
) -> Row:
    """A row of money from a row of the database; without one the amount is not reported."""
    value = UNKNOWN if row is None or row["usd"] is None else row["usd"]
    return {
        "section": section,
        "item": item,
        "item_name": label,
        "as_of": more.get("day", NONE),
        "period": more.get("period", NONE),
        "value": value,
        "value_unit": more.get("unit", "usd"),
        "state": state_of(value),
        "is_residual": False,
        "is_hypothetical": False,
        **(origin(t, view, row) if row else NOWHERE),
    }


def _pledges(t: Texts, view: PageView) -> list[Row]:
    """The reader's hypothetical pledges, and the gap that they would leave."""
    now = position(view, view.overview.as_of)
    made = pledges(t, view)
    if not made or "gap" not in now:
        return []
    left = max(now["gap"] - sum(one.usd for one in made), 0)
    named = [
        (
            one.text.partition(":")[2] or "not_earmarked",
            formats.named(t.lang, hypothetical(t, one), one.what),
            one.usd,
        )
        for one in made
    ]
    rows = []
    for item, what, usd in [*named, ("gap_after_pledges", t("Gap with these pledges"), left)]:
        found = _money(
            t, view, "hypothetical", item, what, {**_NO_DOCUMENT, "usd": usd}, day=view.overview.as_of
        )
        rows.append({**found, "is_hypothetical": True})
    return rows


_NO_DOCUMENT: Row = {"caveat": None, "source_id": NONE, "locator": NONE, "also_in": None}
