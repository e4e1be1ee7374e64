"""The workbook in the making: the looks of its cells."""

import io
from typing import Any

from xlsxwriter import Workbook  # type: ignore[import-untyped]
from xlsxwriter.format import Format  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from data.tokens import colour

LINE = 15.0  # height of a line in points

_BASE = {"font_name": "Noto Sans", "font_size": 10, "valign": "top"}
_LOOKS: dict[str, dict[str, Any]] = {
    "plain": {"align": "left", "indent": 1},
    "count": {"align": "center"},
    "wrapped": {"text_wrap": True},
    "title": {"bold": True, "font_size": 16, "font_color": colour("strong"), "valign": "vcenter"},
    "part": {"bold": True, "font_size": 12, "font_color": colour("strong"), "valign": "vcenter"},
    "label": {"bold": True, "text_wrap": True},
    "muted": {"font_color": colour("muted"), "font_size": 9, "align": "left", "indent": 1},
    "link": {"font_color": colour("accent"), "underline": 1},
    "head": {
        "bold": True,
        "font_color": colour("on-fill"),
        "bg_color": colour("strong"),
        "text_wrap": True,
        "valign": "vcenter",
        "align": "left",
        "indent": 1,
        "border": 1,
        "border_color": colour("line"),
    },
    "tag": {
        "font_color": colour("muted"),
        "bg_color": colour("chosen"),
        "font_size": 8,
        "align": "left",
        "indent": 1,
    },
    # What people fill in: unlocked, and as it is kept.
    "text": {"locked": False, "align": "left", "indent": 1},
    "prose": {"locked": False, "align": "left", "indent": 1, "text_wrap": True},
    "code": {"locked": False, "num_format": "@", "align": "left", "indent": 1},
    "date": {"locked": False, "num_format": "yyyy-mm-dd", "align": "left", "indent": 1},
    "year": {"locked": False, "num_format": "0", "align": "center"},
    "whole": {"locked": False, "num_format": "#,##0", "align": "right", "indent": 1},
    "parts": {"locked": False, "num_format": "General", "align": "right", "indent": 1},
    "new": {"border": 1, "border_color": colour("border")},
    "none": {"bg_color": colour("track")},
    "missing": {"align": "left", "indent": 1, "bg_color": colour("notice-strong")},
    "untranslated": {"bg_color": colour("to-confirm-mark"), "font_color": colour("accent")},
}
KEY = "_key"


class Book:
    """A workbook in the making and its looks."""

    def __init__(self, file: io.BytesIO) -> None:
        self.book = Workbook(
            file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        )
        self._looks: dict[str, Format] = {}

    def look(self, name: str) -> Format:
        """The look of a cell, made once; one that ends in `_key` is locked and grey."""
        if name not in self._looks:
            locked = {"locked": True, "bg_color": colour("wash")} if name.endswith(KEY) else {}
            self._looks[name] = self.book.add_format(_BASE | _LOOKS[name.removesuffix(KEY)] | locked)
        return self._looks[name]

    def mark(self, name: str) -> Format:
        """A look that a condition puts over that of a cell."""
        said = {key: value for key, value in _LOOKS[name].items() if key.endswith("_color")}
        return self.book.add_format(said)

    def text(self, sheet: Worksheet, row: int, column: int, text: str, look: str = "plain") -> None:
        """Write a text that stays a text."""
        sheet.write_string(row, column, text, self.look(look))

    def sheet(self, name: str, *, frozen: tuple[int, int] = (0, 0)) -> Worksheet:
        """A new sheet, ready for paper; the grid is not printed."""
        sheet = self.book.add_worksheet(name)
        sheet.freeze_panes(*frozen)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        if frozen[0]:
            sheet.repeat_rows(0, frozen[0] - 1)
        sheet.set_footer("&L&A&R&P / &N")
        sheet.hide_gridlines(1 if frozen[0] else 2)
        return sheet
