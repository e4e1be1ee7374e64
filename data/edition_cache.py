"""A cache of answers by edition and day: they are the same for every reader."""

from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

MOST = 16  # answers of each function: a few editions in three languages


class OfEdition(Protocol):
    """What belongs to an edition: a snapshot, a frame."""

    @property
    def edition_id(self) -> str:
        """The name of the edition; no two share one, not even with the same rows."""

    @property
    def day(self) -> str:
        """The day on which it was as it is here."""


Of = TypeVar("Of", bound=OfEdition)
More = ParamSpec("More")
Answer = TypeVar("Answer")
Asked = Callable[Concatenate[Of, More], Answer]


def once_per_edition(make: Asked[Of, More, Answer]) -> Asked[Of, More, Answer]:
    """The function, whose newest answers are kept by edition, by day and by what else is asked."""
    kept: OrderedDict[tuple[Any, ...], Answer] = OrderedDict()

    @wraps(make)
    def ask(of: Of, /, *more: More.args, **named: More.kwargs) -> Answer:
        key = (of.edition_id, of.day, more, *named.items())
        if key in kept:
            return kept[key]
        answer = make(of, *more, **named)
        while len(kept) >= MOST:
            kept.popitem(last=False)
        return kept.setdefault(key, answer)

    return ask
