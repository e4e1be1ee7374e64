"""Finding a country, partner, theme, result or contradiction by its words, whatever accents and names."""

import unicodedata
from typing import NamedTuple

from data.queries import by_language
from data.snapshot import Snapshot

MOST = 12  # as many as fit under the box
SHORTEST = 2  # letters; one finds everything


class Entry(NamedTuple):
    """What can be found: its kind, its names by language, where it is, and the words that find it."""

    kind: str
    titles: dict[str, str]
    path: str
    words: tuple[str, ...]


def plain(text: str) -> str:
    """A text in small letters without accents and signs: what a reader types."""
    bare = unicodedata.normalize("NFD", text.casefold())
    return "".join(
        letter if letter.isalnum() else " " for letter in bare if not unicodedata.combining(letter)
    )


def find(snapshot: Snapshot, query: str) -> list[Entry]:
    """At most twelve entries in which every word asked for begins a word; countries first, then by kind."""
    asked = plain(query[:100]).split()
    if len("".join(asked)) < SHORTEST:
        return []
    found = [
        entry
        for entry in entries(snapshot)
        if all(any(word.startswith(part) for word in entry.words) for part in asked)
    ]
    # The one whose own name begins as asked comes before those that only mention it.
    found.sort(
        key=lambda entry: not any(plain(title).startswith(asked[0]) for title in entry.titles.values())
    )
    return found[:MOST]


KEPT: dict[str, list[Entry]] = {}  # by database: the same for everybody
MOST_KEPT = 2


def entries(snapshot: Snapshot) -> list[Entry]:
    """Everything that can be found, in the order in which it is shown; made once a database."""
    kept = KEPT.get(snapshot.build_id)
    if kept is None:
        if len(KEPT) >= MOST_KEPT:
            KEPT.clear()
        makers = (_countries, _partners, _themes, _discrepancies, _results)
        kept = KEPT[snapshot.build_id] = [entry for make in makers for entry in make(snapshot)]
    return kept


def _entry(kind: str, titles: dict[str, str], path: str, *more: str | None) -> Entry:
    text = " ".join([*titles.values(), *(each for each in more if each)])
    return Entry(kind, titles, path, tuple(dict.fromkeys(plain(text).split())))


def _countries(snapshot: Snapshot) -> list[Entry]:
    priority = {country.iso3 for country in snapshot.countries}
    return [
        _entry(
            "country",
            by_language(row, "name"),
            f"/countries/{row['iso3']}",
            row["iso3"],
            row["also_known_as"],
            row["name_table_3"],
        )
        for row in snapshot.tables["country"]
        if row["iso3"] in priority
    ]


def _partners(snapshot: Snapshot) -> list[Entry]:
    return [
        _entry("partner", by_language(row, "name"), f"/partners/{row['partner_id']}", row["partner_id"])
        for row in snapshot.tables["partner"]
    ]


def _themes(snapshot: Snapshot) -> list[Entry]:
    return [
        _entry("theme", by_language(row, "label"), f"/themes?theme={row['theme_id']}", row["name_en"])
        for row in snapshot.tables["theme"]
    ]


def _discrepancies(snapshot: Snapshot) -> list[Entry]:
    return [
        _entry(
            "discrepancy",
            by_language(row, "title"),
            f"/evidence#{row['discrepancy_id']}",
            row["statements"],
            row["adopted"],
        )
        for row in snapshot.tables["discrepancy"]
    ]


def _results(snapshot: Snapshot) -> list[Entry]:
    names = {row["iso3"]: by_language(row, "name") for row in snapshot.tables["country"]}
    return [
        _entry(
            "result",
            {
                lang: f"{name}: {row['instrument'] or row[f'summary_{lang}']}"
                for lang, name in names[row["iso3"]].items()
            },
            f"/countries/{row['iso3']}",
            row["summary_en"],
            row["instrument"],
            row["adopted_by"],
        )
        for row in snapshot.tables["result"]
    ]
