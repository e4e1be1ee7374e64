"""The statement on accessibility says whom to write to as the operator set it, in each language."""

import re

import pytest
from flask.testing import FlaskClient

from app import create_app
from data.store.engine import open_engine
from layouts.frame.shell import STATEMENT
from layouts.words.texts import LANGUAGES, texts


@pytest.fixture
def client(database: str) -> FlaskClient:
    """Ask the application."""
    asked: FlaskClient = create_app(open_engine(database)).server.test_client()
    return asked


def test_every_language_has_it_with_one_heading(client: FlaskClient) -> None:
    for lang in LANGUAGES:
        page = client.get(f"{STATEMENT}?lang={lang}").text
        assert re.findall("<h1>(.*?)</h1>", page) == [texts(lang)("Accessibility")]
        assert f'<html lang="{lang}">' in page
        assert (
            f'href="{STATEMENT}{"" if lang == "en" else f"?lang={lang}"}"'
            in client.get(f"/?lang={lang}").text
        )


@pytest.mark.parametrize(
    ("contact", "shown"),
    [
        ("", "has not named anybody yet"),
        ("floors@example.org", '<a href="mailto:floors@example.org">floors@example.org</a>'),
        ("https://example.org/write", '<a href="https://example.org/write">https://example.org/write</a>'),
        ("<b>the desk on floor 3", "&lt;b&gt;the desk on floor 3"),
    ],
)
def test_it_names_whom_the_operator_names(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, contact: str, shown: str
) -> None:
    monkeypatch.setenv("ACCESSIBILITY_CONTACT", contact)
    assert shown in client.get(STATEMENT).text
