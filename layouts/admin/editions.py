"""Editions as /admin shows them: their list, one of them, and a link to a draft."""

from collections.abc import Sequence

from data.rows.accounts import Account
from data.rows.editions import Edition, Gate
from data.rows.uploads import Upload
from data.snapshot import Act
from layouts.admin import draft_link, forms, frame, tables
from layouts.admin.forms import Field
from layouts.look.markup import Html, html
from layouts.words import formats
from layouts.words.history import recorded
from layouts.words.texts import Texts

PATH = "/admin/editions"
DRAFTS = "/admin/drafts"
UPLOADS = "/admin/uploads"


def title(t: Texts, gate: Gate) -> str:
    """The heading of an edition."""
    edition = gate.edition.edition_id
    return t("Draft {edition}", edition=edition) if gate.is_draft else t("Edition {edition}", edition=edition)


def address(t: Texts, edition_id: str, more: str = "") -> str:
    """The address of an edition, or of something that is done with it."""
    return frame.in_language(t, f"{PATH}/{edition_id}{more}")


def listed(t: Texts, editions: Sequence[Edition], acts: Sequence[Act]) -> list[Html]:
    """The page of all editions, drafts first, and of all acts."""
    published = {act.edition_id for act in acts}
    current = acts[0].edition_id if acts else ""

    def table(name: str, some: Sequence[Edition]) -> list[Html]:
        rows = [
            [
                html.A(one.edition_id, href=address(t, one.edition_id)),
                formats.moment(t.lang, one.made_at),
                recorded(t, one.made_by),
                recorded(t, one.note),
                t("current edition") if one.edition_id == current else "",
            ]
            for one in some
        ]
        heads = [t("Edition"), t("Made"), t("By"), t("Why"), t("State")]
        return [html.H2(name), tables.table(name, heads, rows)] if rows else []

    kinds = {"publish": t("published"), "rollback": t("made current again")}
    done = [
        [
            formats.moment(t.lang, act.at),
            kinds[act.kind],
            html.A(act.edition_id, href=address(t, act.edition_id)),
            recorded(t, act.by),
            recorded(t, act.note),
        ]
        for act in acts
    ]
    heads = [t("When"), t("What was done"), t("Edition"), t("By"), t("Why")]
    return [
        html.H1(t("Editions")),
        html.P(
            t("An edition is never changed. Readers see the current one; all others can be opened again."),
            className="lead",
        ),
        *table(t("Drafts"), [one for one in editions if one.edition_id not in published]),
        *table(t("Published editions"), [one for one in editions if one.edition_id in published]),
        html.H2(t("What was done")),
        tables.table(t("What was done"), heads, done),
    ]


def fields(t: Texts, gate: Gate, note: str, warnings: int, *, is_sent: bool) -> list[Field]:
    """The fields with which a draft is published, or an edition made current; none where neither can be."""
    can = (
        gate.may_publish and not gate.is_outdated
        if gate.is_draft
        else gate.may_decide and not gate.is_current
    )
    if not can:
        return []
    why = Field(
        "note",
        t("Why"),
        t("One line for the history, which every reader finds under “What changed”."),
        value=note,
        error=t("Say in one line why.") if is_sent and not note else "",
        more={"maxlength": "300"},
    )
    if not (gate.is_draft and warnings):
        return [why]
    looked = Field(
        "looked",
        t("Warnings"),
        kind="checkboxes",
        options=[("1", t.count("I looked at the warning", "I looked at the {n} warnings", warnings))],
        error=t("Look at the warnings, then say so.") if is_sent else "",
    )
    return [looked, why]


def one(
    t: Texts, gate: Gate, upload: Upload | None, found: Sequence[Html], asked: Sequence[Field], token: str
) -> list[Html]:
    """The page of one edition: what it is, what was found in its file, what can be done with it.

    `found` are the findings of a draft, which its publisher has to see first, and what it would change.
    """
    edition = gate.edition
    facts = [
        (t("Made"), formats.moment(t.lang, edition.made_at)),
        (t("By"), recorded(t, edition.made_by)),
        (t("Why"), recorded(t, edition.note)),
        (
            t("Based on"),
            html.A(edition.based_on, href=address(t, edition.based_on)) if edition.based_on else "–",
        ),
        *(
            [
                (
                    t("File"),
                    html.A(upload.file_name, href=frame.in_language(t, f"{UPLOADS}/{upload.upload_id}")),
                )
            ]
            if upload
            else []
        ),
    ]
    taken = [
        html.A(t("Its raw tables (zip of CSV)"), href=address(t, edition.edition_id, "/tables.zip")),
        html.A(
            t("The workbook to fill in"),
            href=f"/export/workbook.xlsx?edition={edition.edition_id}&lang={t.lang}",
        ),
    ]
    return [
        html.H1(title(t, gate)),
        html.P(state(t, gate), className="lead"),
        html.Dl([[html.Dt(name), html.Dd(value)] for name, value in facts], className="account-facts"),
        steps(t, gate),
        *found[:1],
        *_decide(t, gate, asked, token),
        *found[1:],
        html.H2(t("Take away")),
        html.Ul([html.Li(each) for each in taken], className="taken"),
        html.P(html.A(t("All editions"), href=frame.in_language(t, PATH))),
    ]


def state(t: Texts, gate: Gate) -> str:
    """What an edition is to readers, in one sentence."""
    if gate.is_current:
        return t("This is the current edition: it is what readers see.")
    if not gate.is_draft:
        return t("This edition was current before. Whoever has its address can open it still.")
    if gate.is_outdated:
        return t(
            "Another edition was published since this draft was made. Send its file again, so that the draft "
            "takes up what changed."
        )
    if gate.may_publish:
        return t("This is a draft: no reader sees it. You may publish it.")
    if gate.is_own:
        return t("This is a draft that you made: no reader sees it. Somebody else has to publish it.")
    return t("This is a draft: no reader sees it. A publisher may publish it.")


def steps(t: Texts, gate: Gate, *more: Html) -> Html:
    """What can be looked at: the dashboard as this edition shows it, and a link for a colleague."""
    edition = gate.edition.edition_id
    if not gate.is_draft:
        where = frame.in_language(t, "/", **({} if gate.is_current else {"edition": edition}))
        return html.P(
            html.A(t("Open it in the dashboard"), href=where, className="button"), className="buttons"
        )
    return html.P(
        [
            html.A(
                t("Open the draft in the dashboard"), href=address(t, edition, "/open"), className="button"
            ),
            " ",
            html.A(t("Make a link for a colleague"), href=address(t, edition, "/link")),
            *more,
        ],
        className="buttons",
    )


def _decide(t: Texts, gate: Gate, asked: Sequence[Field], token: str) -> list[Html]:
    edition = gate.edition.edition_id
    parts: list[Html] = []
    if asked and gate.is_draft:
        form = forms.form(t, address(t, edition, "/publish"), asked, t("Publish"), token)
        parts += [html.H2(t("Publish this draft")), form]
    elif asked:
        form = forms.form(t, address(t, edition, "/rollback"), asked, t("Make it current again"), token)
        parts += [html.H2(t("Go back to this edition")), form]
    if gate.is_draft and (gate.is_own or gate.may_decide):
        discard = forms.act(address(t, edition, "/discard"), t("Discard this draft"), token)
        said = html.P(t("It is gone then, for you and for whoever has a link to it; its file is kept."))
        parts += [html.Details([html.Summary(t("Discard this draft")), said, discard])]
    return parts


def link(
    t: Texts, gate: Gate, others: Sequence[Account], chosen: Account | None, made: str, days: int
) -> list[Html]:
    """The page that makes a link to a draft for one colleague."""
    edition = gate.edition.edition_id
    heading = [html.H1(t("A link to the draft {edition}", edition=edition))]
    back = html.P(html.A(t("Back to the draft"), href=address(t, edition)))
    if chosen:
        return [
            *heading,
            html.P(
                t(
                    "For {name} alone, who has to sign in. It opens the draft for {n} days.",
                    name=chosen.signature,
                    n=days,
                ),
                className="lead",
            ),
            *draft_link.made(t, made, days),
            back,
        ]
    if not others:
        return [*heading, html.P(t("Nobody else has an account. An administrator makes one.")), back]
    options = [html.Option(one.signature, value=one.account_id) for one in others]
    return [
        *heading,
        html.P(
            t("A draft opens for those alone who are signed in and for whom a link was made."),
            className="lead",
        ),
        html.Form(
            [
                *([html.Input(type="hidden", name="lang", value=t.lang)] if t.lang != "en" else []),
                html.Label(t("Colleague"), htmlFor="for"),
                html.Select(options, id="for", name="for"),
                html.Button(t("Make the link"), type="submit", className="button"),
            ],
            action=f"{PATH}/{edition}/link",
            method="get",
            className="field",
        ),
        back,
    ]
