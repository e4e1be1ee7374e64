"""The statement on accessibility: what was tested and how, what is known not to work, whom to write to."""

from collections.abc import Callable

from layouts.frame import index, shell
from layouts.look.markup import Html, html, markup
from layouts.words import formats
from layouts.words.texts import LANGUAGES, Texts

PATH = shell.STATEMENT
EVALUATED_ON = "2026-11-27"
RULES = "axe-core 4.14.1"
GUIDELINES = "https://www.w3.org/TR/WCAG22/"


def page(t: Texts, contact: str, address: Callable[[str], str]) -> str:
    """The whole page; `contact` is whom the operator names, empty where they name nobody."""
    sheets = "".join(f'<link rel="stylesheet" href="{address(sheet)}">' for sheet in index.SHEETS)
    home, programme = ("/" if t.lang == "en" else f"/?lang={t.lang}"), t("Social Protection Floors for All")
    title = t("Accessibility")
    head = html.Header(
        [
            html.A(t("Skip to the content"), href="#body", className="skip"),
            html.P(html.A(programme, href=home), className="programme"),
            html.Nav(
                [
                    html.A(
                        lang.upper(),
                        href=PATH if lang == "en" else f"{PATH}?lang={lang}",
                        lang=lang,
                        **({"aria-current": "true"} if lang == t.lang else {}),
                    )
                    for lang in LANGUAGES
                ],
                className="languages",
                **{"aria-label": t("Languages")},
            ),
        ]
    )
    main = html.Main(
        [html.H1(title), *body(t, contact)], id="body", className="page statement", tabIndex="-1"
    )
    back = html.Footer(html.P(html.A(t("Open the overview"), href=home)))
    return (
        f'<!DOCTYPE html><html lang="{t.lang}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title} · {programme}</title>{index.font_hints()}{sheets}"
        f'<link rel="icon" href="{index.ICON}"></head>'
        f"<body>{markup(html.Div([head, main, back], id='page'))}</body></html>"
    )


def body(t: Texts, contact: str) -> list[Html]:
    """What the statement says, part by part."""
    day = formats.day(t.lang, EVALUATED_ON)
    return [
        html.P(
            t(
                "Everybody should be able to read this dashboard: by keyboard alone, with a screen reader, "
                "enlarged, without colours, on a phone and on paper."
            ),
            className="lead",
        ),
        *_part(
            t("How far it goes"),
            t("The aim is level AA of the Web Content Accessibility Guidelines (WCAG) 2.2."),
            t(
                "It is met in part: the rules that a program can measure find no fault, and what is known "
                "not to work stands below. Its makers evaluated it; no outside body has done so "
                "yet."
            ),
        ),
        html.P(html.A(t("The guidelines, in English"), href=GUIDELINES, hreflang="en", rel="external")),
        *_part(t("What was evaluated, and how")),
        _list(
            t(
                "Every page in English, French and Spanish, on screens 1366 and 390 pixels wide: also with a "
                "control, the search, a menu or a panel open, with filters that leave nothing, and addresses "
                "that do not exist."
            ),
            t("Every scene of the presentations, and the pages on which country offices report figures."),
            t(
                "With the rules of {tool} in Chromium: each of these states whenever the program is changed, "
                "last on {date}.",
                tool=RULES,
                date=day,
            ),
            t(
                "By hand in Chromium: keyboard alone, enlarged to 400 %, text of twice the size, the text "
                "spacing of the guidelines, and what the browser tells screen readers."
            ),
        ),
        *_part(t("What helps")),
        _list(
            t("Each chart says in a sentence what it shows, and T opens its table while it has the focus."),
            t(
                "Arrow keys walk through a chart: on the map, left and right lead from region to region, up "
                "and down from country to country. Enter selects, as a click does."
            ),
            t("The search box lists what it finds; arrow keys choose, Enter opens."),
            t("What is not reported is hatched and named: colour is never alone."),
        ),
        *_part(t("What is known not to work")),
        _list(
            t("It was not evaluated with screen readers on the market, nor by people who rely on them."),
            t("Other browsers than Chromium were not evaluated."),
            t("Titles of documents, and texts that nobody has translated yet, are in English and marked so."),
            t("Letters in charts keep their own spacing; the table of each chart takes the spacing you set."),
            t("On narrow screens the menu and some wide tables are scrolled sideways, each by itself."),
            t(
                "Pictures that are downloaded hold no description of their own; the tables of the same page "
                "have all their figures."
            ),
            t("The documents of the programme that are linked here were not evaluated."),
        ),
        *_part(t("Whom to write to")),
        _contact(t, contact),
    ]


def _part(title: str, *said: str) -> list[Html]:
    return [html.H2(title), *(html.P(one) for one in said)]


def _list(*items: str) -> Html:
    return html.Ul([html.Li(one) for one in items])


def _contact(t: Texts, contact: str) -> Html:
    """Whom the operator names: an address to write to, a page, or words."""
    if not contact:
        return html.P(t("Whoever runs this dashboard has not named anybody yet."))
    said = t("If something keeps you from a figure, write to:")
    is_page = contact.startswith(("https://", "http://"))
    is_mail = "@" in contact and " " not in contact
    if not (is_page or is_mail):
        return html.P([said, " ", contact])
    return html.P([said, " ", html.A(contact, href=contact if is_page else f"mailto:{contact}")])
