"""The slides of a scene: its content as native charts, tables and pictures, whatever its kind."""

from collections.abc import Callable

from data.rows import PageView
from data.snapshot import STEPS
from data.untranslated import joined
from layouts.exports.slides.charts import MANY, Chart, Figures, Picture, Slide
from layouts.exports.slides.grid import pages
from layouts.exports.slides.map_picture import png
from layouts.exports.slides.notes import selection
from layouts.exports.slides.template import room
from layouts.figures import charts, waterfall
from layouts.frame.sources import disclaimer
from layouts.look import components, theme
from layouts.pages.evidence.contradictions import titled
from layouts.present.components import more_rows
from layouts.scenes.content import Bar, Content, Series, Table, spoken
from layouts.scenes.decks import KINDS
from layouts.scenes.funding import pledge, pledge_title, way
from layouts.words import formats
from layouts.words.texts import Texts

SPARE = 0.25  # inches below two tables: fonts of other machines break names and headings that ours do not


def slides_of(t: Texts, view: PageView, kind: str) -> list[Slide]:
    """The slides of a kind of scene for a view."""
    scene = KINDS[kind]
    if scene.follows and scene.needs_countries and not components.asked(view):
        return nothing(t, view)
    found = drawn(t, view, scene.message(t, view), scene.content(t, view))
    return [*found, *(AFTER[kind](t, view) if kind in AFTER else ())]


def alone(t: Texts, view: PageView, kind: str) -> list[Slide]:
    """The slides of a file of one kind; the waterfall has the pledges and the other date in it."""
    if kind != "funding":
        return slides_of(t, view, kind)
    before, earlier = view.overview.before, []
    if view.overview.filters.compare and before and view.answers.before:
        of = view.answers.before.funding
        earlier = drawn(t, view, waterfall.funding_title(t, of), way(t, of, before))
    if not view.answers.pledged.made:
        return [*earlier, *slides_of(t, view, "funding")]
    return [*earlier, *drawn(t, view, pledge_title(t, view), pledge(t, view))]


def nothing(t: Texts, view: PageView) -> list[Slide]:
    """The one slide that says that the filters leave nothing."""
    said = selection(t, view) + "\n" + t("people and money: programme-wide, not filtered")
    return [Slide(t("No country matches these filters"), "", said, (("map", view.overview),))]


def drawn(t: Texts, view: PageView, title: str, content: Content) -> list[Slide]:
    """A content with its message: the first of map, table, countries, charts, bars, figures that it has."""
    slide = Slide(
        title,
        _sentence(content.note),
        _sentence(t("Nothing matches these filters.")),
        tuple((name, of) for of in content.dates or (view.overview,) for name in content.panels),
        content.rows,
        _foot(t, content),
        content.told,
    )
    table = content.numbers or content.table
    if content.has_map:
        return [_map(t, slide, content)]
    if table:
        return [_of_table(t, slide, content, table)]
    if content.countries:
        return _of_countries(t, slide, content)
    if content.figures:
        return [_of_bars(t, slide, one.bars, one.series, one.kind) for one in content.figures]
    if content.bars:
        return [_of_bars(t, slide, content.bars, content.series, "stacked" if content.is_stacked else "bars")]
    if all(fact.tone == "unknown" for fact in content.facts):
        said = joined("\n", (_sentence(fact.label) for fact in content.facts))
        return [slide._replace(content=said or slide.content)]
    return [slide._replace(content=Figures(content.facts))]


def _sentence(text: str) -> str:
    said = f"{text}"
    return f"{said[:1].upper()}{said[1:]}"


def _foot(t: Texts, content: Content) -> str:
    """What stands in small letters below a slide, before its sources."""
    rate = t("US dollars at the exchange rate of the day on which each project was signed.")
    said = (content.fine_print, rate if content.is_money else "", disclaimer(t) if content.has_map else "")
    return joined(" ", filter(None, said))


# --- a chart


def _of_bars(t: Texts, slide: Slide, bars: tuple[Bar, ...], series: tuple[Series, ...], kind: str) -> Slide:
    """A native chart of the numbers of bars; a table where there is none to draw."""
    if not any(number is not None for bar in bars for number in bar.numbers):
        if not bars:
            return slide._replace(content=t("Not stated"))
        table = Table(("", series[0].name), tuple((bar.label, bar.value) for bar in bars), numbers=(1,))
        return slide._replace(content=(table,))
    between = " · " if len(bars) > MANY else "\n"
    chart = Chart(
        kind,
        tuple(between.join(_category(bar, kind)) for bar in bars),
        series,
        tuple(zip(*(bar.numbers for bar in bars), strict=True)),
        spoken(t, slide.title, bars),
    )
    return slide._replace(content=chart)


def _category(bar: Bar, kind: str) -> tuple[str, ...]:
    """The name of a bar, and what is to be read that its own labels do not say."""
    if kind == "waterfall":
        return (bar.label,)
    told = bar.also or (bar.value if kind in ("bullet", "stacked") else "")
    return (f"{bar.label[:1].upper()}{bar.label[1:]}", *([told] if told else []))


# --- tables


def _of_table(t: Texts, slide: Slide, content: Content, table: Table) -> Slide:
    """A native table, as many rows as its slides may hold; big figures become the line above it."""
    facts = [formats.named(t.lang, one.label, f"{one.value} {one.of}".strip()) for one in content.facts]
    if facts:
        said = joined(" ", filter(None, (slide.lead, slide.caption)))
        slide = slide._replace(lead=_sentence(joined(" · ", facts)), caption="", notes=(*slide.notes, said))
    kept = pages(table, *room("Table", "Table"))[: table.most_slides]
    rows = tuple(row for part in kept for row in part.rows)
    more = len(table.rows) - len(rows)
    if more > 0:
        slide = slide._replace(lead=f"{_sentence(more_rows(t, more))}. {slide.lead}".strip())
    return slide._replace(content=(table._replace(rows=rows),))


def _of_countries(t: Texts, slide: Slide, content: Content) -> list[Slide]:
    """Which country achieved which step and how firmly, by region, two tables a slide."""
    none = "–" if content.is_reported else "?"
    rows: list[tuple[str, ...]] = []
    for region, group in content.countries:
        rows.append((region,))
        rows += [
            (
                row.country.names[t.lang],
                *(("●" if step in row.explicit else "◐") if step in row.steps else none for step in STEPS),
            )
            for row in group
        ]
    head = (t("Country or territory"), *(t("Step {n}", n=step) for step in STEPS))
    table = Table(head, tuple(rows), widths=(4.6, 1.15, 1.15, 1.15))
    steps = formats.in_series(t.lang, (f"{step} {charts.step_name(t, step)}" for step in STEPS))
    key = t("? not reported for this date")
    if content.is_reported:
        key = t("● achieved, stated explicitly · ◐ achieved, to be confirmed · – no result yet")
    caption = joined(" ", filter(None, (slide.lead, slide.caption)))
    slide = slide._replace(lead=f"{key} · {steps}", caption=caption)
    width, height = room("Two tables", "Left table")
    cut = pages(table, width, height - SPARE)
    pairs = [tuple(cut[place : place + 2]) for place in range(0, len(cut), 2)]
    return [
        slide._replace(title=numbered(slide.title, place, len(pairs)), content=pair)
        for place, pair in enumerate(pairs, 1)
    ]


def numbered(title: str, place: int, of: int) -> str:
    """The title of a slide that goes on over several."""
    return f"{title} ({place}/{of})" if of > 1 else title


# --- the map

# How a mark of the map's key looks: its colour and its letter.
LOOKS = {
    **{f"step-{n}": (colour, "●") for n, colour in theme.STEP_COLOURS.items()},
    "none": (theme.colour("accent"), "⊙"),
    "unknown": (theme.colour("place-border"), "⊗"),
    "other": (theme.colour("unselected"), "●"),
}


def _map(t: Texts, slide: Slide, content: Content) -> Slide:
    """The map as a picture, beside it a table: of the regions, or the steps of a chosen country."""
    table = content.numbers or content.table or Table(("",), ())
    said = formats.in_series(t.lang, (formats.named(t.lang, *row) for row in table.rows))
    picture = Picture(
        png(content.figures[0].figure),
        formats.named(t.lang, t("Map"), f"{slide.title}. {said}"),
        tuple((*LOOKS[look], label) for look, label in content.key),
        table,
    )
    lead = " · ".join(label for _, label in content.key)
    caption = joined(" ", filter(None, (slide.lead, slide.caption)))
    return slide._replace(lead=lead, content=picture, caption=caption)


# --- what a scene has no room for


def _not_settled(t: Texts, view: PageView) -> list[Slide]:
    """What is shown where a grave contradiction cannot be settled."""
    found = view.answers.contradictions.open_ones
    if not found:
        return []
    title = t.count(
        "{n} contradiction of high severity cannot be settled",
        "{n} contradictions of high severity cannot be settled",
        len(found),
    )
    rows = tuple((titled(t, row), row.adopted[t.lang]) for row in found)
    table = Table((t("Contradiction"), t("Shown")), rows, widths=(5, 7))
    lead = t("Two careful readings do not decide these.")
    return drawn(t, view, title, Content(table=table, note=lead, rows=tuple(row.origin for row in found)))


# Who reads slides on paper cannot open the page of the evidence: the reading adopted goes with the open ones.
AFTER: dict[str, Callable[[Texts, PageView], list[Slide]]] = {"contradictions": _not_settled}
