"""In which language slides are written, for PowerPoint, which checks words, and for screen readers."""

from copy import deepcopy
from typing import Any

from pptx.presentation import Presentation

from data.untranslated import MARKED

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
TAGS = {"en": "en-GB", "fr": "fr-FR", "es": "es-ES"}
ENGLISH = TAGS["en"]


def speak(deck: Presentation, lang: str) -> None:
    """Name the language of every run of slides, notes and charts; what is English gets runs of its own."""
    for slide in deck.slides:
        _speak(slide._element, TAGS[lang])
        _speak(slide.notes_slide._element, TAGS[lang])
        for shape in slide.shapes:
            if shape.has_chart:
                for look in shape.chart._chartSpace.iter(f"{A}defRPr", f"{A}rPr", f"{A}endParaRPr"):
                    look.set("lang", TAGS[lang])


def _speak(element: Any, tag: str) -> None:
    for run in [*element.iter(f"{A}r", f"{A}fld", f"{A}br")]:
        _look(run).set("lang", tag)
        text = run.find(f"{A}t")
        if run.tag == f"{A}r" and text is not None and MARKED.search(text.text or ""):
            _split(run, text.text)
    for end in element.iter(f"{A}endParaRPr"):
        end.set("lang", tag)


def _look(run: Any) -> Any:
    """What says how a run looks, and its language."""
    look = run.find(f"{A}rPr")
    if look is None:
        look = run.makeelement(f"{A}rPr", {})
        run.insert(0, look)
    return look


def _split(run: Any, text: str) -> None:
    """Put what is English in a run into runs of its own."""
    for place, piece in enumerate(MARKED.split(text)):
        if piece:
            copy = deepcopy(run)
            copy.find(f"{A}t").text = piece
            if place % 2:
                _look(copy).set("lang", ENGLISH)
            run.addprevious(copy)
    run.getparent().remove(run)
