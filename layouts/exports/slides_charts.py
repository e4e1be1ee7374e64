"""What a slide is made of, and how its charts become native ones with their data inside."""

from copy import deepcopy
from typing import Any, NamedTuple

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_LINE_DASH_STYLE, MSO_PATTERN_TYPE, MSO_THEME_COLOR
from pptx.oxml import parse_xml
from pptx.util import Pt

from data.rows import Overview, PageView
from layouts import theme
from layouts.scenes import Fact

MILLIONS = "[=0]0;[<1000000]0.00,,;#,##0.0,,"  # raw numbers in the sheet, millions in the picture
# A share already in per cent, with the sign as each language sets it.
PER_CENT = {"en": '"%"', "fr": '"\u202f%"', "es": '"\u202f%"'}
BODY, SMALL = Pt(14), Pt(12)


class Series(NamedTuple):
    """One series: None is a value that is not reported, and leaves no mark."""

    name: str
    values: tuple[float | None, ...]
    colour: str  # empty: not to be seen
    is_hatched: bool = False
    label: str = "0"  # the number format of its labels; empty: none
    is_on_dark: bool = False  # labels stand inside, in white


class Chart(NamedTuple):
    """A chart: `bullet` draws its first series wide behind the others, `falls` are stacked columns."""

    kind: str  # bullet, bars, stacked, falls
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    alt: str


class Table(NamedTuple):
    """A table: a row of one cell is the heading of those below it; `widths` are shares of the width."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    alt: str
    numbers: tuple[int, ...] = ()  # columns that stand at the right


class Figures(NamedTuple):
    """Big figures, each with what it is of and what it is."""

    facts: tuple[Fact, ...]


class Picture(NamedTuple):
    """A picture as PNG."""

    png: bytes
    alt: str


class Slide(NamedTuple):
    """One slide: its message, what it shows, and where that comes from."""

    title: str
    lead: str
    content: Chart | Figures | Picture | tuple[Table, ...] | str  # one table, two beside each other, a text
    panels: tuple[tuple[str, Overview], ...] = ()  # panels of sources, and the view they speak of
    rows: tuple[dict[str, Any], ...] = ()  # rows of the evidence behind it
    caption: str = ""  # stands before the sources at its foot
    notes: tuple[str, ...] = ()
    view: PageView | None = None  # where it is for another selection than the deck
    follows: bool = True  # the filters of places
    dated: bool = True  # else it is of the newest date


KINDS = {
    "bullet": XL_CHART_TYPE.BAR_CLUSTERED,
    "bars": XL_CHART_TYPE.BAR_CLUSTERED,
    "stacked": XL_CHART_TYPE.BAR_STACKED,
    "falls": XL_CHART_TYPE.COLUMN_STACKED,
}


def draw_chart(placeholder: Any, content: Chart) -> Any:
    """The shape of a native chart in the place of its placeholder."""
    data: Any = CategoryChartData()  # type: ignore[no-untyped-call]
    data.categories = content.categories
    for series in content.series:
        data.add_series(series.name, series.values, number_format="General")
    shape = placeholder.insert_chart(KINDS[content.kind], data)
    chart = shape.chart
    chart.font.size, chart.font.color.theme_color = BODY, MSO_THEME_COLOR.TEXT_1
    chart.has_title = False
    seen = [one for one in content.series if one.colour]
    chart.has_legend = len(seen) > 1
    if chart.has_legend:
        chart.legend.position = XL_LEGEND_POSITION.TOP
        chart.legend.include_in_layout = False
        chart.legend.font.size = BODY
    _axes(chart, content)
    plot = chart.plots[0]
    plot.gap_width = 35
    if content.kind != "bullet":
        plot.overlap = 100  # of clustered bars each category has one
    many = len(content.categories) > 9
    for drawn, series in zip(plot.series, content.series, strict=True):
        _dress(drawn, series, content.kind, SMALL if many else BODY)
    if many:
        chart.category_axis.tick_labels.font.size = SMALL
    if content.kind == "bullet":
        _behind(chart)
    if content.kind == "falls":
        _above(plot, content)
    _hide_from_legend(chart, content)
    return shape


def _axes(chart: Any, content: Chart) -> None:
    """No grid and no scale: labels say the values; categories from top to bottom."""
    values, names = chart.value_axis, chart.category_axis
    values.visible = values.has_major_gridlines = values.has_minor_gridlines = False
    values.minimum_scale = 0
    values.maximum_scale = _longest(content) * (1.12 if content.kind != "falls" else 1.08)
    names.format.line.color.rgb = _rgb(theme.GREY)
    names.has_major_gridlines = False
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    names.tick_labels.font.size = BODY
    names.reverse_order = content.kind != "falls"
    axis = names._element
    every = axis.makeelement(f"{C}tickLblSkip", {"val": "1"})  # no name is left out where one takes two lines
    axis.find(f"{C}noMultiLvlLbl").addprevious(every)


def _longest(content: Chart) -> float:
    """The greatest value that bars reach."""
    columns = [
        [value or 0 for value in values] for values in zip(*(s.values for s in content.series), strict=True)
    ]
    reach = sum if content.kind in ("stacked", "falls") else max
    return max((reach(column) for column in columns), default=0) or 1


def _dress(drawn: Any, series: Series, kind: str, size: Any) -> None:
    """Fill, outline and labels of a series."""
    fill = drawn.format.fill
    if not series.colour:
        fill.background()
        return
    if series.is_hatched:
        fill.patterned()
        fill.pattern = MSO_PATTERN_TYPE.WIDE_UPWARD_DIAGONAL
        fill.fore_color.rgb, fill.back_color.rgb = _rgb(series.colour), _rgb(theme.WHITE)
        drawn.format.line.color.rgb = _rgb(series.colour)
        drawn.format.line.width = Pt(1.25)
        drawn.format.line.dash_style = MSO_LINE_DASH_STYLE.DASH
    else:
        fill.solid()
        fill.fore_color.rgb = _rgb(series.colour)
    drawn.invert_if_negative = False
    if not series.label:
        return
    labels = drawn.data_labels
    labels.show_value = True
    labels.number_format, labels.number_format_is_linked = series.label, False
    labels.font.size, labels.font.bold = size, True
    labels.font.color.rgb = _rgb(theme.WHITE if series.is_on_dark else theme.TEXT)
    labels.position = (
        XL_LABEL_POSITION.CENTER if kind in ("stacked", "falls") else XL_LABEL_POSITION.OUTSIDE_END
    )


def _behind(chart: Any) -> None:
    """Leave the first series on the axes it has, wide; the others go before it, on axes of the same scale."""
    plot = chart._chartSpace.chart.plotArea
    wide = plot.find(f"{C}barChart")
    narrow = deepcopy(wide)
    for place, series in enumerate(wide.findall(f"{C}ser")):
        if place:
            wide.remove(series)
    narrow.remove(narrow.find(f"{C}ser"))
    wide.find(f"{C}gapWidth").set("val", "25")
    narrow.find(f"{C}gapWidth").set("val", "90")
    wide.addnext(narrow)
    axes = plot.findall(f"{C}catAx") + plot.findall(f"{C}valAx")
    renamed = {axis.find(f"{C}axId").get("val"): str(900000 + place) for place, axis in enumerate(axes)}
    for name in narrow.findall(f"{C}axId"):
        name.set("val", renamed[name.get("val")])
    last = axes[-1]
    for axis in reversed(axes):
        copy = deepcopy(axis)
        for name in ("axId", "crossAx"):
            copy.find(f"{C}{name}").set("val", renamed[copy.find(f"{C}{name}").get("val")])
        copy.find(f"{C}delete").set("val", "1")
        last.addnext(copy)


def _above(plot: Any, content: Chart) -> None:
    """Lift the labels of columns too low to hold them; they stay tied to their values."""
    most = _longest(content)
    for drawn, series in zip(plot.series, content.series, strict=True):
        for place, value in enumerate(series.values):
            if not series.colour or value is None or value > most / 9:
                continue
            label = drawn.points[place].data_label
            label.font.size, label.font.bold = BODY, True
            label.font.color.rgb = _rgb(theme.TEXT)
            element = label._dLbl
            lift = -(0.36 * value / most + 0.04)  # of the chart's height, of which columns have 72%
            element.insert(1, parse_xml(LIFTED.format(lift=lift)))
            number = element.makeelement(f"{C}numFmt", {"formatCode": series.label, "sourceLinked": "0"})
            element.insert(2, number)


C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
LIFTED = (
    '<c:layout xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:manualLayout>'
    '<c:x val="0"/><c:y val="{lift:.4f}"/></c:manualLayout></c:layout>'
)


def _hide_from_legend(chart: Any, content: Chart) -> None:
    """Leave series that are not to be seen out of the legend."""
    if not chart.has_legend:
        return
    legend = chart.legend._element
    for place, series in reversed([*enumerate(content.series)]):
        if not series.colour:
            entry = legend.makeelement(f"{C}legendEntry", {})
            entry.append(entry.makeelement(f"{C}idx", {"val": str(place)}))
            entry.append(entry.makeelement(f"{C}delete", {"val": "1"}))
            legend.find(f"{C}legendPos").addnext(entry)


def _rgb(colour: str) -> RGBColor:
    return RGBColor.from_string(colour[1:])  # type: ignore[no-untyped-call]
