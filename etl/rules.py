"""What holds at every date: parts make the total that a document states, and dates fit each other.

A total without its parts is no fault: a document may announce one before it gives them.
"""

import datetime
from collections.abc import Callable, Iterator
from typing import NamedTuple

from data import messages
from data.messages import joined, say
from data.schema import BY_NAME
from data.snapshot import STEPS
from data.store.in_force import newest
from etl.correct import Rows, row_key
from etl.extract import Row
from etl.faults import Fault, plain, shown

PARTS = ("required", "mobilized_before", "regular_budget", "mobilized_since", "gap")
PEOPLE = ("people_legal", "people_effective", "people_adequacy")
RESULTS = messages.table("result", "result.csv")
NEEDED = (*(f"step_{step}" for step in STEPS), "countries_with_results", *PEOPLE)  # ambitions of a phase
AHEAD = datetime.timedelta(days=366)  # how far after today a figure can be meant to stand


class Total(NamedTuple):
    """A row that states a total, what its parts make, and what the total is of."""

    row: Row
    column: str
    made: float
    of: str


def faults(typed: Rows, faulty: set[str]) -> Iterator[Fault]:
    """A fault for every total that its parts do not make and every row at odds with its dates.

    Rules over tables with faults are left out.
    """
    for tables, totals in TOTALS:
        if not faulty & {*tables}:
            for total in totals(typed):
                wanted = total.row.cells[total.column]
                if abs(total.made - wanted) > 1e-6:
                    found = say("{sum} as the sum of the parts", sum=plain(total.made))
                    expected = say("{total}: {of}", total=plain(wanted), of=total.of)
                    yield Fault(total.row.file, total.row.number, total.column, found, expected)
    for tables, rule in RULES:
        if not faulty & {*tables}:
            yield from rule(typed)


def phase_of(typed: Rows, day: str) -> int:
    """The phase under way on a day; 0 before the first."""
    rows = [row.cells for row in typed["phase"]]
    return max((row["phase"] for row in rows if row["starts_on"] <= day), default=0)


def on(typed: Rows, table: str, day: str) -> list[Row]:
    """The rows of a table that hold on a day."""
    kept = {id(row.cells): row for row in typed[table]}
    return [
        kept[id(cells)] for cells in newest(BY_NAME[table], tuple(row.cells for row in typed[table]), day)
    ]


# --- totals -----------------------------------------------------------------------------------------


def results(typed: Rows) -> Iterator[Total]:
    """Results of a phase by a day: of each step, of all, and the countries that have any."""
    known = {day: on(typed, "result", day) for day in {row.cells["as_of"] for row in typed["result"]}}
    for row in typed["observation"]:
        name, day = row.cells["indicator_id"], row.cells["as_of"]
        if day not in known:
            continue
        phase = phase_of(typed, day)
        counted = [
            one.cells
            for one in known[day]
            if one.cells["as_of"] <= day and phase_of(typed, one.cells["as_of"]) == phase
        ]
        made = {
            "results_total": len(counted),
            "countries_with_results": len({one["iso3"] for one in counted}),
            **{f"step_{step}": sum(one["step"] == step for one in counted) for step in STEPS},
        }
        if name in made:
            of = say("rows of {table} in the phase by {day}", table=RESULTS, day=day)
            yield Total(row, "value", made[name], of)


def sums(typed: Rows) -> Iterator[Total]:
    """Totals over the steps, and over the measures of people, where all of these are stated."""
    for table, by in (("observation", "as_of"), ("target", "phase")):
        values = {
            (
                row.cells["indicator_id"],
                row.cells[by],
                row.cells["holds_from"] if table == "target" else "",
            ): row
            for row in typed[table]
        }
        for (name, when, since), row in values.items():
            for total, parts in (("results_total", NEEDED[:3]), ("people_total", PEOPLE)):
                stated = [values.get((part, when, since)) for part in parts]
                if name == total and all(stated):
                    made = sum(part.cells["value"] for part in stated if part)
                    of = say("{parts} of {when} together", parts=joined(", ", parts), when=when)
                    yield Total(row, "value", made, of)


def priority_countries(typed: Rows) -> Iterator[Total]:
    """Priority countries of each region and of each phase, whenever the list changes."""
    days = sorted({row.cells["holds_from"] for name in ("country", "region", "phase") for row in typed[name]})
    for day in days:
        listed = [row.cells for row in on(typed, "country", day) if row.cells["is_priority"]]
        if not listed:
            continue  # a total without its parts
        for row in on(typed, "region", day):
            made = sum(one["region_id"] == row.cells["region_id"] for one in listed)
            of = say("priority countries of the region on {day}", day=day)
            yield Total(row, "priority_countries", made, of)
        for row in on(typed, "phase", day):
            # The list of today says nothing of a phase that is over, nor of one to come.
            if row.cells["starts_on"] <= day and row.cells["phase"] == phase_of(typed, day):
                of = say("priority countries on {day}", day=day)
                yield Total(row, "countries_planned", len(listed), of)


def budget(typed: Rows) -> Iterator[Total]:
    """The pillars of a phase against what is required, and the shares that a document prints of them."""
    for row in typed["funding_position"]:
        if row.cells["component"] == "required":
            phase = phase_of(typed, row.cells["as_of"])
            lines = [one.cells for one in on(typed, "budget_line", row.cells["as_of"])]
            made = [one["usd"] for one in lines if one["phase"] == phase]
            if made:
                of = say("the pillars of phase {phase} together", phase=phase)
                yield Total(row, "usd", sum(made), of)


def way_to_the_gap(typed: Rows) -> Iterator[Total]:
    """What is required less what is mobilized is the gap, where a document gives the parts."""
    for row in typed["funding_position"]:
        if row.cells["component"] == "gap":
            then = [
                one.cells for one in typed["funding_position"] if one.cells["as_of"] == row.cells["as_of"]
            ]
            usd = {one["component"]: one["usd"] for one in then}
            mobilized = [usd[name] for name in PARTS[1:-1] if name in usd]
            if "required" in usd and mobilized:
                of = say("required less what is mobilized")
                yield Total(row, "usd", usd["required"] - sum(mobilized), of)


def printed(typed: Rows) -> Iterator[Total]:
    """Totals that a document prints of rows that stand alone here."""
    for row in typed["printed_total"]:
        keys = row.cells["row_keys"].split("; ")
        parts = [one.cells for one in typed.get(row.cells["table_name"], []) if row_key(one) in keys]
        values = [part.get(row.cells["column_name"]) for part in parts]
        if len(parts) == len(keys) and all(isinstance(value, int | float) for value in values):
            made = sum(value for value in values if value)
            of = say("the rows of {row_keys} together", row_keys=messages.column("row_keys"))
            yield Total(row, "total", made, of)


TOTALS: tuple[tuple[tuple[str, ...], Callable[[Rows], Iterator[Total]]], ...] = (
    (("result", "observation", "phase"), results),
    (("observation", "target"), sums),
    (("country", "region", "phase"), priority_countries),
    (("funding_position", "budget_line", "phase"), budget),
    (("funding_position",), way_to_the_gap),
    (("printed_total", "funding_position", "observation"), printed),
)


# --- rules ------------------------------------------------------------------------------------------


def hundred(typed: Rows) -> Iterator[Fault]:
    """A fault for every group of shares that does not make 100, at its last row."""
    groups: dict[tuple[object, ...], list[Row]] = {}
    for table, names, column in (
        ("funding_share", ("period", "dimension", "holds_from"), "percent"),
        ("budget_line", ("phase", "holds_from"), "printed_pct"),
    ):
        for row in typed[table]:
            if row.cells[column] is not None:
                groups.setdefault((column, *(row.cells[name] for name in names)), []).append(row)
    for key, rows in groups.items():
        column = str(key[0])
        made = sum(row.cells[column] for row in rows)
        if abs(made - 100) > 1e-6:
            found = say("{sum} as the sum of the parts", sum=plain(made))
            group = " ".join(plain(part) for part in key[1:-1])
            expected = say("{total}: {of}", total=100, of=say("the shares of {group} together", group=group))
            yield Fault(rows[-1].file, rows[-1].number, str(column), found, expected)


def misdated(typed: Rows) -> Iterator[Fault]:
    """A fault for every result of a day outside its period, or of an act whose date its basis forbids."""
    for row in typed["result"]:
        basis, changed_on = row.cells["basis"], row.cells["changed_on"]
        period = str(row.cells["period"])
        first = int(period[:4])
        end = int(period[:2] + period[-2:])
        last = int(row.cells["as_of"][:4])
        if not first <= last <= end:
            # Which of the two is wrong nobody can tell; mostly the period was copied from the row above.
            span = end - first + 1
            begin = first + (last - first) // span * span
            meant = f"{begin}-{(begin + span - 1) % 100:02}" if len(period) > 4 else str(begin)
            expected: str = say("a period with {day}, such as {period}", day=row.cells["as_of"], period=meant)
            instead = ("as_of", say("a day of {period}", period=period))
            yield Fault(row.file, row.number, "period", shown(period), expected, instead=instead)
            continue
        years = {int(moment[:4]) for moment in changed_on.split("/")} if changed_on else set()
        fits = {
            "explicit": (
                not years or first <= min(years) <= max(years) <= last,
                say("no date or one from {first} to {last}", first=first, last=last),
            ),
            "earlier_period": (bool(years) and max(years) < first, say("a date before {year}", year=first)),
        }
        is_fit, expected = fits.get(basis, (True, ""))
        if not is_fit:
            found = shown(changed_on) if changed_on else say("nothing")
            expected = say("{date}: the basis is {basis}", date=expected, basis=messages.label(basis))
            yield Fault(row.file, row.number, "changed_on", found, expected)


def unlisted(typed: Rows) -> Iterator[Fault]:
    """A fault for every result of a country that is not on the list of its day."""
    lists: dict[str, set[str]] = {}
    for row in typed["result"]:
        day = max(row.cells["as_of"], row.cells["holds_from"])
        if day not in lists:
            lists[day] = {one.cells["iso3"] for one in on(typed, "country", day) if one.cells["is_priority"]}
        if row.cells["iso3"] not in lists[day]:
            expected = say(
                "a country with {is_priority} 1 in {table} on {day}",
                is_priority=messages.column("is_priority"),
                table=messages.table("country", "country.csv"),
                day=day,
            )
            yield Fault(row.file, row.number, "iso3", shown(row.cells["iso3"]), expected)


def too_late(typed: Rows) -> Iterator[Fault]:
    """A fault for every figure of a day that is more than a year away."""
    limit = (datetime.datetime.now(datetime.UTC).date() + AHEAD).isoformat()
    for table in ("source", "result", "observation", "funding_position"):
        for row in typed[table]:
            if row.cells["as_of"] and row.cells["as_of"] > limit:
                expected = say("a day up to {day}", day=limit)
                yield Fault(row.file, row.number, "as_of", shown(row.cells["as_of"]), expected)


def without_ambitions(typed: Rows) -> Iterator[Fault]:
    """A fault for every phase that has results or money and not all ambitions to measure them by."""
    reported = {
        phase_of(typed, row.cells["as_of"]) for name in ("result", "funding_position") for row in typed[name]
    }
    for row in typed["phase"]:
        stated = {
            one.cells["indicator_id"]
            for one in typed["target"]
            if one.cells["phase"] == row.cells["phase"] and one.cells["value"]
        }
        missing = [name for name in NEEDED if name not in stated]
        if row.cells["phase"] in reported and missing:
            expected = say(
                "rows in {table} for phase {phase}: {indicators}",
                table=messages.table("target", "target.csv"),
                phase=row.cells["phase"],
                indicators=joined(", ", missing),
            )
            yield Fault(row.file, row.number, "phase", shown(row.cells["phase"]), expected)


RULES: tuple[tuple[tuple[str, ...], Callable[[Rows], Iterator[Fault]]], ...] = (
    (("funding_share", "budget_line"), hundred),
    (("result",), misdated),
    (("result", "country"), unlisted),
    (("source", "result", "observation", "funding_position"), too_late),
    (("phase", "target", "result", "funding_position"), without_ambitions),
)
