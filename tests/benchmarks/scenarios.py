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
    """A page: its path, what must be painted (charts, or the place of the text), the changes tried on it.

    `naive` is the same page as most people would write it. It is measured in every `nth` round.
    """

    name: str
    path: str
    charts: tuple[str, ...]
    changes: tuple[Change, ...]
    naive: str = "tests.benchmarks.naive_pages:server"
    nth: int = 5

    @property
    def has_charts(self) -> bool:
        """Whether there is a floor that Plotly sets."""
        return self.charts != TEXT


TEXT = ("body",)
RESULTS = "SELECT count(*) FROM result JOIN country USING (iso3) WHERE {} GROUP BY step"
GAP = "SELECT usd / 1e6 FROM funding_position WHERE as_of = '2021-10-07' AND component = 'gap'"
NAMES = "SELECT DISTINCT country.name_en FROM {} WHERE is_priority = 1 AND region_id = 'africa'"


def africa(truth: str, chart: str = "body") -> Change:
    """One region, as most people try first."""
    return Change("region: Africa", "filter-region", [], ["africa"], chart, truth)


def launch(chart: str = "body") -> Change:
    """The position at the launch of phase II."""
    return Change("as of: 7 October 2021", "filter-as_of", "2022-12-31", "2021-10-07", chart, GAP)


SCREENS = (
    Screen(
        "overview",
        "/",
        ("map", "steps", "people", "funding"),
        (
            africa(RESULTS.format("region_id = 'africa'"), "steps"),
            Change("country: Angola", "filter-country", [], ["AGO"], "steps", RESULTS.format("iso3 = 'AGO'")),
            Change("step: 3", "filter-step", [], ["3"], "steps", RESULTS.format("step = 3")),
            launch("funding"),
        ),
        "tests.benchmarks.naive:server",
        1,
    ),
    Screen("countries", "/countries", TEXT, (africa(NAMES.format("country")),)),
    Screen("people", "/people", TEXT, (africa(NAMES.format("people_figure JOIN country USING (iso3)")),)),
    Screen("funding", "/funding", TEXT, (launch(),)),
    Screen("themes", "/themes", TEXT, (africa(NAMES.format("theme_country JOIN country USING (iso3)")),)),
    Screen(
        "partners", "/partners", TEXT, (africa(NAMES.format("country_partner JOIN country USING (iso3)")),)
    ),
    Screen(
        "evidence",
        "/evidence",
        TEXT,
        (africa(NAMES.format("discrepancy_country JOIN country USING (iso3)")),),
    ),
    Screen(
        "health",
        "/health",
        TEXT,
        (launch()._replace(truth="SELECT name_en FROM evaluation WHERE holds_from <= '2021-10-07'"),),
    ),
    Screen("a country", "/countries/SEN", TEXT, ()),
    Screen("a partner", "/partners/germany", TEXT, ()),
)

OURS = "app:server"
