"""The parts of a scene as HTML: big figures, bars, tables, countries with their steps, buttons."""

from typing import Any

from data.rows import CountryRow
from data.snapshot import STEPS
from data.untranslated import joined
from layouts.figures.charts import country_state
from layouts.look import components
from layouts.look.markup import Html, html
from layouts.scenes.content import Bar, Content, Fact, Table
from layouts.words import formats
from layouts.words.texts import Texts

FEW_COUNTRIES = 24  # that fit beside a map


def part(t: Texts, content: Content) -> list[Any]:
    """What stands in a scene beside or instead of its charts."""
    is_empty = not (content.figures or content.facts or content.bars or content.table or content.countries)
    return [
        *([components.empty(t)] if is_empty else []),
        *([_facts(content.facts, content.pace_pct)] if content.facts else []),
        *([_bars(content)] if content.bars else []),
        *([_countries(t, content)] if content.countries else []),
        *([_table(content.table)] if content.table else []),
    ]


def below(t: Texts, content: Content) -> list[Any]:
    """What stands under a scene: the key of a map, buttons that filter it, and its note."""
    key = [html.Span([html.I(className=f"swatch {look}"), label]) for look, label in content.key]
    buttons = [
        html.Button(label, **{"data-pick": pick, "aria-pressed": "false"}) for pick, label in content.buttons
    ]
    return [
        *([html.Div(key, className="key")] if key else []),
        *([html.Div(buttons, className="buttons")] if buttons else []),
        html.P(note(t, content), className="note"),
    ]


def note(t: Texts, content: Content) -> str:
    """What is said under a scene: how many more rows there are, how to read it, what to know."""
    table = content.table
    more = len(table.rows) - table.most if table and table.most is not None else 0
    over = more_rows(t, more) + "." if more > 0 else ""
    said = joined(" ", filter(None, [over, content.note, content.fine_print]))
    between = " " if said.endswith(".") else " · "
    return joined(between, filter(None, [said, content.looks]))


def more_rows(t: Texts, n: int) -> str:
    """How many rows of a table there is no room for."""
    return t.count("and {n} more row", "and {n} more rows", n)


def _track(
    share_pct: float | None, tone: str, pace_pct: float | None, ambition_pct: float | None = None
) -> Html:
    """A bar, hatched where nothing is reported."""
    inside = (
        html.I(className="unknown", style={"width": "100%"})
        if share_pct is None
        else html.I(className=tone or "done", style={"width": f"{max(min(share_pct, 100), 0):.2f}%"})
    )
    marks = [
        html.I(className=name, style={"left": f"{place:.2f}%"})
        for name, place in (("ambition", ambition_pct), ("pace", pace_pct))
        if place is not None
    ]
    return html.Span([inside, *marks], className="track", **{"aria-hidden": "true"})


def _of_fact(fact: Fact, pace_pct: float | None) -> Html:
    """The bar of a figure; one that has passed its ambition fills it, and a mark says where that is."""
    pace = None if fact.tone == "gap" else pace_pct
    if fact.share_pct is None or fact.share_pct <= 100:
        return _track(fact.share_pct, fact.tone, pace)
    scale = 100 / fact.share_pct
    return _track(100, fact.tone, None if pace is None else pace * scale, 100 * scale)


def _facts(facts: tuple[Fact, ...], pace_pct: float | None) -> Html:
    return html.Div(
        [
            html.Div(
                [
                    html.P([html.B(fact.value), html.Span(fact.of)]),
                    html.P(fact.label),
                    *([html.P(fact.doubt, className="doubt")] if fact.doubt else []),
                    *(
                        [_of_fact(fact, pace_pct)]
                        if fact.share_pct is not None or fact.tone == "unknown"
                        else []
                    ),
                ],
                className=f"fact {fact.tone}",
            )
            for fact in facts
        ],
        className=f"facts of-{len(facts)}",
    )


def _row(bar: Bar, content: Content) -> Html:
    shown = [
        html.Span(bar.label, className="label"),
        html.B(bar.said),
        _track(bar.share_pct, bar.tone, content.pace_pct, content.ambition_pct),
    ]
    return html.Button(shown, className=f"row {bar.tone}", **{"data-pick": bar.pick, "aria-pressed": "false"})


def _bars(content: Content) -> Html:
    return html.Div(
        [_row(bar, content) for bar in content.bars],
        className="bars",
    )


def _table(table: Table) -> Html:
    rows = table.rows[: table.most]
    picks = table.picks or ("",) * len(rows)
    return html.Table(
        [
            html.Thead(html.Tr([html.Th(cell, scope="col") for cell in table.head])),
            html.Tbody(
                [
                    html.Tr(
                        [html.Th(row[0], scope="row"), *(html.Td(cell) for cell in row[1:])],
                        tabIndex="0",
                        **{"data-pick": pick},
                    )
                    for row, pick in zip(rows, picks, strict=True)
                ]
            ),
        ]
    )


def _countries(t: Texts, content: Content) -> Html:
    """Countries with three marks each: achieved, not achieved, or unknown where nothing is reported."""
    n = sum(len(rows) for _, rows in content.countries)
    size = "beside" if content.has_map else "many" if n > FEW_COUNTRIES else "few"
    items = []
    for region, rows in content.countries:
        if len(content.countries) > 1:
            items.append(html.Li(region, className="region"))
        items += [html.Li(_country(t, row, content.is_reported)) for row in rows]
    return html.Ul(items, className=f"countries is-{size}")


def _country(t: Texts, row: CountryRow, is_reported: bool) -> Html:
    name = row.country.names[t.lang]

    def look(step: int) -> str:
        if not is_reported:
            return "unknown"
        if step in row.steps:
            return "on" if step in row.explicit else "on open"
        return "off"

    marks = [html.I(str(step), className=look(step)) for step in STEPS]
    said = formats.named(t.lang, name, country_state(t, row.steps, is_reported))
    open_ = [str(step) for step in row.steps if step not in row.explicit]
    if open_:
        said = f"{said} · {formats.named(t.lang, t('To be confirmed'), ', '.join(open_))}"
    return html.Button(
        [
            html.Span(name, className="label"),
            html.Span(said.removeprefix(name), className="heard"),
            html.Span(marks, className="marks", **{"aria-hidden": "true"}),
        ],
        **{"data-pick": f"country={row.country.iso3}", "aria-pressed": "false"},
    )
