"""How two or three are chosen to stand side by side: boxes to tick, in tables and on a page of their own.

A form of HTML alone: it works by keyboard, by touch, and before any script is there.
"""

from collections.abc import Iterable
from typing import Any

from data.collation import sort_key
from data.filters import LISTS, MORE, Filters, search_of
from data.rows import PageView
from data.rows.compare import KINDS
from layouts.look.markup import Html, html
from layouts.words.texts import Texts

PATH = "/compare"


def box(t: Texts, kind: str, key: str, name: str) -> Html:
    """A box in a row of a table, which belongs to the form above the table."""
    ticked = html.Input(
        type="checkbox",
        name=kind,
        value=key,
        form=f"compare-{kind}",
        className="to-compare",
        **{"aria-label": t("Compare {name}", name=name)},
    )
    return html.Label(ticked, className="tick", title=t("Compare"))


def bar(t: Texts, view: PageView, kind: str) -> Html:
    """The form that the boxes of a table belong to, with its button."""
    said = {
        "country": t("Tick two or three countries to see them side by side."),
        "partner": t("Tick two or three partners to see them side by side."),
        "region": t("Tick two or three regions to see them side by side."),
    }[kind]
    return html.Form(
        [*_kept(view, kind), html.Span(said), _button(t)],
        id=f"compare-{kind}",
        action=PATH,
        method="get",
        className="compare-form",
    )


def _button(t: Texts) -> Html:
    return html.Button(t("Compare"), type="submit", className="go")


def _kept(view: PageView, kind: str) -> list[Html]:
    """What goes along: dates, edition, language, and the filters that change what a column counts.

    A country is what it is, whatever region or partner led to it.
    """
    filters = view.overview.filters
    left = {"country": ("step",), "region": ("step", "theme"), "partner": LISTS}[kind]
    names = [*(name for name in LISTS if name in left and name != kind), *MORE]
    values = {name: ",".join(getattr(filters, name)) for name in names}
    values |= {"as_of": filters.as_of, "edition": filters.edition}
    values |= {"lang": filters.lang if filters.lang != Filters().lang else ""}
    return [html.Input(type="hidden", name=name, value=value) for name, value in values.items() if value]


def beside(t: Texts, view: PageView, kind: str, key: str) -> Html:
    """A link that begins a comparison with one country or partner."""
    own: dict[str, Any] = {**dict.fromkeys(LISTS, ()), kind: (key,)}
    return html.A(t("Compare with …"), href=PATH + search_of(view.overview.filters._replace(**own)))


# --- a page of its own


def forms(t: Texts, view: PageView, open_kind: str) -> list[Html]:
    """One form for each kind, folded but for the one that is begun."""
    names = {"country": t("Countries"), "partner": t("Partners"), "region": t("Regions")}
    return [
        html.Details(
            [html.Summary(html.H2(names[kind])), whole(t, view, kind)],
            className="folded choose",
            **({"open": "open"} if kind == open_kind else {}),
        )
        for kind in ("country", "partner", "region")
        if kind in KINDS and _groups(t, view, kind)
    ]


def whole(t: Texts, view: PageView, kind: str) -> Html:
    """All of a kind as boxes in a form; those that are chosen are ticked."""
    chosen = getattr(view.overview.filters, kind)
    return html.Form(
        [
            *_kept(view, kind),
            *(
                html.Fieldset(
                    [html.Legend(legend), *(_labelled(kind, key, name, key in chosen) for key, name in each)]
                )
                for legend, each in _groups(t, view, kind)
            ),
            html.P(_button(t)),
        ],
        action=PATH,
        method="get",
        className="choices",
    )


def _labelled(kind: str, key: str, name: str, is_chosen: bool) -> Html:
    ticked = {"checked": "checked"} if is_chosen else {}
    return html.Label([html.Input(type="checkbox", name=kind, value=key, **ticked), html.Span(name)])


def _groups(t: Texts, view: PageView, kind: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """(heading, (key, name) of each) of all that can be compared on the day."""
    frame = view.frame
    if kind == "region":
        return [(t("Regions"), [(one.region_id, one.names[t.lang]) for one in frame.regions])]
    if kind == "partner":
        named = ((key, names[t.lang]) for key, names in frame.members["partner"].items())
        found = _by_name(t, named)
        return [(t("Partners"), found)] if len(found) > 1 else []
    return [
        (
            region.names[t.lang],
            [
                (one.iso3, one.names[t.lang])
                for one in frame.ordered[t.lang]
                if one.region_id == region.region_id
            ],
        )
        for region in frame.regions
        if any(one.region_id == region.region_id for one in frame.countries)
    ]


def _by_name(t: Texts, named: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return sorted(named, key=lambda one: sort_key(t.lang, one[1]))
