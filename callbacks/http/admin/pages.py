"""How a part of /admin answers: with a page in the language asked for, or by sending on to one."""

from collections.abc import Sequence
from typing import Any

from flask import Response, flash, get_flashed_messages, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import generate_csrf
from werkzeug.utils import redirect

from callbacks.http import delivery
from callbacks.http.admin import access
from callbacks.http.admin.access import words
from layouts.admin import frame
from layouts.admin.forms import Field


def token() -> str:
    """What each form sends to show that it is ours (layouts/admin/forms.py puts it there)."""
    return str(generate_csrf())


def page(title: str, body: Any, *, fields: Sequence[Field] = (), status: int = 200) -> Response:
    """A page of /admin: the frame of whoever is signed in around a body that begins with its heading.

    It says what `to` was told to say.
    """
    found = access.signed_in()
    content = frame.page(
        words(),
        title,
        body,
        address=delivery.address,
        account=found,
        here=request.path,
        query={name: value for name, value in request.args.items() if name != "lang"},
        token=token(),
        said=[one for one in get_flashed_messages() if isinstance(one, str)],
        fields=fields,
    )
    return Response(content, status, mimetype="text/html")


def missing() -> Response:
    """What is answered for something that is not there, or not any more."""
    t = words()
    title = t("This is not there any more")
    said = t("It was taken away, or the address is not quite right.")
    return page(title, frame.notice(title, said), status=404)


def to(path: str, said: str = "", **query: str) -> ResponseReturnValue:
    """Send on to one of our pages after a form was taken; that page says what came of it."""
    if said:
        flash(said)
    return redirect(frame.in_language(words(), path, **query), 303)


def given(*names: str) -> dict[str, str]:
    """What a form sent in its fields of one value, without blanks around it and what cannot be seen."""
    return {name: cleaned(request.form.get(name, "")) for name in names}


def given_all(name: str) -> list[str]:
    """What a form sent in a field of several values."""
    return [cleaned(value) for value in request.form.getlist(name)]


def cleaned(text: str) -> str:
    """A text as people mean it: no control characters but line breaks and tabs, no blanks around it."""
    return "".join(letter for letter in text if letter.isprintable() or letter in "\n\t").strip()


__all__ = ["cleaned", "given", "given_all", "page", "to", "token", "words"]
