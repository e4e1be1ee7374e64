"""Signing in and out, and choosing a password."""

from flask import Flask, Response, request
from flask.typing import ResponseReturnValue
from flask_limiter import Limiter

from callbacks.http.admin import access, pages
from callbacks.http.admin.pages import given, words
from callbacks.http.admin.settings import Settings
from callbacks.http.threads import apart
from data import passwords
from data.rows.accounts import Account
from data.store import accounts
from data.store.accounts import Store
from layouts.admin import frame
from layouts.admin import sign_in as screens

ATTEMPTS = (
    "10 per minute; 60 per hour"  # of one address, at each process; what an account bears is in the store
)


def register(flask: Flask, store: Store, own: Settings, limiter: Limiter) -> None:
    """Wire the addresses."""

    @flask.get(frame.SIGN_IN)
    def sign_in() -> ResponseReturnValue:
        found = access.signed_in()
        if found:
            return pages.to(access.onward())
        return _ask()

    @flask.post(frame.SIGN_IN)
    @limiter.limit(ATTEMPTS)
    def signing_in() -> ResponseReturnValue:
        email, password = given("email")["email"], request.form.get("password", "")
        found = apart(accounts.by_password, store, email, password)
        if found is None:
            return _ask(email, is_wrong=True)
        access.begin(apart(accounts.signed_in, store, found.account_id), has_typed=True)
        return pages.to(frame.PASSWORD if found.must_change else access.onward())

    @flask.post(frame.SIGN_OUT)
    def sign_out() -> ResponseReturnValue:
        found = access.signed_in()
        if found:
            # A cookie that somebody copied would go on without this: there is nothing else that ends it.
            apart(accounts.end_sessions, store, found.account_id)
        access.end()
        t = words()
        return pages.to(frame.SIGN_IN, t("You are signed out, on every device."))

    @flask.get(frame.PASSWORD)
    def password() -> ResponseReturnValue:
        found = access.signed_in()
        if found is None or found.password is None:
            return pages.to(frame.SIGN_IN)
        return _choose(found)

    @flask.post(frame.PASSWORD)
    @limiter.limit(ATTEMPTS)
    def choose_password() -> ResponseReturnValue:
        found = access.signed_in()
        if found is None or found.password is None:
            return pages.to(frame.SIGN_IN)
        old, new, again = (request.form.get(name, "") for name in screens.PASSWORDS)
        errors = {
            "old": "" if apart(accounts.by_password, store, found.email, old) else "wrong",
            "new": passwords.fault(new, old, found.name, found.email),
            "again": "" if new == again else "differs",
        }
        if any(errors.values()):
            return _choose(found, errors)
        changed = apart(accounts.change_password, store, found.account_id, new)
        access.begin(changed, has_typed=True)
        t = words()
        return pages.to(frame.HOME, t("Your password is changed. Other devices are signed out."))

    def _ask(email: str = "", *, is_wrong: bool = False) -> Response:
        t = words()
        fields = screens.fields(t, email, is_wrong=is_wrong)
        asked = {access.NEXT: access.onward()} if access.NEXT in request.args else {}
        body = screens.sign_in(t, fields, asked, pages.token(), has_provider=own.provider is not None)
        return pages.page(t("Sign in"), body, fields=fields)


def _choose(found: Account, errors: dict[str, str] | None = None) -> Response:
    t = words()
    fields = screens.password_fields(t, errors or {})
    body = screens.password(t, fields, pages.token(), is_first=access.has_to_change(found))
    return pages.page(t("Choose a password"), body, fields=fields)
