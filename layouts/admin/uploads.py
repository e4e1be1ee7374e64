"""Sending a workbook: the form, what was found in one, and what was sent before."""

from collections.abc import Sequence

from data.rows.editions import Gate
from data.rows.uploads import Upload
from layouts.admin import editions, forms, frame, tables
from layouts.admin.forms import Field
from layouts.look.markup import Html, html
from layouts.words import formats
from layouts.words.texts import Texts

PATH = "/admin/uploads"
ACCEPTED = ".xlsx,.xlsm,.ods,.zip"


def title(t: Texts, upload: Upload) -> str:
    """The heading of what was found in a file."""
    return t("What was found in {file}", file=upload.file_name)


def fields(t: Texts, note: str, *, is_sent: bool, has_file: bool) -> list[Field]:
    """The fields of the form, with what is wrong once it was sent."""
    return [
        Field(
            "file",
            t("Workbook"),
            t(
                "An Excel workbook (.xlsx, .xlsm), an OpenDocument spreadsheet (.ods) or a zip of CSV "
                "tables, up to 60 MB. Nothing is published by sending it."
            ),
            "file",
            error=t("Choose the file to send.") if is_sent and not has_file else "",
            more={"accept": ACCEPTED},
        ),
        Field(
            "note",
            t("Why"),
            t(
                "One line for the history, which every reader finds under “What changed”, such as “Report "
                "2023–24, as approved on 3 March”."
            ),
            value=note,
            error=t("Say in one line why.") if is_sent and not note else "",
            more={"maxlength": "300"},
        ),
    ]


def ask(t: Texts, asked: Sequence[Field], token: str, before: Sequence[Upload]) -> list[Html]:
    """The page that takes a file."""
    return [
        html.H1(t("Send a workbook")),
        html.P(
            [
                t("It is checked at once. Without faults it becomes a draft, for you and colleagues to see."),
                " ",
                html.A(t("Get the workbook to fill in"), href=_template(t)),
            ],
            className="lead",
        ),
        forms.form(t, frame.in_language(t, PATH), asked, t("Check the file"), token, more=[_progress(t)]),
        *([html.H2(t("Sent before")), _list(t, before)] if before else []),
    ]


def _progress(t: Texts) -> Html:
    """What the script fills while a file travels; without scripts the browser shows that by itself."""
    return html.Span(
        "",
        className="progress",
        role="status",
        **{
            "data-sending": t("Sending: {n} %", n="{n}"),
            "data-checking": t("Checking …"),
            "data-failed": t("The file did not arrive. Try again."),
        },
    )


def _template(t: Texts) -> str:
    return f"/export/workbook.xlsx?lang={t.lang}"


def _list(t: Texts, before: Sequence[Upload]) -> Html:
    rows = [
        [
            formats.moment(t.lang, one.at),
            html.A(one.file_name, href=frame.in_language(t, f"{PATH}/{one.upload_id}")),
            one.by,
            outcome(t, one),
        ]
        for one in before
    ]
    return tables.table(t("Sent before"), [t("When"), t("File"), t("By"), t("What came of it")], rows)


def outcome(t: Texts, upload: Upload) -> str:
    """What came of a file in a few words."""
    faults = len(upload.findings.get("faults", []))
    if upload.is_refused:
        return t("It could not be read")
    if faults:
        return t.count("{n} fault", "{n} faults", faults)
    return t("A draft was made") if upload.edition_id else t("Nothing changes")


def found(
    t: Texts,
    upload: Upload,
    findings: Html,
    preview: Html | None,
    gate: Gate | None,
    *,
    has_copy: bool,
) -> list[Html]:
    """The page of one file: what was found, what would change, and what can be done next."""
    own = frame.in_language(t, f"{PATH}/{upload.upload_id}/")
    path, _, query = own.partition("?")
    query = f"?{query}" if query else ""
    taken = [
        html.A(t("Report to mail (HTML)"), href=f"{path}report{query}"),
        *(
            [html.A(t("The workbook with notes in its cells"), href=f"{path}notes{query}")]
            if has_copy
            else []
        ),
        *([html.A(t("The file as it was sent"), href=f"{path}file{query}")] if upload.is_kept else []),
    ]
    return [
        html.H1(title(t, upload)),
        html.P(
            t("Sent on {when} by {who}.", when=formats.moment(t.lang, upload.at), who=upload.by),
            className="small",
        ),
        html.P(_next(t, upload, gate), className="lead"),
        *([_steps(t, gate)] if gate and gate.is_draft else []),
        findings,
        *([preview] if preview is not None else []),
        *(
            [html.H2(t("Take away")), html.Ul([html.Li(one) for one in taken], className="taken")]
            if taken
            else []
        ),
        html.P(html.A(t("Send another file"), href=frame.in_language(t, PATH))),
    ]


def _steps(t: Texts, gate: Gate) -> Html:
    """What can be done with the draft of a file: look at it, show it to somebody, publish or discard it."""
    decide = html.A(t("Publish or discard it"), href=editions.address(t, gate.edition.edition_id))
    return editions.steps(t, gate, decide)


def _next(t: Texts, upload: Upload, gate: Gate | None) -> str:
    """What to do next, in one sentence."""
    if upload.is_refused:
        return t("The file could not be read, and nothing of it was kept.")
    if upload.findings.get("faults"):
        return t("Nothing was changed. Mend the cells that are listed, then send the file again.")
    if upload.edition_id is None:
        return t("The file says the same as the current edition: there is nothing to publish.")
    if gate is None:
        return t("The draft that was made of this file was discarded.")
    if gate.is_draft:
        return t("A draft was made. Look at it in the dashboard; then somebody else publishes it.")
    return t("The draft that was made of this file was published.")
