"""Sentences: French and Spanish set as their readers set them, and English that says what it means."""

import csv
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from babel.messages.pofile import read_po
from playwright.sync_api import Browser

from app import create_app
from callbacks.dash.pages import view_of
from data.filters import Filters
from data.rows.figures import ReportedFigure
from data.snapshot import Snapshot
from data.store.engine import open_engine
from layouts.look.markup import markup
from layouts.pages import registry, reported_figures
from layouts.pages.country import page as country
from layouts.pages.partner import page as partner
from layouts.words import formats
from layouts.words.texts import LOCALE, texts
from tests.serving import ROOT
from tests.slides import opened
from tests.test_texts import Page

TABLE = ROOT / "data" / "raw" / "our_reading" / "translation.csv"
WORDS = ROOT / "data" / "schema" / "words.csv"
FRENCH_SPACE = re.compile(r"(?<![\u00a0\d/]):(?!//)|(?<![\u00a0\u202f])[;»]|«(?![\u00a0\u202f])")
DECKS = ("steering", "management", "partners")
OF_COUNTRIES = ("/countries/TGO", "/countries/IDN", "/partners/germany", "/people?region=africa")


@pytest.fixture(scope="module")
def read(database: str, real: Snapshot) -> Callable[[str], str]:
    """What a page says, its labels too; without the names of documents and of their publishers."""
    client = create_app(open_engine(database)).server.test_client()
    names = [row[name] for row in real.tables["source"] for name in ("title", "publisher")]

    def said(path: str) -> str:
        answer = client.get(path)
        assert answer.status_code == 200
        html = re.sub(r"(?s)<(script|style)\b.*?</\1>", "", answer.get_data(as_text=True))
        text = "".join(Page(html).seen)
        for name in sorted(names, key=len, reverse=True):
            text = text.replace(name, "")
        return text

    return said


def addresses(lang: str) -> list[str]:
    paths = [*registry.menu(texts("en")), *OF_COUNTRIES, *(f"/present?deck={deck}" for deck in DECKS)]
    return [f"{path}{'&' if '?' in path else '?'}lang={lang}" for path in paths]


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def translated(lang: str, *, tables: bool = True) -> Iterator[tuple[str, str]]:
    """Every text of the catalogues and, unless told otherwise, of the tables, with its English."""
    for folder, name in ((LOCALE, "dashboard"), (ROOT / "data" / "locale", "findings")):
        with (folder / lang / "LC_MESSAGES" / f"{name}.po").open("rb") as file:
            for message in read_po(file, locale=lang):
                forms = message.string if isinstance(message.string, tuple) else [message.string]
                yield from ((str(message.id), str(form)) for form in forms if message.id)
    for path in (TABLE, WORDS) if tables else ():
        yield from ((row["text_en"], row[f"text_{lang}"]) for row in table(path))


def around(text: str, found: re.Match[str]) -> str:
    return text[max(0, found.start() - 40) : found.end() + 20]


# --- French


def test_french_texts_have_a_no_break_space_before_a_colon() -> None:
    assert [
        said for _, said in translated("fr") if FRENCH_SPACE.search(re.sub(r"\{[^}]*\}", "x", said))
    ] == []


def test_french_pages_have_it_where_a_name_meets_its_value(read: Callable[[str], str]) -> None:
    for path in addresses("fr"):
        text = read(path)
        assert "\u00a0: " in text, path
        assert (path, [around(text, found) for found in FRENCH_SPACE.finditer(text)]) == (path, [])


def test_french_slides_have_it_in_their_notes(real: Snapshot) -> None:
    titles = [source.title for source in real.sources.values()]
    for slide in opened(real)("deck=management&lang=fr").slides:
        notes = slide.notes_slide.notes_text_frame.text
        for title in titles:
            notes = notes.replace(title, "")
        assert [around(notes, found) for found in FRENCH_SPACE.finditer(notes)] == []


# --- Spanish


def test_spanish_dates_have_their_de(read: Callable[[str], str]) -> None:
    assert formats.day("es", "2021-10-07") == "7 de octubre de 2021"
    assert formats.day("es", "2021-10-07", "medium") == "7 de oct. de 2021"
    assert formats.month("es", "2022-10") == "octubre de 2022"
    month = re.compile(r"\b(?:ene|feb|mar|abr|may|jun|jul|ago|sep|oct|nov|dic)[a-z]*\.? \d{4}")
    for path in addresses("es"):
        text = read(path)
        assert (path, [around(text, found) for found in month.finditer(text)]) == (path, [])


def test_a_french_month_begins_with_its_first() -> None:
    assert formats.day("fr", "2021-08-01") == "1er août 2021"
    assert formats.day("fr", "2021-08-11") == "11 août 2021"


def test_a_step_is_an_etapa_everywhere() -> None:
    step, wrong = (
        re.compile(r"(?i)\bsteps?\b"),
        re.compile(r"\b[Pp]asos?\b(?! a paso| preparatorios)(?<!a paso)"),
    )
    assert [said for en, said in translated("es") if step.search(en) and wrong.search(said)] == []


# --- both


def test_people_agree_with_what_was_done_with_them(real: Snapshot) -> None:
    def said(lang: str, iso3: str) -> str:
        html = markup(country.body(texts(lang), view_of(real, f"/countries/{iso3}", Filters(lang=lang))))
        return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", html))

    french, spanish, english = (said(lang, "TGO") for lang in ("fr", "es", "en"))
    assert "plus de 3 000 000 de personnes atteintes" in french
    assert "428 personnes formées" in french
    assert "más de 3 000 000 de personas alcanzadas" in spanish
    assert "428 personas formadas" in spanish
    assert "more than 3,000,000 people reported as achieved" in english
    assert "428 people trained" in english
    assert "16 000 000 de travailleurs atteints" in said("fr", "IDN")


# Of each English term the words of the two languages that are not the one chosen.
GLOSSARY: dict[str, dict[str, str]] = {
    "as printed": {
        "fr": r"[Ii]mprimée?s?\b|l’imprime|impriment",
        "es": r"[Ii]mpres[oa]s?\b|imprime\b|imprimen",
    },
    "mark (Table 3)": {"fr": r"\bmarques?\b(?! d’ordre| (gauche|droite)-| un rythme)"},
    "outcome": {
        "fr": r"effets? directs?|Produits et effets",
        "es": r"efectos? directos?|Productos y efectos",
    },
    "measure (of people)": {
        "fr": r"(trois|quatre|[Cc]haque) mesures?\b|[Ll]es mesures se recoupent|mesures communiquées",
        "es": r"(tres|[Cc]ada) medidas?\b|[Ll]as medidas se solapan|medidas comunicadas",
    },
    "steering committee": {"fr": r"comité directeur", "es": r"comité de (pilotaje|dirección)"},
    "light earmarking": {"fr": r"affectation souple", "es": r"asignación (flexible|ligera(?! para))"},
    "pooled": {"fr": r"[Ff]onds communs?\b", "es": r"[Ff]ondos comunes"},
    "pledge": {"fr": r"[Pp]romesse", "es": r"anuncios? de contribución"},
    "development partners": {"fr": r"partenaires au développement", "es": r"socios para el desarrollo"},
    "funding partners": {"fr": r"[Pp]artenaires? de financement", "es": r"[Ss]ocios? financieros?"},
    "Figure 7": {"es": r"[Ff]igura (\d|\{\})"},
    "informal workers": {
        "fr": r"(travailleu|indépenda|rura)\w* (et )?informel",
        "es": r"(trabajador|independiente|rural)\w* (e )?informal",
    },
    "US dollars": {"fr": r"dollars (des États|E\.|É\.-)", "es": r"dólares (de los Estados|USA)"},
    "mutual": {"fr": r"mutualité", "es": r"mutualidad"},
    "2021-22": {"fr": r"2021[-–]2022", "es": r"2021[-–]2022"},
    "per cent": {"fr": r"\d\s?pour cent", "es": r"\d\s?por ciento"},
    "RBSA, RBTC": {"fr": r"(?<!\()\bRB[ST][AC]\b", "es": r"(?<!\()\bRB[ST][AC]\b"},
    "dashboard": {"es": r"(este|del?|al|el) panel\b(?! abierto)"},
    "thematic area": {"es": r"\b[Áá]reas?\b"},
    "even pace": {"es": r"ritmo (regular|uniforme)", "fr": r"rythme constant"},
    "period": {"es": r"\b[Pp]eriodos?\b"},
    "evidence": {"es": r"\b[Ll]as pruebas\b"},
    "people reached": {"fr": r"personnes touchées", "es": r"personas beneficiadas"},
    "ratifying": {"fr": r"ratifiants?\b", "es": r"ratificantes?\b"},
    "completeness": {"es": r"\bIntegridad\b"},
    "not yet current": {"es": r"aún no están vigentes"},
}


@pytest.mark.parametrize("lang", ["fr", "es"])
def test_a_term_has_one_translation(lang: str) -> None:
    texts_of = [said for _, said in translated(lang)]
    found = {
        term: [said for said in texts_of if re.search(wrong[lang], said)]
        for term, wrong in GLOSSARY.items()
        if lang in wrong
    }
    assert {term: said for term, said in found.items() if said} == {}


def test_a_result_has_one_name() -> None:
    """It is an institutional change by its definition, and a result in every count."""
    named = [
        en
        for en in {en for en, _ in translated("fr", tables=False)}
        if re.search(r"institutional change|with a change|changes achieved", en)
    ]
    assert [en for en in named if not en.startswith("A result is one institutional change")] == []


def test_spanish_counts_billions_in_millions() -> None:
    """A thousand million has no word of its own."""
    for lang, said in (("en", "US$ 362.9 billion"), ("es", "362\u202f900 millones de US$")):
        known = {"value": 362.9e9, "unit": "usd", "precision": "as_printed"}
        row = ReportedFigure._make(known.get(name) for name in ReportedFigure._fields)
        assert reported_figures.amount(texts(lang), row) == said


def test_the_social_security_association_has_its_own_short_name() -> None:
    for lang in ("fr", "es"):
        named = [said for en, said in translated(lang) if "ISSA" in en]
        assert len(named) == 4
        assert [said for said in named if "AISS" not in said] == []


# --- what English says


def test_every_country_note_names_its_country(real: Snapshot) -> None:
    usual = {
        "PSE": ("Palestinian", "palestinienne", "Palestina"),
        "LAO": ("Lao PDR", "lao", "Lao"),
        "COD": (
            "Democratic Republic of the Congo",
            "République démocratique du Congo",
            "República Democrática del Congo",
        ),
    }
    names = {row["iso3"]: row for row in real.tables["country"]}
    for row in real.tables["country_note"]:
        for place, lang in enumerate(("en", "fr", "es")):
            name = usual.get(row["iso3"], (names[row["iso3"]][f"name_{lang}"],) * 3)[place]
            first = row[f"summary_{lang}"].split(". ")[0]
            assert name in first, (row["iso3"], lang)


def test_a_caveat_does_not_repeat_its_text(real: Snapshot) -> None:
    def stripped(text: str | None) -> str:
        return re.sub(r"\W+", " ", text or "").strip().lower()

    found = [
        (name, row["caveat"])
        for name, rows in real.tables.items()
        for row in rows
        if row.get("caveat")
        for column, text in row.items()
        if column.endswith("_en") and stripped(row["caveat"]) in stripped(text)
    ]
    assert found == []


def test_a_partner_s_page_holds_the_contradictions_that_name_it(real: Snapshot) -> None:
    def held(key: str) -> Any:
        html = markup(partner.body(texts("en"), view_of(real, f"/partners/{key}", Filters())))
        return re.search(r"(\d+) differences? between the documents about this partner", html)

    germany = held("germany")
    assert germany
    assert germany[1] == "3"
    assert held("kuwait") is None


def test_companies_are_told_from_foundations(read: Callable[[str], str]) -> None:
    assert "2 companies, 1 foundation" in read("/partners")


def test_nothing_says_that_the_server_is_away_where_scripts_are_off(browser: Browser, server: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{server}/people")
        seen = page.locator("body").inner_text()
    assert seen.startswith("Filters and charts need JavaScript.")
    assert "cannot answer" not in seen
