"""PowerPoint files say what the queries say: charts, tables, titles, notes."""

import re
import zipfile
from io import BytesIO

import pytest
from pptx.enum.dml import MSO_FILL
from pptx.enum.shapes import PP_PLACEHOLDER

from data.answers import Answers
from data.answers import overview as queries
from data.filters import parse
from data.schema.position import COMPONENTS
from data.snapshot import STEPS, Snapshot
from layouts.figures import charts, waterfall
from layouts.frame import sources
from layouts.pages.people import page as people
from layouts.pages.registry import PAGES
from layouts.words.texts import LANGUAGES, texts
from tests.slides import EARLIER, EN, Export, chart_of, opened, read, said, view

PANELS = ("map", "steps", "people", "funding")  # the charts that have a panel of sources
FILTERS = ("", "region=africa", "step=1", "country=AGO")


@pytest.fixture(scope="module")
def export(real: Snapshot) -> Export:
    return opened(real)


# --- charts hold what the queries say


@pytest.mark.parametrize("query", ["", "region=africa", "step=1", "country=AGO", f"as_of={EARLIER}"])
def test_steps_are_those_of_the_query(real: Snapshot, export: Export, query: str) -> None:
    seen, of = view(real, query), read(chart_of(export(f"chart=steps&{query}")))
    assert of["Ambition for 2025"] == [row.ambition for row in seen.steps]
    if charts.is_narrowed(seen):
        assert of["Selected"] == [row.selected if row.is_selected else None for row in seen.steps]
        assert of["All countries"] == [row.achieved for row in seen.steps]
    else:
        assert of["Achieved"] == [row.achieved for row in seen.steps]
    pace = [round(row.ambition * seen.headline.elapsed_pct / 100, 1) for row in seen.steps]
    assert of["Even pace"] == pace


@pytest.mark.parametrize("query", ["", f"as_of={EARLIER}"])
def test_people_are_those_of_the_query_and_never_a_sum(real: Snapshot, export: Export, query: str) -> None:
    seen, of = view(real, query), read(chart_of(export(f"chart=people&{query}")))
    assert of["Achieved"] == [row.people for row in seen.people]
    assert of["Ambition for 2025"] == [row.ambition for row in seen.people]
    assert {len(values) for values in of.values()} == {3}


def test_what_is_not_reported_is_blank_and_not_zero(export: Export) -> None:
    for name in ("steps", "people"):
        chart = chart_of(export(f"chart={name}&as_of={EARLIER}"))
        achieved = next(values for series, values in read(chart).items() if series.startswith("Achieved"))
        assert achieved == [None, None, None]
        assert all("not reported" in category for category in chart.plots[0].categories)


@pytest.mark.parametrize("query", ["", f"as_of={EARLIER}", "pledge=12,10:africa", "pledge=99"])
def test_the_waterfall_leads_from_required_to_the_gap(real: Snapshot, export: Export, query: str) -> None:
    usd = {row.component: row.usd for row in view(real, query).funding}
    of = read(chart_of(export(f"chart=funding&{query}")))
    base = of.pop("Base, not shown")
    secured = [usd[name] for name in COMPONENTS[1:-1] if usd[name] is not None]
    assert [value for value in of["Required"] if value is not None] == [usd["required"]]
    assert [value for value in of["Secured"] if value is not None] == secured
    pledged = sum(value or 0 for value in of.get("Hypothetical pledge", []))
    asked = sum(
        float(one.partition(":")[0]) * 1e6 for one in query.removeprefix("pledge=").split(",") if "p" in query
    )
    assert pledged == min(asked, usd["gap"])
    last = of["Over the gap"] if asked > usd["gap"] else of["Funding gap"]
    assert last[-1] == abs(usd["gap"] - asked)
    # Each column stands where the one before it ends.
    tops = [sum(values[place] or 0 for values in of.values()) for place in range(len(base))]
    levels = [(base[place] or 0) + tops[place] for place in range(len(base))]
    assert levels[0] == usd["required"]
    assert all(levels[place] == (base[place - 1] or levels[0]) for place in range(1, len(secured) + 1))
    assert levels[-1] == base[-2] or pledged == usd["gap"]


def test_only_the_gap_is_red_and_pledges_are_hatched(export: Export) -> None:
    plot = chart_of(export("chart=funding&pledge=12")).plots[0]
    fills = {series.name: series.format.fill for series in plot.series}
    assert fills["Base, not shown"].type == MSO_FILL.BACKGROUND
    assert fills["Hypothetical pledge"].type == MSO_FILL.PATTERNED
    assert [
        name
        for name, fill in fills.items()
        if fill.type == MSO_FILL.SOLID and str(fill.fore_color.rgb) == "D0213A"
    ] == ["Funding gap"]


def test_regions_are_those_of_the_query(real: Snapshot, export: Export) -> None:
    chart = chart_of(export("chart=regions&step=3"))
    names = {region.names["en"]: region.region_id for region in real.regions}
    seen = view(real, "step=3").countries
    found = zip(chart.plots[0].categories, *read(chart).values(), strict=True)
    for category, achieved, without in found:
        rows = [row for row in seen if row.country.region_id == names[category.split("\n")[0]]]
        assert (achieved, without) == (
            sum(3 in row.steps for row in rows),
            sum(3 not in row.steps for row in rows),
        )


def test_the_data_stands_in_the_workbook_that_powerpoint_opens(real: Snapshot, export: Export) -> None:
    workbook = chart_of(export("chart=people")).part.chart_workbook.xlsx_part.blob
    with zipfile.ZipFile(BytesIO(workbook)) as file:
        sheet = file.read("xl/worksheets/sheet1.xml").decode()
    values = {float(value) for value in re.findall(r"<c r=\"[B-D]\d+\"[^>]*?><v>([^<]+)</v>", sheet)}
    assert {row.people for row in view(real, "").people} <= values


# --- tables


def test_every_country_stands_in_the_table_with_its_steps(real: Snapshot, export: Export) -> None:
    found = {}
    for slide in export("deck=management").slides:
        for shape in slide.shapes:
            if shape.has_table and shape.table.cell(0, 1).text == "Step 1":
                for row in list(shape.table.rows)[1:]:
                    name, *marks = (cell.text for cell in row.cells)
                    if any(marks):
                        at = {mark: tuple(step for step in STEPS if marks[step - 1] == mark) for mark in "●◐"}
                        found[name] = (at["●"], at["◐"])
    assert found == {
        row.country.names["en"]: (row.explicit, tuple(step for step in row.steps if step not in row.explicit))
        for row in view(real, "").countries
    }


def test_all_contradictions_of_high_severity_are_in_the_management_deck(
    real: Snapshot, export: Export
) -> None:
    notes = "\n".join(slide.notes_slide.notes_text_frame.text for slide in export("deck=management").slides)
    high = [row["title_en"] for row in real.tables["discrepancy"] if row["severity"] == "high"]
    assert len(high) > 10
    assert [title for title in high if title not in notes] == []


# --- titles, notes, footers


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("query", FILTERS)
def test_titles_are_the_messages_of_the_screen(real: Snapshot, export: Export, query: str, lang: str) -> None:
    seen, t = view(real, query), texts(lang)
    titles = {
        "map": charts.map_title,
        "steps": charts.steps_title,
        "funding": waterfall.funding_title,
    }
    chosen = parse(f"?{query}", real, LANGUAGES)[0]
    (slide,) = export(f"chart=people&{query}&lang={lang}").slides
    assert slide.shapes.title.text == people.title(t, Answers(real, chosen).people)
    assert {*titles, "people"} == set(PANELS)
    for name, title in titles.items():
        (slide,) = export(f"chart={name}&{query}&lang={lang}").slides
        assert slide.shapes.title.text == title(t, seen)


def test_a_pledge_is_said_in_the_title(real: Snapshot, export: Export) -> None:
    gap = next(row.usd for row in view(real, "").funding if row.component == "gap")
    (slide,) = export("chart=funding&pledge=12").slides
    assert slide.shapes.title.text == (
        f"With US$ 12 million more, {100 * 12e6 / gap:.0f}\u00a0per cent of the gap closes "
        f"and US$ {(gap - 12e6) / 1e6:.1f} million remain."
    )


@pytest.mark.parametrize("name", PANELS)
def test_notes_carry_sources_date_filters_and_caveats(real: Snapshot, export: Export, name: str) -> None:
    (slide,) = export(f"chart={name}&region=africa").slides
    notes = slide.notes_slide.notes_text_frame.text
    seen = view(real, "region=africa")
    found = queries.provenance(real, name, seen.as_of)
    assert found.places
    for document, places in found.places:
        assert document in notes
        assert [place for place in places if place not in notes] == []
    assert [one for one in sources.caveats(EN, name, seen) if one not in notes] == []
    assert [reason for _, one in found.corrections if (reason := one.reason) not in notes] == []
    assert "Region: Africa" in notes and "31 December 2022" in notes
    footer = next(s for s in slide.placeholders if s.placeholder_format.type == PP_PLACEHOLDER.FOOTER)
    chosen = "Region: Africa" if name in ("map", "steps") else "Programme-wide, filters do not move it"
    unofficial = "Not an official publication of the ILO"
    assert footer.text_frame.text == f"Position at 31 December 2022 · {chosen} · {unofficial}"


@pytest.mark.parametrize(
    "name", sorted({name for page in PAGES.values() for name in page.charts} - {*PANELS})
)
def test_charts_of_other_pages_are_one_slide_with_their_sources(export: Export, name: str) -> None:
    (slide,) = export(f"chart={name}&region=africa").slides
    # Of a region that is chosen, the countries stand in its place, as in the scene.
    assert any(shape.has_table if name == "regions" else shape.has_chart for shape in slide.shapes)
    notes = slide.notes_slide.notes_text_frame.text
    assert "Region: Africa" in notes
    assert re.search(r"Building Social Protection Floors for All: .*(Section|Table|Background)", notes)


def test_announced_partners_stand_apart_from_current_ones(export: Export, real: Snapshot) -> None:
    chart = chart_of(export("chart=partners"))
    rows = [row for row in real.tables["country_partner"] if row["status"] == "current"]
    counts = {
        partner["name_en"]: len({row["iso3"] for row in rows if row["partner_id"] == partner["partner_id"]})
        for partner in real.tables["partner"]
    }
    current = dict(zip(chart.plots[0].categories, read(chart)["Current"], strict=True))
    assert {name.split(" · ")[0]: n for name, n in current.items()} == {
        name: counts[name] for name in (one.split(" · ")[0] for one in current)
    }


def test_two_dates_make_two_waterfalls(real: Snapshot, export: Export) -> None:
    file = export(f"chart=funding&compare={EARLIER}")
    gaps = [
        read(shape.chart)["Funding gap"][-1]
        for slide in file.slides
        for shape in slide.shapes
        if shape.has_chart
    ]
    assert gaps == [real.at(day).funding_usd["gap"] for day in (EARLIER, "2022-12-31")]


def test_an_earlier_date_says_what_was_secured_then(export: Export) -> None:
    """Programme document, Table 9: 85 of 160 million at the launch."""
    every = "\n".join(said(slide) for slide in export(f"deck=steering&as_of={EARLIER}").slides)
    assert "At 7 October 2021, US$ 85 million or 53\u00a0per cent" in every
