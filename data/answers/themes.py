"""Thematic areas: what is reported of each, and in which of the countries that the filters leave."""

from collections import Counter
from collections.abc import Iterable

from data import locators
from data.answers.overview import asked
from data.answers.row_origin import Stored, country, origin
from data.collation import sort_key
from data.filters import Filters
from data.rows.evidence import Contradiction
from data.rows.themes import BOX, GROUPS, LIST, SECTION, Named, Reach, ThemeCountry, ThemeRow, Themes, WorkRow
from data.snapshot import Country, Snapshot, by_language

MOST = 3  # areas that a sentence names


def themes(snapshot: Snapshot, filters: Filters, every: tuple[Contradiction, ...]) -> Themes:
    """All areas, with what was done in the countries that the filters leave."""
    is_left = set(asked(snapshot, filters))
    priority = tuple(one for one in snapshot.ordered[filters.lang] if one.iso3 in is_left)
    others = _others(snapshot, filters)
    places = {one.iso3: one for one in (*priority, *others)}
    rows = tuple(_row(snapshot, filters, theme, places, is_left) for theme in _in_order(snapshot))
    named_in: dict[str, dict[str, str]] = {}
    for row in rows:
        for work in row.work:
            named_in.setdefault(work.iso3, {})[row.theme_id] = work.named_in
    countries = (
        *(ThemeCountry(one, True, named_in.get(one.iso3, {})) for one in priority),
        *(ThemeCountry(one, False, named_in[one.iso3]) for one in others if one.iso3 in named_in),
    )
    by_length = sorted(rows, key=lambda row: -row.priority.in_list)
    return Themes(
        rows=rows,
        countries=countries,
        sections=sum(row.told_in == SECTION for row in rows),
        boxes=sum(row.told_in == BOX for row in rows),
        lists=sum(row.told_in == LIST for row in rows),
        priority=_reach(countries, is_priority=True),
        others=_reach(countries, is_priority=False),
        in_several=sum(one.is_priority and len(one.named_in) > 1 for one in countries),
        longest=tuple(row for row in by_length if row.priority.in_list)[:MOST],
        contradictions=tuple(one for one in every if one.topic == "themes"),
    )


def _in_order(snapshot: Snapshot) -> list[Stored]:
    return sorted(
        snapshot.tables["theme"], key=lambda row: (GROUPS.index(row["theme_group"]), row["position"])
    )


def _row(
    snapshot: Snapshot, filters: Filters, theme: Stored, places: dict[str, Country], is_priority: set[str]
) -> ThemeRow:
    work = [
        WorkRow(
            row["theme_id"],
            row["iso3"],
            row["iso3"] in is_priority,
            row["named_in"],
            by_language(row, "summary"),
            origin(row),
        )
        for row in snapshot.tables["theme_country"]
        if row["theme_id"] == theme["theme_id"] and row["iso3"] in places
    ]
    names = {iso3: one.names[filters.lang] for iso3, one in places.items()}
    work.sort(key=lambda one: (not one.is_priority, sort_key(filters.lang, names[one.iso3])))
    return ThemeRow(
        theme_id=theme["theme_id"],
        group=theme["theme_group"],
        place=theme["position"],
        names=by_language(theme, "name"),
        labels=by_language(theme, "label"),
        summary=None if theme["summary_en"] is None else by_language(theme, "summary"),
        told_in=_told_in(snapshot, theme),
        is_chosen=not filters.theme or theme["theme_id"] in filters.theme,
        priority=_named(one for one in work if one.is_priority),
        others=_named(one for one in work if not one.is_priority),
        work=tuple(work),
        origin=origin(theme),
    )


def _told_in(snapshot: Snapshot, theme: Stored) -> str | None:
    """Whether a report tells of an area in a section of its own, in a box, or only in a list of countries."""
    if theme["summary_en"] is None:
        return LIST if snapshot.members["theme"][theme["theme_id"]] else None
    return BOX if locators.is_box(theme["locator"]) else SECTION


def _named(work: Iterable[WorkRow]) -> Named:
    n = Counter(one.named_in for one in work)
    return Named(n["list"], n["text"], n["box"])


def _reach(countries: tuple[ThemeCountry, ...], *, is_priority: bool) -> Reach:
    named = [one for one in countries if one.is_priority == is_priority and one.named_in]
    listed = sum("list" in one.named_in.values() for one in named)
    return Reach(listed, len(named) - listed)


def _others(snapshot: Snapshot, filters: Filters) -> tuple[Country, ...]:
    """Countries outside the priority ones that region and theme leave, in the order of their names.

    A chosen country or partner leaves none of them: only priority countries can be chosen, and only their
    notes name partners.
    """
    if filters.country or filters.partner:
        return ()
    wanted = {
        row["iso3"]
        for row in snapshot.tables["theme_country"]
        if not filters.theme or row["theme_id"] in filters.theme
    }
    found = [
        country(row)
        for row in snapshot.tables["country"]
        if not row["is_priority"]
        and row["iso3"] in wanted
        and (not filters.region or row["region_id"] in filters.region)
    ]
    return tuple(sorted(found, key=lambda one: sort_key(filters.lang, one.names[filters.lang])))
