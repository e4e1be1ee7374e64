"""A country office reports, an editor decides, what was accepted is a draft, and readers see it."""

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Engine

from data.answers.overview import provenance
from data.store import contributions
from data.store.engine import open_engine
from data.store.snapshot import read
from etl import publish
from layouts.words.texts import LANGUAGES, texts
from tests.admin.test_report_rows import PEOPLE, RESULT
from tests.admin.visiting import Visitor, leads_to, person
from tests.conftest import copied

TYPED = RESULT | {"step": "1", "year": "2022", "part": "10", "day": "14", "partners": ["germany", "norway"]}
LATER = RESULT | {"step": "3", "year": "2024", "part": "Q2", "instrument": "Registry decree", "partners": []}


@pytest.fixture
def engine(request: pytest.FixtureRequest, shipped_once: Callable[[str], str], tmp_path: Path) -> Engine:
    """The shipped tables in a store of their own, in the database that the run names."""
    return open_engine(copied(request, shipped_once(request.config.getoption("engine")), tmp_path))


@pytest.fixture
def signed_in(engine: Engine, site: Flask) -> Callable[..., Visitor]:
    """Somebody with a new account: `signed_in("contributor", "SEN")`."""

    def make(role: str, *countries: str) -> Visitor:
        account = person(engine, role, *countries, email=f"{role}{'-'.join(countries)}@example.org".lower())
        visitor = Visitor(site)
        visitor.sign_in(account.email)
        return visitor

    return make


def sent(office: Visitor, cells: dict[str, Any], table: str = "result", iso3: str = "SEN") -> str:
    """The page of a contribution that was sent."""
    office.get(f"/admin/report/{iso3}/{table}")
    return leads_to(office.send(f"/admin/report/{iso3}/{table}", **cells))[0]


def results(site: Flask, iso3: str) -> list[dict[str, Any]]:
    answer = site.test_client().get(f"/api/v1/results?country={iso3}")
    return [row for row in json.loads(answer.text)["data"] if row["achieved"]]


def test_from_the_form_to_the_screen_of_a_reader_and_back(
    signed_in: Callable[..., Visitor], engine: Engine, site: Flask
) -> None:
    office, editor, publisher = signed_in("contributor", "SEN"), signed_in("editor"), signed_in("publisher")
    assert leads_to(office.get("/admin/report"))[0] == "/admin/report/SEN"  # the one country
    home = office.get("/admin/report/SEN").text
    assert (
        "No result: Step 1" in home and "Without a date: Step 2" in home and "You have sent nothing" in home
    )
    page = sent(office, TYPED)
    shown = office.get(page).text
    assert "Reports of country offices, 4th quarter of 2022" in shown
    assert "It counts in the position of 31 December 2022" in shown and "/partners/norway" in shown
    later = sent(office, LATER)
    assert "stands beside it" in office.get(later).text
    people = sent(office, PEOPLE | {"year": "2022"}, "people_figure")

    # The editor sees it beside what the edition says, and cannot send it back without a word.
    listed = editor.get("/admin/contributions?state=submitted").text
    assert listed.count('href="/admin/contributions/') >= 3
    names = [one.rpartition("/")[2] for one in (page, later, people)]
    review = editor.get(f"/admin/contributions/{names[0]}").text
    assert "What the current edition says" in review and "no result reported" in review
    answer = editor.send(f"/admin/contributions/{names[0]}", move="return", remark="")
    assert "Say why" in answer.text
    editor.send(f"/admin/contributions/{names[0]}", move="return", remark="Which Gazette?")
    again = office.get(page)
    assert "Which Gazette?" in again.text and 'value="14"' in again.text  # the form, as it was typed
    assert leads_to(office.send(page, **TYPED, move="submit"))[0] == page
    for name in names:
        editor.get(f"/admin/contributions/{name}")
        assert (
            leads_to(editor.send(f"/admin/contributions/{name}", move="accept"))[0] == "/admin/contributions"
        )
    editor.get("/admin/contributions")
    draft = leads_to(editor.send("/admin/contributions/draft"))[0]
    edition = draft.rpartition("/")[2]
    assert editor.get(draft).status_code == 200 and len(results(site, "SEN")) == 2
    assert {one.state for one in contributions.every(engine)} == {"accepted"}

    publisher.get(draft)
    leads_to(publisher.send(f"{draft}/publish", note="Looked at", looked="1"))
    first = publish.history(engine.url)[1][-1].edition_id
    reader = create(site, engine)
    found = results(reader, "SEN")
    assert next((row["step"], row["changed_on"], row["locator"].partition(",")[0]) for row in found) == (
        1,
        "2022-10-14",
        "report by Ana Contributor",
    )
    assert len(found) == 3 and found[0]["evidence"].endswith("https://example.org/12")
    country = reader.test_client().get("/countries/SEN").text
    assert "1 result reported since this position" in country and "Registry decree" in country
    assert "@example.org" not in country
    # One country's report makes no position; the count says that it rests on it too.
    snapshot = read(engine)
    assert snapshot.dates[-1] == snapshot.results_as_of == "2022-12-31"
    named = {title for title, _ in provenance(snapshot, "results", snapshot.day).places}
    assert "Reports of country offices, 4th quarter of 2022" in named
    overview = reader.test_client().get("/").text
    assert "57 results in 40 of 50 countries" in re.sub(r"<[^>]+>", "", overview)
    assert {(one.state, one.edition_id) for one in contributions.every(engine)} == {("published", edition)}
    assert f"edition={edition}" in office.get("/admin/report/SEN").text
    publish.rollback(first, by="Paul", note="too early", url=engine.url)
    assert {one.state for one in contributions.every(engine)} == {"accepted"}


def test_why_there_is_no_draft_is_said_in_the_language_of_the_editor(
    signed_in: Callable[..., Visitor],
) -> None:
    editor = signed_in("editor")
    editor.get("/admin/contributions")
    list_again, _ = leads_to(editor.send("/admin/contributions/draft?lang=fr"))
    assert "rien de ce qui a été accepté n’attend une édition" in editor.get(f"{list_again}?lang=fr").text


def create(site: Flask, engine: Engine) -> Flask:
    """The application as a reader finds it who comes later: it looks once a second what is current."""
    from app import create_app

    flask: Flask = create_app(engine).server
    return flask


def test_nobody_gets_at_what_is_another_s(signed_in: Callable[..., Visitor], engine: Engine) -> None:
    office, other = signed_in("contributor", "SEN", "TGO"), signed_in("contributor", "KEN")
    assert office.get("/admin/report").text.count('href="/admin/report/') == 2
    draft = sent(office, {"step": "1", "move": "save"})
    before = contributions.every(engine)
    other.get("/admin/report/KEN/result")
    for address in ("/admin/report/SEN/result", "/admin/report/SEN/people_figure", draft):
        for move in ("save", "submit", "withdraw", "remove"):
            assert other.send(address, **TYPED | {"move": move}).status_code == 403
    for address in ("/admin/report/SEN", "/admin/report/SEN/result", draft):
        assert other.get(address).status_code == 403
    name = draft.rpartition("/")[2]
    for visitor in (office, other, signed_in("editor")):
        visitor.get(draft if visitor is office else "/admin/report/KEN/result")
        assert visitor.send(f"/admin/contributions/{name}", move="accept").status_code == 403
        assert visitor.get(f"/admin/contributions/{name}").status_code == 403
    for address in ("/admin/contributions", "/admin/countries", "/admin/countries.csv"):
        assert office.get(address).status_code == 403
    for address in ("/admin/report/XXX", "/admin/report/SEN/source", "/admin/report/contribution/none"):
        assert office.get(address).status_code == 404
    assert contributions.every(engine) == before
    office.get(draft)
    assert leads_to(office.send(draft, move="remove"))[0] == "/admin/report/SEN"
    assert contributions.every(engine) == []


def test_what_is_wrong_is_said_and_what_was_typed_is_kept(
    signed_in: Callable[..., Visitor], engine: Engine
) -> None:
    office = signed_in("contributor", "SEN")
    meanings = {
        "en": "Strategy, law or scheme",
        "fr": "Stratégie, loi ou régime",
        "es": "Estrategia, ley o régimen",
    }
    wrong = TYPED | {"year": "22", "summary_en": "<b>kept</b>", "instrument": ""}
    for lang in LANGUAGES:
        t, address = texts(lang), f"/admin/report/SEN/result?lang={lang}"
        office.get(address)
        shown = office.send(address, **wrong).text
        assert "error-summary" in shown and contributions.every(engine) == []
        for words in (t("write four digits, such as 2024; found: {found}", found="22"), t("Year of the act")):
            assert words in shown
        assert 'href="#instrument"' in shown and 'href="#year"' in shown
        assert "&lt;b&gt;kept&lt;/b&gt;" in shown and "<b>kept" not in shown
        assert re.search(r'value="norway"[^>]*checked', shown)
        assert meanings[lang] in shown  # what the word means, under its field
        for path in ("", "/result", "/people_figure"):
            page = office.get(f"/admin/report/SEN{path}?lang={lang}").text
            assert f'<html lang="{lang}"' in page and (lang == "en" or "What became" not in page)


def test_who_has_reported_since_when(signed_in: Callable[..., Visitor], engine: Engine) -> None:
    office, editor = signed_in("contributor", "SEN"), signed_in("editor")
    sent(office, TYPED)
    sent(office, {"move": "save"})
    page = editor.get("/admin/countries").text
    assert "49 of 50 country offices have sent no report" in page
    rows = re.findall(r'<th scope="row"><a href="/countries/(\w+)"', page)
    assert len(rows) == 50 and rows[-1] == "SEN"  # the oldest first
    by_name = editor.get("/admin/countries?order=country&lang=fr").text
    assert re.findall(r'<th scope="row"><a href="/countries/(\w+)', by_name)[:2] == ["ZAF", "ALB"]
    answer = editor.get("/admin/countries.csv?order=open")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    first = next(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    assert (first["Code"], first["Reported by"], first["To decide"], first["Drafts"]) == (
        *("SEN", "Ana Contributor"),
        *("1", "1"),
    )
