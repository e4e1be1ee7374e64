"""The pages of signing in and of choosing a password."""

from collections.abc import Mapping, Sequence

from data.passwords import LEAST
from layouts.admin import frame
from layouts.admin.forms import Field, form
from layouts.look.markup import Html, html
from layouts.words.texts import Texts

PROVIDER = "/admin/sign-in/provider"
BACK = "/admin/sign-in/callback"  # where the provider sends people back to
PASSWORDS = ("old", "new", "again")


def fields(t: Texts, email: str = "", *, is_wrong: bool = False) -> list[Field]:
    """The fields of the sign-in."""
    # The same words for an address that has no account, so that nobody learns which have one.
    error = t(
        "This address and password do not go together, or the account is closed for a while: after five "
        "wrong passwords it takes none for 15 minutes."
    )
    return [
        Field(
            "email",
            t("Email address"),
            kind="email",
            value=email,
            error=error if is_wrong else "",
            more={"autocomplete": "username", "spellcheck": "false"},
        ),
        Field("password", t("Password"), kind="password", more={"autocomplete": "current-password"}),
    ]


def sign_in(
    t: Texts, fields: Sequence[Field], onward: Mapping[str, str], token: str, *, has_provider: bool
) -> list[Html]:
    """The body of the sign-in page; `onward` is the part of its address that says where it leads on to."""
    provider = [
        html.P(
            html.A(
                t("Sign in with your organization's account"),
                href=frame.in_language(t, PROVIDER, **onward),
                className="button",
            )
        ),
        html.H2(t("With an account of this dashboard")),
    ]
    return [
        html.H1(t("Sign in")),
        html.P(
            t("For those who report, check and publish figures. Reading the dashboard needs no account."),
            className="lead",
        ),
        *(provider if has_provider else []),
        form(t, frame.in_language(t, frame.SIGN_IN, **onward), fields, t("Sign in"), token),
        html.P(
            t("No account, or password forgotten? An administrator of this dashboard gives you one."),
            className="meaning",
        ),
    ]


def password_fields(t: Texts, errors: Mapping[str, str]) -> list[Field]:
    """The fields of choosing a password; `errors` are the codes of what is wrong with each."""
    said = {
        "": "",
        "wrong": t(
            "This is not the password that you signed in with, or the account is closed for 15 minutes."
        ),
        "short": t("Choose at least {n} characters.", n=LEAST),
        "long": t("This is longer than a password may be."),
        "same": t("Choose another one than before."),
        "known": t("Choose one without your name and your address."),
        "differs": t("This is not the same as above."),
    }
    old, new, again = (said[errors.get(name, "")] for name in PASSWORDS)
    return [
        Field(
            "old",
            t("Password until now"),
            kind="password",
            error=old,
            more={"autocomplete": "current-password"},
        ),
        Field(
            "new",
            t("New password"),
            t("At least {n} characters; several words that only you put together are good.", n=LEAST),
            kind="password",
            error=new,
            more={"autocomplete": "new-password"},
        ),
        Field(
            "again",
            t("New password, once more"),
            kind="password",
            error=again,
            more={"autocomplete": "new-password"},
        ),
    ]


def password(t: Texts, fields: Sequence[Field], token: str, *, is_first: bool) -> list[Html]:
    """The body of the page where a password is chosen."""
    why = (
        t("You signed in with a one-time password. Choose your own before you go on.")
        if is_first
        else t("When it is changed, you are signed out on all other devices.")
    )
    return [
        html.H1(t("Choose a password")),
        html.P(why, className="lead"),
        form(t, frame.in_language(t, frame.PASSWORD), fields, t("Change the password"), token),
    ]


def unknown(t: Texts, title: str, email: str | None) -> list[Html]:
    """The body of the page for somebody whom the provider knows and no account stands for."""
    said = (
        t(
            "You signed in at your organization as {email}. No active account here has this address.",
            email=email,
        )
        if email
        else t("Your organization's sign-in does not confirm an email address of yours.")
    )
    whom = t(
        "Accounts are made by the administrators of this dashboard: ask one of them to add your address. "
        "Reading the dashboard needs no account."
    )
    return [*frame.notice(title, said, whom), _again(t)]


def failed(t: Texts, title: str) -> list[Html]:
    """The body of the page where the way to the provider and back was not gone to its end."""
    said = t(
        "Your organization's sign-in was given up, took too long, or its answer could not be relied on. "
        "Nobody was signed in."
    )
    return [*frame.notice(title, said), _again(t)]


def _again(t: Texts) -> Html:
    return html.P(html.A(t("Back to the sign-in"), href=frame.in_language(t, frame.SIGN_IN)))
