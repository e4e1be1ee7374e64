"""How gunicorn serves the application, wherever it is started: `gunicorn --config python:callbacks.server`.

A gevent worker keeps a thousand connections at once in one thread, so that readers who send or take slowly
hold up nobody. It computes one thing at a time: what takes long goes to `callbacks/http/threads.py`.

`python -m callbacks.server HOST PORT` says what keeps the server from an address, and then ends with 1.
"""

import errno
import socket
import sys
from typing import Any

from callbacks.http.admin import settings

worker_class = "gevent"
workers = 2  # one computes while the other answers
keepalive = 10  # seconds that a connection may take to send the next head of a request
limit_request_line = 8190
loglevel = "warning"
control_socket_disable = True

LAST_PORT = 65535


def on_starting(_: Any) -> None:
    """Ends the server, in words, where settings do not let it start: workers would be begun for ever."""
    said = settings.why_not()
    if said:
        sys.exit(said)


def why_not(host: str, port: str) -> str | None:
    """What keeps the server from an address, in words; None where it can have it."""
    if not (port.isascii() and port.isdigit()) or not 0 < int(port) <= LAST_PORT:
        return f"PORT is {port}: it takes a number from 1 to {LAST_PORT}."
    try:
        found = socket.getaddrinfo(host.strip("[]"), int(port), type=socket.SOCK_STREAM)
        family, _, _, _, address = found[0]
        socket.create_server((str(address[0]), int(port)), family=family).close()
    except (OSError, UnicodeError) as error:
        return reason(error, host, port)
    return None


def reason(error: OSError | UnicodeError, host: str, port: str) -> str:
    """What an error says of an address, and what to do."""
    here = "For readers on this machine: make run HOST=127.0.0.1; for all who reach it: make run HOST=0.0.0.0"
    if isinstance(error, socket.gaierror | UnicodeError):
        return f"{host} is no name or address that this machine knows. {here}"
    other = int(port) % LAST_PORT + 1
    said = {
        errno.EADDRINUSE: f"Port {port} is in use. Choose another one: make run PORT={other}",
        errno.EACCES: f"Port {port} is not open to this user. Choose one from 1024 on: make run PORT=8050",
        errno.EADDRNOTAVAIL: f"{host} is not an address of this machine. {here}",
    }
    return said.get(error.errno or 0, f"{host}:{port} cannot be had: {error.strerror}.")


if __name__ == "__main__":
    sys.exit(settings.why_not() or why_not(*sys.argv[1:3]))
