"""From an address to the edition that it shows."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable

from sqlalchemy import Engine

from data.filters import edition_of
from data.snapshot import History, Reader, Snapshot
from data.store import editions
from data.store.snapshot import read

LOOK_EVERY = 1.0  # seconds; a new edition is seen everywhere within two
MOST_KEPT = 4  # editions in memory: the current one, those that addresses are pinned to or compare with


def reader(
    engine: Engine,
    clock: Callable[[], float] = time.monotonic,
    may_see: Callable[[str], bool] = lambda edition_id: False,
) -> Reader:
    """A function that gives the edition an address is pinned to; the current one where it names none we have.

    It asks once a second whether there is a newer act, so that a new edition shows without a restart. An
    edition that was never published is none that an address can name, but for those who `may_see` it. It
    keeps nothing of any user. It raises DatabaseMissing, also where a database that was there is gone.
    """
    kept: OrderedDict[str, Snapshot] = OrderedDict()
    asked: list[tuple[float, History]] = []
    one_at_a_time = threading.Lock()

    def held(edition_id: str) -> Snapshot:
        history = asked[0][1]
        current = history.acts[0].edition_id
        with one_at_a_time:  # and not twice where two ask for the same
            if edition_id not in kept:
                kept[edition_id] = read(engine, edition_id)
            if kept[edition_id].history is not history:
                kept[edition_id] = kept[edition_id]._replace(history=history)
            kept.move_to_end(edition_id)
            found = kept[edition_id]
            if len(kept) > MOST_KEPT:  # who reads through many editions does not drive out the current one
                kept.pop(next(name for name in kept if name != current))
            return found

    def known() -> History:
        now = clock()
        if asked and now - asked[0][0] < LOOK_EVERY:
            return asked[0][1]
        is_same = asked and asked[0][1].acts[0] == editions.newest_act(engine)
        history = asked[0][1] if is_same else editions.history(engine)._replace(opened=held)
        asked[:] = [(now, history)]
        return history

    def give(search: str) -> Snapshot:
        history = known()
        current, pinned = history.acts[0].edition_id, edition_of(search)
        if pinned != current and pinned in {one.edition_id for one in history.editions}:
            return held(pinned)._replace(newer=current)
        if pinned and pinned != current and may_see(pinned) and editions.is_draft(engine, pinned):
            return held(pinned)._replace(newer=current, is_draft=True)
        return held(current)

    return give
