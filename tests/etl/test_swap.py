"""The old database stays in use until the new one is verified, whatever happens to a build."""

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.etl.raw_tables import RAW, ROOT

STAGES = ["extracting", "correcting", "transforming", "checking", "loading", "verifying", "publishing"]

# Where a build kills itself, as a power cut would: at a call of its own, before that call does anything.
DEATHS = {
    "before the part file is locked": "fcntl.flock",
    "before the part file is filled": "etl.load.fill",
    "in the middle of filling it": "etl.load.metadata",
    "before it is verified": "etl.load.verify",
    "before it is on the disk": "os.fsync",
    "before it takes the name": "os.replace",
}
DIE = """
import os, runpy, signal, sys
from importlib import import_module
import etl.load
module, _, name = sys.argv.pop(1).rpartition(".")
setattr(import_module(module), name, lambda *rest, **more: os.kill(os.getpid(), signal.SIGKILL))
runpy.run_module("etl", run_name="__main__")
"""


def command(target: Path) -> list[str]:
    return [sys.executable, "-m", "etl", "--raw", str(RAW), "--database", str(target)]


def built(target: Path) -> Path:
    subprocess.run(command(target), cwd=ROOT, check=True, capture_output=True)
    return target


def results(target: Path) -> int:
    """Rows of `result`, read as the application reads: 56 in every good database."""
    with closing(sqlite3.connect(f"{target.as_uri()}?mode=ro", uri=True)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("SELECT count(*) FROM build").fetchone() == (1,)
        return int(connection.execute("SELECT count(*) FROM result").fetchone()[0])


def parts(target: Path) -> list[Path]:
    return [path for path in target.parent.iterdir() if path != target]


@pytest.mark.parametrize("death", DEATHS)
def test_killed_at_a_call(death: str, tmp_path: Path) -> None:
    target = built(tmp_path / "programme.sqlite")
    before = target.read_bytes()
    arguments = ["--raw", str(RAW), "--database", str(target)]
    killed = subprocess.run(
        [sys.executable, "-c", DIE, DEATHS[death], *arguments], cwd=ROOT, capture_output=True
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert target.read_bytes() == before
    assert len(parts(target)) == 1
    built(target)
    assert parts(target) == []
    assert results(target) == 56


@pytest.mark.parametrize("stage", STAGES)
def test_killed_when_a_stage_begins(stage: str, tmp_path: Path) -> None:
    target = built(tmp_path / "programme.sqlite")
    with subprocess.Popen(command(target), cwd=ROOT, stdout=subprocess.PIPE, text=True) as build:
        assert build.stdout is not None
        for line in build.stdout:
            if line.startswith(stage):
                build.kill()
                break
    assert results(target) == 56
    built(target)
    assert parts(target) == []


def test_first_build_killed_leaves_no_database(tmp_path: Path) -> None:
    target = tmp_path / "programme.sqlite"
    arguments = ["os.replace", "--raw", str(RAW), "--database", str(target)]
    subprocess.run([sys.executable, "-c", DIE, *arguments], cwd=ROOT, capture_output=True)
    assert not target.exists()
    assert results(built(target)) == 56


def test_builds_at_once_while_someone_reads(tmp_path: Path) -> None:
    target = built(tmp_path / "programme.sqlite")
    seen = set()
    for _ in range(3):
        builds = [
            subprocess.Popen(command(target), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
            for _ in range(4)
        ]
        while any(build.poll() is None for build in builds):
            assert results(target) == 56
            seen.add(target.stat().st_ino)
        assert [build.communicate()[0] for build in builds if build.returncode] == []
    assert len(seen) > 1  # the reader did see databases change
    assert parts(target) == []


def test_a_running_build_is_not_cleaned_away(tmp_path: Path) -> None:
    target = tmp_path / "programme.sqlite"
    with subprocess.Popen(command(target), cwd=ROOT, stdout=subprocess.PIPE, text=True) as build:
        assert build.stdout is not None
        for line in build.stdout:
            if line.startswith("loading"):
                os.kill(build.pid, signal.SIGSTOP)
                break
        (part,) = parts(target)
        try:
            built(target)
            assert parts(target) == [part]
        finally:
            os.kill(build.pid, signal.SIGCONT)
        build.communicate()
        assert build.returncode == 0
    assert parts(target) == []
    assert results(target) == 56


def test_files_of_others_are_left_alone(tmp_path: Path) -> None:
    target = tmp_path / "programme.sqlite"
    others = [tmp_path / name for name in ("programme.sqlite.bak", "programme.sqlite.part-mine", "notes.txt")]
    for other in others:
        other.write_text("mine", encoding="utf-8")
    built(target)
    assert sorted(parts(target)) == sorted(others)
