"""The whole database as one zip: each table as CSV, described by a Frictionless `datapackage.json`."""

import io
import json
import zipfile
from datetime import datetime
from typing import Any

from data.schema import BY_NAME, TABLES, dictionary
from data.schema.columns import PATTERNS, Column, Table
from data.translations import COLUMNS, untranslated
from data.untranslated import as_stored
from layouts.exports.files.csvfile import written
from layouts.exports.tables import notes
from layouts.words.texts import Texts

NAME = "social-protection-floors"
TYPES = {"text": "string", "integer": "integer", "number": "number", "date": "date", "part_date": "string"}
Row = dict[str, Any]


def make(t: Texts, tables: dict[str, tuple[Row, ...]], *, edition_id: str, made_at: str) -> bytes:
    """The bytes of the zip; the same edition gives the same bytes. Raises KeyError without a table."""
    moment = datetime.fromisoformat(made_at).timetuple()[:6]
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:

        def add(name: str, text: str) -> None:
            entry = zipfile.ZipInfo(name, moment)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, text, zipfile.ZIP_DEFLATED)

        add(
            "datapackage.json",
            json.dumps(describe(t, tables, edition_id, made_at), ensure_ascii=False, indent=1),
        )
        add("README.txt", "\r\n".join(["Social Protection Floors for All", "", *_about(t), ""]))
        for table in TABLES:
            add(_path(table.name), _csv(table, tables[table.name]))
        for name, _, _, rows in _derived(tables):
            add(_path(name), written([rows[0].keys(), *(row.values() for row in rows)]))
    return content.getvalue()


def describe(t: Texts, tables: dict[str, tuple[Row, ...]], edition_id: str, made_at: str) -> Row:
    """What `datapackage.json` holds."""
    return {
        "profile": "tabular-data-package",
        "name": NAME,
        "title": "Social Protection Floors for All: results, people, funding and their evidence",
        "description": " ".join(_about(t)),
        "version": edition_id,
        "created": made_at,
        "keywords": ["social protection", "ILO", "results", "funding"],
        "sources": [{"title": row["title"]} for row in tables["source"]],
        "resources": [
            *(_resource(table) for table in TABLES),
            *(_derived_resource(*one) for one in _derived(tables)),
        ],
    }


def _about(t: Texts) -> list[str]:
    return [
        *notes.terms(t),
        t("Amounts are US dollars at the exchange rate of the day on which each project was signed."),
        t("An empty cell is not reported or not applicable, never a zero."),
        t("The three measures overlap: a person may count in each. They are never added up."),
        notes.disclaimer(t),
    ]


def _path(name: str) -> str:
    return f"data/{name}.csv"


def _resource(table: Table) -> Row:
    schema: Row = {
        "fields": [_field(table, column) for column in table.columns],
        "primaryKey": table.key,
        "foreignKeys": [
            {
                "fields": [column.name],
                "reference": {"resource": column.references, "fields": [BY_NAME[column.references].key[0]]},
            }
            for column in table.columns
            if column.references
        ],
        "missingValues": [""],
    }
    return {
        **_file(table.name),
        "title": table.name.replace("_", " ").capitalize(),
        "description": table.meaning,
        "schema": {name: said for name, said in schema.items() if said},
    }


def _file(name: str) -> Row:
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": _path(name),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "quoteChar": '"', "doubleQuote": True, "lineTerminator": "\r\n"},
    }


def _field(table: Table, column: Column) -> Row:
    """A column as a Frictionless field; `unit` is an addition of ours."""
    constraints: Row = {}
    if not column.nullable:
        constraints["required"] = True
    if column.unique or table.key == [column.name]:
        constraints["unique"] = True
    if column.choices:
        constraints["enum"] = list(column.choices)
    elif column.is_number:
        constraints |= {"minimum": column.low, "maximum": column.high}
    if column.pattern or column.kind == "part_date":
        constraints["pattern"] = PATTERNS[column.pattern or column.kind][0]
    return {
        "name": column.name,
        "type": TYPES[column.kind],
        "description": column.meaning,
        **({"unit": column.unit} if column.unit else {}),
        **({"constraints": constraints} if constraints else {}),
    }


def _csv(table: Table, rows: tuple[Row, ...]) -> str:
    """A table as CSV, as the database has it: an empty cell is a missing one, a missing translation too."""
    names = [column.name for column in table.columns]
    found = ([row[name] for name in names] for row in rows)
    return written([names, *(map(as_stored, row) for row in found)])


def _derived(tables: dict[str, tuple[Row, ...]]) -> list[tuple[str, str, list[str], list[Row]]]:
    """(name, what it says, its key, its rows) of what is no table: the dictionary, texts to translate."""
    columns = "Every column of every table: type, unit, meaning, what it may hold."
    texts = "Texts that lack French or Spanish: where each stands first, and how often."
    missing = [dict(zip(COLUMNS, one, strict=False)) for one in untranslated(tables)]
    return [
        ("dictionary", columns, ["table", "column"], dictionary.rows(TABLES)),
        *([("texts_to_translate", texts, ["text_en"], missing)] if missing else []),
    ]


def _derived_resource(name: str, says: str, key: list[str], rows: list[Row]) -> Row:
    return {
        **_file(name),
        "title": name.replace("_", " ").capitalize(),
        "description": says,
        "schema": {
            "fields": [
                {"name": column, "type": "integer" if isinstance(value, int) else "string"}
                for column, value in rows[0].items()
            ],
            "primaryKey": key,
            "missingValues": [""],
        },
    }
