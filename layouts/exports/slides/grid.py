"""Native tables: how large their letters are, how high their rows, and where a long one is cut."""

from typing import Any

from pptx.enum.text import MSO_VERTICAL_ANCHOR, PP_ALIGN
from pptx.util import Emu, Inches, Pt

from layouts.exports.slides.template import INCH
from layouts.look import theme
from layouts.scenes.content import Table

LINE = 0.0164  # inches that a line is high for each point of its letters
# How wide letters of the copy font are, in parts of their size; all others are OTHER.
LETTERS = {
    letter: width
    for letters, width in {
        "iljI.,:;'’|() ": 0.28,
        "tfr-–/1": 0.42,
        "mwMW%●": 0.95,
        "ABCDEFGHJKLNOPQRSTUVXYZÁÉÍÓÚÎÔ": 0.67,
    }.items()
    for letter in letters
}
OTHER = 0.58
BOLD = 1.1  # how much wider bold letters are
STYLE = "{3B4B98B0-60AC-42C2-AFA5-B58CD77FA1E5}"  # light, with thin lines in the first accent
# In points; the first in which a slide's tables fit is taken.
SIZES = tuple(map(theme.size, ("slide-table", "slide-lead", "slide-text")))


def draw_table(placeholder: Any, content: Table, size: float, stretch: float) -> Any:
    """The shape of a native table in the place of its placeholder, in letters of a size that `fit` gives."""
    width = placeholder.width
    shape = placeholder.insert_table(len(content.rows) + 1, len(content.head))
    table = shape.table
    table._tbl.tblPr.find(f"{A}tableStyleId").text = STYLE
    for column, share in zip(table.columns, widths_of(content), strict=True):
        column.width = Emu(int(width * share / sum(widths_of(content))))
    for place, row in enumerate((content.head, *content.rows)):
        table.rows[place].height = Inches(stretch * height_of(row, widths_of(content), width / INCH, size))
        is_heading = len(row) == 1 and place > 0
        for at, text in enumerate((*row, *[""] * (len(content.head) - len(row)))):
            cell = table.cell(place, at)
            cell.margin_top = cell.margin_bottom = Inches(0.01)
            cell.margin_left = cell.margin_right = Inches(0.06)
            cell.vertical_anchor = MSO_VERTICAL_ANCHOR.MIDDLE
            paragraph = cell.text_frame.paragraphs[0]
            paragraph.line_spacing = Pt(size * 1.18)
            paragraph.alignment = PP_ALIGN.RIGHT if at in content.numbers else PP_ALIGN.LEFT
            run = paragraph.add_run()
            run.text, run.font.size = f"{text}", Pt(size)
            if is_heading or place == 0:
                run.font.bold = True
        if is_heading:
            table.cell(place, 0).merge(table.cell(place, len(content.head) - 1))
    return shape


def widths_of(table: Table) -> tuple[float, ...]:
    """The shares of the columns of a table."""
    return table.widths or (1,) * len(table.head)


def fit(tables: tuple[Table, ...], inches: float, height: float) -> tuple[float, float]:
    """The largest letters in which tables of a width fit a height, and by how much rows may stretch."""

    def needed(size: float) -> float:
        return max(
            sum(height_of(row, widths_of(table), inches, size) for row in (table.head, *table.rows))
            for table in tables
        )

    def has_room(size: float) -> bool:
        return all(
            width_of(word, size) * BOLD < inches * share / sum(widths_of(table)) - 0.12
            for table in tables
            for row in (table.head, *table.rows)
            if len(row) > 1
            for text, share in zip(row, widths_of(table), strict=True)
            for word in text.split()
        )

    size = next((one for one in SIZES if needed(one) <= height and has_room(one)), SIZES[-1])
    return size, min(max(height / needed(size), 1), 1.6)


def height_of(row: tuple[str, ...], widths: tuple[float, ...], inches: float, size: float) -> float:
    """The height of a row in inches: its longest cell, by a generous guess at the width of letters."""
    room = widths if len(row) > 1 else (sum(widths),)
    lines = max(
        lines_of(text, inches * share / sum(widths) - 0.13, size)
        for text, share in zip(row, room, strict=False)
    )
    return lines * size * LINE + 0.028


A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def lines_of(text: str, inches: float, size: float) -> int:
    """How many lines a text takes in a width, broken between words."""
    lines, used = 1, 0.0
    for word in text.split():
        width = width_of(word, size)
        if used and used + width > inches:
            lines, used = lines + 1, 0.0
        used += width + width_of(" ", size)
    return lines


def width_of(text: str, size: float) -> float:
    """The width of a text in inches, near enough to break lines by."""
    return sum(LETTERS.get(letter, OTHER) for letter in text) * size / 72


def pages(table: Table, inches: float, height: float) -> list[Table]:
    """A table cut into as many as it needs; a heading goes with its rows and comes again after a cut."""
    found: list[Table] = []
    kept: list[tuple[str, ...]] = []
    used = first = height_of(table.head, widths_of(table), inches, SIZES[-1])
    heading: tuple[str, ...] = ()
    for row in table.rows:
        needs = height_of(row, widths_of(table), inches, SIZES[-1])
        if kept and used + needs + (needs if len(row) == 1 else 0) > height:
            found.append(table._replace(rows=tuple(kept)))
            kept = [heading] if heading and len(row) > 1 else []
            used = first + needs * len(kept)
        if len(row) == 1 and len(table.head) > 1:
            heading = row
        kept.append(row)
        used += needs
    return [*found, table._replace(rows=tuple(kept))]
