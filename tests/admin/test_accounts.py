"""Accounts in the browser: administrators add, change and deactivate them."""

import re
from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import Engine

from data.rows.accounts import Account
from data.store import accounts
from tests.admin.visiting import PASSWORD, Visitor, leads_to, person

PROVIDER = {
    "OIDC_ISSUER": "https://id.example",
    "OIDC_CLIENT_ID": "a",
    "OIDC_CLIENT_SECRET": "b",
    "PUBLIC_URL": "http://127.0.0.1",
}
ONE_TIME = re.compile(r'class="one-time">([^<]+)<')
NEW = "/admin/accounts/new"


@pytest.fixture
def admin(engine: Engine, site: Flask) -> Visitor:
    """An administrator who is signed in."""
    visitor = Visitor(site)
    visitor.sign_in(person(engine, "administrator").email)
    return visitor


def errors(text: str) -> list[str]:
    """The controls that the summary of a page leads to."""
    return re.findall(r'<li><a href="#([\w-]+)">', text)


def test_an_account_is_added_and_its_password_is_shown_once(
    engine: Engine, site: Flask, admin: Visitor
) -> None:
    admin.get(NEW)
    sent = {
        "name": " Kossi \u200b Mensah ",
        "email": "Kossi@example.org",
        "role": "contributor",
        "countries": ["AAA", "DDD"],
        "way": "provider",  # there is none: it is a password all the same
    }
    answer = admin.send(NEW, **sent)
    path, _ = leads_to(answer)
    made = accounts.by_email(engine, "kossi@example.org")
    assert made and path == f"/admin/accounts/{made.account_id}"
    assert (made.name, made.role, made.iso3s) == ("Kossi Mensah", "contributor", ("AAA", "DDD"))
    assert made.made_by == "Ana Administrator (administrator@example.org)"
    password = ONE_TIME.findall(admin.get(path).text)[0]
    assert password not in admin.get(path).text
    assert leads_to(Visitor(site).sign_in(made.email, password))[0] == "/admin/password"
    listed = admin.get("/admin/accounts").text
    assert "one-time password not used yet" in listed and "Land of AAA, Land of DDD" in listed
    assert "argon2" not in listed
    admin.get(NEW)
    answer = admin.send(NEW, **sent)
    assert errors(answer.text) == ["email"] and "Kossi Mensah" in answer.text


WRONG: list[tuple[dict[str, object], list[str]]] = [
    ({"name": " "}, ["name"]),
    ({"name": "x" * 101}, ["name"]),
    ({"email": "kossi"}, ["email"]),
    ({"email": "kossi@example"}, ["email"]),
    ({"email": "a@b.org, c@d.org"}, ["email"]),
    ({"role": "owner"}, ["role-1"]),
    ({"countries": []}, ["countries-1"]),
    ({"countries": ["AAA", "ZZZ"]}, ["countries-1"]),
    ({"name": "", "email": "", "role": "", "countries": []}, ["name", "email", "role-1"]),
    ({"role": "editor", "countries": []}, []),
]


def test_what_is_wrong_is_said_all_at_once(engine: Engine, admin: Visitor) -> None:
    right = {"name": "Kossi", "email": "k@example.org", "role": "contributor", "countries": ["AAA"]}
    admin.get(NEW)
    for changed, wrong in WRONG:
        before = accounts.every(engine)
        answer = admin.send(NEW, **{**right, **changed})
        assert errors(answer.text) == wrong, changed
        assert (accounts.every(engine) == before) == bool(wrong)
        for control in wrong:
            field = control.removesuffix("-1")
            assert f'id="{control}"' in answer.text and f'id="{field}-error"' in answer.text
            assert re.search(rf'aria-describedby="[^"]*\b{field}-error"', answer.text)


def test_an_account_changes_and_its_owner_notices_at_once(
    engine: Engine, site: Flask, admin: Visitor
) -> None:
    made, owner = person(engine, "editor"), Visitor(site)
    owner.sign_in(made.email)
    path = f"/admin/accounts/{made.account_id}"

    def found() -> Account:
        account = accounts.one(engine, made.account_id)
        assert account
        return account

    admin.get(path)
    assert errors(admin.send(path, role="contributor").text) == ["countries-1"]
    assert leads_to(admin.send(path, role="contributor", countries="BBB"))[0] == "/admin/accounts"
    assert (found().role, found().iso3s) == ("contributor", ("BBB",))
    assert owner.get("/admin").status_code == 200
    leads_to(admin.send(f"{path}/password"))
    password = ONE_TIME.findall(admin.get(path).text)[0]
    assert owner.get("/admin").status_code == 303
    assert Visitor(site).sign_in(made.email, PASSWORD).status_code == 200
    assert leads_to(Visitor(site).sign_in(made.email, password))[0] == "/admin/password"
    leads_to(admin.send(f"{path}/deactivate"))
    assert not found().is_active
    assert "Activate the account" in admin.get(path).text
    leads_to(admin.send(f"{path}/activate"))
    assert found().is_active
    for gone in ("/admin/accounts/none", "/admin/accounts/none/deactivate"):
        answer = admin.get(gone) if gone.endswith("none") else admin.send(gone)
        assert (answer.status_code, "This page does not exist" in answer.text) == (404, True)


def test_the_last_administrator_cannot_go(engine: Engine, admin: Visitor) -> None:
    (own,) = accounts.every(engine)
    path = f"/admin/accounts/{own.account_id}"
    admin.get(path)
    for answer in (admin.send(path, role="editor"), admin.send(f"{path}/deactivate")):
        assert errors(answer.text) == ["role-1"]
        assert "last active administrator" in answer.text
    assert accounts.every(engine) == [own]


def test_a_name_with_marks_of_html_is_a_name(engine: Engine, admin: Visitor) -> None:
    name = "<img src=x onerror=alert(1)>\"'&"
    admin.get(NEW)
    path, _ = leads_to(admin.send(NEW, name=name, email="x@example.org", role="editor"))
    for page in (path, "/admin/accounts"):
        text = admin.get(page).text
        assert "<img" not in text and "&lt;img src=x" in text
    assert "<img" not in admin.send(NEW, name=name, email="<img>", role="<img>", countries="<img>").text


def test_where_there_is_a_provider_an_account_may_do_without_a_password(
    engine: Engine, make_site: Callable[..., Flask]
) -> None:
    visitor = Visitor(make_site(**PROVIDER))
    answer = visitor.get("/admin/sign-in?next=/admin/accounts&lang=es")
    assert 'href="/admin/sign-in/provider?lang=es&amp;next=%2Fadmin%2Faccounts"' in answer.text
    visitor.sign_in(person(engine, "administrator").email)
    visitor.get(NEW)
    sent = {"name": "P", "email": "p@example.org", "role": "editor"}
    assert errors(visitor.send(NEW, **sent, way="none").text) == ["way-1"]
    path, _ = leads_to(visitor.send(NEW, **sent, way="provider"))
    made = accounts.by_email(engine, "p@example.org")
    assert made and (made.password, made.must_change) == (None, 0)
    text = visitor.get(path).text
    assert not ONE_TIME.findall(text) and "The account was added." in text
    assert "the organization&#x27;s account" in text
