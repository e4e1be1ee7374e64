"""The application with /admin on a store of its own, with somebody who may do everything there."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from data.store.engine import open_engine
from tests.accessibility.states import SOMEBODY
from tests.admin.visiting import SECRET, person
from tests.serving import build_database, serve


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a server that reads the shipped data."""
    store = build_database(f"sqlite:///{folder / 'programme.sqlite'}")
    with with_admin(store) as url:
        yield url


@contextmanager
def with_admin(store: str) -> Iterator[str]:
    """The address of a server that reads a store."""
    person(open_engine(store), "administrator", email=SOMEBODY)
    with serve("app:server", store, "--env", "ADMIN=1", "--env", f"SECRET_KEY={SECRET}") as server:
        yield server.url
