"""Figures the documents print come out of the database; expected values are typed from the documents."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, text

from data.store.engine import open_engine


@pytest.fixture(scope="module")
def connection(database: str) -> Iterator[Connection]:
    with open_engine(database).connect() as opened:
        yield opened


def rows(connection: Connection, query: str) -> list[tuple]:
    return [tuple(row) for row in connection.execute(text(query))]


def test_results_by_step(connection: Connection) -> None:
    """Report 2021-22, Table 3 and section 2.1: 14, 15 and 27 make 56, in 40 countries."""
    by_step = rows(connection, "SELECT step, count(*) FROM result GROUP BY step ORDER BY step")
    assert by_step == [(1, 14), (2, 15), (3, 27)]
    assert rows(connection, "SELECT count(*), count(DISTINCT iso3) FROM result") == [(56, 40)]


def test_results_of_single_countries(connection: Connection) -> None:
    """Report, Table 3: three marks, two, one (the heading of the note on Lao PDR says step 1), none."""
    expected = {"AGO": [1, 2, 3], "MWI": [1, 2, 3], "TLS": [1, 3], "LAO": [3], "TZA": [3], "RWA": []}
    for iso3, steps in expected.items():
        found = rows(connection, f"SELECT step FROM result WHERE iso3 = '{iso3}' ORDER BY step")
        assert [step for (step,) in found] == steps, iso3


def test_every_result_has_its_country_note(connection: Connection) -> None:
    """Report, country notes: each of the 56 results rests on one; how firmly was read twice."""
    query = "SELECT count(*) FROM result WHERE also_in LIKE '%country note of%' AND summary_en IS NOT NULL"
    assert rows(connection, query) == [(56,)]
    basis = dict(rows(connection, "SELECT basis, count(*) FROM result GROUP BY basis"))
    assert basis == {
        "explicit": 31,
        "awaiting_approval": 5,
        "ratification_only": 4,
        "unclear": 16,
    }


def test_every_priority_country_has_a_note_and_partners(connection: Connection) -> None:
    """Report, Section 2.1: 50 country notes, each of which names who funds the work."""
    for table in ("country_note", "country_partner"):
        query = f"SELECT count(DISTINCT iso3) FROM {table} JOIN country USING (iso3) WHERE is_priority = 1"
        assert rows(connection, query) == [(50,)]


def test_themes_and_their_lists(connection: Connection) -> None:
    """Report, Table 2: 16 areas in two groups of 8; Section 2.2: lists of 20, 15, 15, 13, 5 and 6."""
    assert rows(connection, "SELECT theme_group, count(*) FROM theme GROUP BY theme_group ORDER BY 1") == [
        ("human_right", 8),
        ("robust_systems", 8),
    ]
    query = "SELECT theme_id, count(*) FROM theme_country WHERE locator LIKE '%map list%' GROUP BY theme_id"
    assert dict(rows(connection, query)) == {
        "actuarial": 20,
        "financing": 15,
        "health": 15,
        "informal": 13,
        "just_transition": 5,
        "digital": 6,
    }


def test_results_by_region(connection: Connection) -> None:
    """Report, Table 3, counted by hand region by region."""
    query = "SELECT region_id, count(*) FROM result JOIN country USING (iso3) GROUP BY region_id"
    assert dict(rows(connection, query)) == {
        "africa": 33,
        "americas": 5,
        "arab_states": 3,
        "asia_pacific": 11,
        "europe_central_asia": 4,
    }


def test_observations(connection: Connection) -> None:
    """Programme document, Tables 1 and 2; report, Tables 3 and 5, sections 1, 2.1 and 3.1, Box 1."""
    found = {
        (name, as_of): (value, reporting)
        for name, as_of, value, reporting in rows(
            connection, "SELECT indicator_id, as_of, value, reporting_countries FROM observation"
        )
    }
    expected = {
        ("step_1", "2020-12-31"): (10, None),
        ("step_2", "2020-12-31"): (13, None),
        ("step_3", "2020-12-31"): (16, None),
        ("results_total", "2020-12-31"): (39, None),
        ("people_legal", "2020-12-31"): (11_600_000, 10),
        ("people_effective", "2020-12-31"): (10_900_000, 10),
        ("people_adequacy", "2020-12-31"): (2_600_000, 10),
        ("step_1", "2022-12-31"): (14, None),
        ("step_2", "2022-12-31"): (15, None),
        ("step_3", "2022-12-31"): (27, None),
        ("results_total", "2022-12-31"): (56, None),
        ("countries_with_results", "2022-12-31"): (40, None),
        ("people_legal", "2022-12-31"): (19_000_000, 10),
        ("people_effective", "2022-12-31"): (11_600_000, 10),
        ("people_adequacy", "2022-12-31"): (330_000, 10),
        ("staff", "2021-07-31"): (180, None),
        ("staff", "2023-03-31"): (217, None),
        ("staff_countries", "2023-03-31"): (80, None),
        ("ratifications_c102", "2022-12-31"): (63, None),
    }
    assert {key: found.get(key) for key in expected} == expected


def test_ambitions(connection: Connection) -> None:
    """Programme document, Tables 1 and 2; report, Tables 5 and 6, section 1 and Box 1."""
    found = rows(connection, "SELECT indicator_id, phase, value, due FROM target")
    assert sorted(found) == sorted(
        [
            ("step_1", 1, 21, "2020-12-31"),
            ("step_2", 1, 14, "2020-12-31"),
            ("step_3", 1, 7, "2020-12-31"),
            ("step_1", 2, 10, "2025-12-31"),
            ("step_2", 2, 30, "2025-12-31"),
            ("step_3", 2, 40, "2025-12-31"),
            ("results_total", 2, 80, "2025-12-31"),
            ("countries_with_results", 2, 50, "2025-12-31"),
            ("people_legal", 2, 20_000_000, "2025-12-31"),
            ("people_effective", 2, 30_000_000, "2025-12-31"),
            ("people_adequacy", 2, 10_000_000, "2025-12-31"),
            ("people_total", 2, 60_000_000, "2025-12-31"),
            ("ratifications_c102", 2, 70, "2026-12-31"),
        ]
    )


def test_budget(connection: Connection) -> None:
    """Programme document, Table 9: 130, 24 and 6 make 160 million; printed as 81, 15 and 4 per cent."""
    found = rows(connection, "SELECT pillar, usd, printed_pct FROM budget_line")
    assert sorted(found) == [
        ("country", 130_000_000, 81.0),
        ("management", 6_000_000, 4.0),
        ("thematic", 24_000_000, 15.0),
    ]
    assert sum(usd for _, usd, _ in found) == 160_000_000
    assert all(round(100 * usd / 160_000_000) == percent for _, usd, percent in found)


def test_funding_positions(connection: Connection) -> None:
    """75 = 160 - 75 - 10 (programme document, Table 9); 53.656 = 160 - 85 - 21.344 (report, Table 9)."""
    query = "SELECT component, usd FROM funding_position WHERE as_of = '{}'"
    launch = dict(rows(connection, query.format("2021-10-07")))
    assert launch == {
        "required": 160_000_000,
        "mobilized_before": 75_000_000,
        "regular_budget": 10_000_000,
        "gap": 75_000_000,
    }
    assert launch["gap"] == 160_000_000 - 75_000_000 - 10_000_000
    latest = dict(rows(connection, query.format("2022-12-31")))
    assert latest["mobilized_before"] + latest["regular_budget"] == 85_000_000
    assert latest["gap"] == 53_656_000 == 160_000_000 - 85_000_000 - latest["mobilized_since"]


def test_approvals(connection: Connection) -> None:
    """Report, Table 10 and the paragraph below it."""
    found = rows(
        connection, "SELECT year, new_projects, usd, active_projects FROM funding_approval ORDER BY year"
    )
    assert found == [(2021, 17, 28_802_595, 148), (2022, 9, 9_320_393, 122)]


def test_shares_sum_to_100(connection: Connection) -> None:
    """Report, section 3.4; what the text leaves unexplained is 13, 5 and 23 per cent."""
    groups = rows(connection, "SELECT sum(percent) FROM funding_share GROUP BY period, dimension")
    assert groups == [(100.0,)] * 4
    residual = rows(connection, "SELECT period, percent, caveat FROM funding_share WHERE is_residual = 1")
    assert sorted((period, percent) for period, percent, _ in residual) == [
        ("2021", 5),
        ("2021-22", 13),
        ("2022", 23),
    ]
    assert all(caveat for _, _, caveat in residual)


def test_countries(connection: Connection) -> None:
    """Report, Table 1: 26, 5, 4, 10 and 5 countries and territories."""
    query = "SELECT region_id, count(*) FROM country WHERE is_priority = 1 GROUP BY region_id"
    assert dict(rows(connection, query)) == {
        "africa": 26,
        "americas": 5,
        "arab_states": 4,
        "asia_pacific": 10,
        "europe_central_asia": 5,
    }
    assert rows(connection, "SELECT phase, countries_planned FROM phase ORDER BY phase") == [(1, 21), (2, 50)]


def test_other_figures(connection: Connection) -> None:
    """Report, country notes, Foreword, sections 2.3, 3.2, 3.3 and 3.4; programme document; news item."""
    query = "SELECT figure_id, iso3, value, unit, precision, since, as_of, status FROM reported_figure"
    found = {name: row for name, *row in rows(connection, query)}
    expected = {
        "ago_coverage_target": ["AGO", 40, "percent", "as_printed", None, "2022", "target"],
        "ago_budget_share_2021": ["AGO", 3.5, "percent", "more_than", None, "2021", "reported"],
        "rwa_contributory_coverage": ["RWA", 10, "percent", "less_than", None, None, "reported"],
        "moz_floor_start": ["MOZ", 0.2, "percent", "as_printed", None, None, "reported"],
        "moz_floor_target": ["MOZ", 0.5, "percent", "as_printed", None, None, "target"],
        "khm_grant": ["KHM", 90, "usd", "as_printed", None, None, "reported"],
        "khm_health_maternity": ["KHM", 2_500_000, "people", "as_printed", None, None, "reported"],
        "idn_fast_retailing": ["IDN", 1_800_000, "usd", "as_printed", "2019", "2022-09", "reported"],
        "zmb_districts": ["ZMB", 44, "count", "as_printed", "2021", "2022", "reported"],
        "world_spending": [None, 12.9, "percent", "as_printed", None, None, "reported"],
        "world_financing_gap": [None, 1.2e12, "usd", "about", None, None, "estimate"],
        "gtac_members": [None, 12, "count", "as_printed", None, None, "reported"],
        "rmt_entries_report": [None, 490, "count", "about", "2001", None, "reported"],
        "rmt_entries_programme": [None, 600, "count", "more_than", "2008", None, "reported"],
        "newsletter_subscribers": [None, 5_000, "people", "more_than", None, None, "reported"],
        "garment_factories": [None, 1_414, "count", "as_printed", None, None, "reported"],
        "sdg_fund_ilo_proposals": [None, 27, "count", "as_printed", None, None, "reported"],
        "digital_programme_countries": [None, 10, "count", "at_least", None, None, "target"],
    }
    assert {name: found.get(name) for name in expected} == expected


def test_contradictions_are_declared(connection: Connection) -> None:
    """Statements that differ between or within the documents, and what is shown instead."""
    found = {
        name: pair for name, *pair in rows(connection, "SELECT correction_id, found, adopted FROM correction")
    }
    assert found["results_total_63"] == ["63", "56"]
    assert found["step_2_table_6"] == ["14", "15"]
    assert found["gap_53_6_introduction"] == ["53600000", "53656000"]
    assert found["gap_85_before_regular_budget"] == ["85000000", "75000000"]
    assert found["people_over_25m"] == ["25000000", None]
