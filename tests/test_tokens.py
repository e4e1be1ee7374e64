"""Colours and sizes stand once, in `assets/tokens.css`; everything else names what they are for."""

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from app import create_app
from data import tokens
from data.store.engine import open_engine

ROOT = Path(__file__).parents[1]
NOT_OURS = {"vendor", "node_modules"}
# By hex digits, also in addresses and in the XML of slides; by numbers; a few by name.
COLOUR = re.compile(
    r"(?<![\w&])(?:#|%23)(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})(?![\w+-])"
    r"|\b(?:rgb|hsl)a?\(\s*[\d.]|srgbClr val=\"[0-9a-f]{6}\""
    r"|(?:color|background|border|fill|stroke)\w*[\"']?: ?[\"']?(?:white|black|gr[ae]y|red|blue)\b",
    re.IGNORECASE,
)
SIZE = re.compile(r"(font|border-radius)(?:-size)?: (?:\d{3} )?([\d.]+(?:px|pt))(?=[;/ ])")
NAMED = {"font": ("type-", "print-"), "border-radius": ("radius",)}  # the tokens of a property


def ours() -> dict[str, str]:
    """The text of each style sheet, script and module of the product but the list itself, by its path."""
    folders = ("assets", "callbacks", "data", "etl", "layouts")
    files = [ROOT / "app.py", *(file for name in folders for file in (ROOT / name).rglob("*.*"))]
    return {
        str(file.relative_to(ROOT)): file.read_text(encoding="utf-8")
        for file in files
        if file.suffix in (".css", ".js", ".py") and not NOT_OURS & {*file.parts} and file != tokens.SHEET
    }


def test_no_colour_stands_outside_the_list() -> None:
    found = [(name, one.group()) for name, text in ours().items() for one in COLOUR.finditer(text)]
    assert found == []


def test_only_the_list_names_the_palette() -> None:
    assert [name for name, text in ours().items() if "palette-" in text] == []
    roles = re.findall(r"--(?!palette-)[\w-]+: #", tokens.SHEET.read_text(encoding="utf-8"))
    assert roles == []


def test_every_token_that_is_named_exists_and_every_one_is_used() -> None:
    sheet, files = tokens.SHEET.read_text(encoding="utf-8"), ours()
    styles = "\n".join([sheet, *(text for name, text in files.items() if name.endswith(".css"))])
    code = "\n".join(text for name, text in files.items() if not name.endswith(".css"))
    named = {*re.findall(r"var\(--([\w-]+)", styles)}
    defined = {*re.findall(r"--([\w-]+):", styles)}
    assert named - defined == set()
    quoted = {*re.findall(r"[\"']([a-z][a-z0-9-]+)[\"']", code)}
    assert {*tokens.TOKENS} - named - quoted == set()


def test_a_size_of_the_list_is_taken_from_it() -> None:
    found = [
        (name, one.group())
        for name, text in ours().items()
        if name.endswith(".css") and "present" not in name
        for one in SIZE.finditer(text)
        if one[2] in [value for of, value in tokens.TOKENS.items() if of.startswith(NAMED[one[1]])]
    ]
    assert found == []


def test_a_token_has_its_final_value() -> None:
    css = """/* --gap: no; } */ :root { --blue: #00f; --link: var(--blue); --edge: 1px solid var(--link); }
      p { --link: 0; }"""
    assert tokens.tokens(css) == {"blue": "#00f", "link": "#00f", "edge": "1px solid #00f"}


@pytest.fixture(scope="module")
def client(database: str) -> FlaskClient:
    return create_app(open_engine(database)).server.test_client()


@pytest.mark.parametrize("address", ["/", "/people", "/nothing", "/present", "/present?deck=management"])
def test_every_page_loads_the_list_first_and_once(client: FlaskClient, address: str) -> None:
    sheets = re.findall(r'<link rel="stylesheet" href="/assets/([\w./]+)', client.get(address).text)
    assert sheets[0] == "tokens.css"
    assert sheets.count("tokens.css") == 1 and len(sheets) > 1
