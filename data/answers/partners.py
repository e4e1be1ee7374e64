"""Funding partners: where each is named, and what is reported there, shared with others."""

import re
from collections import Counter
from collections.abc import Iterable

from data.answers.country_evidence import by_iso3, funders, results, theme_work
from data.answers.multi_donor import is_multi_donor, new_funding, output_groups, planned_by
from data.answers.overview import asked
from data.answers.people import figures
from data.answers.row_origin import Stored, in_order, origin
from data.collation import sort_key
from data.filters import Filters
from data.rows.countries import Funder, Result
from data.rows.evidence import Contradiction
from data.rows.partners import (
    KINDS,
    Beside,
    ChannelCount,
    NamedIn,
    Partner,
    PartnerCountry,
    PartnerPage,
    PartnerRow,
    Partners,
)
from data.rows.people import tally
from data.snapshot import Snapshot, by_language

MOST = 3  # partners that a sentence names


# --- the list


def partners(snapshot: Snapshot, filters: Filters) -> Partners:
    """The partners that the notes of the countries name that the filters leave."""
    places = asked(snapshot, filters)
    order = {iso3: place for place, iso3 in enumerate(places)}
    named = sorted((one for one in funders(snapshot) if one.iso3 in order), key=lambda one: order[one.iso3])
    countries = {one.iso3 for one in named}
    of_country = by_iso3(row for row in _of_phase(snapshot) if row.iso3 in countries)
    stored = {row["partner_id"]: row for row in snapshot.tables["partner"]}
    rows = [
        _row(snapshot, stored[partner_id], group, of_country, len(countries))
        for partner_id, group in _by_partner(named).items()
    ]
    rows.sort(key=lambda row: (-len(row.countries), sort_key(filters.lang, row.names[filters.lang])))
    kinds = Counter(row.kind for row in rows)
    chosen = set(filters.partner)
    return Partners(
        rows=tuple(rows),
        countries=len(countries),
        kinds=tuple((kind, kinds[kind]) for kind in KINDS if kinds[kind]),
        most=tuple(rows[:MOST]),
        beside_chosen=len({row.partner_id for row in rows} - chosen) if len(chosen) == 1 else None,
        results_since=snapshot.phases[snapshot.phase][0],
        results_as_of=snapshot.results_as_of,
        silent=tuple(iso3 for iso3 in places if iso3 not in countries),
        origins=(
            *(row.origin for row in rows),
            *(one.origin for one in named),
            *(row.origin for iso3 in places for row in of_country[iso3]),
        ),
    )


def _of_phase(snapshot: Snapshot) -> list[Result]:
    """The results of the phase under way, as every count of results has them."""
    return [row for row in results(snapshot) if row.phase == snapshot.phase]


def _by_partner(named: Iterable[Funder]) -> dict[str, list[Funder]]:
    found: dict[str, list[Funder]] = {}
    for one in named:
        found.setdefault(one.partner_id, []).append(one)
    return found


def _row(
    snapshot: Snapshot, partner: Stored, named: list[Funder], of_country: dict[str, list[Result]], of: int
) -> PartnerRow:
    is_reported = snapshot.results_as_of is not None
    countries = tuple(dict.fromkeys(one.iso3 for one in named))
    current = tuple(dict.fromkeys(one.iso3 for one in named if one.is_current))
    found = [row for iso3 in current for row in of_country[iso3]]
    return PartnerRow(
        partner_id=partner["partner_id"],
        names=by_language(partner, "name"),
        kind=partner["kind"],
        named=tuple(NamedIn(one, len(of_country[one.iso3]) if is_reported else None) for one in named),
        countries=countries,
        share_pct=100 * len(countries) / of,
        current=current,
        announced=tuple(iso3 for iso3 in countries if iso3 not in current),
        results=len(found) if is_reported else None,
        explicit=sum(row.is_explicit for row in found) if is_reported else None,
        channels=channels_of(named),
        origin=origin(partner),
    )


def channels_of(named: Iterable[Funder]) -> tuple[ChannelCount, ...]:
    """The channels of some funders: what notes say before what they leave open, the most used first."""
    counts = Counter((one.channel, one.is_current) for one in named)
    ranked = sorted(counts.items(), key=lambda item: (item[0][0] is None, -item[1], not item[0][1]))
    return tuple(ChannelCount(channel, is_current, n) for (channel, is_current), n in ranked)


# --- the page of one partner


def partner(
    snapshot: Snapshot, lang: str, partner_id: str, every: tuple[Contradiction, ...]
) -> PartnerPage | None:
    """All that is reported where a partner contributes; None where no document names it by then."""
    stored = {row["partner_id"]: row for row in snapshot.tables["partner"]}
    if partner_id not in stored:
        return None
    this, place = stored[partner_id], in_order(snapshot, lang)
    order = sorted(stored, key=lambda one: sort_key(lang, stored[one][f"name_{lang}"]))
    here = order.index(partner_id)
    everybody = sorted(funders(snapshot), key=lambda one: place(one.iso3))
    named = [one for one in everybody if one.partner_id == partner_id]
    current = {one.iso3 for one in named if one.is_current}
    beside = [one for one in everybody if one.iso3 in current and one.partner_id != partner_id]
    changes = by_iso3(row for row in _of_phase(snapshot))
    found = [row for iso3 in sorted(current, key=place) for row in changes[iso3]]
    of_people = by_iso3(figures(snapshot))
    reached = [row for iso3 in sorted(current, key=place) for row in of_people[iso3]]
    work = [row for row in theme_work(snapshot) if row.iso3 in current]
    areas = list(dict.fromkeys(row.theme_id for row in work))
    work.sort(key=lambda row: (areas.index(row.theme_id), place(row.iso3)))
    places = tuple(dict.fromkeys(one.iso3 for one in named))
    funded = tuple(dict.fromkeys(one.iso3 for one in named if is_multi_donor(one.channel)))
    groups = {one.iso3: one for one in output_groups(snapshot)}
    newest = new_funding(snapshot, partner_id)
    return PartnerPage(
        partner_id=partner_id,
        names=by_language(this, "name"),
        kind=this["kind"],
        previous=_partner(stored[order[here - 1]]),
        following=_partner(stored[order[(here + 1) % len(order)]]),
        countries=tuple(
            PartnerCountry(
                iso3,
                tuple(one for one in named if one.iso3 == iso3),
                tuple(sorted({row.step for row in changes[iso3]})),
                tuple(
                    _partner(stored[other])
                    for other in dict.fromkeys(one.partner_id for one in beside if one.iso3 == iso3)
                ),
            )
            for iso3 in places
        ),
        funders=tuple(named),
        current=len(current),
        is_reported=snapshot.results_as_of is not None,
        results_since=snapshot.phases[snapshot.phase][0],
        results_as_of=snapshot.results_as_of,
        results=tuple(found),
        explicit=sum(row.is_explicit for row in found),
        with_results=len({row.iso3 for row in found}),
        people=tuple(reached),
        tally=tally(reached),
        work=tuple(work),
        areas=tuple(next(row.label for row in work if row.theme_id == one) for one in areas),
        beside=_beside(stored, lang, beside),
        new_funding=newest,
        outputs=tuple(groups[iso3] for iso3 in funded if iso3 in groups),
        without_outputs=tuple(iso3 for iso3 in funded if iso3 not in groups),
        planned_by=planned_by(snapshot),
        contradictions=tuple(one for one in every if _names(one, this, set(places))),
        origin=origin(this),
        origins=(*(one.origin for one in (*named, *beside)), *(one.origin for one in newest)),
    )


def _partner(row: Stored) -> Partner:
    return Partner(row["partner_id"], by_language(row, "name"))


def _beside(stored: dict[str, Stored], lang: str, named: list[Funder]) -> tuple[Beside, ...]:
    """Other partners by the number of countries that they share, then by name."""
    counts = Counter(one for one, _ in {(one.partner_id, one.iso3) for one in named})
    found = [Beside(_partner(stored[one]), n) for one, n in counts.items()]
    found.sort(key=lambda one: (-one.countries, sort_key(lang, one.partner.names[lang])))
    return tuple(found)


def _names(contradiction: Contradiction, partner: Stored, places: set[str]) -> bool:
    """Whether a contradiction about partners in these countries names this one, under any of its names."""
    if contradiction.topic != "partners" or places.isdisjoint(contradiction.countries):
        return False
    names = [partner["name_en"], *(partner["also_known_as"] or "").split("|")]
    named = re.compile(rf"\b(?:{'|'.join(map(re.escape, filter(None, names)))})\b")
    texts = (contradiction.titles, contradiction.statements, contradiction.adopted, contradiction.reason)
    return bool(named.search(" ".join(text["en"] for text in texts)))
