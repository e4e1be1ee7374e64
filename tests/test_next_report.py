"""The next report goes in and out again without a line of code, and no date before it changes."""

import re
import shutil
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from app import create_app
from data.answers import Answers
from data.answers.overview import overview
from data.filters import Filters
from data.rows.changes import ADDED, CHANGED, WITHDRAWN, of
from data.snapshot import Snapshot
from data.store.engine import open_engine
from data.store.snapshot import read
from etl import build, publish
from etl.readers.folder import of_folder
from layouts.exports.tables.topics import TOPICS
from layouts.pages import registry
from layouts.scenes.decks import DECKS
from layouts.words.texts import texts
from tests import next_report

RAW = Path(__file__).parents[1] / "data" / "raw"
DATES = ("2021-10-07", "2022-12-31", next_report.MID, next_report.DAY, next_report.THIRD)
PAGES = (
    *registry.names(texts("en")),
    *("/compare?country=KEN,UKR", "/compare?region=africa,americas"),
    *("/countries/KEN", "/countries/RWA", "/countries/UKR", "/partners/germany", "/partners/kuwait"),
    *(f"/present?deck={deck}" for deck in DECKS),
    *(
        f"/present?deck=view&page={page}"
        for page in ("countries/KEN", "partners/germany", "health", "funding")
    ),
)
EDITION = re.compile(r"\d{4}-\d\d-\d\d-[0-9a-f]{6}")  # in which something was read
NEW_PAGES = ("/countries/ZWE", "/partners/test_fund")


def quiet(_: str) -> None:
    """No progress."""


class Stores:
    """Two stores: of the shipped tables, and of these with the next report; what was published when."""

    def __init__(self, folder: Path) -> None:
        self.raw = folder / "raw"
        shutil.copytree(RAW, self.raw)
        next_report.without_announcements(self.raw)
        self.shipped, self.grown = (f"sqlite:///{folder / name}.sqlite" for name in ("shipped", "grown"))
        found = build.read(of_folder(self.raw), quiet)
        assert found.faults == []
        self.first = [publish.ship(found, quiet, url).edition_id for url in (self.shipped, self.grown)]
        next_report.write(self.raw)
        found, outcome = publish.publish(
            self.raw, quiet, by="an editor", note="next", accept_warnings=True, url=self.grown
        )
        assert found.faults == []
        # Two lists begin again and are shorter; of one year it gives the gap alone.
        assert [(one.file, one.column) for one in found.warnings] == [
            ("next_report/country_partner.csv", "position"),
            ("next_report/tsf_position.csv", "position"),
            ("money_of_2023/funding_position.csv", "usd"),
        ]
        assert outcome is not None
        self.second = outcome.edition_id


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Stores:
    return Stores(tmp_path_factory.mktemp("next"))


@pytest.fixture(scope="module")
def before(stores: Stores) -> FlaskClient:
    return create_app(open_engine(stores.shipped)).server.test_client()


@pytest.fixture(scope="module")
def after(stores: Stores) -> FlaskClient:
    return create_app(open_engine(stores.grown)).server.test_client()


@pytest.fixture(scope="module")
def grown(stores: Stores) -> Iterator[Snapshot]:
    yield read(open_engine(stores.grown))


def at(path: str, day: str, more: str = "") -> str:
    """An address at a date."""
    return f"{path}{'&' if '?' in path else '?'}as_of={day}{more}"


def words(client: FlaskClient, address: str) -> list[str]:
    """The texts of a page, without the choice of dates, the name of the edition, and what was published."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    html = answer.get_data(as_text=True)
    html = re.sub(r"<(script|style|select|head)\b.*?</\1>", "", html, flags=re.DOTALL)
    html = re.sub(r'<div class="changes-controls">.*?</div>', "", html, flags=re.DOTALL)
    html = re.sub(r'<section class="block" id="editions">.*?</section>', "", html, flags=re.DOTALL)
    html = EDITION.sub("", html)
    return [text.strip() for text in re.split(r"<[^>]*>", html) if text.strip()]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("day", DATES[:2])
def test_an_earlier_date_shows_what_it_showed_before(
    before: FlaskClient, after: FlaskClient, path: str, day: str
) -> None:
    assert words(after, at(path, day)) == words(before, at(path, day))


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("day", DATES[:2])
def test_a_table_of_an_earlier_date_is_what_it_was(
    before: FlaskClient, after: FlaskClient, topic: str, day: str
) -> None:
    addresses = [f"/export/data.csv?topic={topic}&as_of={day}"]
    for address in addresses:
        then, now = (
            EDITION.sub("", client.get(address).get_data(as_text=True)) for client in (before, after)
        )
        assert now == then


@pytest.mark.parametrize("path", [*PAGES, *NEW_PAGES])
def test_every_page_works_at_every_date_and_beside_every_other(after: FlaskClient, path: str) -> None:
    # Alone and beside the date before it; a page also beside the one after it.
    for place, day in enumerate(DATES):
        beside = (*DATES[:place][-1:], *(() if path.startswith("/present") else DATES[place + 1 :][:1]))
        for other in ("", *(f"&compare={one}" for one in beside)):
            said = words(after, at(path, day, other))
            assert not {"None", "nan", "inf"} & set(said), (day, other)


@pytest.mark.parametrize("day", DATES)
def test_every_file_works_at_every_date(after: FlaskClient, day: str) -> None:
    decks = (*DECKS, "view&page=countries/UKR", "view&page=partners/kuwait", "view&page=funding")
    for path in (
        *(f"/export/slides.pptx?deck={deck}" for deck in decks),
        *(f"/export/data.xlsx?topic={topic}" for topic in TOPICS),
        *(f"/api/v1/{topic}" for topic in ("results", "people", "funding", "partners", "themes")),
    ):
        assert after.get(at(path, day)).status_code == 200, path


def test_the_figures_of_each_date_are_those_of_its_documents(grown: Snapshot) -> None:
    """14, 15 and 27 grow by eight results of 2023-24; phase III begins at nought."""
    views = {day: overview(grown, Filters(as_of=day)) for day in DATES}
    heads = {day: (view.headline.results, view.headline.countries) for day, view in views.items()}
    assert heads == {
        "2021-10-07": (None, None),
        "2022-12-31": (56, 40),
        next_report.MID: (56, 40),
        next_report.DAY: (63, 42),
        next_report.THIRD: (3, 3),
    }
    assert [row.selected for row in views[next_report.DAY].steps] == [17, 18, 28]
    assert [view.phase for view in views.values()] == [2, 2, 2, 2, 3]
    assert {day: view.gap_usd for day, view in views.items()} == {
        "2021-10-07": 75_000_000,
        "2022-12-31": 53_656_000,
        next_report.MID: 49_000_000,
        next_report.DAY: 70_000_000,
        next_report.THIRD: 160_000_000,
    }


def test_results_and_money_need_not_share_a_day(grown: Snapshot) -> None:
    view = overview(grown, Filters(as_of=next_report.MID))
    assert (view.results_as_of, view.funding_as_of) == ("2022-12-31", next_report.MID)
    assert {row.as_of for row in view.people} == {"2022-12-31"}
    usd = {row.component: row.usd for row in view.funding}
    assert (usd["required"], usd["gap"]) == (160_000_000, 49_000_000)
    assert {usd[name] for name in ("mobilized_before", "regular_budget", "mobilized_since")} == {None}


def test_several_results_in_one_step_count_and_the_step_is_one(grown: Snapshot) -> None:
    rows = {row.country.iso3: row for row in overview(grown, Filters(as_of=next_report.DAY)).countries}
    assert (rows["RWA"].results, rows["RWA"].steps) == ((2, 2, 3), (2, 3))
    assert (rows["AGO"].results, rows["AGO"].steps) == ((1, 1, 2, 3), (1, 2, 3))


def test_what_is_confirmed_later_was_not_then(grown: Snapshot) -> None:
    def explicit(day: str) -> tuple[int, ...]:
        rows = {row.country.iso3: row for row in overview(grown, Filters(as_of=day)).countries}
        return rows["TGO"].explicit

    assert 3 not in explicit("2022-12-31")
    assert 3 in explicit(next_report.DAY)


def test_lists_change_with_the_date(grown: Snapshot) -> None:
    def listed(day: str) -> set[str]:
        return {one.iso3 for one in grown.at(day).countries}

    assert ("UKR" in listed("2022-12-31"), "ZWE" in listed("2022-12-31")) == (True, False)
    assert ("UKR" in listed(next_report.DAY), "ZWE" in listed(next_report.DAY)) == (False, True)
    assert all(len(listed(day)) == 50 for day in DATES)
    assert grown.at("2022-12-31").members["partner"]["kuwait"]
    assert not grown.at(next_report.DAY).members["partner"]["kuwait"]
    assert grown.at(next_report.DAY).members["partner"]["test_fund"]


def test_the_parts_of_what_changed_make_the_whole_at_every_pair_of_dates(grown: Snapshot) -> None:
    for before, after in combinations(DATES, 2):
        for filters in (Filters(), Filters(region=("africa",)), Filters(step=("2",), partner=("germany",))):
            found = Answers(grown, filters._replace(as_of=after, compare=(before,))).changes
            came, gone = (len(of(found.results, kind)) for kind in (ADDED, WITHDRAWN))
            results = found.figure("results")
            assert (results.moved is None) == (before == DATES[0] or after == next_report.THIRD)
            was = 0 if found.is_of_phases else results.before or 0
            assert was + came - gone == results.after, (before, after, filters)


def test_what_changed_names_countries_partners_and_what_was_confirmed(grown: Snapshot) -> None:
    found = Answers(grown, Filters(as_of=next_report.DAY, compare=("2022-12-31",))).changes
    assert found.countries_of(ADDED) == ("AGO", "KEN", "RWA", "ZWE")
    assert [(one.kind, one.row.iso3) for one in found.listed] == [(ADDED, "ZWE"), (WITHDRAWN, "UKR")]
    (confirmed,) = of(found.results, CHANGED)
    assert (confirmed.row.iso3, confirmed.cells[1]) == ("TGO", ("basis", "unclear", "explicit"))
    gone = {one.row.partner_id for one in of(found.partners, WITHDRAWN)}
    assert "kuwait" in gone and "test_fund" not in gone


def test_a_page_of_a_country_that_is_none_on_a_day_says_so(after: FlaskClient) -> None:
    said = " ".join(words(after, at("/countries/ZWE", "2022-12-31")))
    assert "Zimbabwe is not on the list of priority countries and territories of 31 December 2022" in said
    said = " ".join(words(after, at("/partners/test_fund", "2022-12-31")))
    assert "No document known on 31 December 2022 names TEST Fund as a funding partner" in said


def test_the_search_finds_what_was_there_on_the_day(after: FlaskClient) -> None:
    def found(query: str, day: str) -> list[str]:
        return [one["title"] for one in after.get(at(f"/search.json?q={query}", day)).get_json()]

    assert found("zimbabwe", "2022-12-31") == []
    assert "Zimbabwe" in found("zimbabwe", next_report.DAY)
    assert "TEST Fund" not in found("test fund", "2022-12-31")
    assert "Ukraine" in found("ukraine", "2022-12-31")


def test_a_gap_that_rises_is_not_said_to_have_fallen(after: FlaskClient) -> None:
    said = " ".join(words(after, at("/", next_report.DAY)))
    assert "up from US$ 49 m on 31 Dec 2023" in said
    assert "down from" not in said


def test_rolled_back_everything_is_as_before(stores: Stores, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("data.store.reader.LOOK_EVERY", 0)
    clients: Callable[[str], FlaskClient] = lambda url: create_app(open_engine(url)).server.test_client()  # noqa: E731
    then, now = clients(stores.shipped), clients(stores.grown)
    publish.rollback(stores.first[1], by="an editor", note="taken back", url=stores.grown)
    try:
        for path in PAGES:
            assert words(now, path) == words(then, path), path
    finally:
        publish.rollback(stores.second, by="an editor", note="again", url=stores.grown)
