"""What was found, to be read by who has to mend it: as JSON, as a page to mail, as notes in a copy."""

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook  # type: ignore[import-untyped]

from etl.annotated_copy import marked
from etl.findings import findings
from etl.findings_page import checked
from etl.publish import check, ship
from tests.etl.offering import EVENT, add, book, offer, put
from tests.etl.raw_tables import RAW, REPORT, ROOT, read_folder, silent

OUTSIDE = re.compile(r"(?:src|href)=\"(?!data:)|@import|url\(")


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> str:
    url = f"sqlite:///{tmp_path_factory.mktemp('shipped') / 'programme.sqlite'}"
    ship(read_folder(RAW), silent, url)
    return url


@pytest.fixture(scope="module")
def sent(shipped: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A French workbook with one fault of each kind of place, a note, and a warning."""
    return book(
        shipped,
        tmp_path_factory.mktemp("sent") / "rapport.xlsx",
        put("result", 4, "iso3", "Cote d'Ivoir"),
        put("result", 5, "step", "<script>alert(1)</script>"),
        put("people_figure", 6, "status", "atteind"),
        put("country_partner", 8, "partner_id", "Beljium"),
        put("theme_country", 8, "theme_id", "helth"),
        put("observation", 40, "indicator_id", "peopel_legal"),
        add("event", EVENT | {"attendance": "1 250", "name_en": "A text that nobody has translated"}),
        lambda workbook: setattr(workbook["evaluation"], "title", "evaluatons"),
        lang="fr",
    )


@pytest.fixture(scope="module")
def found(shipped: str, sent: Path) -> dict[str, Any]:
    """What is found in it, as JSON."""
    return findings(offer(shipped, sent))


def run(store: str, *arguments: str) -> tuple[int, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "etl", *arguments, "--json"],
        cwd=ROOT,
        env=os.environ | {"DATABASE_URL": store},
        capture_output=True,
        text=True,
    )
    assert "Traceback" not in done.stderr
    return done.returncode, json.loads(done.stdout)


def values(workbook: Any) -> dict[str, list[tuple[Any, ...]]]:
    return {sheet.title: [*sheet.iter_rows(values_only=True)] for sheet in workbook.worksheets}


def test_a_value_nearby_is_named_in_each_language(found: dict[str, Any]) -> None:
    said = {(one["sheet"], one["column"]): one for one in found["faults"]}
    for place, english, french in (
        (("result", "iso3"), "Côte d'Ivoire (CIV)?", "Côte d’Ivoire (CIV)\u202f?"),
        (("country_partner", "partner_id"), "Belgium (belgium)?", "Belgique (belgium)\u202f?"),
        (("people_figure", "status"), ": achieved?", "(atteint\u202f?)"),
        (("observation", "indicator_id"), "(people_legal)?", "(people_legal)\u202f?"),
        (("theme_country", "theme_id"), "(health)?", "(health)\u202f?"),
        (("evaluatons", None), ": evaluation?", "(«\u202fÉvaluations\u202f» (evaluation)\u202f?)"),
    ):
        assert said[place]["expected"].endswith(english), said[place]
        assert said[place]["said"]["fr"]["expected"].endswith(french), said[place]
    assert len(said) == 7  # what follows from the sheet of an unknown name is not listed


def test_the_command_writes_a_page_and_a_copy(shipped: str, sent: Path, tmp_path: Path) -> None:
    page, copy = tmp_path / "page.html", tmp_path / "copy.xlsx"
    code, said = run(shipped, "check", str(sent), "--report", str(page), "--copy", str(copy), "--lang", "fr")
    assert code == 1 and (len(said["faults"]), len(said["warnings"]), len(said["notes"])) == (7, 1, 1)
    html = page.read_text(encoding="utf-8")
    assert '<html lang="fr">' in html and not OUTSIDE.search(html)
    for words in ("7 erreurs", "1 avertissement", "1 remarque", "Partenaires financiers par pays", "B4"):
        assert words in html, words
    assert "<script" not in html and "&lt;script&gt;" in html
    before, after = load_workbook(sent), load_workbook(copy)
    assert after.sheetnames == ["À corriger", *before.sheetnames]
    assert values(before) == {name: rows for name, rows in values(after).items() if name != "À corriger"}
    for name in before.sheetnames:
        old, new = before[name], after[name]
        assert old.data_validations.count == new.data_validations.count
        assert len(old.conditional_formatting) == len(new.conditional_formatting)
        helps = {cell.coordinate: cell.comment.text for cell in old[2] if cell.comment}
        assert helps == {cell.coordinate: cell.comment.text for cell in new[2] if cell.comment}
        assert (old.protection.sheet, old.freeze_panes) == (new.protection.sheet, new.freeze_panes)
    noted = after["result"]["B4"]
    assert "Côte d’Ivoire (CIV)" in noted.comment.text and noted.fill.fgColor.rgb != "00000000"
    places = [cell.value for (cell,) in after["À corriger"]["B5:B13"]]
    assert "Résultats (result) B4" in places and any("(event)" in str(each) for each in places)
    read = next(note for note in said["notes"] if note["cell"])
    assert after[read["sheet"]][read["cell"]].comment.text.startswith("Lu autrement")
    links = [cell.hyperlink.location for (cell,) in after["À corriger"]["B5:B12"]]
    assert links[0] == "'evaluatons'!A1" and "'result'!B4" in links


def test_a_copy_that_is_sent_back_has_the_same_faults_and_each_note_once(
    shipped: str, sent: Path, found: dict[str, Any], tmp_path: Path
) -> None:
    again = tmp_path / sent.name
    again.write_bytes(marked(sent, found, "fr"))
    second = findings(check(again, silent, shipped))
    assert (second["faults"], second["warnings"]) == (found["faults"], found["warnings"])
    twice = load_workbook(io.BytesIO(marked(again, second, "fr")))
    assert twice["result"]["B4"].comment.text.count("CIV") == 1
    assert second["notes"] == found["notes"]  # our own notes are no comments of somebody's
    assert twice.sheetnames.count("À corriger") == 1


def test_what_cannot_be_read_or_copied_is_said(shipped: str, tmp_path: Path) -> None:
    old, page = tmp_path / "ancien.xlsx", tmp_path / "page.html"
    old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    code, said = run(shipped, "check", str(old), "--report", str(page), "--lang", "es")
    assert code == 1 and "is an old Excel file" in said["error"]
    assert said["said"]["es"]["error"].startswith("ancien.xlsx es un archivo antiguo de Excel")
    assert said["said"]["es"]["error"] in page.read_text(encoding="utf-8")
    code, said = run(shipped, "check", str(RAW / REPORT), "--copy", str(tmp_path / "copy.xlsx"))
    assert code == 1 and "made of an Excel workbook" in said["error"]
    assert not (tmp_path / "copy.xlsx").exists()


def test_many_faults_alike_are_one_line(found: dict[str, Any]) -> None:
    (one,) = [each for each in found["faults"] if each["column"] == "step"]
    many = [one | {"row": row, "cell": f"C{row}"} for row in range(5, 105)]
    html = checked({"faults": many, "warnings": []}, "en", "x.xlsx")
    assert "100 faults" in html and "C5, C6" in html and "and 88 more" in html and html.count("C5") == 1
