"""Whatever is sent to an address, the answer is one of ours: no fault of the server, no traceback."""

import copy
import http.client
import json
import socket
from collections.abc import Callable, Iterator
from contextlib import suppress
from random import Random
from typing import Any
from urllib.parse import quote, urlsplit

import psutil
import pytest
from dash import Dash, Input, Output
from flask import Flask
from flask.testing import FlaskClient

from app import create_app
from callbacks.dash import bodies
from data.store.engine import open_engine
from layouts.look.ids import Id
from tests.asking import body_of
from tests.serving import Server, serve

ADDRESS = bodies.ADDRESS
VALUES = {
    Id.ASKED: "?region=south",
    Id.ASKED_PAGE: "?step=1",
    Id.PATH: "/countries",
    Id.POSITION: ["2022-12-31", "0123456789abcdef"],
    Id.SOURCE: {"panel": "map", "pressed": 1},
}
# What stands where something else belongs.
STRANGE: tuple[Any, ...] = (
    *(None, True, 0, -1, 1.5, 1e308, 10**400, "", "x", "?", "\x00", "\ud800", "é" * 3000, "../../etc/passwd"),
    *("<script>", "%", "%zz", "{}", "__class__", "a.b", "..a.b...c.d.."),
    *(
        [],
        [[]],
        [None],
        ["x"] * 50,
        {},
        {"id": {}},
        {"a": [{}]},
        [1, {"value": 2}],
        {"panel": [], "pressed": {}},
    ),
)


@pytest.fixture
def client(make_store: Callable[..., str]) -> FlaskClient:
    return create_app(open_engine(make_store())).server.test_client()


@pytest.fixture
def asked(client: FlaskClient) -> list[dict[str, Any]]:
    """What a browser asks of each callback."""
    callbacks = client.get("/_dash-dependencies").json or []
    return [body_of(one, VALUES) for one in callbacks if not one["clientside_function"]]


def nested(depth: int) -> str:
    return "[" * depth + "]" * depth


@pytest.mark.parametrize(
    "body",
    [
        *(
            "1",
            "{}",
            "[]",
            "null",
            '""',
            "[",
            "",
            "\x00",
            "NaN",
            '{"output":1}',
            '{"output":[]}',
            '{"output":{}}',
        ),
        *(nested(1_000), nested(30_000), '{"output":' + nested(20_000) + "}", "9" * 10_000),
    ],
    ids=lambda body: body[:12],
)
def test_a_body_that_asks_nothing_is_refused(client: FlaskClient, body: str) -> None:
    assert client.post(ADDRESS, data=body, content_type="application/json").status_code == 400
    assert client.post(ADDRESS, data=body, content_type="text/plain").status_code == 415


def test_what_a_browser_asks_is_answered(client: FlaskClient, asked: list[dict[str, Any]]) -> None:
    assert len(asked) == 3
    assert [client.post(ADDRESS, json=body).status_code for body in asked] == [200] * 3


@pytest.mark.parametrize("value", [1, 1.5, True, [], {}, ["?region=south"], {"a": 1}], ids=str)
def test_what_is_no_text_is_refused_where_one_belongs(
    client: FlaskClient, asked: list[dict[str, Any]], value: Any
) -> None:
    for body in asked:
        for kind in ("inputs", "state"):
            for place, spec in enumerate(body[kind]):
                if value in ([], ["?region=south"]) and spec["id"] == Id.POSITION:
                    continue
                wrong = copy.deepcopy(body)
                wrong[kind][place]["value"] = value
                assert client.post(ADDRESS, json=wrong).status_code == 400, (spec, value)


@pytest.mark.parametrize(
    "pressed",
    [
        *(
            None,
            "map",
            {"panel": "map"},
            {"panel": "nothing", "pressed": 1},
            {"panel": ["map"], "pressed": 1},
        ),
        *({"panel": "map", "pressed": [[]]}, {"panel": "map", "pressed": 1, "more": 1}),
    ],
    ids=str,
)
def test_a_source_of_nothing_is_refused(
    client: FlaskClient, asked: list[dict[str, Any]], pressed: Any
) -> None:
    (body,) = [one for one in asked if one["inputs"][0]["id"] == Id.SOURCE]
    body["inputs"][0]["value"] = pressed
    assert client.post(ADDRESS, json=body).status_code == 400


def places(part: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every part of a body."""
    yield way
    if isinstance(part, dict | list):
        for key in list(part) if isinstance(part, dict) else range(len(part)):
            yield from places(part[key], (*way, key))


def changed(random: Random, body: Any) -> Any:
    """A body with a part that is another, is missing or is there twice."""
    body = copy.deepcopy(body)
    way = random.choice(list(places(body)))
    if not way:
        return random.choice(STRANGE)
    holder = body
    for key in way[:-1]:
        holder = holder[key]
    does = random.choice(("set", "set", "drop", "double"))
    if does == "set":
        holder[way[-1]] = random.choice(STRANGE)
    elif does == "drop":
        del holder[way[-1]]
    elif isinstance(holder, list):
        holder.append(copy.deepcopy(holder[way[-1]]))
    else:
        holder[str(random.choice(STRANGE))[:50]] = random.choice(STRANGE)
    return body


@pytest.mark.parametrize("seed", range(4))
def test_no_changed_body_makes_a_fault(
    client: FlaskClient, asked: list[dict[str, Any]], caplog: pytest.LogCaptureFixture, seed: int
) -> None:
    random = Random(seed)
    refused = 0
    for _ in range(250):
        body = random.choice(asked)
        for _ in range(random.choice((1, 1, 2, 3))):
            body = changed(random, body)
        answer = client.post(ADDRESS, data=json.dumps(body), content_type="application/json")
        assert answer.status_code in (200, 204, 400), body
        refused += answer.status_code == 400
    assert refused > 150
    assert "Traceback" not in caplog.text


# --- any route


def paths(client: FlaskClient) -> list[str]:
    """An address of every route, and such as look like one."""
    rules = [rule.rule for rule in client.application.url_map.iter_rules()]
    files = ["dash/deps/x.js", "dash/../app.py", "nothing/x.js", "dash_bootstrap_components/_components/x.js"]
    return [
        *(rule for rule in rules if "<" not in rule),
        *(f"/_dash-component-suites/{file}" for file in files),
        *("/assets/screen.js", "/assets/../app.py", "/assets/nothing", "/countries", "/countries/AAA"),
        *(
            "/partners/giver",
            "/nothing",
            "/api",
            "/api/v1/results",
            "/api/v1/nothing",
            "/api/v1/openapi.json",
        ),
    ]


NAMES = (
    *("region", "country", "as_of", "compare", "pledge", "lang", "topic", "deck", "scene", "page", "pick"),
    *("chart", "q", "m", "hxl", "bom", "endId", "oldJob", "cancelJob", "x"),
)
HEADERS = ("Referer", "Range", "If-None-Match", "If-Modified-Since", "Accept-Encoding", "Cookie", "Origin")


@pytest.mark.parametrize("seed", range(4))
def test_no_request_makes_a_fault(client: FlaskClient, caplog: pytest.LogCaptureFixture, seed: int) -> None:
    random, known = Random(seed), paths(client)
    texts = [str(one).encode("utf-8", "replace").decode() for one in STRANGE]
    for _ in range(150):
        path = random.choice(known)
        if random.random() < 0.3:
            path = random.choice(
                (f"/{path}", f"{path}/", path.upper(), f"{path}/x", f"{path}%00", f"{path}//x")
            )
        asked = "&".join(f"{random.choice(NAMES)}={quote(random.choice(texts)[:200])}" for _ in range(3))
        answer = client.open(
            f"http://127.0.0.1{path}?{asked}",
            method=random.choice(("GET", "GET", "GET", "HEAD", "POST", "PUT", "OPTIONS", "DELETE", "PATCH")),
            headers={
                random.choice(HEADERS): random.choice(texts)
                .encode("ascii", "ignore")
                .decode()
                .strip("\0")[:500]
            },
            data=random.choice((None, b"1", b"{}", b"map=x", b"\xff" * 100)),
            content_type=random.choice((None, "application/json", "application/x-www-form-urlencoded")),
        )
        assert answer.status_code < 500, (path, asked)
    assert "Traceback" not in caplog.text


def test_a_callback_of_which_nothing_is_known_is_found_at_the_start() -> None:
    app = Dash(__name__, server=Flask(__name__))
    app.callback(Output("a", "children"), Input("something-new", "value"))(lambda value: value)
    with pytest.raises(KeyError, match="something-new"):
        bodies.register(app)


# --- over HTTP


def said(server: str, request: bytes) -> tuple[int, str]:
    """The status and the whole of the answer to bytes that are sent as they are."""
    host, port = urlsplit(server).hostname, urlsplit(server).port
    with socket.create_connection((host, port), timeout=60) as connection:
        connection.sendall(request)
        answer = b"".join(iter(lambda: connection.recv(65536), b""))
    return int(answer.split()[1]), answer.decode("utf-8", "replace")


@pytest.mark.parametrize(
    ("target", "status"),
    [
        ("//_dash-component-suites/dash/deps/x.js", 404),
        ("/_dash-component-suites/dash/deps/x.js", 404),
        ("//nothing", 404),
        ("/nothing//at", 404),
        ("http://elsewhere.example", 200),
        ("http://elsewhere.example/nothing", 404),
    ],
)
def test_an_address_is_answered_here_and_leads_nowhere_else(server: str, target: str, status: int) -> None:
    head = f"GET {target} HTTP/1.1\r\nHost: elsewhere.example\r\nConnection: close\r\n\r\n"
    found, answer = said(server, head.encode())
    assert found == status
    assert "\r\nLocation:" not in answer
    assert "elsewhere" not in answer


@pytest.fixture(scope="module")
def alone(database: str) -> Iterator[Server]:
    """A server that nobody else asks anything."""
    with serve("app:server", database) as running:
        yield running


def memory(server: Server) -> float:
    """What a server and its workers hold, in MB."""
    processes = [psutil.Process(server.pid), *psutil.Process(server.pid).children(recursive=True)]
    return sum(process.memory_info().rss for process in processes) / 1e6


def pieces(n: int) -> Iterator[bytes]:
    for _ in range(n):
        yield b" " * 1_000_000


def posted(server: Server, address: str, body: Any, kind: str) -> int:
    connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=60)
    # A server may answer before it took everything, and close: what it said is there to be read.
    with suppress(BrokenPipeError, ConnectionResetError):
        connection.request("POST", address, body, {"Content-Type": kind})
    status = connection.getresponse().status
    connection.close()
    return status


@pytest.mark.parametrize("is_chunked", [False, True])
def test_a_large_body_is_refused_and_not_kept(alone: Server, is_chunked: bool) -> None:
    before = memory(alone)
    for address, kind, status in (
        (ADDRESS, "application/json", 413),
        ("/export/slides.pptx", "application/x-www-form-urlencoded", 405),  # takes no body at all
    ):
        body = pieces(100) if is_chunked else b" " * 100 * 1_000_000
        assert posted(alone, address, body, kind) == status
    assert memory(alone) - before < 30
    assert "Traceback" not in alone.log.read_text()


def test_a_body_is_large_from_64_kilobytes_on(client: FlaskClient, asked: list[dict[str, Any]]) -> None:
    body = json.dumps(asked[0])
    for more, status in ((64_000, 200), (64_001, 413)):
        answer = client.post(ADDRESS, data=body.ljust(more), content_type="application/json")
        assert answer.status_code == status
