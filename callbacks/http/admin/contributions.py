"""The editor's review of what country offices report, the draft of what was accepted, who has reported."""

from collections import Counter

from flask import Flask, Response, request
from flask.typing import ResponseReturnValue

from callbacks.http.admin import access, pages
from callbacks.http.admin.access import NotThere, needs, words
from callbacks.http.admin.country_report import of_country, shown, where
from callbacks.http.threads import apart
from data.answers import Answers, reporting
from data.filters import Filters
from data.messages import translated
from data.rows.contributions import MOVES, Contribution, may_do
from data.rows.reporting import Reporter
from data.snapshot import Reader
from data.store import contributions
from data.store.contributions import NotAllowed, Store
from etl import contributed, findings_page, typed_in
from etl.findings import findings
from etl.publish import Refused, draft_of_contributions
from layouts.admin import contributions as screens
from layouts.admin import editions, report_form, reporters
from layouts.admin.contributions import CONTRIBUTIONS, LISTED
from layouts.admin.forms import Field
from layouts.exports.files import csvfile
from layouts.words import formats

DECISIONS = ("accept", "return", "decline")
NOTE = "Accepted reports of country offices"


def register(flask: Flask, read: Reader, store: Store) -> None:
    """Wire the addresses."""

    @flask.get(CONTRIBUTIONS)
    @needs("editor")
    def list_contributions() -> ResponseReturnValue:
        t = words()
        every = [one for one in contributions.every(store) if one.state in LISTED]
        state = request.args.get("state", "")
        rows = [
            shown(t, read(""), one, f"{CONTRIBUTIONS}/{one.contribution_id}")
            for one in every
            if state not in LISTED or one.state == state
        ]
        counts = Counter(one.state for one in every)
        body = screens.listed(t, rows, counts, state, counts["accepted"], pages.token())
        return pages.page(t("What country offices report"), body)

    @flask.get(f"{CONTRIBUTIONS}/<contribution_id>")
    @needs("editor")
    def review(contribution_id: str) -> ResponseReturnValue:
        return look(known(contribution_id), "", "")

    @flask.post(f"{CONTRIBUTIONS}/<contribution_id>")
    @needs("editor")
    def decide(contribution_id: str) -> ResponseReturnValue:
        t, account, one = words(), access.account(), known(contribution_id)
        move, remark = request.form.get("move", ""), pages.given("remark")["remark"]
        if move not in DECISIONS or not may_do(account, one, move):
            raise NotAllowed(f"this cannot be done with it: {move}")
        if MOVES[move].needs_remark and not remark:
            return look(one, remark, t("Say why: whoever reported it reads this remark."))
        if move == "accept":
            limits = contributed.known_of(read("").tables, one.iso3, one.changed_at[:10])
            if typed_in.read(one.table_name, one.typed, limits).wrong:
                return look(one, remark, t("It no longer fits the current edition: send it back."))
        apart(contributions.decide, store, account, contribution_id, move, remark)
        return pages.to(CONTRIBUTIONS, screens.decided(t, move), state="submitted")

    @flask.post(f"{CONTRIBUTIONS}/draft")
    @needs("editor")
    def make_draft() -> ResponseReturnValue:
        t, by = words(), access.account().signature
        try:
            found, change, outcome = apart(
                draft_of_contributions, lambda stage: None, by=by, note=NOTE, url=store.url
            )
        except Refused as error:
            reason = translated(error.args[0], t.lang)
            return pages.to(CONTRIBUTIONS, t("No draft was made: {reason}.", reason=reason))
        if outcome is None or change is None:
            title = t("No draft was made")
            told = findings_page.findings_html(findings(found), t.lang)
            return pages.page(title, screens.faulty(t, title, told), status=422)
        return pages.to(
            f"{editions.PATH}/{outcome.edition_id}", t("Draft {edition} is made.", edition=outcome.edition_id)
        )

    @flask.get(reporters.REPORTERS)
    @needs("editor")
    def who_has_reported() -> ResponseReturnValue:
        t = words()
        return pages.page(t("Who has reported"), reporters.body(t, rows_of(t.lang), order()))

    @flask.get(reporters.FILE)
    @needs("editor")
    def who_has_reported_csv() -> ResponseReturnValue:
        t = words()
        has_commas = t.lang in csvfile.SEMICOLONS
        text = csvfile.written(reporters.table(t, rows_of(t.lang), order()), has_commas=has_commas)
        answer = Response(f"{csvfile.BOM}{text}".encode(), mimetype="text/csv")
        answer.headers["Content-Disposition"] = 'attachment; filename="who_has_reported.csv"'
        return answer

    def rows_of(lang: str) -> tuple[Reporter, ...]:
        return reporting.reporters(Answers(read(""), Filters(lang=lang)), contributions.every(store))

    def order() -> str:
        asked = request.args.get("order", "")
        return asked if asked in reporters.ORDERS else reporters.ORDERS[0]

    def known(contribution_id: str) -> Contribution:
        one = contributions.one(store, access.account(), contribution_id)
        if one is None:
            raise NotThere
        return one

    def look(one: Contribution, remark: str, error: str) -> ResponseReturnValue:
        t, account = words(), access.account()
        view, found = of_country(t, read(""), one.iso3)
        field = Field(
            "remark",
            t("Remark"),
            t("Whoever reported it reads it. Needed to send back or decline."),
            kind="textarea",
            value=remark,
            error=error,
            is_required=False,
        )
        there = shown(t, read(""), one, "")
        body = screens.review(
            t,
            there,
            report_form.fields(t, one.table_name, found, one.typed, {}),
            where(t, read(""), found, one),
            screens.current(t, view, found, one),
            field,
            [move for move in DECISIONS if may_do(account, one, move)],
            pages.token(),
        )
        return pages.page(formats.named(t.lang, there.country, there.what), body, fields=[field])
