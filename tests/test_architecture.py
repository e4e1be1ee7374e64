"""Imports point one way: the table of folders in CONTRIBUTING.md, read from the code. No exceptions."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LONGEST = 350
NO_NAMES = {"utils", "util", "helpers", "helper", "common", "misc"}
DASH = {"dash", "dash_bootstrap_components"}
# What a folder must not import: a name bars the module and all beneath it.
BARRED = {
    "data": DASH | {"plotly", "etl", "layouts", "callbacks", "app"},
    "etl": DASH | {"plotly", "data.queries", "layouts", "callbacks", "app"},
    "layouts": {"sqlalchemy", "data.queries", "data.engine", "etl", "callbacks", "app"},
    "callbacks": {"pandas", "plotly", "sqlalchemy", "etl", "app"},
    "app.py": {"etl"},
}


def python_files(root: Path) -> list[Path]:
    """Every Python file of the product and its tests, nothing hidden or vendored."""
    inside = [root / "app.py", *(f for d in (*BARRED, "tests") for f in (root / d).rglob("*.py"))]
    return sorted(f for f in inside if f.exists() and "node_modules" not in f.parts)


def imported(file: Path, root: Path) -> Iterator[tuple[int, str]]:
    """Line and full name of everything a file imports, inside functions and by name too."""
    package = file.relative_to(root).parent.parts
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join([*above, *([node.module] if node.module else [])])
            yield from ((node.lineno, f"{module}.{alias.name}") for alias in node.names)
        elif isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name in {"import_module", "__import__"} and isinstance(node.args[0].value, str):
                yield node.lineno, node.args[0].value


def breaches(root: Path) -> list[str]:
    """One line for every import that points the wrong way."""
    found = []
    for file in python_files(root):
        where = file.relative_to(root)
        for line, name in imported(file, root):
            for barred in BARRED.get(where.parts[0], set()):
                if name == barred or name.startswith(barred + "."):
                    found.append(f"{where}:{line} imports {name}")
    return found


def test_imports_point_one_way() -> None:
    assert breaches(ROOT) == []


def test_every_folder_of_the_table_is_there() -> None:
    assert [name for name in BARRED if not (ROOT / name).exists()] == []


def test_no_module_is_a_drawer_for_everything() -> None:
    assert [str(f) for f in python_files(ROOT) if f.stem in NO_NAMES] == []


def test_no_module_is_too_long_to_be_read_at_once() -> None:
    lengths = {
        str(f.relative_to(ROOT)): len(f.read_text(encoding="utf-8").splitlines()) for f in python_files(ROOT)
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


@pytest.mark.parametrize(
    ("where", "code"),
    [
        ("data/queries.py", "import dash"),
        ("data/queries.py", "from dash.dependencies import Input"),
        ("etl/load.py", "from data.queries import results"),
        ("etl/load.py", "from data import queries"),
        ("layouts/figures/map.py", "def draw():\n    import sqlalchemy.orm"),
        ("layouts/figures/map.py", "from ...callbacks import filters"),
        ("callbacks/filters.py", "import pandas as pd"),
        ("callbacks/filters.py", "import importlib\nimportlib.import_module('etl.build')"),
        ("app.py", "from etl import build"),
    ],
)
def test_a_breach_is_found(tmp_path: Path, where: str, code: str) -> None:
    file = tmp_path / where
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(code, encoding="utf-8")
    assert len(breaches(tmp_path)) == 1


def test_what_is_allowed_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "etl").mkdir()
    (tmp_path / "etl" / "load.py").write_text("import pandas\nfrom data import schema\nfrom . import read\n")
    assert breaches(tmp_path) == []
