"""What is kept, in browsers and in the server, is never older than the edition, the code or its texts."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from callbacks.http.tags import CODE, fingerprint
from data.edition_cache import MOST, once_per_edition
from data.search import find
from data.snapshot import Snapshot
from data.store.engine import open_engine
from data.store.snapshot import read
from tests.serving import ROOT
from tests.small import SMALL, publish

FRENCH = Path("layouts/words/locale/fr/LC_MESSAGES/dashboard.po")
ASK = """
import json, sys
from app import create_app
client = create_app().server.test_client()
told = {}
for path, tag in json.load(sys.stdin).items():
    answer = client.get(path, headers={"If-None-Match": tag} if tag else {})
    told[path] = [answer.status_code, answer.headers["ETag"]]
json.dump(told, sys.stdout)
"""


def replace(old: str, new: str) -> Callable[[Path], None]:
    """A change of a text in a file."""

    def change(path: Path) -> None:
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    return change


CHANGES: dict[str, tuple[Path, Callable[[Path], object]]] = {
    "a translation": (FRENCH, replace("Étape", "Degré")),
    "code": (Path("layouts/words/formats.py"), replace("def ", "# rewritten\ndef ")),
    "a version of a library": (Path("requirements.txt"), replace("==", "==9")),
    "the name of a file": (Path("layouts/words/pace.py"), lambda path: path.rename(path.with_name("p.py"))),
}


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """The product without its tables, in a folder of its own."""
    leave = shutil.ignore_patterns("raw", "*.sqlite*", "__pycache__", "vendor")
    for name in (*CODE, "assets"):
        place = ROOT / name
        if place.is_dir():
            shutil.copytree(place, tmp_path / name, ignore=leave)
        else:
            shutil.copyfile(place, tmp_path / name)
    return tmp_path


def asked(root: Path, url: str, tags: dict[str, str]) -> dict[str, tuple[int, str]]:
    """What the product in a folder answers to addresses, each with the tag that a browser kept, if any."""
    done = subprocess.run(
        [sys.executable, "-c", ASK],
        cwd=root,
        env=os.environ | {"DATABASE_URL": url},
        input=json.dumps(tags),
        capture_output=True,
        text=True,
        check=True,
    )
    return {path: (status, tag) for path, (status, tag) in json.loads(done.stdout).items()}


def test_a_corrected_text_is_no_304(copied: Path, make_store: Callable[..., str]) -> None:
    url = make_store()
    paths = ("/api/v1/results?lang=fr", "/api/v1/openapi.json", "/export/database.zip")
    first = {path: tag for path, (_, tag) in asked(copied, url, dict.fromkeys(paths, "")).items()}
    same = asked(copied, url, first)
    assert {path: status for path, (status, _) in same.items()} == dict.fromkeys(paths, 304)
    place, change = CHANGES["a translation"]
    change(copied / place)
    after = asked(copied, url, first)
    assert {path: status for path, (status, _) in after.items()} == dict.fromkeys(paths, 200)


@pytest.mark.parametrize("what", CHANGES)
def test_a_change_of_the_product_changes_its_fingerprint(copied: Path, what: str) -> None:
    before = fingerprint(copied)
    place, change = CHANGES[what]
    change(copied / place)
    assert fingerprint(copied) != before


def test_dates_of_files_and_what_python_leaves_beside_them_do_not_count(copied: Path) -> None:
    before = fingerprint(copied)
    os.utime(copied / FRENCH, (1, 1))
    (copied / "data/__pycache__").mkdir()
    (copied / "data/__pycache__/rows.py").write_text("compiled")
    assert fingerprint(copied) == before


def test_the_search_finds_what_a_new_edition_names(store: str) -> None:
    publish(store, SMALL)
    assert find(read(open_engine(store)), "Newland") == []
    named = [row | {"name_en": "Newland"} if row["iso3"] == "AAA" else row for row in SMALL["country"]]
    publish(store, SMALL | {"country": named})
    assert [entry.key for entry in find(read(open_engine(store)), "Newland")][:1] == ["AAA"]


def test_an_answer_is_made_once_per_edition(small: Snapshot) -> None:
    made: list[tuple[str, str]] = []

    @once_per_edition
    def ask(snapshot: Snapshot, lang: str) -> str:
        made.append((snapshot.edition_id, lang))
        return f"{snapshot.edition_id} {lang}"

    assert ask(small, "en") is ask(small, "en")
    assert (ask(small, "fr"), ask(small._replace(edition_id="other"), "en")) == (
        f"{small.edition_id} fr",
        "other en",
    )
    assert made == [(small.edition_id, "en"), (small.edition_id, "fr"), ("other", "en")]
    for n in range(MOST):
        ask(small._replace(edition_id=f"{n}"), "en")
    ask(small, "en")
    assert len(made) == 3 + MOST + 1  # what was asked long ago is made again, so that memory does not grow
