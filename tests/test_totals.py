"""One question has one total: in the lists, on the page, in the bar, scene, slide and table to take away."""

import re
from html import unescape
from typing import Any

import pytest

from callbacks.dash.pages import parts, view_of
from data.filters import Filters
from data.rows import PageView
from data.rows.people import MEASURES
from data.snapshot import Snapshot
from layouts.exports.slides.scenes import slides_of
from layouts.exports.tables import notes
from layouts.exports.tables import topics as tables
from layouts.figures import charts
from layouts.frame.views import viewed
from layouts.look.ids import Id
from layouts.look.markup import markup
from layouts.pages.registry import PAGES
from layouts.scenes.decks import KINDS
from layouts.words.texts import texts

T = texts("en")
ACHIEVED = "countries with an achieved figure in one of the three measures"
Totals = dict[str, dict[str, Any]]  # question → where it is answered → the answer


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def page(real: Snapshot, path: str, filters: Filters | None = None) -> str:
    view = view_of(real, path, filters or Filters())
    found = viewed(path, view.frame, Filters())
    assert found
    return markup(PAGES[found.kind].body(T, view))


def bar(real: Snapshot, path: str, filters: Filters | None = None) -> str:
    return words(parts(T, real, view_of(real, path, filters or Filters()), ())[Id.COUNT])


def message(view: PageView, kind: str) -> str:
    return KINDS[kind].message(T, view)


def slide(view: PageView, kind: str) -> str:
    return slides_of(T, view, kind)[0].title


def rows(view: PageView, topic: str) -> list[dict[str, Any]]:
    table = tables.table(T, view, topic)
    return [dict(zip([field.name for field in table.fields], row, strict=True)) for row in table.rows]


def first(pattern: str, text: str) -> int:
    """The number that a pattern finds; none where it says so in words."""
    found = re.search(pattern, text)
    return int(found[1]) if found else 0


def in_places(text: str) -> tuple[int, int]:
    """Results and countries of "20 results in 13 of 13 countries" or "no step achieved (1 country)"."""
    found = re.search(r"(\d+) results? in \d+ of (\d+) countr", text)
    if found:
        return int(found[1]), int(found[2])
    return 0, first(r"no step achieved \((\d+) countr", text)


def in_the_lead(brief: str) -> tuple[int, int]:
    """Results and countries of the first sentence of a partner's page; one country where none is counted."""
    if "Announced only" in brief:
        return 0, 0
    countries = first(r"In the (\d+) countries whose notes name", brief) or 1
    return first(r"the programme reports (\d+) results?\b", brief), countries


def cells(html: str, address: str) -> list[int]:
    """The values that the row of an address sorts by; a cell without one counts for nothing."""
    row = next(row for row in html.split("<tr>") if f'data-page="{address}"' in row)
    said = re.findall(r'<td(?: data-value="(-?\d*)")?[^>]*>(.*?)</td>', row, re.DOTALL)
    return [max(int(value or 0), 0) for value, _ in said]


def of_partner(real: Snapshot, index: str, key: str) -> Totals:
    """What is said of one partner, everywhere."""
    path, chosen = f"/partners/{key}", Filters(partner=(key,))
    view, brief = view_of(real, "/partners", chosen), words(page(real, path))
    narrowed = page(real, "/partners", chosen)
    listed = [row for row in rows(view, "partners") if row.get("partner_id") == key]
    shared = {row["iso3"]: row["results_shared"] for row in listed if row["funding_status"] == "current"}
    achieved = [row for row in rows(view, "results") if row["achieved"] == 1]
    people = [row for row in rows(view, "people") if row["level"] == "country" and row["state"] == "value"]
    areas = {row["theme_id"] for row in rows(view, "themes") if row["level"] == "country"}
    seen = {
        "list": cells(index, path),
        "list under its filter": cells(narrowed, path),
    }
    return {
        "results in countries": {
            **{place: (row[1], row[0]) for place, row in seen.items()},
            "page": in_the_lead(brief),
            "bar of the page": in_places(bar(real, path)),
            "bar under its filter": in_places(bar(real, "/partners", chosen)),
            "scene": in_places(message(view, "partners")),
            "slide": in_places(slide(view, "partners")),
            "table of partners": (sum(shared.values()), len(shared)),
            "table of results": (len(achieved), len({row["iso3"] for row in rows(view, "results")})),
        },
        "figures about people": {
            "page": first(r"(\d+) figures? about people there", brief),
            "title on the page": first(r"(\d+) figures? about people, ", brief),
            "scene": first(r"(\d+) figures? about", message(view, "reached")),
            "slide": first(r"(\d+) figures? about", slide(view, "reached")),
            "table": len(people),
        },
        "other partners": {
            "page": first(r"(\d+) other partners? named", brief),
            "list under its filter": first(r"<h1>.* and (\d+) other", narrowed),
        },
        "thematic areas": {
            "page": first(r"(\d+) thematic areas? reported there", brief),
            "scene": first(r"Active in (\d+) of", message(view, "areas")),
            "slide": first(r"Active in (\d+) of", slide(view, "areas")),
            "table": len(areas),
        },
    }


def of_country(real: Snapshot, index: str, matrix: str, iso3: str) -> Totals:
    """What is said of one country, everywhere."""
    path, chosen = f"/countries/{iso3}", Filters(country=(iso3,))
    view, said = view_of(real, path, chosen), words(page(real, path))
    people = [row for row in rows(view, "people") if row["level"] == "country" and row["state"] == "value"]
    (row,) = rows(view, "countries")
    row = {name: value if isinstance(value, int) else 0 for name, value in row.items()}
    listed = cells(index, path)
    text = words(next(one for one in matrix.split("<tr>") if f'data-page="{path}"' in one))
    evidence = words(page(real, "/evidence", chosen))
    noted = notes.contradictions(view, tables.table(T, view, "countries"))
    shown = re.findall(r'data-steps="(\d)"', next(one for one in index.split("<tr>") if path in one))
    return {
        "results": {
            "list": int(shown[0]),
            "page": first(r"(\d) of 3 steps achieved", said),
            "bar": in_places(bar(real, path))[0],
            "bar under its filter": in_places(bar(real, "/countries", chosen))[0],
            "evidence": first(r"(\d+) results?\b", text),
            "table": row["results"],
        },
        "figures about people": {
            "list": listed[3],
            "page": first(r"(\d+) figures? about people, ", said),
            "scene": first(r"(\d+) figures? about", message(view, "reached")),
            "slide": first(r"(\d+) figures? about", slide(view, "reached")),
            "evidence": first(r"(?<!other )(\d+) figure", text) + first(r"(\d+) other figure", text),
            "table of countries": row["people_figures"],
            "table of people": len(people),
        },
        "partners": {
            "list": listed[4],
            "page": first(r"(\d+) funding partners? contribute", said),
            "scene": first(r"(\d+) funding partner", message(view, "funders")),
            "slide": first(r"(\d+) funding partner", slide(view, "funders")),
            "evidence": first(r"(\d+) partner", text),
            "table": row["partners"],
        },
        "thematic areas": {
            "list": listed[5],
            "page": first(r"Active in (\d+) of", said),
            "scene": first(r"Active in (\d+) of", message(view, "areas")),
            "slide": first(r"Active in (\d+) of", slide(view, "areas")),
            "evidence": first(r"(\d+) theme", text),
            "table": row["themes"],
        },
        "contradictions": {
            "list": listed[6],
            "page": first(r"(\d+) differences? between the documents touch", said),
            "scene": first(r"(\d+) differences? between the documents touch", message(view, "disputed")),
            "slide": first(r"(\d+) differences? between the documents touch", slide(view, "disputed")),
            "evidence": first(r"shown: (\d+) names? a country of the selection", evidence),
            "table": row["discrepancies"],
            "notes of the table": noted.with_country,
        },
    }


def differing(totals: Totals) -> Totals:
    """The questions that have more than one answer."""
    return {question: places for question, places in totals.items() if len(set(places.values())) > 1}


def test_every_partner_has_one_total_for_one_question(real: Snapshot) -> None:
    index = page(real, "/partners")
    found = {one["partner_id"]: of_partner(real, index, one["partner_id"]) for one in real.tables["partner"]}
    assert {key: differing(totals) for key, totals in found.items() if differing(totals)} == {}
    of_germany = found["germany"]["results in countries"]
    assert set(of_germany.values()) == {(20, 13)}
    assert set(found["luxembourg"]["other partners"].values()) == {8}


def test_every_country_has_one_total_for_one_question(real: Snapshot) -> None:
    index, matrix = page(real, "/countries"), page(real, "/evidence").partition('id="completeness"')[2]
    codes = [country.iso3 for country in real.countries]
    found = {iso3: of_country(real, index, matrix, iso3) for iso3 in codes}
    assert {iso3: differing(totals) for iso3, totals in found.items() if differing(totals)} == {}
    assert set(found["IRQ"]["contradictions"].values()) == {5}


@pytest.mark.parametrize("filters", [Filters(), Filters(region=("africa",)), Filters(partner=("germany",))])
def test_people_have_one_total_on_page_scene_slide_and_table(real: Snapshot, filters: Filters) -> None:
    view, said = view_of(real, "/people", filters), words(page(real, "/people", filters))
    table = [row for row in rows(view, "people") if row["level"] != "programme" and row["state"] == "value"]
    reached = [row for row in table if row["status"] == "achieved" and row["measure"] in MEASURES]
    under = first(r"\d+ of (\d+) figures under the three measures", said)
    title, pattern = message(view, "reached"), r"(\d+) of these in one of the three measures"
    totals = {
        "figures": {
            "page": under + first(r"(\d+) other figures?: people registered", said),
            "scene": first(r"(\d+) figures? about people", title),
            "slide": first(r"(\d+) figures? about people", slide(view, "reached")),
            "table": len(table),
        },
        "reached": {
            "page": first(r"(\d+) of \d+ figures under the three measures", said),
            "scene": first(pattern, title),
            "slide": first(pattern, slide(view, "reached")),
            "table": len(reached),
        },
    }
    assert differing(totals) == {}
    assert totals["reached"]["page"] > 0


def test_who_reports_on_people_is_one_number_for_each_question(real: Snapshot) -> None:
    """By the report's own count, with a figure whatever it counts, with an achieved one in a measure."""
    view = view_of(real, "/people", Filters())
    people, listed, evidence = (words(page(real, path)) for path in ("/people", "/countries", "/evidence"))
    facts = {bar.label: bar.value for bar in KINDS["completeness"].content(T, view).bars}
    totals = {
        "the report's own count": {
            "people": first(r"By the report's own count (\d+) of 50", people),
            "countries": first(r"By the report's own count (\d+) of 50", listed),
            "evidence": first(r"By the report's own count (\d+) of 50", evidence),
            "chart": first(r"(\d+) unnamed countries", charts.people_title(T, view.overview)),
            "table": next(row["reporting_countries"] for row in rows(view, "people")),
        },
        "with a figure": {
            "people": first(r"give figures about people for (\d+) countries", people),
            "countries": first(r"Figures about people exist for (\d+) of 50", listed),
            "table": sum(isinstance(row["people_figures"], int) for row in rows(view, "countries")),
        },
        "with an achieved figure in a measure": {
            "people": first(r"achieved ones in one of the three measures for (\d+)\.", people),
            "countries": first(r"achieved ones in one of the three measures for (\d+)\.", listed),
            "evidence": first(r"(\d+) of 50 countries with an achieved figure in one", evidence),
            "scene": first(
                r"(\d+) of", facts["countries with an achieved figure in one of the three measures"]
            ),
        },
    }
    assert differing(totals) == {}
    assert [next(iter(places.values())) for places in totals.values()] == [10, 25, 5]
