"""What every answer takes from a stored row: where it comes from, and its texts by language."""

from typing import Any

from data import locators
from data.rows import Origin
from data.snapshot import Snapshot

Stored = dict[str, Any]


def origin(row: Stored) -> Origin:
    """Where a stored row comes from."""
    also = tuple(locators.listed(row.get("also_in")))
    return Origin(row["source_id"], row["locator"], also, row.get("caveat"))


def words(snapshot: Snapshot, text: str | None) -> dict[str, str] | None:
    """A text of a stored row by language; English where it has no translation; None where there is none."""
    if text is None:
        return None
    known = snapshot.translations.get(text, {})
    return {lang: known.get(lang) or text for lang in ("en", "fr", "es")}
