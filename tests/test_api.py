"""The JSON interface: the rows of the exports, tags that save work, clear answers to whatever is asked."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import quote

import jsonschema  # type: ignore[import-untyped]
import pytest
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st

from app import create_app
from callbacks.http.exports import asked
from data.filters import LISTS, MORE
from data.snapshot import Snapshot
from data.store.engine import open_engine
from layouts.exports.tables.fields import Missing
from layouts.exports.tables.topics import TOPICS
from tests.asking import CHOSEN
from tests.small import SMALL, publish

ROOT = "/api/v1"


@pytest.fixture(scope="module")
def client(database: str) -> FlaskClient:
    return create_app(open_engine(database)).server.test_client()


@pytest.fixture(scope="module")
def description(client: FlaskClient) -> Any:
    return body_of(client, f"{ROOT}/openapi.json")


def body_of(client: FlaskClient, address: str) -> Any:
    """What an address answers."""
    return client.get(address).get_json()


def fits(description: Any, topic: str, body: Any) -> None:
    """Raise where an answer is not as the description says."""
    schema = {"$ref": f"#/components/schemas/{topic}", "components": description["components"]}
    jsonschema.Draft202012Validator(schema).validate(body)


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize(
    "query",
    ["", "region=africa&step=3&lang=fr", "as_of=2021-10-07&lang=es", "country=JOR&region=africa", "pledge=5"],
)
def test_rows_are_those_of_the_exports(
    client: FlaskClient, real: Snapshot, description: Any, topic: str, query: str
) -> None:
    body = body_of(client, f"{ROOT}/{topic}?{query}")
    table = asked(real, topic, query.encode()).table
    names = [field.name for field in table.fields]
    assert body["meta"]["count"] == len(body["data"]) == len(table.rows)
    for found, row in zip(body["data"], table.rows, strict=True):
        raw = dict(zip(names, row, strict=True))
        missing = {name: value.value for name, value in raw.items() if isinstance(value, Missing)}
        assert found == {**raw, **dict.fromkeys(missing), "missing": missing}
    fits(description, topic, body)


def test_every_figure_says_where_it_stands(client: FlaskClient) -> None:
    for topic in TOPICS:
        body = body_of(client, f"{ROOT}/{topic}?{CHOSEN.get(topic, '')}")
        documents = {each["source_id"] for each in body["meta"]["sources"]}
        for row in body["data"]:
            is_said = row["locator"] and row["source_id"] in documents
            assert is_said or row["missing"]["source_id"] == row.get("state")
        assert documents
        assert body["meta"]["terms"] and body["meta"]["caveats"]


def test_meta_says_what_was_asked(client: FlaskClient, real: Snapshot) -> None:
    meta = body_of(client, f"{ROOT}/people?region=africa,nowhere&step=2&x=1&as_of=1999-01-01")["meta"]
    assert meta["filters"] == {**{name: [] for name in (*LISTS, *MORE)}, "region": ["africa"], "step": ["2"]}
    assert meta["dropped"] == ["region=nowhere", "x=1", "as_of=1999-01-01"]
    assert meta["not_followed"] == ["step"]
    assert (meta["as_of"], meta["edition_id"]) == ("2022-12-31", real.edition_id)
    empty = body_of(client, f"{ROOT}/results?region=africa&country=JOR")
    assert (empty["data"], empty["meta"]["is_empty"]) == ([], True)
    assert empty["meta"]["note"] == "Nothing matches these filters."


def test_published_figures(client: FlaskClient) -> None:
    results = body_of(client, f"{ROOT}/results")["data"]
    assert [sum(row["achieved"] for row in results if row["step"] == step) for step in (1, 2, 3)] == [
        14,
        15,
        27,
    ]
    money = body_of(client, f"{ROOT}/funding")["data"]
    assert [row["value"] for row in money if row["item"] == "gap"] == [53_656_000]


def test_a_tag_saves_the_answer(client: FlaskClient, tmp_path: Path) -> None:
    first = client.get(f"{ROOT}/results?region=africa", headers={"Accept-Encoding": "br"})
    tag = first.headers["ETag"]
    assert first.headers["Content-Encoding"] == "br"
    assert first.headers["Cache-Control"] == "no-cache"
    for encoding in ("br", "gzip", "identity"):
        again = client.get(
            f"{ROOT}/results?region=africa",
            headers={"If-None-Match": f'"x", {tag}', "Accept-Encoding": encoding},
        )
        assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", tag)
    others = [f"{ROOT}/results?region=americas", f"{ROOT}/people?region=africa", f"{ROOT}/results"]
    assert all(client.get(other, headers={"If-None-Match": tag}).status_code == 200 for other in others)
    path = f"sqlite:///{tmp_path / 'other.sqlite'}"
    publish(path, SMALL)
    newer = create_app(open_engine(path)).server.test_client()
    assert newer.get(f"{ROOT}/results?region=africa", headers={"If-None-Match": tag}).status_code == 200


@pytest.mark.parametrize(
    "path", ["/api", "/api/", f"{ROOT}/nope", "/api/v2/results", f"{ROOT}/results/AGO", "/api//"]
)
def test_an_unknown_path_is_answered_in_json(client: FlaskClient, path: str) -> None:
    for method in ("GET", "POST", "DELETE"):
        answer = client.open(path, method=method)
        assert (answer.status_code, answer.mimetype) == (404, "application/json")
        assert f"{ROOT}/results" in answer.get_json()["error"]["addresses"]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "QUERY"])
def test_it_can_only_be_read(client: FlaskClient, method: str) -> None:
    answer = client.open(f"{ROOT}/results", method=method)
    assert (answer.status_code, answer.get_json()["error"]["code"]) == (405, "method_not_allowed")
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"


def test_head_and_options(client: FlaskClient) -> None:
    head = client.head(f"{ROOT}/results")
    assert (head.status_code, head.data) == (200, b"")
    options = client.options(f"{ROOT}/results")
    assert (options.status_code, options.headers["Allow"]) == (204, "GET, HEAD, OPTIONS")


def test_without_a_database_it_is_said(tmp_path: Path) -> None:
    lost = create_app(open_engine(f"sqlite:///{tmp_path / 'none.sqlite'}")).server.test_client()
    for path in (f"{ROOT}/results", f"{ROOT}/openapi.json"):
        answer = lost.get(path)
        assert (answer.status_code, answer.get_json()["error"]["code"]) == (503, "no_database")


def test_the_description_names_every_table_and_filter(client: FlaskClient, description: Any) -> None:
    assert set(description["paths"]) == {f"{ROOT}/{topic}" for topic in (*TOPICS, "editions")}
    for operation in (description["paths"][f"{ROOT}/{topic}"]["get"] for topic in TOPICS):
        asked_for = {each["name"]: each["schema"] for each in operation["parameters"]}
        assert {*LISTS, *MORE, "as_of", "lang"} <= set(asked_for)
        assert "AGO" in asked_for["country"]["items"]["enum"]
    references = [part.split('"')[0] for part in json.dumps(description).split('"#/components/schemas/')[1:]]
    assert set(references) <= set(description["components"]["schemas"])
    assert body_of(client, ROOT)["description"] == f"{ROOT}/openapi.json"


NAMES = st.sampled_from([*LISTS, *MORE, "as_of", "lang", "topic", "", "\0", "constructor"]) | st.text(
    max_size=8
)
VALUES = (
    st.sampled_from(["africa", "AGO,KEN", "1,2,3", "2021-10-07", "12:africa", "fr", "=1+1", "%", ","])
    | st.text()
)


@settings(max_examples=150)
@given(st.sampled_from(list(TOPICS)), st.lists(st.tuples(NAMES, VALUES), max_size=6), st.booleans())
def test_whatever_is_asked_is_answered(
    client: FlaskClient, description: Any, topic: str, pairs: list[tuple[str, str]], is_export: bool
) -> None:
    query = "&".join(f"{quote(name)}={quote(value)}" for name, value in pairs)
    answer = client.get(f"{ROOT}/{topic}?{query}")
    assert answer.status_code == 200
    fits(description, topic, answer.json)
    if is_export:
        assert client.get(f"/export/data.xlsx?{query}").status_code in (200, 404)
        assert client.get(f"/export/data.csv?{query}").status_code in (200, 404)


@pytest.mark.parametrize(
    "query", [b"%", b"%ff%fe", b"&&&&;;==", b"region=" + b"a," * 1500, b"\xff\xfe=\x80", b"a" * 3000]
)
def test_a_query_that_is_no_query_is_answered(client: FlaskClient, query: bytes) -> None:
    environ = {"QUERY_STRING": query.decode("latin-1")}
    for path in (f"{ROOT}/results", "/export/data.xlsx", "/export/data.csv"):
        assert client.get(path, environ_overrides=environ).status_code == 200
