"""A workbook in the making: its looks, its sheets, and texts that stay texts."""

import io
import math
from collections.abc import Sequence
from typing import Any

from xlsxwriter import Workbook  # type: ignore[import-untyped]
from xlsxwriter.format import Format  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from data.untranslated import unmarked
from layouts.exports.tables.fields import FORMULA
from layouts.look import theme

LONGEST = 32_000  # characters that a cell holds, and some to spare
LINE, HIGHEST = 14.5, 400  # heights of a row in points
QUOTED = "_quoted"  # the look of a text that begins like a formula
FORMATS = {"date": "yyyy-mm-dd", "year": "0", "whole": "#,##0", "parts": "#,##0.0#"}


class Book:
    """A workbook in the making and its looks."""

    def __init__(self, file: io.BytesIO) -> None:
        self.book = Workbook(
            file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        )
        self.looks: dict[str, Format] = {}

    def look(self, name: str) -> Format:
        """The look of a cell, made once."""
        if name not in self.looks:
            base = {"font_name": "Noto Sans", "font_size": 10, "valign": "top"}
            quoted = {"quote_prefix": True} if name.endswith(QUOTED) else {}
            self.looks[name] = self.book.add_format(base | _LOOKS[name.removesuffix(QUOTED)] | quoted)
        return self.looks[name]

    def lines(self, sheet: Worksheet, row: int, cells: Sequence[str], widths: Sequence[float]) -> None:
        """Write wrapped texts side by side, in a row high enough for all of them."""
        for column, cell in enumerate(cells):
            self.text(sheet, row, column, cell, "wrapped")
        most = max(math.ceil(len(cell) * 1.1 / width) for cell, width in zip(cells, widths, strict=True))
        sheet.set_row(row, min(LINE * max(most, 1), HIGHEST))

    def text(self, sheet: Worksheet, row: int, column: int, text: str, look: str = "text") -> None:
        """Write a text that stays a text, also when somebody edits the cell."""
        text = unmarked(text)
        quoted = QUOTED if text.startswith(FORMULA) else ""
        sheet.write_string(row, column, text[:LONGEST], self.look(look + quoted))

    def sheet(self, name: str, widths: Sequence[float], frozen: int = 1) -> Worksheet:
        """A sheet with the widths of its columns and frozen rows, ready for paper."""
        sheet = self.book.add_worksheet(name)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.freeze_panes(frozen, 0)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        if frozen:
            sheet.repeat_rows(0, frozen - 1)
            # Screen readers say the heading of a cell's column where its row has this name.
            quoted = name.replace("'", "''")
            self.book.define_name(f"'{quoted}'!ColumnTitle", f"='{quoted}'!$A$1")
        sheet.set_footer("&L&A&R&P / &N")
        return sheet


_LOOKS: dict[str, dict[str, Any]] = {
    "text": {"align": "left", "indent": 1},
    "plain": {},
    "wrapped": {"text_wrap": True},
    "title": {"bold": True, "font_size": 14, "font_color": theme.colour("strong")},
    "label": {"bold": True, "text_wrap": True},
    "head": {
        "bold": True,
        "font_color": theme.colour("on-fill"),
        "bg_color": theme.colour("strong"),
        "text_wrap": True,
        "align": "left",
        "indent": 1,
    },
    "tag": {
        "font_color": theme.colour("muted"),
        "bg_color": theme.colour("chosen"),
        "font_size": 8,
        "align": "left",
        "indent": 1,
    },
    "missing": {"italic": True, "font_color": theme.colour("muted"), "align": "left", "indent": 1},
    "empty": {"bg_color": theme.colour("land")},
    "notice": {"bold": True, "bg_color": theme.colour("notice-strong")},
    **{name: {"num_format": shown} for name, shown in FORMATS.items()},
    "moment": {"num_format": "yyyy-mm-dd hh:mm", "align": "left"},
}
