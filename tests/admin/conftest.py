"""The application with /admin switched on."""

from collections.abc import Callable

import pytest
from argon2 import PasswordHasher
from flask import Flask
from sqlalchemy import Engine

from app import create_app
from data import passwords
from data.store.engine import open_engine
from tests.admin.visiting import SECRET, Visitor


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Passwords are hashed as always, with as little work as argon2 lets us: half a second each adds up."""
    monkeypatch.setattr(passwords, "HASHER", PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
    passwords._of_nobody.cache_clear()


@pytest.fixture
def engine(make_store: Callable[..., str]) -> Engine:
    """The small programme in a store of its own."""
    return open_engine(make_store())


@pytest.fixture
def make_site(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Flask]:
    """Make the application: `make_site(SESSION_HOURS="1")` with other settings."""

    def make(**settings: str) -> Flask:
        for name, value in {"ADMIN": "1", "SECRET_KEY": SECRET, **settings}.items():
            monkeypatch.setenv(name, value)
        flask: Flask = create_app(engine).server
        return flask

    return make


@pytest.fixture
def site(make_site: Callable[..., Flask]) -> Flask:
    """The application with the usual settings."""
    return make_site()


@pytest.fixture
def visit(site: Flask) -> Callable[[], Visitor]:
    """Make visitors of it: `visit()`, each with cookies of their own."""
    return lambda: Visitor(site)
