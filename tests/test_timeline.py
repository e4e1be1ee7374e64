"""Timelines: in order, as exact as the documents, nothing that came later, each entry with its source."""

import pytest

from callbacks.dash.pages import view_of
from data.answers import timeline
from data.filters import Filters
from data.rows.timeline import ANNOUNCED, NEXT, PAST, Timeline
from data.snapshot import Snapshot
from layouts.look.markup import markup
from layouts.pages import timeline as drawn
from layouts.pages.country import page as country
from layouts.pages.health import page as health
from layouts.words.moments import moments
from layouts.words.texts import LANGUAGES, texts
from tests.components import words

EARLY = "2021-10-07"


def plain(text: str) -> str:
    """A text with one kind of space."""
    return " ".join(text.split())


def kinds(found: Timeline, state: str) -> set[str]:
    return {one.kind for one in found.entries if one.state == state}


def test_the_programme_has_all_that_is_dated_and_counts_what_is_not(real: Snapshot) -> None:
    found = timeline.of_programme(real)
    dated = [row for row in real.tables["result"] if row["changed_on"]]
    shown = [row for one in found.entries if one.kind == "results" for row in one.row]
    assert len(shown) == len(dated) == 24
    undated = {one.kind: len(one.rows) for one in found.undated}
    assert undated["results"] == len(real.tables["result"]) - len(dated)
    events = [*real.tables["event"], *real.later["event"]]
    assert sum(one.kind == "event" for one in found.entries) + undated["event"] == len(events)
    assert [one.at for one in found.entries] == sorted(one.at for one in found.entries)
    assert all(one.origins for one in found.entries)
    assert {one.precision for one in found.entries} == {"day", "month", "part", "year", "period"}
    # Where it stands: behind all that was done by then, before all that is due or was told since.
    states = [one.state for one in found.entries]
    assert states.index(NEXT) == len(states) - states[::-1].index(PAST)
    assert found.entries[states.index(NEXT) - 1].kind == "position"


def test_what_is_due_and_what_was_announced_since_are_told_apart(real: Snapshot) -> None:
    found = timeline.of_programme(real)
    assert kinds(found, ANNOUNCED) == {"announcement", "event"}
    assert kinds(found, NEXT) == {"event", "staff", "evaluation", "phase", "ambition"}
    silent = {one.row.evaluation_id for one in found.entries if one.is_silent}
    assert silent == {"ev_r7_2", "ev_r7_3"}  # due in 2023 and 2025; documents of October 2025 say nothing


def test_nothing_later_leaks_into_an_earlier_date(real: Snapshot) -> None:
    early = real.at(EARLY)
    found = timeline.of_programme(early)
    assert kinds(found, ANNOUNCED) == set()
    assert {one.kind for one in found.entries if one.state == PAST and one.at > EARLY} <= {"staff"}
    known = set(early.sources)
    assert {place.source_id for one in found.entries for place in one.origins} <= known
    assert all(timeline.of_country(early, one.iso3).entries == () for one in early.countries)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_pages_show_each_entry_as_its_document_dates_it(real: Snapshot, lang: str) -> None:
    t, filters = texts(lang), Filters(lang=lang)
    view = view_of(real, "/health", filters)
    page = plain(words(markup(health.body(t, view))))
    for one in view.answers.timeline.entries:
        assert moments(t, one.when) in page
        assert plain(view.place(lang, one.origins[0].locator)) in page
    for iso3 in ("AGO", "SLV", "ALB", "TGO"):
        view = view_of(real, f"/countries/{iso3}", filters)
        found = view.answers.timeline_of(iso3)
        html = markup(country.body(t, view))
        assert html.count('id="timeline"') == 1
        part = words(markup(drawn.section(t, view, found)))
        assert part in words(html)
        assert all(moments(t, one.when) in part for one in found.entries)
        assert all(str(len(kind.rows)) in part for kind in found.undated)
