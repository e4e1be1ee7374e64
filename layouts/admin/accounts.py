"""The pages for administrators: who may sign in, and what they may do."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from data.rows.accounts import Account
from data.schema.record import ROLES
from layouts.admin import frame
from layouts.admin.forms import Field, act, form
from layouts.look.markup import Html, html
from layouts.words import formats
from layouts.words.texts import Texts

PATH = "/admin/accounts"
ADD = f"{PATH}/new"
WAYS = LOCAL, PROVIDER = ("password", "provider")  # how somebody signs in


class Given(NamedTuple):
    """What a form about an account says."""

    name: str = ""
    email: str = ""
    role: str = ROLES[0]
    countries: Sequence[str] = ()
    way: str = LOCAL


def path_of(account_id: str, act: str = "") -> str:
    """The address of an account, or of what can be done with it."""
    return "/".join([PATH, account_id, *([act] if act else [])])


def every(t: Texts, accounts: Iterable[Account], names: Mapping[str, str]) -> list[Html]:
    """The body of the list; `names` are those of countries by code."""
    heads = [t("Name"), t("Role"), t("Countries"), t("Signs in with"), t("Last signed in"), t("State")]

    def cell(head: str, content: str | Html) -> Html:
        return html.Td(content, **{"data-head": head})

    rows = [
        html.Tr(
            [
                html.Th(
                    [
                        html.A(one.name, href=frame.in_language(t, path_of(one.account_id))),
                        html.Br(),
                        html.Span(one.email, className="small"),
                    ],
                    scope="row",
                ),
                cell(heads[1], frame.role_name(t, one.role)),
                cell(heads[2], ", ".join(names.get(code, code) for code in one.iso3s)),
                cell(heads[3], way(t, one)),
                cell(
                    heads[4],
                    formats.day(t.lang, one.signed_in_at[:10], "medium") if one.signed_in_at else t("never"),
                ),
                cell(heads[5], state(t, one)),
            ]
        )
        for one in accounts
    ]
    return [
        html.H1(t("Accounts")),
        html.P(
            t("Who may sign in, and what they may do. Reading the dashboard needs no account."),
            className="lead",
        ),
        html.P(html.A(t("Add an account"), href=frame.in_language(t, ADD), className="button")),
        html.Table(
            [
                html.Caption(t("Accounts"), className="visually-hidden"),
                html.Thead(html.Tr([html.Th(head, scope="col") for head in heads])),
                html.Tbody(rows),
            ],
            className="sheet cards",
        ),
    ]


def way(t: Texts, account: Account) -> str:
    """How somebody signs in."""
    ways = [
        *([t("a password")] if account.password else []),
        *([t("the organization's account")] if account.subject or not account.password else []),
    ]
    return formats.listed(t.lang, ways)


def state(t: Texts, account: Account) -> str | Html:
    """Whether somebody may sign in, and whether they did."""
    if not account.is_active:
        return html.Span(t("deactivated"), className="badge is-warn")
    return t("one-time password not used yet") if account.must_change else t("active")


def fields(
    t: Texts,
    given: Given,
    names: Mapping[str, str],
    errors: Mapping[str, str],
    *,
    is_new: bool,
    has_provider: bool = False,
) -> list[Field]:
    """The fields of an account; `errors` are the codes of what is wrong with each."""
    said = {
        "": "",
        "empty": t("Say who it is."),
        "long": t("This is too long."),
        "address": t("Write an address such as name@example.org."),
        "taken": t("There is an account of this address already."),
        "choice": t("Choose one of these."),
        "country": t("A contributor reports for one country at least: choose it."),
        "last": t("This is the last active administrator: give somebody else that role first."),
    }

    def error(name: str) -> str:
        return said[errors.get(name, "")]

    who = [
        Field(
            "name",
            t("Name"),
            t("As others know them; it stands beside what they publish."),
            value=given.name,
            error=error("name"),
            more={"autocomplete": "off"},
        ),
        Field(
            "email",
            t("Email address"),
            kind="email",
            value=given.email,
            error=error("email"),
            more={"autocomplete": "off"},
        ),
    ]
    ways = [
        (
            LOCAL,
            t("With a password"),
            t("You get a one-time password to hand over; they choose their own with it."),
        ),
        (
            PROVIDER,
            t("With the organization's account only"),
            t("The provider has to know this very address."),
        ),
    ]
    return [
        *(who if is_new else []),
        *(
            [
                Field(
                    "way",
                    t("How they sign in"),
                    kind="radios",
                    value=given.way,
                    options=ways,
                    error=error("way"),
                )
            ]
            if is_new and has_provider
            else []
        ),
        Field(
            "role",
            t("Role"),
            t("Each role includes those above it."),
            kind="radios",
            value=given.role,
            options=[(role, frame.role_name(t, role), frame.role_meaning(t, role)) for role in ROLES],
            error=error("role"),
        ),
        Field(
            "countries",
            t("Countries"),
            t("For which a contributor reports. Others may report for all."),
            kind="checkboxes",
            value=given.countries,
            options=[*names.items()],
            error=error("countries"),
            is_required=False,
        ),
    ]


def add(t: Texts, fields: Sequence[Field], token: str) -> list[Html]:
    """The body of the page where an account is added."""
    return [
        html.H1(t("Add an account")),
        form(t, frame.in_language(t, ADD), fields, t("Add the account"), token, more=[_back(t)]),
    ]


def one(t: Texts, account: Account, fields: Sequence[Field], token: str) -> list[Html]:
    """The body of the page of an account."""
    facts = {
        t("Email address"): account.email,
        t("Signs in with"): way(t, account),
        t("State"): state(t, account),
        t("Added"): f"{formats.day(t.lang, account.made_at[:10])}, {account.made_by}",
    }
    here = frame.in_language(t, path_of(account.account_id))

    def button(what: str, label: str) -> Html:
        return act(frame.in_language(t, path_of(account.account_id, what)), label, token)

    return [
        html.H1(account.name),
        html.Dl(
            [each for name, value in facts.items() for each in (html.Dt(name), html.Dd(value))],
            className="account-facts",
        ),
        html.H2(t("Role and countries")),
        form(t, here, fields, t("Save"), token, more=[_back(t)]),
        html.H2(t("Sign-in")),
        *(
            [
                html.P(
                    t(
                        "A one-time password takes the place of the one they have, and ends their sessions. "
                        "It is shown to you once."
                    ),
                    className="meaning",
                ),
                button("password", t("Give a one-time password")),
                html.P(
                    t(
                        "Whoever is deactivated is signed out at once. "
                        "What they did stays in the history under their name."
                    ),
                    className="meaning",
                ),
                button("deactivate", t("Deactivate the account")),
            ]
            if account.is_active
            else [button("activate", t("Activate the account"))]
        ),
    ]


def shown_once(t: Texts, account: Account, password: str) -> Html:
    """The words that hand over a one-time password."""
    return html.Span(
        [
            t("One-time password of {name}:", name=account.name),
            " ",
            html.Span(password, className="one-time"),
            html.Br(),
            t(
                "It is shown only now. Hand it over in another way than by email; "
                "at the first sign-in they choose their own."
            ),
        ]
    )


def _back(t: Texts) -> Html:
    return html.A(t("All accounts"), href=frame.in_language(t, PATH))
