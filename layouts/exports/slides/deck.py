"""Decks as PowerPoint files: which slides stand in which order, and how each is written with its notes."""

from collections.abc import Sequence
from copy import deepcopy
from datetime import datetime
from io import BytesIO
from typing import Any, cast

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.util import Pt

from data.rows import PageView
from data.untranslated import joined, unmarked
from layouts.exports.slides import language, scenes
from layouts.exports.slides.charts import Chart, Figures, Picture, Slide, draw_chart, rgb
from layouts.exports.slides.documents import documents
from layouts.exports.slides.grid import BOLD, draw_table, fit, lines_of, pages
from layouts.exports.slides.notes import Proven, built, caption, notes, selection
from layouts.exports.slides.template import INCH, empty, placeholders, room
from layouts.look import theme
from layouts.scenes.content import Table
from layouts.scenes.decks import KINDS
from layouts.words import formats
from layouts.words.texts import Texts


def one_slide(t: Texts, view: PageView, proven: Proven, kind: str) -> bytes:
    """The file with the slide of one kind (two of the funding where two dates are compared)."""
    slides = [slide._replace(follows=KINDS[kind].follows) for slide in scenes.alone(t, view, kind)]
    return _file(t, view, proven, slides, "")


def deck(t: Texts, view: PageView, proven: Proven, shown: Sequence[tuple[str, PageView]], name: str) -> bytes:
    """The file of a deck: its title, the slides of each scene (its kind, its view), the documents.

    `view` is what the deck as a whole is made for, and `name` stands on its first slide.
    """
    slides = [
        slide._replace(view=of, follows=KINDS[kind].follows)
        for kind, of in shown
        for slide in scenes.slides_of(t, of, kind)
    ]
    seen = dict.fromkeys((slide.title, slide.content) for slide in slides)  # an empty selection is said once
    slides = [slide for slide in slides if seen.pop((slide.title, slide.content), 0) is None]
    return _file(t, view, proven, [*slides, *documents(t, view, proven)], name)


def _file(t: Texts, view: PageView, proven: Proven, slides: list[Slide], name: str) -> bytes:
    deck = empty()
    layouts = {layout.name: layout for layout in deck.slide_layouts}
    said = deck.core_properties
    said.title = " · ".join([t("Social Protection Floors for All"), *([unmarked(name)] if name else [])])
    said.author = said.last_modified_by = t("Not an official publication of the ILO")
    said.language = t.lang
    said.created = said.modified = datetime.fromisoformat(view.frame.made_at).replace(tzinfo=None)
    if name:
        _title_slide(t, view, deck.slides.add_slide(layouts["Title"]), name)
    for slide in slides:
        for part in _cut(slide):
            drawn = deck.slides.add_slide(layouts[_layout(part)])
            _write(t, part.view or view, drawn, part, proven)
    language.speak(deck, t.lang)
    file = BytesIO()
    deck.save(file)
    return file.getvalue()


def _title_slide(t: Texts, view: PageView, slide: Any, name: str) -> None:
    """Programme, deck, date, filters, and what this file is not."""
    day = formats.day(t.lang, view.overview.as_of)
    lines = [name, t("Position at {date}", date=day), selection(t, view, 6)]
    slide.shapes.title.text = t("Social Protection Floors for All")
    slide.placeholders[1].text = joined("\n", lines)
    _feet(t, slide, t("Not an official publication of the ILO"))
    slide.notes_slide.notes_text_frame.text = joined("\n", [*lines[:2], selection(t, view), built(t, view)])


def _layout(slide: Slide) -> str:
    """The name of the layout that a slide needs."""
    if isinstance(slide.content, Chart):
        return "Chart"
    if isinstance(slide.content, Figures):
        return "Figures"
    if isinstance(slide.content, Picture):
        return "Map"
    if isinstance(slide.content, str):
        return "Text"
    return "Two tables" if len(slide.content) == 2 else "Table"


def _cut(slide: Slide) -> list[Slide]:
    """A slide, or several where its one table is too long for one."""
    if _layout(slide) != "Table":
        return [slide]
    (table,) = cast(tuple[Table], slide.content)
    found = pages(table, *room("Table", "Table"))
    return [
        slide._replace(title=scenes.numbered(slide.title, place, len(found)), content=(one,))
        for place, one in enumerate(found, 1)
    ]


# In points; the first in which a title takes two lines, as its place has.
TITLES = tuple(map(theme.size, ("slide-title", "slide-title-long", "slide-title-longest")))


def _write(t: Texts, view: PageView, drawn: Any, slide: Slide, proven: Proven) -> None:
    """Fill the placeholders of a slide, name its shapes for who does not see them, and write its notes."""
    drawn.shapes.title.text = f"{slide.title}"
    wide, _ = room(drawn.slide_layout.name, "Title")
    size = next((one for one in TITLES if lines_of(slide.title, wide / BOLD, one) <= 2), TITLES[-1])
    if size != TITLES[0]:  # of the layout
        drawn.shapes.title.text_frame.paragraphs[0].runs[0].font.size = Pt(size)
    places = placeholders(drawn)
    for name, text in (("Lead", slide.lead), ("Caption", caption(t, view, slide, proven))):
        if text:
            places[name].text_frame.text = f"{text}"
        else:
            places[name]._element.getparent().remove(places[name]._element)
    content = slide.content
    if isinstance(content, str):
        places["Text"].text_frame.text = f"{content}"
    elif isinstance(content, Chart):
        _name(draw_chart(t, places["Chart"], content), content.alt)
    elif isinstance(content, Figures):
        _figures([places[f"Figure {n}"] for n in (1, 2, 3, 4)], content)
    elif isinstance(content, Picture):
        _key(places["Lead"], content)
        _name(_picture(places["Map"], content), content.alt)
        _tables(t.lang, slide, [places["Table"]], (content.table,))
    else:
        _tables(
            t.lang,
            slide,
            [places[one] for one in ("Table", "Left table", "Right table") if one in places],
            content,
        )
    if "Caption" in placeholders(drawn):  # read after what it is the source of; the layout has it before
        drawn.shapes._spTree.append(placeholders(drawn)["Caption"]._element)
    for name, place in placeholders(drawn).items():
        place.name = name
    of = slide.panels[-1][1].as_of if slide.panels else view.overview.as_of
    day = formats.day(t.lang, of)
    chosen = (
        selection(t, view, 2, slide.follows) if slide.follows else t("programme-wide, filters do not move it")
    )
    said = [
        t("Position at {date}", date=day),
        chosen[:1].upper() + chosen[1:],
        t("Not an official publication of the ILO"),
    ]
    _feet(t, drawn, " · ".join(said))
    drawn.notes_slide.notes_text_frame.text = joined("\n", notes(t, view, slide, proven))


def _tables(lang: str, slide: Slide, holders: list[Any], tables: tuple[Table, ...]) -> None:
    """Tables in their places, in letters of one size."""
    size, stretch = fit(tables, holders[0].width / INCH, holders[0].height / INCH)
    for number, (holder, table) in enumerate(zip(holders, tables, strict=False), 1):
        title = scenes.numbered(slide.title, number, len(tables))
        _name(draw_table(holder, table, size, stretch), _table_alt(lang, title, table))


def _key(holder: Any, content: Picture) -> None:
    """What the colours of a map mean, each before its word."""
    holder.text_frame.clear()
    paragraph = holder.text_frame.paragraphs[0]
    for colour, mark, label in content.key:
        swatch, word = paragraph.add_run(), paragraph.add_run()
        swatch.text, word.text = f"{mark} ", f"{label}     "
        swatch.font.color.rgb, swatch.font.bold = rgb(colour), True


def _table_alt(lang: str, title: str, table: Table) -> str:
    return formats.named(lang, title, ", ".join(filter(None, table.head)))


def _name(shape: Any, alt: str) -> None:
    """Give a shape its alternative text."""
    next(shape._element.iter("{*}cNvPr")).set("descr", unmarked(alt))


def _figures(holders: list[Any], content: Figures) -> None:
    """Each figure in a place of its own: the value large, red where it is the gap."""
    for holder in holders[len(content.facts) :]:
        holder._element.getparent().remove(holder._element)
    for holder, fact in zip(holders, content.facts, strict=False):
        frame = holder.text_frame
        value = frame.paragraphs[0].add_run()
        value.text, value.font.size, value.font.bold = fact.value, Pt(theme.size("slide-figure")), True
        is_gap = fact.tone == "gap"
        value.font.color.theme_color = MSO_THEME_COLOR.ACCENT_5 if is_gap else MSO_THEME_COLOR.TEXT_2
        whole = frame.paragraphs[0].add_run()
        whole.text, whole.font.size = f" {fact.of}".rstrip(), Pt(theme.size("slide-figure-label"))
        label = frame.add_paragraph().add_run()
        label.text, label.font.size = f"{fact.label}", Pt(theme.size("slide-figure-label"))
        if fact.doubt:
            doubt = frame.add_paragraph().add_run()
            doubt.text, doubt.font.size = fact.doubt, Pt(theme.size("slide-figure-doubt"))


def _picture(holder: Any, content: Picture) -> Any:
    """The picture whole, as large as its place allows, in its middle."""
    left, top, width, height = holder.left, holder.top, holder.width, holder.height
    shape = holder.insert_picture(BytesIO(content.png))
    shape.crop_left = shape.crop_right = shape.crop_top = shape.crop_bottom = 0
    wide, high = shape.image.size
    scale = min(width / wide, height / high)
    shape.width, shape.height = int(wide * scale), int(high * scale)
    shape.left, shape.top = left + (width - shape.width) // 2, top + (height - shape.height) // 2
    return shape


def _feet(t: Texts, slide: Any, text: str) -> None:
    """The footer and the number of a slide; the library leaves them in the layout."""
    for holder in slide.slide_layout.placeholders:
        kind = holder.placeholder_format.type
        if kind in (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER):
            copied = deepcopy(holder._element)
            number = (
                slide.shapes._next_shape_id
            )  # the copy brings that of the layout, which the slide may have
            next(copied.iter("{*}cNvPr")).set("id", str(number))
            slide.shapes._spTree.append(copied)
    for shape in slide.placeholders:
        if shape.placeholder_format.type == PP_PLACEHOLDER.FOOTER:
            shape.text_frame.text = text
