"""From what a country office typed to the rows of a document of its quarter, on literal rows."""

import csv
import io
import json
from typing import Any

import pytest

from data import quarters
from data.rows.contributions import FIELDS, Contribution
from data.schema import BY_NAME, words
from data.store import editions
from data.store.engine import NotUsable, open_engine
from etl.contributed import document, files, known_of, period_of, title
from etl.extract import Row
from etl.merge import merge
from etl.readers.folder import Files
from etl.typed_in import Wrong, read
from tests.small import SMALL, publish

RESULT: dict[str, Any] = {
    **dict.fromkeys(FIELDS["result"], ""),
    "about": "new",
    "step": "2",
    "year": "2022",
    "part": "08",
    "summary_en": "A law covers old age.",
    "summary_fr": "Une loi couvre la vieillesse.",
    "instrument": "Pension Act",
    "basis": "explicit",
    "follows_r202": "1",
    "evidence_place": "Gazette 12, article 3",
    "evidence_link": "https://example.org/12",
    "partners": ["lender", "giver"],
}
PEOPLE = {
    **dict.fromkeys(FIELDS["people_figure"], ""),
    "measure": "effective",
    "status": "achieved",
    "people": "1 250 000",
    "unit": "people",
    "year": "2024",
    "what_en": "Members of the fund",
    "evidence_place": "Annual report, table 7",
}


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> editions.Rows:
    """The rows of the small programme."""
    url = f"sqlite:///{tmp_path_factory.mktemp('rows') / 'small.sqlite'}"
    results = [row | {"result_id": f"{row['iso3']}-{row['step']}-2021-22"} for row in SMALL["result"]]
    publish(url, SMALL | {"result": results})
    return editions.read(open_engine(url))[1]


def contribution(
    cells: dict[str, Any], table: str = "result", on: str = "2024-11-20", **more: str
) -> Contribution:
    made = Contribution(
        *("c1", "BBB", table, json.dumps(cells), "accepted", "a", "Ada, Countess (ada@example.org)"),
        *(f"{on}T08:00:00", f"{on}T09:00:00", None, None, None),
    )
    return made._replace(**more)


def tables(made: Files) -> dict[str, list[dict[str, str]]]:
    return {
        place: list(csv.DictReader(io.StringIO((content or b"").decode())))
        for place, content in made.items()
        if place.endswith(".csv")
    }


def test_an_act_of_before_the_position_counts_there(rows: editions.Rows) -> None:
    made = files({}, rows, [contribution(RESULT)])
    found = tables(made)
    assert found["country_reports_2022_q3/result.csv"] == [
        {
            "iso3": "BBB",
            "step": "2",
            "period": "2021-22",
            "number": "1",
            "as_of": "2022-09-30",
            "summary_en": "A law covers old age.",
            "basis": "explicit",
            "changed_on": "2022-08",
            "adopted_by": "",
            "instrument": "Pension Act",
            "follows_r202": "1",
            "evidence": "Gazette 12, article 3; https://example.org/12",
            # From the day of the report, not of the quarter: no position of its own, no total moves.
            "holds_from": "2024-11-20",
            "locator": "report by Ada Countess, 2024-11-20",
        }
    ]
    partners = found["country_reports_2022_q3/country_partner.csv"]
    assert [(row["partner_id"], row["position"], row["status"]) for row in partners] == [
        ("giver", "2", "current")
    ]
    texts = {row["text_en"]: row["text_fr"] for row in found["country_reports_2022_q3/translation.csv"]}
    assert texts["A law covers old age."] == "Une loi couvre la vieillesse."
    assert texts["report by Ada Countess"] == "rapport de Ada Countess"
    assert texts["Reports of country offices, 3rd quarter of 2022"].startswith(
        "Rapports des bureaux de pays, 3e"
    )
    described = (made["country_reports_2022_q3/source.toml"] or b"").decode()
    assert "as_of = 2022-09-30" in described and 'title = "Reports of country offices, 3rd' in described
    assert "example.org" not in "".join(
        (made[place] or b"").decode().replace("https://example.org/12", "") for place in made
    )


def test_a_later_act_continues_the_periods_and_a_later_report_extends_the_document(
    rows: editions.Rows,
) -> None:
    first = contribution(RESULT | {"year": "2024", "part": "Q2"}, on="2024-07-02")
    made = files({}, rows, [first])
    (row,) = tables(made)["country_reports_2024_q2/result.csv"]
    assert (row["period"], row["as_of"], row["holds_from"]) == ("2023-24", "2024-06-30", "2024-07-02")
    # The same quarter again, over an edition that holds the first: another act of the same step.
    columns = [column.name for column in BY_NAME["result"].columns]
    stored = {
        "result_id": "BBB-2-2023-24",
        "source_id": "country_reports_2024_q2",
        **row,
        "number": 1,
        "step": 2,
    }
    over = {**rows, "result": [*rows["result"], tuple(stored.get(name) for name in columns)]}
    second = contribution(
        RESULT | {"year": "2024", "part": "05", "instrument": "Decree", "summary_en": "Other."}
    )
    again = tables(files(made, over, [first, second]))["country_reports_2024_q2/result.csv"]
    assert [(one["number"], one["instrument"]) for one in again] == [("1", "Pension Act"), ("2", "Decree")]
    assert again[0] == row  # what is there stays as it is, and is not there twice


def test_what_completes_a_result_takes_its_place(rows: editions.Rows) -> None:
    cells = RESULT | {"about": "BBB-3-2021-22", "step": "", "part": "12"}
    (row,) = tables(files({}, rows, [contribution(cells)]))["country_reports_2022_q4/result.csv"]
    key = ("iso3", "step", "period", "number", "as_of", "holds_from")
    assert [row[name] for name in key] == ["BBB", "3", "2021-22", "1", "2022-12-31", "2024-11-20"]
    with pytest.raises(NotUsable):  # the result that it is about was taken out since
        files({}, {**rows, "result": []}, [contribution(cells)])


def test_a_figure_on_people_is_of_the_quarter_in_which_its_year_was_reported(rows: editions.Rows) -> None:
    found = tables(files({}, rows, [contribution(PEOPLE, "people_figure")]))
    (row,) = found["country_reports_2024_q4/people_figure.csv"]
    assert (row["figure_id"], row["people"], row["phase"]) == ("bbb_effective_c1", "1250000", "2")
    later = contribution(PEOPLE | {"year": "2023"}, "people_figure")
    assert next(iter(tables(files({}, rows, [later])))).startswith("country_reports_2023_q4/")


def test_the_report_of_the_programme_takes_the_place_of_the_office_s(rows: editions.Rows) -> None:
    """Both tell of one country, step and period: no contradiction, but an earlier and a later version."""
    table = BY_NAME["result"]
    base = dict.fromkeys((column.name for column in table.columns), None)
    key = {"iso3": "BBB", "step": 2, "period": "2023-24"}
    office = (
        base
        | key
        | {"number": 1, "source_id": "q", "locator": "a", "holds_from": "2024-07-02", "summary_en": "x"}
    )
    report = base | key | {"source_id": "r", "locator": "b", "summary_en": "y"}
    days: dict[str, str | None] = {"q": "2024-06-30", "r": "2024-12-31"}
    merged, doubled, differing = merge(
        table, [Row("result", "f", n, one) for n, one in enumerate((report, office))], days
    )
    assert (doubled, differing) == ([], [])
    assert [(row.cells["summary_en"], row.cells["holds_from"]) for row in merged] == [
        ("x", "2024-07-02"),
        ("y", "2024-12-31"),
    ]


@pytest.mark.parametrize(
    ("cells", "wrong"),
    [
        ({}, []),
        (
            {"year": "", "summary_en": " \u200b", "instrument": "n/a"},
            ["year missing", "summary_en missing", "instrument missing"],
        ),
        ({"day": "31", "part": "09"}, ["day no_day"]),
        ({"day": "3", "part": "Q1"}, ["part day_without_month"]),
        ({"year": "2022/23"}, ["year no_year"]),
        ({"year": "2019"}, ["year too_early"]),
        ({"year": "2024", "part": "12"}, ["year too_late"]),
        ({"about": "BBB-3-2021-22", "year": "2023"}, ["year outside_period"]),
        ({"about": "AAA-1-2021-22"}, ["about not_offered"]),
        ({"step": "4"}, ["step not_offered"]),
        ({"summary_en": "=1+1"}, ["summary_en no_text"]),
        ({"summary_en": "x" * 601}, ["summary_en too_long"]),
        ({"evidence_link": "javascript:alert(1)"}, ["evidence_link no_link"]),
        ({"evidence_place": "See https://example.org"}, ["evidence_place link_apart"]),
        ({"partners": ["giver", "nobody"]}, ["partners not_offered"]),
        ({"basis": "ratification_only"}, ["basis not_offered"]),
    ],
)
def test_what_is_wrong_with_a_result_is_said_of_its_field(
    rows: editions.Rows, cells: dict[str, Any], wrong: list[str]
) -> None:
    named = {
        name: [dict(zip([c.name for c in BY_NAME[name].columns], row, strict=True)) for row in rows[name]]
        for name in ("result", "partner", "phase")
    }
    found = read("result", RESULT | cells, known_of(named, "BBB", "2024-11-20"))
    assert [f"{one.field} {one.kind}" for one in found.wrong] == wrong


@pytest.mark.parametrize(
    ("people", "kind"),
    [
        ("330.000", "two_readings"),
        ("1,25", "no_count"),
        ("many", "no_count"),
        ("-3", "no_count"),
        ("", "missing"),
    ],
)
def test_a_number_of_two_readings_is_never_guessed(rows: editions.Rows, people: str, kind: str) -> None:
    found = read(
        "people_figure",
        PEOPLE | {"people": people},
        known_of({"phase": [], "result": [], "partner": []}, "BBB", "2024-11-20"),
    )
    assert found.wrong == [Wrong("people", kind, people)]


@pytest.mark.parametrize(
    ("moment", "first", "last", "code"),
    [
        ("2024-05-14", "2024-05-14", "2024-05-14", "country_reports_2024_q2"),
        ("2024-02", "2024-02-01", "2024-02-29", "country_reports_2024_q1"),
        ("2024-Q3", "2024-07-01", "2024-09-30", "country_reports_2024_q3"),
        ("2024-H1", "2024-01-01", "2024-06-30", "country_reports_2024_q2"),
        ("2024-end", "2024-10-01", "2024-12-31", "country_reports_2024_q4"),
        ("2024", "2024-01-01", "2024-12-31", "country_reports_2024_q4"),
    ],
)
def test_a_moment_has_a_first_and_a_last_day(moment: str, first: str, last: str, code: str) -> None:
    assert (quarters.first_day(moment), quarters.last_day(moment)) == (first, last)
    assert document(quarters.of(moment)) == code


def test_periods_go_on_as_long_as_the_newest() -> None:
    known = {"2021-22"}
    assert [period_of(year, known) for year in (2020, 2022, 2023, 2026)] == [
        "2019-20",
        "2021-22",
        "2023-24",
        "2025-26",
    ]
    assert (period_of(2027, {"2021-22", "2026"}), period_of(2024, set())) == ("2027", "2024")


def test_a_document_has_its_title_in_each_language() -> None:
    assert [title(quarters.of("2024-05"), lang) for lang in words.LANGUAGES] == [
        "Reports of country offices, 2nd quarter of 2024",
        "Rapports des bureaux de pays, 2e trimestre de 2024",
        "Informes de las oficinas de país, 2.º trimestre de 2024",
    ]
