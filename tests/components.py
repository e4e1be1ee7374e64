"""Reading what the server sends as the browser does: components in JSON, and HTML inside them."""

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any


def parts(component: Any) -> Iterator[dict[str, Any]]:
    """Every component of a layout or an answer in JSON."""
    if isinstance(component, list):
        for part in component:
            yield from parts(part)
    elif isinstance(component, dict) and "props" in component:
        yield component
        yield from parts(component["props"].get("children"))


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def words(answer: Any) -> str:
    """All text in an answer, whatever its form; that of HTML without its marks."""
    if isinstance(answer, dict):
        return " ".join(words(part) for part in answer.values())
    if isinstance(answer, list | tuple):
        return " ".join(words(part) for part in answer)
    reader = _Words()
    reader.feed(str(answer))
    return " ".join(" ".join(reader.words).split())
