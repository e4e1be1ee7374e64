"""Where a figure stands is said in the reader's language, whatever the document and the place in it."""

import re

import pytest

from callbacks.http.exports import asked
from data import locators
from data.answers import overview as queries
from data.snapshot import Snapshot
from layouts.exports.tables import notes
from layouts.exports.tables.fields import Missing
from layouts.exports.tables.topics import TOPICS
from tests.etl.raw_tables import RAW, read_rows

# English words of places that neither French nor Spanish has.
ENGLISH = re.compile(
    r"\b(the|of|and|with|paragraphs?|table|box|row|item|heading|first|second|last|above|below|after|list|country"
    r"|countries|footnote|caption|column|indicator|output|outcome|support|phase one|funding gap)\b",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def every() -> dict[str, str]:
    """Every locator of every file that names places in documents, with the file."""
    found: dict[str, str] = {}
    for file in [*RAW.glob("*/*.csv"), RAW / "corrections.csv"]:
        head, *rows = read_rows(file)
        if "locator" in head:
            place = head.index("locator")
            found |= {row[place]: str(file.relative_to(RAW)) for row in rows if row[place]}
    return found


def test_every_part_of_every_locator_has_its_translation(real: Snapshot, every: dict[str, str]) -> None:
    assert len(every) > 600
    missing = {part: file for at, file in every.items() for part in locators.unknown(real.translations, at)}
    assert missing == {}, "each needs a row in data/raw/our_reading/translation.csv, its numbers written {}"


@pytest.mark.parametrize("lang", ["fr", "es"])
def test_no_english_word_is_left(real: Snapshot, every: dict[str, str], lang: str) -> None:
    said = {at: locators.said(real.translations, lang, at) for at in every}
    assert {
        at: one
        for at, one in said.items()
        if ENGLISH.search(re.sub("ISO 3166-1 [A-Z]{3}", "", one)) or "{}" in one
    } == {}
    # No number is lost on the way, and none is gained.
    assert {at for at, one in said.items() if re.findall(r"\d+", at) != re.findall(r"\d+", one)} == set()


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "Section 2.1, country note of Côte d'Ivoire, paragraphs 1, 3 and 4; Section 2.2, Box 1"),
        (
            "fr",
            "Section 2.1, note sur le pays : Côte d’Ivoire, paragraphes 1, 3 et 4 ; Section 2.2, Encadré 1",
        ),
        ("es", "Sección 2.1, nota sobre el país: Côte d’Ivoire, párrafos 1, 3 y 4; Sección 2.2, Recuadro 1"),
    ],
)
def test_a_locator_in_three_languages(real: Snapshot, lang: str, said: str) -> None:
    found = locators.said(
        real.translations,
        lang,
        "Section 2.1, country note of Côte d'Ivoire, paragraphs 1, 3 and 4; Section 2.2, Box 1",
    )
    plain = found.replace("\xa0", " ").replace("\u202f", " ").replace("'", "’")
    assert plain == said.replace("'", "’")


def test_a_part_that_nobody_translated_stays(real: Snapshot) -> None:
    # Set apart, so that HTML can say that it is English.
    assert locators.said(real.translations, "fr", "Table 3, a margin") == "Tableau 3, \u2068a margin\u2069"
    assert locators.unknown(real.translations, "Table 3, a margin") == ["a margin"]


def test_the_panels_name_places_in_the_language(real: Snapshot) -> None:
    words = (("en", "Table 3", "Section"), ("fr", "Tableau 3", "Section"), ("es", "Cuadro 3", "Sección"))
    for lang, word, section in words:
        found = queries.provenance(real, "steps", "2022-12-31", lang)
        assert any(word in at for _, places in found.places for at in places)
        assert all(re.match(f"{word[:-2]} \\d|{section} \\d", one.locator) for _, one in found.corrections)


@pytest.mark.parametrize("lang", ["fr", "es"])
@pytest.mark.parametrize("topic", TOPICS)
def test_files_name_places_in_the_language(real: Snapshot, topic: str, lang: str) -> None:
    """All of CSV, Excel and the interface write these rows, and list these documents."""
    found = asked(real, topic, f"lang={lang}".encode())
    plain = asked(real, topic, b"")
    for name in ("locator", "also_in"):
        said, before = (
            {at for at in one.table.column(name) if at and not isinstance(at, Missing)}
            for one in (found, plain)
        )
        assert said == {_in_language(real, lang, at) for at in before}
        assert [at for at in said if ENGLISH.search(at)] == []
    places = {at for each in notes.documents(found.view, found.table) for at in each.places}
    assert places == {at for at in found.table.column("locator") if not isinstance(at, Missing)}


def _in_language(real: Snapshot, lang: str, at: str) -> str:
    """A place, or several of which each has its document before it."""
    found = locators.listed(at) if re.match("[a-z0-9_]+: ", at) else [("", at)]
    said = [(source, locators.said(real.translations, lang, place)) for source, place in found]
    return "; ".join(f"{source}: {place}" if source else place for source, place in said)


def test_a_semicolon_within_a_place_divides_no_places() -> None:
    also = "report_2021_22: Section 2.1; Section 2.2, Box 1; reference: UN name; marker placed by hand"
    assert locators.listed(also) == [
        ("report_2021_22", "Section 2.1; Section 2.2, Box 1"),
        ("reference", "UN name; marker placed by hand"),
    ]
    assert locators.listed(None) == []
