"""Finding a country, partner, theme, result or contradiction by its words, whatever accents and names."""

import unicodedata
from typing import Any, NamedTuple

from data.edition_cache import once_per_edition
from data.locators import JOINTS
from data.snapshot import Snapshot, by_language
from data.translations import said

NAMED = ("country", "partner", "theme")  # what has names; the others are found by what is said of them
MOST = 12  # as many as fit under the box
SHORTEST = 2  # letters; one finds everything


class Entry(NamedTuple):
    """What can be found: its kind and id, names by language, other names, where it is, what finds it."""

    kind: str
    key: str
    titles: dict[str, str]
    others: tuple[str, ...]
    path: str
    words: tuple[str, ...]
    typed: str  # the words as a reader may type them, where it has names


def bare(text: str) -> str:
    """A text in small letters without accents."""
    letters = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def plain(text: str) -> str:
    """A text in small letters without accents and signs: what a reader types."""
    return "".join(letter if letter.isalnum() else " " for letter in bare(text))


def typed(snapshot: Snapshot) -> dict[str, dict[str, str]]:
    """By kind and id, the words that find what has names, in every way in which a reader may type them.

    A control of Dash compares letter by letter what is typed: it needs words with and without accents, with
    either apostrophe and without.
    """
    found: dict[str, dict[str, str]] = {kind: {} for kind in NAMED}
    for entry in entries(snapshot):
        if entry.kind in NAMED:
            found[entry.kind][entry.key] = entry.typed
    return found


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
        key=lambda entry: (
            not any(plain(name).startswith(asked[0]) for name in (*entry.titles.values(), *entry.others))
        )
    )
    return found[:MOST]


def found_as(entry: Entry, query: str, lang: str) -> str:
    """The other name that an entry was found by, where its name in the reader's language does not tell."""
    asked = plain(query[:100]).split()
    if entry.kind not in NAMED or _begins(asked, entry.titles[lang]):
        return ""
    names = dict.fromkeys([*entry.others, *entry.titles.values()])
    return next((name for name in names if _begins(asked, name)), "")


def _begins(asked: list[str], text: str) -> bool:
    """Whether every word asked for begins a word of a text."""
    words = plain(text).split()
    return all(any(word.startswith(part) for word in words) for part in asked)


@once_per_edition
def entries(snapshot: Snapshot) -> list[Entry]:
    """Everything that can be found, in the order in which it is shown: the same for everybody."""
    makers = (_countries, _partners, _themes, _discrepancies, _results)
    return [entry for make in makers for entry in make(snapshot)]


def _entry(
    kind: str, key: str, titles: dict[str, str], path: str, *more: str | None, others: str | None = None
) -> Entry:
    names = tuple(others.split("|")) if others else ()
    text = " ".join([*titles.values(), *names, *(each for each in more if each)])
    words = tuple(dict.fromkeys(plain(text).split()))
    return Entry(kind, key, titles, names, path, words, _typed(text, words) if kind in NAMED else "")


def _typed(text: str, words: tuple[str, ...]) -> str:
    forms = (form for word in text.split() for form in (word.casefold(), bare(word)))
    either = (form.replace(*signs) for form in forms for signs in (("’", "'"), ("'", "’")))
    return " ".join(dict.fromkeys([*words, *either]))


def _countries(snapshot: Snapshot) -> list[Entry]:
    priority = {country.iso3 for country in snapshot.countries}
    return [
        _entry(
            "country",
            row["iso3"],
            by_language(row, "name"),
            f"/countries/{row['iso3']}",
            row["iso3"],
            row["name_table_3"],
            others=row["also_known_as"],
        )
        for row in snapshot.tables["country"]
        if row["iso3"] in priority
    ]


def _partners(snapshot: Snapshot) -> list[Entry]:
    return [
        _entry(
            "partner",
            row["partner_id"],
            by_language(row, "name"),
            f"/partners/{row['partner_id']}",
            row["partner_id"],
            others=row["also_known_as"],
        )
        for row in snapshot.tables["partner"]
    ]


def _themes(snapshot: Snapshot) -> list[Entry]:
    return [
        _entry(
            "theme",
            row["theme_id"],
            by_language(row, "label"),
            f"/themes?theme={row['theme_id']}",
            row["name_en"],
        )
        for row in snapshot.tables["theme"]
    ]


def _discrepancies(snapshot: Snapshot) -> list[Entry]:
    return [
        _entry(
            "discrepancy",
            row["discrepancy_id"],
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
            row["result_id"],
            {
                lang: f"{name}{JOINTS[lang][': ']}{_named(snapshot, row, lang)}"
                for lang, name in names[row["iso3"]].items()
            },
            f"/countries/{row['iso3']}",
            row["summary_en"],
            row["instrument"],
            row["adopted_by"],
        )
        for row in snapshot.tables["result"]
    ]


def _named(snapshot: Snapshot, row: dict[str, Any], lang: str) -> str:
    """What a result is called: its strategy, law or scheme, or else what changed."""
    instrument = row["instrument"]
    return said(snapshot.translations, lang, instrument) if instrument else row[f"summary_{lang}"]
