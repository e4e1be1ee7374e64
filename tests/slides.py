"""Asking for PowerPoint files, and reading them back."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from flask import Flask
from pptx import Presentation

from callbacks.http import slides
from data.answers import overview as queries
from data.filters import parse
from data.snapshot import Snapshot
from layouts.words.texts import LANGUAGES, texts

EN = texts("en")
EARLIER = "2021-10-07"
Export = Callable[..., Any]


def answers(snapshot: Snapshot) -> Export:
    """What the route answers: `answer("deck=steering")`."""
    flask = Flask(__name__)
    slides.register(flask, lambda _: snapshot)

    def answer(query: str = "") -> Any:
        return flask.test_client().get(f"/export/slides.pptx?{query}")

    return answer


def opened(snapshot: Snapshot) -> Export:
    """A file of the route, opened."""
    answer = answers(snapshot)

    def export(query: str = "") -> Any:
        got = answer(query)
        assert got.status_code == 200, got.text
        return Presentation(BytesIO(got.data))

    return export


def view(snapshot: Snapshot, query: str) -> Any:
    return queries.overview(snapshot, parse(f"?{query}", snapshot, LANGUAGES)[0])


def chart_of(deck: Any) -> Any:
    """The one chart of a file of one slide."""
    assert len(deck.slides) == 1
    return next(shape.chart for shape in deck.slides[0].shapes if shape.has_chart)


def read(chart: Any) -> dict[str, list[float | None]]:
    """The series of a chart by name."""
    return {series.name: list(series.values) for plot in chart.plots for series in plot.series}


def said(slide: Any) -> str:
    """All text of a slide, its tables too."""
    cells = [
        cell.text
        for shape in slide.shapes
        if shape.has_table
        for row in shape.table.rows
        for cell in row.cells
    ]
    return "\n".join([*(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame), *cells])
