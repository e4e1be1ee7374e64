"""Editions: who made which, when and why; a draft published or discarded, an earlier one current again."""

from io import BytesIO

from flask import Flask, request, send_file
from flask.typing import ResponseReturnValue

from callbacks.http.admin import access, pages
from callbacks.http.admin.draft_access import gate
from callbacks.http.admin.pages import words
from callbacks.http.admin.settings import Settings
from callbacks.http.threads import apart
from data.rows.editions import Gate
from data.store import uploads
from data.store.accounts import Store
from etl import findings_page, publish
from layouts.admin import editions as screens
from layouts.exports.files.package import NAME


def register(flask: Flask, store: Store, own: Settings) -> None:
    """Wire the addresses."""

    @flask.get(screens.PATH)
    @access.needs("editor")
    def admin_editions() -> ResponseReturnValue:
        t = words()
        return pages.page(t("Editions"), screens.listed(t, *publish.history(store.url)))

    @flask.get(f"{screens.PATH}/<edition_id>")
    @access.needs("editor")
    def admin_edition(edition_id: str) -> ResponseReturnValue:
        found = gate(store, edition_id)
        return _shown(store, found) if found else pages.missing()

    @flask.post(f"{screens.PATH}/<edition_id>/publish")
    @access.needs("publisher")
    def admin_publish(edition_id: str) -> ResponseReturnValue:
        t, found = words(), gate(store, edition_id)
        if found is None:
            return pages.missing()
        note, is_sure = pages.given("note")["note"], request.form.get("looked") == "1"
        if not found.may_publish or not note or (_warnings(store, edition_id) and not is_sure):
            return _shown(store, found, note, is_sent=True)
        try:
            apart(
                publish.publish_draft,
                edition_id,
                by=access.account().signature,
                note=note,
                may_be_own=own.is_own_published,
                url=store.url,
            )
        except publish.Refused:  # published or overtaken meanwhile: the page says which
            return _shown(store, gate(store, edition_id) or found, note, is_sent=True)
        said = t("Published. Every reader sees edition {edition} within two seconds.", edition=edition_id)
        return pages.to(f"{screens.PATH}/{edition_id}", said)

    @flask.post(f"{screens.PATH}/<edition_id>/rollback")
    @access.needs("publisher")
    def admin_rollback(edition_id: str) -> ResponseReturnValue:
        t, found = words(), gate(store, edition_id)
        if found is None or found.is_draft:
            return pages.missing()
        note = pages.given("note")["note"]
        if not note:
            return _shown(store, found, note, is_sent=True)
        apart(publish.rollback, edition_id, by=access.account().signature, note=note, url=store.url)
        return pages.to(
            f"{screens.PATH}/{edition_id}",
            t("Edition {edition} is current again; readers see it within two seconds.", edition=edition_id),
        )

    @flask.post(f"{screens.PATH}/<edition_id>/discard")
    @access.needs("editor")
    def admin_discard(edition_id: str) -> ResponseReturnValue:
        t, found = words(), gate(store, edition_id)
        if found is None or not found.is_draft or not (found.is_own or found.may_decide):
            return pages.missing()
        apart(publish.discard, edition_id, store.url)
        return pages.to(screens.PATH, t("The draft {edition} was discarded.", edition=edition_id))

    @flask.get(f"{screens.PATH}/<edition_id>/tables.zip")
    @access.needs("editor")
    def admin_tables(edition_id: str) -> ResponseReturnValue:
        if publish.state(store, edition_id) is None:
            return pages.missing()
        content = apart(publish.tables, store, edition_id)
        name = f"{NAME}_tables_{edition_id}.zip"
        return send_file(
            BytesIO(content), "application/zip", as_attachment=True, download_name=name, etag=False
        )


def _warnings(store: Store, edition_id: str) -> int:
    """How many warnings the file of a draft had, which its publisher has to have looked at."""
    upload = uploads.of_edition(store, edition_id)
    return len(upload.findings.get("warnings", [])) if upload else 0


def _shown(store: Store, found: Gate, note: str = "", *, is_sent: bool = False) -> ResponseReturnValue:
    t, upload = words(), uploads.of_edition(store, found.edition.edition_id)
    fields = screens.fields(t, found, note, _warnings(store, found.edition.edition_id), is_sent=is_sent)
    parts = (findings_page.findings_html, findings_page.preview_html)
    told = [part(upload.findings, t.lang) for part in parts] if upload and found.is_draft else []
    body = screens.one(t, found, upload, told, fields, pages.token())
    return pages.page(screens.title(t, found), body, fields=fields)
