"""What stands in a scene of what is reported of a country, of a partner's countries, or of any selection."""

from collections.abc import Callable

from data.rows import PageView
from layouts.scenes import selection as reported
from layouts.scenes.content import Content, Fact, Table
from layouts.scenes.selection import Reported
from layouts.words.texts import Texts

Question = Callable[[Texts, PageView], Reported]
MOST_LETTERS = 900  # of all cells of a table that can be read from the last row
MOST_ROWS = 8
MOST_SLIDES = 2  # of a table; the workbook has the rest
MOST_OF_ALL = 12
TOLD_WHOLE = (reported.changes, reported.to_ask)  # as a page tells it


def _leaves_nothing(question: Question, view: PageView) -> bool:
    return question is not reported.evaluated and not view.answers.countries.asked


def title(question: Question) -> Callable[[Texts, PageView], str]:
    """What says the message of a scene."""

    def message(t: Texts, view: PageView) -> str:
        if _leaves_nothing(question, view):
            return t("No country matches these filters")
        return question(t, view).title

    return message


def table(question: Question) -> Callable[[Texts, PageView], Content]:
    """What draws a scene."""

    def content(t: Texts, view: PageView) -> Content:
        if _leaves_nothing(question, view):
            return Content()
        found = question(t, view)
        if not found.rows:
            return Content(facts=(Fact("–", "", found.none, None, "unknown"),), rows=found.of)
        table = Table(
            found.head,
            found.rows,
            widths=found.widths,
            most=_readable(found.rows),
            most_slides=MOST_OF_ALL if question in TOLD_WHOLE else MOST_SLIDES,
        )
        return Content(table=table, note=found.note, rows=found.of, told=found.told)

    return content


def _readable(rows: tuple[tuple[str, ...], ...]) -> int:
    """How many of the first rows are few enough for large letters."""
    kept = letters = 0
    for row in rows[:MOST_ROWS]:
        letters += max(len("".join(row)), 60)
        if kept and letters > MOST_LETTERS:
            break
        kept += 1
    return kept


CHANGES, WEAK, CALLS, REACHED, FUNDERS, AREAS, DISPUTED, EVALUATED = (
    (title(one), table(one))
    for one in (
        reported.changes,
        reported.to_follow_up,
        reported.to_ask,
        reported.reached,
        reported.funders,
        reported.areas,
        reported.disputed,
        reported.evaluated,
    )
)
