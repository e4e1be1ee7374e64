"""The call list: each result to be confirmed with its question; the gravest doubt first, then the oldest."""

import pytest

from callbacks.dash.pages import view_of
from data.filters import Filters
from data.rows.countries import DOUBTS
from data.schema.position import BASES
from data.snapshot import Snapshot
from layouts.exports.tables import topics
from layouts.look.markup import markup
from layouts.pages.evidence import calls
from layouts.scenes import selection
from layouts.words import basis
from layouts.words.texts import LANGUAGES, texts

FILTERS = (
    Filters(),
    Filters(region=("africa",), step=("3",)),
    Filters(evidence=("awaiting_approval",)),
    Filters(partner=("germany",), evidence=("unclear", "explicit")),
)


def test_every_doubt_has_its_place_in_the_order() -> None:
    assert {*DOUBTS} == {*BASES, None} - {basis.EXPLICIT}


@pytest.mark.parametrize("filters", FILTERS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_page_scene_and_sheet_tell_the_same(real: Snapshot, filters: Filters, lang: str) -> None:
    t, view = texts(lang), view_of(real, "/evidence", filters._replace(lang=lang))
    found = view.answers.selected
    asked = {row.result_id for row in found.results if not row.is_explicit}
    assert {one.result.result_id for one in found.calls} == asked and len(found.calls) == len(asked) > 0
    doubts = [(DOUBTS.index(one.result.basis), one.result.as_of) for one in found.calls]
    assert doubts == sorted(doubts)
    scene, sheet = selection.to_ask(t, view), topics.table(t, view, "calls")
    page = markup(calls.section(t, view))
    assert page.count("<tr>") == len(found.calls) + 1 == len(scene.rows) + 1 == len(sheet.rows) + 1
    for one, row, code, question in zip(
        found.calls, scene.rows, sheet.column("iso3"), sheet.column("question"), strict=True
    ):
        asks = basis.ask(t, one.result)
        assert code == one.result.iso3 and question == asks == row[3]
        assert markup(asks) in page
        named = {
            pair["partner_id"]
            for pair in real.tables["country_partner"]
            if pair["iso3"] == code and pair["status"] == "current"
        }
        assert {each.partner_id for each in one.partners} == named and len(one.partners) == len(named)


def test_what_awaits_approval_is_asked_for_by_its_name(real: Snapshot) -> None:
    t, view = texts("en"), view_of(real, "/evidence", Filters(country=("KEN",)))
    (one,) = view.answers.selected.calls
    said = "Unemployment Insurance Fund: has it been approved or put into force since, and when?"
    assert basis.ask(t, one.result) == said
    assert basis.ask(t, one.result._replace(instrument=None)).startswith("Has what was awaited")
    assert calls.title(t, view) == "1 of 1 result to confirm, in 1 country"


def test_where_nothing_is_in_doubt_the_list_says_so(real: Snapshot) -> None:
    view = view_of(real, "/evidence", Filters(evidence=("explicit",)))
    said = markup(calls.section(texts("en"), view))
    assert "the report states the change explicitly" in said and "<table" not in said
    assert topics.table(texts("en"), view, "calls").is_empty
