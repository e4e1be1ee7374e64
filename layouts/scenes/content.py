"""What stands in a scene, as data: charts, big figures, bars, tables; for the screen and for slides alike."""

from typing import Any, NamedTuple

from data.rows import CountryRow, Overview, PageView
from layouts.words import formats
from layouts.words.texts import Texts


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
    also: str = ""  # what is told beside the value, and no length shows
    numbers: tuple[float | None, ...] = ()  # as they are: one for each series of the chart on slides

    @property
    def said(self) -> str:
        """The value, and what is told beside it."""
        return " · ".join(filter(None, (self.value, self.also)))


class Series(NamedTuple):
    """What one number of each bar is: a series of the chart that slides hold, to be edited there."""

    name: str
    colour: str  # a token of `assets/tokens.css`; empty: not to be seen
    unit: str = "count"  # how its labels are written (layouts.exports.slides.charts.FORMATS); empty: none
    is_hatched: bool = False
    role: str = ""  # `ambition`: what others are compared with; `pace`: a mark


class Table(NamedTuple):
    """A table whose first column names its rows; `pick` of each row as in a bar."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]  # all; on slides a row of one cell is the heading of those below it
    picks: tuple[str, ...] = ()
    widths: tuple[float, ...] = ()  # of its columns, as shares; none: equal
    numbers: tuple[int, ...] = ()  # columns that stand at the right
    most: int | None = None  # rows that the screen has room for
    most_slides: int | None = None  # the workbook has the rest


class Figure(NamedTuple):
    """A chart, the line above it, what a click on one of its marks filters by; its numbers for slides."""

    figure: dict
    label: str = ""
    pick: str = ""
    bars: tuple[Bar, ...] = ()
    series: tuple[Series, ...] = ()
    kind: str = "bullet"  # or `waterfall`


class Content(NamedTuple):
    """All that a scene shows between its title and its footer."""

    figures: tuple[Figure, ...] = ()
    facts: tuple[Fact, ...] = ()
    bars: tuple[Bar, ...] = ()
    series: tuple[Series, ...] = ()  # of the numbers of the bars
    is_stacked: bool = False  # the numbers of a bar make a whole
    pace_pct: float | None = None  # a mark on the bars and the facts
    ambition_pct: float | None = None  # another, where a bar can pass its ambition
    table: Table | None = None
    numbers: Table | None = None  # what slides show where no one chart can hold the numbers
    countries: tuple[tuple[str, tuple[CountryRow, ...]], ...] = ()  # by region, with marks of their steps
    is_reported: bool = True  # else the marks are unknown
    buttons: tuple[tuple[str, str], ...] = ()  # what they pick, and their label
    note: str = ""
    fine_print: str = ""  # the rest of the note; slides say it at the foot
    looks: str = ""  # how to read what the screen draws; slides draw it in another way
    told: tuple[str, ...] = ()  # more, for the notes of slides
    rows: tuple[Any, ...] = ()  # that it comes from, each with its place
    panels: tuple[str, ...] = ()  # the panels of sources (data.queries.FACTS) that it shares
    dates: tuple[Overview, ...] = ()  # the positions that it shows, where not that of the view alone
    has_map: bool = False
    is_money: bool = False  # amounts of projects: at which exchange rate is said
    key: tuple[tuple[str, str], ...] = ()  # of the map: the look of a swatch, and what it means


def spoken(t: Texts, title: str, bars: tuple[Bar, ...]) -> str:
    """A chart in words, for who does not see it: its message, and each of its bars."""
    said = [formats.named(t.lang, bar.label.replace("\n", " "), bar.said) for bar in bars]
    return f"{title}. {formats.in_series(t.lang, said)}." if said else title


def by_region(view: PageView, t: Texts) -> tuple[tuple[str, str], ...]:
    """A button a region."""
    return tuple((f"region={one.region_id}", one.names[t.lang]) for one in view.frame.regions)
