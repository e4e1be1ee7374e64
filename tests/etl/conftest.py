"""What several tests of tables that are offered begin with."""

import shutil
from pathlib import Path

import pytest

from tests.etl.raw_tables import RAW, REPORT, cell


@pytest.fixture
def offered(tmp_path: Path) -> Path:
    """A folder that holds the report alone, with one caveat taken away."""
    folder = tmp_path / "offered"
    shutil.copytree(RAW / REPORT, folder / REPORT)
    cell(f"{REPORT}/funding_share.csv", 2, "caveat", "")(folder)
    return folder
