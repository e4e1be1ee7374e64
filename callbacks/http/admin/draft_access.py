"""Who sees a draft: those who opened it here, with a link made for them or a role, until it expires."""

import time
from typing import NamedTuple

from flask import Flask, g, request, session
from flask.typing import ResponseReturnValue
from flask.wrappers import Response
from itsdangerous import BadSignature, URLSafeTimedSerializer
from werkzeug.utils import redirect

from callbacks.http.admin import access, pages
from callbacks.http.admin.pages import words
from callbacks.http.admin.settings import Settings
from data.rows.editions import Gate
from data.store import accounts
from data.store.accounts import Store
from etl import publish
from layouts.admin import editions as screens
from layouts.admin import frame

OPENED = "drafts"  # what a session knows: draft → moment from which it is closed again
MOST_OPENED = 5
DAYS = 14
SECONDS = DAYS * 24 * 3600


class Link(NamedTuple):
    """What a link says: the draft, and the account that it is made for."""

    edition_id: str
    account_id: str


def may_see(edition_id: str) -> bool:
    """Whether who asks has opened this draft, and is signed in still."""
    until = session.get(OPENED, {}).get(edition_id, 0)
    if until < time.time() or access.signed_in() is None:
        return False
    g.is_draft = True
    return True


def gate(store: Store, edition_id: str | None) -> Gate | None:
    """What may be done with an edition by whoever is signed in; None where there is none of this name."""
    own = access.settings()
    found = publish.state(store, edition_id) if edition_id else None
    if found is None:
        return None
    account = access.account()
    is_own = found.edition.made_by == account.signature
    return Gate(
        found.edition,
        found.is_draft,
        found.is_current,
        is_outdated=found.is_draft and found.edition.based_on != found.current,
        is_own=is_own,
        may_publish=account.may("publisher") and (own.is_own_published or not is_own),
        may_decide=account.may("publisher"),
    )


def register(flask: Flask, store: Store, own: Settings) -> None:
    """Wire the addresses."""
    signer = URLSafeTimedSerializer(own.secret_key, salt="draft")

    @flask.after_request
    def keep_no_draft(response: Response) -> Response:
        if g.get("is_draft"):
            response.headers["Cache-Control"] = "no-store"
        return response

    @flask.get(f"{screens.PATH}/<edition_id>/open")
    @access.needs("editor")
    def admin_draft_open(edition_id: str) -> ResponseReturnValue:
        return _opened(store, edition_id)

    @flask.get(f"{screens.PATH}/<edition_id>/link")
    @access.needs("editor")
    def admin_draft_link(edition_id: str) -> ResponseReturnValue:
        t, found = words(), gate(store, edition_id)
        if found is None or not found.is_draft:
            return pages.missing()
        others = [
            one
            for one in accounts.every(store)
            if one.is_active and one.account_id != access.account().account_id
        ]
        chosen = next((one for one in others if one.account_id == request.args.get("for")), None)
        link = ""
        if chosen:
            path = f"{screens.DRAFTS}/{signer.dumps([edition_id, chosen.account_id])}"
            link = (own.public_url or request.host_url.rstrip("/")) + frame.in_language(t, path)
        body = screens.link(t, found, others, chosen, link, DAYS)
        return pages.page(t("A link to the draft"), body)

    @flask.get(f"{screens.DRAFTS}/<token>")
    @access.needs("contributor")
    def admin_draft_follow(token: str) -> ResponseReturnValue:
        t = words()
        try:
            link = Link(*signer.loads(token, max_age=SECONDS))
        except BadSignature:  # another's, or expired
            title = t("This link does not open a draft")
            said = t("It was cut off, or it is older than {n} days. Ask for a new one.", n=DAYS)
            return pages.page(title, frame.notice(title, said), status=404)
        if link.account_id != access.account().account_id:
            title = t("This link was made for somebody else")
            said = t("Ask whoever sent it for a link of your own.")
            return pages.page(title, frame.notice(title, said), status=403)
        return _opened(store, link.edition_id)


def _opened(store: Store, edition_id: str) -> ResponseReturnValue:
    """Send on to the dashboard that shows a draft; from now on this session may see it."""
    found = publish.state(store, edition_id)
    if found is None:
        return pages.missing()
    if found.is_draft:
        kept = dict([*session.get(OPENED, {}).items()][-MOST_OPENED + 1 :])
        session[OPENED] = {**kept, edition_id: int(time.time()) + SECONDS}
    return redirect(frame.in_language(words(), "/", edition=edition_id), 303)
