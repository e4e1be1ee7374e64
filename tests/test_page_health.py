"""The page of the programme's health: every ambition with its pace, and who ratified Convention No. 102."""

import re
from collections import Counter

import pytest

from callbacks.dash.pages import view_of
from data.filters import Filters
from data.snapshot import Snapshot
from layouts.look.markup import markup
from layouts.pages.evidence import page as evidence
from layouts.pages.health import page as health
from layouts.scenes import evidence as scenes_evidence
from layouts.words.texts import LANGUAGES, texts

ALL = Filters()
EARLY = Filters(as_of="2021-10-07")


def drawn(real: Snapshot, filters: Filters = ALL) -> str:
    return markup(health.body(texts(filters.lang), view_of(real, "/health", filters)))


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def test_who_ratified_is_told_from_what_we_read_into_a_note(real: Snapshot) -> None:
    states = Counter(row["status"] for row in real.tables["ratification"])
    assert (states["ratified"], states["implied"]) == (4, 1)
    said = words(drawn(real))
    assert "ratified (4)" in said and "implied by the note, not confirmed (1)" in said
    assert (
        "Named in Box 1 of the report as ratifying: Comoros, El Salvador and Sierra Leone. "
        "Named in the country note only: Paraguay. Our reading of the country note: Cabo Verde."
    ) in said


@pytest.mark.parametrize("lang", LANGUAGES)
def test_page_and_scene_name_who_ratified_in_the_same_words(real: Snapshot, lang: str) -> None:
    filters = Filters(lang=lang)
    view = view_of(real, "/health", filters)
    said = health.ratified_where(texts(lang), view)
    assert said and words(said) in words(drawn(real, filters))
    assert scenes_evidence.ratifications(texts(lang), view).note.startswith(said)


def test_the_contradiction_names_the_same_countries(real: Snapshot) -> None:
    adopted = next(
        row["adopted"]
        for row in real.tables["discrepancy"]
        if row["discrepancy_id"] == "ratifications_since_2021"
    )
    names = {row["iso3"]: row["name_en"] for row in real.tables["country"]}
    for row in real.tables["ratification"]:
        if row["status"] in ("ratified", "implied"):
            assert names[row["iso3"]] in adopted
    assert "Four named as having ratified" in adopted
    assert adopted in words(markup(evidence.body(texts("en"), view_of(real, "/evidence", Filters()))))


def test_every_ambition_of_2025_stands_in_the_pace_table(real: Snapshot) -> None:
    view = view_of(real, "/health", ALL)
    shown = {row["ambition_value"] for row in health.ambitions(texts("en"), view)}
    aims = {
        row["indicator_id"]: row["value"]
        for row in real.tables["target"]
        if row["phase"] == 2 and row["due"] == "2025-12-31"
    }
    assert aims.pop("people_total")  # a sum of three measures that are never added up
    assert shown == set(aims.values()) and len(aims) == 8
    firm = sum(row["basis"] == "explicit" for row in real.tables["result"])
    doubt = f"{firm} explicit, {56 - firm} to be confirmed"
    assert f"Institutional changes, all steps {doubt} 56 80 70%" in words(drawn(real))


def test_parts_that_do_not_follow_the_date_say_so_in_their_heading(real: Snapshot) -> None:
    mark = "does not follow the date"
    assert mark not in drawn(real)
    headings = [words(one) for one in re.findall(r"<h[23]>(.*?)</h[23]>", drawn(real, EARLY))]
    assert {one.partition(" (")[0] for one in headings if mark in one} == {
        "The team that supports countries",
        "Countries and how far they are",
        "5 fields of expertise still need a funded post",
        "Evaluations",
        "Events and milestones",
        "Context: who has at least one benefit",
        "Context: the extra cost of social protection floors for all",
        "More figures on the programme and the world",
    }


def test_samoa_has_not_asked_about_the_convention(real: Snapshot) -> None:
    """Report, Box 1: four asked; country note of Samoa: the ILO and partners work for a ratification."""
    said = words(drawn(real))
    assert "asked about it (4)" in said
    assert "promoted there; its position is not stated (1)" in said
    asked = {row["iso3"] for row in real.tables["ratification"] if row["status"] == "considering"}
    assert asked == {"CIV", "IDN", "TTO", "VNM"}


@pytest.mark.parametrize(
    ("lang", "branches"),
    [
        ("en", "six branches: medical care, sickness, old age, invalidity, survivors, employment injury"),
        ("fr", "six branches\xa0: soins médicaux, maladie, vieillesse, invalidité, survivants, accidents du"),
        (
            "es",
            "seis ramas: asistencia médica, enfermedad, vejez, invalidez, sobrevivientes y accidentes del",
        ),
    ],
)
def test_sierra_leone_accepted_six_branches(real: Snapshot, lang: str, branches: str) -> None:
    assert branches in drawn(real, Filters(lang=lang))


def test_posts_have_the_dates_of_their_table(real: Snapshot) -> None:
    """Report, Table 4: as of September 2021; created October 2021 to March 2023; the text counts three."""
    said = words(drawn(real))
    assert "In place in September 2021 11" in said
    assert "Created October 2021 – March 2023 4" in said
    assert "Created: for 2021 – 2022 the text of the report counts 3." in said
    view = view_of(real, "/health", ALL)
    names = [fact.label for fact in scenes_evidence.experts(texts("en"), view).facts]
    assert names == ["In place in September 2021", "Created October 2021 – March 2023", "Still needed"]


def test_evaluations_and_events_have_the_periods_of_the_report(real: Snapshot) -> None:
    said = words(drawn(real))
    assert "planned second quarter of 2023 – third quarter of 2023" in said
    assert "planned end of 2024 – mid-2025" in said
    assert said.count("second half of 2021 – 2022") == 4  # three events and a figure
    assert "December 2022" not in " ".join(re.findall(r"<td[^>]*>December 2022</td>", drawn(real)))


def test_staff_is_dated_as_documents_date_it(real: Snapshot) -> None:
    """Programme document: 180 in the first phase, no date; report: July 2021 and March 2023."""
    staff = {
        row["as_of"]: row["value"] for row in real.tables["observation"] if row["indicator_id"] == "staff"
    }
    assert staff == {"2021-07-31": 180, "2021-10-07": 180, "2023-03-31": 217}
    assert "Staff of the Global Technical Team July 2021 180" in words(drawn(real))
    assert "31 Dec 2020" not in drawn(real) and "31 Jul 2021" not in drawn(real)


def test_nothing_is_projected_to_the_end_of_the_phase(real: Snapshot) -> None:
    said = words(drawn(real))
    assert "Effective coverage 11,600,000 30,000,000 39% about on pace" in said
    assert "At this rate" not in said and "48,000,000" not in said
