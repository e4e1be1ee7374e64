"""What changed between two dates of an edition, or between two editions, for one selection of countries."""

import re
from collections.abc import Callable
from typing import TypeVar

from data.answers import funding, overview, pace
from data.answers.overview import asked, compared_with, leaves, leaves_out
from data.answers.people import measures
from data.answers.row_changes import Altered, altered
from data.collation import sort_key
from data.filters import Filters, without_lists
from data.rows import Origin
from data.rows.changes import FIGURES, Change, Changes, Figure, Side, Told
from data.rows.people import MEASURES
from data.snapshot import Snapshot

Row = TypeVar("Row")
ADDRESS = re.compile(r"\s*\([^()]*@[^()]*\)$")  # of who signed, behind the name


def changes(snapshot: Snapshot, filters: Filters) -> Changes:
    """What changed since the day, or the edition, that a selection is compared with."""
    then, now = sides(snapshot, filters)
    if then is None:
        return _nothing(now, filters)
    found = altered(now, then.edition_id, then.day)
    places = _places(then, now, filters)
    of_any_partner = _places(then, now, filters._replace(partner=()))
    of_any_theme = _places(then, now, filters._replace(theme=()))
    if then.edition_id == now.edition_id:
        found = _by_the_day(found, now.day)
    order = _in_order(now, found, filters.lang)

    def left(
        rows: tuple[Change[Row], ...], iso3: Callable[[Row], str | None], among: set[str] | None
    ) -> tuple[Change[Row], ...]:
        """The changes of countries that the filters leave, by country."""
        ours = [row for row in rows if among is None or iso3(row.row) in among]
        return tuple(sorted(ours, key=lambda row: order(iso3(row.row))))

    return Changes(
        before=_side(then),
        after=_side(now),
        figures=_figures(then, now, filters, places),
        results=left(
            tuple(row for row in found.results if leaves(filters, row.row.step, row.row.basis)),
            lambda row: row.iso3,
            places,
        ),
        first_in_step=found.first_in_step,
        reasons=found.reasons,
        listed=left(found.listed, lambda row: row.iso3, places),
        people=left(found.people, lambda row: row.iso3, places),
        partners=left(
            tuple(
                row for row in found.partners if not filters.partner or row.row.partner_id in filters.partner
            ),
            lambda row: row.iso3,
            of_any_partner,
        ),
        themes=left(
            tuple(row for row in found.themes if not filters.theme or row.row.theme_id in filters.theme),
            lambda row: row.iso3,
            of_any_theme,
        ),
        contradictions=tuple(
            row
            for row in found.contradictions
            if places is None or not row.row.countries or not places.isdisjoint(row.row.countries)
        ),
        documents=found.documents,
        corrections=found.corrections,
        announcements=found.announcements,
        announced_people=left(found.announced_people, lambda row: row.iso3, places),
        first=found.first,
        tables=found.tables,
        places=found.places,
    )


def sides(snapshot: Snapshot, filters: Filters) -> tuple[Snapshot | None, Snapshot]:
    """What is compared, before and after: two dates in their order, or two editions as they are asked for."""
    if filters.since:
        then = snapshot.edition(filters.since[0])
        return then.at(_day_of(then, filters)), snapshot
    day = compared_with(snapshot, filters)
    if not day:
        return None, snapshot
    earlier, later = sorted((snapshot.day, day))
    return snapshot.at(earlier), snapshot.at(later)


def _by_the_day(found: Altered, day: str) -> Altered:
    """What changed between two dates, without what was only announced later: of neither date it is news."""
    by_then = tuple(one for one in found.documents if (one.row.as_of or "") <= day)
    return found._replace(documents=by_then, announcements=(), announced_people=())


def _day_of(then: Snapshot, filters: Filters) -> str:
    """The day for which an earlier edition is asked: the date compared with, the as-of date, its newest."""
    wanted = [*filters.compare, filters.as_of][0]
    if not wanted:
        return then.dates[-1]
    return max((day for day in then.dates if day <= wanted), default=then.dates[0])


def _side(snapshot: Snapshot) -> Side:
    return Side(snapshot.edition_id, snapshot.made_at, snapshot.day, snapshot.phase)


def _places(then: Snapshot, now: Snapshot, filters: Filters) -> set[str] | None:
    """The countries selected now, and of those no longer on the list the ones selected then; None: all."""
    if not leaves_out(filters):
        return None
    listed = {one.iso3 for one in now.countries}
    return {*asked(now, filters), *(iso3 for iso3 in asked(then, filters) if iso3 not in listed)}


def _in_order(now: Snapshot, found: Altered, lang: str) -> Callable[[str | None], tuple[int, bytes]]:
    """What sorts by country: in the order of their list, then the others by name, then what names none."""
    listed = {one.iso3: place for place, one in enumerate(now.ordered[lang])}

    def place(iso3: str | None) -> tuple[int, bytes]:
        if iso3 is None:
            return len(listed) + 1, b""
        if iso3 in listed:
            return listed[iso3], b""
        return len(listed), sort_key(lang, found.places[iso3].names[lang])

    return place


# --- the headline


def _figures(then: Snapshot, now: Snapshot, filters: Filters, places: set[str] | None) -> tuple[Figure, ...]:
    """Each figure of the headline; on both sides of the same countries, so that the parts make the whole."""
    of_both = without_lists(filters)._replace(step=filters.step, evidence=filters.evidence)
    if places is not None:
        of_both = of_both._replace(country=(*sorted(places),) or ("",))
    before, after = values(then, of_both), values(now, filters)
    origins = _origins(now)
    is_same = then.phase == now.phase
    found = []
    for what in FIGURES:
        was, now_is = before[what], after[what]
        moved = now_is - was if is_same and was is not None and now_is is not None else None
        found.append(Figure(what, was, now_is, moved, origins[what]))
    return tuple(found)


def values(snapshot: Snapshot, filters: Filters) -> dict[str, float | None]:
    """The figures of the headline for a selection, as the pages of their topics have them."""
    rows = overview.country_rows(snapshot, filters)
    head = overview.headline(snapshot, filters, rows)
    money = funding.position(snapshot)
    steps = sum(len(row.shown_steps) for row in rows if row.is_selected)
    return {
        "results": head.results,
        "explicit": head.explicit,
        "steps": steps if head.results is not None else None,
        "countries": head.countries,
        **{f"people_{row.measure}": row.people for row in overview.people_rows(snapshot)},
        "secured": money.secured,
        "gap": money.gap,
    }


def _origins(snapshot: Snapshot) -> dict[str, tuple[Origin, ...]]:
    """Where the figures stand; those of results where the documents count them."""
    of_ambitions = {one.indicator_id: one.origins[:1] for one in pace.pace(snapshot, None).ambitions}
    of_people = {
        f"people_{row.measure}": (row.value_origin,) if row.value_origin else () for row in measures(snapshot)
    }
    of_money = next(
        (row.origin for row in funding.components(snapshot) if row.component == "gap" and row.origin), None
    )
    return {
        **dict.fromkeys(("results", "explicit", "steps"), of_ambitions["results_total"]),
        "countries": of_ambitions["countries_with_results"],
        **{f"people_{one}": of_people[f"people_{one}"] for one in MEASURES},
        **dict.fromkeys(("secured", "gap"), (of_money,) if of_money else ()),
    }


def _nothing(now: Snapshot, filters: Filters) -> Changes:
    """What is said where there is nothing to compare with: the figures as they are."""
    after, origins = values(now, filters), _origins(now)
    figures = tuple(Figure(what, None, after[what], None, origins[what]) for what in FIGURES)
    return Changes(None, _side(now), figures)


# --- acts


def told(snapshot: Snapshot) -> tuple[Told, ...]:
    """Every act of publishing or rolling back, the newest first."""
    acts = snapshot.history.acts
    before = ["", *(act.edition_id for act in reversed(acts))]  # of the oldest act, of the next, …
    return tuple(
        Told(act, ADDRESS.sub("", act.by), was) for act, was in zip(acts, before[-2::-1], strict=True)
    )


def by_act(snapshot: Snapshot, filters: Filters, one: Told) -> Changes | None:
    """What an act changed for readers at the newest position of each edition; None of the first one."""
    if not one.previous:
        return None
    own = Filters(since=(one.previous,), lang=filters.lang)
    return changes(snapshot.edition(one.act.edition_id), own)
