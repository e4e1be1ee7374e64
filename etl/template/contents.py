"""What a workbook to fill in holds: the raw rows of an edition by table, and the names of their codes."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from data.collation import in_order, sort_key
from data.messages import say
from data.schema import BY_NAME, words
from data.schema.columns import Column, Table
from data.store.engine import NotUsable
from data.translations import Untranslated
from etl.correct import Rows
from etl.extract import Row, extract
from etl.readers.folder import Files
from etl.readers.names import NAMED, Names, name_of, names, resolved
from etl.readers.scope import Scope
from etl.readers.sheet import columns_of

# What a report brings comes first, definitions last.
ORDER = (
    *(
        "source",
        "result",
        "country_note",
        "people_figure",
        "country_partner",
        "theme_country",
        "ratification",
    ),
    *("observation", "funding_position", "funding_approval", "funding_share", "reported_figure"),
    *("evaluation", "tsf_position", "event", "translation"),
)
# Tables of which a country office fills in its own rows; texts and documents go with them.
OF_COUNTRY = (
    *("result", "country_note", "people_figure", "country_partner", "theme_country", "ratification"),
    *("multi_donor_output", "reported_figure"),
)


class Sheet(NamedTuple):
    """A table of the workbook: its columns in the order of the sheet, and its rows as text."""

    table: Table
    columns: tuple[Column, ...]
    rows: list[dict[str, str]]


class Contents(NamedTuple):
    """All sheets of tables, what codes are called, and what the workbook is."""

    sheets: list[Sheet]
    names: Names
    scope: Scope

    @property
    def lang(self) -> str:
        """The language of the workbook."""
        return self.scope.lang


def contents(
    files: Files, edition: str, lang: str, countries: Iterable[str] = (), missing: Sequence[Untranslated] = ()
) -> Contents:
    """The rows of an edition's raw tables for a workbook; of some countries, by code or name, theirs alone.

    `missing` are the texts that lack a translation: they are listed with the others. Raises NotUsable
    where no table has a country of that name.
    """
    rows = extract(files).rows
    known = names({table: [row.cells for row in rows[table]] for table in (*NAMED, "translation")})
    iso3 = next(column for column in BY_NAME["result"].columns if column.name == "iso3")
    codes = []
    for said in countries:
        code = resolved(known, iso3, said)
        if code not in known.shown["country"]:
            raise NotUsable(say("there is no country {name} in the tables", name=said))
        codes.append(str(code))
    scope = Scope(edition, lang, tuple(sorted({*codes})))
    order = [*ORDER, *(name for name in BY_NAME if name not in ORDER)]
    if scope.countries:
        order = [name for name in order if name in (*OF_COUNTRY, "source", "translation")]
    there = {row.cells["text_en"] for row in rows["translation"]}
    if rows["translation"]:
        document = {"source_id": rows["translation"][-1].cells["source_id"]}
        rows["translation"] += [
            Row(
                "translation",
                "",
                0,
                document | {name: getattr(one, name) or "" for name in ("text_en", "text_fr", "text_es")},
            )
            for one in missing
            if one.text_en not in there
        ]
    return Contents([_sheet(BY_NAME[name], rows, scope) for name in order], known, scope)


def _sheet(table: Table, rows: Rows, scope: Scope) -> Sheet:
    own = [dict(row.cells) for row in rows[table.name]]
    if table.name == "source":
        own.sort(key=lambda row: row["position"].zfill(9))
    if scope.countries and table.name in OF_COUNTRY:
        own = [row for row in own if row["iso3"] in scope.countries]
    elif scope.countries and table.name == "translation":
        used = {
            cell
            for name in OF_COUNTRY
            for row in rows[name]
            if row.cells["iso3"] in scope.countries
            for cell in row.cells.values()
        }
        own = [row for row in own if row["text_en"] in used]
    columns = columns_of(table)
    first = [columns[name] for name in ("source_id",) if name in columns and table.name != "correction"]
    return Sheet(table, (*first, *(each for each in columns.values() if each not in first)), own)


def shown(made: Contents, column: Column, cell: str) -> str:
    """A cell in words where its column holds codes that have some."""
    if column.choices and words.has_labels(column) and cell in map(str, column.choices):
        return words.label(made.lang, cell)
    return name_of(made.names, column.references, cell, made.lang) if column.references in NAMED else cell


def offered(made: Contents, column: Column) -> list[str]:
    """What a cell of a column may be chosen from, in words; nothing where anything goes."""
    if words.has_labels(column):
        return [words.label(made.lang, choice) for choice in column.choices]
    if column.choices:
        return [str(choice) for choice in column.choices]
    if column.references in NAMED:
        codes = made.names.shown[column.references]
        # The reference knows countries that no document names.
        listed = [code for code in codes if "en" in codes[code]]
        if column.references == "country" and made.scope.countries:
            listed = list(made.scope.countries)
        return in_order(
            made.lang, [name_of(made.names, column.references, code, made.lang) for code in listed]
        )
    return []


def by_name(made: Contents, codes: Iterable[str]) -> list[str]:
    """Codes of countries in the order of their names."""
    return sorted(
        codes, key=lambda code: sort_key(made.lang, name_of(made.names, "country", code, made.lang))
    )
