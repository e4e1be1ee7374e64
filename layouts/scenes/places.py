"""What stands in a scene of places: the map, the regions, the countries, the steps they achieved."""

from data.rows import CountryRow, PageView
from layouts.figures import charts
from layouts.figures.charts import step_name
from layouts.look.comparison import beside
from layouts.pages.overview import headline
from layouts.scenes.content import Bar, Content, Fact, Figure, Table, by_region
from layouts.words import formats
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
    key = tuple((f"step-{n}", t.count("{n} step", "{n} steps", n)) for n in (1, 2, 3))
    key = (*key, ("none", t("priority country, no result yet")))
    if not view.overview.is_reported:
        key = (("unknown", t("priority country, not reported")),)
    elif view.overview.filters.step:  # one colour: whether, not how many
        for trace, colours in ((0, figure["data"][0]), (2, figure["data"][2]["marker"])):
            name = "color" if trace else "z"
            colours[name] = [ACHIEVED if code else 0 for code in colours[name]]
        key = (("step-2", t("achieved")), ("other", t("priority country, not achieved or not selected")))
    plot = (Figure(figure, pick="country"),)
    note = " ".join(filter(None, [headline.doubted(t, view.overview), moved(t, view)]))
    shared = Content(figures=plot, panel="map", has_map=True, key=key, note=note)
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
        return shared._replace(table=Table(("", row.country.names[t.lang]), tuple(steps)))
    if len(view.overview.filters.region) == 1 and found.listed:
        listed = shared._replace(countries=_grouped(t, view), is_reported=view.overview.is_reported)
        return listed._replace(note=marked(t, view))
    return shared._replace(bars=region_bars(t, view))


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
            "–"
            if region.achieved is None
            else t("{n} of {all}", n=region.achieved, all=len(region.countries)),
            region.share_pct,
        )
        for region in view.answers.countries.regions
    )


def regions_title(t: Texts, view: PageView) -> str:
    """The region with the largest share of countries with a change, and that with the smallest."""
    ranked = view.answers.countries.ranked
    if not view.overview.is_reported or len(ranked) < 2 or view.overview.filters.region:
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
    note = t("Countries with a change, of the priority countries in each region")
    bars = {bar.pick: bar for bar in region_bars(t, view)}
    ranked = tuple(bars[f"region={one.region_id}"] for one in view.answers.countries.ranked)
    return Content(bars=ranked, note=note, panel="map")


def countries(t: Texts, view: PageView) -> Content:
    """Every country that the filters leave, with the marks of its steps."""
    return Content(
        countries=_grouped(t, view),
        is_reported=view.overview.is_reported,
        panel="map",
        buttons=by_region(view, t),
        note=marked(t, view),
    )


def marked(t: Texts, view: PageView) -> str:
    """How firm the marks of countries are, and which look says so; empty where there are none."""
    firm = headline.doubted(t, view.overview)
    looks = t("Dark: explicit; light: to be confirmed.")
    return f"{firm} {looks}" if firm else ""


def _grouped(t: Texts, view: PageView) -> tuple[tuple[str, tuple[CountryRow, ...]], ...]:
    """The countries that the filters leave, by region."""
    return tuple((name[t.lang], rows) for name, rows in view.answers.countries.by_region)


def steps_title(t: Texts, view: PageView) -> str:
    """What the step chart says."""
    return charts.steps_title(t, view.overview)


def steps(t: Texts, view: PageView) -> Content:
    """The three steps against their ambitions."""
    figure = Figure(charts.steps_figure(t, view.overview), pick="step")
    year = view.overview.phase_days[1][:4]
    said = [
        t("ambition for {year}; bars in per cent of it", year=year),
        headline.pace(t, view.overview),
        headline.doubt(t, view.overview),
        moved(t, view).removesuffix("."),
    ]
    return Content(
        figures=(figure,), buttons=by_region(view, t), note=" · ".join(filter(None, said)), panel="steps"
    )


# --- who has not reported


def missing_title(t: Texts, view: PageView) -> str:
    """How many countries have no result."""
    if not view.overview.is_reported:
        return charts.unreported(t)
    found = view.answers.countries
    if not found.asked:
        return t("No country matches these filters")
    return charts.without(t, len(found.unmarked), len(found.asked))


def missing(t: Texts, view: PageView, most: int = MOST_ROWS) -> Content:
    """The countries without a result (`most` of them), and what else is reported of them."""
    if not view.overview.is_reported:
        said = formats.named(t.lang, t("countries with a change"), t("not reported"))
        return Content(facts=(Fact("–", "", said, None, "unknown"),), panel="map")
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
        return Content(
            facts=(Fact("0", "", t("Every country of this selection has a result.")),), panel="map"
        )
    over = len(rows) - most
    return Content(
        table=Table(head, tuple(rows[:most])) if rows else None,
        note=t("and {n} more", n=over) if over > 0 else charts.unmarked(t),
        panel="map",
        rows=found.unmarked_origins,
    )


def _number(t: Texts, n: int) -> str:
    return formats.number(t.lang, n) if n else t("not reported")
