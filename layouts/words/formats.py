"""Numbers, amounts, dates and lists as the reader's language writes them. Nothing else formats a figure."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import cache
from typing import Literal
from unicodedata import normalize

from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal

from data.locators import JOINTS
from data.untranslated import joined

# As the UN writes them: days and lists in English, numbers in Spanish (a narrow space and a decimal comma).
WORDS = {"en": "en_GB"}
NUMBERS = {"es": "fr"}
SHORT = {"es": "d 'de' MMM'.' 'de' y"}
IN_MILLIONS = ("es",)  # languages without a word for a thousand million


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
    """The same in running text, where English writes the word: 39 per cent."""
    return f"{number(lang, value)}\u00a0per cent" if lang == "en" else percent(lang, value)


@cache
def day(lang: str, iso: str, style: Literal["long", "medium"] = "long") -> str:
    """A date: 31 December 2022 (`long`) or 31 Dec 2022 (`medium`)."""
    found = date.fromisoformat(iso)
    form = SHORT.get(lang, style) if style == "medium" else style
    shown = format_date(found, format=form, locale=WORDS.get(lang, lang))
    return shown.replace("1 ", "1er ", 1) if lang == "fr" and found.day == 1 else shown


@cache
def month(lang: str, iso: str) -> str:
    """A month given as 2022-12: December 2022."""
    return format_skeleton("yMMMM", date.fromisoformat(f"{iso}-01"), locale=lang)


def named(lang: str, name: str, value: str = "") -> str:
    """A name and its value: `Indonesia: 16 million`; without a value, what stands between name and value."""
    return name + JOINTS[lang][": "] + value


def in_series(lang: str, items: Iterable[str]) -> str:
    """Items that may hold commas, one after the other: Table 3; Section 2.1, Angola."""
    return joined(JOINTS[lang]["; "], items)


OF = {"fr": ("de ", "d\u2019"), "es": ("de ", "de ")}


def counted(lang: str, shown: str, value: float, noun: str) -> str:
    """How many of what: 3,000 people; whole millions are nouns in French: 3 000 000 de personnes."""
    is_noun = value >= 1e6 and value % 1e6 == 0
    begins = normalize("NFD", noun[0].casefold())[0]
    of = OF[lang][begins in "aeiou"] if lang in OF and is_noun else ""
    return f"{shown} {of}{noun}"


def listed(lang: str, items: list[str], joined: Literal["standard", "or"] = "standard") -> str:
    """Names in a row: Angola, Kenya and Togo."""
    return format_list(items, style=joined, locale=WORDS.get(lang, lang)) if items else ""


ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def years(period: str) -> str:
    """A period as it is printed: 2021–22."""
    return period.replace("-", "–")


def roman(phase: int) -> str:
    """The number of a phase as the documents write it: II."""
    return ROMAN[phase - 1] if 1 <= phase <= len(ROMAN) else str(phase)


def moment(lang: str, iso: str) -> str:
    """A moment with its minute, in UTC: 3 Mar 2026, 14:05 UTC."""
    at = datetime.fromisoformat(iso)
    return f"{day(lang, iso[:10], 'medium')}, {at:%H:%M} UTC"
