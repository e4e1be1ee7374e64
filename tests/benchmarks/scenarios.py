"""What is measured, as rows of data: a new page of the product becomes a new row here."""

from typing import NamedTuple


class Change(NamedTuple):
    """A control and two of its values: measured from the first to the second and back.

    `chart` must then show the numbers that `truth` finds in the database.
    """

    name: str
    control: str
    before: list[str] | str
    after: list[str] | str
    chart: str
    truth: str


class Screen(NamedTuple):
    """A page: its path, the charts that must be painted, the filter changes tried on it."""

    name: str
    path: str
    charts: tuple[str, ...]
    changes: tuple[Change, ...]


RESULTS = "SELECT count(*) FROM result JOIN country USING (iso3) WHERE {} GROUP BY step"
GAP = "SELECT usd / 1e6 FROM funding_position WHERE as_of = '2021-10-07' AND component = 'gap'"

SCREENS = (
    Screen(
        "overview",
        "/",
        ("map", "steps", "people", "funding"),
        (
            Change(
                "region: Africa",
                "filter-region",
                [],
                ["africa"],
                "steps",
                RESULTS.format("region_id = 'africa'"),
            ),
            Change("country: Angola", "filter-country", [], ["AGO"], "steps", RESULTS.format("iso3 = 'AGO'")),
            Change("step: 3", "filter-step", [], ["3"], "steps", RESULTS.format("step = 3")),
            Change("as of: 7 October 2021", "filter-as_of", "2022-12-31", "2021-10-07", "funding", GAP),
        ),
    ),
)

# The same database behind both, one worker each.
SITES = {"ours": "app:server", "naive": "tests.benchmarks.naive:server"}
