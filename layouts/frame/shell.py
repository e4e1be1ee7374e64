"""What every page shares: the bar at the top, the filters, the notice, the footer."""

import dash

from data.filters import Filters, search_of
from data.rows import Frame, Overview, PageView
from data.untranslated import joined
from layouts.frame import filterbar, settings
from layouts.frame.sources import disclaimer
from layouts.look.ids import FILTERS, Id
from layouts.look.markup import Html, html
from layouts.pages import registry
from layouts.words import formats
from layouts.words.texts import LANGUAGES, Texts

STATEMENT = "/accessibility"  # whatever can be said of it (layouts/frame/statement.py)
VIEW = "view"  # the deck of the page that is viewed


def kind_name(t: Texts, kind: str) -> str:
    """What kind of thing the search found."""
    return {
        "country": t("Country"),
        "partner": t("Partner"),
        "theme": t("Theme"),
        "discrepancy": t("Difference between documents"),
        "result": t("Result"),
    }[kind]


def title(t: Texts, path: str, name: str = "") -> str:
    """The title of the browser's tab: the page, by its own name where it has one, and the programme."""
    page = name or registry.names(t).get("/" + path.split("/")[1], "")
    return joined(" · ", [*([page] if page else []), t("Social Protection Floors for All")])


def header(t: Texts, frame: Frame, view: Overview, path: str) -> dash.html.Header:
    """The dark bar: the name of the programme, a place for the menus, the as-of date.

    Only the overview has the programme's name as its heading; other pages have their own.
    """
    name = t("Social Protection Floors for All")
    return dash.html.Header(
        [
            dash.html.A(t("Skip to the content"), href=f"#{Id.BODY}", className="skip"),
            dash.html.H1(name) if path == "/" else dash.html.P(name, className="programme"),
            dash.html.Div(id=Id.MENU, className="menu"),
            dash.html.Label(
                filterbar.filter_name(t, "as_of"), htmlFor=FILTERS["as_of"], className="control-label"
            ),
            filterbar.control(t, frame, "as_of", view.as_of),
        ]
    )


def menu(t: Texts, frame: Frame, view: Overview, path: str) -> list:
    """The pages, the languages and what can be taken away; the script keeps their addresses."""
    search = search_of(view.filters)
    here = "/" + path.split("/")[1]
    return [
        html.Nav(
            [
                html.A(
                    label,
                    href=address + search,
                    **{"data-page": address, **({"aria-current": "page"} if address == here else {})},
                )
                for address, label in registry.menu(t).items()
            ],
            **{"aria-label": t("Pages")},
        ),
        html.Nav(
            [
                html.A(
                    lang.upper(),
                    href=path + search_of(view.filters._replace(lang=lang)),
                    lang=lang,
                    **{"data-lang": lang, **({"aria-current": "true"} if lang == t.lang else {})},
                )
                for lang in LANGUAGES
            ],
            className="languages",
            **{"aria-label": t("Languages")},
        ),
        settings.menu(t),
        take_away(t, path, search, "" if frame.newer else frame.edition_id),
    ]


MEETINGS = ("management", "steering", "partners")


def deck_name(t: Texts, deck: str) -> str:
    """The name of a deck."""
    return {
        "management": t("Management review"),
        "steering": t("Donor steering committee"),
        "partners": t("Development partners' meeting"),
        VIEW: t("This view"),
    }[deck]


def chart_name(t: Texts, chart: str) -> str:
    """The name of a chart in the menu."""
    return {
        "map": t("Map"),
        "steps": t("Steps"),
        "people": t("People"),
        "funding": t("Funding"),
        "regions": t("Regions"),
        "pledge": t("Pledges"),
        "shares": t("New funding"),
        "themes": t("Themes"),
        "partners": t("Partners"),
        "completeness": t("Evidence"),
        "coverage": t("Coverage"),
    }[chart]


def topic_name(t: Texts, topic: str) -> str:
    """The name of a table in the menu of a page that has several."""
    return {
        "results": t("Results"),
        "people": t("People"),
        "partners": t("Partners"),
        "themes": t("Themes"),
        "figures": t("More figures"),
        "discrepancies": t("Differences between the documents"),
        "calls": t("Results to confirm"),
    }[topic]


def take_away(t: Texts, path: str, search: str, edition_id: str) -> Html:
    """The menu of what can be taken away or shown; the script keeps its addresses at the selection.

    A deck is pinned to the edition that is current when it is opened: figures in the minutes of a meeting
    stay what they were. Where the address of the page names an edition already, `edition_id` is empty.
    """
    pin = f"&edition={edition_id}" if edition_id else ""
    first = "/" + path.split("/")[1]
    page = path.strip("/") or "overview"
    viewed = path if path == first else f"{first}/"
    of = next(one for one in registry.PAGES.values() if one.path == viewed)
    more = search.replace("?", "&", 1)

    def link(address: str, label: str, **said: str) -> Html:
        return html.A(label, href=address + more, **{"data-download": address}, **said)

    def button(action: str, label: str, **said: str) -> Html:
        return html.Button(label, **{"data-action": action}, **said)

    def chart_row(chart: str) -> Html:
        """One chart: as a slide, on the overview as a picture too."""
        name, one_slide = chart_name(t, chart), formats.named(t.lang, "PPTX", t("One slide"))
        pictures = [
            button(
                f"{kind}:{chart}", kind.upper(), **{"aria-label": formats.named(t.lang, kind.upper(), name)}
            )
            for kind in ("png", "svg")
            if path == "/"
        ]
        slide = link(
            f"/export/slides.pptx?chart={chart}",
            "PPTX",
            **{"aria-label": formats.named(t.lang, one_slide, name)},
        )
        return html.P([html.Span(name), slide, *pictures])

    def files(topic: str) -> list[Html]:
        """A table as files; where the page has several, each is named."""
        several = len(of.topics) > 1
        asks = f"topic={topic}" + (f"&page={page}" if of.level else "")
        links = [
            link(
                f"/export/data.{ending}?{asks}{more_asked}",
                label,
                **({"aria-label": formats.named(t.lang, label, topic_name(t, topic))} if several else {}),
            )
            for label, ending, more_asked in (
                ("Excel", "xlsx", ""),
                (t("CSV for Excel"), "csv", "&for=excel"),
                ("CSV", "csv", ""),
            )
        ]
        return [html.P([html.Span(topic_name(t, topic)), *links])] if several else links

    rows = [chart_row(chart) for chart in of.charts]
    return html.Details(
        [
            html.Summary(t("Take away")),
            html.Div(
                [
                    html.B(t("Present")),
                    link(f"/present?deck={VIEW}&page={page}{pin}", deck_name(t, VIEW)),
                    *(
                        link(f"/present?deck={deck}&page={page}{pin}", deck_name(t, deck))
                        for deck in MEETINGS
                    ),
                    html.B(t("PowerPoint, editable")),
                    link(f"/export/slides.pptx?deck={VIEW}&page={page}", t("This page")),
                    *(link(f"/export/slides.pptx?deck={deck}", deck_name(t, deck)) for deck in MEETINGS),
                    *([html.B(t("One chart")), *rows] if rows else []),
                    html.B(t("Figures of this page")),
                    *(each for topic in of.topics for each in files(topic)),
                    html.A(t("All data (zip)"), href="/export/database.zip"),
                    html.B(t("For whoever reports")),
                    link(f"/export/workbook.xlsx?page={page}", t("Workbook to fill in")),
                    html.B(t("This page")),
                    button("copy", t("Copy the link")),
                    html.Span(className="visually-hidden", role="status"),
                    button("print", t("Print")),
                ]
            ),
        ],
        className="take-away",
        **{"data-copied": t("Copied"), "data-disclaimer": disclaimer(t)},
    )


def page(t: Texts, view: PageView) -> list:
    """A page beside the overview: bar, filters, and an empty place for the body."""
    return [
        header(t, view.frame, view.overview, view.path),
        filterbar.bar(t, view.frame, view.overview),
        dash.html.Div(id=Id.NOTICE, className="notice", role="status"),
        dash.html.Main(id=Id.BODY, className="page", tabIndex=-1),
        dash.html.Footer(id=Id.FOOTER),
    ]


def footer(t: Texts, frame: Frame, view: Overview) -> list:
    """Where all of it comes from, and when the database was built."""
    return [
        html.P(
            t(
                "Figures from the ILO's published documents on the programme; each chart names its own under "
                "Source. US dollars at the exchange rate of the day each project was signed."
            )
        ),
        html.P(
            t(
                "Position at {date} · database built on {built}",
                date=formats.day(t.lang, view.as_of),
                built=formats.day(t.lang, frame.made_at[:10]),
            )
        ),
        html.P(html.A(t("Accessibility"), href=STATEMENT + search_of(Filters(lang=t.lang)))),
    ]
