"""The OpenAPI description of the JSON interface, from the columns of the tables and the filters."""

from typing import Any

from data.filters import EDITION, LISTS, PLEDGE
from data.rows import PageView
from data.schema.position import BASES
from layouts.exports.tables.fields import Field, Missing, fields
from layouts.exports.tables.topics import TOPICS, titles
from layouts.words.texts import LANGUAGES, texts

Json = dict[str, Any]
EDITIONS = "editions"  # what was published, beside the tables of it
KINDS = {"integer": "integer", "year": "integer", "number": "number", "flag": "boolean"}
HOW = (
    "The tables of the dashboard as JSON, with the same filters. Parts of a query that nothing knows are "
    "dropped and named in meta.dropped. Every row names its document (source_id) and the place in it "
    "(locator). A null says why under `missing`: not_reported or not_applicable; it is never a zero. Each "
    "result says under `basis` how firmly the country note supports it; meta.caveats how many of those "
    "selected are explicit and how many are to be confirmed. Filters "
    "that a table does not follow stand in meta.not_followed."
)


def describe(view: PageView, root: str) -> Json:
    """The description as OpenAPI 3.1; in English, as the names of columns are."""
    t = texts("en")
    columns = fields(t, view)
    named = titles(t)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Social Protection Floors for All: results, people, funding",
            "version": "1",
            "description": HOW,
            "license": {"name": "Apache-2.0 (code); figures from ILO documents", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "paths": {
            f"{root}/{topic}": {
                "get": {
                    "operationId": topic,
                    "summary": named[topic],
                    "description": f"Follows: {', '.join(each.follows)}.",
                    "parameters": _parameters(view),
                    "responses": _responses(topic),
                }
            }
            for topic, each in TOPICS.items()
        }
        | {f"{root}/{EDITIONS}": {"get": _EDITIONS_GET}},
        "components": {
            "schemas": {
                **{topic: _table([columns[name] for name in each.columns]) for topic, each in TOPICS.items()},
                EDITIONS: _LIST_OF_EDITIONS,
                "meta": _META,
                "error": _ERROR,
            }
        },
    }


def _parameters(view: PageView) -> list[Json]:
    frame = view.frame
    values = {
        "region": [region.region_id for region in frame.regions],
        "country": [country.iso3 for country in frame.countries],
        "step": ["1", "2", "3"],
        "evidence": list(BASES),
        "theme": [*frame.members["theme"]],
        "partner": [*frame.members["partner"]],
    }
    days = {"type": "string", "enum": list(frame.dates)}
    tag = {"name": "If-None-Match", "in": "header", "required": False, "schema": {"type": "string"}}
    return [
        *(_list(name, {"type": "string", "enum": values[name]}) for name in LISTS),
        _one("as_of", days, "Date of the position; the newest where it is left out."),
        _one("compare", days, "Another date beside it; funding and changes follow it."),
        _one(
            "since", _EDITION, "An edition to tell the changes from (see /editions); only changes follow it."
        ),
        {**_list("pledge", {"type": "string", "pattern": f"^{PLEDGE.pattern}$"}), "description": _PLEDGE},
        _one("lang", {"type": "string", "enum": list(LANGUAGES)}, "Language of texts and names."),
        tag,
    ]


_PLEDGE = (
    "Hypothetical, in US$ million, with an earmark or without: 12 or 12:thematic. Only funding follows it."
)


def _list(name: str, items: Json) -> Json:
    schema = {"type": "array", "items": items}
    return {
        "name": name,
        "in": "query",
        "required": False,
        "style": "form",
        "explode": False,
        "schema": schema,
    }


def _one(name: str, schema: Json, description: str) -> Json:
    return {"name": name, "in": "query", "required": False, "schema": schema, "description": description}


def _responses(topic: str) -> Json:
    def content(schema: str) -> Json:
        return {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}

    tag = {"ETag": {"schema": {"type": "string"}}}
    return {
        "200": {"description": "Rows and what belongs to them.", "headers": tag, "content": content(topic)},
        "304": {"description": "Nothing changed since the ETag named in If-None-Match."},
        "405": {"description": "This interface can only be read.", "content": content("error")},
        "503": {
            "description": "There is no database, or it cannot be read at the moment.",
            "content": content("error"),
        },
    }


def _table(columns: list[Field]) -> Json:
    missing = {
        "type": "object",
        "description": "Why values are null, by the name of their column.",
        "additionalProperties": {"type": "string", "enum": [each.value for each in Missing]},
    }
    row = _object({**{field.name: _column(field) for field in columns}, "missing": missing})
    return _object({"data": {"type": "array", "items": row}, "meta": {"$ref": "#/components/schemas/meta"}})


def _column(field: Field) -> Json:
    return {
        "type": [KINDS.get(field.kind, "string"), "null"],
        "description": f"{field.meaning}. HXL: {field.tag}",
    }


def _object(properties: Json) -> Json:
    return {"type": "object", "required": [*properties], "properties": properties}


_TEXT: Json = {"type": "string"}
_TEXTS: Json = {"type": "array", "items": _TEXT}
_SOURCE = _object(
    {
        **dict.fromkeys(("source_id", "title", "publisher"), _TEXT),
        **{name: {"type": ["string", "null"]} for name in ("published_on", "as_of")},
        "places": _TEXTS,
    }
)
_META = _object(
    {
        **dict.fromkeys(("topic", "title", "as_of", "lang", "address", "edition_id", "made_at"), _TEXT),
        "filters": {"type": "object", "additionalProperties": _TEXTS},
        **dict.fromkeys(("not_followed", "dropped", "caveats", "states", "terms"), _TEXTS),
        "count": {"type": "integer"},
        "is_empty": {"type": "boolean"},
        "note": {"type": ["string", "null"]},
        "sources": {"type": "array", "items": _SOURCE},
    }
)
_EDITION = {"type": "string", "pattern": f"^{EDITION.pattern}$"}
_MAYBE: Json = {"type": ["string", "null"]}
_ACT = _object({**dict.fromkeys(("at", "by", "note"), _TEXT), "kind": {"enum": ["publish", "rollback"]}})
_PUBLISHED = _object(
    {
        "edition_id": _EDITION,
        "made_at": _TEXT,
        "based_on": _MAYBE,
        "is_current": {"type": "boolean"},
        "acts": {"type": "array", "items": _ACT},
    }
)
_LIST_OF_EDITIONS = _object(
    {
        "data": {"type": "array", "items": _PUBLISHED},
        "meta": _object({"count": {"type": "integer"}, "dropped": _TEXTS}),
    }
)
_EDITIONS_GET: Json = {
    "operationId": EDITIONS,
    "summary": "Editions that were ever published, the newest first",
    "description": "An edition is all tables as they were published together; `edition=` pins any address.",
    "parameters": [],
    "responses": _responses(EDITIONS),
}
_ERROR = _object({"error": _object({"code": _TEXT, "message": _TEXT})})
