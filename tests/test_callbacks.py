"""The callbacks over HTTP, asked as the browser asks them."""

import json
import re
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from flask.testing import FlaskClient

from app import create_app
from data.filters import LISTS
from data.store.engine import open_engine
from layouts.look.ids import CHARTS, FILTERS, Id
from tests.asking import body_of, targets
from tests.components import parts, words
from tests.serving import ROOT

NOW = "2022-12-31"
EARLIER = "2021-10-07"
# Whatever an address can say, the whole of Unicode and the halves of pairs included.
HOSTILE = (
    "?region=%3Cscript%3Ealert(1)%3C/script%3E",
    "?foo=1",
    "?x=" + "x" * 5000,
    "?region=\ud800&country=\U0001f680",
    "?step=1&step=2&step=%00",
    "?as_of=' OR 1=1 --",
    "?" + "&" * 1000,
    "no question mark",
)


def get(server: str, path: str, **headers: str) -> Any:
    with urllib.request.urlopen(urllib.request.Request(server + path, headers=headers)) as answer:
        return json.load(answer)


def post(server: str, body: dict[str, Any]) -> dict[str, Any]:
    request = urllib.request.Request(
        server + "/_dash-update-component",
        data=json.dumps(body).encode(),
        headers={"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request) as answer:
        found: dict[str, Any] = json.load(answer)["response"]
    return found


@pytest.fixture(scope="module")
def callbacks(server: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = get(server, "/_dash-dependencies")
    return found


@pytest.fixture(scope="module")
def layout(server: str) -> Any:
    return get(server, "/_dash-layout", Referer=server + "/")


@pytest.fixture(scope="module")
def layouts(server: str, layout: Any) -> list[Any]:
    """The layout of the overview and that of the other pages."""
    return [layout, get(server, "/_dash-layout", Referer=server + "/countries")]


@pytest.fixture(scope="module")
def documents(server: str) -> list[str]:
    """What the documents of the same pages show before Dash is there."""
    found = []
    for path in ("/", "/countries"):
        with urllib.request.urlopen(server + path) as answer:
            found.append(
                answer.read().decode().partition('<div class="prerendered"')[2].partition("<script")[0]
            )
    return found


class Asker:
    """Asks one callback of a server, named by one of its outputs."""

    def __init__(self, server: str, callbacks: list[dict[str, Any]], target: str) -> None:
        self.server = server
        (self.callback,) = [
            one for one in callbacks if target in one["output"] and not one["clientside_function"]
        ]

    def __call__(self, inputs: list[Any], states: list[Any]) -> dict[str, Any]:
        specs = (*self.callback["inputs"], *self.callback["state"])
        values = {spec["id"]: value for spec, value in zip(specs, [*inputs, *states], strict=True)}
        return post(self.server, body_of(self.callback, values))


@pytest.fixture(scope="module")
def redraw(server: str, callbacks: list[dict[str, Any]]) -> Asker:
    return Asker(server, callbacks, "map.figure")


@pytest.fixture(scope="module")
def build(server: str) -> str:
    return str(get(server, "/healthz")["edition"])


SEARCHES = (
    "?region=africa",
    "?country=NPL&step=3",
    f"?as_of={EARLIER}",
    "",
    "?region=arab_states&country=AGO",
)


@pytest.mark.parametrize("first", SEARCHES)
@pytest.mark.parametrize("second", SEARCHES)
def test_a_then_b_then_a_is_the_same_a(redraw: Asker, build: str, first: str, second: str) -> None:
    before = [[NOW, build]]
    answer = redraw([first], before)
    assert (redraw([second], before) == answer) == (first == second)
    assert redraw([first], before) == answer


def test_readers_who_ask_at_once_do_not_disturb_each_other(redraw: Asker, build: str) -> None:
    alone = {search: redraw([search], [[NOW, build]]) for search in SEARCHES}
    asked = [search for _ in range(20) for search in SEARCHES]
    with ThreadPoolExecutor(8) as readers:
        answers = list(readers.map(lambda search: redraw([search], [[NOW, build]]), asked))
    assert [alone[search] == answer for search, answer in zip(asked, answers, strict=True)] == [True] * 100


def test_a_filter_moves_only_what_follows_it(redraw: Asker, build: str) -> None:
    answer = redraw(["?region=africa"], [[NOW, build]])
    assert set(answer) & set(CHARTS) == {Id.MAP, Id.STEPS}
    assert "33 results in 22 of 26 countries" in words(answer)
    assert "US$ 53.7 m" not in words(answer)
    assert answer[Id.VIEW]["data"]["search"] == "?region=africa"


def test_a_date_moves_everything(redraw: Asker, build: str) -> None:
    answer = redraw([f"?as_of={EARLIER}"], [[NOW, build]])
    assert set(answer) >= {*CHARTS, Id.POSITION}
    assert answer[Id.POSITION]["data"] == [EARLIER, build]
    said = words(answer)
    assert "US$ 75 m" in said
    assert "Not reported" in said
    assert said.count("not reported for this date") >= 50
    assert "no step achieved yet" not in said
    assert "56" not in said.split()


def test_another_build_moves_everything_too(redraw: Asker, build: str) -> None:
    answer = redraw([""], [[NOW, "0" * 16]])
    assert set(answer) >= {*CHARTS, Id.POSITION}
    assert answer[Id.POSITION]["data"] == [NOW, build]
    assert "US$ 53.7 m" in words(answer)


@pytest.mark.parametrize("search", HOSTILE[:-2], ids=lambda search: search[:20])
def test_a_hostile_address_is_answered_with_a_notice(redraw: Asker, build: str, search: str) -> None:
    assert "not understood and left out" in words(redraw([search], [[NOW, build]]))


@pytest.mark.parametrize("search", [*HOSTILE, None], ids=lambda search: str(search)[:20])
def test_a_hostile_address_draws_a_valid_screen(redraw: Asker, build: str, search: str | None) -> None:
    answer = redraw([search], [[NOW, build]])
    assert answer[Id.VIEW]["data"]["search"] in {"", "?step=1,2"}
    assert "results in" in words(answer)


@pytest.mark.parametrize(
    "search",
    ["?region=<img src=x onerror=alert(1)>", "?<script>alert(1)</script>", "?x='\"><svg onload=alert(1)>"],
)
def test_what_an_address_says_never_becomes_a_part_of_the_page(
    redraw: Asker, build: str, search: str
) -> None:
    answer = redraw([search], [[NOW, build]])
    assert not re.search(r"<(img|script|svg)", json.dumps(answer))
    assert "alert(1)" in words(answer)


@pytest.mark.parametrize(
    "referrer", ["http://[", "http://[::1", "\u00e9", "x" * 3000, "http://127.0.0.1/?%ff=%00"]
)
def test_whatever_the_referrer_there_is_a_page(server: str, referrer: str) -> None:
    assert list(parts(get(server, "/_dash-layout", Referer=referrer)))


@pytest.mark.parametrize("as_of", ["", f"?as_of={EARLIER}"])
@pytest.mark.parametrize("chart", CHARTS)
def test_the_source_of_a_chart_names_its_documents(
    server: str, callbacks: list[dict[str, Any]], chart: str, as_of: str
) -> None:
    panel = Asker(server, callbacks, "sources.is_open")
    answer = panel([{"panel": str(chart), "pressed": 1}], [as_of])
    assert answer[Id.SOURCES]["is_open"] is True
    lists = [part for part in parts(answer[Id.SOURCES_BODY]["children"]) if part["type"] == "Ul"]
    documents = [part for part in parts(lists[0]) if part["type"] == "B"]
    if chart != Id.MAP or not as_of:
        assert documents


# --- ids: Dash does not notice a callback on an id that no layout has


def wired(callbacks: list[dict[str, Any]]) -> set[str]:
    """Every id that a callback names."""
    specs = [spec for one in callbacks for spec in (*one["inputs"], *one["state"])]
    specs += [spec for one in callbacks if not one["no_output"] for spec in targets(one["output"])]
    return {spec["id"] for spec in specs}


def placed(layout: Any) -> list[str]:
    """The ids of the components of a layout."""
    return [part["props"]["id"] for part in parts(layout) if "id" in part["props"]]


def test_every_callback_has_all_its_states_on_a_page_that_has_its_input(
    callbacks: list[dict[str, Any]], layouts: list[Any]
) -> None:
    for one in callbacks:
        needed = wired([one])
        homes = [page for page in layouts if {spec["id"] for spec in one["inputs"]} & set(placed(page))]
        assert any(needed <= set(placed(page)) for page in layouts), one
        if not one["clientside_function"]:
            assert all(needed <= set(placed(page)) for page in homes), one


def test_every_id_has_one_name_and_one_place(
    callbacks: list[dict[str, Any]], layouts: list[Any], documents: list[str]
) -> None:
    everywhere: set[str] = set()
    for layout, document in zip(layouts, documents, strict=True):
        for ids in (placed(layout), re.findall(r' id="([^"]+)"', document)):
            assert len(ids) == len(set(ids))
            everywhere |= set(ids)
        assert set(placed(layout)) <= set(Id)
    assert set(Id) <= everywhere
    assert wired(callbacks) <= set(Id)


def test_every_wired_property_is_one_of_its_component(
    callbacks: list[dict[str, Any]], layouts: list[Any]
) -> None:
    """A callback on `velue` would never fire."""
    known = {"Dropdown": "value", "Graph": "clickData figure", "Location": "search", "Store": "data"}
    kinds = {
        part["props"]["id"]: part["type"]
        for layout in layouts
        for part in parts(layout)
        if "id" in part["props"]
    }
    specs = [spec for one in callbacks for spec in (*one["inputs"], *one["state"])]
    specs += [spec for one in callbacks if not one["no_output"] for spec in targets(one["output"])]
    for spec in specs:
        allowed = known.get(kinds.get(spec["id"], ""), "children n_clicks is_open value")
        assert spec["property"].partition("@")[0] in allowed.split(), spec


def test_the_texts_come_once_with_the_document(layouts: list[Any], documents: list[str]) -> None:
    for layout, document in zip(layouts, documents, strict=True):
        (view,) = [part["props"]["data"] for part in parts(layout) if part["props"].get("id") == Id.VIEW]
        assert "parts" not in view
        assert f'data-edition="{view["edition"]}"' in document
        holders = [part for part in parts(layout) if part["namespace"] == "dash_html_components"]
        for place in {part["props"]["id"] for part in holders if "id" in part["props"]} - {Id.SOURCES_BODY}:
            assert document.count(f' id="{place}"') == 1
        empty = set(re.findall(r' id="([^"]+)"[^>]*></', document))
        assert empty - {"found"} <= {
            Id.CHIPS,
            Id.NOTICE,
            Id.MATRIX_NOTE,
            Id.PEOPLE_NOTE,
        }  # nothing is selected or said


def test_every_chart_has_its_source_button(layout: Any, documents: list[str]) -> None:
    charts = {part["props"]["id"] for part in parts(layout) if part["type"] == "Graph"}
    assert charts == set(CHARTS)
    assert set(re.findall(r'data-open="([^"]+)"', documents[0])) == {*charts, "results", "countries"}


def test_the_script_names_the_ids_of_the_page() -> None:
    script = (ROOT / "assets" / "screen.js").read_text(encoding="utf-8")
    (lists,) = re.findall(r"const LISTS = \[(.*?)\]", script)
    assert tuple(re.findall(r'"([^"]+)"', lists)) == LISTS
    assert {name: f"filter-{name}" for name in (*LISTS, "as_of")} == dict(FILTERS)
    assert set(re.findall(r'(?<![.\w])set\("([^"]+)"', script)) <= set(Id)


def test_a_worker_has_its_scripts_before_it_ever_drew_a_page(database: str) -> None:
    """The first page may come from one worker and ask another for its scripts."""

    def client() -> FlaskClient:
        return create_app(open_engine(database)).server.test_client()

    scripts = re.findall(r'src="(/_dash-component-suites/[^"]+)"', client().get("/").get_data(as_text=True))
    assert len(scripts) >= 5
    other = client()
    assert {other.get(script).status_code for script in scripts} == {200}


def test_controls_are_told_what_another_day_offers(redraw: Asker, build: str) -> None:
    """Only where they have other lists than those of the day; no page is loaded anew for it."""
    then = redraw([f"?as_of={EARLIER}"], [[NOW, build]])[Id.VIEW]["data"]
    assert {*then["options"]} == {FILTERS["theme"], FILTERS["partner"]}
    assert then["options"][FILTERS["partner"]] == []  # no document of that day names one
    again = redraw([f"?as_of={EARLIER}&region=africa#{then['lists']}"], [[EARLIER, build]])[Id.VIEW]["data"]
    now = redraw([f"#{then['lists']}"], [[EARLIER, build]])[Id.VIEW]["data"]
    assert "options" not in again and again["read"] == f"?as_of={EARLIER}&region=africa"
    assert len(now["options"][FILTERS["partner"]]) > 30 and now["rows"] == then["rows"]
