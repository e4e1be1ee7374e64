"""The whole database as a zip: valid for the library of its format, complete, the same every time."""

import csv
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from frictionless import Package

from app import create_app
from data.schema import TABLES
from data.store.engine import open_engine


@pytest.fixture(scope="module")
def client(database: str) -> FlaskClient:
    return create_app(open_engine(database)).server.test_client()


@pytest.fixture(scope="module")
def archive(client: FlaskClient, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("package")
    with zipfile.ZipFile(io.BytesIO(client.get("/export/database.zip").data)) as found:
        found.extractall(folder)
    return folder


def test_the_package_is_valid_for_frictionless(archive: Path) -> None:
    package = Package(str(archive / "datapackage.json"))
    assert len(package.resources) == len(TABLES) + 1
    report = package.validate()
    assert report.flatten(["resource", "rowNumber", "fieldName", "type", "note"]) == []
    assert report.valid


def test_frictionless_finds_what_is_wrong(archive: Path, tmp_path: Path) -> None:
    described = json.loads((archive / "datapackage.json").read_text("utf-8"))
    (tmp_path / "data").mkdir()
    for resource in described["resources"]:
        text = (archive / resource["path"]).read_bytes().decode()
        text = text.replace("AGO,", "QQQ,") if resource["name"] == "country" else text
        (tmp_path / resource["path"]).write_bytes(text.encode())
    (tmp_path / "datapackage.json").write_text(json.dumps(described), "utf-8")
    errors = Package(str(tmp_path / "datapackage.json")).validate().flatten(["type"])
    assert ["foreign-key"] in errors


def test_the_package_holds_every_row_of_every_table(archive: Path, database: str) -> None:
    with open_engine(database).connect() as connection:
        for table in TABLES:
            with (archive / "data" / f"{table.name}.csv").open(encoding="utf-8", newline="") as file:
                head, *rows = csv.reader(file, strict=True)
            assert head == [column.name for column in table.columns]
            stored = connection.exec_driver_sql(f"SELECT {', '.join(head)} FROM {table.name}").all()
            assert len(rows) == len(stored)
            kinds = [column.is_number for column in table.columns]
            assert {_plain(row, kinds) for row in rows} == {_plain(row, kinds) for row in stored}


def _plain(row: Any, numbers: list[bool]) -> tuple[Any, ...]:
    cells = ["" if cell is None else cell for cell in row]
    return tuple(
        float(cell) if is_number and cell != "" else str(cell)
        for cell, is_number in zip(cells, numbers, strict=True)
    )


def test_the_same_database_gives_the_same_zip(client: FlaskClient) -> None:
    first, second = (client.get("/export/database.zip") for _ in range(2))
    assert first.data == second.data
    again = client.get("/export/database.zip", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
