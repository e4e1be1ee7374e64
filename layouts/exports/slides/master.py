"""The empty presentation that decks are made from: 16:9, a master, six layouts with their placeholders."""

import re
from functools import cache
from io import BytesIO
from xml.sax.saxutils import quoteattr

from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.presentation import Presentation as Deck
from pptx.util import Inches

from layouts.look import theme

WIDTH, HEIGHT = 13.333, 7.5  # inches
LEFT, WIDE = 0.55, 12.23
# Numbers of the placeholders that slides fill.
LEAD, CAPTION, CONTENT, SECOND = 11, 12, 13, 14
FOOTER, NUMBER = 3, 4
Box = tuple[float, float, float, float]  # left, top, width, height in inches

TITLE: Box = (LEFT, 0.36, WIDE, 0.94)
LEAD_BOX: Box = (LEFT, 1.38, WIDE, 0.58)
BODY: Box = (LEFT, 2.02, WIDE, 4.22)
CAPTION_BOX: Box = (LEFT, 6.28, WIDE, 0.6)
FOOT: Box = (LEFT, 6.98, 11.2, 0.34)
PAGE: Box = (11.88, 6.98, 0.9, 0.34)
# Tables stand higher, under a smaller lead.
TABLE_LEAD: Box = (LEFT, 1.34, WIDE, 0.5)
TABLE: Box = (LEFT, 1.86, WIDE, 4.4)
# A map stands beside what it says in words; its height is that of its picture.
MAP: Box = (LEFT, 1.9, 7.1, 4.32)
BESIDE: Box = (LEFT + 7.4, 1.9, 4.83, 4.32)
HALVES: tuple[Box, Box] = ((LEFT, 1.86, 5.95, 4.4), (LEFT + 6.28, 1.86, 5.95, 4.4))

FOURTHS: tuple[Box, ...] = tuple(
    (left, top, wide, 1.9) for top in (2.15, 4.2) for left, wide in ((LEFT, 7.4), (LEFT + 7.6, 4.63))
)  # of big figures

NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
# Layouts of the library's own template that become ours, by their place in it: name, and content in boxes.
LAYOUTS: dict[str, tuple[int, Box, tuple[tuple[str, int, Box], ...]]] = {
    "Chart": (1, LEAD_BOX, (("chart", CONTENT, BODY),)),
    "Table": (3, TABLE_LEAD, (("tbl", CONTENT, TABLE),)),
    "Two tables": (4, TABLE_LEAD, (("tbl", CONTENT, HALVES[0]), ("tbl", SECOND, HALVES[1]))),
    "Figures": (6, LEAD_BOX, tuple(("body", CONTENT + place, box) for place, box in enumerate(FOURTHS))),
    "Map": (5, TABLE_LEAD, (("pic", CONTENT, MAP), ("tbl", SECOND, BESIDE))),
    "Text": (7, LEAD_BOX, (("body", CONTENT, BODY),)),
}


def empty() -> Deck:
    """A presentation without slides; each layout is found by its name."""
    return Presentation(BytesIO(_template()))


@cache
def _template() -> bytes:
    """The file of the empty presentation, made once a process."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(WIDTH), Inches(HEIGHT)
    master = deck.slide_master
    for relation in master.part.rels.values():
        if relation.reltype.endswith("/theme"):
            part = relation.target_part
            part._blob = _themed(part.blob.decode()).encode()
    layouts = list(deck.slide_layouts)
    _fill(
        master,
        [
            _placeholder(
                2, "title", 0, TITLE, size=28, is_bold=True, colour="tx2", font="+mj-lt", anchor="b"
            ),
            _placeholder(3, "body", 1, BODY, size=18),
            *_feet(5),
        ],
    )
    _fill(layouts[0], _first_slide())
    layouts[0].name = "Title"
    layouts[0]._element.set("showMasterSp", "0")
    background = parse_xml(
        f'<p:bg {NAMESPACES}><p:bgPr><a:solidFill><a:schemeClr val="tx2"/></a:solidFill>'
        "<a:effectLst/></p:bgPr></p:bg>"
    )
    layouts[0]._element.cSld.insert(0, background)
    for name, (place, lead, contents) in LAYOUTS.items():
        layouts[place].name = name
        layouts[place]._element.attrib.pop("type", None)  # ours is none of the built-in ones
        _fill(
            layouts[place],
            [
                _placeholder(
                    2, "title", 0, TITLE, size=28, is_bold=True, colour="tx2", font="+mj-lt", anchor="b"
                ),
                _placeholder(3, "body", LEAD, lead, size=16 if lead == LEAD_BOX else 14),
                _placeholder(4, "body", CAPTION, CAPTION_BOX, size=12, colour="bg2", anchor="b"),
                *(
                    _placeholder(5 + n, kind, idx, box, size=18)
                    for n, (kind, idx, box) in enumerate(contents)
                ),
                *_feet(5 + len(contents)),
            ],
        )
    kept = {0, *(place for place, _, _ in LAYOUTS.values())}
    for place, layout in enumerate(layouts):
        if place not in kept:
            deck.slide_layouts.remove(layout)
    file = BytesIO()
    deck.save(file)
    return file.getvalue()


def _themed(xml: str) -> str:
    """The theme with the colours and fonts of the product; panose numbers lead to a common sans serif."""
    colours = {
        "dk1": theme.TEXT,
        "lt1": theme.WHITE,
        "dk2": theme.DARK,
        "lt2": theme.MUTED,
        "accent1": theme.BLUE,
        "accent2": theme.STEP_COLOURS[1],
        "accent3": theme.STEP_COLOURS[2],
        "accent4": theme.DARK,
        "accent5": theme.RED,
        "accent6": theme.GREY,
        "hlink": theme.BLUE,
        "folHlink": theme.BLUE,
    }
    scheme = "".join(
        f'<a:{name}><a:srgbClr val="{value[1:]}"/></a:{name}>' for name, value in colours.items()
    )
    xml = re.sub(r"(<a:clrScheme[^>]*>).*?(</a:clrScheme>)", rf"\1{scheme}\2", xml, flags=re.DOTALL)
    for kind, font in (("major", theme.DISPLAY), ("minor", theme.FONT)):
        latin = (
            f'<a:latin typeface="{font.split(",")[0]}" panose="020B0502040504020204" pitchFamily="34"/>'
            '<a:ea typeface=""/><a:cs typeface=""/>'
        )
        xml = re.sub(rf"(<a:{kind}Font>).*?(</a:{kind}Font>)", rf"\g<1>{latin}\g<2>", xml, flags=re.DOTALL)
    return xml


def _fill(owner: object, shapes: list[str]) -> None:
    """Put shapes in the place of those that a master or a layout has."""
    tree = owner.shapes._spTree  # type: ignore[attr-defined]
    for child in list(tree)[2:]:
        tree.remove(child)
    for shape in shapes:
        tree.append(parse_xml(shape))


def _frame(box: Box) -> str:
    left, top, width, height = (int(Inches(one)) for one in box)
    return f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'


def _placeholder(
    number: int,
    kind: str,
    idx: int,
    box: Box,
    *,
    size: float,
    colour: str = "tx1",
    font: str = "+mn-lt",
    is_bold: bool = False,
    anchor: str = "t",
    align: str = "l",
    text: str = "",
) -> str:
    """A placeholder of a master or a layout, with the type its slides inherit."""
    names = {
        "title": "Title",
        "ctrTitle": "Title",
        "subTitle": "Subtitle",
        "body": "Text",
        "chart": "Chart",
        "tbl": "Table",
        "pic": "Picture",
        "ftr": "Footer",
        "sldNum": "Slide number",
    }
    index = f' idx="{idx}"' if idx else ""
    run = (
        '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr lang="en-GB"/>'
        "<a:t>‹#›</a:t></a:fld>"
    )
    content = run if kind == "sldNum" else f'<a:r><a:rPr lang="en-GB"/><a:t>{text or names[kind]}</a:t></a:r>'
    return (
        f"<p:sp {NAMESPACES}><p:nvSpPr><p:cNvPr id={quoteattr(str(number))} name={quoteattr(names[kind])}/>"
        '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="{kind}"{index}/></p:nvPr></p:nvSpPr>'
        f'<p:spPr>{_frame(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        f'<p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}">'
        "<a:normAutofit/></a:bodyPr>"
        f'<a:lstStyle><a:lvl1pPr marL="0" indent="0" algn="{align}">'
        '<a:lnSpc><a:spcPct val="95000"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/>'
        f'<a:defRPr sz="{int(size * 100)}" b="{int(is_bold)}">'
        f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill><a:latin typeface="{font}"/></a:defRPr>'
        f"</a:lvl1pPr></a:lstStyle><a:p>{content}</a:p></p:txBody></p:sp>"
    )


def _line(number: int, box: Box, colour: str) -> str:
    """A bar of one colour that every slide shows."""
    return (
        f'<p:sp {NAMESPACES}><p:nvSpPr><p:cNvPr id="{number}" name="Line"/>'
        '<p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr>{_frame(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>'
    )


def _feet(number: int) -> list[str]:
    """The footer, the number of the slide, a thin line above them and a bar above the title."""
    return [
        _placeholder(number, "ftr", FOOTER, FOOT, size=12, colour="bg2", anchor="ctr"),
        _placeholder(number + 1, "sldNum", NUMBER, PAGE, size=12, colour="bg2", anchor="ctr", align="r"),
        _line(number + 2, (LEFT, 6.93, WIDE, 0.012), "accent6"),
        _line(number + 3, (LEFT, 0.2, 0.75, 0.07), "accent1"),
    ]


def _first_slide() -> list[str]:
    """The shapes of the title's layout, white on dark."""
    return [
        _placeholder(
            2,
            "ctrTitle",
            0,
            (0.9, 1.7, 11.5, 1.9),
            size=44,
            is_bold=True,
            colour="bg1",
            font="+mj-lt",
            anchor="b",
        ),
        _placeholder(3, "subTitle", 1, (0.9, 3.95, 11.5, 2.2), size=20, colour="bg1"),
        _placeholder(4, "ftr", FOOTER, (0.9, 6.75, 10.4, 0.36), size=14, colour="bg1", anchor="ctr"),
        _line(5, (0.9, 3.7, 1.6, 0.08), "accent2"),
    ]
