"""The page of money: what pledges in the address change, and why another figure is printed elsewhere."""

import re

from callbacks.dash.pages import view_of
from data.filters import Filters
from data.snapshot import Snapshot
from layouts.exports.tables import notes
from layouts.look.markup import markup
from layouts.pages.funding import page as funding
from layouts.words.texts import texts

ALL = Filters()
EARLY = Filters(as_of="2021-10-07")
TWICE = Filters(pledge=("12", "12"))


def drawn(real: Snapshot, filters: Filters = ALL) -> str:
    return markup(funding.body(texts(filters.lang), view_of(real, "/funding", filters)))


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def test_the_title_speaks_of_the_pledges(real: Snapshot) -> None:
    assert "<h1>US$ 53.7 million of US$ 160 million is still to be found</h1>" in drawn(real)
    html = drawn(real, TWICE)
    assert "<h1>Hypothetical: US$ 29.7 million of US$ 160 million would still have to be found</h1>" in html
    assert "Before pledges, US$ 53.7 million is still to be found." in html
    closed = drawn(real, Filters(pledge=("60",)))
    assert "<h1>Hypothetical: with these pledges the gap would be closed</h1>" in closed


def test_two_equal_pledges_have_names_of_their_own(real: Snapshot) -> None:
    view = view_of(real, "/funding", TWICE)
    assert "Pledge 1: US$ 12 m, not earmarked" in drawn(real, TWICE)
    assert "Pledge 2: US$ 12 m, not earmarked" in drawn(real, TWICE)
    (figure,) = funding.figures(texts("en"), view).values()
    names = figure["layout"]["xaxis"]["ticktext"]
    assert [name.partition("<br>")[0] for name in names if "Pledge" in name] == ["Pledge 1", "Pledge 2"]
    assert [name for name, _ in notes.filters(texts("en"), view)] == [
        "Hypothetical pledge 1",
        "Hypothetical pledge 2",
    ]
    assert "Pledge 1" not in drawn(real, Filters(pledge=("12",)))


def test_why_the_report_prints_another_gap_stands_at_the_waterfall(real: Snapshot) -> None:
    html = drawn(real)
    place = html[html.index('class="waterfall"') : html.index("What would a pledge change?")]
    assert "A document also prints US$ 53.6 million for the gap." in place
    assert 'href="/evidence#gap_round"' in place
    assert "US$ 85 million for the gap" in words(drawn(real, EARLY))
    named = {row["discrepancy_id"] for row in real.tables["correction"]} - {None}
    assert named and named <= {row["discrepancy_id"] for row in real.tables["discrepancy"]}
