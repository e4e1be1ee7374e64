"""In which language slides are written, for PowerPoint, which checks words, and for screen readers."""

import re
from collections.abc import Iterable
from copy import deepcopy
from typing import Any

from pptx.presentation import Presentation

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
TAGS = {"en": "en-GB", "fr": "fr-FR", "es": "es-ES"}
ENGLISH = TAGS["en"]


def speak(deck: Presentation, lang: str, english: Iterable[str]) -> None:
    """Name the language of every run of slides, notes and charts; `english` texts in them stay English."""
    # The longest first: one title may begin as another does.
    titles = re.compile("|".join(re.escape(one) for one in sorted(english, key=len, reverse=True)))
    for slide in deck.slides:
        _speak(slide._element, TAGS[lang], titles)
        _speak(slide.notes_slide._element, TAGS[lang], titles)
        for shape in slide.shapes:
            if shape.has_chart:
                for look in shape.chart._chartSpace.iter(f"{A}defRPr", f"{A}rPr", f"{A}endParaRPr"):
                    look.set("lang", TAGS[lang])


def _speak(element: Any, tag: str, titles: re.Pattern[str]) -> None:
    for run in [*element.iter(f"{A}r", f"{A}fld", f"{A}br")]:
        _look(run).set("lang", tag)
        text = run.find(f"{A}t")
        if tag != ENGLISH and run.tag == f"{A}r" and text is not None and text.text:
            _split(run, text.text, titles)
    for end in element.iter(f"{A}endParaRPr"):
        end.set("lang", tag)


def _look(run: Any) -> Any:
    """What says how a run looks, and its language."""
    look = run.find(f"{A}rPr")
    if look is None:
        look = run.makeelement(f"{A}rPr", {})
        run.insert(0, look)
    return look


def _split(run: Any, text: str, titles: re.Pattern[str]) -> None:
    """Put the titles in a run into runs of their own, in English."""
    pieces, last = [], 0
    for found in titles.finditer(text):
        pieces += [(text[last : found.start()], ""), (found.group(), ENGLISH)]
        last = found.end()
    if not pieces:
        return
    for piece, tag in [*pieces, (text[last:], "")]:
        if piece:
            copy = deepcopy(run)
            copy.find(f"{A}t").text = piece
            if tag:
                _look(copy).set("lang", tag)
            run.addprevious(copy)
    run.getparent().remove(run)
