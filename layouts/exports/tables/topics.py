"""What the tables of a view are, as raw values: Excel, CSV and the JSON interface all write these rows."""

from collections.abc import Callable
from typing import Any, NamedTuple

from data.filters import LISTS, PLACES
from data.rows import PageView
from layouts.exports.tables import changes as rows_changes
from layouts.exports.tables import compare as rows_compare
from layouts.exports.tables import countries as rows_countries
from layouts.exports.tables import evidence as rows_evidence
from layouts.exports.tables import funding as rows_funding
from layouts.exports.tables import people as rows_people
from layouts.exports.tables.fields import Field, Missing, fields, state_of
from layouts.words.texts import Texts

Row = dict[str, Any]


class Topic(NamedTuple):
    """One table: its columns, the filters that it follows, the page that shows it, the rows."""

    columns: tuple[str, ...]
    follows: tuple[str, ...]
    path: str
    rows: Callable[[Texts, PageView], list[Row]]


class Table(NamedTuple):
    """Rows of raw values; a cell without a value holds a Missing. `is_empty`: the filters leave nothing."""

    topic: str
    title: str
    fields: tuple[Field, ...]
    rows: tuple[tuple[Any, ...], ...]
    is_empty: bool
    level: str = ""  # where it is of a page that shows only what is on one level

    def column(self, name: str) -> list[Any]:
        """The cells of a column."""
        place = next(place for place, field in enumerate(self.fields) if field.name == name)
        return [row[place] for row in self.rows]


def table(t: Texts, view: PageView, topic: str, level: str = "") -> Table:
    """The table of a topic that `TOPICS` names, or of it only what is on one level.

    Raises KeyError for another topic.
    """
    known = fields(t, view)
    columns = TOPICS[topic].columns
    rows = [row for row in TOPICS[topic].rows(t, view) if not level or _level(row) == level]
    return Table(
        topic,
        (_titles_of_a_page(t) if level else {}).get(topic) or titles(t)[topic],
        tuple(known[name] for name in columns),
        tuple(tuple(_cell(known[name], _value(row, name)) for name in columns) for row in rows),
        topic != "funding" and _leaves_nothing(view, rows, level),
        level,
    )


def _leaves_nothing(view: PageView, rows: list[Row], level: str) -> bool:
    """Whether there is no row, or none but those that stay whatever the filters, which are set."""
    if any(level or row.get("level") != "programme" for row in rows):
        return False
    return not rows or any(getattr(view.overview.filters, name) for name in LISTS)


def _level(row: Row) -> str:
    """What a row is about; a contradiction that names no country is one of the programme."""
    return str(row.get("level", "programme" if row.get("countries") is Missing.NOT_APPLICABLE else "country"))


def _value(row: Row, name: str) -> Any:
    """The value of a column, or the state of the column that it speaks of."""
    of = name.removesuffix("_state")
    if of == name:
        return row[name]
    return state_of(Missing.NOT_REPORTED if row[of] is None else row[of])


def titles(t: Texts) -> dict[str, str]:
    """The title of each table."""
    return {
        "results": t("Results by country and step"),
        "people": t("People reached: programme totals, ambitions and country figures"),
        "funding": t("Funding: position, budget, approvals and shares"),
        "partners": t("Funding partners by country"),
        "themes": t("Thematic areas and what was done where"),
        "discrepancies": t("Differences between the documents"),
        "calls": t("Results to confirm, and what to ask"),
        "countries": t("Priority countries and what is known of them"),
        "figures": t("Other figures of the documents, by country, for the programme and the world"),
        "changes": t("What changed between two dates or two editions"),
        "compare": t("Countries, partners or regions side by side"),
    }


def _titles_of_a_page(t: Texts) -> dict[str, str]:
    """The titles of the tables that a page offers for one level alone: countries, or the programme."""
    return {"people": t("Figures on people"), "figures": t("More figures")}


def _cell(field: Field, value: Any) -> Any:
    """A raw value: whole numbers whole, flags true or false, nothing left blank that should say why."""
    if value is None and not field.may_be_blank:
        return Missing.NOT_REPORTED
    if field.kind == "flag" and not isinstance(value, Missing):
        return bool(value)
    return int(value) if isinstance(value, float) and value.is_integer() else value


PLACE = ("iso3", "country", "region_id")
ORIGIN = ("caveat", "source_id", "locator", "also_in")
TOPICS = {
    "results": Topic(
        (
            *(*PLACE, "step", "step_name", "achieved", "state", "period", "as_of", "summary", "basis"),
            *("changed_on", "adopted_by", "instrument", "follows_r202", "evidence", *ORIGIN),
        ),
        (*LISTS, "as_of"),
        "/",
        rows_countries.results,
    ),
    "people": Topic(
        (
            *("level", *PLACE, "measure", "status", "duration", "people", "state", "unit", "precision"),
            *("what", "year", "year_state", "as_of", "as_of_state", "reporting_countries"),
            *("reporting_countries_state", *ORIGIN),
        ),
        (*PLACES, "as_of"),
        "/people",
        rows_people.people,
    ),
    "funding": Topic(
        (
            *(
                "section",
                "item",
                "item_name",
                "as_of",
                "as_of_state",
                "period",
                "value",
                "state",
                "value_unit",
            ),
            *("is_residual", "is_hypothetical", *ORIGIN),
        ),
        ("as_of", "compare", "pledge"),
        "/funding",
        rows_funding.funding,
    ),
    "partners": Topic(
        (
            *("partner_id", "partner", "partner_kind", *PLACE, "channel", "funding_status"),
            *("results_shared", "state", *ORIGIN),
        ),
        (*PLACES, "as_of"),
        "/partners",
        rows_evidence.partners,
    ),
    "themes": Topic(
        (
            *("level", "theme_id", "theme", "theme_group", *PLACE, "is_priority", "summary", "state"),
            *ORIGIN,
        ),
        (*PLACES, "as_of"),
        "/themes",
        rows_evidence.themes,
    ),
    "discrepancies": Topic(
        (
            *("discrepancy_id", "topic", "severity", "title", "statements", "adopted", "reason"),
            *("as_of", "is_settled", "countries", "source_id", "locator", "also_in"),
        ),
        (*PLACES, "as_of"),
        "/evidence",
        rows_evidence.discrepancies,
    ),
    "calls": Topic(
        (
            *(*PLACE, "step", "step_name", "basis", "question", "open_since", "contributors"),
            *("period", "changed_on", "instrument", "summary", *ORIGIN),
        ),
        (*LISTS, "as_of"),
        "/evidence",
        rows_countries.calls,
    ),
    "countries": Topic(
        (
            *(*PLACE, "step_1", "step_2", "step_3", "results", "state", "explicit", "explicit_state"),
            *("people_figures", "people_figures_state", "partners", "partners_state"),
            *("themes", "themes_state", "discrepancies", *ORIGIN),
        ),
        (*LISTS, "as_of"),
        "/countries",
        rows_countries.countries,
    ),
    "figures": Topic(
        (
            *("level", *PLACE, "figure_topic", "what", "figure", "state", "figure_unit", "precision"),
            *("since", "until", "figure_status", *ORIGIN),
        ),
        (*PLACES, "as_of"),
        "/health",
        rows_evidence.figures,
    ),
    "changes": Topic(
        (
            *("level", "change_part", "change", *PLACE, "step", "step_state", "item_id", "subject", "column"),
            *("before", "before_state", "after", "state", "said_before", "said_after"),
            *("as_of", "compared_as_of", "compared_as_of_state", "compared_edition", *ORIGIN),
        ),
        (*LISTS, "as_of", "compare", "since"),
        "/changes",
        rows_changes.changes,
    ),
    "compare": Topic(
        (
            *("level", "compared_kind", "compared_id", "compared", *PLACE, "row_part", "row_id", "row_name"),
            *("count", "state", "said", "as_of", *ORIGIN),
        ),
        (*LISTS, "as_of", "compare"),
        "/compare",
        rows_compare.compare,
    ),
}
