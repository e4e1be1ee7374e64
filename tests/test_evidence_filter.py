"""The filter of evidence: results of the chosen bases, the countries that have one, and nothing else."""

from collections.abc import Callable
from itertools import combinations, product

import pytest

from callbacks.dash.pages import view_of
from callbacks.http.api import body
from callbacks.http.exports import asked
from data.answers import overview as queries
from data.filters import Filters
from data.schema.position import BASES
from data.snapshot import Snapshot
from data.store.engine import open_engine
from data.store.snapshot import read
from layouts.exports.tables import topics
from layouts.figures import charts
from layouts.frame import filterbar, states
from layouts.look.markup import markup
from layouts.pages.registry import PAGES
from layouts.present.page import selected
from layouts.scenes.decks import SCENES
from layouts.words.texts import texts

T = texts("en")
DAY = "2022-12-31"
RESULTS = [  # country, step, basis; two of one country in one step, and one that nobody has looked at
    ("AAA", 1, "explicit"),
    ("AAA", 1, "unclear"),
    ("AAA", 2, "awaiting_approval"),
    ("BBB", 3, "unclear"),
    ("DDD", 3, "explicit"),
    ("DDD", 2, None),
]


@pytest.fixture
def told(make_store: Callable[..., str]) -> Snapshot:
    rows = [
        {
            "result_id": f"{iso3}-{step}-{n}",
            "iso3": iso3,
            "step": step,
            "number": n,
            "period": "2021-22",
            "as_of": DAY,
            "basis": basis,
        }
        for n, (iso3, step, basis) in enumerate(RESULTS, 1)
    ]
    return read(open_engine(make_store(result=rows)))


def kept(filters: Filters) -> list[tuple[str, int, str | None]]:
    """The results that a selection leaves, straight from the literal rows."""
    return [
        (iso3, step, basis)
        for iso3, step, basis in RESULTS
        if (not filters.country or iso3 in filters.country)
        and (not filters.step or str(step) in filters.step)
        and (not filters.evidence or basis in filters.evidence)
    ]


def test_every_selection_counts_the_results_of_its_evidence(told: Snapshot) -> None:
    of_evidence = [one for n in range(3) for one in combinations(BASES, n)]
    for evidence, step, country in product(of_evidence, [(), ("1",), ("2", "3")], [(), ("AAA", "DDD")]):
        filters = Filters(evidence=evidence, step=step, country=country)
        view, left = queries.overview(told, filters), kept(filters)
        head = view.headline
        assert head.results == len(left), filters
        assert head.explicit == sum(basis == "explicit" for _, _, basis in left), filters
        assert head.countries == len({iso3 for iso3, _, _ in left}), filters
        assert (head.results_all, head.explicit_all) == (len(RESULTS), 2)
        of_places = kept(filters._replace(step=()))
        assert [row.selected for row in view.steps] == [
            sum(s == n for _, s, _ in of_places) for n in (1, 2, 3)
        ]
        if evidence or step:
            chosen = {row.country.iso3 for row in view.countries if row.is_selected}
            assert chosen == {iso3 for iso3, _, _ in left}, filters
        page = view_of(told, "/evidence", filters)
        found = page.answers.completeness
        assert (found.results, found.explicit) == (head.results, head.explicit), filters
        assert sum(one.known.results or 0 for one in found.countries) == head.results, filters
        assert [(one.iso3, one.step, one.basis) for one in page.answers.selected.results] == sorted(
            left, key=lambda one: one[0]
        ), filters
        rows = topics.table(T, page, "results")
        marked = [n for n, achieved in enumerate(rows.column("achieved")) if achieved]
        assert [rows.column("basis")[n] for n in marked].count("unclear") == sum(
            basis == "unclear" for _, _, basis in left
        ), filters
        assert not evidence or len(rows.rows) == len(left), filters


def test_what_is_chosen_is_named_and_what_cannot_follow_says_so(told: Snapshot) -> None:
    filters = Filters(evidence=("unclear", "awaiting_approval"))
    view, frame = queries.overview(told, filters), queries.frame(told, filters)
    assert "Unclear" in markup(filterbar.chips(T, frame, filters))
    assert charts.map_title(T, view).endswith("; evidence: unclear or awaiting approval")
    for kind, page in PAGES.items():
        said = markup(states.notice(T, frame, view, (), page.follows))
        moves = kind in ("overview", "countries", "evidence", "changes")
        assert ("does not follow: Evidence" in said) == (not moves), kind
    nothing = Filters(evidence=("ratification_only",))
    said = markup(states.notice(T, frame, queries.overview(told, nothing), (), PAGES["overview"].follows))
    assert "None of these countries has such a result. To see them, take back: Evidence." in said
    of = view_of(told, "/present", filters)
    assert selected(T, of, SCENES["map"]) == "Unclear, Awaiting approval"
    assert selected(T, of, SCENES["reached"]) == "not followed: Evidence"


def test_the_interface_answers_by_evidence(told: Snapshot) -> None:
    found = body(asked(told, "results", b"evidence=unclear,sure"))
    assert [(row["iso3"], row["step"], row["basis"]) for row in found["data"]] == [
        ("AAA", 1, "unclear"),
        ("BBB", 3, "unclear"),
    ]
    assert found["meta"]["filters"]["evidence"] == ["unclear"]
    assert (found["meta"]["not_followed"], found["meta"]["dropped"]) == ([], ["evidence=sure"])
