"""The page of the programme's health: every ambition with its pace, and who ratified Convention No. 102."""

import re
from collections import Counter
from html import unescape

import pytest

from callbacks.dash.pages import view_of
from data.filters import Filters
from data.snapshot import Snapshot
from layouts.look.markup import markup
from layouts.pages.evidence import page as evidence
from layouts.pages.health import page as health
from layouts.scenes import health as scenes_health
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
        "Named as ratifying in Report 2021–22, Box 1: Comoros, El Salvador and Sierra Leone. "
        "Named in the country note only: Paraguay. Our reading of the country note: Cabo Verde."
    ) in said


@pytest.mark.parametrize("lang", LANGUAGES)
def test_page_and_scene_name_who_ratified_in_the_same_words(real: Snapshot, lang: str) -> None:
    filters = Filters(lang=lang)
    view = view_of(real, "/health", filters)
    said = health.ratified_where(texts(lang), view)
    assert said and words(said) in words(unescape(drawn(real, filters)))
    assert scenes_health.ratifications(texts(lang), view).note.startswith(said)


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
    page = markup(evidence.body(texts("en"), view_of(real, "/evidence", Filters())))
    assert adopted in words(unescape(page))


def test_every_ambition_of_2025_stands_in_the_pace_table(real: Snapshot) -> None:
    view = view_of(real, "/health", ALL)
    shown = {row.ambition for row in view.answers.pace.ambitions}
    aims = {
        row["indicator_id"]: row["value"]
        for row in real.tables["target"]
        if row["phase"] == 2 and row["due"] == "2025-12-31"
    }
    assert aims.pop("people_total")  # a sum of three measures that are never added up
    assert shown == set(aims.values()) and len(aims) == 8
    firm = sum(row["basis"] == "explicit" for row in real.tables["result"])
    doubt = f"{firm} explicit, {56 - firm} to be confirmed"
    assert f"Results, all steps {doubt} 56 80 70%" in words(drawn(real))


def test_every_part_shows_what_was_known_on_the_date(real: Snapshot) -> None:
    """Programme document, Table 5: posts of 2021; the report's own posts and evaluations come later."""
    early = words(drawn(real, EARLY))
    assert "does not follow" not in early
    assert "Staff of the Global Technical Team October 2021 more than 180" in early
    assert "217" not in early and "ratified (" not in early
    assert "Mid-term independent evaluation" not in early
    assert "Clustered independent evaluation of phase 2 and outcome 8" in early


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
    names = [fact.label for fact in scenes_health.experts(texts("en"), view).facts]
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
