"""A made-up next report, and a third phase, laid over the shipped tables. No figure comes from a document.

It has what reports to come will have: several results of one country in one step, money at a day without
results, a total without its parts, a gap that rises, a country that joins the list and one that leaves it,
partners that go, one by a new list and one by an end, an act that is confirmed later, ratifications and
evaluations that move on, and a phase that begins anew.
"""

import csv
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

MID, DAY, PERIOD = "2023-12-31", "2024-12-31", "2023-24"
THIRD = "2026-12-31"  # the first position of phase III
ANNOUNCED = ("ilo_live_2025_03_27", "news_2025_03_28", "news_2025_10_29")
Rows = list[dict[str, Any]]


def write(raw: Path) -> None:
    """Writes the next report and phase III into a copy of `data/raw` without its announcements."""
    texts: dict[str, None] = {}
    folders: tuple[tuple[str, str, dict[str, Rows]], ...] = (
        # At the end of 2023 money alone, a total without its parts.
        ("money_of_2023", MID, {"funding_position": money(MID, required=160_000_000, gap=49_000_000)}),
        ("next_report", DAY, report(raw)),
        ("third_phase", THIRD, third_phase()),
    )
    for place, (folder, day, tables) in enumerate(folders, 6):
        (raw / folder).mkdir()
        (raw / folder / "source.toml").write_text(
            f'position = {place}\ntitle = "TEST {folder}"\n'
            f'publisher = "International Labour Organization"\nas_of = {day}\nlanguage = "en"\n',
            encoding="utf-8",
        )
        for table, rows in tables.items():
            placed = [{"locator": f"Table 3, item {n}", **row} for n, row in enumerate(rows, 1)]
            save(raw / folder / f"{table}.csv", placed)
            texts |= {value: None for row in rows for value in row.values() if str(value).startswith("TEST")}
    translated = [{"text_en": text, "text_fr": f"{text} [fr]", "text_es": f"{text} [es]"} for text in texts]
    save(raw / "next_report" / "translation.csv", translated)


def without_announcements(raw: Path) -> None:
    """Takes out of a copy of `data/raw` what follows the newest position, which will be another one."""
    for name in ANNOUNCED:
        shutil.rmtree(raw / name)
    register = raw / "our_reading" / "discrepancy.csv"
    rows = load(register)
    save(register, [row for row in rows if row["holds_from"] < DAY])


def save(file: Path, rows: Rows) -> None:
    """Writes rows as a CSV file; the columns are those that any of them has."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    with file.open("w", encoding="utf-8", newline="") as opened:
        out = csv.DictWriter(opened, names, restval="", lineterminator="\n")
        out.writeheader()
        out.writerows(rows)


def load(file: Path) -> Rows:
    """The rows of a CSV file."""
    with file.open(encoding="utf-8-sig", newline="") as opened:
        return list(csv.DictReader(opened))


def report(raw: Path) -> dict[str, Rows]:
    """The tables of the next report."""
    old = raw / "report_2021_22"
    before = Counter(int(step) for _, step in {(r["iso3"], r["step"]) for r in load(old / "result.csv")})
    before[1] -= 1  # the heading on the Lao PDR, which a declared correction withdraws
    results = [
        result("KEN", 1, "explicit", "2023-05"),
        result("KEN", 2, "unclear"),
        result("RWA", 2, "explicit", "2024"),
        result("RWA", 2, "explicit", "2024-11", more=" of another branch"),  # two laws in one step and period
        result("RWA", 3, "awaiting_approval"),
        result("AGO", 1, "explicit", "2023"),  # a step achieved before
        result("ZWE", 1, "explicit", "2024-02-29"),
        # What was unclear is confirmed: the result of 2021-22 holds so from now on.
        result("TGO", 3, "explicit", "2022-10", period="2021-22", as_of="2022-12-31", holds_from=DAY),
    ]
    new = Counter(int(row["step"]) for row in results if row["period"] == PERIOD)
    steps = {step: before[step] + new[step] for step in (1, 2, 3)}
    achieved = {row["iso3"] for row in load(old / "result.csv")} | {row["iso3"] for row in results}
    lists = load(old / "country_partner.csv")
    kept: Rows = []
    for iso3 in dict.fromkeys(row["iso3"] for row in lists if row["partner_id"] == "kuwait"):
        left = [row for row in lists if row["iso3"] == iso3 and row["partner_id"] != "kuwait"]
        kept += [row | {"position": place} for place, row in enumerate(left, 1)]
        kept.append({"iso3": iso3, "position": len(left) + 1, "partner_id": "test_fund", "status": "current"})
    ends = next(row for row in lists if row["iso3"] == "KEN")
    return {
        "result": results,
        "observation": [
            *(observed(f"step_{step}", n) for step, n in steps.items()),
            observed("results_total", sum(steps.values())),
            observed("countries_with_results", len(achieved)),
            observed("people_legal", 21_000_000, reporting_countries=23),
            observed("people_effective", 14_000_000, reporting_countries=21),
            observed("ratifications_c102", 67),
            observed("staff", 241),
        ],
        "people_figure": [
            {
                "figure_id": "test_ken_1",
                "iso3": "KEN",
                "measure": "effective",
                "people": 65_000,
                "unit": "people",
                "precision": "about",
                "year": 2024,
                "phase": 2,
                "status": "achieved",
                "what_en": "TEST people in a scheme",
                "traced_to": "people_effective",
            }
        ],
        # The gap has risen.
        "funding_position": money(
            DAY,
            required=160_000_000,
            mobilized_before=75_000_000,
            regular_budget=10_000_000,
            mobilized_since=5_000_000,
            gap=70_000_000,
        ),
        "funding_approval": [{"year": 2023, "new_projects": 14, "usd": 18_450_210, "active_projects": 131}],
        "funding_share": [
            share("source", "multi_donor_programme", 44, 1),
            share("source", "test_fund", 56, 2),
            share("modality", "pooled", 61, 1),
            share("modality", "parallel", 39, 2),
        ],
        "country": [
            country("ZWE", "africa", 1, "Zimbabwe"),
            country("UKR", "europe_central_asia", 0, "Ukraine"),
        ],
        "region": [
            region("africa", 1, "Africa", 27),
            region("europe_central_asia", 5, "Europe and Central Asia", 4),
        ],
        "country_note": [
            {"iso3": iso3, "summary_en": f"TEST note on {iso3}", "has_partners": int(iso3 == "KEN")}
            for iso3 in ("ZWE", "KEN")
        ],
        "partner": [{"partner_id": "test_fund", "name_en": "TEST Fund", "kind": "multilateral"}],
        "country_partner": [
            *kept,
            ends | {"holds_until": DAY},
            ends | {"position": 9, "partner_id": "test_fund"},
        ],
        "theme_country": [{"theme_id": "unemployment", "iso3": "ZWE", "summary_en": "TEST what was done"}],
        "ratification": [
            {"iso3": "IRQ", "status": "ratified", "ratified_on": "2023-03", "what_en": "TEST ratified"}
        ],
        "evaluation": [
            {
                "evaluation_id": "ev_r7_2",
                "position": 2,
                "name_en": "TEST mid-term evaluation",
                "completed_on": "2023-11",
                "status": "done",
            }
        ],
        "tsf_position": [
            {
                "position_id": "test_post",
                "position": 1,
                "title_en": "TEST statistics",
                "status": "needed",
                "location": "TEST Asia",
                "as_of": "2024-12",
            }
        ],
        "event": [
            {
                "event_id": "test_meeting",
                "held_on": "2023-03-14",
                "name_en": "TEST meeting",
                "precision": "about",
            }
        ],
    }


def third_phase() -> dict[str, Rows]:
    """The tables of a document of a third phase, with its first position."""
    ambitions = {"step_1": 20, "step_2": 50, "step_3": 80, "results_total": 150, "countries_with_results": 50}
    people = {"people_legal": 40_000_000, "people_effective": 60_000_000, "people_adequacy": 20_000_000}
    return {
        "phase": [{"phase": 3, "starts_on": "2026-01-01", "ends_on": "2030-12-31", "countries_planned": 50}],
        "target": [
            {"indicator_id": name, "phase": 3, "value": value, "due": "2030-12-31"}
            for name, value in {**ambitions, **people, "people_total": 120_000_000}.items()
        ],
        "budget_line": [
            {"phase": 3, "pillar": pillar, "usd": usd, "printed_pct": pct}
            for pillar, usd, pct in (
                ("country", 180_000_000, 82),
                ("thematic", 30_000_000, 13),
                ("management", 10_000_000, 5),
            )
        ],
        "funding_position": money(
            THIRD,
            required=220_000_000,
            mobilized_before=40_000_000,
            regular_budget=12_000_000,
            mobilized_since=8_000_000,
            gap=160_000_000,
        ),
        "result": [
            result(iso3, step, "explicit", "2026", period="2026", as_of=THIRD)
            for iso3, step in (("AGO", 1), ("KHM", 2), ("ZWE", 1))
        ],
        "observation": [
            observed(name, value, as_of=THIRD)
            for name, value in {"step_1": 2, "step_2": 1, "step_3": 0, "results_total": 3}.items()
        ],
    }


def result(
    iso3: str,
    step: int,
    basis: str,
    changed_on: str = "",
    *,
    more: str = "",
    period: str = PERIOD,
    **cells: Any,
) -> dict[str, Any]:
    """A made-up result."""
    said = f"TEST result of {iso3} in step {step}, {period}{more}"
    return {
        "iso3": iso3,
        "step": step,
        "period": period,
        "as_of": DAY,
        "summary_en": said,
        "basis": basis,
        "changed_on": changed_on,
        **cells,
    }


def observed(indicator: str, value: int, *, as_of: str = DAY, **cells: Any) -> dict[str, Any]:
    """A made-up value of an indicator."""
    return {"indicator_id": indicator, "as_of": as_of, "value": value, "precision": "as_printed", **cells}


def money(day: str, **components: int) -> Rows:
    """A made-up funding position."""
    return [{"as_of": day, "component": name, "usd": usd} for name, usd in components.items()]


def share(dimension: str, category: str, percent: int, place: int) -> dict[str, Any]:
    """A made-up share of new funding."""
    return {
        "period": PERIOD,
        "dimension": dimension,
        "category": category,
        "position": place,
        "name_en": f"TEST {category}",
        "percent": percent,
        "is_residual": 0,
    }


def country(iso3: str, region_id: str, is_priority: int, name: str) -> dict[str, Any]:
    """A country on the list, or off it."""
    return {"iso3": iso3, "region_id": region_id, "is_priority": is_priority, "name_en": name}


def region(region_id: str, place: int, name: str, countries: int) -> dict[str, Any]:
    """A region with its number of countries."""
    return {"region_id": region_id, "position": place, "name_en": name, "priority_countries": countries}
