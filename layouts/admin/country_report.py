"""What a country office sees: its country, what is missing, what it sent, and where that will appear."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from data.rows import PageView
from data.rows.contributions import Contribution
from data.rows.reporting import Appearance, Missing, Reporting
from data.snapshot import Country
from layouts.admin import frame
from layouts.admin.forms import Field, act, form
from layouts.admin.report_form import answered, step_of
from layouts.figures.charts import measure_name
from layouts.look import components
from layouts.look.markup import Html, html
from layouts.pages.country.steps import tracker
from layouts.words import formats
from layouts.words.texts import Texts

REPORT = "/admin/report"


class Shown(NamedTuple):
    """A contribution in words: what it is about, and where it leads."""

    one: Contribution
    country: str
    what: str
    href: str


def choose(t: Texts, countries: Sequence[Country]) -> list[Any]:
    """The countries of whoever reports for several."""
    if not countries:
        return frame.notice(
            t("Report of a country"),
            t("Your account names no country on the list. An administrator can add one."),
        )
    items = [
        html.Li(html.A(one.names[t.lang], href=frame.in_language(t, f"{REPORT}/{one.iso3}")))
        for one in countries
    ]
    return [
        html.H1(t("Report of a country")),
        html.P(t("Choose the country of which you report."), className="lead"),
        html.Ul(items, className="tasks in-columns"),
    ]


def country(t: Texts, view: PageView, found: Reporting, sent: Sequence[Shown]) -> list[Any]:
    """The page of one country for whoever reports of it."""
    name, here = found.page.country.names[t.lang], f"{REPORT}/{view.key}"
    buttons = [
        html.A(t("Report a result"), href=frame.in_language(t, f"{here}/result"), className="button"),
        html.A(
            t("Report a figure on people"),
            href=frame.in_language(t, f"{here}/people_figure"),
            className="button",
        ),
    ]
    return [
        html.H1(t("Report of {country}", country=name)),
        html.P(
            t("What you report goes to an editor; once accepted, it is a part of the next edition."),
            className="lead",
        ),
        html.P(buttons, className="buttons"),
        html.Section([html.H2(t("What is missing")), *_missing(t, found.missing, here)]),
        html.Section([html.H2(t("What became of what you sent")), *_sent(t, sent)]),
        html.Section(
            [
                html.H2(t("As readers see it")),
                html.P(
                    html.A(
                        t("Open the whole page of {country}", country=name),
                        href=frame.in_language(t, f"/countries/{view.key}"),
                    )
                ),
                tracker(t, view, found.page),
            ],
            className="as-readers country-page",
        ),
    ]


def _missing(t: Texts, found: Missing, here: str) -> list[Html]:
    """What is not known, each with the form in which to report it."""
    if found.is_nothing:
        return [html.P(t("Nothing: every step, every measure and every date is known."))]

    def to(form_: str, label: str, **query: str) -> Html:
        return html.A(label, href=frame.in_language(t, f"{here}/{form_}", **query))

    confirm = t("To be confirmed: {result}, {period}")
    undated = t("Without a date: {result}, {period}")
    items = [
        *(
            to("result", t("No result: {step}", step=step_of(t, step)), step=str(step))
            for step in found.steps
        ),
        *(
            to(
                "result",
                words.format(result=step_of(t, row.step), period=formats.years(row.period)),
                about=row.result_id,
            )
            for words, rows in ((confirm, found.to_confirm), (undated, found.undated))
            for row in rows
        ),
        *(
            to(
                "people_figure",
                t("People not reported: {measure}", measure=measure_name(t, measure)),
                measure=measure,
                status="achieved",
            )
            for measure in found.measures
        ),
        *([] if found.has_partners else [t("No funding partner is named: tick them beside a result.")]),
    ]
    return [html.Ul([html.Li(item) for item in items], className="missing")]


def _sent(t: Texts, sent: Sequence[Shown]) -> list[Html]:
    if not sent:
        return [html.P(t("You have sent nothing yet."))]
    items = []
    for row in sent:
        one = row.one
        items.append(
            html.Li(
                [
                    html.P([html.A(row.what, href=row.href), " ", state_badge(t, one.state)]),
                    html.P(_fate(t, one), className="meaning"),
                    *([html.P(_remark(t, one))] if one.remark else []),
                ]
            )
        )
    return [html.Ul(items, className="sent")]


def _fate(t: Texts, one: Contribution) -> list[Any]:
    """When it was written, and in which edition it is."""
    day = formats.day(t.lang, one.changed_at[:10])
    said: list[Any] = [t("written on {date}", date=day)]
    if one.state == "published" and one.edition_id:
        href = frame.in_language(t, f"/countries/{one.iso3}", edition=one.edition_id)
        said += [" · ", html.A(t("see it in edition {edition}", edition=one.edition_id), href=href)]
    return said


def _remark(t: Texts, one: Contribution) -> list[Any]:
    who = (one.decided_by or "").rpartition(" (")[0]
    return [html.B(formats.named(t.lang, t("Remark of {name}", name=who))), one.remark]


def state_name(t: Texts, state: str) -> str:
    """What became of a contribution."""
    return {
        "draft": t("contribution|draft"),
        "submitted": t("contribution|sent"),
        "returned": t("contribution|sent back"),
        "declined": t("contribution|declined"),
        "accepted": t("contribution|accepted"),
        "published": t("contribution|published"),
    }[state].partition("|")[2]


def state_badge(t: Texts, state: str) -> Html:
    """The same as a badge."""
    kind = {"returned": "warn", "declined": "warn", "accepted": "good", "published": "good"}
    return components.badge(state_name(t, state), kind.get(state, "plain"))


def title(t: Texts, table: str) -> str:
    """What a form is for."""
    return {"result": t("Report a result"), "people_figure": t("Report a figure on people")}[table]


def writing(
    t: Texts,
    name: str,
    table: str,
    fields: Sequence[Field],
    action: str,
    token: str,
    one: Contribution | None,
) -> list[Any]:
    """The form of a contribution; of one that came back with the remark above it."""
    save = html.Button(
        t("Save as a draft"), type="submit", name="move", value="save", className="button is-quiet"
    )
    return [
        html.H1(formats.named(t.lang, name, title(t, table))),
        html.P(
            _about(t),
            className="lead",
        ),
        *([html.P(_remark(t, one), className="remark")] if one and one.remark else []),
        form(t, action, fields, t("Send to the editor"), token, more=[save]),
        *([act(action, t("Throw the draft away"), token, move="remove")] if one else []),
    ]


def _about(t: Texts) -> str:
    return t(
        "A draft is seen by you alone, and may have gaps. What you send goes to an editor, who accepts it, "
        "sends it back with a remark, or declines it."
    )


def reading(
    t: Texts,
    shown: Shown,
    fields: Sequence[Field],
    where: Sequence[Any],
    token: str,
    *,
    may_withdraw: bool,
) -> list[Any]:
    """A contribution that was sent: what it says, what became of it, where it appears."""
    here = f"{REPORT}/contribution/{shown.one.contribution_id}"
    back = frame.in_language(t, f"{REPORT}/{shown.one.iso3}")
    take_back = act(frame.in_language(t, here), t("Take it back to change it"), token, move="withdraw")
    return [
        html.H1(formats.named(t.lang, shown.country, shown.what)),
        html.P([state_badge(t, shown.one.state), " ", *_fate(t, shown.one)]),
        *([html.P(_remark(t, shown.one), className="remark")] if shown.one.remark else []),
        html.Section([html.H2(t("Where it appears")), *where]),
        html.Section([html.H2(t("What you reported")), told(fields, t)]),
        *([take_back] if may_withdraw else []),
        html.P(html.A(t("Back to the country"), href=back)),
    ]


def told(fields: Sequence[Field], t: Texts) -> Html:
    """What a contribution says, field by field."""
    rows = [html.Div([html.Dt(label), html.Dd(text)]) for label, text in answered(t, fields)]
    return html.Dl(rows, className="told")


def where(
    t: Texts, one: Contribution, found: Appearance, document: str, partners: Sequence[tuple[str, str]]
) -> list[Any]:
    """Where a contribution will stand: its document, the pages, the position in which it counts."""
    position = formats.day(t.lang, found.position)
    counts = (
        t("It counts in the position of {date} as soon as it is published.", date=position)
        if found.is_counted
        else t(
            "Its date lies after the newest position, {date}: it stands beside it, and counts from the first "
            "position on that covers its date.",
            date=position,
        )
    )
    own = (f"/countries/{one.iso3}", t("the page of the country"))
    if not found.is_counted:
        pages = [own, ("/health#announced", t("the list of what was announced after the position"))]
    elif one.table_name == "result":
        pages = [
            own,
            ("/", t("the overview: its map, its steps and its table")),
            ("/evidence", t("the evidence: who has reported what")),
        ]
    else:
        pages = [own, ("/people", t("the figures on people")), ("/evidence", t("the evidence"))]
    pages += [(f"/partners/{key}", t("the page of {partner}", partner=name)) for key, name in partners]
    links = [html.Li(html.A(label, href=frame.in_language(t, path))) for path, label in pages]
    return [
        html.P([html.B(formats.named(t.lang, t("Document"))), document]),
        html.P(counts),
        html.Ul(links),
    ]
