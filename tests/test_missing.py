"""The scene of countries without a result is of the date that it names, and says what leaves it empty."""

import pytest

from callbacks.dash.pages import view_of
from data.answers import Answers
from data.filters import Filters
from data.snapshot import Snapshot
from layouts.look.components import stated
from layouts.look.markup import markup
from layouts.present.components import below, part
from layouts.scenes import maps as scenes_places
from layouts.scenes.decks import KINDS
from layouts.words.texts import texts

T = texts("en")
EARLY = Filters(as_of="2021-10-07")


@pytest.mark.parametrize("kind", ["missing", "reached"])
def test_before_the_report_the_scene_knows_nothing_of_it(real: Snapshot, kind: str) -> None:
    view = view_of(real, "/", EARLY)
    content = KINDS[kind].content(T, view)
    assert [row for row in map(stated, content.rows) if real.sources[row.source_id].as_of > EARLY.as_of] == []
    html = markup([*part(T, content), *below(T, content)])
    assert "Nothing matches these filters" not in html
    assert "no result in the period" not in html  # which nobody knew
    said = {
        "missing": "countries with a result: not reported",
        "reached": "No document known at this date gives figures about people by country.",
    }[kind]
    assert said in html


def test_where_every_country_has_a_result_the_scene_says_so(real: Snapshot) -> None:
    chosen = Filters(country=("AGO",))
    view = view_of(real, "/", chosen)
    content = scenes_places.missing(T, view)
    assert scenes_places.missing_title(T, view) == "The country has a result"
    (fact,) = content.facts
    assert (fact.value, fact.of, fact.label) == ("1", "of 1", "countries with a result")
    assert content.table is None and "Nothing matches these filters" not in markup(part(T, content))


def test_the_scene_counts_what_the_list_counts(real: Snapshot) -> None:
    view = view_of(real, "/", Filters())
    table = scenes_places.missing(T, view).table
    every = Answers(real, Filters()).countries.every
    codes = {country.names["en"]: country.iso3 for country in real.countries}
    assert table and len(table.rows) == 10
    for name, _, partners, themes, people in table.rows:
        known = every[codes[name]]
        counts = (known.partners, known.themes, known.people.figures)
        assert (partners, themes, people) == tuple(str(n) if n else "not reported" for n in counts), name
