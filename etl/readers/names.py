"""Names and words resolved to the codes that tables hold: countries, partners, themes, choices."""

import difflib
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

import icu  # type: ignore[import-untyped]

from data.messages import in_each, label
from data.schema import BY_NAME, words
from data.schema.columns import FLAG, Column
from etl.invisible_letters import is_unseen
from etl.stand_ins import MEANT

Row = Mapping[str, str]
# table whose rows a column refers to: its columns with names
NAMED = {
    "country": ("name_en", "name_table_3", "name_fr", "name_es", "also_known_as"),
    "region": ("name_en", "name_fr", "name_es"),
    "partner": ("name_en", "also_known_as"),
    "theme": ("name_en", "label_en"),
    "indicator": ("name_en",),
}
TRUTH = {"yes": "1", "no": "0"}
NEAR = 0.75  # how alike names are of which one was probably meant


class Names(NamedTuple):
    """What names mean: table → name as `folded` gives it → its codes; and the translations of texts."""

    codes: dict[str, dict[str, set[str]]]
    shown: dict[str, dict[str, dict[str, str]]]  # table → code → language → its name
    two_letters: dict[str, str]  # two-letter code of a country → three letters


def folded(text: str) -> str:
    """A name without what writers do differently: case, apostrophes, blanks; accents stay."""
    seen = "".join(" " if is_unseen(letter) else letter for letter in unicodedata.normalize("NFC", text))
    return " ".join(seen.replace("’", "'").replace("‘", "'").casefold().split())


def bare(text: str) -> str:
    """A folded name without its accents, to find what was probably meant."""
    apart = unicodedata.normalize("NFD", folded(text))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


@cache
def tables_by_name() -> Mapping[str, str]:
    """What a sheet may be called, as `folded` gives it → its table."""
    return {
        folded(each): table
        for table in BY_NAME
        for each in (table, *(words.title(lang, table) for lang in words.LANGUAGES))
    }


def names(tables: Mapping[str, Iterable[Row]]) -> Names:
    """The names that the rows of tables give to codes, in every language."""
    translated = {row.get("text_en", ""): row for row in tables.get("translation", ())}
    codes: dict[str, dict[str, set[str]]] = {}
    shown: dict[str, dict[str, dict[str, str]]] = {}
    for table, columns in NAMED.items():
        key = {"country": "iso3"}.get(table, f"{table}_id")
        codes[table], shown[table] = {}, {}
        for row in tables.get(table, ()):
            code = row.get(key, "")
            if not code:
                continue
            here = shown[table].setdefault(code, {})
            for column in columns:
                for name in (
                    row.get(column, "").split("|") if column == "also_known_as" else [row.get(column, "")]
                ):
                    others = translated.get(name, {}) if column.endswith("_en") else {}
                    for each in (name, others.get("text_fr", ""), others.get("text_es", "")):
                        if each.strip():
                            codes[table].setdefault(folded(each), set()).add(code)
                    if column == "name_en" and name:
                        here |= {"en": name} | {
                            lang: others[f"text_{lang}"]
                            for lang in ("fr", "es")
                            if others.get(f"text_{lang}")
                        }
            here |= {lang: row[f"name_{lang}"] for lang in ("fr", "es") if row.get(f"name_{lang}")}
    two = {code: icu.Locale("", code).getISO3Country() for code in icu.Locale.getISOCountries()}
    return Names(codes, shown, two)


def name_of(found: Names, table: str, code: str, lang: str) -> str:
    """The name by which a code is shown: one that leads back to it alone, else the code."""
    name = found.shown.get(table, {}).get(code, {}).get(lang, "")
    return name if found.codes.get(table, {}).get(folded(name)) == {code} else code


def resolved(found: Names, column: Column, text: str) -> str | None:
    """The code that a text means in a column of codes; None where it means none, or several."""
    said = folded(text)
    if column.choices:
        if column.choices == FLAG and MEANT.get(said) in TRUTH:
            return TRUTH[MEANT[said]]
        meant = {
            str(choice)
            for choice in column.choices
            if said == str(choice).casefold()
            or (
                words.has_labels(column)
                and said in [folded(words.label(lang, choice)) for lang in words.LANGUAGES]
            )
        }
        return meant.pop() if len(meant) == 1 else None
    codes = found.codes.get(column.references, {})
    if column.references in NAMED:
        known = {code for named in codes.values() for code in named}
        for code in (text.strip(), text.strip().lower(), text.strip().upper()):
            if code in known:
                return code
        meant = codes.get(said, set())
        if len(meant) == 1:
            return next(iter(meant))
    if column.references == "country" or column.pattern == "iso3":
        code = text.strip().upper()
        return found.two_letters.get(code) or (
            code if len(code) == 3 and code.isascii() and code.isalpha() else None
        )
    return None


def nearest(found: Names, column: Column, text: str) -> str:
    """The name or code that was probably meant, with its code; empty where none is near."""
    by_letters = {bare(name): codes for name, codes in found.codes.get(column.references, {}).items()}
    shown = found.shown.get(column.references, {})
    by_letters |= {bare(code.replace("_", " ")): {code} for code in shown}
    near = difflib.get_close_matches(bare(text.replace("_", " ")), by_letters, n=1, cutoff=NEAR)
    if not near or len(by_letters[near[0]]) != 1:
        return ""
    (code,) = by_letters[near[0]]
    return with_code(shown, code)


def with_code(called: Mapping[str, Mapping[str, str]], code: str) -> str:
    """A code with its name before it in each language, where it has one."""
    names_of = called.get(code)
    if not names_of:
        return code
    return in_each({lang: f"{name} ({code})" for lang, name in ({"en": code} | dict(names_of)).items()})


def in_full(found: Names, column: Column, cell: str) -> str:
    """A cell as it is told to people: a code with its name."""
    return with_code(found.shown.get(column.references, {}), cell)


def nearest_choice(column: Column, text: str) -> str:
    """The code that was probably meant in a column of choices; empty where none is near."""
    choices = {bare(str(choice)): choice for choice in column.choices}
    if words.has_labels(column):
        choices |= {
            bare(words.label(lang, choice)): choice for choice in column.choices for lang in words.LANGUAGES
        }
    near = difflib.get_close_matches(bare(text), choices, n=1, cutoff=NEAR)
    return label(choices[near[0]]) if near else ""
