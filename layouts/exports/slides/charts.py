"""What a slide is made of, and how its charts become native ones with their data inside."""

from copy import deepcopy
from typing import Any, NamedTuple

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_LINE_DASH_STYLE, MSO_PATTERN_TYPE, MSO_THEME_COLOR
from pptx.oxml import parse_xml
from pptx.util import Pt

from data.filters import LISTS
from data.rows import Overview, PageView
from data.untranslated import unmarked
from layouts.look import theme
from layouts.scenes.content import Fact, Series, Table
from layouts.words import formats
from layouts.words.texts import Texts

MILLIONS = "[=0]0;[<1000000]{}0.00,,{};{}#,##0.0,,{}"  # raw numbers in the sheet, millions in the picture
BODY, SMALL = Pt(theme.size("slide-text")), Pt(theme.size("slide-fine-print"))
MANY = 9  # categories; the names of more are small and take one line each
ON_DARK = ("accent", "achieved", "gap")  # labels stand inside, in white


class Chart(NamedTuple):
    """A chart: `bullet` are columns beside each other and marks before them, `waterfall` stacked columns."""

    kind: str  # bullet, bars, stacked, waterfall
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    values: tuple[tuple[float | None, ...], ...]  # of each series; None: not reported, and leaves no mark
    alt: str


class Figures(NamedTuple):
    """Big figures: each with its total (of 80) and, below it, its name."""

    facts: tuple[Fact, ...]


class Picture(NamedTuple):
    """A map as PNG, what its colours mean (a colour, its mark and a label), and a table beside it."""

    png: bytes
    alt: str
    key: tuple[tuple[str, str, str], ...]
    table: Table


class Slide(NamedTuple):
    """One slide: its message, what it shows, and where that comes from."""

    title: str
    lead: str
    content: Chart | Figures | Picture | tuple[Table, ...] | str  # one table, two beside each other, a text
    panels: tuple[tuple[str, Overview], ...] = ()  # panels of sources, and the view they speak of
    rows: tuple[Any, ...] = ()  # rows of the evidence behind it
    caption: str = ""  # stands before the sources at its foot
    notes: tuple[str, ...] = ()
    view: PageView | None = None  # where it is for another selection than the deck
    follows: tuple[str, ...] = LISTS  # the filters that move it


HEADROOM = {"bullet": 1.12, "bars": 1.2, "stacked": 1.12, "waterfall": 1.08}  # for labels past the ends
STANDING = ("bullet", "waterfall")
KINDS = {
    "bullet": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "bars": XL_CHART_TYPE.BAR_CLUSTERED,
    "stacked": XL_CHART_TYPE.BAR_STACKED,
    "waterfall": XL_CHART_TYPE.COLUMN_STACKED,
}


def label_format(t: Texts, unit: str, *, is_stacked: bool) -> str:
    """How a chart writes the numbers of a unit, with the words that the language has around them."""
    if unit in ("count", "usd_millions", "usd_less"):
        minus = '"\u2212"' if unit == "usd_less" else ""  # what is taken away
        zero = "0;;;" if is_stacked else "0"  # a zero has no length to stand in
        return zero if unit == "count" else MILLIONS.format(minus, "", minus, "")
    texts = {
        "ambition": ("0", t("ambition {n}", n="{n}")),
        "people_whole": ("0,,", t("{n} m", n="{n}")),
        "people": (MILLIONS, t("{n} m", n="{n}")),
        "usd": (MILLIONS, t("US$ {n} m", n="{n}")),
        "percent": ("0", formats.percent(t.lang, 0).replace("0", "{n}")),
        "share": ("0.0", formats.percent(t.lang, 0).replace("0", "{n}")),
    }
    number, text = texts[unit]
    before, after = (f'"{part}"' if part else "" for part in text.split("{n}"))
    return number.format(before, after, before, after) if "{" in number else f"{before}{number}{after}"


def draw_chart(t: Texts, placeholder: Any, content: Chart) -> Any:
    """The shape of a native chart in the place of its placeholder."""
    data: Any = CategoryChartData()  # type: ignore[no-untyped-call]
    data.categories = [unmarked(name) for name in content.categories]
    for series, values in zip(content.series, content.values, strict=True):
        data.add_series(unmarked(series.name), values, number_format="General")
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
    plot.gap_width, plot.overlap = (50, 0) if content.kind == "bullet" else (35, 100)
    many = len(content.categories) > MANY
    for drawn, series in zip(plot.series, content.series, strict=True):
        _dress(t, drawn, series, content.kind, SMALL if many else BODY)
    if many:
        chart.category_axis.tick_labels.font.size = SMALL
    _marks(chart, content)
    if content.kind == "waterfall":
        _above(t, plot, content)
    _hide_from_legend(chart, content)
    return shape


def _axes(chart: Any, content: Chart) -> None:
    """No grid and no scale: labels say the values; categories from top to bottom."""
    values, names = chart.value_axis, chart.category_axis
    values.visible = values.has_major_gridlines = values.has_minor_gridlines = False
    values.minimum_scale = 0
    values.maximum_scale = _longest(content) * HEADROOM[content.kind]
    names.format.line.color.rgb = rgb(theme.colour("border"))
    names.has_major_gridlines = False
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    names.tick_labels.font.size = BODY
    names.reverse_order = content.kind not in STANDING
    axis = names._element
    every = axis.makeelement(f"{C}tickLblSkip", {"val": "1"})  # no name is left out where one takes two lines
    axis.find(f"{C}noMultiLvlLbl").addprevious(every)


def _longest(content: Chart) -> float:
    """The greatest value that bars reach."""
    columns = [[value or 0 for value in values] for values in zip(*content.values, strict=True)]
    reach = sum if content.kind in ("stacked", "waterfall") else max
    return max((reach(column) for column in columns), default=0) or 1


def _dress(t: Texts, drawn: Any, series: Series, kind: str, size: Any) -> None:
    """Fill, outline and labels of a series."""
    fill = drawn.format.fill
    if series.role == "pace":
        return
    if not series.colour:
        fill.background()
        return
    if series.is_hatched:
        fill.patterned()
        fill.pattern = MSO_PATTERN_TYPE.WIDE_UPWARD_DIAGONAL
        colour = rgb(theme.colour(series.colour))
        fill.fore_color.rgb, fill.back_color.rgb = colour, rgb(theme.colour("ground"))
        drawn.format.line.color.rgb = colour
        drawn.format.line.width = Pt(1.25)
        drawn.format.line.dash_style = MSO_LINE_DASH_STYLE.DASH
    else:
        fill.solid()
        fill.fore_color.rgb = rgb(theme.colour(series.colour))
    drawn.invert_if_negative = False
    is_stacked = kind in ("stacked", "waterfall")
    labels = drawn.data_labels
    labels.show_value = True
    labels.number_format = label_format(t, series.unit, is_stacked=is_stacked)
    labels.number_format_is_linked = False
    labels.font.size, labels.font.bold = size, series.role != "ambition"
    is_on_dark = is_stacked and not series.is_hatched and series.colour in ON_DARK
    labels.font.color.rgb = rgb(theme.colour("on-fill" if is_on_dark else "ink"))
    labels.position = XL_LABEL_POSITION.CENTER if is_stacked else XL_LABEL_POSITION.OUTSIDE_END


def rgb(colour: str) -> RGBColor:
    """A colour of the theme as the library has it."""
    return RGBColor.from_string(colour[1:])  # type: ignore[no-untyped-call]


LINES = (
    '<c:lineChart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart">'
    '<c:grouping val="standard"/><c:varyColors val="0"/><c:marker val="1"/></c:lineChart>'
)
MARK = (
    '<c:marker xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><c:symbol val="dash"/><c:size val="36"/>'
    f'<c:spPr><a:solidFill><a:srgbClr val="{rgb(theme.colour("pace"))}"/></a:solidFill><a:ln w="9525">'
    f'<a:solidFill><a:srgbClr val="{rgb(theme.colour("ground"))}"/></a:solidFill></a:ln></c:spPr></c:marker>'
)


def _marks(chart: Any, content: Chart) -> None:
    """Draw series that are marks as such: a line that is not seen, with a bar at each of its points."""
    columns = chart._chartSpace.chart.plotArea.find(f"{C}barChart")
    found = [
        drawn
        for drawn, series in zip(columns.findall(f"{C}ser"), content.series, strict=True)
        if series.role == "pace"
    ]
    if not found:
        return
    lines = parse_xml(LINES)
    columns.addnext(lines)
    for series in found:
        for no_part_of_lines in series.findall(f"{C}invertIfNegative"):
            series.remove(no_part_of_lines)
        series.append(series.makeelement(f"{C}smooth", {"val": "0"}))
        lines.find(f"{C}marker").addprevious(series)
        series.get_or_add_spPr().addnext(parse_xml(MARK))
    for name in columns.findall(f"{C}axId"):
        lines.append(deepcopy(name))
    for plot in chart.plots:
        for drawn in plot.series if plot._element is lines else ():
            drawn.format.line.fill.background()


def _above(t: Texts, plot: Any, content: Chart) -> None:
    """Lift the labels of columns too low to hold them; they stay tied to their values."""
    most = _longest(content)
    for drawn, series, values in zip(plot.series, content.series, content.values, strict=True):
        for place, value in enumerate(values):
            if not series.colour or value is None or value > most / 9:
                continue
            label = drawn.points[place].data_label
            label.font.size, label.font.bold = BODY, True
            label.font.color.rgb = rgb(theme.colour("ink"))
            element = label._dLbl
            lift = -(0.36 * value / most + 0.04)  # of the chart's height, of which columns have 72%
            element.insert(1, parse_xml(LIFTED.format(lift=lift)))
            code = label_format(t, series.unit, is_stacked=True)
            number = element.makeelement(f"{C}numFmt", {"formatCode": code, "sourceLinked": "0"})
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
