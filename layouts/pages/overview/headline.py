"""The strip of figures at the top: what the eye meets first."""

from data.rows import Overview
from layouts.figures.charts import is_narrowed
from layouts.frame.sources import button
from layouts.look.comparison import beside
from layouts.look.components import parted_bar
from layouts.look.markup import html
from layouts.pages import announced
from layouts.words import basis, formats
from layouts.words.texts import Texts


def tiles(t: Texts, view: Overview) -> list:
    """The two tiles of results and of countries."""
    head = view.headline
    tiles_of = (
        ("results", head.results, head.results_all, head.results_ambition, t("results")),
        (
            "countries",
            head.countries,
            head.countries_all,
            head.countries_ambition,
            t("countries with a result"),
        ),
    )
    return [html.Div([button(t, one[0]), *_tile(t, view, *one)], className="tile") for one in tiles_of]


def _tile(
    t: Texts, view: Overview, panel: str, value: int | None, whole: int | None, ambition: float, label: str
) -> list:
    """A figure of its ambition, with a bar and a pace mark; under a filter, of all achieved."""
    of_ambition = formats.number(t.lang, ambition)
    elapsed_pct = view.headline.elapsed_pct
    if value is None or whole is None:
        return [
            html.P(html.B(t("Not reported")), className="figure is-unknown"),
            html.P(label),
            parted_bar([("unknown", 100.0)], elapsed_pct),
            html.P(t("ambition {n} · {pace}", n=of_ambition, pace=pace(t, view)), className="small"),
        ]
    narrowed = is_narrowed(view)
    if not view.headline.countries_asked:
        return [
            html.P(html.B("–"), className="figure is-unknown"),
            html.P(label),
            parted_bar([], elapsed_pct),
            html.P(t("no country is selected"), className="small"),
        ]
    reached = formats.percent(t.lang, 100 * whole / ambition)
    if not narrowed:
        of_what = t("of {n}", n=of_ambition)
    elif panel == "countries":
        of_what = t("of {n} selected", n=formats.number(t.lang, view.headline.countries_asked))
    else:
        of_what = t("of the {n} achieved", n=formats.number(t.lang, whole))
    return [
        html.P([html.B(formats.number(t.lang, value)), html.Span(of_what)], className="figure"),
        html.P(label),
        parted_bar(
            [("done", 100 * value / ambition), ("rest", 100 * (whole - value) / ambition)], elapsed_pct
        ),
        html.P(
            t("ambition {n}, programme-wide", n=of_ambition)
            if narrowed
            else t("{share} reached · {pace}", share=reached, pace=pace(t, view)),
            className="small",
        ),
        *([html.P(doubt(t, view), className="small")] if panel == "results" and value else []),
        *moved(t, view, panel, value),
        *(announced.brief(t, view) if panel == "countries" and not narrowed else []),
    ]


def moved(t: Texts, view: Overview, panel: str, value: int) -> list:
    """What the figure was on the day that it is compared with."""
    head = view.before.headline if view.before else None
    was = head and (head.results if panel == "results" else head.countries)
    said = beside(t, view, value, was)
    return [html.P(said, className="small")] if said else []


def doubt(t: Texts, view: Overview) -> str:
    """How many of the results that the filters leave are explicit; empty where there are none."""
    return basis.stated(t, view.headline.results, view.headline.explicit)


def doubted(t: Texts, view: Overview) -> str:
    """The same as a sentence."""
    return basis.sentence(t, view.headline.results, view.headline.explicit)


def pace(t: Texts, view: Overview) -> str:
    """The share of the phase that has passed, in words."""
    return t("even pace {share}", share=formats.percent(t.lang, view.headline.elapsed_pct))


def since_then(t: Texts, view: Overview) -> str:
    """That the gap is still to be found, and what it was at the date that it is compared with."""
    before = view.before.gap_usd if view.before else None
    if before is None or view.before is None or not view.gap_usd:
        return t("still to be found")
    said = {"usd": formats.millions(t.lang, before), "date": formats.day(t.lang, view.before.as_of, "medium")}
    if view.gap_usd == before:
        return t("still to be found, as on {date}", date=said["date"])
    if view.before.phase != view.phase:
        phase = formats.roman(view.before.phase)
        return t("still to be found; US$ {usd} m on {date}, in phase {phase}", **said, phase=phase)
    if (view.gap_usd < before) == (view.before.as_of < view.as_of):
        return t("still to be found, down from US$ {usd} m on {date}", **said)
    return t("still to be found, up from US$ {usd} m on {date}", **said)


def gap(t: Texts, view: Overview) -> list:
    """The tile of the funding gap. Programme-wide: no filter but the date moves it."""
    usd = {row.component: row.usd for row in view.funding}
    required, missing = usd["required"], usd["gap"]
    if not required or missing is None:
        return [html.P(html.B(t("Not stated")), className="figure is-unknown"), html.P(t("funding gap"))]
    later = usd["mobilized_since"] or 0
    secured = required - missing - later
    earlier = since_then(t, view)
    return [
        button(t, "funding"),
        html.P(
            [
                html.B(t("US$ {n} m", n=formats.millions(t.lang, missing))),
                html.Span(t("of US$ {n} m", n=formats.millions(t.lang, required))),
            ],
            className="figure is-gap",
        ),
        html.P(earlier),
        parted_bar(
            [
                ("secured", 100 * secured / required),
                ("since", 100 * later / required),
                ("gap", 100 * missing / required),
            ],
            None,
        ),
        html.P(
            t(
                "{secured} secured at the start · {since} mobilized since · {gap} gap",
                secured=formats.millions(t.lang, secured),
                since=formats.millions(t.lang, later),
                gap=formats.millions(t.lang, missing),
            )
            if later
            else t(
                "{secured} secured · {gap} gap",
                secured=formats.millions(t.lang, secured),
                gap=formats.millions(t.lang, missing),
            ),
            className="small",
        ),
    ]
