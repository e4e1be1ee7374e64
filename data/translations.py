"""The texts of the tables in the languages of readers, and those that nobody has translated yet."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from data import locators
from data.schema import TABLES
from data.untranslated import English, as_stored

LANGUAGES = ("fr", "es")  # into which English texts are translated
Rows = Sequence[Mapping[str, Any]]
Known = Mapping[str, str | None]  # language → a text in it
Translations = dict[str, dict[str, str | None]]  # English text → language → the same


class Untranslated(NamedTuple):
    """A text that lacks French or Spanish: what there is of it, where it stands first, and how often."""

    text_en: str
    text_fr: str | None
    text_es: str | None
    table: str
    column: str
    times: int
    row: int  # in its table, which may be put together from several files; the first is 0


COLUMNS = Untranslated._fields[:-1]  # of a list of them for people


def by_text(tables: Mapping[str, Rows]) -> Translations:
    """Every translation that tables hold, and each country by the names that documents give it."""
    countries = {
        name: {"en": row["name_en"], **{lang: as_stored(row[f"name_{lang}"]) for lang in LANGUAGES}}
        for row in tables["country"]
        for name in (row["name_en"], row["name_table_3"])
        if name
    }
    texts = {
        row["text_en"]: {"en": row["text_en"], **{lang: as_stored(row[f"text_{lang}"]) for lang in LANGUAGES}}
        for row in tables["translation"]
    }
    return countries | texts


def said(translations: Translations, lang: str, text: str) -> str:
    """A text of the tables in a language; English where it has no translation."""
    return text if lang == "en" else translations.get(text, {}).get(lang) or English(text)


def untranslated(tables: Mapping[str, Rows]) -> list[Untranslated]:
    """Each text, and each part of a place in a document, that lacks French or Spanish."""
    translations = by_text(tables)
    found: dict[str, Untranslated] = {}
    for text, known, table, column, row in _shown(tables, translations):
        if text in found:
            found[text] = found[text]._replace(times=found[text].times + 1)
        elif not all(known.get(lang) for lang in LANGUAGES):
            found[text] = Untranslated(text, known.get("fr"), known.get("es"), table, column, 1, row)
    return list(found.values())


def _shown(
    tables: Mapping[str, Rows], translations: Translations
) -> Iterator[tuple[str, Known, str, str, int]]:
    """(text, its translations, table, column, row) of all that is to be translated; of places what is not."""
    for table in TABLES:
        prose = [column.name for column in table.columns if column.is_prose]
        beside = [
            name.removesuffix("_fr") for name in table.columns_from("reference") if name.endswith("_fr")
        ]
        has_places = any(column.name == "locator" for column in table.columns)
        for number, row in enumerate(tables[table.name]):
            for name in prose:
                if row[name] is not None:
                    yield row[name], translations.get(row[name], {}), table.name, name, number
            for stem in beside:
                known = {lang: as_stored(row[f"{stem}_{lang}"]) for lang in LANGUAGES}
                yield row[f"{stem}_en"], known, table.name, f"{stem}_en", number
            parts = locators.unknown(translations, row["locator"]) if has_places and row["locator"] else []
            yield from ((part, translations.get(part, {}), table.name, "locator", number) for part in parts)
