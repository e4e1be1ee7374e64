"""Tables published over the current edition, taken back, kept: the commands, in both databases."""

import contextlib
import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from data.schema import TABLES
from data.store import editions
from data.store.engine import open_engine
from etl.__main__ import main
from tests.etl.raw_tables import RAW, REPORT, ROOT, cell, read_rows, write_rows

SIGNED = ("--by", "Ada", "--note", "a test")


def run(store: str, *arguments: str) -> tuple[int, Any, str]:
    """(exit code, the JSON document, what is said to people) of a command, run within this process."""
    said, words = io.StringIO(), io.StringIO()
    with (
        pytest.MonkeyPatch.context() as patch,
        contextlib.redirect_stdout(said),
        contextlib.redirect_stderr(words),
    ):
        patch.setenv("DATABASE_URL", store)
        code = main([*arguments, "--json"])
    return code, json.loads(said.getvalue()), words.getvalue()


def content(store: str) -> editions.Rows:
    return editions.read(open_engine(store))[1]


def test_a_source_is_replaced_and_the_others_stay(shipped: str, offered: Path) -> None:
    before = content(shipped)
    code, said, _ = run(shipped, "preview", str(offered))
    assert code == 0
    (changed,) = said["cells"]["funding_share"]["changed"]["rows"]
    (caveat,) = changed["cells"]
    assert (caveat["column"], caveat["after"]) == ("caveat", None) and caveat["before"]
    assert said == {
        "headline": [],
        "tables": {"funding_share": {"added": 0, "changed": 1, "removed": 0}},
        "cells": {"funding_share": {"changed": {"rows": [changed], "more": 0}}},
        "moves": {"pages": ["funding", "partners", "partner", "changes"], "scenes": ["moves", "shares"]},
        "warnings": [],
    }
    assert content(shipped) == before  # a preview changes nothing
    code, published, _ = run(shipped, "publish", str(offered), *SIGNED)
    assert code == 0
    after = content(shipped)
    changed = {table.name for table in TABLES if before[table.name] != after[table.name]}
    assert changed == {"funding_share"}
    code, again, _ = run(shipped, "publish", str(offered), *SIGNED)
    assert (code, again) == (0, published)  # the same once more is no new edition
    assert len(run(shipped, "history")[1]["editions"]) == 2


def test_a_zip_is_read_like_its_folder(shipped: str, offered: Path, tmp_path: Path) -> None:
    for name, outer in (("plain.zip", ""), ("with a folder around.zip", "outer/")):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            for file in sorted((offered / REPORT).iterdir()):
                archive.write(file, f"{outer}{REPORT}/{file.name}")
        code, said, _ = run(shipped, "preview", str(tmp_path / name))
        assert code == 0
        assert list(said["tables"]) == ["funding_share"]


@pytest.mark.parametrize("name", ["../up.csv", "/etc/up.csv", "a\\b.csv"])
def test_a_zip_that_leads_elsewhere_is_refused(shipped: str, tmp_path: Path, name: str) -> None:
    with zipfile.ZipFile(tmp_path / "bad.zip", "w") as archive:
        archive.writestr(zipfile.ZipInfo("report/x.csv"), "a\n")
        archive.writestr(name, "a\n")
    code, said, words = run(shipped, "check", str(tmp_path / "bad.zip"))
    assert code == 1
    assert "leads out of the zip" in said["error"] and "leads out of the zip" in words


@pytest.mark.parametrize("make", ["missing", "letter.txt", "broken.zip"])
def test_what_cannot_be_read_is_said(shipped: str, tmp_path: Path, make: str) -> None:
    path = tmp_path / make
    if make != "missing":
        path.write_bytes(b"PK\x03\x04 and no more")
    code, said, _ = run(shipped, "publish", str(path), *SIGNED)
    assert code == 1 and make in said["error"]
    assert len(run(shipped, "history")[1]["acts"]) == 1


def test_faults_are_listed_and_change_nothing(shipped: str, offered: Path) -> None:
    cell(f"{REPORT}/result.csv", 2, "step", "7")(offered)
    before = content(shipped)
    for command in (("check",), ("preview",), ("publish", *SIGNED)):
        code, said, words = run(shipped, command[0], str(offered), *command[1:])
        assert code == 1
        (fault,) = said["faults"]
        assert (fault["sheet"], fault["row"], fault["column"], fault["found"]) == ("result", 2, "step", '"7"')
        assert "1, 2, 3" in fault["expected"] or "from 1 to 3" in fault["expected"]
        assert "nothing was changed" in words
    assert content(shipped) == before


def test_an_earlier_edition_comes_back_and_the_history_tells(shipped: str, offered: Path) -> None:
    before, (first,) = content(shipped), run(shipped, "history")[1]["editions"]
    rows = read_rows(offered / REPORT / "result.csv")
    write_rows(offered / REPORT / "result.csv", [row for row in rows if row[0] != "VNM"])
    code, said, _ = run(shipped, "check", str(offered))
    assert code == 1 and {fault["sheet"] for fault in said["faults"]} >= {"observation"}  # totals are off
    cell(f"{REPORT}/funding_share.csv", 3, "caveat", "")(offered)
    shutil.copy(RAW / REPORT / "result.csv", offered / REPORT / "result.csv")
    second = run(shipped, "publish", str(offered), *SIGNED)[1]["edition"]
    assert content(shipped) != before
    code, back, _ = run(shipped, "rollback", first["edition_id"], "--by", "Bo", "--note", "too early")
    assert (code, back) == (0, {"edition": first["edition_id"]})
    assert content(shipped) == before
    told = run(shipped, "history")[1]
    assert [edition["edition_id"] for edition in told["editions"]] == [second, first["edition_id"]]
    assert told["editions"][0]["based_on"] == first["edition_id"]
    assert [(act["kind"], act["edition_id"], act["by"], act["note"]) for act in told["acts"]][:2] == [
        ("rollback", first["edition_id"], "Bo", "too early"),
        ("publish", second, "Ada", "a test"),
    ]


def test_shipped_tables_do_not_overrule_what_somebody_published(
    shipped: str, offered: Path, tmp_path: Path
) -> None:
    published = run(shipped, "publish", str(offered), *SIGNED)[1]["edition"]
    code, said, _ = run(shipped)
    assert (code, said) == (0, {"edition": published})
    done = subprocess.run(
        [sys.executable, "-m", "etl"],
        cwd=ROOT,
        env=os.environ | {"DATABASE_URL": shipped},
        capture_output=True,
        text=True,
    )
    assert f"The shipped tables differ from edition {published}, which Ada made current" in done.stdout
    assert len(run(shipped, "history")[1]["acts"]) == 2


def test_an_edition_that_is_not_there_is_not_rolled_back_to(shipped: str) -> None:
    code, said, _ = run(shipped, "rollback", "2020-01-01-abcdef", *SIGNED)
    assert code == 1 and "there is no edition 2020-01-01-abcdef" in said["error"]


def test_wrong_use_is_said() -> None:
    for wrong in (["publish", "x"], ["rollback"], ["nonsense"], ["--nonsense"]):
        done = subprocess.run([sys.executable, "-m", "etl", *wrong], cwd=ROOT, capture_output=True, text=True)
        assert done.returncode == 2 and "Traceback" not in done.stderr


def test_a_backup_brings_everything_back(shipped: str, offered: Path, tmp_path: Path) -> None:
    file = tmp_path / "kept.backup"
    run(shipped, "publish", str(offered), *SIGNED)
    before, told = content(shipped), run(shipped, "history")[1]
    assert run(shipped, "backup", str(file))[:2] == (0, {"editions": 2})
    code, said, _ = run(shipped, "backup", str(file))
    assert code == 1 and "is there already" in said["error"]
    run(shipped, "rollback", told["editions"][1]["edition_id"], *SIGNED)
    assert run(shipped, "restore", str(file))[:2] == (0, {"editions": 2})
    assert (content(shipped), run(shipped, "history")[1]) == (before, told)
    elsewhere = f"sqlite:///{tmp_path / 'moved.sqlite'}"  # from either database to SQLite
    assert run(elsewhere, "restore", str(file))[0] == 0
    assert (content(elsewhere), run(elsewhere, "history")[1]) == (before, told)
    assert [path.name for path in tmp_path.iterdir() if "part" in path.name] == []


def test_a_damaged_backup_is_refused_and_changes_nothing(shipped: str, tmp_path: Path) -> None:
    file = tmp_path / "kept.backup"
    run(shipped, "backup", str(file))
    before = content(shipped)
    whole = file.read_bytes()
    damages = {
        "cut off": whole[: len(whole) // 2],
        "flipped": whole.replace(b"country note of Angola", b"country note of Angolo"),
        "letter": b"Dear colleague",
        "empty": b"",
    }

    for name, damaged in damages.items():
        assert damaged != whole, name
        file.write_bytes(damaged)
        code, said, _ = run(shipped, "restore", str(file))
        assert code == 1 and "not a backup that can be read" in said["error"], name
    assert content(shipped) == before
