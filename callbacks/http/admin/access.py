"""Who is signed in, and who may open what."""

import hmac
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import ParamSpec

import flask_login
from flask import Flask, current_app, g, request, session
from flask.typing import ResponseReturnValue
from flask_login import LoginManager, UserMixin
from werkzeug.exceptions import Forbidden, NotFound
from werkzeug.utils import redirect

from callbacks.http.admin.settings import Settings
from data.rows.accounts import Account
from data.store import accounts
from data.store.accounts import Store
from layouts.admin import frame
from layouts.words.texts import LANGUAGES, Texts, texts

Given = ParamSpec("Given")
View = Callable[Given, ResponseReturnValue]
DIVIDER = "."  # between account and mark in what a session names
NEXT = "next"  # the part of an address that says where a sign-in leads on to
EXTENSION = "admin"  # under which the settings are kept with the application
SINCE, HAS_TYPED = "since", "has_typed"  # what a session knows besides whose it is
OURS = re.compile(r"/(?![/\\])[!-\[\]-~]*")  # a path and its query: no other host, in no way of writing one


class NotThere(NotFound):
    """There is no such thing, or it is none of theirs."""


class RoleTooSmall(Forbidden):
    """The page needs a role that whoever asks has not."""

    def __init__(self, role: str) -> None:
        super().__init__()
        self.role = role


@dataclass(frozen=True)
class SignedIn(UserMixin):
    """An account as Flask-Login knows it: by its id and its mark, so that another mark ends its sessions."""

    account: Account

    def get_id(self) -> str:
        """What the session keeps."""
        return f"{self.account.account_id}{DIVIDER}{self.account.session_mark}"


def register(flask: Flask, store: Store, own: Settings) -> None:
    """Wire sessions: signed cookies, which name an account and end after some hours."""
    flask.config.update(
        SECRET_KEY=own.secret_key,
        # With the prefix a browser takes it from this host alone, and encrypted alone.
        SESSION_COOKIE_NAME="__Host-session" if own.is_secure else "session",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=own.is_secure,
        SESSION_REFRESH_EACH_REQUEST=False,
        PERMANENT_SESSION_LIFETIME=own.session_hours * 3600,
    )
    flask.extensions[EXTENSION] = own
    manager = LoginManager()
    manager.session_protection = None  # an address that changes under way ends nobody's session

    @manager.user_loader
    def load(named: str) -> SignedIn | None:
        account_id, _, mark = named.partition(DIVIDER)
        if time.time() - session.get(SINCE, 0) > own.session_hours * 3600:
            return None
        found = accounts.one(store, account_id)
        if found is None or not found.is_active or not hmac.compare_digest(found.session_mark, mark):
            return None
        return SignedIn(found)

    # Not by its init_app: that would look into the session after every answer, also to those who only read,
    # and each would then be said to vary by cookie.
    flask.login_manager = manager  # type: ignore[attr-defined]


def settings() -> Settings:
    """The settings with which /admin runs."""
    found: Settings = current_app.extensions[EXTENSION]
    return found


def begin(account: Account, *, has_typed: bool) -> None:
    """A new session of an account, in the place of whatever session there was."""
    session.clear()
    session.permanent = True
    session[SINCE] = int(time.time())
    session[HAS_TYPED] = has_typed
    flask_login.login_user(SignedIn(account))


def end() -> None:
    """No session any more."""
    session.clear()


def signed_in() -> Account | None:
    """The account of whoever asks; None where nobody is signed in."""
    user = flask_login.current_user
    return user.account if user.is_authenticated else None


def account() -> Account:
    """The account of whoever asks, in a view that needs a role."""
    found = signed_in()
    assert found is not None
    return found


def has_to_change(found: Account) -> bool:
    """Whether they signed in with a one-time password, and may do nothing before they chose one."""
    return bool(found.must_change) and bool(session.get(HAS_TYPED))


def ours(address: str) -> str:
    """An address within this site, to which a sign-in leads on; the first page in the place of any other."""
    return address if OURS.fullmatch(address) else frame.HOME


def onward() -> str:
    """Where the address of a sign-in leads on to."""
    return ours(request.args.get(NEXT, ""))


def needs(role: str) -> Callable[[View[Given]], View[Given]]:
    """What guards a view: the sign-in page for who is not signed in, words for whose role is too small."""

    def guard(view: View[Given]) -> View[Given]:
        @wraps(view)
        def guarded(*args: Given.args, **named: Given.kwargs) -> ResponseReturnValue:
            found = signed_in()
            if found is None:
                onward = {NEXT: request.full_path.rstrip("?")} if request.method == "GET" else {}
                return _on(frame.SIGN_IN, **onward)
            if has_to_change(found):
                return _on(frame.PASSWORD)
            if not found.may(role):
                raise RoleTooSmall(role)
            return view(*args, **named)

        return guarded

    return guard


def _on(path: str, **query: str) -> ResponseReturnValue:
    return redirect(frame.in_language(words(), path, **query), 303)


def words() -> Texts:
    """The texts in the language of the address; of one that the provider made, in that of the way to it."""
    lang = request.args.get("lang") or g.get("lang", "")
    return texts(lang if lang in LANGUAGES else LANGUAGES[0])
