"""No text of any table becomes a formula in any file that is taken away, whatever it begins with."""

import csv
import io
import zipfile
from itertools import cycle

import openpyxl  # type: ignore[import-untyped]
import pytest
from flask.testing import FlaskClient

from app import create_app
from data.schema import TABLES
from data.schema.columns import Column
from data.store.engine import open_engine
from layouts.exports.tables.fields import FORMULA
from layouts.exports.tables.topics import TOPICS
from tests.small import publish_changed

LANGUAGES = ("en", "fr")  # of the two ways in which cells are divided
# What the tables are joined by; no reader writes them. All other columns of text begin like a formula.
JOINED = {"source_id", "file", "table_name", "column_name", "row_key", "path"}


def is_free(column: Column) -> bool:
    """Whether a column holds texts that people write."""
    is_code = column.pattern or column.references or column.choices or column.name in JOINED
    return column.kind == "text" and not is_code and column.origin != "build"


FREE = [(table.name, column.name) for table in TABLES for column in table.columns if is_free(column)]


BEGINNINGS = ("=", "+", "-", "@", "\t", "\r")


@pytest.fixture(scope="module")
def client(database: str, tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """The application on data in which every text begins like a formula, one after the other in each way."""
    ways = cycle(BEGINNINGS)
    url = f"sqlite:///{tmp_path_factory.mktemp('formulas') / 'programme.sqlite'}"
    publish_changed(database, url, {*FREE}, lambda text: f"{next(ways)}{text}")
    return create_app(open_engine(url)).server.test_client()


def cells(content: bytes, delimiter: str = ",") -> list[list[str]]:
    text = content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))


def risky(rows: list[list[str]], texts: list[bool]) -> list[str]:
    """The texts that a spreadsheet would take for a formula."""
    return [
        cell
        for row in rows
        for cell, is_text in zip(row, texts, strict=True)
        if is_text and cell.startswith(FORMULA)
    ]


def free_fields(client: FlaskClient, topic: str) -> set[str]:
    """The columns of a file that are columns of texts in the database."""
    content = client.get(f"/export/data.xlsx?topic={topic}").data
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[3]
    rows = sheet.iter_rows(min_row=2, values_only=True)
    return {row[1] for row in rows if tuple(str(row[6]).split(".")) in FREE}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("more", ["", "&hxl=1", "&for=excel"])
def test_no_text_of_a_csv_is_a_formula(client: FlaskClient, lang: str, more: str) -> None:
    for topic in TOPICS:
        content = client.get(f"/export/data.csv?topic={topic}&lang={lang}{more}").data
        head, *rows = cells(content, ";" if more == "&for=excel" and lang != "en" else ",")
        assert risky(rows, [True] * len(head)) == []
        assert {cell[1] for row in rows for cell in row if cell[1:2] in FORMULA} >= {*BEGINNINGS}
        neutral = {head[place] for row in rows for place, cell in enumerate(row) if cell[1:2] in FORMULA}
        assert len(neutral) > 1 and free_fields(client, topic) - neutral <= {"caveat", "also_in", "evidence"}


def test_no_text_of_a_workbook_is_a_formula(client: FlaskClient) -> None:
    for topic in TOPICS:
        book = openpyxl.load_workbook(io.BytesIO(client.get(f"/export/data.xlsx?topic={topic}&lang=fr").data))
        every = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
        assert {cell.data_type for cell in every} <= {"s", "n", "d"}
        texts = [cell for cell in every if isinstance(cell.value, str)]
        found = [cell for cell in texts if cell.value.startswith((*FORMULA, "_x000D_"))]  # how XML writes \r
        assert len(found) > 20
        assert [cell.value for cell in found if not cell.quotePrefix] == []


def test_no_text_of_the_database_is_a_formula_in_its_zip(client: FlaskClient) -> None:
    with zipfile.ZipFile(io.BytesIO(client.get("/export/database.zip").data)) as archive:
        content = {table.name: cells(archive.read(f"data/{table.name}.csv")) for table in TABLES}
    for table in TABLES:
        _, *rows = content[table.name]
        assert risky(rows, [not column.is_number for column in table.columns]) == []
    for name, column in FREE:
        head, *rows = content[name]
        place = head.index(column)
        assert {row[place][:1] for row in rows} <= {"'", ""}
    # Numbers below zero are no texts.
    head, *rows = content["country"]
    assert any(row[head.index("longitude")].startswith("-") for row in rows)
