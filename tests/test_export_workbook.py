"""The workbook to fill in, from the menu: of the programme, of a country, in the language of the reader."""

from io import BytesIO
from typing import Any

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook  # type: ignore[import-untyped]

from app import create_app
from data.store.engine import open_engine


@pytest.fixture(scope="module")
def client(database: str) -> FlaskClient:
    return create_app(open_engine(database)).server.test_client()


def opened(client: FlaskClient, address: str) -> Any:
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].startswith("attachment")
    return load_workbook(BytesIO(answer.data))


def countries(workbook: Any) -> set[str]:
    rows = [*workbook["result"].iter_rows(min_row=3, values_only=True)]
    place = rows[0].index("iso3")
    return {row[place] for row in rows[1:]} - {None}


@pytest.mark.parametrize("address", ["country=TGO&region=africa", "page=countries/TGO&country=AGO"])
def test_of_a_country_it_holds_its_rows_alone(client: FlaskClient, address: str) -> None:
    workbook = opened(client, f"/export/workbook.xlsx?{address}&lang=fr")
    assert countries(workbook) == {"Togo"} and "Lisez-moi" in workbook.sheetnames


def test_without_a_country_it_holds_all(client: FlaskClient) -> None:
    workbook = opened(client, "/export/workbook.xlsx?page=overview&region=africa")
    assert len(countries(workbook)) > 30 and "translation" in workbook.sheetnames


def test_a_country_that_is_none_gets_no_other(client: FlaskClient) -> None:
    answer = client.get("/export/workbook.xlsx?country=XYZ")
    assert answer.status_code == 404 and "there is no country XYZ" in answer.text


@pytest.mark.parametrize("path", ["/", "/countries", "/countries/TGO", "/funding"])
def test_the_menu_offers_it(client: FlaskClient, path: str) -> None:
    page = client.get(f"{path}?lang=es").text
    assert "/export/workbook.xlsx?page=" in page and "Libro para rellenar" in page
