"""Money: the position at a date, what moved, what pledges would change, and where new funding comes from."""

from data.answers.row_origin import Stored, origin, words
from data.filters import PLEDGE, Filters
from data.rows import FundingRow
from data.rows.funding import (
    Approval,
    Approvals,
    Budget,
    BudgetLine,
    Move,
    Pledge,
    Pledged,
    Position,
    PrintedGap,
    Share,
    Shares,
)
from data.schema.position import COMPONENTS
from data.snapshot import Snapshot

SECURED = COMPONENTS[1:-1]  # what leads from the required budget to the gap
REST = "not_divided"  # what is secured and in no component
DIMENSIONS = ("source", "modality", "region")
CENT = 0.005


def components(snapshot: Snapshot) -> tuple[FundingRow, ...]:
    """The way from the required budget to the gap; a component that no document states has no amount.

    Where the components do not explain what is secured, the rest of it is one of its own.
    """
    usd = snapshot.funding_usd
    stated = {
        row["component"]: origin(row)
        for row in snapshot.tables["funding_position"]
        if row["as_of"] == snapshot.funding_as_of
    }
    rows = [FundingRow(name, usd.get(name), stated.get(name)) for name in COMPONENTS]
    if "required" in usd and "gap" in usd:
        rest = usd["required"] - usd["gap"] - sum(usd.get(name, 0) for name in SECURED)
        if rest > CENT:
            rows.insert(-1, FundingRow(REST, rest, stated["gap"]))
    return tuple(rows)


def position(snapshot: Snapshot) -> Position:
    """The money of the phase under way on a snapshot's day."""
    required, gap = (snapshot.funding_usd.get(name) for name in ("required", "gap"))
    secured = None if required is None or gap is None else required - gap
    return Position(
        day=snapshot.day,
        as_of=snapshot.funding_as_of,
        phase=snapshot.phase,
        phase_days=snapshot.phases[snapshot.phase],
        components=components(snapshot),
        required=required,
        secured=secured,
        secured_pct=None if secured is None or not required else 100 * secured / required,
        gap=gap,
        printed=_printed(snapshot),
    )


def _printed(snapshot: Snapshot) -> tuple[PrintedGap, ...]:
    """What documents also print for the gap and a contradiction tells of, now or later."""
    known = {row["discrepancy_id"] for row in snapshot.tables["discrepancy"]}
    return tuple(
        PrintedGap(
            float(one.found),
            words(snapshot, one.reason) or {},
            one.discrepancy_id if one.discrepancy_id in known else None,
        )
        for one in snapshot.corrections
        if one.table == "funding_position"
        and one.row_key == f"{snapshot.funding_as_of}|gap"
        and one.discrepancy_id
        and one.found.isdecimal()  # the document may have words there
    )


def moves(earlier: Position, later: Position) -> tuple[Move, ...]:
    """Each component at two dates; components of two phases are not set off against each other."""
    found = []
    before, after = ({row.component: row.usd for row in one.components} for one in (earlier, later))
    for name in [*dict.fromkeys([*after, *before])]:
        then, now = before.get(name), after.get(name)
        is_known = then is not None and now is not None and earlier.phase == later.phase
        found.append(Move(name, then, now, (now or 0) - (then or 0) if is_known else None))
    return tuple(found)


def pledged(filters: Filters, now: Position) -> Pledged:
    """The hypothetical pledges of an address; several are numbered, for two may be the same."""
    made = []
    for number, text in enumerate(filters.pledge, 1):
        found = PLEDGE.fullmatch(text)
        amount, earmark = (found[1], found[2]) if found else ("0", None)
        of_several = number if len(filters.pledge) > 1 else None
        made.append(Pledge(text, float(amount) * 1e6, earmark, of_several))
    usd = sum(one.usd for one in made)
    if now.gap is None:
        return Pledged(tuple(made), usd, None, None, None, None)
    is_open = now.gap > 0
    return Pledged(
        tuple(made),
        usd,
        left=max(now.gap - usd, 0),
        over=max(usd - now.gap, 0),
        closed_pct=100 * min(usd / now.gap, 1) if is_open else None,
        ten_million_pct=100 * min(10e6 / now.gap, 1) if is_open else None,
    )


def budget(snapshot: Snapshot) -> Budget:
    """The required budget of the phase by pillar."""
    rows = [row for row in snapshot.tables["budget_line"] if row["phase"] == snapshot.phase]
    whole = sum(row["usd"] for row in rows) or 1
    first, last = snapshot.phases[snapshot.phase]
    return Budget(
        snapshot.phase,
        (first[:4], last[:4]),
        tuple(
            BudgetLine(row["pillar"], row["usd"], 100 * row["usd"] / whole, origin(row))
            for row in sorted(rows, key=lambda row: -row["usd"])
        ),
    )


def approvals(snapshot: Snapshot) -> Approvals:
    """New projects of every year that is reported by then."""
    rows = sorted(snapshot.tables["funding_approval"], key=lambda row: row["year"])
    most = max((row["usd"] for row in rows), default=0) or 1
    return Approvals(
        tuple(
            Approval(
                *(row["year"], row["new_projects"], row["usd"], row["active_projects"]),
                100 * row["usd"] / most,
                origin(row),
            )
            for row in rows
        ),
        sum(row["usd"] for row in rows),
    )


def shares(snapshot: Snapshot) -> tuple[Shares, ...]:
    """New funding by source, by modality and by region, of each the earliest period first."""
    groups: dict[tuple[int, str], list[Stored]] = {}
    for row in snapshot.tables["funding_share"]:
        groups.setdefault((DIMENSIONS.index(row["dimension"]), row["period"]), []).append(row)
    return tuple(
        Shares(
            period,
            DIMENSIONS[place],
            tuple(
                Share(
                    row["category"],
                    words(snapshot, row["name_en"]) or {},
                    row["percent"],
                    bool(row["is_residual"]),
                    origin(row),
                )
                for row in sorted(rows, key=lambda row: row["position"])
            ),
        )
        for (place, period), rows in sorted(groups.items())
    )
