"""Signing in with the organization's account, against a real provider on this machine (tests/oidc)."""

import re
from collections.abc import Callable, Iterator
from urllib.parse import parse_qs, parse_qsl, urlencode, urljoin, urlsplit

import pytest
import requests
from flask import Flask
from sqlalchemy import Engine
from werkzeug.test import TestResponse

from data.store import accounts
from tests.admin.visiting import Visitor, leads_to, person
from tests.oidc import running

CLIENT = ("dashboard", "a secret of the client that nobody knows")
PUBLIC = "http://127.0.0.1:8050/board"
BACK = "/admin/sign-in/callback"


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    """The address of the provider."""
    with running(*CLIENT, PUBLIC + BACK) as address:
        yield address


@pytest.fixture
def visitor(issuer: str, make_site: Callable[..., Flask]) -> Visitor:
    """Somebody before the sign-in page of the dashboard that trusts the provider."""
    client_id, secret = CLIENT
    site = make_site(
        OIDC_ISSUER=issuer, OIDC_CLIENT_ID=client_id, OIDC_CLIENT_SECRET=secret, PUBLIC_URL=PUBLIC
    )
    return Visitor(site)


def leave(visitor: Visitor, query: str = "") -> str:
    """The address of the provider to which the dashboard sends its visitor."""
    answer = visitor.client.get(f"/admin/sign-in/provider{query}")
    assert answer.status_code == 302
    return answer.headers["Location"]


def there(address: str, who: str) -> str:
    """Where the provider sends somebody who signs in there: path and query, on our side."""
    with requests.Session() as browser:
        while not address.startswith(PUBLIC):
            answer = browser.get(address, allow_redirects=False, timeout=30)
            if answer.is_redirect:
                address = urljoin(address, answer.headers["Location"])
            else:
                assert "Who are you?" in answer.text, answer.text
                address = f"{address}?login={who}"
    return address.removeprefix(PUBLIC)


def asked(address: str, **changed: str | None) -> str:
    """An address with parts of its query changed, or left out."""
    path, _, query = address.partition("?")
    parts = {**dict(parse_qsl(query)), **changed}
    return f"{path}?{urlencode({name: value for name, value in parts.items() if value is not None})}"


def is_nobody(visitor: Visitor, answer: TestResponse, code: int = 400) -> bool:
    """Whether a page says that nobody was signed in, and nobody was."""
    said = {400: "Nobody was signed in|Personne n’a été connecté", 403: "ask one of them to add your address"}
    is_out = leads_to(visitor.get("/admin"))[0] == "/admin/sign-in"
    return (answer.status_code, bool(re.search(said[code], answer.text)), is_out) == (code, True, True)


def test_who_has_an_account_comes_in(engine: Engine, visitor: Visitor) -> None:
    made = person(engine, "publisher", email="ada@example.org")
    address = leave(visitor, "?next=/admin&lang=fr")
    sent = parse_qs(urlsplit(address).query)
    assert sent["redirect_uri"] == [PUBLIC + BACK]
    assert (sent["response_type"], sent["code_challenge_method"]) == (["code"], ["S256"])
    assert {"state", "nonce", "code_challenge"} <= {*sent}
    back = there(address, "ada")
    before = visitor.cookie
    assert leads_to(visitor.get(back)) == ("/admin", {"lang": "fr"})
    assert "ada@example.org" in visitor.get("/admin").text
    found = accounts.one(engine, made.account_id)
    assert found and found.subject and found.subject.endswith(" ada") and found.signed_in_at
    # The same answer once more, by somebody who copied address and cookie: the provider takes a code once.
    thief = Visitor(visitor.client.application)
    thief.client.set_cookie("session", before)
    assert is_nobody(thief, thief.get(back))
    # Somebody else who is given that address later does not get the account with it.
    assert is_nobody(thief, thief.get(there(leave(thief), "renamed")), 403)
    accounts.give_password(engine, made.account_id, "not asked for")  # nor are they asked to change it
    assert leads_to(visitor.get(there(leave(visitor), "ada")))[0] == "/admin"
    assert visitor.get("/admin").status_code == 200


@pytest.mark.parametrize("who", ["stranger", "eve"], ids=["without account", "address not verified"])
def test_whom_nobody_has_let_in_is_told_whom_to_ask(engine: Engine, visitor: Visitor, who: str) -> None:
    person(engine, "editor", email="eve@example.org")
    answer = visitor.get(there(leave(visitor, "?lang=en"), who))
    assert is_nobody(visitor, answer, 403)
    assert ("stranger@example.org" in answer.text) == (who == "stranger")


def test_a_deactivated_account_stays_closed(engine: Engine, visitor: Visitor) -> None:
    made, _ = person(engine, "editor", email="ada@example.org"), person(engine, "administrator")
    accounts.deactivate(engine, made.account_id)
    assert is_nobody(visitor, visitor.get(there(leave(visitor), "ada")), 403)


def test_an_answer_that_is_not_to_the_question_is_not_taken(engine: Engine, visitor: Visitor) -> None:
    person(engine, "editor", email="ada@example.org")
    back = there(leave(visitor), "ada")
    other = Visitor(visitor.client.application)
    assert is_nobody(other, other.get(back))  # another browser than the one that asked
    assert is_nobody(visitor, visitor.get(asked(back, state="made-up")))
    back = there(leave(visitor), "ada")
    assert is_nobody(visitor, visitor.get(asked(back, state=None)))
    assert is_nobody(visitor, visitor.get(asked(there(leave(visitor), "ada"), code="made-up")))
    assert is_nobody(visitor, visitor.get(asked(there(leave(visitor), "ada"), code=None)))
    back = there(asked(leave(visitor), nonce="of-another-sign-in"), "ada")
    assert is_nobody(visitor, visitor.get(back))


def test_what_the_provider_refuses_is_said(engine: Engine, visitor: Visitor) -> None:
    person(engine, "editor", email="ada@example.org")
    without = asked(leave(visitor), code_challenge=None, code_challenge_method=None)
    back = there(without, "ada")
    assert "error=invalid_request" in back
    assert is_nobody(visitor, visitor.get(back))
    back = there(leave(visitor), "nobody")
    assert "error=access_denied" in back
    assert is_nobody(visitor, visitor.get(back))


def test_a_provider_that_does_not_answer_is_said(make_site: Callable[..., Flask]) -> None:
    # Port 9 of this machine: nobody listens there.
    site = make_site(
        OIDC_ISSUER="http://127.0.0.1:9", OIDC_CLIENT_ID="a", OIDC_CLIENT_SECRET="b", PUBLIC_URL=PUBLIC
    )
    visitor = Visitor(site)
    answer = visitor.get("/admin/sign-in/provider?lang=es")
    assert answer.status_code == 400 and "No se ha podido iniciar sesión" in answer.text


def test_many_attempts_leave_room_in_the_cookie(visitor: Visitor) -> None:
    sizes = []
    for _ in range(5):
        leave(visitor, "?next=/admin/accounts")
        sizes.append(len(visitor.cookie))
    assert max(sizes) - sizes[0] < 100
