"""The workbook to fill in: what it holds and offers, and what comes of it when it is sent back."""

import io
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook  # type: ignore[import-untyped]

from data.schema import BY_NAME, TABLES, words
from data.schema.columns import PATTERNS
from data.store import editions
from data.store.engine import NotUsable, open_engine
from etl.publish import preview, publish, ship, template
from etl.readers.cells import NONE_OR_ZERO
from etl.stand_ins import MEANT
from tests.etl.offering import EVENT, HEADER, add, book, offer, place, put
from tests.etl.raw_tables import RAW, REPORT, ROOT, read_folder, silent

LANGUAGES = words.LANGUAGES


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a store with the shipped tables; nothing here writes into it."""
    url = f"sqlite:///{tmp_path_factory.mktemp('shipped') / 'programme.sqlite'}"
    ship(read_folder(RAW), silent, url)
    return url


@pytest.mark.parametrize("lang", LANGUAGES)
def test_unchanged_it_changes_nothing(shipped: str, tmp_path: Path, lang: str) -> None:
    found, change = preview(book(shipped, tmp_path / "book.xlsx", lang=lang), silent, shipped)
    assert (found.faults, found.warnings, found.notes) == ([], [], [])
    assert change is not None and (change.headline, change.tables) == ([], {})


@pytest.mark.parametrize("lang", LANGUAGES)
def test_saved_anew_by_another_program_it_changes_nothing(shipped: str, tmp_path: Path, lang: str) -> None:
    file = book(shipped, tmp_path / "book.xlsx", lambda workbook: None, lang=lang)  # openpyxl writes it
    found, change = preview(file, silent, shipped)
    assert found.faults == [] and change is not None and change.tables == {}


def test_of_some_countries_it_holds_their_rows_alone(shipped: str, tmp_path: Path) -> None:
    file = book(shipped, tmp_path / "book.xlsx", countries=["TGO", "Côte d’Ivoire"], lang="fr")
    workbook = load_workbook(file)
    sheet = workbook["result"]
    names = {row[place(sheet, "iso3") - 1] for row in sheet.iter_rows(min_row=HEADER + 1, values_only=True)}
    assert names - {None} == {"Togo", "Côte d’Ivoire"} or names - {None} == {"Togo", "Côte d'Ivoire"}
    assert "observation" not in workbook.sheetnames
    found, change = preview(file, silent, shipped)
    assert found.faults == [] and change is not None and change.tables == {}


def test_rows_of_a_country_are_replaced_and_all_others_stay(shipped: str, tmp_path: Path) -> None:
    figure: dict[str, object] = {
        "source_id": REPORT,
        "figure_id": "tgo_new",
        "iso3": "Togo",
        "measure": "couverture légale",
        "people": 1250,
        "unit": "personnes",
        "precision": "environ",
        "year": 2022,
        "phase": 2,
        "status": "prévu",
        "what_en": "People of a made-up scheme",
        "locator": "Section 2.1, country note of Togo, paragraph 2",
    }
    text: dict[str, object] = {
        "source_id": "our_reading",
        "text_en": "People of a made-up scheme",
        "text_fr": "Oui",
        "text_es": "Sí",
    }
    file = book(
        shipped,
        tmp_path / "book.xlsx",
        add("people_figure", figure),
        add("translation", text),
        countries=["TGO"],
        lang="fr",
    )
    found, change = preview(file, silent, shipped)
    assert found.faults == []
    assert change is not None
    counted = {
        name: (len(one.added), len(one.changed), len(one.removed)) for name, one in change.tables.items()
    }
    assert counted == {"people_figure": (1, 0, 0), "translation": (1, 0, 0)}


def test_a_row_of_another_country_is_refused(shipped: str, tmp_path: Path) -> None:
    file = book(shipped, tmp_path / "book.xlsx", put("result", 4, "iso3", "Angola"), countries=["TGO"])
    (fault,) = [one for one in offer(shipped, file).faults if "TGO, for which" in one.expected]
    assert (fault.file, fault.cell, fault.found) == ("book.xlsx/result", "B4", '"AGO"')


def test_texts_that_others_use_are_not_changed_from_a_country(shipped: str, tmp_path: Path) -> None:
    file = book(shipped, tmp_path / "book.xlsx", put("translation", 4, "text_fr", "Autre"), countries=["TGO"])
    _, change = preview(file, silent, shipped)
    assert change is not None and change.tables == {}


def test_a_new_report_goes_in_through_the_workbook(shipped: str, tmp_path: Path) -> None:
    store = f"sqlite:///{tmp_path / 'own.sqlite'}"
    ship(read_folder(RAW), silent, store)
    source: dict[str, object] = {
        "source_id": "report_2023_24",
        "position": 6,
        "title": "The next report",
        "publisher": "International Labour Organization",
        "as_of": "2024-12-31",
        "language": "anglais",
    }
    event = EVENT | {"source_id": "report_2023_24", "precision": "environ"}
    file = book(store, tmp_path / "book.xlsx", add("source", source), add("event", event), lang="fr")
    found, outcome = publish(file, silent, by="Ada", note="next", accept_warnings=True, url=store)
    assert found.faults == [] and outcome is not None and outcome.is_new
    _, rows = editions.read(open_engine(store))
    names = [column.name for column in BY_NAME["event"].columns]
    (row,) = [dict(zip(names, row, strict=True)) for row in rows["event"] if row[0] == "e_new"]
    assert (row["precision"], row["attendance"], row["source_id"]) == ("about", 210, "report_2023_24")
    again, change = preview(book(store, tmp_path / "again.xlsx"), silent, store)
    assert again.faults == [] and change is not None and change.tables == {}


def test_of_an_earlier_edition_it_warns(shipped: str, tmp_path: Path) -> None:
    store = f"sqlite:///{tmp_path / 'own.sqlite'}"
    ship(read_folder(RAW), silent, store)
    old = book(store, tmp_path / "old.xlsx")
    changed = book(store, tmp_path / "new.xlsx", add("event", EVENT))
    publish(changed, silent, by="Ada", note="one more event", accept_warnings=True, url=store)
    warned = offer(store, old).warnings
    assert [one.found.startswith("a workbook made of edition") for one in warned] == [True]


def test_faults_name_sheet_and_cell(shipped: str, tmp_path: Path) -> None:
    file = book(shipped, tmp_path / "book.xlsx", put("result", 5, "step", 7))
    (fault,) = offer(shipped, file).faults
    assert (fault.file, fault.row, fault.column) == ("book.xlsx/result", 5, "step")
    sheet = load_workbook(file)["result"]
    assert sheet[fault.cell].value == 7


def test_rows_that_others_are_compared_with_are_named_as_they_stand(shipped: str, tmp_path: Path) -> None:
    file = book(shipped, tmp_path / "book.xlsx", add("event", EVENT, EVENT))
    (fault,) = offer(shipped, file).faults
    first = int(re.findall(r"row (\d+) has it too", fault.expected)[0])
    assert fault.file == "book.xlsx/event" and fault.row == first + 1


def test_a_document_that_nobody_describes_is_a_fault(shipped: str, tmp_path: Path) -> None:
    file = book(shipped, tmp_path / "book.xlsx", add("event", EVENT | {"source_id": "nobody_knows"}))
    (fault,) = offer(shipped, file).faults
    assert fault.column == "source_id" and "a new document needs a row there" in fault.expected


@pytest.mark.parametrize("code", [REPORT, None])
def test_each_document_has_a_code_of_its_own(shipped: str, tmp_path: Path, code: str | None) -> None:
    row: dict[str, object] = {
        "source_id": code,
        "position": 7,
        "title": "A",
        "publisher": "B",
        "language": "en",
    }
    faults = offer(shipped, book(shipped, tmp_path / "book.xlsx", add("source", row))).faults
    assert "a code of its own for each document" in faults[0].expected and faults[0].cell == "A14"


def test_french_names_come_from_the_reference_alone(shipped: str, tmp_path: Path) -> None:
    file = book(shipped, tmp_path / "book.xlsx", put("region", 4, "name_fr", "Afrique"))
    (fault,) = offer(shipped, file).faults
    assert "the document reference fills this column" in fault.expected


# --- what it offers to whoever fills it in


@pytest.fixture(scope="module")
def french(shipped: str) -> Any:
    return load_workbook(io.BytesIO(template(open_engine(shipped), "fr")[0]))


def test_every_table_has_a_sheet_with_headings_in_words_and_notes(french: Any) -> None:
    for table in TABLES:
        sheet = french[table.name]
        for column in table.columns:
            if column.origin in ("file", "reference"):
                at = place(sheet, column.name)
                assert sheet.cell(HEADER - 1, at).value == words.heading("fr", column)
                assert words.text("fr", column.meaning) in sheet.cell(HEADER - 1, at).comment.text


def test_a_screen_reader_finds_the_headings_of_each_table(french: Any) -> None:
    result = french["result"]
    (row,) = {
        name.attr_text.split("$")[-1] for name in result.defined_names.values() if name.name == "ColumnTitle"
    }
    assert "Étape" in {cell.value for cell in result[int(row)]}


def test_it_says_what_a_yearly_report_fills_in_and_years_have_no_bounds(french: Any) -> None:
    listed = [cell.hyperlink.location for (cell,) in french["Lisez-moi"]["B1:B50"] if cell.hyperlink]
    assert {"'result'!A1", "'observation'!A1", "'tsf_position'!A1", "'event'!A1"} <= {*listed}
    sheet = french["people_figure"]
    notes = {name: sheet.cell(HEADER - 1, place(sheet, name)).comment.text for name in ("year", "people")}
    assert "Valeurs" not in notes["year"] and "Valeurs" in notes["people"]


def test_keys_of_rows_are_locked_and_rows_to_add_are_not(french: Any) -> None:
    sheet = french["result"]
    assert sheet.protection.sheet
    key, text = place(sheet, "iso3"), place(sheet, "summary_en")
    assert sheet.cell(4, key).protection.locked and not sheet.cell(4, text).protection.locked
    letter = sheet.cell(4, text).column_letter  # what a column says holds for the rows below
    assert not sheet.column_dimensions[letter].protection.locked


def test_codes_have_lists_dates_are_dates_and_numbers_numbers(french: Any) -> None:
    sheet = french["people_figure"]
    lists = {str(rule.sqref).split(":")[0]: rule for rule in sheet.data_validations.dataValidation}
    status = lists[sheet.cell(4, place(sheet, "status")).coordinate]
    name, cells = french.defined_names[status.formula1].attr_text.split("!")
    offered = [cell.value for (cell,) in french[name][cells.replace("$", "")]]
    assert "projet de loi" in offered and french[name].sheet_state == "hidden"
    people = sheet.cell(4, place(sheet, "people"))
    assert isinstance(people.value, int) and people.number_format == "#,##0"
    result = french["result"]
    assert result.cell(4, place(result, "as_of")).is_date
    assert result.cell(4, place(result, "iso3")).value == "Angola"


def test_what_is_missing_is_marked(french: Any) -> None:
    rules = [rule for found in french["event"].conditional_formatting for rule in found.rules]
    assert any("COUNTA" in rule.formula[0] for rule in rules)
    assert any("texts_in_english" in rule.formula[0] for rule in rules)


def test_it_says_who_has_not_reported(french: Any) -> None:
    rows = [*french["Déclarations"].iter_rows(min_row=5, values_only=True)]
    counts = [row[2] for row in rows]
    assert len(rows) == 50 and counts.count(0) == 10 and counts[:10] == [0] * 10
    assert rows[0][1] and "résultats" in rows[0][1]


def test_texts_that_nobody_has_translated_are_listed(shipped: str, tmp_path: Path) -> None:
    store = f"sqlite:///{tmp_path / 'own.sqlite'}"
    ship(read_folder(RAW), silent, store)
    event = EVENT | {"name_en": "A text of nobody's"}
    publish(
        book(store, tmp_path / "new.xlsx", add("event", event)),
        silent,
        by="A",
        note="b",
        accept_warnings=True,
        url=store,
    )
    file = book(store, tmp_path / "again.xlsx")
    sheet = load_workbook(file)["translation"]
    row = next(row for row in sheet.iter_rows(values_only=True) if "A text of nobody's" in row)
    assert row[place(sheet, "text_fr") - 1] is None
    _, change = preview(file, silent, store)
    assert change is not None and change.tables == {}


def test_every_word_of_the_schema_is_there_in_each_language() -> None:
    for lang in LANGUAGES:
        for table in TABLES:
            assert words.title(lang, table.name) and words.text(lang, table.meaning)
            for column in table.columns:
                if column.origin in ("build", "translation"):
                    continue
                assert words.heading(lang, column) and words.text(lang, column.meaning)
                if words.has_labels(column):
                    labels = [words.label(lang, choice).casefold() for choice in column.choices]
                    assert len({*labels}) == len(labels)
        for name, (_, said) in PATTERNS.items():
            assert name == "hash" or words.text(lang, said)


def test_no_stand_in_is_a_word_of_a_list() -> None:
    labels = {
        words.label(lang, choice).casefold()
        for t in TABLES
        for c in t.columns
        if words.has_labels(c) and c.origin != "build"
        for choice in c.choices
        for lang in LANGUAGES
    }
    assert labels & {word for word, meant in MEANT.items() if meant == "nothing"} == set()
    assert {MEANT[word] for word in NONE_OR_ZERO} == {"nothing"}


def test_the_command_writes_it_and_says_its_sheets(shipped: str, tmp_path: Path) -> None:
    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "etl", "template", *arguments, "--json"]
        path = shipped.removeprefix("sqlite:///")
        return subprocess.run([*command, "--database", path], cwd=ROOT, capture_output=True, text=True)

    done = run(str(tmp_path / "book.xlsx"), "--lang", "es", "--country", "TGO", "AGO")
    said = json.loads(done.stdout)
    shown = [
        sheet.title
        for sheet in load_workbook(tmp_path / "book.xlsx").worksheets
        if sheet.sheet_state == "visible"
    ]
    assert done.returncode == 0 and said["sheets"] == shown and "result" in shown
    assert run(str(tmp_path / "book.xlsx"), "--country", "Atlantis").returncode == 1
    assert run(str(tmp_path / "book.txt")).returncode == 1
    assert run(str(tmp_path / "book.xlsx"), "--lang", "de").returncode == 2


def test_there_is_no_such_language_or_country(shipped: str) -> None:
    with pytest.raises(NotUsable, match="no country Atlantis"):
        template(open_engine(shipped), "en", ["Atlantis"])
    with pytest.raises(NotUsable, match="no language de"):
        template(open_engine(shipped), "de")
