"""What documents tell of countries, row by row: results, funders, thematic work."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Protocol, TypeVar

from data.answers.row_origin import Stored, origin, words
from data.rows.countries import Convention, Funder, Output, Result, ThemeWork
from data.snapshot import Snapshot, by_language

OUTPUTS = ("outcome", "output")


class OfCountry(Protocol):
    """A row that is about one country."""

    @property
    def iso3(self) -> str | None:
        """The country's code."""


Row = TypeVar("Row", bound=OfCountry)


def by_iso3(rows: Iterable[Row]) -> defaultdict[str, list[Row]]:
    """Rows by the code of their country, in their order; those of no country are left out."""
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.iso3:
            found[row.iso3].append(row)
    return found


def results(snapshot: Snapshot) -> tuple[Result, ...]:
    """The results that are known on the snapshot's day, of every phase so far."""
    return typed(snapshot, (row for row in snapshot.tables["result"] if row["as_of"] <= snapshot.day))


def later_results(snapshot: Snapshot) -> tuple[Result, ...]:
    """The results of documents newer than the newest position, which no count includes."""
    return typed(snapshot, snapshot.later["result"])


def typed(snapshot: Snapshot, stored: Iterable[Stored]) -> tuple[Result, ...]:
    """Stored results as rows."""
    return tuple(
        Result(
            result_id=row["result_id"],
            iso3=row["iso3"],
            step=row["step"],
            period=row["period"],
            phase=phase_of(snapshot, row["as_of"]),
            as_of=row["as_of"],
            summary=by_language(row, "summary") if row["summary_en"] else None,
            basis=row["basis"],
            changed_on=row["changed_on"],
            adopted_by=words(snapshot, row["adopted_by"]),
            instrument=words(snapshot, row["instrument"]),
            follows_r202=None if row["follows_r202"] is None else bool(row["follows_r202"]),
            origin=origin(row),
        )
        for row in stored
    )


def phase_of(snapshot: Snapshot, day: str) -> int:
    """The phase of a day: the last one that has begun by then."""
    begun = [phase for phase, (first, _) in snapshot.phases.items() if first <= day]
    return max(begun, default=min(snapshot.phases))


def funders(snapshot: Snapshot) -> tuple[Funder, ...]:
    """Who funds work, or will, in each country and through which channel."""
    names = {row["partner_id"]: by_language(row, "name") for row in snapshot.tables["partner"]}
    return tuple(
        Funder(
            row["iso3"],
            row["partner_id"],
            names[row["partner_id"]],
            row["channel"],
            row["status"] == "current",
            origin(row),
        )
        for row in snapshot.tables["country_partner"]
    )


def theme_work(snapshot: Snapshot) -> tuple[ThemeWork, ...]:
    """What was done in each country, in the order of the thematic areas."""
    labels = {row["theme_id"]: by_language(row, "label") for row in snapshot.tables["theme"]}
    order = {theme: place for place, theme in enumerate(labels)}
    return tuple(
        ThemeWork(
            row["iso3"],
            row["theme_id"],
            labels[row["theme_id"]],
            by_language(row, "summary"),
            origin(row),
        )
        for row in sorted(snapshot.tables["theme_country"], key=lambda row: order[row["theme_id"]])
    )


def conventions(snapshot: Snapshot) -> tuple[Convention, ...]:
    """How far countries are with Convention No. 102."""
    return tuple(
        Convention(row["iso3"], row["status"], row["ratified_on"], by_language(row, "what"), origin(row))
        for row in snapshot.tables["ratification"]
    )


def outputs(snapshot: Snapshot) -> tuple[tuple[str | None, Output], ...]:
    """What the Multi-donor Programme funds, each with the country's code, outcomes first."""
    rows = sorted(
        snapshot.tables["multi_donor_output"], key=lambda row: (OUTPUTS.index(row["kind"]), row["position"])
    )
    return tuple((row["iso3"], Output(row["kind"], by_language(row, "text"), origin(row))) for row in rows)
