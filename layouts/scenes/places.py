"""What stands in a scene of places: the map, the regions, the countries, the steps they achieved."""

from data.rows import CountryRow, PageView
from layouts.figures import charts
from layouts.figures.charts import step_name
from layouts.look import components
from layouts.pages.evidence.completeness import counted
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
    chosen = [row for row in view.overview.countries if row.is_selected]
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
    note = headline.doubted(t, view.overview)
    shared = Content(figures=plot, panel="map", has_map=True, key=key, note=note)
    if len(view.overview.filters.country) == 1 and chosen:
        row = chosen[0]
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
    if len(view.overview.filters.region) == 1 and chosen:
        found = shared._replace(countries=_grouped(t, view), is_reported=view.overview.is_reported)
        return found._replace(note=marked(t, view))
    return shared._replace(bars=region_bars(t, view))


def region_bars(t: Texts, view: PageView) -> tuple[Bar, ...]:
    """How many of the countries of each region achieved a step that the filters leave."""
    bars = []
    for region in view.frame.regions:
        rows = [
            row
            for row in view.overview.countries
            if row.country.region_id == region.region_id and row.is_left
        ]
        if not rows:  # none is asked for; hatched it would look as if nothing were reported
            continue
        n = sum(bool(row.shown_steps) for row in rows)
        known = view.overview.is_reported
        bars.append(
            Bar(
                f"region={region.region_id}",
                region.names[t.lang],
                t("{n} of {all}", n=n, all=len(rows)) if known else "–",
                100 * n / len(rows) if known else None,
            )
        )
    return tuple(bars)


def regions_title(t: Texts, view: PageView) -> str:
    """The region with the largest share of countries with a change, and that with the smallest."""
    bars = sorted(
        (bar for bar in region_bars(t, view) if bar.share_pct is not None), key=lambda bar: bar.share_pct or 0
    )
    if not view.overview.is_reported or len(bars) < 2 or view.overview.filters.region:
        return map_title(t, view)
    return t(
        "{most}: {most_n} countries achieved a step; {least}: {least_n}",
        most=bars[-1].label,
        most_n=bars[-1].value,
        least=bars[0].label,
        least_n=bars[0].value,
    )


def regions(t: Texts, view: PageView) -> Content:
    """The regions as bars; of a chosen region its countries."""
    if view.overview.filters.region:
        return countries(t, view)
    note = t("Countries with a change, of the priority countries in each region")
    bars = sorted(region_bars(t, view), key=lambda bar: -(bar.share_pct or 0))
    return Content(bars=tuple(bars), note=note, panel="map")


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
    groups = []
    for region in view.frame.regions:
        rows = [
            row
            for row in view.overview.countries
            if row.is_selected and row.country.region_id == region.region_id
        ]
        if rows:
            groups.append((region.names[t.lang], tuple(rows)))
    return tuple(groups)


def steps_title(t: Texts, view: PageView) -> str:
    """What the step chart says."""
    return charts.steps_title(t, view.overview)


def steps(t: Texts, view: PageView) -> Content:
    """The three steps against their ambitions."""
    figure = Figure(charts.steps_figure(t, view.overview), pick="step")
    said = [t("ambition for 2025; bars in per cent of it"), headline.pace(t, view.overview)]
    note = " · ".join(filter(None, [*said, headline.doubt(t, view.overview)]))
    return Content(figures=(figure,), buttons=by_region(view, t), note=note, panel="steps")


# --- who has not reported


def missing_title(t: Texts, view: PageView) -> str:
    """How many countries have no result."""
    if not view.overview.is_reported:
        return charts.unreported(t)
    asked = [row for row in view.overview.countries if row.country.iso3 in components.asked(view)]
    if not asked:
        return t("No country matches these filters")
    return charts.without(t, sum(not row.steps for row in asked), len(asked))


def missing(t: Texts, view: PageView, most: int = MOST_ROWS) -> Content:
    """The countries without a result (`most` of them), and what else is reported of them."""
    if not view.overview.is_reported:
        said = formats.named(t.lang, t("countries with a change"), t("not reported"))
        return Content(facts=(Fact("–", "", said, None, "unknown"),), panel="map")
    asked = components.asked(view)
    counts = counted(view, asked, is_dated=True)
    names = {one.region_id: one.names[t.lang] for one in view.frame.regions}
    chosen = [row.country for row in view.overview.countries if row.country.iso3 in asked and not row.steps]
    rows = [
        (
            country.names[t.lang],
            names[country.region_id],
            *(_number(t, counts[country.iso3][kind]) for kind in ("partners", "themes")),
            _number(t, counts[country.iso3]["people"] + counts[country.iso3]["others"]),
        )
        for country in chosen
    ]
    head = (t("Country"), t("Region"), t("Partners"), t("Themes"), t("Figures on people"))
    if asked and not rows:
        return Content(
            facts=(Fact("0", "", t("Every country of this selection has a result.")),), panel="map"
        )
    over = len(rows) - most
    tables = ("country_partner", "theme_country", "people_figure")
    return Content(
        table=Table(head, tuple(rows[:most])) if rows else None,
        note=t("and {n} more", n=over) if over > 0 else charts.unmarked(t),
        panel="map",
        rows=tuple(row for name in tables for row in components.known(view, name) if row["iso3"] in asked),
    )


def _number(t: Texts, n: int) -> str:
    return formats.number(t.lang, n) if n else t("not reported")
