"""What is known of countries: the list of them, and the page of one."""

from collections import defaultdict

from data.answers import figures, people
from data.answers.country_evidence import (
    by_iso3,
    conventions,
    funders,
    later_results,
    outputs,
    results,
    theme_work,
)
from data.answers.overview import asked, country_rows, leaves
from data.answers.row_origin import origin, words
from data.collation import sort_key
from data.filters import Filters
from data.rows import CountryRow, Origin
from data.rows.countries import (
    PROGRAMME_CHANNELS,
    Channel,
    Countries,
    CountryPage,
    Funder,
    Known,
    Listed,
    Mark,
    Note,
    RegionCount,
    Result,
    StepOfCountry,
    Unmarked,
)
from data.rows.evidence import SEVERITIES, Contradiction
from data.rows.people import MEASURES, OTHERS, Group, PeopleFigure, tally
from data.snapshot import STEPS, Region, Snapshot, by_language

# --- the list


def countries(snapshot: Snapshot, filters: Filters) -> Countries:
    """The countries that the filters leave on the snapshot's day, and how much is known of each."""
    rows, chosen = country_rows(snapshot, filters), asked(snapshot, filters)
    every = _listed(snapshot, filters, rows)
    listed = tuple(every[row.country.iso3] for row in rows if row.is_selected)
    is_reported = snapshot.results_as_of is not None
    regions = {region.region_id: region for region in snapshot.regions}
    unmarked = [every[iso3] for iso3 in chosen if is_reported and not every[iso3].row.steps]
    touched = any(one.known.disputes for one in listed)
    return Countries(
        listed=listed,
        sheet=listed if is_reported else tuple(every[iso3] for iso3 in chosen),
        every={iso3: one.known for iso3, one in every.items()},
        asked=chosen,
        results=sum(one.shown or 0 for one in listed),
        explicit=sum(one.shown_explicit or 0 for one in listed),
        with_figures=sum(bool(one.known.people.figures) for one in listed),
        with_reached=sum(bool(one.known.people.reached) for one in listed),
        regions=tuple(_regions(snapshot.regions, rows, is_reported=is_reported)),
        by_region=_by_region(snapshot.regions, [row for row in rows if row.is_selected]),
        dispute_origin=origin(snapshot.tables["discrepancy"][0]) if touched else None,
        unmarked=tuple(
            Unmarked(one.row.country, regions[one.row.country.region_id].names, one.known) for one in unmarked
        ),
        unmarked_origins=tuple(dict.fromkeys(place for one in unmarked for place in one.origins)),
        later_results=later_results(snapshot),
    )


def _listed(snapshot: Snapshot, filters: Filters, rows: tuple[CountryRow, ...]) -> dict[str, Listed]:
    """Every priority country by its code, with how much is known of it."""
    tables = snapshot.tables
    of_results = by_iso3(row for row in results(snapshot) if row.phase == snapshot.phase)
    of_people = by_iso3(row for row in people.figures(snapshot) if row.iso3)
    of_funders, of_themes = by_iso3(funders(snapshot)), by_iso3(theme_work(snapshot))
    severity = {row["discrepancy_id"]: row["severity"] for row in tables["discrepancy"]}
    severities: dict[str, list[str]] = defaultdict(list)
    for pair in tables["discrepancy_country"]:
        severities[pair["iso3"]].append(severity[pair["discrepancy_id"]])
    stored = {row["iso3"]: row for row in tables["country"]}
    is_reported = snapshot.results_as_of is not None
    found = {}
    for row in rows:
        iso3 = row.country.iso3
        changes = of_results[iso3]
        shown = [one for one in changes if leaves(filters, one.step, one.basis)]
        groups = (changes, of_people[iso3], of_funders[iso3], of_themes[iso3])
        found[iso3] = Listed(
            row=row,
            known=Known(
                results=len(changes) if is_reported else None,
                explicit=sum(one.is_explicit for one in changes) if is_reported else None,
                undated=sum(one.is_undated for one in changes) if is_reported else None,
                people=tally(of_people[iso3]),
                partners=len({one.partner_id for one in of_funders[iso3] if one.is_current}),
                themes=len(of_themes[iso3]),
                disputes=len(severities[iso3]),
                severe=severities[iso3].count("high"),
            ),
            shown=len(shown) if is_reported else None,
            shown_explicit=sum(one.is_explicit for one in shown) if is_reported else None,
            origin=origin(stored[iso3]),
            origins=tuple(dict.fromkeys(_table(one.origin) for group in groups for one in group)),
        )
    return found


def _table(place: Origin) -> Origin:
    """The table or section of a place alone: many rows of it are one place."""
    return Origin(place.source_id, place.locator.split(",")[0])


def _regions(
    regions: tuple[Region, ...], rows: tuple[CountryRow, ...], *, is_reported: bool
) -> list[RegionCount]:
    """How many countries of each region achieved a step; a region of which none is asked for is left out."""
    found = []
    for region in regions:
        left = tuple(row for row in rows if row.country.region_id == region.region_id and row.is_left)
        n = sum(bool(row.shown_steps) for row in left) if is_reported else None
        share = None if n is None else 100 * n / (len(left) or 1)
        if left:
            found.append(RegionCount(region.region_id, region.names, left, n, share))
    return found


def _by_region(
    regions: tuple[Region, ...], rows: list[CountryRow]
) -> tuple[tuple[dict[str, str], tuple[CountryRow, ...]], ...]:
    """Rows in groups by region; a region without any is left out."""
    groups = [
        (region.names, tuple(row for row in rows if row.country.region_id == region.region_id))
        for region in regions
    ]
    return tuple(group for group in groups if group[1])


def marks(snapshot: Snapshot, filters: Filters) -> tuple[Mark, ...]:
    """For each country on the screen and each step every result; without one, the newest table's zero."""
    wanted = [step for step in STEPS if not filters.step or str(step) in filters.step]
    of_phase = [row for row in results(snapshot) if row.phase == snapshot.phase]
    of_country = by_iso3(of_phase)
    newest = max(of_phase, key=lambda row: row.as_of, default=None)
    found = []
    for one in countries(snapshot, filters).sheet:
        iso3 = one.row.country.iso3
        for step in wanted:
            behind = [row for row in of_country[iso3] if row.step == step]
            kept = [row for row in behind if leaves(filters, step, row.basis)]
            found += [Mark(iso3, step, row, row.period, row.as_of, row.origin) for row in kept]
            # Where evidence is chosen, a step without a result has none to show; what is unknown stays so.
            if not behind and not (filters.evidence and newest):
                found.append(_no_mark(iso3, step, of_country[iso3], newest, snapshot.day))
    return tuple(found)


def _no_mark(iso3: str, step: int, same: list[Result], newest: Result | None, day: str) -> Mark:
    """A step without a result: zero in the table that holds all marks, unknown where that is not out yet."""
    if newest is None:
        return Mark(iso3, step, None, None, day, None)
    beside = [row for row in same if row.origin.source_id == newest.origin.source_id]
    place = beside[-1].origin.locator if beside else newest.origin.locator.split(",")[0]
    return Mark(iso3, step, None, newest.period, newest.as_of, Origin(newest.origin.source_id, place))


# --- the page of one country


def country(snapshot: Snapshot, filters: Filters, iso3: str, every: tuple[Contradiction, ...]) -> CountryPage:
    """All that is known of one priority country on the snapshot's day, with its part of every contradiction.

    Raises StopIteration for another.
    """
    order = [one.iso3 for one in snapshot.ordered[filters.lang]]
    place = order.index(iso3)
    this = next(one for one in snapshot.countries if one.iso3 == iso3)
    region = next(one for one in snapshot.regions if one.region_id == this.region_id)
    so_far = by_iso3(results(snapshot))[iso3]
    changes = tuple(row for row in so_far if row.phase == snapshot.phase)
    of_people = by_iso3(row for row in people.figures(snapshot) if row.iso3)[iso3]
    work = by_iso3(funders(snapshot))[iso3]
    note = next((row for row in snapshot.tables["country_note"] if row["iso3"] == iso3), None)
    return CountryPage(
        country=this,
        region=region.names,
        countries=len(order),
        previous=order[place - 1] if place else None,
        following=order[place + 1] if place + 1 < len(order) else None,
        phase=snapshot.phase,
        results_as_of=snapshot.results_as_of,
        results=changes,
        explicit=sum(row.is_explicit for row in changes),
        steps=tuple(
            StepOfCountry(
                step,
                tuple(row for row in changes if row.step == step),
                tuple(row for row in so_far if row.step == step and row.phase != snapshot.phase),
            )
            for step in STEPS
        ),
        note=Note(by_language(note, "summary"), origin(note)) if note else None,
        figures=tuple(of_people),
        by_measure=_by_measure(of_people),
        tally=tally(of_people),
        channels=channels(snapshot, filters.lang, work),
        funders=len({row.partner_id for row in work if row.is_current}),
        themes=tuple(by_iso3(theme_work(snapshot))[iso3]),
        themes_all=len(snapshot.tables["theme"]),
        conventions=tuple(by_iso3(conventions(snapshot))[iso3]),
        outputs=tuple(row for of, row in outputs(snapshot) if of == iso3),
        other_figures=figures.figures(snapshot, filters).of_countries.get(iso3, ()),
        disputes=disputes_of(every, {iso3}),
        later=tuple(row for row in people.later(snapshot) if row.iso3 == iso3),
        later_results=tuple(by_iso3(later_results(snapshot))[iso3]),
        is_left=iso3 in asked(snapshot, filters),
    )


def _by_measure(rows: list[PeopleFigure]) -> tuple[Group, ...]:
    """The figures of each measure that has any."""
    groups = [Group(one, tuple(row for row in rows if row.measure == one)) for one in (*MEASURES, *OTHERS)]
    return tuple(group for group in groups if group.figures)


def channels(snapshot: Snapshot, lang: str, rows: list[Funder]) -> tuple[Channel, ...]:
    """Funders by channel: the programme's own, projects by name, what no note states; announced ones last."""
    current = [row for row in rows if row.is_current]
    names = {row.channel: words(snapshot, row.channel) or {} for row in current if row.channel}
    projects = sorted(
        (one for one in names if one not in PROGRAMME_CHANNELS),
        key=lambda one: sort_key(lang, names[one][lang]),
    )
    groups = [
        Channel(channel, True, tuple(row for row in current if row.channel == channel))
        for channel in (*PROGRAMME_CHANNELS, *projects, None)
    ]
    return (
        *(group for group in groups if group.funders),
        *(Channel(row.channel, False, (row,)) for row in rows if not row.is_current),
    )


def disputes_of(every: tuple[Contradiction, ...], chosen: set[str]) -> tuple[Contradiction, ...]:
    """The contradictions that touch any of some countries: the grave ones first, then their own."""
    ours = [row for row in every if not chosen.isdisjoint(row.countries)]
    return tuple(sorted(ours, key=lambda row: (SEVERITIES.index(row.severity), len(row.countries))))
