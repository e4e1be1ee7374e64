"""The house is in order: rooms of a size that can be read, and imports that point one way.

Which folder may import which is said in pyproject.toml, `tool.importlinter`, and checked by `make check`.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
FOLDERS = ("data", "etl", "layouts", "callbacks", "tests")
LONGEST = 350
NO_NAMES = {"utils", "util", "helpers", "helper", "common", "misc"}


def python_files(root: Path) -> list[Path]:
    """Every Python file of the product and its tests, nothing hidden or vendored."""
    inside = [root / "app.py", *(file for name in FOLDERS for file in (root / name).rglob("*.py"))]
    return sorted(file for file in inside if "node_modules" not in file.parts)


def test_no_module_is_a_drawer_for_everything() -> None:
    assert [str(f) for f in python_files(ROOT) if f.stem in NO_NAMES] == []


def test_no_module_is_too_long_to_be_read_at_once() -> None:
    lengths = {
        str(f.relative_to(ROOT)): len(f.read_text(encoding="utf-8").splitlines()) for f in python_files(ROOT)
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


def test_the_application_does_not_load_what_fills_its_database() -> None:
    """import-linter reads packages, and `app.py` is none."""
    code = "import sys, app; sys.exit(any(name.split('.')[0] == 'etl' for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT).returncode == 0
