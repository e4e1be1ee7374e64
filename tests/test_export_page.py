"""The files of a page hold what the page shows: those of one country or partner nothing broader."""

import csv
import io
import re
from collections import Counter
from html import unescape
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import pytest
from flask.testing import FlaskClient

from app import create_app
from data.snapshot import Snapshot
from data.store.engine import open_engine
from layouts.pages.registry import PAGES

# What the page of a country shows of the tables of the database, by the topic of its file.
BEHIND = {
    "people": "people_figure",
    "partners": "country_partner",
    "themes": "theme_country",
    "figures": "reported_figure",
    "discrepancies": "discrepancy_country",
}
MENU = re.compile(r'<a href="(/export/data\.[^"]+)"')


@pytest.fixture(scope="module")
def client(database: str) -> FlaskClient:
    return create_app(open_engine(database)).server.test_client()


def rows_at(client: FlaskClient, address: str) -> list[dict[str, str]]:
    answer = client.get(address)
    assert answer.status_code == 200
    rows = csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"), newline=""))
    return [row for row in rows if "The documents say nothing of it." not in row.values()]


def files_of(client: FlaskClient, page: str) -> list[str]:
    """The addresses that the menu of a page offers for its figures."""
    return [unescape(found) for found in MENU.findall(client.get(page).text)]


def tables_of(client: FlaskClient, page: str) -> dict[str, list[dict[str, str]]]:
    """The rows of each table that the menu of a page offers, without those that say that nothing is known."""
    links = [link for link in files_of(client, page) if ".csv" in link and "for=" not in link]
    topics = [re.findall("topic=([a-z]+)", link)[0] for link in links]
    found = {topic: rows_at(client, link) for topic, link in zip(topics, links, strict=True)}
    return {
        topic: [row for row in rows if row.get("state") != "not_reported"] for topic, rows in found.items()
    }


def held(snapshot: Snapshot, table: str, **where: Any) -> int:
    """How many rows of a table of the database there are of a country, or of several."""
    rows = (*snapshot.tables[table], *snapshot.later[table])
    return sum(all(row[name] in wanted for name, wanted in where.items()) for row in rows)


@pytest.mark.parametrize("iso3", ["AGO", "PRY", "TLS", "ZMB"])
@pytest.mark.parametrize("query", ["", "?region=asia_pacific&step=1&as_of=2021-10-07"])
def test_the_files_of_a_country_hold_that_country(
    client: FlaskClient, real: Snapshot, iso3: str, query: str
) -> None:
    found = tables_of(client, f"/countries/{iso3}{query}")
    assert [*found] == [*PAGES["country"].topics]
    for topic, rows in found.items():
        of = {row["iso3"] for row in rows} if topic != "discrepancies" else {iso3}
        assert of <= {iso3}, topic
        assert all(iso3 in row["countries"].split() for row in rows if topic == "discrepancies")
        if topic in BEHIND:
            assert len(rows) == held(real, BEHIND[topic], iso3=[iso3]), topic
    assert sum(int(row["achieved"]) for row in found["results"]) == held(real, "result", iso3=[iso3])


@pytest.mark.parametrize("partner", ["luxembourg", "germany", "ilo_rbsa", "netherlands"])
def test_the_files_of_a_partner_hold_what_is_reported_where_it_contributed(
    client: FlaskClient, real: Snapshot, partner: str
) -> None:
    found = tables_of(client, f"/partners/{partner}?region=americas")
    assert [*found] == [*PAGES["partner"].topics]
    named = [row for row in real.tables["country_partner"] if row["partner_id"] == partner]
    places = {row["iso3"] for row in named if row["status"] == "current"}
    assert {row["partner_id"] for row in found["partners"]} == {partner}
    assert Counter(row["iso3"] for row in found["partners"]) == Counter(row["iso3"] for row in named)
    assert sum(int(row["achieved"]) for row in found["results"]) == held(real, "result", iso3=places)
    assert len(found["people"]) == held(real, "people_figure", iso3=places)
    assert len(found["themes"]) == held(real, "theme_country", iso3=places)


def test_the_page_of_a_partner_says_as_many_results_as_its_file(client: FlaskClient) -> None:
    said = client.get("/partners/luxembourg").text
    rows = tables_of(client, "/partners/luxembourg")["results"]
    results = sum(int(row["achieved"]) for row in rows)
    reached = len({row["iso3"] for row in rows if row["achieved"] == "1"})
    assert f"{results} results in {reached} of" in said


def test_the_files_of_the_programme_hold_no_country(client: FlaskClient, real: Snapshot) -> None:
    (rows,) = tables_of(client, "/health?region=africa").values()
    assert {row["level"] for row in rows} == {"programme"}
    assert len(rows) == held(real, "reported_figure", iso3=[None])
    everything = rows_at(client, "/export/data.csv?topic=figures")
    assert {row["level"] for row in everything} == {"programme", "country"}


@pytest.mark.parametrize("page", ["/countries/AGO", "/partners/germany", "/", "/people", "/health"])
def test_each_table_of_a_page_comes_for_excel_too(client: FlaskClient, page: str) -> None:
    for lang, words in (("en", "CSV for Excel"), ("fr", "CSV pour Excel"), ("es", "CSV para Excel")):
        links = files_of(client, f"{page}?lang={lang}")
        excel = [link for link in links if "for=excel" in link]
        assert len(excel) == len(links) / 3 > 0
        assert client.get(f"{page}?lang={lang}").text.count(f">{words}</a>") == len(excel)
        assert all(client.get(link).data.startswith(b"\xef\xbb\xbf") for link in excel)


def test_the_workbook_leads_back_to_its_page(client: FlaskClient) -> None:
    content = client.get("/export/data.xlsx?topic=people&page=countries/AGO&lang=fr&region=americas").data
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    said = {row[0]: row[1] for row in sheet.iter_rows(min_row=3, values_only=True)}
    assert said["La même vue à l’écran"].endswith("/countries/AGO?lang=fr")
    assert said["Objet"] == "Chiffres sur les personnes"
    named = client.get("/export/data.csv?topic=people&page=countries/AGO&region=americas").headers
    assert named["Content-Disposition"].endswith("social-protection-floors_people_2022-12-31_AGO.csv")
