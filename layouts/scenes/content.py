"""What stands in a scene, as data: figures, big figures, bars, tables. Here: the position and its pace."""

from typing import Any, NamedTuple

from data.rows import CountryRow, PageView
from layouts.figures import charts
from layouts.frame.filterbar import left
from layouts.pages.overview import headline
from layouts.words import formats
from layouts.words.texts import Texts

Row = dict[str, Any]


class Fact(NamedTuple):
    """A big figure: the value, what it is of, what it is; a bar where there is a share."""

    value: str
    of: str
    label: str
    share_pct: float | None = None
    tone: str = ""  # `gap`: the one red thing; `unknown`
    doubt: str = ""  # how firm it is


class Bar(NamedTuple):
    """A row with a bar (None: not reported); `pick` is what a click filters by, such as `region=africa`."""

    pick: str
    label: str
    value: str
    share_pct: float | None
    tone: str = ""  # `gap`, `rest` (unexplained) or `hypothetical`


class Table(NamedTuple):
    """A table whose first column names its rows; `pick` of each row as in a bar."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    picks: tuple[str, ...] = ()


class Figure(NamedTuple):
    """A chart, the line above it, and what a click on one of its marks filters by."""

    figure: dict
    label: str = ""
    pick: str = ""


class Content(NamedTuple):
    """All that a scene shows between its title and its footer."""

    figures: tuple[Figure, ...] = ()
    facts: tuple[Fact, ...] = ()
    bars: tuple[Bar, ...] = ()
    pace_pct: float | None = None  # a mark on the bars and the facts
    ambition_pct: float | None = None  # another, where a bar can pass its ambition
    table: Table | None = None
    countries: tuple[tuple[str, tuple[CountryRow, ...]], ...] = ()  # by region, with marks of their steps
    is_reported: bool = True  # else the marks are unknown
    buttons: tuple[tuple[str, str], ...] = ()  # what they pick, and their label
    note: str = ""
    rows: tuple[Any, ...] = ()  # that it comes from, each with its place
    panel: str = ""  # or the panel of sources (data.queries.FACTS) that it shares
    has_map: bool = False
    is_money: bool = False  # amounts of projects: at which exchange rate is said
    key: tuple[tuple[str, str], ...] = ()  # of the map: the look of a swatch, and what it means


# --- the position in four figures


def position_title(t: Texts, view: PageView) -> str:
    """Results of the ambition beside the share of the phase; under a filter, what it leaves."""
    head = view.overview.headline
    if head.results is None or charts.is_narrowed(view.overview):
        return left(t, view.overview)
    return t(
        "{n} of {all} changes achieved with {share} of the phase passed",
        n=formats.number(t.lang, head.results),
        all=formats.number(t.lang, head.results_ambition),
        share=formats.percent(t.lang, head.elapsed_pct),
    )


def position(t: Texts, view: PageView) -> Content:
    """Results, countries, the gap and the phase."""
    head = view.overview.headline
    usd = {row.component: row.usd for row in view.overview.funding}
    gap, required = usd["gap"], usd["required"]
    results = head.results_ambition, t("of {n}", n=formats.number(t.lang, head.results_ambition))
    places = head.countries_ambition, t("of {n}", n=formats.number(t.lang, head.countries_ambition))
    is_narrowed = charts.is_narrowed(view.overview)
    if is_narrowed:  # no document divides the ambitions
        all_, asked = head.results_all or 0, head.countries_asked
        results = all_, t("of the {n} achieved", n=formats.number(t.lang, all_))
        places = asked, t("of {n} selected", n=formats.number(t.lang, asked))
    changes = _fact(t, head.results, *results, t("institutional changes"))
    facts = [
        changes._replace(doubt=headline.doubt(t, view.overview)),
        _fact(t, head.countries, *places, t("countries with a change")),
    ]
    if gap is not None and required:
        facts.append(
            Fact(
                t("US$ {n} m", n=formats.millions(t.lang, gap)),
                t("of US$ {n} m", n=formats.millions(t.lang, required)),
                t("funding gap, programme-wide"),
                100 * gap / required,
                "gap",
            )
        )
    passed = formats.percent(t.lang, head.elapsed_pct)
    label = t("of phase {phase} passed", phase=formats.roman(view.overview.phase))
    facts.append(Fact(passed, "", label, head.elapsed_pct))
    return Content(
        facts=tuple(facts),
        pace_pct=None if is_narrowed else head.elapsed_pct,
        buttons=by_region(view, t),
        note="" if is_narrowed else t("The mark is an even pace, {share}.", share=passed),
        panel="results",
        is_money=True,
    )


def _fact(t: Texts, value: int | None, whole: float, of: str, label: str) -> Fact:
    if value is None:
        return Fact("–", of, formats.named(t.lang, label, t("not reported")), None, "unknown")
    return Fact(formats.number(t.lang, value), of, label, 100 * value / (whole or 1))


def by_region(view: PageView, t: Texts) -> tuple[tuple[str, str], ...]:
    """A button a region."""
    return tuple((f"region={one.region_id}", one.names[t.lang]) for one in view.frame.regions)
