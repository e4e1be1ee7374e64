"""What every test may ask for: the real data, the real application over HTTP, a real browser."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import sqlalchemy as sa
from hypothesis import settings
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Request, sync_playwright

from data import schema, snapshot
from data.engine import open_engine
from tests.browser import ARGUMENTS, browser_path
from tests.serving import build_database, serve

# No deadline: a slow machine is not a bug. On the continuous integration every run tries the same examples.
settings.register_profile("here", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("here")

# The browser itself can reach no other host than this machine.
OFFLINE = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of the real data, built once a session. Read it; a test that writes makes its own copy."""
    return build_database(tmp_path_factory.mktemp("database") / "programme.sqlite")


# A programme small enough to be counted by hand: three regions, five countries (and one that is not a
# priority country), six results, two positions of which only the later one has results.
COUNTRIES = {"CCC": "south", "BBB": "south", "AAA": "south", "EEE": "north", "DDD": "north", "XXX": "north"}
STEPS = {"AAA": (1, 2, 3), "BBB": (3,), "DDD": (1, 3)}
AMBITIONS = {
    "step_1": 4,
    "step_2": 5,
    "step_3": 3,
    "countries_with_results": 5,
    "people_legal": 10_000_000,
    "people_effective": 20_000_000,
    "people_adequacy": 1_000_000,
}
FUNDING = {
    "2021-10-07": {"required": 100, "mobilized_before": 40, "gap": 60},
    "2022-12-31": {"required": 100, "mobilized_before": 40, "mobilized_since": 15, "gap": 45},
}
SMALL: dict[str, list[dict[str, Any]]] = {
    "source": [{"source_id": "report", "position": 1, "title": "The report"}],
    "region": [
        {"region_id": name, "position": place, "name_en": name.upper()}
        for place, name in enumerate(("south", "north", "empty"), 1)
    ],
    "country": [
        {"iso3": iso3, "region_id": region, "is_priority": int(iso3 != "XXX"), "name_en": f"Land of {iso3}"}
        for iso3, region in COUNTRIES.items()
    ],
    "phase": [{"phase": 2, "starts_on": "2021-01-01", "ends_on": "2025-12-31"}],
    "indicator": [{"indicator_id": name, "position": place} for place, name in enumerate(AMBITIONS, 1)],
    "result": [
        {
            "result_id": f"{iso3}-{step}",
            "iso3": iso3,
            "step": step,
            "period": "2021-22",
            "as_of": "2022-12-31",
        }
        for iso3, steps in STEPS.items()
        for step in steps
    ],
    "observation": [
        {"indicator_id": "people_legal", "as_of": "2022-12-31", "value": 5_000_000, "reporting_countries": 2}
    ],
    "target": [
        {"indicator_id": name, "phase": 2, "value": value, "due": "2025-12-31"}
        for name, value in AMBITIONS.items()
    ],
    "funding_position": [
        {"as_of": as_of, "component": component, "usd": usd}
        for as_of, position in FUNDING.items()
        for component, usd in position.items()
    ],
    "build": [{"build_id": "0123456789abcdef", "built_at": "2026-01-02T03:04:05+00:00"}],
}


def filled(column: schema.Column, row: dict[str, Any]) -> Any:
    """A valid value for a column that a literal row leaves out because it does not matter there."""
    if column.nullable:
        return None
    if column.choices:
        return column.choices[0]
    given = {"source_id": "report", "locator": f"Table 1, {' '.join(map(str, row.values()))}"}
    return given.get(column.name, 1 if column.is_number else column.name)


def write_rows(path: Path, rows: dict[str, list[dict[str, Any]]]) -> Path:
    """A SQLite file with the tables of the product and these rows."""
    tables = schema.metadata()
    engine = sa.create_engine(f"sqlite:///{path}", poolclass=sa.NullPool)
    with engine.begin() as connection:
        connection.exec_driver_sql("PRAGMA foreign_keys=ON")
        tables.create_all(connection)
        for table in schema.TABLES:
            whole = [
                {column.name: row.get(column.name, filled(column, row)) for column in table.columns}
                for row in rows.get(table.name, [])
            ]
            if whole:
                connection.execute(tables.tables[table.name].insert(), whole)
    return path


@pytest.fixture
def make_database(tmp_path: Path) -> Callable[..., Path]:
    """Make a small database: `make_database("a.sqlite", result=[…])` puts other rows into one table."""

    def make(name: str = "small.sqlite", **tables: list[dict[str, Any]]) -> Path:
        return write_rows(tmp_path / name, SMALL | tables)

    return make


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> snapshot.Snapshot:
    """The snapshot of the small programme."""
    path = write_rows(tmp_path_factory.mktemp("small") / "small.sqlite", SMALL)
    return snapshot.read(open_engine(f"sqlite:///{path}"))


@pytest.fixture(scope="session")
def real(database: Path) -> snapshot.Snapshot:
    """The snapshot of the real data."""
    return snapshot.read(open_engine(f"sqlite:///{database}"))


@pytest.fixture(scope="session")
def server(database: Path) -> Iterator[str]:
    """The address of the real application on the real data, such as http://127.0.0.1:40123."""
    with serve("app:server", database) as running:
        yield running.url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium, headless, with no way out of this machine."""
    path = browser_path()
    if path is None:
        pytest.fail("No browser found: `make test` installs one.")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=[*ARGUMENTS, OFFLINE])
        yield chromium
        chromium.close()


@pytest.fixture
def new_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Make pages, each of its own visitor: `new_page(390, 844, locale="fr")`.

    The test fails in the end if one of them logged an error or asked anything of another host.
    """
    problems: list[str] = []

    def asked(request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in {"http", "https", "ws", "wss"} and address.hostname != "127.0.0.1":
            problems.append(f"request to another host: {request.url}")

    def logged(message: ConsoleMessage) -> None:
        if message.type == "error":
            problems.append(f"console: {message.text} ({message.location.get('url', '')})")

    def threw(error: Error) -> None:
        problems.append(f"exception: {error}")

    contexts = []

    def make(width: int = 1366, height: int = 768, **options: object) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, **options)  # type: ignore[arg-type]
        contexts.append(context)
        context.on("request", asked)
        context.on("console", logged)
        context.on("weberror", lambda error: threw(error.error))
        return context.new_page()

    yield make
    for context in contexts:
        context.close()
    assert problems == []


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """A page at 1366×768 that lets neither an error nor a request to another host pass."""
    return new_page()
