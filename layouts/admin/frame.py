"""The page around every part of /admin: what is seen of it whoever is signed in, and whatever it is about."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlencode

from data.rows.accounts import Account
from data.schema.record import ROLES
from layouts.admin import forms
from layouts.frame import index, settings
from layouts.look import mode
from layouts.look.markup import Html, attribute, html, markup
from layouts.words.texts import LANGUAGES, Texts

HOME = "/admin"
SIGN_IN = "/admin/sign-in"
SIGN_OUT = "/admin/sign-out"
PASSWORD = "/admin/password"
SHEETS = (
    *("tokens.css", "fonts/fonts.css", "forced.css", "screen.css", "page_countries.css", "pages.css"),
    *("admin/admin.css", "admin/report.css", "admin/findings.css"),
)


class Entry(NamedTuple):
    """One line of the menu: its address, its name, what can be done there, and the role that it needs."""

    path: str
    name: Callable[[Texts], str]
    meaning: Callable[[Texts], str]
    role: str


ENTRIES: tuple[Entry, ...] = (
    Entry(
        "/admin/report",
        lambda t: t("Report of a country"),
        lambda t: t("Your country as readers see it, what is missing, and the forms to report it."),
        ROLES[0],
    ),
    Entry(
        "/admin/contributions",
        lambda t: t("Contributions"),
        lambda t: t("What country offices report: accept it, send it back, decline it."),
        ROLES[1],
    ),
    Entry(
        "/admin/countries",
        lambda t: t("Who has reported"),
        lambda t: t("Every priority country: its last report, and how much is known of it."),
        ROLES[1],
    ),
    Entry(
        "/admin/uploads",
        lambda t: t("Send a workbook"),
        lambda t: t("Have new figures checked, see what they would change, and make a draft of them."),
        "editor",
    ),
    Entry(
        "/admin/editions",
        lambda t: t("Editions"),
        lambda t: t("Open drafts, publish them, go back to an earlier edition, and see who did what."),
        "editor",
    ),
    Entry(
        "/admin/accounts",
        lambda t: t("Accounts"),
        lambda t: t("Who may sign in, and what they may do: add, change, deactivate."),
        ROLES[-1],
    ),
)


def role_name(t: Texts, role: str) -> str:
    """What a role is called."""
    return {
        "contributor": t("Contributor"),
        "editor": t("Editor"),
        "publisher": t("Publisher"),
        "administrator": t("Administrator"),
    }[role]


def role_meaning(t: Texts, role: str) -> str:
    """What a role may do."""
    return {
        "contributor": t("Reports results and people of the countries named in the account."),
        "editor": t("Also uploads workbooks, makes drafts, and decides on what countries report."),
        "publisher": t("Also publishes drafts that others made, and takes editions back."),
        "administrator": t("Also manages accounts."),
    }[role]


def entries(account: Account | None) -> list[Entry]:
    """What whoever is signed in may open."""
    return [entry for entry in ENTRIES if account and account.may(entry.role)]


def in_language(t: Texts, path: str, **query: str) -> str:
    """An address of ours in the language of the page; English is what an address without one shows."""
    path, _, before = path.partition("?")
    asked = {**({"lang": t.lang} if t.lang != LANGUAGES[0] else {}), **dict(parse_qsl(before)), **query}
    return f"{path}?{urlencode(asked)}" if asked else path


def page(
    t: Texts,
    title: str,
    body: Any,
    *,
    address: Callable[[str], str],
    account: Account | None = None,
    here: str = HOME,
    query: dict[str, str] | None = None,
    token: str = "",
    said: Sequence[str] = (),
    fields: Sequence[forms.Field] = (),
) -> str:
    """A whole HTML page; `body` begins with its heading.

    `here` is its path and `query` the rest of its address but the language. `said` is what the act before it
    came to. Of `fields` that have errors it begins with the summary.
    """
    sheets = "".join(f'<link rel="stylesheet" href="{address(sheet)}">' for sheet in SHEETS)
    tab = " · ".join(
        [t("Error: {title}", title=title) if forms.wrong(fields) else title, t("Administration")]
    )
    main = html.Main(
        [
            *([html.Div([html.P(one) for one in said], className="said", role="status")] if said else []),
            forms.summary(t, fields),
            body,
        ],
        id="content",
        tabindex="-1",
    )
    return (
        f'<!DOCTYPE html><html lang="{t.lang}" class="admin"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta name="robots" content="noindex">{mode.head()}<title>{attribute(tab)}</title>'
        f"{index.font_hints()}{sheets}"
        f'<link rel="icon" href="{index.ICON}">'
        f'<script src="{address("settings.js")}"></script>'
        f'<script src="{address("admin/admin.js")}" defer></script></head>'
        f"<body>{markup([_top(t, account, here, query or {}, token), main, _bottom(t)])}</body></html>"
    )


def _top(t: Texts, account: Account | None, here: str, query: dict[str, str], token: str) -> list[Html]:
    menu = html.Nav(
        [
            html.A(
                entry.name(t),
                href=in_language(t, entry.path),
                **(
                    {"aria-current": "page"}
                    if here == entry.path or here.startswith(entry.path + "/")
                    else {}
                ),
            )
            for entry in entries(account)
        ],
        className="admin-menu",
        **{"aria-label": t("Administration")},
    )
    languages = html.Nav(
        [
            html.A(
                lang.upper(),
                href=f"{here}?{urlencode({**query, 'lang': lang})}",
                lang=lang,
                hreflang=lang,
                **({"aria-current": "true"} if lang == t.lang else {}),
            )
            for lang in LANGUAGES
        ],
        className="languages",
        **{"aria-label": t("Languages")},
    )
    return [
        html.A(t("Skip to the content"), href="#content", className="skip"),
        html.Header(
            [
                html.P(
                    [
                        html.A(t("Social Protection Floors for All"), href=in_language(t, HOME)),
                        html.Span(t("Administration")),
                    ],
                    className="programme",
                ),
                languages,
                settings.menu(t),
                *([_who(t, account, token)] if account else []),
            ],
            className="admin-head",
        ),
        *([menu] if entries(account) else []),
    ]


def _who(t: Texts, account: Account, token: str) -> Html:
    """Who is signed in, and how to end that."""
    return html.Div(
        [
            html.P([html.B(account.name), " ", html.Span(role_name(t, account.role))]),
            *([html.A(t("Change the password"), href=in_language(t, PASSWORD))] if account.password else []),
            forms.act(in_language(t, SIGN_OUT), t("Sign out"), token, kind="link-button"),
        ],
        className="who",
    )


def _bottom(t: Texts) -> Html:
    return html.Footer(html.P(html.A(t("Back to the dashboard"), href=in_language(t, "/"))))


def home(t: Texts, account: Account) -> list[Html]:
    """The first page: what whoever is signed in may do."""
    listed = [
        html.Li(
            [
                html.A(entry.name(t), href=in_language(t, entry.path)),
                html.P(entry.meaning(t), className="meaning"),
            ]
        )
        for entry in entries(account)
    ]
    return [
        html.H1(t("What you can do here")),
        html.P(
            t("You are signed in as {email}.", email=account.email),
            className="lead",
        ),
        *([html.Ul(listed, className="tasks")] if listed else []),
    ]


def notice(title: str, *words: Any) -> list[Html]:
    """A page that only says something."""
    return [html.H1(title), *(html.P(one) for one in words)]
