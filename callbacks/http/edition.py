"""The edition that a request asks for."""

from flask import request

from data.snapshot import Reader, Snapshot


def shown(read: Reader) -> Snapshot:
    """The edition that the address of the request is pinned to, else the current one."""
    return read(request.query_string.decode("ascii", "replace"))
