"""Totals the documents print, as data: each is checked on the raw rows and again in the finished database."""

from dataclasses import dataclass, field

REPORT = "report_2021_22"
PROGRAMME = "programme_document"


@dataclass(frozen=True)
class Part:
    """The sum of a column (or the number of its different values) over the rows that match."""

    table: str
    column: str
    where: dict = field(default_factory=dict)
    sign: int = 1
    distinct: bool = False


@dataclass(frozen=True)
class Total:
    """Parts that make a total; `by` repeats it for every value of these columns that the total's table has."""

    name: str
    parts: tuple[Part, ...]
    total: Part | int
    source: str
    by: tuple[str, ...] = ()
    tolerance: float = 0.0


NOW = "2022-12-31"
THEN = "2021-10-07"


def results(step: int) -> Part:
    """The number of countries marked in one column of Table 3."""
    return Part("result", "iso3", {"step": step, "period": "2021-22"}, distinct=True)


def observed(indicator: str, as_of: str) -> Part:
    """The value an indicator had at a date."""
    return Part("observation", "value", {"indicator_id": indicator, "as_of": as_of})


def targeted(indicator: str, phase: int) -> Part:
    """The ambition of an indicator in a phase."""
    return Part("target", "value", {"indicator_id": indicator, "phase": phase})


def position(component: str, as_of: str | None = None, sign: int = 1) -> Part:
    """One component of the funding position; of every date where none is given."""
    where = {"component": component} | ({"as_of": as_of} if as_of else {})
    return Part("funding_position", "usd", where, sign)


STEPS = ("step_1", "step_2", "step_3")
PEOPLE = ("people_legal", "people_effective", "people_adequacy")

TOTALS = (
    Total("priority countries of a region", (Part("country", "iso3", {"is_priority": 1}, distinct=True),),
          Part("region", "priority_countries"), f"{REPORT}: Table 1, headings (26, 5, 4, 10, 5)", by=("region_id",)),
    Total("priority countries of phase II", (Part("country", "iso3", {"is_priority": 1}, distinct=True),),
          Part("phase", "countries_planned", {"phase": 2}), f"{PROGRAMME}: Table 3, 50 countries"),
    Total("countries with step 1 in Table 3", (results(1),), observed("step_1", NOW), f"{REPORT}: Table 3, last row (14)"),
    Total("countries with step 2 in Table 3", (results(2),), observed("step_2", NOW), f"{REPORT}: Table 3, last row (15)"),
    Total("countries with step 3 in Table 3", (results(3),), observed("step_3", NOW), f"{REPORT}: Table 3, last row (27)"),
    Total("countries with a mark in Table 3", (Part("result", "iso3", {"period": "2021-22"}, distinct=True),),
          observed("countries_with_results", NOW), f"{REPORT}: Section 2.1, 40 countries"),
    Total("institutional changes 2021-22, all steps", tuple(observed(step, NOW) for step in STEPS),
          observed("results_total", NOW), f"{REPORT}: Section 2.1, 56 institutional changes"),
    Total("institutional changes of phase I, all steps", tuple(observed(step, "2020-12-31") for step in STEPS),
          observed("results_total", "2020-12-31"), f"{REPORT}: Section 1, 39 institutional changes"),
    Total("ambition of phase II, all steps", tuple(targeted(step, 2) for step in STEPS),
          targeted("results_total", 2), f"{REPORT}: Section 1, 80 institutional changes"),
    Total("ambition of phase II, people", tuple(targeted(measure, 2) for measure in PEOPLE),
          targeted("people_total", 2), f"{REPORT}: Section 1, 60 million people"),
    Total("pillars of the budget of phase II", (Part("budget_line", "usd", {"phase": 2}),),
          position("required", THEN), f"{PROGRAMME}: Budget, US$160 million"),
    Total("printed shares of the pillars", (Part("budget_line", "printed_pct"),), 100,
          f"{PROGRAMME}: Budget, 81, 15 and 4 per cent", by=("phase",)),
    Total("gap = required - mobilized before - regular budget - mobilized since",
          (position("required"), position("mobilized_before", sign=-1), position("regular_budget", sign=-1),
           position("mobilized_since", sign=-1)),
          position("gap"), f"{PROGRAMME}: Table 9 (75 million); {REPORT}: Table 9 (53,656,000)", by=("as_of",)),
    Total("mobilized before and regular budget, printed as one", (position("mobilized_before", NOW),
          position("regular_budget", NOW)), 85_000_000, f"{REPORT}: Table 9, second row (85,000,000)"),
    Total("shares of a group of new funding", (Part("funding_share", "percent"),), 100,
          f"{REPORT}: Section 3.4, with what the text leaves unexplained", by=("period", "dimension")),
)
