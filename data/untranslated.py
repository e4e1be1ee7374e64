"""A text of the tables that a reader sees in English, for want of one in the reader's language.

It is a text like any other: equal to itself in a cell, a file or an address, and sorted with the others. Only
where it is put among other words (`f"{text}: 5"`, `t("Shown: {what}", what=text)`) does it stand between two
isolates, the letters of Unicode that set apart what is in another language. HTML makes an element of it with
`lang="en"` (`layouts/look/markup.py`), slides make a run; what has neither leaves isolates out (`unmarked`).
"""

import re
from typing import Any, SupportsIndex

OPEN, CLOSE = "\u2068", "\u2069"
MARKED = re.compile(f"{OPEN}([^{OPEN}{CLOSE}]*){CLOSE}")


class English(str):
    """An English text on a screen in another language; parts of it are English too."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        return f"{OPEN}{str.__format__(self, spec)}{CLOSE}" if self else ""

    def __add__(self, other: str) -> str:
        return f"{self}{other}"

    def __radd__(self, other: str) -> str:
        return f"{other}{self}"

    def split(self, sep: str | None = None, maxsplit: SupportsIndex = -1) -> Any:
        return [English(part) for part in str.split(self, sep, maxsplit)]

    def partition(self, sep: str) -> Any:
        return tuple(English(part) for part in str.partition(self, sep))


def as_stored(cell: Any) -> Any:
    """A cell as the tables have it: none where English stands in for it."""
    return None if isinstance(cell, English) else cell


def joined(between: str, texts: Any) -> str:
    """Texts one after the other, those that are English still marked as such."""
    return between.join(map(format, texts))


def unmarked(text: str) -> str:
    """A text without isolates, for places that cannot say in which language a part of them is."""
    return text.replace(OPEN, "").replace(CLOSE, "")
