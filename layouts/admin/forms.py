"""Forms as HTML that work without scripts: fields as data, and what is wrong with them in two places.

The pattern is that of GOV.UK's design system: all errors in a summary at the top, each a link to its field,
and the same words beside the field. The summary has the focus when the page opens.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from layouts.look.markup import Html, html
from layouts.words.texts import Texts

TOKEN = "csrf_token"
CHOICES = ("radios", "checkboxes")


class Field(NamedTuple):
    """One field: what it is called, what it means, what stands in it, and what is wrong with that.

    `kind` is one of text, email, password, number, date, textarea, select, radios, checkboxes, file, hidden.
    `value` is a list of values where several can be chosen. `options` are (value, label), or (value, label,
    meaning) of radios and checkboxes.
    """

    name: str
    label: str
    meaning: str = ""
    kind: str = "text"
    value: str | Sequence[str] = ""
    options: Sequence[tuple[str, ...]] = ()
    error: str = ""
    is_required: bool = True
    more: Mapping[str, str] = {}  # attributes of the control, such as autocomplete or inputmode


def form(
    t: Texts,
    action: str,
    fields: Sequence[Field],
    submit: str,
    token: str,
    *,
    more: Sequence[Html] = (),
    before: Sequence[Html] = (),
) -> Html:
    """The form that sends its fields to `action`; `more` stands beside its button, `before` above them."""
    has_file = any(field.kind == "file" for field in fields)
    return html.Form(
        [
            hidden(TOKEN, token),
            *before,
            *(drawn(t, field) for field in fields),
            html.P([html.Button(submit, type="submit", **{"class": "button"}), *more], className="buttons"),
        ],
        action=action,
        method="post",
        novalidate="",  # what is wrong is said by us: in the language of the page, and all at once
        **({"enctype": "multipart/form-data"} if has_file else {}),
    )


def act(action: str, label: str, token: str, *, kind: str = "button is-quiet", **values: str) -> Html:
    """A form that is one button, with what it sends."""
    return html.Form(
        [
            hidden(TOKEN, token),
            *(hidden(name, value) for name, value in values.items()),
            html.Button(label, type="submit", className=kind),
        ],
        action=action,
        method="post",
        className="act",
    )


def hidden(name: str, value: str) -> Html:
    """A value that a form sends and nobody sees."""
    return html.Input(type="hidden", name=name, value=value)


def wrong(fields: Sequence[Field]) -> list[Field]:
    """The fields with an error."""
    return [field for field in fields if field.error]


def summary(t: Texts, fields: Sequence[Field]) -> Html | None:
    """What stands above all else on a page whose form was not taken."""
    errors = wrong(fields)
    if not errors:
        return None
    return html.Div(
        [
            html.H2(t("There is a problem"), id="summary-title"),
            html.Ul([html.Li(html.A(field.error, href=f"#{_first(field)}")) for field in errors]),
        ],
        className="error-summary",
        role="alert",
        tabindex="-1",
        autofocus="",
        **{"aria-labelledby": "summary-title"},
    )


def drawn(t: Texts, field: Field) -> Html:
    """One field with its label, its meaning and its error."""
    if field.kind == "hidden":
        return hidden(field.name, str(field.value))
    kind = "field is-wrong" if field.error else "field"
    label = field.label if field.is_required else [field.label, " ", html.Span(t("(optional)"))]
    said = [
        *([html.P(field.meaning, id=f"{field.name}-meaning", className="meaning")] if field.meaning else []),
        *([_error(t, field)] if field.error else []),
    ]
    if field.kind in CHOICES:
        return html.Fieldset(
            [html.Legend(label), *said, html.Div(_choices(field), className="choices")],
            className=kind,
            **_described(field),
        )
    return html.Div(
        [html.Label(label, htmlFor=field.name), *said, _control(field)],
        className=kind,
    )


def _error(t: Texts, field: Field) -> Html:
    return html.P(
        [html.Span(t("Error:"), className="visually-hidden"), " ", field.error],
        id=f"{field.name}-error",
        className="error",
    )


def _described(field: Field) -> dict[str, str]:
    """What names the meaning and the error to whoever does not see them."""
    ids = [f"{field.name}-{what}" for what in ("meaning", "error") if getattr(field, what)]
    return {
        **({"aria-describedby": " ".join(ids)} if ids else {}),
        **({"aria-invalid": "true"} if field.error and field.kind not in CHOICES else {}),
    }


def _first(field: Field) -> str:
    """The id of the control that a link to the field leads to."""
    return f"{field.name}-1" if field.kind in CHOICES else field.name


def _control(field: Field) -> Html:
    given: dict[str, Any] = {"id": field.name, "name": field.name, **_described(field), **field.more}
    if field.is_required:
        given["required"] = ""
    chosen = [field.value] if isinstance(field.value, str) else [*field.value]
    if field.kind == "textarea":
        # A line break right behind the tag is none of the text.
        return html.Textarea("\n" + "".join(chosen), **{"rows": "4", **given})
    if field.kind == "select":
        return html.Select(
            [
                html.Option(label, value=value, **({"selected": ""} if value in chosen else {}))
                for value, label, *_ in field.options
            ],
            **given,
        )
    if field.kind in ("password", "file"):
        return html.Input(type=field.kind, **given)
    return html.Input(type=field.kind, value="".join(chosen), **given)


def _choices(field: Field) -> list[Html]:
    chosen = [field.value] if isinstance(field.value, str) else field.value
    kind = "radio" if field.kind == "radios" else "checkbox"
    rows = []
    for number, (value, label, *meaning) in enumerate(field.options, 1):
        own = f"{field.name}-{number}"
        told = {"aria-describedby": f"{own}-meaning"} if meaning else {}
        checked = {"checked": ""} if value in chosen else {}
        rows.append(
            html.Div(
                [
                    html.Input(
                        type=kind, id=own, name=field.name, value=value, **checked, **told, **field.more
                    ),
                    html.Label(label, htmlFor=own),
                    *(html.P(one, id=f"{own}-meaning", className="meaning") for one in meaning),
                ],
                className="choice",
            )
        )
    return rows
