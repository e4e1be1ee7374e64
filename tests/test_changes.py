"""What changed between two dates and two editions: in the answers, on the page, in feed and interface."""

from collections.abc import Callable, Iterator
from itertools import product
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
from flask.testing import FlaskClient
from lxml import etree  # type: ignore[import-untyped]
from playwright.sync_api import Page

from app import create_app
from callbacks.dash.pages import parts, view_of
from data.answers import Answers
from data.answers.overview import overview
from data.answers.row_changes import altered
from data.filters import Filters, parse
from data.rows.changes import ADDED, CHANGED, WITHDRAWN, Changes, of
from data.snapshot import Snapshot
from data.store import editions
from data.store.engine import open_engine, writing
from data.store.reader import reader
from layouts.look.ids import Id
from layouts.pages.changes import said
from layouts.words.texts import LANGUAGES, texts
from tests.components import words
from tests.conftest import new_store
from tests.serving import serve
from tests.small import SMALL, publish

Rows = list[dict[str, Any]]


def but(table: str, without: Callable[[dict[str, Any]], bool] = lambda row: False, **cells: Any) -> Rows:
    """The rows of a table of the small programme, some left out, all others with other cells."""
    return [row | cells for row in SMALL[table] if not without(row)]


FIRST = SMALL | {
    "result": but("result", basis="unclear"),
    "people_figure": [
        {"figure_id": "one", "iso3": "AAA", "people": 100, "phase": 2},
        {"figure_id": "two", "iso3": "DDD", "people": 7, "phase": 2},
    ],
    "discrepancy": [{"discrepancy_id": "gap", "title_en": "Two gaps", "is_settled": 0}],
}
# One result is withdrawn by a correction, one comes, one is confirmed; CCC leaves the list, XXX joins it; a
# figure is corrected, one goes; a partner leaves, another comes; a contradiction is settled; the gap falls.
SECOND = FIRST | {
    "result": [
        *(
            row | ({"basis": "explicit"} if row["result_id"] == "DDD-1" else {})
            for row in FIRST["result"]
            if row["result_id"] != "AAA-2"
        ),
        {
            "result_id": "EEE-2",
            "iso3": "EEE",
            "step": 2,
            "period": "2021-22",
            "as_of": "2022-12-31",
            "basis": "explicit",
            "summary_en": "A law was adopted",
        },
    ],
    "correction": [
        {
            "correction_id": "aaa",
            "table_name": "result",
            "row_key": "AAA|2|2021-22",
            "found": "1",
            "adopted": None,
            "reason_en": "The note tells of another country",
        }
    ],
    "country": [
        row | {"is_priority": int(row["iso3"] != "CCC")} if row["iso3"] in ("CCC", "XXX") else row
        for row in SMALL["country"]
    ],
    "people_figure": [FIRST["people_figure"][0] | {"people": 90}],
    "country_partner": [SMALL["country_partner"][0] | {"partner_id": "lender"}, SMALL["country_partner"][1]],
    "discrepancy": [FIRST["discrepancy"][0] | {"is_settled": 1}],
    "funding_position": [
        row | {"usd": 40} if (row["as_of"], row["component"]) == ("2022-12-31", "gap") else row
        for row in SMALL["funding_position"]
    ],
}


class Published:
    """A store: the first edition, the second, and the first again; one more that nobody published."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.first = publish(url, FIRST)
        self.second = publish(url, SECOND)
        with writing(url) as connection:
            by = "Ana Pérez (ana@example.org)"
            editions.make_current(connection, self.first, by=by, note="a\x0bmistake <&>", kind="rollback")
            rows = editions.read(open_engine(url), self.second)[1]
            draft = editions.add(
                connection, rows, by="x", note="draft", package=b"", at="2026-05-05T00:00:00"
            )
            self.draft = draft.edition_id

    def read(self, search: str = "") -> Snapshot:
        return reader(open_engine(self.url))(search)

    def since_first(self, **chosen: Any) -> Changes:
        """What the second edition changed against the first, for a selection."""
        return Answers(self.read(f"edition={self.second}"), Filters(since=(self.first,), **chosen)).changes


@pytest.fixture(scope="module")
def published(request: pytest.FixtureRequest) -> Published:
    return Published(new_store(request, request.config.getoption("engine")))


@pytest.fixture
def client(published: Published) -> FlaskClient:
    return create_app(open_engine(published.url)).server.test_client()


def test_readers_know_what_was_ever_published_and_nothing_else(store: str) -> None:
    found = Published(store)
    snapshot = found.read()
    told = Answers(snapshot, Filters()).publications
    assert [(one.act.kind, one.act.edition_id, one.previous) for one in told.acts] == [
        ("rollback", found.first, found.second),
        ("publish", found.second, found.first),
        ("publish", found.first, ""),
    ]
    assert {one.edition_id for one in told.editions} == {found.first, found.second}
    assert (told.acts[0].by, told.acts[1].by) == ("Ana Pérez", "a test")
    assert found.read(f"edition={found.draft}").edition_id == found.first
    assert parse(f"since={found.draft}", snapshot, LANGUAGES)[1] == (f"since={found.draft}",)
    assert parse(f"since={found.first}", snapshot, LANGUAGES)[1] == (f"since={found.first}",)  # itself
    with pytest.raises(KeyError):
        snapshot.edition(found.draft)
    assert found.since_first().is_of_editions


def test_an_act_is_seen_though_the_edition_is_one_that_was_there_before(store: str) -> None:
    seconds = [0.0]
    first = publish(store, FIRST)
    give = reader(open_engine(store), lambda: seconds[0])
    assert len(give("").history.acts) == 1
    second = publish(store, SECOND)
    seconds[0] = 2.0
    assert (give("").edition_id, give(f"edition={first}").history.acts[0].edition_id) == (second, second)


def test_every_kind_of_row_is_told(published: Published) -> None:
    found = published.since_first()
    assert {kind: [one.row.result_id for one in of(found.results, kind)] for kind in (ADDED, WITHDRAWN)} == {
        ADDED: ["EEE-2"],
        WITHDRAWN: ["AAA-2"],
    }
    (confirmed,) = of(found.results, CHANGED)
    assert [(cell.column, cell.before, cell.after) for cell in confirmed.cells] == [
        ("basis", "unclear", "explicit")
    ]
    assert found.first_in_step == {"EEE-2"}
    assert found.reasons["AAA-2"]["en"] == "The note tells of another country"
    assert [(one.kind, one.row.iso3) for one in found.listed] == [(ADDED, "XXX"), (WITHDRAWN, "CCC")]
    assert [(one.kind, one.row.figure_id) for one in found.people] == [(CHANGED, "one"), (WITHDRAWN, "two")]
    assert [(one.kind, one.row.partner_id) for one in found.partners] == [
        (ADDED, "lender"),
        (WITHDRAWN, "giver"),
    ]
    ((cell,),) = (one.cells for one in found.contradictions)
    assert (cell.column, cell.before, cell.after) == ("is_settled", False, True)
    assert [one.kind for one in found.corrections] == [ADDED]
    moved = {one.what: (one.before, one.after, one.moved) for one in found.figures if one.is_other}
    assert moved == {
        "explicit": (0, 2, 2),
        "countries": (3, 4, 1),
        "secured": (55, 60, 5),
        "gap": (45, 40, -5),
    }
    assert {row.table: row[1:] for row in found.tables}["result"] == (1, 1, 1)


def selections() -> Iterator[Filters]:
    lists: tuple[tuple[tuple[str, ...], ...], ...] = (
        ((), ("south",), ("north", "empty")),
        ((), ("AAA",), ("EEE", "XXX")),
        ((), ("2",), ("1", "3")),
        ((), ("health",)),
        ((), ("giver",), ("lender",)),
    )
    for region, country, step, theme, partner in product(*lists):
        yield Filters(region, country, step, theme, partner)


def makes_the_whole(found: Changes) -> None:
    """Results before, and those that came, less those that were withdrawn, are the results after."""
    results, counted = (
        found.figure("results"),
        {kind: len(of(found.results, kind)) for kind in (ADDED, WITHDRAWN)},
    )
    assert (results.before or 0) + counted[ADDED] - counted[WITHDRAWN] == (results.after or 0)


def test_the_parts_make_the_whole_for_every_selection(published: Published) -> None:
    now = published.read(f"edition={published.second}")
    for filters in selections():
        found = Answers(now, filters._replace(since=(published.first,))).changes
        makes_the_whole(found)
        assert found.figure("results").after == overview(now, filters).headline.results, filters
        assert all(not filters.step or str(one.row.step) in filters.step for one in found.results)


def test_two_dates_are_told_in_their_order_whichever_is_asked_for(published: Published) -> None:
    now = published.read()
    found = Answers(now, Filters()).changes
    assert found == Answers(now, Filters(as_of="2021-10-07", compare=("2022-12-31",))).changes
    assert (found.before and found.before.day, found.after.day) == ("2021-10-07", "2022-12-31")
    assert (found.figure("results").before, found.figure("results").moved) == (None, None)  # and not six
    assert {"results", "people"} & found.first == {"results"}
    assert [one.what for one in found.figures if one.moved] == ["secured", "gap"]
    assert Answers(now, Filters(as_of="2021-10-07")).changes.before is None


def test_a_difference_is_made_once(published: Published) -> None:
    now = published.read(f"edition={published.second}")
    asked = (published.first, now.day)
    assert altered(now, *asked) is altered(now, *asked)


def body(snapshot: Snapshot, search: str, lang: str = "en") -> str:
    filters, dropped = parse(search, snapshot, LANGUAGES)
    assert dropped == ()
    found = view_of(snapshot, "/changes", filters._replace(lang=lang))
    return words(parts(texts(lang), snapshot, found, ())[Id.BODY])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_tells_it_in_words(published: Published, lang: str) -> None:
    now = published.read(f"edition={published.second}")
    told = body(now, f"since={published.first}", lang)
    assert published.first in told and "Land of XXX" in told and "ana@example.org" not in told
    if lang == "en":
        assert "1 more result, in 1 country; 1 result withdrawn" in told
        assert "The note tells of another country" in told
        assert "to be confirmed: the note does not state the change clearly stated explicitly" in told
        nothing = body(now, f"since={published.first}&country=BBB")
        assert "Institutional changes: " not in nothing
        assert "There is no earlier position to compare with" in body(now, "as_of=2021-10-07")


def test_nothing_changed_is_said(store: str) -> None:
    first = publish(store, FIRST)
    publish(store, FIRST)
    told = body(reader(open_engine(store))(""), f"since={first}")
    assert "Nothing changed between edition" in told
    assert Answers(reader(open_engine(store))(""), Filters(since=(first,))).changes.is_nothing


def test_figures_of_two_phases_are_not_subtracted(published: Published) -> None:
    now = published.read(f"edition={published.second}")
    found = published.since_first()
    assert found.before is not None
    other = found._replace(before=found.before._replace(phase=1))
    assert said.difference(texts("en"), other, other.figure("gap")) == "another phase"
    assert "funding gap: US$ 0 m in phase II, US$ 0 m in phase I" in said.summary(texts("en"), other)
    assert now.phase == 2


ATOM = {"a": "http://www.w3.org/2005/Atom"}


def test_the_feed_has_an_entry_an_act(
    client: FlaskClient, published: Published, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PUBLIC_URL", "https://floors.example.org/")
    for lang in LANGUAGES:
        answer = client.get(f"/changes.atom?lang={lang}")
        assert (answer.status_code, answer.mimetype) == (200, "application/atom+xml")
        root = etree.fromstring(answer.data)
        assert root.tag == "{http://www.w3.org/2005/Atom}feed"
        entries = root.findall("a:entry", ATOM)
        for one in (root, *entries):
            assert all(len(one.findall(f"a:{name}", ATOM)) == 1 for name in ("id", "title", "updated"))
            assert one.findtext("a:author/a:name", namespaces=ATOM)
        ids = [one.findtext("a:id", namespaces=ATOM) for one in (root, *entries)]
        assert len(set(ids)) == 4 and all(one.startswith("tag:floors.example.org,20") for one in ids)
        days = [one.findtext("a:updated", namespaces=ATOM) for one in entries]
        assert days == sorted(days, reverse=True) and root.findtext("a:updated", namespaces=ATOM) == days[0]
        links = [link.get("href") for link in root.iter("{http://www.w3.org/2005/Atom}link")]
        assert all(link.startswith("https://floors.example.org/changes") for link in links)
        assert client.get(links[2].removeprefix("https://floors.example.org")).status_code == 200
        again = client.get(f"/changes.atom?lang={lang}", headers={"If-None-Match": answer.headers["ETag"]})
        assert again.status_code == 304
    said_en = etree.fromstring(client.get("/changes.atom").data).findall("a:entry", ATOM)[1]
    told = said_en.findtext("a:summary", namespaces=ATOM)
    assert "1 more result, in 1 country" in told and "funding gap" in told
    assert b"ana@example.org" not in answer.data and b"mistake &lt;&amp;&gt;" in answer.data
    monkeypatch.delenv("PUBLIC_URL")
    assert b'href="/changes.atom"' in client.get("/changes.atom").data
    page = client.get("/changes?lang=fr").get_data(as_text=True)
    assert '<link rel="alternate" type="application/atom+xml" href="/changes.atom?lang=fr">' in page
    assert "application/atom+xml" not in client.get("/people").get_data(as_text=True)


def test_the_interface_lists_editions_and_what_changed(client: FlaskClient, published: Published) -> None:
    description = client.get("/api/v1/openapi.json").get_json()
    found = client.get("/api/v1/editions").get_json()
    schema = {"$ref": "#/components/schemas/editions", "components": description["components"]}
    jsonschema.Draft202012Validator(schema).validate(found)
    assert {row["edition_id"]: row["is_current"] for row in found["data"]} == {
        published.first: True,
        published.second: False,
    }
    assert "ana@example.org" not in str(found)
    rows = client.get(f"/api/v1/changes?since={published.second}").get_json()
    assert (rows["meta"]["filters"]["since"], rows["meta"]["dropped"]) == ([published.second], [])
    gap = next(row for row in rows["data"] if row["item_id"] == "gap")
    assert (gap["before"], gap["after"], gap["compared_edition"]) == (40, 45, published.second)
    came = [
        row["item_id"] for row in rows["data"] if (row["change_part"], row["change"]) == ("results", "added")
    ]
    assert came == ["AAA-2"]  # taken back, it is there again


@pytest.mark.browser
def test_an_edition_is_chosen_on_the_page(published: Published, page: Page) -> None:
    with serve("app:server", published.url) as running:
        page.goto(f"{running.url}/changes?region=south")
        page.get_by_label("Edition to compare with").select_option(published.second)
        page.get_by_role("heading", level=1, name="1 more result").wait_for()
        assert f"region=south&since={published.second}" in page.url
        page.go_back()
        page.get_by_role("heading", level=1, name="reported for the first time").wait_for()
        page.get_by_role("link", name="All that changed").last.click()
        page.get_by_role("heading", level=1, name="1 result withdrawn").wait_for()
        assert page.locator("#notice", has_text="was taken back on").count() == 1
