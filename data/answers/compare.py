"""Side by side: two or three countries, partners or regions, with what is known of each."""

from collections import Counter
from collections.abc import Iterable
from typing import Any, TypeVar, cast

from data.answers.countries import disputes_of
from data.answers.country_evidence import OfCountry, conventions, funders, results, theme_work
from data.answers.health import STATES
from data.answers.multi_donor import is_multi_donor, output_groups
from data.answers.overview import asked
from data.answers.partners import channels_of
from data.answers.people import figures
from data.answers.row_origin import origin
from data.collation import sort_key
from data.filters import LISTS, Filters
from data.rows.compare import (
    KINDS,
    MOST,
    Area,
    Column,
    Compared,
    Lacking,
    NamedPartner,
    Reached,
    Stage,
    StepCount,
)
from data.rows.countries import KINDS as KNOWN_KINDS
from data.rows.countries import Funder, Known
from data.rows.evidence import Contradiction
from data.rows.people import MEASURES, OTHERS, STATUSES, tally
from data.snapshot import STEPS, Snapshot, by_language

Row = TypeVar("Row", bound=OfCountry)


def compared(
    snapshot: Snapshot, filters: Filters, known: dict[str, Known], every: tuple[Contradiction, ...]
) -> Compared:
    """The first kind of which two or more are chosen, a column each; other filters hold for every column.

    One that is not known on the day has none.
    """
    kind = next((one for one in KINDS if len(getattr(filters, one)) > 1), "")
    names = _names(snapshot, kind)
    chosen = [key for key in getattr(filters, kind) if key in names] if kind else []
    return Compared(
        kind=kind,
        columns=tuple(
            _column(snapshot, filters, kind, key, names[key], known, every) for key in chosen[:MOST]
        ),
        left_out=tuple(names[key] for key in chosen[MOST:]),
        beside=tuple(one for one in LISTS if one != kind and getattr(filters, one)),
        areas_all=len(snapshot.tables["theme"]),
        results_since=snapshot.phases[snapshot.phase][0],
        results_as_of=snapshot.results_as_of,
    )


def _names(snapshot: Snapshot, kind: str) -> dict[str, dict[str, str]]:
    if kind == "region":
        return {one.region_id: one.names for one in snapshot.regions}
    if kind == "country":
        return {one.iso3: one.names for one in snapshot.countries}
    return {row["partner_id"]: by_language(row, "name") for row in snapshot.tables["partner"]}


def _column(
    snapshot: Snapshot,
    filters: Filters,
    kind: str,
    key: str,
    names: dict[str, str],
    known: dict[str, Known],
    every: tuple[Contradiction, ...],
) -> Column:
    left = asked(snapshot, filters._replace(**{kind: cast("Any", (key,))}))
    named = [one for one in funders(snapshot) if one.iso3 in left]
    own = [one for one in named if kind == "partner" and one.partner_id == key]
    # A result stands beside a partner where it contributes now, as on its own page.
    current = {one.iso3 for one in own if one.is_current}
    here = tuple(iso3 for iso3 in left if kind != "partner" or iso3 in current)
    order = {iso3: place for place, iso3 in enumerate(here)}

    def ours(rows: Iterable[Row]) -> list[Row]:
        """The rows of its countries, in their order."""
        found = [row for row in rows if row.iso3 in order]
        return sorted(found, key=lambda row: order[row.iso3 or ""])

    wanted = [step for step in STEPS if not filters.step or str(step) in filters.step]
    of_phase = [row for row in ours(results(snapshot)) if row.phase == snapshot.phase and row.step in wanted]
    is_reported = snapshot.results_as_of is not None
    of_people = [row for row in figures(snapshot) if row.iso3 in order]
    others = [one for one in named if one.iso3 in order and not (kind == "partner" and one.partner_id == key)]
    work = ours(theme_work(snapshot))
    paid = {one.iso3 for one in (own if kind == "partner" else named) if is_multi_donor(one.channel)}
    touching = disputes_of(every, set(here))
    return Column(
        key=key,
        names=names,
        countries=here,
        announced=tuple(iso3 for iso3 in left if iso3 not in order),
        results=len(of_phase) if is_reported else None,
        explicit=sum(row.is_explicit for row in of_phase) if is_reported else None,
        with_results=len({row.iso3 for row in of_phase}) if is_reported else None,
        steps=tuple(
            StepCount(
                step,
                sum(row.step == step for row in of_phase) if is_reported else None,
                sum(row.is_explicit for row in of_phase if row.step == step) if is_reported else None,
                tuple(dict.fromkeys(row.iso3 for row in of_phase if row.step == step)),
            )
            for step in wanted
        ),
        people=tuple(
            Reached(measure, tuple(found), tuple((one, n) for one in STATUSES if (n := _count(found, one))))
            for measure in (*MEASURES, *OTHERS)
            for found in [[row for row in of_people if row.measure == measure]]
        ),
        tally=tally(of_people),
        partners=_partners([one for one in others if one.is_current], filters.lang),
        to_come=_partners([one for one in others if not one.is_current], filters.lang),
        channels=channels_of(own or others),
        areas=_areas(work),
        conventions=_stages(ours(conventions(snapshot))),
        outputs=tuple(
            one
            for one in output_groups(snapshot)
            if one.iso3 in (order if kind != "partner" else paid & order.keys())
        ),
        lacking=tuple(
            Lacking(one, lacks)
            for one in KNOWN_KINDS
            if (lacks := tuple(iso3 for iso3 in here if one in known[iso3].missing))
        ),
        disputes=len(touching),
        severe=sum(one.severity == "high" for one in touching),
        places=tuple(origin(row) for row in snapshot.tables["country"] if row["iso3"] in order),
        result_origins=tuple(row.origin for row in of_phase),
        partner_origins=tuple(one.origin for one in (*own, *others)),
        area_origins=tuple(row.origin for row in work),
    )


def _count(rows: Iterable[Any], status: str) -> int:
    return sum(row.status == status for row in rows)


def _partners(named: list[Funder], lang: str) -> tuple[NamedPartner, ...]:
    """The partners of some countries, those in most of them first, then by name."""
    found: dict[str, dict[str, None]] = {}
    for one in named:
        found.setdefault(one.partner_id, {})[one.iso3] = None
    names = {one.partner_id: one.name for one in named}
    rows = [NamedPartner(key, names[key], tuple(places)) for key, places in found.items()]
    return tuple(sorted(rows, key=lambda row: (-len(row.countries), sort_key(lang, row.names[lang]))))


def _areas(work: list[Any]) -> tuple[Area, ...]:
    """The areas of some work, those with most countries first; of as many in the order of the areas."""
    counts = Counter(row.theme_id for row in work)
    first = {row.theme_id: row.label for row in work}
    rows = [
        Area(key, label, tuple(dict.fromkeys(row.iso3 for row in work if row.theme_id == key)))
        for key, label in first.items()
    ]
    return tuple(sorted(rows, key=lambda row: -counts[row.theme_id]))


def _stages(rows: list[Any]) -> tuple[Stage, ...]:
    """How far countries are with the Convention, the furthest first."""
    return tuple(
        Stage(
            status,
            tuple(dict.fromkeys(row.iso3 for row in found)),
            tuple(row.origin for row in found),
        )
        for status in STATES
        if (found := [row for row in rows if row.status == status])
    )
