"""Answers to the questions of the screens: a snapshot and filters in, small rows out.

Rows are named tuples rather than frames: a filter change has a few milliseconds of server time, and a
frame of 50 rows costs more to make than all the answers here together.
"""

from typing import Any, cast

from data import locators
from data.answers import funding, pace
from data.edition_cache import once_per_edition
from data.filters import DEFAULT_LANGUAGE, LISTS, Filters, newest
from data.rows import CountryRow, Frame, Headline, Overview
from data.rows.countries import EXPLICIT
from data.rows.people import MEASURES
from data.rows.provenance import Provenance
from data.rows.reached import PeopleRow, StepRow
from data.schema.position import COMPONENTS
from data.search import typed
from data.snapshot import STEPS, Correction, Country, Snapshot, by_language
from data.translations import said

EVERYTHING = Filters()


def as_of(snapshot: Snapshot, filters: Filters) -> str:
    """The as-of date in force, as an ISO date."""
    return filters.as_of or newest(snapshot)


def compared_with(snapshot: Snapshot, filters: Filters) -> str:
    """The date to compare with: the chosen one, else that of the position before in its phase, or empty."""
    if filters.compare:
        return filters.compare[0]
    now = snapshot.at(as_of(snapshot, filters))
    begins, _ = now.phases[now.phase]
    return max((day for day in snapshot.dates if begins <= day < now.day), default="")


def country_rows(snapshot: Snapshot, filters: Filters) -> tuple[CountryRow, ...]:
    """One row for each of the priority countries of the snapshot's day, in the order of the language.

    With steps or evidence chosen, a country is selected when it has a result of both.
    """
    anywhere, rows = filters._replace(region=()), []
    chooses = bool(filters.step or filters.evidence)
    for country in snapshot.ordered[filters.lang]:
        results = snapshot.results.get(country.iso3, ())
        firm = [*zip(results, snapshot.bases.get(country.iso3, ()), strict=True)]
        stated = tuple(step for step, basis in firm if basis == EXPLICIT)
        left = [one for one in firm if leaves(filters, *one)] if chooses else firm
        shown = tuple(step for step, _ in left)
        is_left = is_asked(snapshot, anywhere, country)
        is_there = is_left and (not filters.region or country.region_id in filters.region)
        rows.append(
            CountryRow(
                country=country,
                results=results,
                stated=stated,
                steps=tuple(dict.fromkeys(results)),
                explicit=tuple(dict.fromkeys(stated)),
                shown=shown,
                shown_stated=tuple(step for step, basis in left if basis == EXPLICIT),
                shown_steps=tuple(dict.fromkeys(shown)),
                is_selected=is_there and (not chooses or bool(shown)),
                is_left=is_left,
            )
        )
    return tuple(rows)


def leaves(filters: Filters, step: int, basis: str | None) -> bool:
    """Whether the steps and the evidence that are chosen leave a result."""
    return _wants(filters, step) and (not filters.evidence or basis in filters.evidence)


def asked(snapshot: Snapshot, filters: Filters) -> tuple[str, ...]:
    """The priority countries that region, country, theme and partner leave, in the order of the language."""
    return tuple(
        country.iso3 for country in snapshot.ordered[filters.lang] if is_asked(snapshot, filters, country)
    )


def leaves_out(filters: Filters) -> bool:
    """Whether a filter is set that leaves out countries, whatever their steps."""
    return bool(filters.region or filters.country or filters.theme or filters.partner)


def is_asked(snapshot: Snapshot, filters: Filters, country: Country) -> bool:
    """Whether region, country, theme and partner leave a country: one value of each that is chosen."""
    return (
        (not filters.region or country.region_id in filters.region)
        and (not filters.country or country.iso3 in filters.country)
        and (not filters.theme or _is_member(snapshot, "theme", filters.theme, country))
        and (not filters.partner or _is_member(snapshot, "partner", filters.partner, country))
    )


def _is_member(snapshot: Snapshot, of: str, chosen: tuple[str, ...], country: Country) -> bool:
    return any(country.iso3 in snapshot.members[of].get(value, ()) for value in chosen)


def step_rows(snapshot: Snapshot, filters: Filters, rows: tuple[CountryRow, ...]) -> tuple[StepRow, ...]:
    """Three rows, steps 1 to 3. `selected` follows every filter but the steps, which mark their rows."""
    ambitions = {step: snapshot.targets[f"step_{step}"] for step in STEPS}
    if not snapshot.results_as_of:
        return tuple(
            StepRow(step, None, None, None, None, ambitions[step], None, _wants(filters, step))
            for step in STEPS
        )
    places = country_rows(snapshot, filters._replace(step=())) if filters.step else rows
    chosen = [row for row in places if row.is_selected]
    found = []
    for step in STEPS:
        achieved = sum(row.results.count(step) for row in places)
        found.append(
            StepRow(
                step,
                sum(row.shown.count(step) for row in chosen),
                sum(row.shown_stated.count(step) for row in chosen),
                achieved,
                sum(row.stated.count(step) for row in places),
                ambitions[step],
                pace.stands(snapshot, achieved, ambitions[step]),
                _wants(filters, step),
            )
        )
    return tuple(found)


def _wants(filters: Filters, step: int) -> bool:
    return not filters.step or str(step) in filters.step


def people_rows(snapshot: Snapshot) -> tuple[PeopleRow, ...]:
    """Three rows, one a measure. They overlap and are never added up; they have no country split."""
    rows = []
    for measure in MEASURES:
        seen, ambition = snapshot.observations.get(f"people_{measure}"), snapshot.targets[f"people_{measure}"]
        people = seen.value if seen else None
        rows.append(
            PeopleRow(
                measure,
                people,
                ambition,
                pace.stands(snapshot, people, ambition),
                seen.reporting_countries if seen else None,
                seen.as_of if seen else None,
            )
        )
    return tuple(rows)


def headline(snapshot: Snapshot, filters: Filters, rows: tuple[CountryRow, ...]) -> Headline:
    """The figures at the top of the page."""
    reported = snapshot.results_as_of is not None
    selected = [row for row in rows if row.is_selected]
    return Headline(
        results=sum(len(row.shown) for row in selected) if reported else None,
        explicit=sum(len(row.shown_stated) for row in selected) if reported else None,
        results_all=sum(len(row.results) for row in rows) if reported else None,
        explicit_all=sum(len(row.stated) for row in rows) if reported else None,
        results_ambition=sum(snapshot.targets[f"step_{step}"] for step in STEPS),
        countries=sum(bool(row.shown_steps) for row in selected) if reported else None,
        countries_all=sum(bool(row.steps) for row in rows) if reported else None,
        countries_asked=sum(is_asked(snapshot, filters, row.country) for row in rows),
        countries_ambition=snapshot.targets["countries_with_results"],
        elapsed_pct=pace.elapsed_pct(snapshot),
    )


def overview(snapshot: Snapshot, filters: Filters) -> Overview:
    """All that the overview shows, at its date and at the one that it is compared with."""
    now, other = as_of(snapshot, filters), compared_with(snapshot, filters)
    before = position(snapshot.at(other), filters, None) if other else None
    return position(snapshot.at(now), filters, before)


def position(snapshot: Snapshot, filters: Filters, before: Overview | None) -> Overview:
    """What a selection shows of a snapshot's day."""
    rows = country_rows(snapshot, filters)
    return Overview(
        filters=filters,
        as_of=snapshot.day,
        phase=snapshot.phase,
        phase_days=snapshot.phases[snapshot.phase],
        results_as_of=snapshot.results_as_of,
        funding_as_of=snapshot.funding_as_of,
        countries=rows,
        steps=step_rows(snapshot, filters, rows),
        people=people_rows(snapshot),
        funding=funding.components(snapshot),
        headline=headline(snapshot, filters, rows),
        before=before,
        announced=snapshot.announcements,
        in_the_way=in_the_way(snapshot, filters),
    )


def in_the_way(snapshot: Snapshot, filters: Filters) -> tuple[str, ...]:
    """Where the filters select no country: each filter that, taken back alone, would select some again."""

    def leaves(chosen: Filters) -> bool:
        return any(is_asked(snapshot, chosen, country) for country in snapshot.countries)

    if leaves(filters):
        return ()
    names = [name for name in LISTS if getattr(filters, name)]
    return tuple(name for name in names if leaves(filters._replace(**{name: cast("Any", ())})))


def frame(snapshot: Snapshot, filters: Filters = EVERYTHING) -> Frame:
    """What stays the same whatever the filters but the date."""
    snapshot = snapshot.at(as_of(snapshot, filters))
    # Which edition is current, and who looks, may change while an edition stays what it is.
    return _frame(snapshot)._replace(
        newer=snapshot.newer, is_draft=snapshot.is_draft, taken_back=taken_back(snapshot)
    )


def taken_back(snapshot: Snapshot) -> str:
    """The day on which an earlier edition became current again in the place of this one; empty: none did."""
    later = ""
    for act in snapshot.history.acts:  # the newest first
        if act.edition_id == snapshot.edition_id:
            break
        later = act.at[:10] if act.kind == "rollback" else ""
    return later if snapshot.newer and not snapshot.is_draft else ""


@once_per_edition
def _frame(snapshot: Snapshot) -> Frame:
    return Frame(
        snapshot.edition_id,
        snapshot.made_at,
        snapshot.newer,
        snapshot.is_draft,
        "",
        snapshot.day,
        snapshot.dates,
        snapshot.regions,
        snapshot.countries,
        snapshot.ordered,
        snapshot.ever,
        snapshot.phases[snapshot.phase],
        {
            "theme": {row["theme_id"]: by_language(row, "label") for row in snapshot.tables["theme"]},
            "partner": {row["partner_id"]: by_language(row, "name") for row in snapshot.tables["partner"]},
        },
        typed(snapshot),
    )


# The facts behind each panel of sources, of a chart or a headline: a table, and values of its key column.
FACTS: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "results": (
        ("observation", ("results_total",)),
        ("result", ("1", "2", "3")),
        ("target", ("results_total",)),
    ),
    "countries": (
        ("observation", ("countries_with_results",)),
        ("result", ("1", "2", "3")),
        ("target", ("countries_with_results",)),
    ),
    "map": (("result", ("1", "2", "3")), ("observation", ("countries_with_results",))),
    "steps": (
        ("observation", ("step_1", "step_2", "step_3")),
        ("result", ("1", "2", "3")),
        ("target", ("step_1", "step_2", "step_3")),
    ),
    "people": (
        ("observation", tuple(f"people_{measure}" for measure in MEASURES)),
        ("target", tuple(f"people_{measure}" for measure in MEASURES)),
    ),
    "funding": (("funding_position", COMPONENTS),),
}


def provenance(snapshot: Snapshot, panel: str, date_: str, lang: str = DEFAULT_LANGUAGE) -> Provenance:
    """The places behind a panel at a date, what is to be known of its figures, and what is not shown.

    Raises KeyError for a panel without an entry: a chart that cannot say where it comes from is not shown.
    """
    snapshot = snapshot.at(date_)
    places: dict[str, dict[str, None]] = {}
    caveats = []
    for table, keys in FACTS[panel]:
        for key in keys:
            for fact in snapshot.facts[table].get(key, ()):
                for place in fact.places:
                    at = locators.said(snapshot.translations, lang, place.locator)
                    places.setdefault(title(snapshot, lang, place.source_id), {})[at] = None
                if fact.caveat:
                    caveats.append((table, key, said(snapshot.translations, lang, fact.caveat)))
    return Provenance(
        tuple((title, tuple(found)) for title, found in places.items()),
        tuple(caveats),
        tuple(
            (
                title(snapshot, lang, correction.source_id),
                correction._replace(
                    reason=said(snapshot.translations, lang, correction.reason),
                    locator=locators.said(snapshot.translations, lang, correction.locator),
                ),
            )
            for table, keys in FACTS[panel]
            for correction in snapshot.corrections
            if correction.table == table and _touches(correction, keys, snapshot)
        ),
    )


def title(snapshot: Snapshot, lang: str, source_id: str) -> str:
    """The title of a document: as it was published, in the language that it has; ours are translated."""
    source = snapshot.sources[source_id]
    return said(snapshot.translations, lang, source.title) if source.language == "en" else source.title


def _touches(correction: Correction, keys: tuple[str, ...], snapshot: Snapshot) -> bool:
    """Whether a correction is about one of the keys in force; results carry no date."""
    row_key = correction.row_key.split("|")
    shown = {snapshot.funding_as_of, *(seen.as_of for seen in snapshot.observations.values())}
    dates = [part for part in row_key if part.count("-") == 2]
    is_then = shown.issuperset(dates) if dates else snapshot.results_as_of is not None
    return is_then and bool(set(keys) & set(row_key))
