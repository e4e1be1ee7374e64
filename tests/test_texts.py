"""Every text of the screen comes from the one catalogue, and the catalogue holds nothing else."""

import ast
import gettext
import math
import re
import string
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from data.answers import overview as queries
from data.filters import Filters, parse
from data.snapshot import Snapshot
from layouts.figures import charts, waterfall
from layouts.frame import filterbar, sources, states
from layouts.look.ids import CHARTS
from layouts.look.markup import markup
from layouts.pages import registry
from layouts.pages.overview import page as overview
from layouts.words import formats
from layouts.words.texts import LANGUAGES, LOCALE, Texts, texts
from tests.components import parts
from tests.serving import ROOT

UPDATE = """the code and the catalogue differ; this brings them together:
  pybabel extract -F babel.cfg --no-default-keywords -k t -k count:1,2 \\
    --no-location --sort-output -o /tmp/texts.pot .
  pybabel update --no-fuzzy-matching --no-wrap -D dashboard -i /tmp/texts.pot -d layouts/words/locale"""


def in_the_code() -> set[Any]:
    with (ROOT / "babel.cfg").open() as settings:
        methods, options = parse_mapping_cfg(settings)  # type: ignore[no-untyped-call]
    keywords = {"t": None, "count": (1, 2)}
    found = extract_from_dir(ROOT, methods, options, keywords)
    return {message for _, _, message, _, _ in found}


def catalogue(lang: str) -> Any:
    with (LOCALE / lang / "LC_MESSAGES" / "dashboard.po").open("rb") as file:
        return read_po(file, locale=lang)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_code_and_catalogue_hold_the_same_texts(lang: str) -> None:
    kept = {message.id for message in catalogue(lang) if message.id}
    used = in_the_code()
    assert used, "the extractor found nothing"
    assert {"missing": used - kept, "left over": kept - used} == {"missing": set(), "left over": set()}, (
        UPDATE
    )


def asked_for() -> Iterator[str]:
    """The texts that code asks for, also in places that the extractor does not read, such as f-strings."""
    for file in [ROOT / "app.py", *(ROOT / "layouts").rglob("*.py"), *(ROOT / "callbacks").rglob("*.py")]:
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(call, ast.Call) or not call.args:
                continue
            is_text = isinstance(call.func, ast.Name) and call.func.id == "t"
            is_count = isinstance(call.func, ast.Attribute) and ast.unparse(call.func) == "t.count"
            first = call.args[0]
            if (is_text or is_count) and isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value


def test_no_text_of_the_code_escapes_the_catalogue() -> None:
    kept = {
        message.id if isinstance(message.id, str) else message.id[0]
        for message in catalogue(LANGUAGES[0])
        if message.id
    }
    assert sorted({*asked_for()} - kept) == []


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_form_of_a_text_has_the_same_places_to_fill(lang: str) -> None:
    for message in catalogue(lang):
        if not message.id:
            continue
        forms = list(message.id) if isinstance(message.id, tuple) else [message.id]
        translated = list(message.string) if isinstance(message.string, tuple) else [message.string]
        for form in [*forms, *filter(None, translated)]:
            # The number itself may stay unsaid: the other country, the other {n} countries.
            assert fields(form) - {"n"} == fields(forms[0]) - {"n"}, message.id


# --- a language in which every text stands in ⟦bráckéts⟧, with áccénts, and is 40 % longer

ACCENTS = str.maketrans("AEIOUaeiou", "ÁÉÍÓÚáéíóú")


def longer(message: str) -> str:
    """A text in that language; what it fills in, its tags and what parts it (`people|trained`) stay."""

    def accented(part: str) -> str:
        kept = re.split(r"(\{[^}]*\}|<[^>]*>)", part)
        said = "".join(one if n % 2 else one.translate(ACCENTS) for n, one in enumerate(kept))
        return f"⟦{said}{' ñ' * math.ceil(0.2 * len(part))}⟧"

    return "|".join(map(accented, message.split("|")))


class Bracketed(gettext.NullTranslations):
    """Translates everything into that language."""

    def gettext(self, message: str) -> str:
        return longer(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return longer(msgid1 if n == 1 else msgid2)


PSEUDO = Texts("en", Bracketed())
SEEN = {"title", "placeholder", "aria-label", "alt", "label"}


class Page(HTMLParser):
    """All that is seen or read aloud of a piece of HTML."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.feed(markup)

    def handle_data(self, data: str) -> None:
        self.seen.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen += [value for name, value in attrs if name in SEEN and value]


def plain(component: Any) -> Any:
    """A component as the JSON that the browser gets."""
    if isinstance(component, list | tuple):
        return [plain(part) for part in component]
    if isinstance(component, dict):
        return {name: plain(part) for name, part in component.items()}
    return plain(component.to_plotly_json()) if hasattr(component, "to_plotly_json") else component


def of_figure(figure: Any) -> Iterator[str]:
    """The texts in a figure: labels, what hovering shows, ticks, titles."""
    if isinstance(figure, list):
        for part in figure:
            yield from of_figure(part)
    elif isinstance(figure, dict):
        for name, part in figure.items():
            if name in {"text", "hovertext", "ticktext", "name"} and part is not None:
                yield from [part] if isinstance(part, str) else part
            else:
                yield from of_figure(part)


def of_components(tree: Any) -> Iterator[str]:
    """The texts in a tree of components."""
    for component in parts(tree):
        props = component["props"]
        below = props.get("children")
        yield from [one for one in (below if isinstance(below, list) else [below]) if isinstance(one, str)]
        yield from [props[name] for name in SEEN if isinstance(props.get(name), str)]
        yield from [option["label"] for option in props.get("options", [])]
        yield from props.get("labels", {}).values()
        yield from of_figure(props.get("figure"))


def seen(snapshot: Snapshot, search: str) -> list[str]:
    """Every text that a reader meets at an address, its four panels included."""
    filters, dropped = parse(search, snapshot, LANGUAGES)
    view, frame = queries.overview(snapshot, filters), queries.frame(snapshot)
    page = plain(overview.page(PSEUDO, frame, view))
    html = [
        markup(states.dropped(PSEUDO, dropped)),
        *overview.filter_parts(PSEUDO, frame, view).values(),
        *overview.date_parts(PSEUDO, frame, view).values(),
    ]
    panels = [
        plain(sources.body(PSEUDO, chart, view, queries.provenance(snapshot, chart, view.as_of)))
        for chart in CHARTS
    ]
    return [
        *of_components(page),
        *(text for part in html for text in Page(part).seen),
        *of_components(panels),
    ]


def names_in(snapshot: Snapshot) -> list[str]:
    """What the database says and no catalogue translates, the longest first."""
    facts = [fact for table in snapshot.facts.values() for found in table.values() for fact in found]
    found = {
        *(region.names["en"] for region in snapshot.regions),
        *(country.names["en"] for country in snapshot.countries),
        *(lang.upper() for lang in LANGUAGES),
        *("CSV", "Excel", "PNG", "SVG"),
        *(row["label_en"] for row in snapshot.tables["theme"]),
        *(row["name_en"] for row in snapshot.tables["partner"]),
        *(place.locator for fact in facts for place in fact.places),
        *(fact.caveat for fact in facts if fact.caveat),
        *(source.title for source in snapshot.sources.values()),
        *(one.locator for one in snapshot.corrections),
        *(one.reason for one in snapshot.corrections),
        *(one.found for one in snapshot.corrections),
        *(one.adopted for one in snapshot.corrections if one.adopted),
        *(formats.day("en", day, style) for day in snapshot.dates for style in ("medium", "long")),
    }
    return sorted(found, key=len, reverse=True)


def left(text: str, names: list[str]) -> str:
    """What remains of a text without what was translated, names, marks and numbers."""
    while (shorter := re.sub("⟦[^⟦⟧]*⟧", " ", text)) != text:
        text = shorter
    for name in names:
        text = text.replace(name, " ")
    text = re.sub(r"<[^<>]*>", " ", text)
    return " ".join(re.findall(r"[^\W\d_]+", text))


@pytest.mark.parametrize(
    "search",
    [
        "",
        "?region=africa&step=1",
        "?country=RWA",
        "?country=AGO,NPL",
        "?region=africa&country=NPL",
        "?as_of=2021-10-07",
        "?as_of=2021-10-07&country=AGO",
        "?foo=1",
    ],
)
def test_every_text_on_the_screen_is_translated(real: Snapshot, search: str) -> None:
    found = [text for text in seen(real, search) if "foo=1" not in text]
    assert len(found) > 200
    filters, _ = parse(search, real, LANGUAGES)
    then = real.at(queries.as_of(real, filters))
    names = [*names_in(real), *names_in(then)]  # documents of that day have names and places of their own
    assert sorted({text for text in found if left(text, names)}) == []


def test_the_pages_without_a_screen_are_translated() -> None:
    pages = [
        states.database_missing(PSEUDO),
        states.not_found(PSEUDO, "/nowhere", [*registry.menu(PSEUDO).items()]),
    ]
    found = list(of_components(plain(pages)))
    assert len(found) > 5
    assert [text for text in found if left(text, ["python -m etl"])] == []


def test_an_untranslated_text_is_found(real: Snapshot) -> None:
    names = names_in(real)
    assert left("Funding gap", names) == "Funding gap"
    assert left("⟦Region⟧: Afrique", names) == "Afrique"
    assert left("⟦{a} of ⟦the⟧⟧ · <b>12.5</b> × Angola, 31 Dec 2022", names) == ""


# --- counting


@pytest.mark.parametrize(("n", "said"), [(0, "0 results in x"), (1, "1 result in x"), (2, "2 results in x")])
def test_a_number_decides_the_form(n: int, said: str) -> None:
    t = texts("en")
    assert t.count("{n} result in {countries}", "{n} results in {countries}", n, countries="x") == said


def test_titles_count_as_people_do(real: Snapshot) -> None:
    t = texts("en")
    one = queries.overview(real, Filters(region=("arab_states",), step=("1",)))
    assert charts.map_title(t, one) == "1 of 4 countries achieved: Strategy adopted"
    assert charts.steps_title(t, one) == "Selection: 1 strategy"
    all_ = queries.overview(real, Filters())
    assert charts.map_title(t, all_) == "40 of 50 countries achieved a step; Angola and Malawi all three"
    assert (
        charts.steps_title(t, all_)
        == "All three steps are ahead of an even pace; scheme reform is the least advanced, 15 of 30"
    )
    assert waterfall.funding_title(t, all_) == "34% of the US$ 160 million is still to be found"


def counted() -> list[tuple[str, str]]:
    """The singular and plural of every `t.count` in the code."""
    calls = [
        node
        for file in (ROOT / "layouts").rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "t.count"
    ]
    pairs = [[ast.literal_eval(each) for each in call.args[:2]] for call in calls if len(call.args) > 2]
    return [(one, many) for one, many in pairs]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_plural_reaches_the_catalogue(lang: str) -> None:
    """The extraction loses the plural where `t` stands in a later argument: then no translation is found."""
    held = {message.id for message in catalogue(lang)}
    assert len(counted()) > 20
    assert [pair for pair in counted() if pair not in held] == []


@pytest.mark.parametrize("lang", LANGUAGES[1:])
def test_every_text_is_translated(lang: str) -> None:
    empty = [
        message.id
        for message in catalogue(lang)
        if message.id
        and (
            message.fuzzy
            or not all(message.string if isinstance(message.string, tuple) else [message.string])
        )
    ]
    assert empty == []


def test_accents_do_not_send_a_name_to_the_end(real: Snapshot) -> None:
    names = [*filterbar.options(texts("fr"), queries.frame(real), "country").values()]
    assert names.index("Égypte") < names.index("El Salvador") < names.index("Équateur") < names.index("Ghana")
