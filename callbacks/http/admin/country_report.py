"""Country offices: their country, the forms, and what became of what they sent."""

from typing import Any

from flask import Flask, Response, request
from flask.typing import ResponseReturnValue

from callbacks.dash.pages import view_of
from callbacks.http.admin import access, pages
from callbacks.http.admin.access import NotThere, needs, words
from callbacks.http.threads import apart
from data.answers import Answers, reporting
from data.collation import sort_key
from data.filters import Filters
from data.rows import PageView
from data.rows.contributions import FIELDS, NEW, SEVERAL, TABLES, Cells, Contribution, may_do, may_report
from data.rows.reporting import Reporting
from data.snapshot import Reader, Snapshot
from data.store import contributions
from data.store.contributions import NotAllowed, Store
from etl import contributed, typed_in
from layouts.admin import country_report as screens
from layouts.admin import frame, report_form
from layouts.admin.country_report import REPORT, Shown
from layouts.admin.report_form import step_of
from layouts.pages.people.figures import group_name
from layouts.words import formats
from layouts.words.texts import Texts

LONGEST = 2_000  # letters that are kept of one field


def register(flask: Flask, read: Reader, store: Store) -> None:
    """Wire the addresses."""

    @flask.errorhandler(NotAllowed)
    def not_allowed(_: NotAllowed) -> Response:
        t = words()
        title = t("This is not yours to do")
        said = t(
            "You report of the countries in your account, and change what you wrote yourself, until it is "
            "sent. Somebody else may have decided meanwhile: load the page again. Nothing was changed."
        )
        return pages.page(title, frame.notice(title, said), status=403)

    @flask.get(REPORT)
    @needs("contributor")
    def report() -> ResponseReturnValue:
        t, account, snapshot = words(), access.account(), read("")
        theirs = [one for one in snapshot.countries if may_report(account, one.iso3)]
        if len(theirs) == 1:
            return pages.to(f"{REPORT}/{theirs[0].iso3}")
        theirs.sort(key=lambda one: sort_key(t.lang, one.names[t.lang]))
        return pages.page(t("Report of a country"), screens.choose(t, theirs))

    @flask.get(f"{REPORT}/<iso3>")
    @needs("contributor")
    def report_country(iso3: str) -> ResponseReturnValue:
        t, account = words(), access.account()
        view, found = of_country(t, read(""), iso3)
        own = [
            shown(t, read(""), one, f"{REPORT}/contribution/{one.contribution_id}")
            for one in contributions.every(store)
            if one.iso3 == iso3 and one.account_id == account.account_id
        ]
        name = found.page.country.names[t.lang]
        body = screens.country(t, view, found, own)
        return pages.page(t("Report of {country}", country=name), body)

    @flask.get(f"{REPORT}/<iso3>/<table>")
    @needs("contributor")
    def new_report(iso3: str, table: str) -> ResponseReturnValue:
        if table not in TABLES:
            raise NotThere
        given = {name: pages.cleaned(request.args[name]) for name in FIELDS[table] if name in request.args}
        return ask(iso3, table, {"about": NEW, **given} if table == "result" else given, [], None)

    @flask.post(f"{REPORT}/<iso3>/<table>")
    @needs("contributor")
    def send_report(iso3: str, table: str) -> ResponseReturnValue:
        if table not in TABLES:
            raise NotThere
        return take(iso3, table, None)

    @flask.get(f"{REPORT}/contribution/<contribution_id>")
    @needs("contributor")
    def contribution(contribution_id: str) -> ResponseReturnValue:
        t, account, one = words(), access.account(), known(contribution_id)
        if may_do(account, one, "save"):
            return ask(one.iso3, one.table_name, one.typed, [], one)
        _, found = of_country(t, read(""), one.iso3)
        there = shown(t, read(""), one, "")
        fields = report_form.fields(t, one.table_name, found, one.typed, {})
        body = screens.reading(
            t,
            there,
            fields,
            where(t, read(""), found, one),
            pages.token(),
            may_withdraw=may_do(account, one, "withdraw"),
        )
        return pages.page(formats.named(t.lang, there.country, there.what), body)

    @flask.post(f"{REPORT}/contribution/<contribution_id>")
    @needs("contributor")
    def change_contribution(contribution_id: str) -> ResponseReturnValue:
        t, account, one = words(), access.account(), known(contribution_id)
        if request.form.get("move") == "withdraw":
            apart(contributions.withdraw, store, account, contribution_id)
            return pages.to(request.path, t("It is a draft again, and nobody else sees it."))
        if request.form.get("move") == "remove":
            apart(contributions.remove, store, account, contribution_id)
            return pages.to(f"{REPORT}/{one.iso3}", t("The draft is thrown away."))
        return take(one.iso3, one.table_name, one)

    def known(contribution_id: str) -> Contribution:
        one = contributions.one(store, access.account(), contribution_id)
        if one is None:
            raise NotThere
        return one

    def ask(
        iso3: str, table: str, cells: Cells, wrong: list[typed_in.Wrong], one: Contribution | None
    ) -> ResponseReturnValue:
        t = words()
        _, found = of_country(t, read(""), iso3)
        faults = {each.field: (each.kind, each.found) for each in reversed(wrong)}
        fields = report_form.fields(t, table, found, cells, faults)
        path = f"{REPORT}/contribution/{one.contribution_id}" if one else f"{REPORT}/{iso3}/{table}"
        name = found.page.country.names[t.lang]
        body = screens.writing(t, name, table, fields, frame.in_language(t, path), pages.token(), one)
        return pages.page(formats.named(t.lang, name, screens.title(t, table)), body, fields=fields)

    def take(iso3: str, table: str, one: Contribution | None) -> ResponseReturnValue:
        """What was typed, kept as a draft or sent; what is sent has to be right."""
        t, account = words(), access.account()
        if not may_report(account, iso3):
            raise NotAllowed(f"{account.signature} does not report of {iso3}")
        cells: dict[str, Any] = {name: text[:LONGEST] for name, text in pages.given(*FIELDS[table]).items()}
        cells |= {name: pages.given_all(name)[:99] for name in SEVERAL[table]}
        move = "save" if request.form.get("move") == "save" else "submit"
        if move == "submit":
            limits = contributed.known_of(read("").tables, iso3, contributions.today())
            typed = typed_in.read(table, cells, limits)
            if typed.wrong:
                return ask(iso3, table, cells, typed.wrong, one)
        kept = (
            apart(contributions.write, store, account, one.contribution_id, cells, move)
            if one
            else apart(contributions.add, store, account, iso3, table, cells, move)
        )
        said = t("The draft is kept.") if move == "save" else t("It is sent. An editor decides on it.")
        return pages.to(f"{REPORT}/contribution/{kept.contribution_id}", said)


def of_country(t: Texts, snapshot: Snapshot, iso3: str) -> tuple[PageView, Reporting]:
    """A country as readers see it, for whoever may report of it. Raises NotThere and NotAllowed."""
    view = view_of(snapshot, f"/countries/{iso3}", Filters(lang=t.lang))
    found = reporting.reporting(Answers(snapshot, Filters(lang=t.lang)), iso3)
    if found is None:
        raise NotThere
    if not may_report(access.account(), iso3):
        raise NotAllowed(f"{access.account().signature} does not report of {iso3}")
    return view, found


def shown(t: Texts, snapshot: Snapshot, one: Contribution, path: str) -> Shown:
    """A contribution in words."""
    typed = one.typed
    country = snapshot.ever["countries"][one.iso3][t.lang]
    if one.table_name == "people_figure":
        measure = typed.get("measure", "")
        what = group_name(t, measure) if measure in report_form.MEASURE_CODES else t("Figure on people")
    else:
        step = str(typed.get("step", ""))
        about = [row["step"] for row in snapshot.tables["result"] if row["result_id"] == typed.get("about")]
        number = about[0] if about else int(step) if step in ("1", "2", "3") else 0
        what = step_of(t, number) if number else t("Result")
    return Shown(one, country, what, frame.in_language(t, path) if path else "")


def where(t: Texts, snapshot: Snapshot, found: Reporting, one: Contribution) -> list[Any]:
    """Where a contribution will stand; nothing of a draft that cannot be read yet."""
    limits = contributed.known_of(snapshot.tables, one.iso3, one.changed_at[:10])
    typed = typed_in.read(one.table_name, one.typed, limits)
    if typed.wrong:
        return [t("It no longer fits the current edition: send it back.")]
    quarter = contributed.quarter_of(one, typed.values)
    names = dict(found.partners)
    partners = [(key, names[key][t.lang]) for key in typed.values.get("partners", ())]
    title = contributed.title(quarter, t.lang)
    return screens.where(t, one, reporting.appearance(snapshot, quarter), title, partners)
