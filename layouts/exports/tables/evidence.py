"""The rows of partners, themes and contradictions: what stands behind the figures, country by country."""

from collections import Counter

from data.collation import sort_key
from data.rows import PageView
from layouts.exports.tables.countries import NO_PLACE, NONE, NOWHERE, UNKNOWN, Row, origin, place
from layouts.exports.tables.fields import COLUMNS, state_of
from layouts.look import components
from layouts.pages.evidence import contradictions as evidence_contradictions
from layouts.pages.partners.page import alphabetical, channel_name
from layouts.pages.reported_figures import ordered
from layouts.pages.themes.page import GROUPS
from layouts.words.texts import Texts


def partners(t: Texts, view: PageView) -> list[Row]:
    """A row for each partner, country and channel; a country whose note names none has a row that says so."""
    asked, chosen, places = components.asked(view), view.overview.filters.partner, place(t, view)
    results = Counter(row["iso3"] for row in view.tables["result"])
    named = [
        row
        for row in view.tables["country_partner"]
        if row["iso3"] in asked and (not chosen or row["partner_id"] in chosen)
    ]
    rows = []
    for partner in alphabetical(t, view):
        for row in named:
            if row["partner_id"] != partner["partner_id"]:
                continue
            shared = results[row["iso3"]] if row["status"] == "current" else NONE
            rows.append(
                {
                    **places[row["iso3"]],
                    "partner_id": row["partner_id"],
                    "partner": partner[f"name_{t.lang}"],
                    "partner_kind": partner["kind"],
                    "channel": channel_name(t, view, row["channel"]) if row["channel"] else None,
                    "funding_status": row["status"],
                    "results_shared": shared,
                    "state": state_of(shared),
                    **origin(t, view, row),
                }
            )
    silent = [iso3 for iso3 in asked if iso3 not in {row["iso3"] for row in named}]
    nothing = {**dict.fromkeys(COLUMNS, UNKNOWN), "state": UNKNOWN.value, **NOWHERE}
    return [*rows, *({**nothing, **places[iso3]} for iso3 in silent)]


def themes(t: Texts, view: PageView) -> list[Row]:
    """For each area what the report says of it, then the countries in its list of work."""
    places, chosen = place(t, view), view.overview.filters.theme
    left = {*components.asked(view), *_others(view)}
    priority = {country.iso3 for country in view.frame.countries}
    rows = []
    for theme in sorted(
        view.tables["theme"], key=lambda row: (GROUPS.index(row["theme_group"]), row["position"])
    ):
        if chosen and theme["theme_id"] not in chosen:
            continue
        shared = {name: theme[name] for name in ("theme_id", "theme_group")}
        shared["theme"] = theme[f"label_{t.lang}"]
        summary = theme[f"summary_{t.lang}"] or UNKNOWN
        whole = {"level": "programme", "is_priority": NONE, "summary": summary, "state": state_of(summary)}
        rows.append({**shared, **NO_PLACE, **whole, **origin(t, view, theme)})
        work = [row for row in view.tables["theme_country"] if row["theme_id"] == theme["theme_id"]]
        ordered = sorted(work, key=lambda row: sort_key(t.lang, places[row["iso3"]]["country"]))
        rows += [
            {
                **shared,
                **places[row["iso3"]],
                "level": "country",
                "is_priority": row["iso3"] in priority,
                "summary": row[f"summary_{t.lang}"],
                "state": "value",
                **origin(t, view, row),
            }
            for row in ordered
            if row["iso3"] in left
        ]
    return rows


def figures(t: Texts, view: PageView) -> list[Row]:
    """Other figures: of the countries that the filters leave, then of the programme and the world."""
    asked, places = components.asked(view), place(t, view)
    every = ordered(view)
    rows = [
        {
            **places[iso3],
            "level": "country",
            **_figure(t, view, row),
        }
        for iso3 in asked
        for row in every
        if row["iso3"] == iso3
    ]
    silent = [iso3 for iso3 in asked if iso3 not in {row["iso3"] for row in every}]
    nothing = {**dict.fromkeys(COLUMNS, UNKNOWN), "level": "country", "state": UNKNOWN.value, **NOWHERE}
    return [
        *rows,
        *({**nothing, **places[iso3]} for iso3 in silent),
        *(
            {**NO_PLACE, "level": "programme", **_figure(t, view, row)}
            for row in every
            if row["iso3"] is None
        ),
    ]


def _figure(t: Texts, view: PageView, row: Row) -> Row:
    return {
        "figure_topic": row["topic"],
        "what": row[f"what_{t.lang}"],
        "figure": row["value"],
        "state": state_of(row["value"]),
        "figure_unit": row["unit"],
        "precision": row["precision"],
        "since": row["since"],
        "until": row["as_of"],
        "figure_status": row["status"],
        **origin(t, view, row),
    }


def _others(view: PageView) -> set[str]:
    """Countries outside the priority ones that the filters leave: only region and theme can choose them."""
    filters = view.overview.filters
    if filters.country or filters.partner:
        return set()
    return {
        row["iso3"]
        for row in view.tables["country"]
        if not row["is_priority"] and (not filters.region or row["region_id"] in filters.region)
    }


def discrepancies(t: Texts, view: PageView) -> list[Row]:
    """The contradictions that the filters leave, as the evidence page shows them."""
    found = evidence_contradictions.left(view, components.asked(view), components.leaves_out(view))
    return [discrepancy(t, view, row) for row in found]


def discrepancy(t: Texts, view: PageView, row: Row) -> Row:
    """One contradiction with its `countries`."""
    return {
        **row,
        "title": row[f"title_{t.lang}"],
        **{name: view.said(t.lang, row[name]) for name in ("statements", "adopted", "reason")},
        "countries": " ".join(row["countries"]) or NONE,
        **origin(t, view, row),
    }


def every_discrepancy(view: PageView) -> list[Row]:
    """All contradictions with their countries, whatever the filters."""
    return evidence_contradictions.left(view, (), False)
