"""However a file writes its letters, the tables hold one form of them; typography of sentences stays."""

import unicodedata
from pathlib import Path

from tests.etl.faulty_writing import COUNTRY, NOTE, TRANSLATION
from tests.etl.raw_tables import RAW, cell, copy_to, faults_of, read_rows, with_bytes, with_rows
from tests.etl.test_rebuild import content


def test_decomposed_accents_are_composed(tmp_path: Path) -> None:
    """Every file as a Mac writes it: each é is an e and an accent of its own."""
    raw = copy_to(tmp_path)
    changed = 0
    for file in raw.rglob("*.*"):
        before = file.read_bytes()
        file.write_bytes(unicodedata.normalize("NFD", before.decode()).encode())
        changed += before != file.read_bytes()
    assert changed > 5
    assert faults_of(raw, tmp_path / "new.sqlite") == faults_of(RAW, tmp_path / "same.sqlite") == []
    new, same = content(tmp_path / "new.sqlite"), content(tmp_path / "same.sqlite")
    differ = {name for name in same if new[name] != same[name]}
    assert differ == {"build", "build_file"}  # the files are others


def test_one_decomposed_name_among_composed_ones_is_the_same_name(tmp_path: Path) -> None:
    raw = copy_to(tmp_path)
    place = next(n for n, row in enumerate(read_rows(raw / COUNTRY), 1) if row[0] == "CIV")
    cell(COUNTRY, place, "name_en", "Co\u0302te d'Ivoire")(raw)
    assert faults_of(raw, tmp_path / "new.sqlite") == []
    assert "Côte d'Ivoire" in {row[3] for row in content(tmp_path / "new.sqlite")["country"]}


def test_french_typography_stays_in_sentences(tmp_path: Path) -> None:
    raw = copy_to(tmp_path)
    said = "A sentence of\u00a02 words\u202f: «\u202fone\u202f»\u202f; two\u202f!"
    cell(NOTE, 2, "summary_en", said)(raw)
    new = [said, f"{said}\u202f?", said]
    with_rows(TRANSLATION, lambda rows: rows.append(new))(raw)
    assert faults_of(raw, tmp_path / "new.sqlite") == []
    assert tuple(new) in content(tmp_path / "new.sqlite")["translation"]


def test_a_byte_order_mark_before_a_decomposed_heading_is_welcome(tmp_path: Path) -> None:
    raw = copy_to(tmp_path)
    with_bytes(
        COUNTRY, lambda before: b"\xef\xbb\xbf" + unicodedata.normalize("NFD", before.decode()).encode()
    )(raw)
    assert faults_of(raw, tmp_path / "new.sqlite") == []
