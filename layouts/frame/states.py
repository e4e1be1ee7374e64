"""The pages that say why there is nothing else to see."""

import dash

from data.filters import LISTS, MORE, OF_RESULTS, Filters, search_of
from data.rows import Frame, Overview, PageView
from layouts.frame.filterbar import filter_name
from layouts.look.ids import Id
from layouts.look.markup import Html, html
from layouts.words import formats
from layouts.words.texts import Texts


def database_busy(t: Texts) -> dash.html.Main:
    """What stands in place of a page while the database is there and cannot be read."""
    return dash.html.Main(
        [
            dash.html.H1(t("The data cannot be read at the moment")),
            dash.html.P(t("The database is there, but another program locked it, or its disk is full.")),
            dash.html.P(t("This page opens by itself as soon as it can be read again.")),
        ],
        className="state",
        **{"data-waiting": "database"},
    )


def database_missing(t: Texts) -> dash.html.Main:
    """The page shown while there is no database, or not one of ours."""
    return dash.html.Main(
        [
            dash.html.H1(t("There is no data yet")),
            dash.html.P(t("The database was not built, was moved, or cannot be read. To build it, run:")),
            dash.html.Pre("python -m etl"),
            dash.html.P(t("This page opens by itself as soon as the database is there.")),
        ],
        className="state",
        **{"data-waiting": "database"},
    )


def not_found(t: Texts, path: str, listed: list[tuple[str, str]]) -> dash.html.Main:
    """The page shown for an address that is none of ours, with the (address, name) of those it may mean."""
    return dash.html.Main(
        [
            dash.html.H1(t("This page does not exist")),
            dash.html.P(t("Nothing is kept at {path}.", path=path[:80])),
            dash.html.P(dash.html.A(t("Open the overview"), href="/")),
            dash.html.Ul(
                [dash.html.Li(dash.html.A(name, href=address)) for address, name in listed],
                className="listed",
            ),
        ],
        className="state",
    )


def unknown_then(t: Texts, view: PageView, name: str) -> list[Html]:
    """The body of the page of a country or a partner on a day on which it was none yet, or no more."""
    day = formats.day(t.lang, view.overview.as_of)
    kind = (
        t("{name} is not on the list of priority countries and territories of {date}.", date=day, name=name)
        if view.path.startswith("/countries")
        else t("No document known on {date} names {name} as a funding partner.", date=day, name=name)
    )
    return [
        html.H1(name),
        html.P(kind),
        html.P(t("Choose another as-of date at the top of the page.")),
    ]


def notice(
    t: Texts, frame: Frame, view: Overview, unknown: tuple[str, ...], follows: tuple[str, ...]
) -> list[Html]:
    """All that the notice says: what was not understood or is not followed, and what leaves nothing."""
    said = [*pinned(t, frame, view.filters), *dropped(t, unknown), *idle(t, view.filters, follows)]
    return [*said, *stuck(t, view, follows)] if "region" in follows else said


def pinned(t: Texts, frame: Frame, filters: Filters) -> list[Html]:
    """What the notice says of an address that shows an earlier edition than the current one, or a draft."""
    if not frame.newer:
        return []
    day = formats.day(t.lang, frame.made_at[:10])
    newest = html.A(t("Show the current edition"), href=search_of(filters._replace(edition="")) or "?")
    if frame.is_draft:
        words = t("Draft {edition} of {date}: readers do not see it.", edition=frame.edition_id, date=day)
        decide = html.A(t("Publish or discard it"), href=f"/admin/editions/{frame.edition_id}?lang={t.lang}")
        return [html.Span([words, " ", decide, " · ", newest])]
    if frame.taken_back:
        words = t(
            "This address is pinned to edition {edition}, which was taken back on {date}: do not quote it.",
            edition=frame.edition_id,
            date=formats.day(t.lang, frame.taken_back),
        )
    else:
        words = t(
            "This address is pinned to edition {edition}, made on {date}. A newer one is current.",
            edition=frame.edition_id,
            date=day,
        )
    return [html.Span([words, " ", newest])]


def idle(t: Texts, filters: Filters, follows: tuple[str, ...]) -> list[Html]:
    """What the notice says of filters that are set and that the page cannot follow."""
    names = [name for name in (*LISTS, *MORE) if getattr(filters, name) and name not in follows]
    if not names:
        return []
    listed = ", ".join(filter_name(t, name) for name in names)
    return [html.Span(t("This page does not follow: {filters}.", filters=listed), className="idle")]


def stuck(t: Texts, view: Overview, follows: tuple[str, ...]) -> list[Html]:
    """What the notice says where the filters leave no country: which of them to take back."""
    chosen = view.filters
    if view.headline.countries_asked:
        moving = [filter_name(t, name) for name in OF_RESULTS if getattr(chosen, name) and name in follows]
        if not moving or not view.is_reported or any(row.is_selected for row in view.countries):
            return []
        said = t(
            "None of these countries has such a result. To see them, take back: {filters}.",
            filters=formats.listed(t.lang, moving, "or"),
        )
        return [html.Span(said, className="idle")]
    if not view.in_the_way:
        names = formats.listed(t.lang, [filter_name(t, name) for name in LISTS if getattr(chosen, name)])
        said = t("These filters leave no country, and more than one is in the way: {filters}.", filters=names)
        return [html.Span(said, className="idle")]
    names = formats.listed(t.lang, [filter_name(t, name) for name in view.in_the_way], "or")
    return [
        html.Span(
            t("These filters together leave no country. To see some, take back: {filters}.", filters=names)
        )
    ]


def dropped(t: Texts, parts: tuple[str, ...]) -> list[Html]:
    """What the notice says of parts of the address that nothing knows; empty where all was understood."""
    if not parts:
        return []
    shown = ", ".join(part[:40] for part in parts[:3])
    return [
        html.Span(
            t.count(
                "{n} part of the address was not understood and left out: {parts}",
                "{n} parts of the address were not understood and left out: {parts}",
                len(parts),
                parts=shown + ("…" if len(parts) > 3 else ""),
            )
        ),
        html.Button(t("Close"), className="link", **{"data-close": Id.NOTICE}),
    ]
