"""Files of a view: opened by what they are for, equal to the tables, safe, apart from each other."""

import csv
import io
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import psutil
import pytest
from flask.testing import FlaskClient

from app import create_app
from callbacks.http.exports import Asked, asked
from data.snapshot import Snapshot
from data.store.engine import open_engine
from data.store.snapshot import read
from layouts.exports.files import csvfile, workbook
from layouts.exports.tables.fields import FORMULA, Missing
from layouts.exports.tables.topics import TOPICS

TAG = re.compile(r"#[a-z]+(\+[a-z][a-z0-9_]*)*")
NOTHING = {"en": "Nothing matches these filters."}
WHEN = datetime(2026, 3, 4, 5, 6, tzinfo=UTC)


@pytest.fixture(scope="module")
def client(database: str) -> FlaskClient:
    return create_app(open_engine(database)).server.test_client()


def opened(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))


def excel(client: FlaskClient, query: str) -> Any:
    answer = client.get(f"/export/data.xlsx?{query}")
    assert answer.status_code == 200
    return opened(answer.data)


def csv_rows(client: FlaskClient, query: str) -> list[list[str]]:
    answer = client.get(f"/export/data.csv?{query}")
    assert answer.status_code == 200
    return list(csv.reader(io.StringIO(answer.get_data(as_text=True), newline=""), strict=True))


def metadata(book: Any) -> dict[str, list[Any]]:
    """The lines of the first sheet by their label; a line without one belongs to the label above."""
    found: dict[str, list[Any]] = {}
    label = ""
    for first, second in book.worksheets[0].iter_rows(min_row=3, max_col=2, values_only=True):
        label = first or label
        found.setdefault(label, []).append(second)
    return found


# --- Excel


@pytest.mark.parametrize("lang", ["en", "fr", "es"])
@pytest.mark.parametrize("topic", TOPICS)
def test_excel_holds_the_raw_values_of_the_table(
    client: FlaskClient, real: Snapshot, topic: str, lang: str
) -> None:
    query = f"region=africa&lang={lang}"
    table = asked(real, topic, query.encode()).table
    sheet = excel(client, f"topic={topic}&{query}").worksheets[1]
    head, tags, *rows = sheet.iter_rows(values_only=True)
    assert list(head) == [field.label for field in table.fields]
    assert list(tags) == [field.tag for field in table.fields]
    assert len(rows) == len(table.rows) > 0
    for cells, raw in zip(rows, table.rows, strict=True):
        for field, cell, value in zip(table.fields, cells, raw, strict=True):
            if isinstance(value, Missing):
                assert cell is None if field.is_measured else isinstance(cell, str) and cell
            elif field.kind in ("integer", "number", "year"):
                assert cell == value and not isinstance(cell, str)
            elif field.kind == "date":
                assert cell.date() == date.fromisoformat(value)
            elif value is None:
                assert cell is None and field.may_be_blank
            elif field.kind == "text":
                assert cell == value


def test_excel_says_what_it_is_from_when_and_on_what_terms(client: FlaskClient, real: Snapshot) -> None:
    said = metadata(excel(client, "topic=people&region=africa&step=3&country=JOR,KEN&nonsense=1"))
    assert said["Position at"] == ["31 December 2022"]
    assert said["Filter: Region"] == ["Africa"]
    assert said["Filter: Country"] == ["Kenya; Jordan"]
    assert said["Not followed here"] == ["Step"]
    assert "nonsense=1" in said["Address"][0]
    assert real.sources["report_2021_22"].title in " ".join(said["Source"])
    assert "Apache License 2.0" in " ".join(said["Terms"])
    assert "not an official publication" in " ".join(said["Terms"])
    assert said["Database built (UTC)"][0].isoformat() == real.made_at[:19]
    assert abs(datetime.now(UTC).replace(tzinfo=None) - said["File made (UTC)"][0]).total_seconds() < 3600
    assert real.edition_id in said["Edition"][0]


def test_excel_is_ready_to_read(client: FlaskClient) -> None:
    book = excel(client, "topic=results")
    data = book["Data"]
    assert book.sheetnames == ["Metadata", "Data", "Notes", "Dictionary"]
    # A screen reader finds the headings of each table by this name.
    assert all("ColumnTitle" in sheet.defined_names for sheet in book.worksheets[1:])
    assert data.freeze_panes == "C3"
    assert all(dimension.width > 8 for dimension in data.column_dimensions.values())
    assert data.auto_filter.ref.startswith("A2:")  # sorting leaves headings and tags in place
    assert data["I3"].number_format == "yyyy-mm-dd"
    assert data["F3"].number_format == "#,##0"


def test_unknown_is_not_zero(client: FlaskClient) -> None:
    known = csv_rows(client, "topic=results")
    unknown = csv_rows(client, "topic=results&as_of=2021-10-07")
    column = {name: place for place, name in enumerate(known[0])}

    def counted(rows: list[list[str]]) -> dict[tuple[str, str], int]:
        pairs = [(row[column["achieved"]], row[column["state"]]) for row in rows[1:]]
        return {pair: pairs.count(pair) for pair in set(pairs)}

    assert counted(known) == {("1", "value"): 56, ("0", "reported_zero"): 94}
    assert counted(unknown) == {("", "not_reported"): 150}


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("query", ["", "as_of=2021-10-07", "region=africa&country=JOR", "pledge=5,7:africa"])
def test_no_cell_is_empty_without_a_reason(real: Snapshot, topic: str, query: str) -> None:
    table = asked(real, topic, query.encode()).table
    blank = {
        field.name
        for row in table.rows
        for field, cell in zip(table.fields, row, strict=True)
        if cell is None or cell == ""
    }
    assert blank <= {"caveat", "also_in"}


@pytest.mark.parametrize("topic", [topic for topic in TOPICS if topic != "discrepancies"])
def test_the_notes_name_contradictions_of_these_rows_only(
    client: FlaskClient, real: Snapshot, topic: str
) -> None:
    sheet = excel(client, f"topic={topic}&country=KEN")["Notes"]
    rows = list(sheet.iter_rows(values_only=True))
    start = next(place for place, row in enumerate(rows) if row[0] == "Title")
    titles = {row["title_en"]: row["discrepancy_id"] for row in real.tables["discrepancy"]}
    found = {titles[str(row[0]).partition(" (documents up to ")[0]] for row in rows[start + 1 :]}
    assert found
    if topic == "funding":  # it does not follow countries
        return
    elsewhere = {row["discrepancy_id"] for row in real.tables["discrepancy_country"]}
    here = {row["discrepancy_id"] for row in real.tables["discrepancy_country"] if row["iso3"] == "KEN"}
    table = asked(real, topic, b"country=KEN").table
    only = {one for one in table.column("iso3") if not isinstance(one, Missing)} == {"KEN"}
    assert only and found <= here | (set(titles.values()) - elsewhere)


def test_the_dictionary_explains_every_column(client: FlaskClient) -> None:
    for topic in TOPICS:
        sheet = excel(client, f"topic={topic}")["Dictionary"]
        rows = list(sheet.iter_rows(min_row=2, values_only=True))
        assert [row[1] for row in rows] == list(TOPICS[topic].columns)
        assert all(row[4] for row in rows)
        assert all(row[7] for row in rows if row[6])  # a column of the database has its definition


def hostile(make_store: Callable[..., str]) -> Asked:
    """The contradictions of a database whose texts look like formulas."""
    texts = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("http://example.org")', "http://example.org"]
    path = make_store(
        discrepancy=[{"discrepancy_id": f"d{n}", "title_en": text} for n, text in enumerate(texts)]
    )
    return asked(read(open_engine(path)), "discrepancies", b"")


def test_no_text_becomes_a_formula(make_store: Callable[..., str]) -> None:
    found = hostile(make_store)
    content = workbook.make(found.t, found.view, found.table, made_at=WHEN, site="/")
    book = opened(content)
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert [cell for cell in cells if cell.hyperlink] == []
    risky = [cell for cell in cells if isinstance(cell.value, str) and cell.value.startswith(FORMULA)]
    assert len(risky) == 2 * 6  # among the data, and in the list of what is to be translated
    assert all(cell.quotePrefix for cell in risky)  # it stays a text when somebody edits it
    lines = csv.reader(io.StringIO(csvfile.make(found.t, found.table).decode(), newline=""))
    assert [cell for line in lines for cell in line if cell.startswith(FORMULA)] == []


def test_an_address_full_of_formulas_and_control_characters_opens(client: FlaskClient) -> None:
    said = metadata(excel(client, "=%3Dcmd&topic=results&%00%01%EF%BF%BF=%0B%ED%A0%80&lang=xx"))
    assert said["Address"][0].startswith("3 parts of the address were not understood")


# --- CSV


def test_csv_is_rfc_4180_in_utf_8(client: FlaskClient) -> None:
    answer = client.get("/export/data.csv?topic=discrepancies&lang=fr")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    text = answer.data.decode("utf-8")
    assert text[0] != "\ufeff"
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert "é" in text
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert {len(row) for row in rows} == {len(TOPICS["discrepancies"].columns)}
    assert client.get("/export/data.csv?bom=1").data.startswith("\ufeff".encode())


def test_csv_has_tags_where_they_are_asked_for(client: FlaskClient, real: Snapshot) -> None:
    for topic in TOPICS:
        plain, tagged = (csv_rows(client, f"topic={topic}{more}") for more in ("", "&hxl=1"))
        assert tagged[0] == plain[0] == list(TOPICS[topic].columns)
        assert all(TAG.fullmatch(tag) for tag in tagged[1])
        assert len(set(tagged[1])) == len(tagged[1])
        assert tagged[2:] == plain[1:]
        table = asked(real, topic, b"").table
        assert len(plain) - 1 == len(table.rows)


def test_csv_dates_are_iso(client: FlaskClient) -> None:
    rows = csv_rows(client, "topic=results")
    place = rows[0].index("as_of")
    assert {date.fromisoformat(row[place]) for row in rows[1:]} == {date(2022, 12, 31)}


# --- answers


def test_files_have_readable_names(client: FlaskClient) -> None:
    def name(address: str) -> str:
        return client.get(address).headers["Content-Disposition"].partition("filename=")[2]

    stem = "social-protection-floors"
    assert name("/export/data.xlsx?region=africa") == f"{stem}_results_2022-12-31_africa.xlsx"
    assert name("/export/data.csv?topic=people&step=1&theme=health&lang=fr&as_of=2021-10-07") == (
        f"{stem}_people_2021-10-07_theme-health_fr.csv"
    )
    assert name("/export/data.csv?topic=funding&region=africa") == f"{stem}_funding_2022-12-31.csv"
    assert name("/export/database.zip").startswith(f"{stem}_database_")


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_an_unknown_topic_is_answered_with_the_list(client: FlaskClient, kind: str) -> None:
    answer = client.get(f"/export/data.{kind}?topic=nope")
    assert answer.status_code == 404
    assert all(topic in answer.text for topic in TOPICS)


def test_without_a_database_it_is_said(tmp_path: Path) -> None:
    lost = create_app(open_engine(f"sqlite:///{tmp_path / 'none.sqlite'}")).server.test_client()
    for address in ("data.xlsx", "data.csv", "database.zip"):
        answer = lost.get(f"/export/{address}")
        assert (answer.status_code, answer.mimetype) == (503, "text/plain")
        assert "no data yet" in answer.text


@pytest.mark.parametrize("topic", ["results", "people", "partners", "themes", "countries"])
def test_an_empty_selection_is_said_in_the_file(client: FlaskClient, topic: str) -> None:
    query = f"topic={topic}&region=africa&country=JOR"
    book = excel(client, query)
    assert metadata(book)["Selection"][0].startswith(NOTHING["en"])
    assert book["Data"]["A3"].value.startswith(NOTHING["en"])
    assert csv_rows(client, query)[1][0].startswith(NOTHING["en"])
    assert "Selection" not in metadata(excel(client, f"topic={topic}&country=JOR"))


def test_what_the_reader_assumes_is_marked(client: FlaskClient) -> None:
    head, *rows = csv_rows(client, "topic=funding&pledge=12:thematic,5&compare=2021-10-07")
    found = [dict(zip(head, row, strict=True)) for row in rows]
    assumed = [row for row in found if row["is_hypothetical"] == "true"]
    gap = next(row for row in found if row["item"] == "gap" and row["as_of"] == "2022-12-31")
    assert [row["value"] for row in assumed] == ["12000000", "5000000", str(int(gap["value"]) - 17_000_000)]
    assert {row["source_id"] for row in assumed} == {"not_applicable"}
    assert {row["as_of"] for row in found if row["section"] == "position"} == {"2021-10-07", "2022-12-31"}


# --- many at once


def test_twenty_exports_at_once_do_not_mix_and_leave_nothing_behind(client: FlaskClient) -> None:
    codes = [row[0] for row in csv_rows(client, "topic=countries")[1:]][:20]
    server = client.application

    def ask(code: str) -> tuple[str, set[Any], set[str]]:
        own = server.test_client()
        sheet = excel(own, f"topic=results&country={code}")["Data"]
        rows = csv_rows(own, f"topic=results&country={code}")
        zip_file = own.get("/export/database.zip")
        assert zip_file.status_code == 200
        return code, {cell.value for cell in sheet["A"][2:]}, {row[0] for row in rows[1:]}

    def twenty() -> int:
        with ThreadPoolExecutor(20) as pool:
            assert [(*pool.map(ask, codes),)] == [tuple((code, {code}, {code}) for code in codes)]
        return int(psutil.Process().memory_info().rss)

    first, *_, last = (twenty() for _ in range(3))
    assert last - first < 30_000_000
