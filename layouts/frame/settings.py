"""The menu of what a reader sets for every page; `assets/settings.js` keeps it in the browser."""

from layouts.look.markup import Html, html
from layouts.words.texts import Texts


def menu(t: Texts) -> Html:
    """Light or dark, and whether single keys do something."""
    modes = {"system": t("As the system"), "light": t("Light"), "dark": t("Dark")}
    choices = [
        html.Label([html.Input(type="radio", name="mode", value=mode), html.Span(name)])
        for mode, name in modes.items()
    ]
    return html.Details(
        [
            html.Summary(
                html.Span(t("Appearance and keys"), className="visually-hidden"),
                title=t("Appearance and keys"),
            ),
            html.Div(
                [
                    html.Fieldset([html.Legend(t("Appearance")), *choices]),
                    html.Fieldset([html.Legend(t("Keys")), single_keys(t)]),
                ]
            ),
        ],
        className="settings",
    )


def single_keys(t: Texts) -> Html:
    """The one switch for keys of a single character, here and in the help of a deck."""
    return html.Label(
        [
            html.Input(type="checkbox", name="single-keys"),
            html.Span(t("Single keys do something: / goes to the search, letters and digits steer a deck")),
        ]
    )
