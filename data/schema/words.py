"""The words for tables, columns and codes, and of the workbook to fill in, in each language.

`words.csv` beside this file holds them: of a table or column by its name, of a code by itself, of any other
text by its English.
"""

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from data.schema.columns import FLAG, Column

LANGUAGES = ("en", "fr", "es")
FILE = Path(__file__).with_name("words.csv")
Words = Mapping[tuple[str, str], str]


@cache
def words(lang: str) -> Words:
    """(kind, name) → the words in a language; of a text the name is its English."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return MappingProxyType(
            {
                (row["kind"], row["name"] or row["text_en"]): row[f"text_{lang}"]
                for row in csv.DictReader(file)
            }
        )


def text(lang: str, english: str, **values: object) -> str:
    """A text in a language, its {places} filled."""
    found = words(lang)["text", english]
    return found.format(**values) if values else found


def title(lang: str, table: str) -> str:
    """What a table is called."""
    return words(lang)["table", table]


def heading(lang: str, column: Column) -> str:
    """What a column is called, with its unit."""
    named = words(lang)["column", column.name]
    is_fixed = column.is_number and column.unit and not column.unit.startswith(("its ", "unit "))
    return f"{named} ({text(lang, column.unit)})" if is_fixed else named


def label(lang: str, choice: str | int) -> str:
    """What a code that a column may hold is called."""
    return words(lang)["choice", str(choice)]


def has_labels(column: Column) -> bool:
    """Whether the codes of a column have words; numbers that are no yes or no speak for themselves."""
    return bool(column.choices) and (not column.is_number or column.choices == FLAG)
