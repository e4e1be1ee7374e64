"""Tags of answers that browsers and programs keep: of the edition, the running code, and the question."""

import hashlib
from functools import cache
from pathlib import Path

from werkzeug.wrappers import Response

from data.snapshot import Snapshot

ROOT = Path(__file__).parents[2]
# What decides what an answer says beside the tables: code, texts, templates of files, versions of libraries.
CODE = ("app.py", "requirements.txt", "callbacks", "data", "layouts")
NOT_CODE = ("raw", "__pycache__")  # folders in them
KINDS = (".py", ".txt", ".po", ".json", ".pptx", ".css", ".svg")


def fingerprint(root: Path) -> str:
    """A checksum of the code and the texts under a folder, whatever the dates of the files."""
    mark = hashlib.sha256()
    for name in CODE:
        place = root / name
        files = [place] if place.is_file() else sorted(place.rglob("*"))
        for path in files:
            at = path.relative_to(root)
            if path.suffix in KINDS and not {*NOT_CODE} & {*at.parts}:
                mark.update(f"{at.as_posix()}\0{path.stat().st_size}\0".encode())
                mark.update(path.read_bytes())
    return mark.hexdigest()


@cache
def running() -> str:
    """The fingerprint of the code that runs, taken once a process."""
    return fingerprint(ROOT)


def tag(response: Response, snapshot: Snapshot, *question: bytes) -> None:
    """Puts the tag of an answer to a question on it; weak, so that compression on its way keeps it."""
    parts = [snapshot.edition_id.encode(), running().encode(), *question]
    found = hashlib.sha256(b"\0".join(parts)).hexdigest()[:32]
    response.set_etag(found, weak=True)
