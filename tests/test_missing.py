"""The scene of countries without a result is of the date that it names, and says what leaves it empty."""

import pytest

from callbacks.dash.pages import view_of
from data.filters import Filters
from data.snapshot import Snapshot
from layouts.look.markup import markup
from layouts.pages import countries
from layouts.present.components import below, part
from layouts.scenes import places as scenes_places
from layouts.scenes.decks import KINDS
from layouts.words.texts import texts

T = texts("en")
EARLY = Filters(as_of="2021-10-07")


@pytest.mark.parametrize("kind", ["missing", "reached"])
def test_before_the_report_the_scene_knows_nothing_of_it(real: Snapshot, kind: str) -> None:
    view = view_of(real, "/", EARLY)
    content = KINDS[kind].content(T, view)
    as_of = {row["source_id"]: row["as_of"] or "" for row in real.tables["source"]}
    assert [row for row in content.rows if as_of[row["source_id"]] > EARLY.as_of] == []
    html = markup([*part(T, content), *below(content)])
    assert "Nothing matches these filters" not in html
    assert "no result in the period" not in html  # which nobody knew
    said = {
        "missing": "countries with a change: not reported",
        "reached": "The country figures are of a later date than the position shown.",
    }[kind]
    assert said in html


def test_where_every_country_has_a_result_the_scene_says_so(real: Snapshot) -> None:
    chosen = Filters(country=("AGO",))
    content = scenes_places.missing(T, view_of(real, "/", chosen))
    assert "Every country of this selection has a result." in markup(part(T, content))


def test_the_scene_counts_what_the_list_counts(real: Snapshot) -> None:
    view = view_of(real, "/", Filters())
    table = scenes_places.missing(T, view, most=50).table
    held = countries.known(view)
    codes = {country.names["en"]: country.iso3 for country in real.countries}
    assert table and len(table.rows) == 10
    for name, _, partners, themes, people in table.rows:
        known = held[codes[name]]
        counts = (len(countries.funding_now(known.partners)), len(known.themes), len(known.people))
        assert (partners, themes, people) == tuple(str(n) if n else "not reported" for n in counts), name
