"""A real server on a free port, for the tests and the benchmark."""

import os
import socket
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from flask import Response, send_from_directory

ROOT = Path(__file__).parents[1]
STARTING = 120  # seconds until a server that has not answered counts as broken


@dataclass(frozen=True)
class Server:
    """A running server: its address, its master process and the file it logs to."""

    url: str
    pid: int
    log: Path


@contextmanager
def serve(target: str, database: Path | str, *options: str) -> Iterator[Server]:
    """The application `module:object` on gunicorn, one worker, reading `database` (a file or a URL)."""
    url = str(database) if "://" in str(database) else f"sqlite:///{database}"
    # The port is bound here and handed over: nobody can take it in between, and the first request simply
    # waits in its queue until the server answers, so that nothing has to be polled.
    with tempfile.TemporaryDirectory() as folder, socket.create_server(("127.0.0.1", 0), backlog=64) as port:
        log = Path(folder) / "server.log"
        command = [sys.executable, "-m", "gunicorn", "--config", "python:callbacks.server"]
        command += ["--bind", f"fd://{port.fileno()}", "--workers", "1", *options, target]
        with log.open("w") as output:
            process = subprocess.Popen(
                command,
                cwd=ROOT,
                env=os.environ | {"DATABASE_URL": url},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                pass_fds=[port.fileno()],
            )
        host, number = port.getsockname()
        port.close()
        address = f"http://{host}:{number}"
        try:
            answers(address + "/healthz", log)
            yield Server(address, process.pid, log)
        finally:
            process.terminate()
            process.wait(timeout=60)


def answers(address: str, log: Path) -> None:
    """Return once the server answers, whatever it says; show its log where it doesn't."""
    try:
        urllib.request.urlopen(address, timeout=STARTING).close()
    except urllib.error.HTTPError as answer:
        answer.close()
    except OSError as error:
        raise RuntimeError(f"The server does not answer ({error}):\n{log.read_text()}") from error


def build_database(path: Path) -> Path:
    """The real data, built by the command that everybody uses."""
    command = [sys.executable, "-m", "etl", "--database", str(path)]
    built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if built.returncode:
        raise RuntimeError(f"The database was not built:\n{built.stdout}\n{built.stderr}")
    return path


def boundaries(name: str) -> Response:
    """The boundaries of our maps, for pages that would ask an outside host for theirs."""
    return send_from_directory(ROOT / "assets" / "vendor" / "topojson", name)
