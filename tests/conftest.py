"""What every test may ask for: the real data, the real application over HTTP, a real browser."""

import os
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Request, sync_playwright

from app import create_app
from data.snapshot import Snapshot
from data.store.engine import open_engine
from data.store.snapshot import read
from etl.publish import ship
from tests.browser import ARGUMENTS, browser_path
from tests.etl.raw_tables import RAW, read_folder, silent
from tests.postgres import running
from tests.screen import Screen
from tests.serving import build_database, serve
from tests.small import SMALL, publish

# No deadline: a slow machine is not a bug. On the continuous integration every run tries the same examples.
settings.register_profile("here", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("here")

# The browser itself can reach no other host than this machine.
OFFLINE = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--engine` says which database the application reads in all tests but those that try both."""
    parser.addoption("--engine", choices=("sqlite", "postgresql"), default="sqlite")


@pytest.fixture(scope="session")
def postgres() -> Iterator[Callable[..., str]]:
    """Make a PostgreSQL database: `postgres()` gives the address of an empty one,
    `postgres(url)` that of a copy.
    """
    with running() as create:
        yield create


def new_store(request: pytest.FixtureRequest, engine: str) -> str:
    """The address of a store that does not exist yet, or is empty."""
    if engine == "postgresql":
        return str(request.getfixturevalue("postgres")())
    folder = request.getfixturevalue("tmp_path_factory").mktemp("store")
    return f"sqlite:///{folder / 'programme.sqlite'}"


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest) -> str:
    """The address of an empty store, once in each database."""
    return new_store(request, request.param)


@pytest.fixture(scope="session")
def shipped_once(request: pytest.FixtureRequest) -> Callable[[str], str]:
    """The address of a store with the shipped tables in either database, made once and only copied."""

    @cache
    def made(engine: str) -> str:
        url = new_store(request, engine)
        ship(read_folder(RAW), silent, url)
        return url

    return made


@pytest.fixture(params=["sqlite", "postgresql"])
def shipped(request: pytest.FixtureRequest, shipped_once: Callable[[str], str], tmp_path: Path) -> str:
    """The address of a store of the test's own with the shipped tables, once in each database."""
    return copied(request, shipped_once(request.param), tmp_path)


def copied(request: pytest.FixtureRequest, url: str, folder: Path) -> str:
    """The address of a copy of a store: much faster than to build another one."""
    if url.startswith("postgresql"):
        return str(request.getfixturevalue("postgres")(url))
    there = folder / "copied.sqlite"
    shutil.copy(url.removeprefix("sqlite:///"), there)
    return f"sqlite:///{there}"


@pytest.fixture(scope="session")
def database(request: pytest.FixtureRequest) -> str:
    """The store with the real data, built once a session. Read it; a test that writes makes its own."""
    return build_database(new_store(request, request.config.getoption("engine")))


@pytest.fixture
def make_store(request: pytest.FixtureRequest) -> Callable[..., str]:
    """Make a small store: `make_store(result=[…])` puts other rows into one table."""

    def make(**tables: list[dict[str, Any]]) -> str:
        url = new_store(request, request.config.getoption("engine"))
        publish(url, SMALL | tables)
        return url

    return make


@pytest.fixture(scope="session")
def small(request: pytest.FixtureRequest) -> Snapshot:
    """The snapshot of the small programme."""
    url = new_store(request, request.config.getoption("engine"))
    publish(url, SMALL)
    return read(open_engine(url))


@pytest.fixture(scope="session")
def real(database: str) -> Snapshot:
    """The snapshot of the real data."""
    return read(open_engine(database))


@pytest.fixture(scope="session")
def layout_of(database: str) -> Callable[[str], Any]:
    """What the server answers for the layout of an address on the real data, as JSON."""
    client = create_app(open_engine(database)).server.test_client()

    def ask(search: str = "") -> Any:
        answer = client.get("/_dash-layout", headers={"Referer": f"http://127.0.0.1/{search}"})
        assert answer.status_code == 200
        return answer.json

    return ask


@pytest.fixture(scope="session")
def server(database: str) -> Iterator[str]:
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
def open_screen(new_page: Callable[..., Page], server: str, real: Snapshot) -> Callable[..., Screen]:
    """Open the overview for a new visitor: `open_screen("?region=africa", width=390, height=844)`."""

    def make(search: str = "", **options: Any) -> Screen:
        return Screen(new_page(**options), server, real).open(search)

    return make


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """A page at 1366×768 that lets neither an error nor a request to another host pass."""
    return new_page()
