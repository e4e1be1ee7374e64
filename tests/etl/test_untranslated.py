"""French and Spanish of a text may follow later: what lacks them is listed, and stops no build."""

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

from data.store.engine import open_engine
from data.store.snapshot import read
from etl.faults import lines
from etl.publish import ship
from tests.etl.faulty_writing import TRANSLATION
from tests.etl.raw_tables import RAW, REPORT, cell, copy_to, read_folder, read_rows, silent, with_rows
from tests.etl.test_bad_input import run
from tests.etl.test_publish import SIGNED
from tests.etl.test_publish import run as run_json

NOTE = f"{REPORT}/country_note.csv"
SHARE = f"{REPORT}/funding_share.csv"
SENTENCE = "A sentence that nobody translated"


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """The shipped tables with a new sentence, a text without Spanish, a new place, a new country."""
    folder = copy_to(tmp_path)
    cell(NOTE, 2, "summary_en", SENTENCE)(folder)
    cell(NOTE, 3, "summary_en", SENTENCE)(folder)
    cell(TRANSLATION, 3, "text_es", "")(folder)
    cell(SHARE, 2, "locator", "Section 3.1, margin 4")(folder)
    cell("reference/country.csv", 2, "name_fr", "")(folder)
    return folder


SAID = [
    f'{SHARE}, row 2, column locator: found "Section 3.1, margin 4"; expected French and Spanish of '
    '"margin {}" ({} stands for each number) in a row of translation.csv',
    f'{NOTE}, row 2, column summary_en: found "{SENTENCE}" (2 times); expected its French and Spanish in a '
    "row of translation.csv; until then the English is shown",
]


def test_the_shipped_tables_lack_nothing() -> None:
    assert read_folder(RAW).warnings == []


def test_what_lacks_a_language_is_a_warning_and_no_fault(raw: Path) -> None:
    found = read_folder(raw)
    assert found.faults == []
    said = lines(found.warnings)
    assert len(said) == 4
    assert {*SAID} <= {*said}
    (half,) = [line for line in said if TRANSLATION in line]
    assert f"expected its Spanish in {TRANSLATION}, row 3; until then" in half
    (name,) = [line for line in said if "column name_en" in line]
    assert name.startswith(f'{REPORT}/country.csv, row 2, column name_en: found "Angola"')
    assert "expected its French in reference/country.csv; until then" in name


def test_texts_stand_in_the_store_in_the_languages_they_have(raw: Path, store: str) -> None:
    ship(read_folder(raw), silent, store)
    snapshot = read(open_engine(store))
    notes = {row["iso3"]: row for row in snapshot.tables["country_note"]}
    new = [row for row in notes.values() if row["summary_en"] == SENTENCE]
    assert [(row["summary_fr"], row["summary_es"]) for row in new] == [(SENTENCE, SENTENCE)] * 2
    angola = next(country for country in snapshot.countries if country.iso3 == "AGO")
    assert angola.names == {"en": "Angola", "fr": "Angola", "es": "Angola"}


def test_a_table_of_translations_that_cannot_be_read_warns_of_nothing(raw: Path) -> None:
    (raw / TRANSLATION).write_bytes(b"\0")
    found = read_folder(raw)
    assert len(found.faults) == 1 and found.warnings == []


def test_the_build_lists_the_warnings_and_goes_on(raw: Path, tmp_path: Path) -> None:
    target = tmp_path / "new.sqlite"
    done = run("--raw", str(raw), "--database", str(target))
    assert done.returncode == 0, done.stderr
    said = done.stdout.splitlines()
    assert "4 warnings:" in said and {*SAID} <= {*said}
    assert said[-1].endswith("is published")
    again = run("--raw", str(raw), "--database", str(target), "--json")
    found = json.loads(again.stdout)
    assert len(found["warnings"]) == 4
    keys = {"sheet", "file", "row", "column", "cell", "found", "expected", "said"}
    assert found["warnings"][0].keys() == keys


def test_publishing_asks_before_it_accepts_warnings(store: str, tmp_path: Path) -> None:
    ship(read_folder(RAW), silent, store)
    offered = tmp_path / "offered"
    shutil.copytree(RAW / REPORT, offered / REPORT)
    cell(NOTE, 2, "summary_en", SENTENCE)(offered)
    for command in ("check", "preview"):
        code, said, _ = run_json(store, command, str(offered))
        assert code == 0
        assert [(one["sheet"], one["row"], one["column"]) for one in said["warnings"]] == [
            ("country_note", 2, "summary_en")
        ]
    code, said, words = run_json(store, "publish", str(offered), *SIGNED)
    assert (code, len(said["warnings"])) == (1, 1)
    assert words.startswith("1 warning, nothing was changed:") and "--accept-warnings" in words
    assert len(run_json(store, "history")[1]["acts"]) == 1
    code, said, _ = run_json(store, "publish", str(offered), *SIGNED, "--accept-warnings")
    assert (code, [*said]) == (0, ["edition"])
    code, said, _ = run_json(store, "untranslated")
    assert said == {
        "texts": [
            {
                "text_en": SENTENCE,
                "text_fr": None,
                "text_es": None,
                "table": "country_note",
                "column": "summary_en",
                "times": 1,
            }
        ]
    }


def test_the_list_filled_in_and_given_back_leaves_nothing(raw: Path, tmp_path: Path) -> None:
    """What `untranslated` says becomes rows of translation.csv."""
    cell("reference/country.csv", 2, "name_fr", "Angola")(raw)  # its names have a table of their own
    done = run("untranslated", str(raw), "--database", str(tmp_path / "none.sqlite"))
    assert done.returncode == 0, done.stderr
    listed = [*csv.DictReader(io.StringIO(done.stdout))]
    assert [(one["text_en"], one["times"]) for one in listed] == [
        ("margin {}", "1"),
        (SENTENCE, "2"),
        (read_rows(raw / TRANSLATION)[2][0], listed[2]["times"]),
    ]
    new = {"text_fr": "Traduit {}", "text_es": "Traducido {}"}
    filled = [[one["text_en"], *(one[name] or text for name, text in new.items())] for one in listed]

    def give_back(rows: list[list[str]]) -> None:
        known = {row[0]: row for row in filled}
        rows[:] = [row for row in rows if row[0] not in known] + filled

    with_rows(TRANSLATION, give_back)(raw)
    found = read_folder(raw)
    assert (found.faults, found.warnings) == ([], [])
