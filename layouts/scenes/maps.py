"""What stands in a scene of places: the map, the regions, the countries, the steps they achieved."""

from data.rows import CountryRow, PageView
from data.rows.countries import RegionCount
from data.rows.reached import StepRow
from layouts.figures import charts
from layouts.figures.charts import step_name
from layouts.look.comparison import beside
from layouts.pages.overview import headline
from layouts.scenes.content import Bar, Content, Fact, Figure, Series, Table, by_region
from layouts.words import basis, formats
from layouts.words.texts import Texts

MOST_ROWS = 12
ACHIEVED = 3  # the code of the middle blue (layouts.figures.world.PALETTE)


def map_title(t: Texts, view: PageView) -> str:
    """What the map says."""
    return charts.map_title(t, view.overview)


def world(t: Texts, view: PageView) -> Content:
    """The map, beside it the regions; the countries of a chosen region; the steps of a chosen country."""
    found = view.answers.countries
    figure = charts.map_figure(t, view.overview)
    is_narrowed = not all(row.is_selected for row in view.overview.countries)
    key = tuple((f"step-{n}", t.count("{n} step", "{n} steps", n)) for n in (1, 2, 3))
    if charts.has_unmarked(view.overview):
        key = (*key, ("none", t("priority country, no result yet")))
    if not view.overview.is_reported:
        key = (("unknown", t("priority country, not reported")),)
    elif view.overview.filters.step or view.overview.filters.evidence:  # one colour: whether, not how many
        for trace, colours in ((0, figure["data"][0]), (2, figure["data"][2]["marker"])):
            name = "color" if trace else "z"
            colours[name] = [ACHIEVED if code else 0 for code in colours[name]]
        key = (("step-2", t("achieved")), ("other", t("priority country, not achieved or not selected")))
    elif is_narrowed:
        key = (*key, ("other", t("not selected")))
    plot = (Figure(figure, pick="country"),)
    note = " ".join(filter(None, [headline.doubted(t, view.overview), moved(t, view)]))
    bars = region_bars(t, view)
    left = {f"region={region.region_id}" for region in _left(view)}
    in_numbers = tuple((bar.label, bar.value) for bar in bars if bar.pick in left)
    head = (t("Region"), t("Countries with a result"))
    shared = Content(
        figures=plot,
        panels=("map",),
        has_map=True,
        key=key,
        note=note,
        numbers=Table(head, in_numbers, widths=(2.7, 2.1), numbers=(1,)),
        told=_who_achieved(t, view) if len(view.overview.filters.step) == 1 else (),
    )
    if len(view.overview.filters.country) == 1 and found.listed:
        row = found.listed[0].row
        firm = {True: t("achieved, stated explicitly"), False: t("achieved, to be confirmed")}
        steps = [
            (
                f"{step}  {step_name(t, step)}",
                firm[step in row.explicit] if step in row.steps else t("no result"),
            )
            for step in (1, 2, 3)
        ]
        if not view.overview.is_reported:
            steps = [(name, t("not reported")) for name, _ in steps]
        table = Table(("", row.country.names[t.lang]), tuple(steps), widths=(2.6, 2.2))
        return shared._replace(table=table, numbers=None)
    if len(view.overview.filters.region) == 1 and found.listed:
        listed = shared._replace(countries=_grouped(t, view), is_reported=view.overview.is_reported)
        return listed._replace(note=headline.doubted(t, view.overview), looks=looks(t, view))
    return shared._replace(bars=bars)


def _left(view: PageView) -> tuple[RegionCount, ...]:
    """The regions that the filters leave."""
    chosen = view.overview.filters.region
    return tuple(one for one in view.answers.countries.regions if not chosen or one.region_id in chosen)


def _who_achieved(t: Texts, view: PageView) -> tuple[str, ...]:
    """The countries of each region that achieved the one step that is chosen."""
    return tuple(
        formats.named(t.lang, region.name[t.lang], formats.listed(t.lang, names) or "–")
        for region in _left(view)
        if (names := [row.country.names[t.lang] for row in region.countries if row.shown_steps])
        or view.overview.is_reported
    )


def moved(t: Texts, view: PageView) -> str:
    """How many results there were on the day that is compared with; empty where that says nothing."""
    before = view.overview.before
    said = beside(t, view.overview, view.overview.headline.results, before and before.headline.results)
    return t("{what}: {caveat}", what=t("Results"), caveat=said) + "." if said else ""


def region_bars(t: Texts, view: PageView) -> tuple[Bar, ...]:
    """How many of the countries of each region achieved a step that the filters leave."""
    return tuple(
        Bar(
            f"region={region.region_id}",
            region.name[t.lang],
            t("not reported")
            if region.achieved is None
            else t("{n} of {all}", n=region.achieved, all=len(region.countries)),
            region.share_pct,
            numbers=(region.achieved, region.without),
        )
        for region in view.answers.countries.regions
    )


def regions_title(t: Texts, view: PageView) -> str:
    """The region with the largest share of countries with a result, and that with the smallest."""
    ranked = view.answers.countries.ranked
    if not view.overview.is_reported or len(ranked) < 2 or view.overview.filters.region:
        return map_title(t, view)
    if ranked[0].share_pct == ranked[-1].share_pct:  # none is ahead of another
        return map_title(t, view)
    most, least = (
        {"name": one.name[t.lang], "n": t("{n} of {all}", n=one.achieved, all=len(one.countries))}
        for one in (ranked[0], ranked[-1])
    )
    return t(
        "{most}: {most_n} countries achieved a step; {least}: {least_n}",
        most=most["name"],
        most_n=most["n"],
        least=least["name"],
        least_n=least["n"],
    )


def regions(t: Texts, view: PageView) -> Content:
    """The regions as bars; of a chosen region its countries."""
    if view.overview.filters.region:
        return countries(t, view)
    note = t("Countries with a result, of the priority countries in each region")
    bars = {bar.pick: bar for bar in region_bars(t, view)}
    ranked = tuple(bars[f"region={one.region_id}"] for one in view.answers.countries.ranked)
    series = (
        Series(t("Countries with a result"), "achieved"),
        Series(t("no result yet").capitalize(), "muted", is_hatched=True),
    )
    return Content(bars=ranked, series=series, is_stacked=True, note=note, panels=("map",))


def countries(t: Texts, view: PageView) -> Content:
    """Every country that the filters leave, with the marks of its steps."""
    return Content(
        countries=_grouped(t, view),
        is_reported=view.overview.is_reported,
        panels=("map",),
        buttons=by_region(view, t),
        note=headline.doubted(t, view.overview),
        looks=looks(t, view),
    )


def looks(t: Texts, view: PageView) -> str:
    """Which look of a mark says how firm it is; empty where there are no marks."""
    return t("Dark: explicit; light: to be confirmed.") if headline.doubted(t, view.overview) else ""


def _grouped(t: Texts, view: PageView) -> tuple[tuple[str, tuple[CountryRow, ...]], ...]:
    """The countries that the filters leave, by region."""
    return tuple((name[t.lang], rows) for name, rows in view.answers.countries.by_region)


def steps_title(t: Texts, view: PageView) -> str:
    """What the step chart says."""
    return charts.steps_title(t, view.overview)


def steps(t: Texts, view: PageView) -> Content:
    """The three steps against their ambitions."""
    of = view.overview
    year, is_narrowed = of.phase_days[1][:4], charts.is_narrowed(of)
    bars = []
    for row in of.steps:
        all_, selected = row.achieved, row.selected if row.is_selected else None
        numbers = (row.ambition, *((all_, selected) if is_narrowed else (all_,)))
        bars.append(
            Bar(
                f"step={row.step}",
                f"{row.step}  {step_name(t, row.step)}",
                _achieved(t, row, is_narrowed=is_narrowed),
                None,
                numbers=(*numbers, of.headline.at_even_pace(row.ambition)),
            )
        )
    series = [
        Series(
            t("Ambition for {year}", year=year),
            "ambition",
            "ambition",
            is_hatched=not of.is_reported,
            role="ambition",
        ),
        Series(t("Achieved"), "achieved"),
        Series(t("Even pace"), "pace", role="pace"),
    ]
    if is_narrowed:  # no document divides the ambitions
        series[1:2] = [Series(t("All countries"), "step-1"), Series(t("Selected"), "achieved")]
    figure = Figure(
        charts.steps_figure(t, of), pick="step", bars=tuple(bars), series=tuple(series), kind="bullet"
    )
    said = (
        *(headline.pace(t, of), headline.doubt(t, of), moved(t, view).removesuffix(".")),
        charts.several(t, of),
    )
    return Content(
        figures=(figure,),
        buttons=by_region(view, t),
        looks=t("ambition for {year}; bars in per cent of it", year=year),
        note=" · ".join(filter(None, said)),
        panels=("steps",),
    )


def _achieved(t: Texts, row: StepRow, *, is_narrowed: bool) -> str:
    """What a step achieved in words: a share never without its count, and how firm that is."""
    if row.achieved is None or row.selected is None:
        return t("not reported")
    if is_narrowed:
        if not row.is_selected:
            return t("not selected")
        return t("selected: {n}", n=row.selected) + basis.beside(t, row.selected, row.selected_explicit)
    share = formats.percent(t.lang, row.achieved_pct)
    counted = t("{n} of {all}", n=row.achieved, all=formats.number(t.lang, row.ambition))
    return f"{counted} · {share}{basis.beside(t, row.achieved, row.achieved_explicit)}"


# --- who has not reported


def missing_title(t: Texts, view: PageView) -> str:
    """How many countries have no result."""
    if not view.overview.is_reported:
        return charts.unreported(t)
    found = view.answers.countries
    if not found.asked:
        return t("No country matches these filters")
    return charts.without(t, len(found.unmarked), len(found.asked))


def missing(t: Texts, view: PageView) -> Content:
    """The countries without a result, and what else is reported of them."""
    if not view.overview.is_reported:
        said = formats.named(t.lang, t("countries with a result"), t("not reported"))
        return Content(facts=(Fact("–", "", said, None, "unknown"),), panels=("map",))
    found = view.answers.countries
    rows = [
        (
            one.country.names[t.lang],
            one.region[t.lang],
            *(_number(t, n) for n in (one.known.partners, one.known.themes, one.known.people.figures)),
        )
        for one in found.unmarked
    ]
    head = (t("Country"), t("Region"), t("Partners"), t("Themes"), t("Figures on people"))
    if found.asked and not rows:
        n = formats.number(t.lang, len(found.asked))
        fact = Fact(n, t("of {n}", n=n), t("countries with a result"), 100)
        return Content(facts=(fact,), panels=("map",))
    widths = (3.4, 3.5, 1.4, 1.9, 2.6)
    return Content(
        table=Table(head, tuple(rows), widths=widths, most=MOST_ROWS) if rows else None,
        note=charts.unmarked(t),
        panels=("map",),
        rows=found.unmarked_origins,
    )


def _number(t: Texts, n: int) -> str:
    return formats.number(t.lang, n) if n else t("not reported")
