"""Places in documents that are written in two ways: one of them has a wrong comma, or a space too many."""

import re
from collections import Counter, defaultdict
from typing import Any

from data.messages import say
from etl.faults import Fault, shown
from etl.invisible_letters import unseen

WORDS = re.compile(r"[^\W\d_]+|\d+|(?<=\d)[-–](?=\d)")  # 3-5 are three paragraphs, 3, 5 are two


def words(locator: str) -> tuple[str, ...]:
    """What a place says, whatever stands between its words and numbers."""
    return tuple(word.casefold() for word in WORDS.findall(locator))


def agree(rows: dict[str, list[Any]]) -> list[Fault]:
    """A fault for every place that others of its document write otherwise; they stand for it from now on.

    What is right is what most rows have, and of as many the first. Corrections name places of rows, and say
    themselves where there is none.
    """
    known: dict[tuple[str, tuple[str, ...]], dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for table, found in rows.items():
        for row in found if table != "correction" else ():
            locator = row.cells.get("locator")
            if locator and not unseen(locator):  # a letter that nobody sees is a fault of its own
                known[row.cells["source_id"], words(locator)][locator].append(row)
    faults = []
    for spellings in known.values():
        if len(spellings) == 1:
            continue
        uses = Counter({locator: len(of) for locator, of in spellings.items()})
        right = uses.most_common(1)[0][0]
        first = spellings[right][0]
        for locator, of in spellings.items():
            for row in of if locator != right else ():
                expected = say(
                    "{value}, as {file}, row {row} writes the same place",
                    value=shown(right),
                    file=first.file,
                    row=first.number,
                )
                faults.append(Fault(row.file, row.number, "locator", shown(locator), expected))
                row.cells["locator"] = right  # what is said of the place is said once, here
    return faults
