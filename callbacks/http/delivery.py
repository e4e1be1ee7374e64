"""How answers travel: compressed, files compressed once and kept long, nothing told to outside hosts."""

from pathlib import Path
from string import punctuation
from urllib.parse import quote

from flask import Flask, Request, Response, request
from flask_compress import Compress

ASSETS = Path(__file__).parents[2] / "assets"
FILES = ("/assets/", "/_dash-component-suites/")
LONG = "public, max-age=31536000, immutable"
REVALIDATE = "no-cache"  # the browser keeps it and asks whether it changed
TYPES = (
    "text/html",
    "text/css",
    "text/javascript",
    "application/javascript",
    "application/json",
    "image/svg+xml",
)


def address(path: str) -> str:
    """The address of a file of the assets, another one when the file changes."""
    return f"/assets/{path}?m={int((ASSETS / path).stat().st_mtime)}"


class Kept(dict[str, bytes]):
    """Compressed files by algorithm and path. What is made for one request is never kept."""

    def set(self, key: str, content: bytes) -> None:
        """Keep a file; a key that names none is left out."""
        if not key.endswith(";"):
            self[key] = content


def kept_as(asked: Request) -> str:
    """The name under which an answer is kept: its path, where it is a file; else nothing.

    The query is left out: it only makes an address new when a file changes, and anyone can invent more.
    """
    return asked.path if asked.method == "GET" and asked.path.startswith(FILES) else ""


def register(flask: Flask) -> None:
    """Wire compression and headers into the server."""
    flask.config.update(
        COMPRESS_ALGORITHM=["br", "gzip"],
        COMPRESS_BR_LEVEL=5,
        COMPRESS_MIN_SIZE=400,
        COMPRESS_MIMETYPES=list(TYPES),
        COMPRESS_CACHE_BACKEND=Kept,
        COMPRESS_CACHE_KEY=kept_as,
    )
    Compress(flask)

    @flask.before_request
    def whole() -> None:
        # A part of a file would be compressed as if it were the whole; a server may always send all of it.
        request.environ.pop("HTTP_RANGE", None)
        # Bytes that no browser sends unquoted, and that need not be UTF-8.
        if not request.query_string.isascii():
            request.query_string = quote(request.query_string, safe=punctuation).encode()

    # Runs before the compression: Flask calls these in the reverse order of their registration.
    @flask.after_request
    def finish(response: Response) -> Response:
        is_file = request.path.startswith(FILES)
        if is_file and response.status_code == 200 and response.mimetype in TYPES:
            # A streamed file would be compressed anew for every reader.
            response.direct_passthrough = False
            response.set_data(response.get_data())
        is_named_once = "m" in request.args or request.path.endswith(".woff2")
        if is_file and is_named_once and response.status_code == 200:
            response.headers["Cache-Control"] = LONG
        elif not (response.cache_control.max_age or response.cache_control.no_store):
            response.headers["Cache-Control"] = REVALIDATE
        if request.path == "/_dash-layout":
            # It is drawn for the page that asks: kept, it would show one page's screen on another's address.
            response.headers["Cache-Control"] = "no-store"
        response.headers["Referrer-Policy"] = "same-origin"
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Permissions-Policy"] = PERMISSIONS
        if response.mimetype in DRAWN:
            response.headers["Content-Security-Policy"] = POLICY
        return response


DRAWN = ("text/html", "image/svg+xml")  # what a browser would run scripts in
# Nothing is fetched from, sent to or framed from anywhere else. Dash writes its scripts and styles inline;
# the second window of a presentation has its fonts as data.
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; object-src 'none'; "
    "base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)
# Of what a browser can give to a page it needs the whole screen and the clipboard.
PERMISSIONS = ", ".join(
    [
        *(f"{name}=(self)" for name in ("fullscreen", "clipboard-write")),
        *(
            f"{name}=()"
            for name in (
                *("accelerometer", "autoplay", "camera", "clipboard-read", "display-capture", "geolocation"),
                *("gyroscope", "magnetometer", "microphone", "midi", "payment", "usb"),
            )
        ),
    ]
)
