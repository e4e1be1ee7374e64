"""Accounts, for administrators: list, add, change, deactivate."""

from collections.abc import Callable

from flask import Flask
from flask.typing import ResponseReturnValue

from callbacks.http.admin import access, pages
from callbacks.http.admin.access import NotThere, needs, words
from callbacks.http.admin.settings import Settings
from callbacks.http.threads import apart
from data import passwords
from data.collation import sort_key
from data.rows.accounts import Account, faults
from data.snapshot import Country, Reader
from data.store import accounts
from data.store.accounts import LastAdministrator, Store, Taken
from layouts.admin import accounts as screens
from layouts.admin.accounts import LOCAL, WAYS, Given, path_of
from layouts.words.texts import Texts

NEEDED = "administrator"


def register(flask: Flask, read: Reader, store: Store, own: Settings) -> None:
    """Wire the addresses."""
    has_provider = own.provider is not None

    def names(t: Texts) -> dict[str, str]:
        """Every country that an account may be for, by code, in the order of its names."""
        return {country.iso3: country.names[t.lang] for country in _by_name(read, t)}

    def found(account_id: str) -> Account:
        account = accounts.one(store, account_id)
        if account is None:
            raise NotThere
        return account

    @flask.get(screens.PATH)
    @needs(NEEDED)
    def list_accounts() -> ResponseReturnValue:
        t = words()
        return pages.page(t("Accounts"), screens.every(t, accounts.every(store), names(t)))

    def ask(given: Given, errors: dict[str, str]) -> ResponseReturnValue:
        t = words()
        fields = screens.fields(t, given, names(t), errors, is_new=True, has_provider=has_provider)
        return pages.page(t("Add an account"), screens.add(t, fields, pages.token()), fields=fields)

    @flask.get(screens.ADD)
    @needs(NEEDED)
    def new_account() -> ResponseReturnValue:
        return ask(Given(), {})

    @flask.post(screens.ADD)
    @needs(NEEDED)
    def add_account() -> ResponseReturnValue:
        t = words()
        typed = pages.given("name", "email", "role", "way")
        given = Given(
            " ".join(typed["name"].split()),
            typed["email"],
            typed["role"],
            pages.given_all("countries"),
            typed["way"] if has_provider else LOCAL,
        )
        errors = faults(given.name, given.email, given.role, given.countries, names(t))
        if given.way not in WAYS:
            errors["way"] = "choice"
        if errors:
            return ask(given, errors)
        password = passwords.one_time() if given.way == LOCAL else None
        try:
            added = apart(
                accounts.add,
                store,
                name=given.name,
                email=given.email,
                role=given.role,
                countries=given.countries,
                by=access.account().signature,
                password=password,
            )
        except Taken:
            return ask(given, {"email": "taken"})
        said = screens.shown_once(t, added, password) if password else t("The account was added.")
        return pages.to(path_of(added.account_id), said)

    def show(account: Account, given: Given, errors: dict[str, str]) -> ResponseReturnValue:
        t = words()
        known = names(t) | {code: code for code in account.iso3s if code not in names(t)}
        fields = screens.fields(t, given, known, errors, is_new=False)
        return pages.page(account.name, screens.one(t, account, fields, pages.token()), fields=fields)

    @flask.get(path_of("<account_id>"))
    @needs(NEEDED)
    def one_account(account_id: str) -> ResponseReturnValue:
        account = found(account_id)
        return show(account, Given(role=account.role, countries=account.iso3s), {})

    @flask.post(path_of("<account_id>"))
    @needs(NEEDED)
    def change_account(account_id: str) -> ResponseReturnValue:
        t, account = words(), found(account_id)
        given = Given(role=pages.given("role")["role"], countries=pages.given_all("countries"))
        known = {*names(t), *account.iso3s}
        errors = faults(account.name, account.email, given.role, given.countries, known)
        if errors:
            return show(account, given, errors)
        try:
            apart(accounts.change, store, account_id, role=given.role, countries=given.countries)
        except LastAdministrator:
            return show(account, given, {"role": "last"})
        return pages.to(screens.PATH, t("{name}: role and countries are saved.", name=account.name))

    def changed(account_id: str, change: Callable[[Store, str], Account]) -> ResponseReturnValue:
        account = found(account_id)
        try:
            apart(change, store, account_id)
        except LastAdministrator:
            return show(account, Given(role=account.role, countries=account.iso3s), {"role": "last"})
        return pages.to(path_of(account_id))

    @flask.post(path_of("<account_id>", "deactivate"))
    @needs(NEEDED)
    def deactivate_account(account_id: str) -> ResponseReturnValue:
        return changed(account_id, accounts.deactivate)

    @flask.post(path_of("<account_id>", "activate"))
    @needs(NEEDED)
    def activate_account(account_id: str) -> ResponseReturnValue:
        return changed(account_id, accounts.activate)

    @flask.post(path_of("<account_id>", "password"))
    @needs(NEEDED)
    def give_password(account_id: str) -> ResponseReturnValue:
        account, password = found(account_id), passwords.one_time()
        apart(accounts.give_password, store, account_id, password)
        return pages.to(path_of(account_id), screens.shown_once(words(), account, password))


def _by_name(read: Reader, t: Texts) -> list[Country]:
    countries = read("").countries
    return sorted(countries, key=lambda country: sort_key(t.lang, country.names[t.lang]))
