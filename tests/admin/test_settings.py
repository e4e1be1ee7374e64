"""The settings of /admin: complete, or the application says what is missing and does not start."""

import os
import subprocess
import sys

import pytest

from callbacks.http.admin.settings import NotStarted, Provider, settings
from tests.serving import ROOT

KEY = {"ADMIN": "1", "SECRET_KEY": "k" * 32}
PROVIDER = {"OIDC_ISSUER": "https://id.example", "OIDC_CLIENT_ID": "a", "OIDC_CLIENT_SECRET": "b"}
HERE = {"PUBLIC_URL": "https://floors.example/"}


def test_nothing_is_read_where_it_is_not_switched_on() -> None:
    assert settings({}) is None
    assert settings({"ADMIN": "0", "SESSION_HOURS": "many", **PROVIDER}) is None


def test_what_is_not_said_has_its_usual_value() -> None:
    found = settings(KEY)
    assert found
    assert (found.session_hours, found.provider, found.is_own_published, found.is_secure) == (
        8,
        None,
        False,
        False,
    )
    found = settings({**KEY, **PROVIDER, **HERE, "SESSION_HOURS": "12", "PUBLISH_OWN": "1"})
    assert found
    assert found.provider == Provider("https://id.example", "a", "b")
    assert (found.session_hours, found.is_own_published, found.is_secure) == (12, True, True)
    assert found.public_url == "https://floors.example"


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"SECRET_KEY": ""}, "token_urlsafe"),
        ({"SECRET_KEY": "k" * 31}, "at least 32 characters"),
        ({"SESSION_HOURS": "0"}, "SESSION_HOURS is 0: it takes a number from 1 to 720"),
        ({"SESSION_HOURS": "8h"}, "SESSION_HOURS is 8h"),
        ({"PROXIES": "-1"}, "PROXIES is -1"),
        ({"OIDC_CLIENT_SECRET": ""}, "missing: OIDC_CLIENT_SECRET"),
        ({"OIDC_ISSUER": "", "OIDC_CLIENT_ID": ""}, "missing: OIDC_ISSUER, OIDC_CLIENT_ID"),
        ({"OIDC_ISSUER": "http://id.example"}, "begins with https://"),
        ({"PUBLIC_URL": ""}, "OIDC_ISSUER needs PUBLIC_URL"),
    ],
)
def test_a_setting_that_does_not_do_is_named(changed: dict[str, str], said: str) -> None:
    with pytest.raises(NotStarted, match=said):
        settings({**KEY, **PROVIDER, **HERE, **changed})


def test_who_only_reads_loads_nothing_of_it() -> None:
    names = ("argon2", "authlib", "flask_limiter", "flask_login", "flask_wtf", "layouts.admin")
    code = f"import sys, app; print([name for name in {names} if name in sys.modules])"
    environment = {name: value for name, value in os.environ.items() if name != "ADMIN"}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    assert done.stdout.strip() == "[]", done.stderr


@pytest.mark.parametrize(
    "command",
    [
        ["gunicorn", "--config", "python:callbacks.server", "--bind", "127.0.0.1:0", "app:server"],
        ["callbacks.server", "127.0.0.1", "8050"],  # what `make run` asks first
    ],
    ids=["gunicorn", "make"],
)
def test_the_server_ends_in_words(command: list[str]) -> None:
    environment = {**os.environ, "ADMIN": "1", "SECRET_KEY": "short"}
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 1
    assert "ADMIN=1 needs SECRET_KEY" in done.stderr
    assert "Traceback" not in done.stderr
