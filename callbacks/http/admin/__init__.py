"""/admin: what people do here who are signed in. Off unless `ADMIN=1` switches it on."""

from typing import TYPE_CHECKING

from flask import Flask, Response, request
from flask.typing import ResponseReturnValue

from callbacks.http.admin.settings import Settings
from data.snapshot import Reader

if TYPE_CHECKING:
    from data.store.accounts import Store

ROOT = "/admin"


def register(flask: Flask, read: Reader, store: "Store", own: Settings) -> None:
    """Wire every part."""
    # Not before it is switched on: who only reads needs nothing of it.
    from flask_limiter import Limiter
    from flask_wtf import CSRFProtect
    from werkzeug.middleware.proxy_fix import ProxyFix

    from callbacks.http.admin import (
        access,
        accounts,
        contributions,
        country_report,
        draft_access,
        editions,
        errors,
        pages,
        provider,
        sign_in,
        uploads,
    )
    from layouts.admin import frame

    if own.proxies:
        flask.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            flask.wsgi_app, x_for=own.proxies, x_proto=0, x_host=0, x_port=0, x_prefix=0
        )
    flask.config.update(
        WTF_CSRF_CHECK_DEFAULT=False,  # see `guard`
        WTF_CSRF_TIME_LIMIT=None,  # as long as the session
        WTF_CSRF_SSL_STRICT=False,  # the token says where a form came from, not the address of its page
    )
    forms = CSRFProtect(flask)
    access.register(flask, store, own)
    limiter = Limiter(lambda: request.remote_addr or "", app=flask, storage_uri="memory://")

    @flask.before_request
    def guard() -> None:
        if is_here():
            if uploads.takes_a_file():
                request.max_content_length = uploads.MOST_BYTES
            forms.protect()

    @flask.after_request
    def keep_nothing(response: Response) -> Response:
        if is_here():
            response.headers["Cache-Control"] = "no-store"
        return response

    errors.register(flask)
    sign_in.register(flask, store, own, limiter)
    provider.register(flask, store, own)
    accounts.register(flask, read, store, own)
    uploads.register(flask, store)
    draft_access.register(flask, store, own)
    editions.register(flask, store, own)
    country_report.register(flask, read, store)
    contributions.register(flask, read, store)

    @flask.get(frame.HOME)
    @access.needs("contributor")
    def admin_home() -> ResponseReturnValue:
        t = access.words()
        return pages.page(t("What you can do here"), frame.home(t, access.account()))


def may_see(edition_id: str) -> bool:
    """Whether who asks has opened this draft, and is signed in still."""
    from callbacks.http.admin import draft_access

    return draft_access.may_see(edition_id)


def is_here() -> bool:
    """Whether the request is one of /admin."""
    return request.path == ROOT or request.path.startswith(f"{ROOT}/")
