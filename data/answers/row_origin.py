"""What every answer takes from a stored row: where it comes from, and its texts by language."""

from collections.abc import Callable
from typing import Any, overload

from data import locators
from data.collation import sort_key
from data.rows import Origin
from data.snapshot import Country, Snapshot, by_language
from data.translations import LANGUAGES, said

Stored = dict[str, Any]


def origin(row: Stored) -> Origin:
    """Where a stored row comes from."""
    also = tuple(locators.listed(row.get("also_in")))
    return Origin(row["source_id"], row["locator"], also, row.get("caveat"), row.get("evidence"))


@overload
def words(snapshot: Snapshot, text: str) -> dict[str, str]: ...
@overload
def words(snapshot: Snapshot, text: None) -> None: ...
@overload
def words(snapshot: Snapshot, text: str | None) -> dict[str, str] | None: ...
def words(snapshot: Snapshot, text: str | None) -> dict[str, str] | None:
    """A text of a stored row by language; English where it has no translation; None where there is none."""
    if text is None:
        return None
    return {lang: said(snapshot.translations, lang, text) for lang in ("en", *LANGUAGES)}


def country(row: Stored) -> Country:
    """A country of the tables, a priority one or not."""
    return Country(
        row["iso3"],
        row["region_id"],
        by_language(row, "name"),
        row["latitude"],
        row["longitude"],
        bool(row["is_small"]),
    )


def in_order(snapshot: Snapshot, lang: str) -> Callable[[str], tuple[int, bytes]]:
    """What sorts countries by code: priority ones as their lists have them, then the others by name."""
    listed = {one.iso3: (place, b"") for place, one in enumerate(snapshot.ordered[lang])}
    last = {
        row["iso3"]: (len(listed), sort_key(lang, row[f"name_{lang}"])) for row in snapshot.tables["country"]
    }
    return (last | listed).__getitem__
