"""Killed at any moment, as by a power cut: the current edition serves, nothing half-done is ever seen."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from data.store import editions
from data.store.engine import open_engine, reading
from etl.publish import history
from tests.etl.raw_tables import RAW, REPORT, ROOT, cell, copy_to
from tests.serving import build_database

STAGES = ["extracting", "correcting", "transforming", "checking", "loading", "publishing"]

# Where a build kills itself: at a call of its own, before that call does anything.
DEATHS = {
    "before its transaction": "data.store.engine:parsed",
    "before the edition is added": "data.store.editions:add",
    "in the middle of its rows": "data.store.editions:_rows_of",
    "before it is current": "data.store.editions:make_current",
    "before the end of its transaction": "sqlalchemy.engine.base:RootTransaction.commit",
}
DIE = """
import os, runpy, signal, sys
from importlib import import_module
import etl.publish
module, _, path = sys.argv.pop(1).partition(":")
*inside, name = path.split(".")
place = import_module(module)
for one in inside:
    place = getattr(place, one)
setattr(place, name, lambda *rest, **more: os.kill(os.getpid(), signal.SIGKILL))
runpy.run_module("etl", run_name="__main__")
"""


def changed(folder: Path) -> list[str]:
    """The options of a build of tables that differ in one cell from the shipped ones."""
    raw = copy_to(folder)
    cell(f"{REPORT}/funding_share.csv", 2, "caveat", "")(raw)
    return ["--raw", str(raw)]


def environment(store: str) -> dict[str, str]:
    return os.environ | {"DATABASE_URL": store}


def current(store: str) -> tuple[str, int]:
    """The edition that readers see, read whole and compared with its checksums, and its results."""
    edition, rows = editions.read(open_engine(store))
    return edition.edition_id, len(rows["result"])


@pytest.mark.parametrize("death", DEATHS)
def test_killed_at_a_call(death: str, store: str, tmp_path: Path) -> None:
    before = current(build_database(store))
    command = [sys.executable, "-c", DIE, DEATHS[death], *changed(tmp_path)]
    killed = subprocess.run(command, cwd=ROOT, env=environment(store), capture_output=True)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert current(store) == before
    assert len(history(store)[0]) == len(history(store)[1]) == 1
    command = [sys.executable, "-m", "etl", *changed(tmp_path / "again")]
    subprocess.run(command, cwd=ROOT, env=environment(store), check=True, capture_output=True)
    assert current(store)[0] != before[0]


@pytest.mark.parametrize("stage", STAGES)
def test_killed_when_a_stage_begins(stage: str, store: str, tmp_path: Path) -> None:
    before = current(build_database(store))
    command = [sys.executable, "-m", "etl", *changed(tmp_path)]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment(store), stdout=subprocess.PIPE, text=True
    ) as build:
        assert build.stdout is not None
        for line in build.stdout:
            if line.startswith(stage):
                build.kill()
                break
    made, acts = history(store)
    assert len(made) == len(acts) <= 2  # killed after the end of its transaction it is there, and whole
    assert (current(store) == before) == (len(made) == 1)


def test_first_build_killed_leaves_nothing_to_show(store: str) -> None:
    command = [sys.executable, "-c", DIE, DEATHS["before the end of its transaction"], "--raw", str(RAW)]
    subprocess.run(command, cwd=ROOT, env=environment(store), capture_output=True)
    assert current(build_database(store))[1] == 56


def test_builds_at_once_while_someone_reads(store: str, tmp_path: Path) -> None:
    before = current(build_database(store))
    options = changed(tmp_path)
    builds = [
        subprocess.Popen(
            [sys.executable, "-m", "etl", *options],
            cwd=ROOT,
            env=environment(store),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        for _ in range(3)
    ]
    seen = set()
    while any(build.poll() is None for build in builds):
        seen.add(current(store))
    assert [build.communicate()[0] for build in builds if build.returncode] == []
    after = current(store)
    assert seen <= {before, after} and before in seen
    assert len(history(store)[0]) == 2  # the same tables three times are one edition
    with reading(open_engine(store)) as connection:
        assert editions.current(connection) == after[0] != before[0]
