"""What is said of tables is complete in French and Spanish, and every fault is made of such texts."""

import ast
import pickle
import re
import string
from collections.abc import Iterator
from typing import Any

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from data import messages
from data.messages import LANGUAGES, LOCALE, joined, say, say_count, translated
from etl.faults import shown
from tests.etl.raw_tables import ROOT

# What they refuse is said on the command line, or by the pages that ask them.
ENGLISH_ALONE = ("accounts", "__main__", "carry_over", "publish", "contributed")
FRENCH_SPACE = re.compile(r"(?<![\u00a0\d]):(?!//)|(?<![\u00a0\u202f])[;?!»]|«(?![\u00a0\u202f])")


def catalogue(lang: str) -> dict[Any, Any]:
    with (LOCALE / lang / "LC_MESSAGES" / "findings.po").open("rb") as file:
        return {message.id: message for message in read_po(file, locale=lang) if message.id}


def forms(text: Any) -> list[str]:
    return list(text) if isinstance(text, tuple) else [text]


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_text_is_in_the_catalogue_and_translated(lang: str) -> None:
    with (ROOT / "data" / "babel.cfg").open() as settings:
        methods, options = parse_mapping_cfg(settings)  # type: ignore[no-untyped-call]
    found = extract_from_dir(ROOT, methods, options, {"say": None, "say_count": (1, 2)})
    kept = catalogue(lang)
    used = {message for _, _, message, _, _ in found}
    assert len(used) > 250
    assert {"missing": used - {*kept}, "left over": {*kept} - used} == {"missing": set(), "left over": set()}
    for name, message in kept.items():
        said = [form for form in forms(message.string) if form]
        assert lang == "en" or (len(said) == len(forms(message.string)) and not message.fuzzy), name
        for form in said:
            assert fields(form) | {"n"} == fields(forms(name)[-1]) | {"n"}, name
            assert lang != "fr" or not FRENCH_SPACE.search(re.sub(r"[{]\w+[}]", "x", form)), form


def spoken() -> Iterator[tuple[str, ast.expr]]:
    """What code gives to people as found or expected, or as a refusal, and where."""
    for file in sorted((ROOT / "etl").rglob("*.py")):
        place = file.relative_to(ROOT / "etl").as_posix()
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(call, ast.Call) or file.stem in ENGLISH_ALONE:
                continue
            name = ast.unparse(call.func)
            texts = {"Fault": call.args[3:5], "NotUsable": call.args, "Note": call.args[4:7]}.get(name, [])
            yield from ((f"{place}:{call.lineno}", text) for text in texts)


def test_no_fault_is_made_of_a_bare_text() -> None:
    said = [*spoken()]
    assert len(said) > 100
    assert [place for place, text in said if isinstance(text, ast.Constant | ast.JoinedStr | ast.BinOp)] == []


def test_a_message_is_its_english_and_is_said_in_the_others() -> None:
    found = say("{found} ({where})", found=shown("Côte"), where=say("a tab"))
    assert found == '"Côte" (a tab)' and {found} == {'"Côte" (a tab)'}
    assert translated(found, "fr") == "«\u202fCôte\u202f» (une tabulation)"
    assert translated(found, "es") == "«Côte» (una tabulación)"
    assert translated(pickle.loads(pickle.dumps(found)), "fr") == translated(found, "fr")
    assert [say_count("{n} cell", "{n} cells", n) for n in (0, 1, 2)] == ["0 cells", "1 cell", "2 cells"]
    assert translated(say_count("{n} cell", "{n} cells", 0), "fr") == "0 cellule"
    assert translated(joined(say(" or "), ["a", say("a date")]), "fr") == "a ou une date"


def test_tables_columns_and_codes_are_called_by_their_words() -> None:
    named = (messages.table("country", "country.csv"), messages.column("iso3"), messages.label("usd"))
    found = joined(", ", named)
    assert found == "country.csv, iso3, usd"
    assert translated(found, "en") == '"Countries" (country.csv), "Country" (iso3), US$'
    assert translated(found, "es") == "«Países» (country.csv), «País» (iso3), dólares EE.UU."
    assert translated(messages.number(1_250_000.0), "fr") == "1\u202f250\u202f000"
    assert translated("a value", "fr") == "a value"
