"""What is reported of the countries that the filters leave, in their order, for scenes and slides."""

from collections.abc import Iterable
from typing import TypeVar

from data.answers.countries import disputes_of
from data.answers.country_evidence import OfCountry, by_iso3, funders, results, theme_work
from data.answers.overview import asked, leaves
from data.filters import Filters
from data.rows.countries import DOUBTS, EXPLICIT, Call, FollowUp, Funder, Result, Selected
from data.rows.evidence import Contradiction
from data.schema.position import BASES
from data.snapshot import STEPS, Snapshot

Row = TypeVar("Row", bound=OfCountry)


def selected(snapshot: Snapshot, filters: Filters, every: tuple[Contradiction, ...]) -> Selected:
    """Results of the phase under way, funders, thematic work and contradictions of the selection."""
    chosen = {iso3: place for place, iso3 in enumerate(asked(snapshot, filters))}

    def left(rows: Iterable[Row]) -> tuple[Row, ...]:
        ours = [row for row in rows if row.iso3 in chosen]
        return tuple(sorted(ours, key=lambda row: chosen[row.iso3 or ""]))

    changes = tuple(
        row
        for row in left(results(snapshot))
        if row.phase == snapshot.phase and leaves(filters, row.step, row.basis)
    )
    paid = left(funders(snapshot))
    work = [row for row in theme_work(snapshot) if not filters.theme or row.theme_id in filters.theme]
    areas = [row["theme_id"] for row in snapshot.tables["theme"]]
    done = sorted(left(work), key=lambda row: areas.index(row.theme_id))
    return Selected(
        results=changes,
        explicit=sum(row.is_explicit for row in changes),
        explicit_first=tuple(sorted(changes, key=lambda row: not row.is_explicit)),
        by_step=tuple((step, tuple(row for row in changes if row.step == step)) for step in STEPS),
        follow_up=follow_up(changes),
        calls=calls(changes, paid),
        funders=tuple(sorted(paid, key=lambda row: not row.is_current)),
        current_funders=len({row.partner_id for row in paid if row.is_current}),
        themes=tuple(done),
        areas=len({row.theme_id for row in done}),
        areas_all=len(areas),
        disputes=disputes_of(every, set(chosen)),
    )


def calls(rows: tuple[Result, ...], paid: tuple[Funder, ...]) -> tuple[Call, ...]:
    """The results to be confirmed, one by one: the gravest doubt first, in it the oldest, then by country."""
    of_country = by_iso3(row for row in paid if row.is_current)
    open_ = [row for row in rows if not row.is_explicit]
    return tuple(
        Call(row, tuple({one.partner_id: one for one in of_country[row.iso3]}.values()))
        for row in sorted(open_, key=lambda row: (DOUBTS.index(row.basis), row.as_of))
    )


def follow_up(rows: tuple[Result, ...]) -> tuple[FollowUp, ...]:
    """The results that are to be confirmed, by what is wrong and by step."""
    groups = [
        FollowUp(basis, step, tuple(row for row in rows if row.basis == basis and row.step == step))
        for basis in (*BASES, None)
        if basis != EXPLICIT
        for step in STEPS
    ]
    return tuple(group for group in groups if group.results)
