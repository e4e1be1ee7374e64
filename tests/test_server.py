"""The server as `make run` starts it: slow readers, addresses it cannot have, and whom its answers trust."""

import errno
import http.client
import json
import re
import socket
import subprocess
import sys
import urllib.error
import urllib.request
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from io import BytesIO
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient

from app import create_app
from callbacks.server import reason, why_not
from data.store.engine import open_engine
from layouts.look.ids import Id
from tests.asking import body_of
from tests.serving import ROOT, Server, serve

SLOW = 200
HEAD = b"GET / HTTP/1.1\r\nHost: x\r\n"
BODY = (
    b"POST /_dash-update-component HTTP/1.1\r\nHost: x\r\n"
    b"Content-Type: application/json\r\nContent-Length: 5000\r\n\r\n{"
)


@pytest.fixture(scope="module")
def alone(database: str) -> Iterator[Server]:
    """A server of one worker that nobody else asks anything."""
    with serve("app:server", database) as running:
        yield running


def filter_change(server: str) -> dict[str, object]:
    """What a filter change is answered with."""
    with urllib.request.urlopen(f"{server}/_dash-dependencies") as answer:
        callbacks = json.load(answer)
    (callback,) = [one for one in callbacks if "map.figure" in one["output"]]
    body = body_of(callback, {Id.ASKED: "?region=africa", Id.POSITION: ["2022-12-31", ""]})
    request = urllib.request.Request(
        f"{server}/_dash-update-component", json.dumps(body).encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=60) as answer:
        found: dict[str, object] = json.load(answer)["response"]
    return found


@pytest.mark.parametrize(("start", "more"), [(HEAD, b"X-A: b\r\n"), (BODY, b" ")], ids=["heads", "bodies"])
def test_two_hundred_who_send_slowly_hold_nobody_up(alone: Server, start: bytes, more: bytes) -> None:
    address = (urlsplit(alone.url).hostname, urlsplit(alone.url).port)
    with ExitStack() as stack:
        slow = [stack.enter_context(socket.create_connection(address)) for _ in range(SLOW)]
        for connection in slow:
            connection.sendall(start)
        for _ in range(3):
            for connection in slow:
                connection.sendall(more)
            assert "map" in filter_change(alone.url)


# A worker in small: it turns to others once, and finds an answer made, or still being made beside the loop.
TURN = """
import sys
from gevent import monkey
monkey.patch_all()
import gevent
from app import create_app
from data.store.engine import open_engine
client = create_app(open_engine(sys.argv[1])).server.test_client()
for address in sys.argv[2:]:
    asked = gevent.spawn(client.get, address)
    gevent.sleep(0)
    print("made at once" if asked.ready() else "made beside", asked.get().status_code)
"""


def test_what_takes_long_is_made_beside_the_loop(shipped_once: Callable[[str], str]) -> None:
    database = shipped_once("sqlite")  # asking a server turns to others too
    long = ("slides.pptx?deck=management", "slides.pptx?chart=map", "data.xlsx", "database.zip")
    addresses = ("/", *(f"/export/{each}" for each in long), "/present?deck=management", "/present")
    command = [sys.executable, "-c", TURN, database, *addresses]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["made at once 200", *["made beside 200"] * (len(addresses) - 1)]


def test_a_fault_beside_the_loop_is_answered_and_not_logged(alone: Server) -> None:
    with pytest.raises(urllib.error.HTTPError, match="400"):
        urllib.request.urlopen(f"{alone.url}/export/slides.pptx?deck=nobody")
    assert "Traceback" not in alone.log.read_text()


def test_the_makefile_and_the_tests_start_the_server_alike() -> None:
    for file in ("Makefile", "tests/serving.py"):
        assert "python:callbacks.server" in (ROOT / file).read_text(encoding="utf-8")
    command = [sys.executable, "-m", "gunicorn", "--config", "python:callbacks.server", "--print-config"]
    shown = subprocess.run(
        [*command, "app:server"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    settings = dict(re.findall(r"^(\w+)\s+= (.*)$", shown, re.MULTILINE))
    assert settings["worker_class"].strip("'") == "gevent"
    assert int(settings["workers"]) >= 2


# --- addresses


def test_an_address_that_is_free_is_given() -> None:
    assert why_not("127.0.0.1", str(free_port())) is None


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as port:
        return int(port.getsockname()[1])


def test_why_an_address_cannot_be_had_is_said() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert f"Port {port} is in use" in (why_not("127.0.0.1", str(port)) or "")
    assert "not an address of this machine" in (why_not("192.0.2.1", "8050") or "")
    for host in ("nowhere.invalid", ".", "a" * 300):
        said = why_not(host, "8050") or ""
        assert said.startswith(f"{host} is no name or address that this machine knows")
    for number in ("0", "65536", "http", "-1", "", "８０"):
        assert f"PORT is {number}" in (why_not("127.0.0.1", number) or "")
    denied = PermissionError(errno.EACCES, "Permission denied")
    assert "not open to this user" in reason(denied, "127.0.0.1", "80")
    assert reason(OSError(errno.ENOBUFS, "No buffers"), "h", "1") == "h:1 cannot be had: No buffers."


def test_make_run_says_why_and_stops() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        for host, said in (("127.0.0.1", "is in use"), ("192.0.2.1", "not an address of this machine")):
            command = [sys.executable, "-m", "callbacks.server", host, str(taken.getsockname()[1])]
            done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
            assert done.returncode == 1
            assert said in done.stderr
            assert "Traceback" not in done.stderr


# --- whom an answer trusts


@pytest.fixture(scope="module")
def client(database: str) -> FlaskClient:
    return create_app(open_engine(database)).server.test_client()


ADDRESSES = (
    *("/", "/countries/KEN", "/countries/ken", "/nothing", "/_dash-layout", "/_dash-dependencies"),
    *("/present", "/present?deck=management", "/present?deck=view&page=people", "/search.json?q=kenya"),
    *("/sources.json?chart=map", "/api", "/api/v1", "/api/v1/results", "/api/v1/openapi.json"),
    *("/export/data.xlsx", "/export/data.csv", "/export/database.zip", "/export/slides.pptx?deck=management"),
)


def unpacked(content: bytes) -> str:
    """All that a file holds, also what is packed in it."""
    held = content
    if content.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(content)) as folder:
            held = b"\n".join(unpacked(folder.read(name)).encode() for name in folder.namelist())
    return held.decode("utf-8", "replace")


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_takes_an_address_from_who_asks(client: FlaskClient, address: str) -> None:
    answer = client.get(
        address,
        headers={
            "Host": "elsewhere.example",
            "X-Forwarded-Host": "elsewhere.example",
            "Referer": "https://elsewhere.example/people?region=africa",
        },
    )
    assert answer.status_code < 500
    assert "elsewhere.example" not in unpacked(answer.data)
    assert "elsewhere.example" not in str(answer.headers)


@pytest.mark.parametrize("referrer", ["/countries/KEN?region=africa", "/nowhere", "/javascript:alert(1)"])
def test_no_link_of_a_deck_leads_to_where_a_reader_says_to_come_from(
    client: FlaskClient, referrer: str
) -> None:
    for address in ("/present", "/present?deck=management"):
        named = client.get(address, headers={"Referer": f"http://localhost{referrer}"})
        assert named.data == client.get(address).data


def test_a_workbook_names_the_public_address_where_there_is_one(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ">/?region=africa<" in unpacked(client.get("/export/data.xlsx?region=africa").data)
    monkeypatch.setenv("PUBLIC_URL", "https://floors.example/board/")
    assert ">https://floors.example/board/?region=africa<" in unpacked(
        client.get("/export/data.xlsx?region=africa").data
    )


@pytest.mark.parametrize(
    "address", ["/", "/nothing", "/present", "/present?deck=management", "/countries/ken"]
)
def test_a_page_says_what_may_be_done_with_it(client: FlaskClient, address: str) -> None:
    policy = client.get(address).headers["Content-Security-Policy"].split("; ")
    for rule in ("frame-ancestors 'self'", "form-action 'self'", "base-uri 'self'", "object-src 'none'"):
        assert rule in policy


@pytest.mark.parametrize("address", [*ADDRESSES, "/assets/screen.js"])
def test_every_answer_keeps_the_machine_of_its_reader_to_the_reader(
    client: FlaskClient, address: str
) -> None:
    headers = client.get(address).headers
    for name in ("camera", "microphone", "geolocation", "payment", "usb", "clipboard-read"):
        assert f"{name}=()" in headers["Permissions-Policy"].split(", ")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_a_connection_serves_several_requests(alone: Server) -> None:
    connection = http.client.HTTPConnection(urlsplit(alone.url).netloc, timeout=60)
    for _ in range(3):
        connection.request("GET", "/healthz")
        answer = connection.getresponse()
        assert (answer.status, answer.read()[:8]) == (200, b'{"editio')
    connection.close()
