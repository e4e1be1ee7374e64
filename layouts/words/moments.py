"""A day, a month, a quarter, a half, a part of a year or a year in words: as exact as its document."""

from layouts.words import formats
from layouts.words.texts import Texts


def moment(t: Texts, iso: str) -> str:
    """What a document dates by `2021-10-07`, `2021-10`, `2023-Q2`, `2021-H2`, `2024-end` or `2024`."""
    year, _, part = iso.partition("-")
    words = {
        "": year,
        "Q1": t("first quarter of {year}", year=year),
        "Q2": t("second quarter of {year}", year=year),
        "Q3": t("third quarter of {year}", year=year),
        "Q4": t("fourth quarter of {year}", year=year),
        "H1": t("first half of {year}", year=year),
        "H2": t("second half of {year}", year=year),
        "start": t("beginning of {year}", year=year),
        "mid": t("mid-{year}", year=year),
        "end": t("end of {year}", year=year),
    }
    return words.get(part) or (formats.month(t.lang, iso) if len(part) == 2 else formats.day(t.lang, iso))


def moments(t: Texts, iso: str) -> str:
    """The same of one moment, or of two that bound a period (`2021-H2/2022`)."""
    return " – ".join(moment(t, one) for one in iso.split("/"))
