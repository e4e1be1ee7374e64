"""A file comes in: it is checked, and where it has no faults it becomes a draft."""

import re
import tempfile
from io import BytesIO
from pathlib import Path, PurePath
from typing import Any

from flask import Flask, abort, request, send_file
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import FileStorage

from callbacks.http.admin import access, commands, pages
from callbacks.http.admin.draft_access import gate
from callbacks.http.admin.pages import words
from callbacks.http.exports import EXCEL
from callbacks.http.threads import apart
from data.rows.uploads import Upload
from data.store import uploads
from data.store.accounts import Store
from etl import findings_page
from layouts.admin import uploads as screens

MOST_BYTES = 60_000_000  # of a file as it comes
MOST_LISTED = 50
COPIED = (".xlsx", ".xlsm")  # files of which a copy with notes can be made
UNSAFE = re.compile(r"[^\w .()-]+")


def register(flask: Flask, store: Store) -> None:
    """Wire the addresses."""

    @flask.get(screens.PATH)
    @access.needs("editor")
    def admin_uploads() -> ResponseReturnValue:
        return _ask(store)

    @flask.post(screens.PATH)
    @access.needs("editor")
    def admin_upload() -> ResponseReturnValue:
        file, note = request.files.get("file"), pages.given("note")["note"]
        if not file or not file.filename or not note:
            return _ask(store, note, is_sent=True, has_file=bool(file and file.filename))
        return pages.to(f"{screens.PATH}/{_taken(store, file, note)}")

    @flask.get(f"{screens.PATH}/<upload_id>")
    @access.needs("editor")
    def admin_upload_found(upload_id: str) -> ResponseReturnValue:
        t, upload = words(), _one(store, upload_id)
        body = screens.found(
            t,
            upload,
            findings_page.findings_html(upload.findings, t.lang),
            findings_page.preview_html(upload.findings, t.lang) if upload.edition_id else None,
            gate(store, upload.edition_id),
            has_copy=upload.is_kept and upload.file_name.lower().endswith(COPIED),
        )
        return pages.page(screens.title(t, upload), body)

    @flask.get(f"{screens.PATH}/<upload_id>/file")
    @access.needs("editor")
    def admin_upload_file(upload_id: str) -> ResponseReturnValue:
        upload, content = _kept(store, upload_id)
        return _file(content, upload.file_name, "application/octet-stream")

    @flask.get(f"{screens.PATH}/<upload_id>/report")
    @access.needs("editor")
    def admin_upload_report(upload_id: str) -> ResponseReturnValue:
        upload = _one(store, upload_id)
        content = findings_page.checked(upload.findings, words().lang, upload.file_name)
        return _file(content.encode(), f"{PurePath(upload.file_name).stem}_check.html", "text/html")

    @flask.get(f"{screens.PATH}/<upload_id>/notes")
    @access.needs("editor")
    def admin_upload_notes(upload_id: str) -> ResponseReturnValue:
        upload, content = _kept(store, upload_id)
        with tempfile.TemporaryDirectory() as folder:
            sent, noted = Path(folder) / safe(upload.file_name), Path(folder) / "with notes.xlsx"
            sent.write_bytes(content)
            commands.run(store, "check", str(sent), "--copy", str(noted), "--lang", words().lang)
            if not noted.is_file():
                abort(404)
            return _file(noted.read_bytes(), f"{sent.stem}_notes.xlsx", EXCEL)


def takes_a_file() -> bool:
    """Whether the request is one that may bring a file, of somebody who may send one."""
    account = access.signed_in()
    return (
        request.method == "POST" and request.path == screens.PATH and bool(account and account.may("editor"))
    )


def safe(name: str) -> str:
    """The name of a file without what leads elsewhere or means something to a program."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return UNSAFE.sub("_", last).lstrip(".-")[-80:] or "file"


def _taken(store: Store, file: FileStorage, note: str) -> str:
    """The name of the upload that a file became: it is checked, and where it can be a draft, it is one."""
    account, name = access.account(), safe(file.filename or "")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        file.save(path)
        said = commands.run(store, "draft", str(path), "--by", account.signature, "--note", note)
        content = None if "error" in said else path.read_bytes()
    return apart(
        uploads.add,
        store,
        by=account.signature,
        account_id=account.account_id,
        file_name=name,
        content=content,
        findings=said,
        edition_id=said["edition"] if said.get("is_new") else None,
    )


def _ask(
    store: Store, note: str = "", *, is_sent: bool = False, has_file: bool = True
) -> ResponseReturnValue:
    t = words()
    fields = screens.fields(t, note, is_sent=is_sent, has_file=has_file)
    body = screens.ask(t, fields, pages.token(), uploads.every(store, MOST_LISTED))
    return pages.page(t("Send a workbook"), body, fields=fields)


def _one(store: Store, upload_id: str) -> Upload:
    found = uploads.one(store, upload_id)
    if found is None:
        abort(404)
    return found


def _kept(store: Store, upload_id: str) -> tuple[Upload, bytes]:
    upload, content = _one(store, upload_id), uploads.content(store, upload_id)
    if content is None:
        abort(404)
    return upload, content


def _file(content: bytes, name: str, kind: str) -> Any:
    return send_file(
        BytesIO(content), mimetype=kind, as_attachment=True, download_name=name, conditional=False, etag=False
    )
