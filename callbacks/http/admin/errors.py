"""What /admin answers where it does not do what it is asked: always a page in words."""

from flask import Flask, Response, request
from flask.typing import ResponseReturnValue
from flask_limiter import RateLimitExceeded
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import RequestEntityTooLarge

from callbacks.http.admin import access, pages
from callbacks.http.admin.access import NotThere, RoleTooSmall
from callbacks.http.admin.pages import words
from data.store.accounts import Refused
from layouts.admin import frame, uploads
from layouts.look.markup import Html, html


def register(flask: Flask) -> None:
    """Wire the answers. The errors are of /admin alone: nothing else raises them."""

    @flask.errorhandler(RoleTooSmall)
    def too_small(error: RoleTooSmall) -> Response:
        t = words()
        return _page(
            t("This needs another role"),
            t(
                "This page is for the role “{needed}”; yours is “{own}”. An administrator can change that.",
                needed=frame.role_name(t, error.role),
                own=frame.role_name(t, access.account().role),
            ),
            status=403,
        )

    @flask.errorhandler(NotThere)
    def not_there(_: NotThere) -> Response:
        t = words()
        return _page(t("This page does not exist"), t("What was here is gone, or never was."), status=404)

    @flask.errorhandler(CSRFError)
    def not_ours(_: CSRFError) -> Response:
        t = words()
        return _page(
            t("Nothing was changed"),
            t(
                "The form had been open for too long, or it did not come from this site. Go back, load the "
                "page again, and send it once more; where you are not signed in any more, sign in first."
            ),
            html.A(t("Sign in"), href=frame.in_language(t, frame.SIGN_IN)),
            status=400,
        )

    @flask.errorhandler(RateLimitExceeded)
    def too_often(_: RateLimitExceeded) -> Response:
        t = words()
        answer = _page(
            t("Too many attempts"),
            t("From your address somebody tried to sign in very often. Wait a few minutes, then try again."),
            status=429,
        )
        answer.headers["Retry-After"] = "300"
        return answer

    @flask.errorhandler(RequestEntityTooLarge)
    def too_large(error: RequestEntityTooLarge) -> ResponseReturnValue:
        if request.path != uploads.PATH:
            return error
        t = words()
        title = t("The file is too large")
        said = t(
            "A file may have 60 MB. Leave out pictures and sheets that are no tables, then send it again."
        )
        return _page(title, said, status=413)

    @flask.errorhandler(Refused)
    def not_now(error: Refused) -> Response:
        flask.logger.warning("/admin could not change the database: %s", str(error).partition("\n")[0])
        t = words()
        return _page(
            t("Nothing was changed"),
            t("The database cannot be written to at the moment. Try again in a few minutes."),
            status=503,
        )


def _page(title: str, *said: str | Html, status: int) -> Response:
    return pages.page(title, frame.notice(title, *said), status=status)
