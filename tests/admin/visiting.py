"""Somebody who goes through /admin: pages are asked for, and forms are sent as their pages have them."""

import re
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from flask import Flask
from sqlalchemy import Engine
from werkzeug.test import TestResponse

from data.rows.accounts import Account
from data.store import accounts

SECRET = "a secret of the tests that is long enough"
PASSWORD = "heron lantern meadow"
TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


class Visitor:
    """A browser without scripts, with cookies of its own."""

    def __init__(self, flask: Flask) -> None:
        self.client = flask.test_client()
        self.page: TestResponse | None = None

    def get(self, address: str) -> TestResponse:
        """The page at an address, to which nothing sends on."""
        return self.keep(self.client.get(address))

    def follow(self, address: str) -> TestResponse:
        """The page at which an address ends."""
        return self.keep(self.client.get(address, follow_redirects=True))

    def send(self, address: str, **values: Any) -> TestResponse:
        """What a form of the page before is answered with, where it is sent on to another page."""
        assert self.page is not None
        found = TOKEN.search(self.page.text)
        assert found, "the page before has no form"
        return self.keep(self.client.post(address, data={"csrf_token": found[1], **values}))

    def sign_in(self, email: str, password: str = PASSWORD, address: str = "/admin/sign-in") -> TestResponse:
        """What the sign-in is answered with."""
        self.get(address)
        return self.send(address, email=email, password=password)

    def keep(self, answer: TestResponse) -> TestResponse:
        """The answer; one that is a page is the page whose forms are sent from now on."""
        if answer.mimetype == "text/html" and TOKEN.search(answer.text):
            self.page = answer
        return answer

    @property
    def cookie(self) -> str:
        """The session's cookie, as it is sent."""
        found = self.client.get_cookie("session")
        return found.value if found else ""


def person(engine: Engine, role: str, *countries: str, email: str = "") -> Account:
    """A new account whose owner has chosen the password above."""
    made = accounts.add(
        engine,
        name=f"Ana {role.title()}",
        email=email or f"{role}@example.org",
        role=role,
        countries=countries,
        by="a test",
        password="only once",
    )
    return accounts.change_password(engine, made.account_id, PASSWORD)


def leads_to(answer: TestResponse) -> tuple[str, dict[str, str]]:
    """(path, query) of where an answer sends on to; a path alone is on this site."""
    assert answer.status_code == 303, answer.status
    found = urlsplit(answer.headers["Location"])
    assert not found.netloc
    return found.path, dict(parse_qsl(found.query))
