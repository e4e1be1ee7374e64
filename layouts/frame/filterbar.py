"""The filter controls, the chips that say what is active, and the count of what is left."""

from typing import Any

import dash

from data.collation import sort_key
from data.filters import LISTS, PLACES, Filters
from data.rows import Frame, Overview, PageView
from data.schema.position import BASES
from data.snapshot import STEPS
from data.untranslated import joined
from layouts.figures.charts import is_narrowed, step_name, unreported
from layouts.look.ids import FILTERS, Id
from layouts.look.markup import apart, html
from layouts.words import basis, formats
from layouts.words.texts import Texts


def filter_name(t: Texts, name: str) -> str:
    """The name of a filter."""
    return {
        "region": t("Region"),
        "country": t("Country"),
        "step": t("Step"),
        "evidence": t("Evidence"),
        "theme": t("Theme"),
        "partner": t("Partner"),
        "as_of": t("Position at"),
        "compare": t("Date to compare with"),
        "since": t("Edition to compare with"),
        "pledge": t("Pledges"),
    }[name]


def unfollowed(t: Texts, filters: Filters, follows: tuple[str, ...]) -> list[str]:
    """What is said of filters that are set and move nothing; nothing where there is none."""
    names = [filter_name(t, name) for name in LISTS if getattr(filters, name) and name not in follows]
    return [t("not followed: {filters}", filters=", ".join(names))] if names else []


OF = {"country": "countries", "partner": "partners"}  # filter → those of any day (Frame.ever)


def options(t: Texts, frame: Frame, name: str) -> dict[str, str]:
    """The values of a filter and their names."""
    if name == "region":
        return {region.region_id: region.names[t.lang] for region in frame.regions}
    if name == "country":
        named = {country.iso3: country.names[t.lang] for country in frame.countries}
        return dict(sorted(named.items(), key=lambda item: sort_key(t.lang, item[1])))
    if name == "step":
        return {str(step): f"{step}  {step_name(t, step)}" for step in STEPS}
    if name == "evidence":
        return {one: basis.short(t, one).capitalize() for one in BASES}
    if name in frame.members:
        return {key: names[t.lang] for key, names in frame.members[name].items()}
    return {day: formats.day(t.lang, day, "medium") for day in reversed(frame.dates)}


def value_name(t: Texts, frame: Frame, name: str, value: str) -> str:
    """The name of one value of a filter; of a country or partner also on a day on which it is none."""
    known = options(t, frame, name)
    return known[value] if value in known else frame.ever[OF[name]][value][t.lang]


def choices(t: Texts, frame: Frame, name: str) -> list[dict[str, Any]]:
    """What the control of a filter offers; typed letters find it by any name, in any language."""
    words = frame.typed.get(name, {})
    return [
        {"label": apart(label), "value": key, **({"search": words[key]} if words else {})}
        for key, label in options(t, frame, name).items()
    ]


def control(t: Texts, frame: Frame, name: str, value: str | list[str]) -> dash.dcc.Dropdown:
    """The control of one filter; its label names it by its id."""
    many = name in LISTS
    return dash.dcc.Dropdown(
        id=FILTERS[name],
        className=f"control control-{name}",
        options=choices(t, frame, name),
        value=value,
        multi=many,
        clearable=many,
        searchable=name in frame.typed,
        placeholder=filter_name(t, name),
        maxHeight=360,
        labels={
            "search": t("Search"),
            "select_all": t("Select all"),
            "deselect_all": t("Deselect all"),
            "clear_search": t("Clear search"),
            "clear_selection": t("Clear selection"),
            "no_options_found": t("Nothing found"),
            "selected_count": t("{num_selected} selected"),
        },
    )


def bar(t: Texts, frame: Frame, view: Overview) -> dash.html.Div:
    """The row of controls, chips and count under the header."""
    return dash.html.Div(
        [
            dash.html.Div(
                [control(t, frame, name, list(getattr(view.filters, name))) for name in LISTS],
                className="controls",
            ),
            dash.html.Div(id=Id.SEARCH, className="search-box"),
            dash.html.Div(id=Id.CHIPS, className="chips"),
            dash.html.Div(id=Id.COUNT, className="count", role="status"),
        ],
        className="filters",
        role="search",
        **{"aria-label": t("Filters")},
    )


FOUND = "found"  # the id of the list of what was found


def search_box(t: Texts) -> list:
    """A box that finds countries, partners, themes, results and contradictions; the script fills its list.

    With it the labels of the controls, which only screen readers need.
    """
    return [
        *(
            html.Label(filter_name(t, name), htmlFor=FILTERS[name], className="visually-hidden")
            for name in LISTS
        ),
        html.Label(
            [
                html.Span(
                    t("Search countries, partners, themes, results and differences between documents"),
                    className="visually-hidden",
                ),
                html.Input(
                    type="search",
                    placeholder=t("Search  /"),
                    autoComplete="off",
                    role="combobox",
                    **{
                        "aria-autocomplete": "list",
                        "aria-expanded": "false",
                        "aria-controls": FOUND,
                    },
                ),
            ]
        ),
        html.Div(id=FOUND, className="found", role="listbox", **{"aria-label": t("What was found")}),
        html.P(
            className="found-said",
            role="status",
            **{"data-nothing": t("Nothing found"), "data-found": t("Found: {n}", n="{n}")},
        ),
    ]


MOST_CHIPS = 3  # more would push the page out of view; the controls hold them all


def chips(t: Texts, frame: Frame, filters: Filters) -> list:
    """A button for each active value, which takes it away, and one that clears all."""
    active = [
        (name, value, value_name(t, frame, name, value)) for name in LISTS for value in getattr(filters, name)
    ]
    if not active:
        return []
    return [
        *(
            html.Button(
                [label, html.Span(" ×", **{"aria-hidden": "true"})],
                className="chip",
                title=t("Remove {filter}: {value}", filter=filter_name(t, name), value=label),
                **{"data-filter": name, "data-value": value},
            )
            for name, value, label in active[:MOST_CHIPS]
        ),
        *_more_chips(t, [label for _, _, label in active[MOST_CHIPS:]]),
        html.Button(t("Clear"), className="link", **{"data-filter": "clear", "data-value": ""}),
    ]


def places(t: Texts, view: PageView) -> str:
    """The names of what selects countries; of nothing else, as not every page follows the rest."""
    named = [
        value_name(t, view.frame, name, value)
        for name in PLACES
        for value in getattr(view.overview.filters, name)
    ]
    return joined(" · ", named) or t("no filter")


def _more_chips(t: Texts, labels: list[str]) -> list:
    """How many more are active; on paper, which cannot be asked, their names."""
    if not labels:
        return []
    return [
        html.Span(t("+{n} more", n=len(labels)), className="more"),
        html.Span(joined(", ", labels), className="rest"),
    ]


def count(t: Texts, frame: Frame, view: Overview, *, is_own: bool = False) -> list:
    """How much the filters leave, how firm it is, what does not follow them, and what it is compared with."""
    found = left(t, view) + basis.beside(t, view.headline.results, view.headline.explicit)
    if is_own:
        more, look = t("this page alone, whatever the filters"), "small"
    elif is_narrowed(view):
        more, look = t("people and money: not filtered"), "small"
    else:
        more, look = t("no filter"), "small unset"
    return [html.P(found), html.P([html.Span(more), *comparison(t, frame, view)], className=look)]


def comparison(t: Texts, frame: Frame, view: Overview) -> list:
    """The dates that a page can be compared with, to choose from; nothing where there is one date alone."""
    others = [day for day in reversed(frame.dates) if day != view.as_of]
    chosen = view.filters.compare
    if not others:
        return []
    # Beside filters and their chips there is room for a sign alone.
    nothing = "⇄" if is_narrowed(view) else t("compare with …")
    choices = {"": nothing} | {day: formats.day(t.lang, day, "medium") for day in others}
    return [
        html.Label(
            [
                html.Span(filter_name(t, "compare"), className="visually-hidden"),
                html.Select(
                    [
                        html.Option(
                            t("compared with {date}", date=label) if day in chosen else label,
                            value=day,
                            **({"selected": "selected"} if day in (chosen or ("",)) else {}),
                        )
                        for day, label in choices.items()
                    ],
                    name="compare",
                    title=filter_name(t, "compare"),
                    **{"data-choose": "compare"},
                ),
            ],
            className="compare-with",
        )
    ]


def left(t: Texts, view: Overview) -> str:
    """How many results in how many countries the filters leave."""
    head = view.headline
    if head.results is None:
        return unreported(t)
    if not head.countries_asked:
        return t("Nothing matches these filters")
    countries = t.count(
        "{with_result} of {n} country",
        "{with_result} of {n} countries",
        head.countries_asked,
        with_result=head.countries,
    )
    return t.count(
        "{n} result in {countries}", "{n} results in {countries}", head.results, countries=countries
    )
