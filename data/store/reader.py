"""From an address to the edition that it shows."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable

from sqlalchemy import Engine

from data.filters import edition_of
from data.snapshot import Reader, Snapshot
from data.store import editions
from data.store.engine import NotUsable
from data.store.snapshot import read

LOOK_EVERY = 1.0  # seconds; a new edition is seen everywhere within two
MOST_KEPT = 4  # editions in memory: the current one and those that addresses are pinned to


def reader(engine: Engine, clock: Callable[[], float] = time.monotonic) -> Reader:
    """A function that gives the edition an address is pinned to; the current one where it names none we have.

    It asks once a second which edition is current, so that a new one shows without a restart. It keeps
    nothing of any user. It raises DatabaseMissing, also where a database that was there is gone.
    """
    kept: OrderedDict[str, Snapshot] = OrderedDict()
    asked: list[tuple[float, str]] = []
    one_at_a_time = threading.Lock()

    def held(edition_id: str) -> Snapshot:
        with one_at_a_time:  # and not twice where two ask for the same
            if edition_id not in kept:
                kept[edition_id] = read(engine, edition_id)
            kept.move_to_end(edition_id)
            if len(kept) > MOST_KEPT:
                kept.popitem(last=False)
            return kept[edition_id]

    def give(search: str) -> Snapshot:
        last = asked[:1]
        if not last or clock() - last[0][0] >= LOOK_EVERY:
            last = [(clock(), editions.current_of(engine))]
            asked[:] = last
        current = last[0][1]
        pinned = edition_of(search)
        if pinned and pinned != current:
            try:
                return held(pinned)._replace(newer=current)
            except NotUsable:  # no edition of ours: the address says so in its notice
                pass
        return held(current)

    return give
