"""Numbers, amounts, dates and lists as the reader's language writes them. Nothing else formats a figure."""

from datetime import date
from functools import cache
from typing import Literal

from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal

from data.snapshot import letters

# As the UN writes them: days and lists in English, numbers in Spanish (a narrow space and a decimal comma).
WORDS = {"en": "en_GB"}
NUMBERS = {"es": "fr"}
PER_CENT = {"en": "per cent", "fr": "pour cent", "es": "por ciento"}


@cache
def number(lang: str, value: float, digits: int = 0) -> str:
    """A number with at most `digits` decimals: 1,234.5; what is less has a minus sign, not a hyphen."""
    return format_decimal(
        round(value, digits), format="#,##0." + "#" * digits, locale=NUMBERS.get(lang, lang)
    ).replace("-", "\u2212")


def millions(lang: str, value: float, digits: int = 1) -> str:
    """A count or an amount in millions: 53,656,000 gives 53.7. Two decimals below one million."""
    return number(lang, value / 1e6, 2 if 0 < abs(value) < 1e6 else digits)


@cache
def percent(lang: str, value: float, digits: int = 0) -> str:
    """A share given in per cent, whole unless digits are asked for: 38.7 gives 39%. For charts and titles."""
    return number(lang, value, digits) + ("%" if lang == "en" else "\u202f%")


def per_cent(lang: str, value: float) -> str:
    """The same in running text: 39 per cent."""
    return f"{number(lang, value)}\u00a0{PER_CENT[lang]}"


@cache
def day(lang: str, iso: str, style: Literal["long", "medium"] = "long") -> str:
    """A date: 31 December 2022 (`long`) or 31 Dec 2022 (`medium`)."""
    return format_date(date.fromisoformat(iso), format=style, locale=WORDS.get(lang, lang))


@cache
def month(lang: str, iso: str) -> str:
    """A month given as 2022-12: December 2022."""
    return format_skeleton("yMMMM", date.fromisoformat(f"{iso}-01"), locale=lang)


@cache
def in_order(name: str) -> str:
    """What names are sorted by: their letters, whatever accents they carry."""
    return letters(name)


def listed(lang: str, items: list[str], joined: Literal["standard", "or"] = "standard") -> str:
    """Names in a row: Angola, Kenya and Togo."""
    return format_list(items, style=joined, locale=WORDS.get(lang, lang)) if items else ""
