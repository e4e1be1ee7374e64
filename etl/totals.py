"""Totals the documents print, as data: each is checked on the raw rows and again in the finished database."""

from dataclasses import dataclass, field
from typing import Any

REPORT = "report_2021_22"
PROGRAMME = "programme_document"


@dataclass(frozen=True)
class Part:
    """The sum of a column (or the number of its different values) over the rows that match."""

    table: str
    column: str
    where: dict[str, Any] = field(default_factory=dict)
    sign: int = 1
    distinct: bool = False


@dataclass(frozen=True)
class Total:
    """Parts that make a total: a fixed number, or what the rows of `stated_by` say.

    `by` repeats it for every value of these columns. `source` is where the total is printed.
    """

    name: str
    parts: tuple[Part, ...]
    stated_by: Part
    source: str
    by: tuple[str, ...] = ()
    fixed: int | None = None

    def all_parts(self) -> tuple[Part, ...]:
        """The parts and what states the total."""
        return (*self.parts, self.stated_by)


THEN = "2021-10-07"
PHASE_1 = "2020-12-31"
NOW = "2022-12-31"
STEPS = ("step_1", "step_2", "step_3")
PEOPLE = ("people_legal", "people_effective", "people_adequacy")

PRIORITY = Part("country", "iso3", {"is_priority": 1}, distinct=True)
MARKED = Part("result", "iso3", {"period": "2021-22"}, distinct=True)
SHARES = Part("funding_share", "percent")
PILLARS = Part("budget_line", "usd", {"phase": 2})
PILLAR_SHARES = Part("budget_line", "printed_pct")


def marked(step: int) -> Part:
    """The number of countries marked in one column of Table 3."""
    return Part("result", "iso3", {"step": step, "period": "2021-22"}, distinct=True)


def observed(indicator: str, as_of: str) -> Part:
    """The value an indicator had at a date."""
    return Part("observation", "value", {"indicator_id": indicator, "as_of": as_of})


def targeted(indicator: str) -> Part:
    """The ambition of an indicator in phase II."""
    return Part("target", "value", {"indicator_id": indicator, "phase": 2})


def position(component: str, as_of: str = "", sign: int = 1) -> Part:
    """One component of the funding position, at a date or at every date."""
    where = {"component": component, "as_of": as_of} if as_of else {"component": component}
    return Part("funding_position", "usd", where, sign)


TOTALS = (
    Total(
        "priority countries of a region",
        (PRIORITY,),
        Part("region", "priority_countries"),
        f"{REPORT}: Table 1, headings: 26, 5, 4, 10 and 5",
        by=("region_id",),
    ),
    Total(
        "priority countries of phase II",
        (PRIORITY,),
        Part("phase", "countries_planned", {"phase": 2}),
        f"{PROGRAMME}: Table 1, 50 focus countries",
    ),
    *(
        Total(
            f"countries marked for step {step} in Table 3",
            (marked(step),),
            observed(f"step_{step}", NOW),
            f"{REPORT}: Table 3, last row: 14, 15 and 27",
        )
        for step in (1, 2, 3)
    ),
    Total(
        "countries with a mark in Table 3",
        (MARKED,),
        observed("countries_with_results", NOW),
        f"{REPORT}: Section 2.1, 40 countries",
    ),
    Total(
        "institutional changes of 2021-22 over the steps",
        tuple(observed(step, NOW) for step in STEPS),
        observed("results_total", NOW),
        f"{REPORT}: Section 2.1, 56 institutional changes",
    ),
    Total(
        "institutional changes of phase I over the steps",
        tuple(observed(step, PHASE_1) for step in STEPS),
        observed("results_total", PHASE_1),
        f"{REPORT}: Section 1, 39 institutional changes",
    ),
    Total(
        "ambition of phase II over the steps",
        tuple(targeted(step) for step in STEPS),
        targeted("results_total"),
        f"{REPORT}: Section 1, 80 institutional changes",
    ),
    Total(
        "ambition of phase II over the measures of people",
        tuple(targeted(measure) for measure in PEOPLE),
        targeted("people_total"),
        f"{REPORT}: Section 1, 60 million people",
    ),
    Total(
        "budget of phase II over the pillars",
        (PILLARS,),
        position("required", THEN),
        f"{PROGRAMME}: Budget, US$160 million",
    ),
    Total(
        "printed shares of the pillars",
        (PILLAR_SHARES,),
        PILLAR_SHARES,
        f"{PROGRAMME}: Budget, 81, 15 and 4 per cent",
        by=("phase",),
        fixed=100,
    ),
    Total(
        "required - mobilized before - regular budget - mobilized since = gap",
        (
            position("required"),
            position("mobilized_before", sign=-1),
            position("regular_budget", sign=-1),
            position("mobilized_since", sign=-1),
        ),
        position("gap"),
        f"{PROGRAMME}: Table 9, 75 million; {REPORT}: Table 9, 53,656,000",
        by=("as_of",),
    ),
    Total(
        "mobilized before and regular budget, printed as one",
        (position("mobilized_before", NOW), position("regular_budget", NOW)),
        position("mobilized_before", NOW),
        f"{REPORT}: Table 9, second row, 85,000,000",
        fixed=85_000_000,
    ),
    Total(
        "shares of new funding, with what the text leaves unexplained",
        (SHARES,),
        SHARES,
        f"{REPORT}: Section 3.4",
        by=("period", "dimension"),
        fixed=100,
    ),
)
