"""The editor's review: the list of what country offices sent, and one of it beside the current edition."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from data.rows import PageView
from data.rows.contributions import Contribution
from data.rows.reporting import Reporting
from data.schema.record import CONTRIBUTION_STATES
from layouts.admin import editions, frame, tables
from layouts.admin.country_report import Shown, state_badge, state_name, told
from layouts.admin.forms import TOKEN, Field, act, drawn, hidden
from layouts.look.markup import Html, html
from layouts.pages.country import steps, work
from layouts.words import formats
from layouts.words.texts import Texts

CONTRIBUTIONS = "/admin/contributions"
LISTED = tuple(state for state in CONTRIBUTION_STATES if state != "draft")  # a draft is its writer's alone


def listed(
    t: Texts, rows: Sequence[Shown], counts: Counter[str], state: str, waiting: int, token: str
) -> list[Any]:
    """What was sent, of one state or of all, and the button that makes a draft of what was accepted."""
    filters = [("", t("all"), sum(counts[one] for one in LISTED))]
    filters += [(one, state_name(t, one), counts[one]) for one in LISTED]
    links = [
        html.A(
            f"{name} ({formats.number(t.lang, n)})",
            href=frame.in_language(t, CONTRIBUTIONS, **({"state": code} if code else {})),
            **({"aria-current": "true"} if code == state else {}),
        )
        for code, name, n in filters
    ]
    body = [
        [
            html.A(row.what, href=row.href),
            row.country,
            row.one.name,
            formats.day(t.lang, row.one.changed_at[:10], "medium"),
            state_badge(t, row.one.state),
            html.A(row.one.edition_id, href=editions.address(t, row.one.edition_id))
            if row.one.edition_id
            else "",
        ]
        for row in rows
    ]
    heads = [t("What"), t("Country"), t("Reported by"), t("Date"), t("Where it stands"), t("Edition")]
    return [
        html.H1(t("What country offices report")),
        html.Nav(links, className="states", **{"aria-label": t("Where it stands")}),
        *([tables.table(t("What country offices report"), heads, body)] if body else [_nothing(t)]),
        html.Section(
            [
                html.H2(t("The next edition")),
                html.P(
                    t.count(
                        "{n} accepted contribution waits for an edition.",
                        "{n} accepted contributions wait for an edition.",
                        waiting,
                    )
                ),
                *(
                    [
                        act(
                            frame.in_language(t, f"{CONTRIBUTIONS}/draft"),
                            t("Make a draft of what was accepted"),
                            token,
                            kind="button",
                        ),
                        html.P(
                            _draft(t),
                            className="meaning",
                        ),
                    ]
                    if waiting
                    else []
                ),
            ]
        ),
    ]


def _draft(t: Texts) -> str:
    return t(
        "A draft shows them on every page to those who may see it. It takes the place of an earlier draft of "
        "accepted contributions."
    )


def _nothing(t: Texts) -> Html:
    return html.P(t("There is none."), className="nothing")


def review(
    t: Texts,
    shown: Shown,
    fields: Sequence[Field],
    where: Sequence[Any],
    now: Sequence[Any],
    remark: Field,
    moves: Sequence[str],
    token: str,
) -> list[Any]:
    """One contribution beside what the current edition says, and what can be done with it."""
    one = shown.one
    buttons = {
        "accept": (t("Accept"), "button"),
        "return": (t("Send back with a remark"), "button is-quiet"),
        "decline": (t("Decline with a remark"), "button is-quiet"),
    }
    decision = html.Form(
        [
            hidden(TOKEN, token),
            html.H2(t("Your decision")),
            drawn(t, remark),
            html.P(
                [
                    html.Button(label, type="submit", name="move", value=move, className=kind)
                    for move, (label, kind) in buttons.items()
                    if move in moves
                ],
                className="buttons",
            ),
        ],
        action=frame.in_language(t, f"{CONTRIBUTIONS}/{one.contribution_id}"),
        method="post",
        novalidate="",
    )
    day = formats.day(t.lang, one.changed_at[:10])
    return [
        html.H1(formats.named(t.lang, shown.country, shown.what)),
        html.P([state_badge(t, one.state), " ", t("reported by {name} on {date}", name=one.by, date=day)]),
        *([html.P([html.B(formats.named(t.lang, t("Remark"))), one.remark])] if one.remark else []),
        html.Div(
            [
                html.Section([html.H2(t("What is reported")), told(fields, t)]),
                html.Section(
                    [html.H2(t("What the current edition says")), *now], className="as-readers country-page"
                ),
            ],
            className="side-by-side",
        ),
        html.Section([html.H2(t("Where it appears")), *where]),
        *([decision] if moves else []),
        html.P(html.A(t("Back to the list"), href=frame.in_language(t, CONTRIBUTIONS))),
    ]


def decided(t: Texts, move: str) -> str:
    """What a decision came to."""
    return {
        "accept": t("Accepted: it waits for the next edition."),
        "return": t("Sent back with your remark."),
        "decline": t("Declined with your remark."),
    }[move]


def faulty(t: Texts, title: str, told: Any) -> list[Any]:
    """Why no draft was made of what was accepted; the faults are `told` as of a file that is sent."""
    return [
        html.H1(title),
        html.P(t("Together with the current edition the tables would have faults. Nothing was changed.")),
        told,
        html.P(html.A(t("Back to the list"), href=frame.in_language(t, CONTRIBUTIONS))),
    ]


def current(t: Texts, view: PageView, found: Reporting, one: Contribution) -> list[Any]:
    """What the current edition says of the country and the step, or of people there."""
    if one.table_name == "people_figure":
        return [work.people(t, view, found.page)]
    about, step = one.typed.get("about", ""), one.typed.get("step", "")
    of = next((row.step for row in found.page.results if row.result_id == about), None)
    chosen = of or (int(step) if step in ("1", "2", "3") else None)
    return [steps.one(t, view, found.page, row) for row in found.page.steps if chosen in (None, row.step)]
