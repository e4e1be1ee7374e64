"""What is known of people: three measures that are never added up, and the figures of countries."""

from collections.abc import Iterable

from data.answers.overview import asked, leaves_out
from data.answers.pace import elapsed_pct, standing
from data.answers.row_origin import Stored, origin
from data.filters import Filters
from data.rows.evidence import Contradiction
from data.rows.people import (
    ACHIEVED,
    MEASURES,
    OTHERS,
    STATUSES,
    Explained,
    Group,
    Measure,
    OfPhase,
    People,
    PeopleFigure,
    PeoplePhase,
    tally,
)
from data.rows.reached import reached_pct
from data.snapshot import Snapshot, by_language


def people(snapshot: Snapshot, filters: Filters, contradictions: tuple[Contradiction, ...]) -> People:
    """All that is known of people for one selection on the snapshot's day."""
    of_measures, phases = measures(snapshot), phases_of(snapshot)
    every, newer = figures(snapshot), later(snapshot)
    chosen = asked(snapshot, filters)
    left, newer_left = (
        tuple(row for row in rows if row.iso3 in chosen) if leaves_out(filters) else rows
        for rows in (every, newer)
    )
    measured = [row for row in left if row.is_measured]
    named = {row.iso3 for row in left}
    return People(
        measures=of_measures,
        phases=phases,
        passed=passed(phases),
        has_earlier_ambition=any(
            row["phase"] == phases[0].phase and row["indicator_id"].startswith("people_")
            for row in snapshot.tables["target"]
        ),
        explained=tuple(explained(row, every, contradictions) for row in of_measures),
        reporting_countries=max((row.reporting_countries or 0 for row in of_measures), default=0) or None,
        priority_countries=len(snapshot.countries),
        with_figures=len({row.iso3 for row in every if row.is_priority}),
        with_reached=len({row.iso3 for row in every if row.is_priority and row.is_reached}),
        every=every,
        left=left,
        of_measures=tuple(Group(one, tuple(r for r in left if r.measure == one)) for one in MEASURES),
        of_others=tuple(Group(one, tuple(r for r in left if r.measure == one)) for one in OTHERS),
        tally=tally(left),
        measured=tally(measured),
        measured_all=sum(row.is_measured for row in every),
        others=len(left) - len(measured),
        later=newer,
        later_left=newer_left,
        silent=tuple(iso3 for iso3 in chosen if iso3 not in named),
    )


def figures(snapshot: Snapshot) -> tuple[PeopleFigure, ...]:
    """The figures of countries that documents give, achieved ones first, the largest first."""
    return typed(snapshot, snapshot.tables["people_figure"])


def later(snapshot: Snapshot) -> tuple[PeopleFigure, ...]:
    """The same of documents newer than the newest position."""
    return typed(snapshot, snapshot.later["people_figure"])


def typed(snapshot: Snapshot, stored: Iterable[Stored]) -> tuple[PeopleFigure, ...]:
    """Stored figures about people as rows."""
    priority = {country.iso3 for country in snapshot.countries}
    rows = sorted(
        stored,
        key=lambda row: (STATUSES.index(row["status"]), -int(row["people"])),
    )
    return tuple(
        PeopleFigure(
            figure_id=row["figure_id"],
            iso3=row["iso3"],
            is_priority=row["iso3"] in priority,
            measure=row["measure"],
            people=int(row["people"]),
            unit=row["unit"],
            precision=row["precision"],
            year=int(row["year"]) if row["year"] else None,
            phase=int(row["phase"]),
            is_of_phase=int(row["phase"]) == snapshot.phase,
            status=row["status"],
            duration=row["duration"],
            what=by_language(row, "what"),
            # What is planned or may come about is no part of a total of people reached.
            traced_to=(row["traced_to"] or "").removeprefix("people_") or None
            if row["status"] == ACHIEVED
            else None,
            document_as_of=snapshot.sources[row["source_id"]].as_of,
            origin=origin(row),
        )
        for row in rows
    )


def measures(snapshot: Snapshot) -> tuple[Measure, ...]:
    """Each measure of the phase under way against its ambition and an even pace."""
    elapsed = elapsed_pct(snapshot)
    targets = {
        row["indicator_id"]: row for row in snapshot.tables["target"] if row["phase"] == snapshot.phase
    }
    found = []
    for measure in MEASURES:
        name = f"people_{measure}"
        target, row = targets[name], _newest(snapshot, name, snapshot.phase)
        share = reached_pct(row["value"] if row else None, target["value"])
        points = None if share is None else share - elapsed
        found.append(
            Measure(
                measure=measure,
                people=row["value"] if row else None,
                precision=row["precision"] if row else None,
                reporting_countries=_reporting(row),
                as_of=row["as_of"] if row else None,
                ambition=target["value"],
                due=target["due"],
                share_pct=share,
                points=points,
                stands=None if points is None else standing(points),
                value_origin=origin(row) if row else None,
                ambition_origin=origin(target),
            )
        )
    return tuple(found)


def _newest(snapshot: Snapshot, indicator: str, phase: int) -> Stored | None:
    """The newest value of an indicator in a phase by the snapshot's day, as a row of `observation`."""
    first, last = snapshot.phases[phase]
    rows = [
        row
        for row in snapshot.tables["observation"]
        if row["indicator_id"] == indicator and first <= row["as_of"] <= min(snapshot.day, last)
    ]
    return max(rows, key=lambda row: row["as_of"], default=None)


def _reporting(row: Stored | None) -> int | None:
    return int(row["reporting_countries"]) if row and row["reporting_countries"] else None


def phases_of(snapshot: Snapshot) -> tuple[PeoplePhase, ...]:
    """The phase before that under way, where there is one, and that under way, with each measure in them."""
    planned = {row["phase"]: int(row["countries_planned"]) for row in snapshot.tables["phase"]}
    numbers = sorted(phase for phase in snapshot.phases if phase <= snapshot.phase)[-2:]
    rows = {(phase, one): _newest(snapshot, f"people_{one}", phase) for phase in numbers for one in MEASURES}
    most = max((row["value"] for row in rows.values() if row), default=0) or 1
    full = {
        one: max(
            [
                snapshot.targets[f"people_{one}"],
                *(r["value"] for (_, of), r in rows.items() if r and of == one),
            ]
        )
        for one in MEASURES
    }
    found = []
    for phase in numbers:
        of = {one: rows[phase, one] for one in MEASURES}
        found.append(
            PeoplePhase(
                phase,
                *snapshot.phases[phase],
                planned[phase],
                {one: _of_phase(row, full[one], most) for one, row in of.items()},
                max((row["as_of"] for row in of.values() if row), default=None),
            )
        )
    return tuple(found)


def _of_phase(row: Stored | None, full: float, most: float) -> OfPhase:
    if row is None:
        return OfPhase(None, None, None, None, None, None)
    value = row["value"]
    return OfPhase(value, _reporting(row), row["as_of"], 100 * value / full, 100 * value / most, origin(row))


def passed(phases: tuple[PeoplePhase, ...]) -> tuple[str, ...]:
    """The measures that have passed their value in the phase before."""
    if len(phases) < 2:
        return ()
    before, now = ({one: row.people for one, row in phase.measures.items()} for phase in phases)
    return tuple(
        one
        for one in MEASURES
        if (then := before[one]) is not None and (value := now[one]) is not None and value > then
    )


def explained(
    row: Measure, every: tuple[PeopleFigure, ...], contradictions: tuple[Contradiction, ...]
) -> Explained:
    """What the figures of countries of the phase explain of a total; nothing where it is not reported."""
    of_phase = [one for one in every if one.is_of_phase] if row.people is not None else []
    traced = tuple(one for one in of_phase if one.traced_to == row.measure)
    together = sum(one.people for one in traced)
    is_whole = bool(traced) and together >= (row.people or 0)
    found = tuple(
        one
        for one in of_phase
        if not is_whole
        and one.measure == row.measure
        and one.is_reached
        and one.is_priority
        # One that is traced to another total still stands for this measure.
        and one not in traced
    )
    return Explained(
        measure=row.measure,
        people=row.people,
        traced=traced,
        traced_people=together,
        traced_pct=100 * together / row.people if traced and row.people else None,
        others=max((row.reporting_countries or 0) - len({one.iso3 for one in traced}), 0),
        found=found,
        found_people=sum(one.people for one in found),
        found_countries=len({one.iso3 for one in found}),
        ending_people=sum(one.people for one in found if one.duration),
        contradictions=tuple(
            one
            for one in contradictions
            if f"people_{row.measure}" in one.touches
            and one.severity != "low"
            and one.as_of in (None, row.as_of)  # those of an earlier figure say nothing of this one
        ),
    )
