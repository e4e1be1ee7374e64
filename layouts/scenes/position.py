"""What stands in the first scene: the position and its pace."""

from data.rows import PageView
from layouts.figures import charts
from layouts.frame.filterbar import left
from layouts.pages.overview import headline
from layouts.scenes.content import Content, Fact, by_region
from layouts.words import formats
from layouts.words.texts import Texts


def position_title(t: Texts, view: PageView) -> str:
    """Results of the ambition beside the share of the phase; under a filter, what it leaves."""
    head = view.overview.headline
    if head.results is None or charts.is_narrowed(view.overview):
        return left(t, view.overview)
    return t(
        "{n} of {all} results achieved with {share} of the phase passed",
        n=formats.number(t.lang, head.results),
        all=formats.number(t.lang, head.results_ambition),
        share=formats.percent(t.lang, head.elapsed_pct),
    )


def position(t: Texts, view: PageView) -> Content:
    """Results, countries, the gap and the phase."""
    head = view.overview.headline
    usd = {row.component: row.usd for row in view.overview.funding}
    gap, required = usd["gap"], usd["required"]
    results = head.results_ambition, t("of {n}", n=formats.number(t.lang, head.results_ambition))
    places = head.countries_ambition, t("of {n}", n=formats.number(t.lang, head.countries_ambition))
    is_narrowed = charts.is_narrowed(view.overview)
    if is_narrowed:  # no document divides the ambitions
        all_, asked = head.results_all or 0, head.countries_asked
        results = all_, t("of the {n} achieved", n=formats.number(t.lang, all_))
        places = asked, t("of {n} selected", n=formats.number(t.lang, asked))
    changes = _fact(t, head.results, *results, t("results"))
    facts = [
        changes._replace(doubt=headline.doubt(t, view.overview)),
        _fact(t, head.countries, *places, t("countries with a result")),
    ]
    if gap is not None and required:
        facts.append(
            Fact(
                t("US$ {n} m", n=formats.millions(t.lang, gap)),
                t("of US$ {n} m", n=formats.millions(t.lang, required)),
                t("funding gap, programme-wide"),
                100 * gap / required,
                "gap",
            )
        )
    passed = formats.percent(t.lang, head.elapsed_pct)
    label = t("of phase {phase} passed", phase=formats.roman(view.overview.phase))
    facts.append(Fact(passed, "", label, head.elapsed_pct))
    return Content(
        facts=tuple(facts),
        pace_pct=None if is_narrowed else head.elapsed_pct,
        buttons=by_region(view, t),
        looks="" if is_narrowed else _looks(t, tuple(facts), passed),
        panels=("results", "countries", "funding"),
        is_money=True,
    )


def _looks(t: Texts, facts: tuple[Fact, ...], passed: str) -> str:
    """What the marks on the bars are; that of the ambition is there where one has passed it."""
    if any((fact.share_pct or 0) > 100 for fact in facts):
        return t("The thick mark is an even pace, {share}; the thin line the ambition.", share=passed)
    return t("The mark is an even pace, {share}.", share=passed)


def _fact(t: Texts, value: int | None, whole: float, of: str, label: str) -> Fact:
    if value is None:
        return Fact("–", of, formats.named(t.lang, label, t("not reported")), None, "unknown")
    return Fact(formats.number(t.lang, value), of, label, 100 * value / (whole or 1))
