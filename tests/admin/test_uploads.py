"""From a file to an edition in the browser: sent, checked, looked at as a draft, published, taken back."""

import io
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from itsdangerous import TimestampSigner, URLSafeTimedSerializer
from sqlalchemy import Engine

from app import create_app
from callbacks.http.admin.uploads import MOST_BYTES, safe
from data.store import uploads
from data.store.engine import open_engine
from etl import publish
from tests.admin.visiting import SECRET, Visitor, leads_to, person
from tests.conftest import copied
from tests.etl.raw_tables import RAW, REPORT, cell

NOTE = "As approved on 3 March"


@pytest.fixture
def engine(request: pytest.FixtureRequest, shipped_once: Callable[[str], str], tmp_path: Path) -> Engine:
    """The shipped tables in a store of their own, in the database that the run names."""
    return open_engine(copied(request, shipped_once(request.config.getoption("engine")), tmp_path))


@pytest.fixture
def people(engine: Engine) -> dict[str, Any]:
    """An account of each role."""
    return {role: person(engine, role) for role in ("contributor", "editor", "publisher", "administrator")}


@pytest.fixture
def as_role(people: dict[str, Any], visit: Callable[[], Visitor]) -> Callable[[str], Visitor]:
    """Somebody of a role who is signed in."""

    def signed_in(role: str) -> Visitor:
        visitor = visit()
        assert leads_to(visitor.sign_in(people[role].email))[0] == "/admin"
        return visitor

    return signed_in


def report(tmp_path: Path, column: str = "caveat", value: str = "") -> bytes:
    """A zip of the report, with one cell of its funding shares changed."""
    folder = tmp_path / "offered"
    shutil.copytree(RAW / REPORT, folder / REPORT, dirs_exist_ok=True)
    cell(f"{REPORT}/funding_share.csv", 2, column, value)(folder)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for file in sorted((folder / REPORT).iterdir()):
            archive.write(file, f"{REPORT}/{file.name}")
    return out.getvalue()


def send(visitor: Visitor, content: bytes, name: str = "report.zip", note: str = NOTE) -> str:
    """The page of a file that was sent."""
    visitor.get("/admin/uploads")
    return leads_to(visitor.send("/admin/uploads", file=(io.BytesIO(content), name), note=note))[0]


def test_a_file_becomes_a_draft_is_published_by_another_and_taken_back(
    as_role: Callable[[str], Visitor], people: dict[str, Any], engine: Engine, site: Flask, tmp_path: Path
) -> None:
    editor, publisher, reader = as_role("editor"), as_role("publisher"), Visitor(site)
    first = publish.history(engine.url)[1][0].edition_id
    page = send(editor, report(tmp_path))
    found = editor.get(page)
    upload = uploads.one(engine, page.rpartition("/")[2])
    assert upload and upload.edition_id and upload.by == people["editor"].signature
    draft = upload.edition_id
    for more, name in (("/file", "report.zip"), ("/report", "report_check.html")):
        answer = editor.get(page + more)
        assert answer.headers["Content-Disposition"] == f"attachment; filename={name}"

    # Nobody sees it but who opened it.
    said = f"Draft {draft} of"
    for visitor in (reader, editor):
        shown = visitor.get(f"/?edition={draft}").text
        assert said not in shown and f"edition={draft}</" in shown  # left out, as any unknown edition
    assert leads_to(editor.get(f"/admin/editions/{draft}/open")) == ("/", {"edition": draft})
    seen = editor.get(f"/?edition={draft}")
    assert said in seen.text and f'href="/admin/editions/{draft}?lang=en"' in seen.text
    assert seen.headers["Cache-Control"] == "no-store"
    assert said not in reader.get(f"/?edition={draft}").text
    assert "Set-Cookie" not in reader.get("/").headers

    # Who made it does not publish it, and who publishes says why.
    editor.get(f"/admin/editions/{draft}")
    assert editor.send(f"/admin/editions/{draft}/publish", note="now").status_code == 403
    publisher.get(f"/admin/editions/{draft}")
    assert publisher.send(f"/admin/editions/{draft}/publish", note="").status_code == 200
    assert leads_to(publisher.send(f"/admin/editions/{draft}/publish", note="Looked at"))[0].endswith(draft)
    act = publish.history(engine.url)[1][0]
    assert (act.kind, act.edition_id, act.by, act.note) == (
        "publish",
        draft,
        people["publisher"].signature,
        "Looked at",
    )
    assert "published" in editor.get(page).text

    publisher.get(f"/admin/editions/{first}")
    assert leads_to(publisher.send(f"/admin/editions/{first}/rollback", note="Too early"))[0].endswith(first)
    assert publish.history(engine.url)[1][0].edition_id == first
    assert found.status_code == 200
    # Whoever has its address is told that it was taken back, not that it is merely old.
    again = Visitor(create_app(engine).server).get(f"/?edition={draft}").text
    assert f"edition {draft}, which was taken back on" in again and "A newer one is current" not in again


def test_a_publisher_does_not_publish_what_they_made(
    as_role: Callable[[str], Visitor], engine: Engine, tmp_path: Path
) -> None:
    publisher = as_role("publisher")
    page = send(publisher, report(tmp_path))
    upload = uploads.one(engine, page.rpartition("/")[2])
    assert upload
    publisher.get(f"/admin/editions/{upload.edition_id}")
    answer = publisher.send(f"/admin/editions/{upload.edition_id}/publish", note="mine")
    assert answer.status_code == 200 and "Somebody else has to publish it" in answer.text
    assert len(publish.history(engine.url)[1]) == 1


def test_where_one_person_does_all_a_setting_lets_them(
    make_site: Callable[..., Flask], people: dict[str, Any], engine: Engine, tmp_path: Path
) -> None:
    publisher = Visitor(make_site(PUBLISH_OWN="1"))
    publisher.sign_in(people["publisher"].email)
    page = send(publisher, report(tmp_path))
    upload = uploads.one(engine, page.rpartition("/")[2])
    assert upload
    publisher.get(f"/admin/editions/{upload.edition_id}")
    publisher.send(f"/admin/editions/{upload.edition_id}/publish", note="mine")
    assert publish.history(engine.url)[1][0].edition_id == upload.edition_id


def test_a_link_opens_a_draft_for_one_colleague_for_some_days(
    as_role: Callable[[str], Visitor], people: dict[str, Any], engine: Engine, site: Flask, tmp_path: Path
) -> None:
    editor, guest, other = as_role("editor"), as_role("contributor"), as_role("administrator")
    page = send(editor, report(tmp_path))
    upload = uploads.one(engine, page.rpartition("/")[2])
    assert upload and upload.edition_id
    draft, account = upload.edition_id, people["contributor"].account_id
    made = editor.get(f"/admin/editions/{draft}/link?for={account}").text
    assert "Nobody is told by mail" in made and 'data-copies="made"' in made
    link = "/admin/drafts/" + made.partition("/admin/drafts/")[2].partition('"')[0]
    assert leads_to(Visitor(site).get(link))[0] == "/admin/sign-in"
    assert other.get(link).status_code == 403
    assert leads_to(guest.get(link)) == ("/", {"edition": draft})
    assert f"Draft {draft} of" in guest.get(f"/?edition={draft}").text
    assert guest.get(link[:-3] + "xyz").status_code == 404
    assert guest.get(f"/admin/editions/{draft}").status_code == 403

    class Earlier(TimestampSigner):
        def get_timestamp(self) -> int:
            return super().get_timestamp() - 15 * 24 * 3600

    signer = URLSafeTimedSerializer(SECRET, salt="draft", signer=Earlier)
    old = signer.dumps([draft, account])
    assert guest.get(f"/admin/drafts/{old}").status_code == 404


def test_faults_are_listed_and_nothing_is_made(
    as_role: Callable[[str], Visitor], engine: Engine, tmp_path: Path
) -> None:
    editor = as_role("editor")
    page = send(editor, report(tmp_path, "percent", "a lot"))
    found = editor.get(page)
    assert "a lot" in found.text and "Mend the cells" in found.text
    assert len(publish.history(engine.url)[0]) == 1


@pytest.mark.parametrize(
    ("name", "content"),
    [("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600), ("letter.zip", b"Dear colleague")],
)
def test_what_cannot_be_read_is_refused_in_words_and_not_kept(
    as_role: Callable[[str], Visitor], engine: Engine, name: str, content: bytes
) -> None:
    editor = as_role("editor")
    page = send(editor, content, name)
    assert "could not be read, and nothing of it was kept" in editor.get(page).text
    upload = uploads.one(engine, page.rpartition("/")[2])
    assert upload and upload.is_refused and not upload.is_kept
    assert editor.get(page + "/file").status_code == 404
    assert len(publish.history(engine.url)[0]) == 1


def test_a_file_that_is_too_large_and_one_that_is_missing_are_said(as_role: Callable[[str], Visitor]) -> None:
    editor = as_role("editor")
    editor.get("/admin/uploads")
    answer = editor.send("/admin/uploads", note=NOTE)
    assert "Choose the file to send" in answer.text
    answer = editor.send("/admin/uploads", file=(io.BytesIO(b"x" * MOST_BYTES), "big.xlsx"), note=NOTE)
    assert answer.status_code == 413 and "The file is too large" in answer.text


def test_a_role_too_small_sends_nothing(as_role: Callable[[str], Visitor]) -> None:
    contributor = as_role("contributor")
    assert contributor.get("/admin/uploads").status_code == 403
    contributor.get("/admin")
    sent = contributor.send("/admin/uploads", file=(io.BytesIO(b"x"), "a.zip"), note=NOTE)
    assert sent.status_code == 403


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\reports\\Bericht für 2024.xlsx", "Bericht für 2024.xlsx"),
        ("--accept-warnings", "accept-warnings"),
        ("a;b|c\n.zip", "a_b_c_.zip"),
        ("..", "file"),
    ],
)
def test_the_name_of_a_file_leads_nowhere(sent: str, kept: str) -> None:
    assert safe(sent) == kept
