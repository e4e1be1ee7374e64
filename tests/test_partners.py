"""What is answered of partners, on rows counted by hand: the list, one partner, two dates, all selections."""

from collections.abc import Callable
from itertools import product
from typing import Any

import pytest

from callbacks.dash.pages import view_of
from data.answers import Answers
from data.filters import Filters
from data.snapshot import Snapshot
from data.store.engine import open_engine
from data.store.snapshot import read
from layouts.look.markup import markup
from layouts.pages.partner import page as partner
from layouts.pages.partners import page as partners
from layouts.words.texts import texts
from tests.components import words

THEN, NOW = "2021-10-07", "2022-12-31"
LEFT = "2022-06-30"  # the day on which one partner leaves


def named(
    iso3: str,
    position: int,
    partner_id: str,
    *,
    channel: str | None = None,
    status: str = "current",
    since: str = THEN,
    until: str | None = None,
) -> dict[str, Any]:
    return {
        "iso3": iso3,
        "position": position,
        "partner_id": partner_id,
        "channel": channel,
        "status": status,
        "holds_from": since,
        "holds_until": until,
    }


TABLES: dict[str, list[dict[str, Any]]] = {
    "source": [{"source_id": "report", "position": 1, "title": "The report", "as_of": THEN}],
    "partner": [
        {"partner_id": name, "name_en": name.capitalize(), "kind": kind}
        for name, kind in (("giver", "government"), ("lender", "multilateral"), ("gone", "company"))
    ],
    "country_partner": [
        named("AAA", 1, "giver", channel="multi_donor_pooled"),
        named("AAA", 2, "lender", since=NOW),
        named("BBB", 1, "giver", status="announced"),
        named("DDD", 1, "lender", channel="A project"),
        named("DDD", 2, "lender"),
        named("CCC", 1, "gone", until=LEFT),
    ],
    "result": [
        {
            "result_id": f"{iso3}-{step}-{number}",
            "iso3": iso3,
            "step": step,
            "number": number,
            "period": "2021-22",
            "as_of": NOW,
            "basis": basis,
        }
        for iso3, step, number, basis in (
            ("AAA", 1, 1, "explicit"),
            ("AAA", 1, 2, "unclear"),  # two results in one step
            ("BBB", 3, 1, "explicit"),
            ("DDD", 2, 1, "explicit"),
        )
    ],
    "funding_share": [
        {
            "period": period,
            "dimension": dimension,
            "category": category,
            "position": 1,
            "percent": percent,
            "holds_from": NOW,
        }
        for period, dimension, category, percent in (
            ("2019-20", "source", "lender", 90),
            ("2021-22", "source", "lender", 30),
            ("2021-22", "source", "multi_donor_programme", 40),
            ("2021-22", "modality", "pooled", 60),
            ("2021-22", "modality", "parallel", 40),
        )
    ],
    "multi_donor_output": [
        {"output_id": f"o{place}", "position": place, "kind": "output", "iso3": iso3, "group_en": group}
        for place, (iso3, group) in enumerate(
            (("AAA", "Country support: A"), ("AAA", "Country support: A"), (None, "Common work")), 1
        )
    ],
}


@pytest.fixture
def snapshot(make_store: Callable[..., str]) -> Snapshot:
    return read(open_engine(make_store(**TABLES)))


def test_partners_are_counted_once_a_country_and_results_where_they_contribute_now(
    snapshot: Snapshot,
) -> None:
    found = Answers(snapshot, Filters()).partners
    assert [(row.partner_id, row.countries, row.announced) for row in found.rows] == [
        ("giver", ("AAA", "BBB"), ("BBB",)),
        ("lender", ("AAA", "DDD"), ()),
    ]
    assert [(row.results, row.explicit) for row in found.rows] == [(2, 1), (3, 2)]
    assert (found.countries, found.kinds) == (3, (("government", 1), ("multilateral", 1)))
    assert set(found.silent) == {"CCC", "EEE"}
    assert [(one.channel, one.countries) for one in found.rows[1].channels] == [("A project", 1), (None, 2)]


def test_every_selection_divides_the_whole(snapshot: Snapshot) -> None:
    """Regions divide the countries, so that what is counted by country sums up over them."""
    for theme, chosen in product(((), ("health",)), ((), ("giver",), ("lender",), ("giver", "lender"))):
        whole = Answers(snapshot, Filters(theme=theme, partner=chosen)).partners
        parts = [
            Answers(snapshot, Filters(region=(one.region_id,), theme=theme, partner=chosen)).partners
            for one in snapshot.regions
        ]
        assert whole.countries == sum(part.countries for part in parts)
        for row in whole.rows:
            of = [each for part in parts for each in part.rows if each.partner_id == row.partner_id]
            assert sorted(row.countries) == sorted(iso3 for each in of for iso3 in each.countries)
            assert row.results == sum(each.results or 0 for each in of)
            assert row.explicit == sum(each.explicit or 0 for each in of)


def test_at_an_earlier_date_stands_who_was_named_then(snapshot: Snapshot) -> None:
    now, then = Answers(snapshot, Filters()), Answers(snapshot, Filters(as_of=THEN))
    assert {row.partner_id for row in then.partners.rows} == {"giver", "lender", "gone"}
    assert [row.results for row in then.partners.rows] == [None] * 3  # not reported, which is no zero
    assert now.before and now.before.partners == then.partners
    page = words(markup(partners.body(texts("en"), view_of(snapshot, "/partners", Filters()))))
    said = "Partners −1 against 3 · Countries whose notes name one −1 against 4"
    assert f"Compared with 7 October 2021: {said}." in page


def test_the_page_of_a_partner_holds_what_is_reported_there(snapshot: Snapshot) -> None:
    found = Answers(snapshot, Filters(region=("north",))).partner("lender")  # it follows no filter
    assert found is not None
    assert (found.current, len(found.results), found.explicit, found.with_results) == (2, 3, 2, 2)
    assert [(one.iso3, one.steps) for one in found.countries] == [("AAA", (1,)), ("DDD", (2,))]
    assert [(one.partner.partner_id, one.countries) for one in found.beside] == [("giver", 1)]
    assert [(one.period, one.percent) for one in found.new_funding] == [("2021-22", 30)]
    assert (found.outputs, found.without_outputs) == ((), ())
    giver = Answers(snapshot, Filters()).partner("giver")
    assert giver is not None
    assert [(one.iso3, len(one.outputs)) for one in giver.outputs] == [("AAA", 2)]
    assert Answers(snapshot, Filters()).partner("nobody") is None


def test_a_partner_that_left_is_not_called_announced(snapshot: Snapshot) -> None:
    page = partner.body(texts("en"), view_of(snapshot, "/partners/gone", Filters()))
    assert "No country note that is in force at this date names it." in words(markup(page))
    earlier = partner.body(texts("en"), view_of(snapshot, "/partners/gone", Filters(as_of=THEN)))
    assert "Results are not reported for this date." in words(markup(earlier))


def test_the_multi_donor_programme_of_the_newest_period(snapshot: Snapshot) -> None:
    found = Answers(snapshot, Filters()).multi_donor
    assert found.share and (found.share.percent, found.share.modalities) == (
        40,
        {"pooled": 60, "parallel": 40},
    )
    assert [(one.modality, one.countries) for one in found.modalities] == [
        ("pooled", (("AAA", True),)),
        ("parallel", ()),
    ]
    assert [len(one.outputs) for one in found.outputs] == [2, 1]
    left = Answers(snapshot, Filters(region=("north",))).multi_donor
    assert [one.iso3 for one in left.outputs] == [None]  # common work stays whatever the filters
    assert Answers(snapshot, Filters(as_of=THEN)).multi_donor.share is None
