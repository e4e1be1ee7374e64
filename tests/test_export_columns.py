"""Columns of numbers hold numbers alone, whatever the program that reads the file and its language."""

import csv
import io

import openpyxl  # type: ignore[import-untyped]
import pytest
from flask.testing import FlaskClient

from app import create_app
from callbacks.http.exports import asked
from data.snapshot import Snapshot
from data.store.engine import open_engine
from layouts.exports.tables.fields import Field, Missing
from layouts.exports.tables.topics import TOPICS
from tests.asking import CHOSEN

QUERIES = ["", "as_of=2021-10-07", "country=JOR", "partner=luxembourg", "pledge=0.5&compare=2021-10-07"]
LANGUAGES = ["en", "fr", "es"]


@pytest.fixture(scope="module")
def client(database: str) -> FlaskClient:
    return create_app(open_engine(database)).server.test_client()


def opened(client: FlaskClient, query: str, delimiter: str = ",") -> list[dict[str, str]]:
    text = client.get(f"/export/data.csv?{query}").data.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))


def fields_of(snapshot: Snapshot, topic: str) -> tuple[Field, ...]:
    return asked(snapshot, topic, b"").table.fields


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("topic", TOPICS)
def test_a_cell_of_numbers_without_a_value_is_empty_and_a_column_says_why(
    client: FlaskClient, real: Snapshot, topic: str, query: str
) -> None:
    query += CHOSEN.get(topic, "")
    table = asked(real, topic, query.encode()).table
    kinds = {field.name: field.kind for field in table.fields}
    names = [field.name for field in table.fields]
    rows = opened(client, f"topic={topic}&{query}")[table.is_empty :]  # of none a line says so
    for row, raw in zip(rows, table.rows, strict=True):
        values = dict(zip(names, raw, strict=True))
        for name in (field.name for field in table.fields if field.is_measured):
            if isinstance(values[name], Missing):
                state = row.get(f"{name}_state", row.get("state"))
                assert (row[name], state) == ("", values[name].value), name
            else:
                assert row.get(f"{name}_state") in (None, "value", "reported_zero"), name
                assert row[name] == str(values[name])
                assert kinds[name] == "date" or float(row[name]) >= 0


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("topic", TOPICS)
def test_excel_has_no_word_in_a_column_of_numbers(
    client: FlaskClient, real: Snapshot, topic: str, lang: str
) -> None:
    is_measured = [field.is_measured for field in fields_of(real, topic)]
    for query in QUERIES:
        content = client.get(
            f"/export/data.xlsx?topic={topic}&lang={lang}&{query}{CHOSEN.get(topic, '')}"
        ).data
        sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[1]
        first = 3 + asked(real, topic, query.encode()).table.is_empty
        for row in sheet.iter_rows(min_row=first):
            for cell in (cell for cell, numbers in zip(row, is_measured, strict=True) if numbers):
                assert cell.data_type in ("n", "d"), cell.value  # an empty cell is an "n"
                assert cell.value is not None or cell.fill.fgColor.rgb == "FFEDF0F2"


@pytest.mark.parametrize("topic", TOPICS)
def test_the_interface_has_the_states_as_columns(client: FlaskClient, real: Snapshot, topic: str) -> None:
    fields = fields_of(real, topic)
    for query in QUERIES:
        for row in client.get(f"/api/v1/{topic}?{query}").get_json()["data"]:
            for field in fields:
                if field.is_measured and row[field.name] is None:
                    said = row.get(f"{field.name}_state", row.get("state"))
                    assert said == row["missing"][field.name]
                elif field.is_measured:
                    assert not isinstance(row[field.name], str) or field.kind == "date"


# --- the file that Excel opens by a double click


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("topic", TOPICS)
def test_a_csv_for_excel_is_written_by_the_customs_of_its_language(
    client: FlaskClient, real: Snapshot, topic: str, lang: str
) -> None:
    query = f"topic={topic}&lang={lang}&pledge=0.5"
    content = client.get(f"/export/data.csv?{query}&for=excel").data
    assert content.startswith(b"\xef\xbb\xbf") and content.count(b"\xef\xbb\xbf") == 1
    divided, sign = (",", ".") if lang == "en" else (";", ",")
    plain = opened(client, query)
    excel = opened(client, f"{query}&for=excel", divided)
    numbers = {field.name for field in fields_of(real, topic) if field.kind == "number"}
    assert [*excel[0]] == [*plain[0]]
    for mine, theirs in zip(excel, plain, strict=True):
        for name, cell in mine.items():
            assert cell == (theirs[name].replace(".", sign) if name in numbers else theirs[name])


def test_decimals_are_there_to_be_written(client: FlaskClient) -> None:
    for lang, sign in (("en", "."), ("fr", ","), ("es", ",")):
        rows = opened(client, f"topic=figures&lang={lang}&for=excel", "," if lang == "en" else ";")
        assert f"12{sign}9" in {row["figure"] for row in rows}
    assert any("," in row["what"] for row in opened(client, "topic=figures&lang=fr&for=excel", ";"))


def test_what_nobody_knows_of_is_said_in_the_workbook(client: FlaskClient) -> None:
    content = client.get("/export/data.xlsx?for=numbers&page=nowhere").data
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    said = [str(cell.value) for cell in sheet["B"]]
    assert any("page=nowhere" in line and "for=numbers" in line for line in said)
