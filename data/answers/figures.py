"""The figures of the documents that fit no other table, by topic and by country."""

from data.answers.overview import asked
from data.answers.row_origin import origin
from data.filters import Filters
from data.rows.figures import Figures, OfTopic, ReportedFigure
from data.schema.evidence import FIGURE_TOPICS
from data.snapshot import Snapshot, by_language


def figures(snapshot: Snapshot, filters: Filters) -> Figures:
    """All such figures that are known on the snapshot's day."""
    rows = ordered(snapshot)
    of_countries: dict[str, list[ReportedFigure]] = {}
    for row in rows:
        if row.iso3:
            of_countries.setdefault(row.iso3, []).append(row)
    groups = [
        OfTopic(topic, tuple(row for row in rows if row.iso3 is None and row.topic == topic))
        for topic in FIGURE_TOPICS
    ]
    return Figures(
        of_programme=tuple(group for group in groups if group.figures),
        of_countries={iso3: tuple(found) for iso3, found in of_countries.items()},
        left=tuple((iso3, tuple(of_countries.get(iso3, ()))) for iso3 in asked(snapshot, filters)),
    )


def ordered(snapshot: Snapshot) -> list[ReportedFigure]:
    """The figures by topic, as the documents have them; what is said of the same thing stands together.

    At the newest position those of newer documents are among them: each has its own date and place.
    """
    rows = (*snapshot.tables["reported_figure"], *snapshot.later["reported_figure"])
    first = {row["what_en"]: place for place, row in reversed([*enumerate(rows)])}
    return [
        ReportedFigure(
            row["figure_id"],
            row["iso3"],
            row["topic"],
            row["value"],
            row["unit"],
            row["precision"],
            row["since"],
            row["as_of"],
            row["status"],
            by_language(row, "what"),
            origin(row),
        )
        for row in sorted(rows, key=lambda row: (FIGURE_TOPICS.index(row["topic"]), first[row["what_en"]]))
    ]
