"""Signing in and out: who gets in, for how long, and what does not work from outside."""

import re
import time
from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from sqlalchemy import Engine
from werkzeug.routing import Rule

from app import create_app
from callbacks.http.admin.access import ours
from data.store import accounts
from data.store.engine import open_engine
from tests.admin.visiting import PASSWORD, Visitor, leads_to, person

Visit = Callable[[], Visitor]
OPEN = {"/admin/sign-in", "/admin/sign-in/provider", "/admin/sign-in/callback"}  # to whoever comes
OWN = {"/admin/password", "/admin/sign-out"}  # to whoever is signed in, in whatever role


def admin_rules(flask: Flask, method: str) -> Iterator[str]:
    """Every address of /admin that takes a method, with something in the place of its parameters."""
    for rule in flask.url_map.iter_rules():
        if rule.rule.startswith("/admin") and method in (rule.methods or ()):
            yield _filled(rule)


def _filled(rule: Rule) -> str:
    return re.sub(r"<[^>]*>", "1", rule.rule)


def test_without_the_switch_no_address_of_admin_is_there(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ADMIN", raising=False)
    flask = create_app(engine).server
    client = flask.test_client()
    assert [*admin_rules(flask, "GET"), *admin_rules(flask, "POST")] == []
    config = re.compile(r'<script id="_dash-config".*')  # in which Dash writes sets, in any order
    usual = client.get("/nothing")
    for path in ("/admin", "/admin/", "/admin/sign-in", "/admin/accounts/new"):
        answer = client.get(path)
        said = config.sub("", answer.text.replace(path, "/nothing"))
        assert (answer.status_code, said) == (404, config.sub("", usual.text)), path
        assert {*answer.headers.keys()} == {*usual.headers.keys()}
        assert client.post(path).status_code == client.post("/nothing").status_code


def test_readers_get_no_cookie_and_the_same_answers_for_everybody(site: Flask) -> None:
    client = site.test_client()
    for path in ("/", "/countries", "/nothing", "/api/v1/results", "/assets/tokens.css", "/_dash-layout"):
        answer = client.get(path)
        assert "Set-Cookie" not in answer.headers, path
        assert "Cookie" not in answer.headers.get("Vary", ""), path


def test_no_page_of_admin_is_kept_or_shown_to_whoever_is_not_signed_in(site: Flask, visit: Visit) -> None:
    found = [path for path in admin_rules(site, "GET") if path not in OPEN]
    assert {"/admin", "/admin/accounts", "/admin/accounts/1", "/admin/password"} <= {*found}
    for path in found:
        answer = visit().get(path)
        assert leads_to(answer)[0] == "/admin/sign-in", path
        assert answer.headers["Cache-Control"] == "no-store", path
    answer = visit().get("/admin/sign-in")
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-store")


def test_no_form_is_taken_that_is_not_ours(site: Flask, engine: Engine, visit: Visit) -> None:
    admin = person(engine, "administrator")
    visitor, other = visit(), visit()
    visitor.sign_in(admin.email)
    other.get("/admin/sign-in")
    assert other.page
    token = re.findall(r'name="csrf_token" value="([^"]+)"', other.page.text)[0]
    found = [*admin_rules(site, "POST")]
    assert {"/admin/sign-in", "/admin/sign-out", "/admin/accounts/new"} <= {*found}
    before = accounts.every(engine)
    for path in found:
        for sent in ({}, {"csrf_token": ""}, {"csrf_token": "made up"}, {"csrf_token": token}):
            answer = visitor.client.post(path, data={"email": admin.email, "password": PASSWORD, **sent})
            assert (answer.status_code, "Nothing was changed" in answer.text) == (400, True), (path, sent)
    assert accounts.every(engine) == before
    assert visitor.get("/admin").status_code == 200


def test_nobody_does_a_thing_who_is_not_signed_in(site: Flask, engine: Engine, visit: Visit) -> None:
    person(engine, "administrator")
    before, visitor = accounts.every(engine), visit()
    for path in admin_rules(site, "POST"):
        if path not in OPEN:
            visitor.get("/admin/sign-in")
            assert leads_to(visitor.send(path))[0] == "/admin/sign-in", path
    assert accounts.every(engine) == before


def test_a_first_sign_in_goes_no_further_than_to_an_own_password(engine: Engine, visit: Visit) -> None:
    made = person(engine, "administrator")
    accounts.give_password(engine, made.account_id, "abcde-fghij")
    visitor = visit()
    assert leads_to(visitor.sign_in(made.email, "abcde-fghij")) == ("/admin/password", {})
    for path in ("/admin", "/admin/accounts"):
        assert leads_to(visitor.get(path))[0] == "/admin/password"
    wrong = {
        "again": {"old": "abcde-fghij", "new": "heron lantern", "again": "heron lanterm"},
        "new": {"old": "abcde-fghij", "new": "too short", "again": "too short"},
        "old": {"old": "abcde", "new": "heron lantern", "again": "heron lantern"},
    }
    visitor.get("/admin/password")
    for field, sent in wrong.items():
        answer = visitor.send("/admin/password", **sent)
        assert re.findall(r'href="#(\w+)"', answer.text)[1:] == [
            field
        ]  # behind that which skips to the content
        assert "<title>Error: " in answer.text and 'aria-invalid="true"' in answer.text
        assert sent["new"] not in answer.text
    first = visitor.cookie
    right = {"old": "abcde-fghij", "new": "heron lantern", "again": "heron lantern"}
    assert leads_to(visitor.send("/admin/password", **right)) == ("/admin", {})
    assert "Your password is changed" in visitor.get("/admin").text
    assert "Your password is changed" not in visitor.get("/admin").text
    other = visit()
    other.client.set_cookie("session", first)
    assert leads_to(other.get("/admin"))[0] == "/admin/sign-in"
    assert "do not go together" in visit().sign_in(made.email, "abcde-fghij").text
    assert leads_to(visit().sign_in(made.email, "heron lantern"))[0] == "/admin"


def test_a_session_is_new_at_the_sign_in(engine: Engine, visit: Visit) -> None:
    made = person(engine, "editor")
    visitor, attacker = visit(), visit()
    attacker.get("/admin/sign-in")
    planted, page = attacker.cookie, attacker.page
    visitor.client.set_cookie("session", planted)
    visitor.sign_in(made.email)
    assert visitor.get("/admin").status_code == 200
    assert visitor.cookie != planted
    assert leads_to(attacker.get("/admin"))[0] == "/admin/sign-in"
    visitor.page = page  # the token that the attacker had a form with
    assert visitor.send("/admin/sign-out").status_code == 400


def test_a_session_ends_when_it_has_to(engine: Engine, make_site: Callable[..., Flask]) -> None:
    made, _ = person(engine, "editor"), person(engine, "administrator")
    flask = make_site(SESSION_HOURS="2")

    def signed_in() -> Visitor:
        visitor = Visitor(flask)
        assert leads_to(visitor.sign_in(made.email))[0] == "/admin"
        assert visitor.get("/admin").status_code == 200
        return visitor

    def ended(visitor: Visitor) -> bool:
        return visitor.get("/admin").status_code == 303

    old, young = signed_in(), signed_in()
    for visitor, seconds in ((old, 7201), (young, 7100)):
        with visitor.client.session_transaction() as session:
            session["since"] = int(time.time()) - seconds
    assert (ended(old), ended(young)) == (True, False)

    out, copied = signed_in(), Visitor(flask)
    copied.client.set_cookie("session", out.cookie)
    assert not ended(copied)
    assert leads_to(out.send("/admin/sign-out"))[0] == "/admin/sign-in"
    assert ended(out) and ended(copied)

    there = signed_in()
    accounts.deactivate(engine, made.account_id)
    assert ended(there)
    assert "do not go together" in Visitor(flask).sign_in(made.email).text
    accounts.activate(engine, made.account_id)
    assert ended(there)


def test_a_sign_in_leads_to_the_page_that_was_asked_for_and_to_no_other_site(
    engine: Engine, visit: Visit
) -> None:
    made, visitor = person(engine, "administrator"), visit()
    path, asked = leads_to(visitor.get("/admin/accounts?lang=fr&x=1"))
    assert (path, asked) == ("/admin/sign-in", {"lang": "fr", "next": "/admin/accounts?lang=fr&x=1"})
    sent = visitor.sign_in(made.email, address="/admin/sign-in?next=/admin/accounts%3Flang%3Dfr%26x%3D1")
    assert leads_to(sent) == ("/admin/accounts", {"lang": "fr", "x": "1"})
    for other in (
        "https://example.org/",
        "//example.org",
        "/\\example.org",
        "\\\\example.org",
        "/admin\r\nX: y",
        "javascript:1",
        "///x",
        "",
    ):
        assert ours(other) == "/admin", other
    assert leads_to(visit().sign_in(made.email, address="/admin/sign-in?next=//example.org"))[0] == "/admin"


def test_guessing_ends_soon(engine: Engine, make_site: Callable[..., Flask]) -> None:
    made, flask = person(engine, "editor"), make_site()
    visitor = Visitor(flask)
    said = {visitor.sign_in(made.email, f"guess {n}").text.count("do not go together") for n in range(5)}
    assert said == {2}  # in the summary and beside the field
    right = visitor.sign_in(made.email)
    unknown = visitor.sign_in("nobody@example.org")
    token = re.compile(r'value="[^"]*"')  # of the token, and of the address
    assert token.sub("", right.text) == token.sub("", unknown.text)
    answers = [visitor.sign_in(f"{n}@example.org", "guess").status_code for n in range(6)]
    assert answers == [200, 200, 200, 429, 429, 429]
    assert "Too many attempts" in visitor.sign_in("0@example.org").text
    elsewhere = Visitor(flask)
    elsewhere.client.environ_base["REMOTE_ADDR"] = "192.0.2.7"
    elsewhere.client.environ_base["HTTP_X_FORWARDED_FOR"] = "127.0.0.1"  # says nothing without PROXIES
    assert "do not go together" in elsewhere.sign_in("0@example.org").text


def test_behind_a_proxy_the_address_is_the_one_that_it_names(
    engine: Engine, make_site: Callable[..., Flask]
) -> None:
    flask, codes = make_site(PROXIES="1"), []
    for n in range(12):
        visitor = Visitor(flask)
        visitor.client.environ_base["HTTP_X_FORWARDED_FOR"] = f"203.0.113.{n}, 192.0.2.{n // 11}"
        codes.append(visitor.sign_in("0@example.org", "guess").status_code)
    assert codes == [*[200] * 10, 429, 200]


def test_what_a_role_is_too_small_for_is_said(engine: Engine, visit: Visit) -> None:
    made, visitor = person(engine, "publisher"), visit()
    visitor.sign_in(made.email)
    assert "Accounts" not in visitor.get("/admin").text
    answer = visitor.get("/admin/accounts?lang=es")
    assert answer.status_code == 403
    assert "Administrador" in answer.text and "Responsable de publicación" in answer.text
    accounts.change(engine, made.account_id, role="administrator", countries=())
    assert visitor.get("/admin/accounts").status_code == 200
    other = person(engine, "administrator")
    accounts.change(engine, made.account_id, role="contributor", countries=["AAA"])
    assert visitor.get("/admin/accounts").status_code == 403
    assert visitor.send(f"/admin/accounts/{other.account_id}/deactivate").status_code == 403
    assert accounts.one(engine, other.account_id) == other


@pytest.mark.parametrize(
    ("address", "name"), [("", "session"), ("https://floors.example/board/", "__Host-session")]
)
def test_a_cookie_is_for_us_alone(
    engine: Engine, make_site: Callable[..., Flask], address: str, name: str
) -> None:
    made, visitor = person(engine, "editor"), Visitor(make_site(PUBLIC_URL=address))
    cookies = [visitor.get("/admin/sign-in").headers["Set-Cookie"]]
    if not address:
        cookies.append(visitor.sign_in(made.email).headers["Set-Cookie"])
    for cookie in cookies:
        parts = cookie.split("; ")
        assert parts[0].startswith(f"{name}=")
        assert {"HttpOnly", "Path=/", "SameSite=Lax"} <= {*parts}
        assert ("Secure" in parts) == bool(address)


def test_the_language_stays(engine: Engine, visit: Visit) -> None:
    made = person(engine, "administrator")
    for lang in ("en", "fr", "es"):
        stays(visit(), made.email, lang)


def stays(visitor: Visitor, email: str, lang: str) -> None:
    """The pages from the sign-in on are in a language and lead to the other ones."""
    answer = visitor.get(f"/admin/sign-in?lang={lang}&next=/admin/accounts")
    for other in ("en", "fr", "es"):
        assert f'href="/admin/sign-in?next=%2Fadmin%2Faccounts&amp;lang={other}"' in answer.text
    assert f'<html lang="{lang}"' in answer.text
    sent = visitor.send(f"/admin/sign-in?lang={lang}", email=email, password=PASSWORD)
    assert leads_to(sent)[1].get("lang", "en") == lang
    assert f'<html lang="{lang}"' in visitor.follow(sent.headers["Location"]).text


def test_without_a_database_the_page_says_so(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ADMIN", "1")
    monkeypatch.setenv("SECRET_KEY", "s" * 40)
    url = f"sqlite:///{tmp_path_factory.mktemp('none') / 'none.sqlite'}"
    visitor = Visitor(create_app(open_engine(url)).server)
    answer = visitor.get("/admin/sign-in")
    assert answer.status_code == 200
    answer = visitor.send("/admin/sign-in", email="a@example.org", password=PASSWORD)
    assert answer.status_code == 503
    assert answer.mimetype == "text/html"
