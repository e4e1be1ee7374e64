"""The evidence: what contradicts itself, how complete it is for each country, the documents behind it."""

from collections import Counter, defaultdict

from data.answers.country_evidence import results
from data.answers.overview import asked, leaves, leaves_out
from data.answers.row_origin import in_order, origin, words
from data.filters import Filters
from data.rows.countries import Countries
from data.rows.evidence import (
    KINDS,
    Collection,
    Completeness,
    Contradiction,
    Contradictions,
    CountryEvidence,
    Document,
    Documents,
    IndicatorLink,
    KindOfEvidence,
    Monitoring,
    Note,
)
from data.schema.columns import BEGINNING
from data.schema.evidence import TOPICS
from data.schema.position import BASES, COMPONENTS
from data.snapshot import Snapshot, by_language


def every_contradiction(snapshot: Snapshot, lang: str) -> tuple[Contradiction, ...]:
    """All contradictions with their countries, whatever the filters."""
    countries = defaultdict(list)
    for row in snapshot.tables["discrepancy_country"]:
        countries[row["discrepancy_id"]].append(row["iso3"])
    place = in_order(snapshot, lang)
    return tuple(
        Contradiction(
            row["discrepancy_id"],
            row["topic"],
            row["severity"],
            by_language(row, "title"),
            words(snapshot, row["statements"]),
            words(snapshot, row["adopted"]),
            words(snapshot, row["reason"]),
            bool(row["is_settled"]),
            tuple((row["touches"] or "").split()),
            tuple(sorted(countries[row["discrepancy_id"]], key=place)),
            as_of := row["holds_from"] if row["holds_from"] != BEGINNING else None,
            as_of is not None and as_of < _shown_for(snapshot, row["topic"]),
            origin(row),
        )
        for row in snapshot.tables["discrepancy"]
    )


def _shown_for(snapshot: Snapshot, topic: str) -> str:
    """The day of the figures of a topic that are shown; of what is no figure, that of the results."""
    of_people = [one.as_of for name, one in snapshot.observations.items() if name in TOUCHED["people"]]
    days = {"people": max(of_people, default=None), "funding": snapshot.funding_as_of}
    return days.get(topic, snapshot.results_as_of) or snapshot.day


def contradictions(snapshot: Snapshot, filters: Filters, every: tuple[Contradiction, ...]) -> Contradictions:
    """Those of every contradiction that the filters leave."""
    is_narrowed = leaves_out(filters)
    left = set(asked(snapshot, filters))
    rows = tuple(
        row for row in every if not is_narrowed or not row.countries or not left.isdisjoint(row.countries)
    )
    return _counted(rows, len(every), is_narrowed=is_narrowed)


def _counted(rows: tuple[Contradiction, ...], total: int, *, is_narrowed: bool) -> Contradictions:
    return Contradictions(
        rows=rows,
        total=total,
        is_narrowed=is_narrowed,
        with_country=sum(bool(row.countries) for row in rows),
        high=sum(row.is_high for row in rows),
        not_settled=sum(not row.is_settled for row in rows),
        high_not_settled=sum(row.is_high and not row.is_settled for row in rows),
        earlier=sum(row.is_earlier for row in rows),
        high_earlier=sum(row.is_high and row.is_earlier for row in rows),
        counts=Counter((row.topic, row.severity) for row in rows),
    )


# The figures that a contradiction may touch, by the table that shows them.
TOUCHED = {
    "results": ("step_1", "step_2", "step_3", "results_total", "countries_with_results"),
    "people": ("people_legal", "people_effective", "people_adequacy", "people_total"),
    "funding": (*COMPONENTS, "approvals", "shares"),
    "partners": ("partners",),
    "themes": ("themes",),
}
# The topics of a table that shows several.
TOPICS_OF = {
    "calls": ("results",),
    "changes": ("results", "people", "funding"),
    "countries": ("results", "people", "countries"),
    "figures": ("health", "themes", "countries"),
}


def touching(every: tuple[Contradiction, ...], table: str, countries: set[str] | None) -> Contradictions:
    """The contradictions that touch the rows of a table: its figures or its topic, and its countries.

    None: the table is of no countries. Those of countries count all that name one, whatever their topic.
    """
    topics = TOPICS_OF.get(table, (table,))
    touched = {name for topic in topics for name in TOUCHED.get(topic, ())}
    rows = tuple(
        row
        for row in every
        if (
            row.topic in topics
            or touched.intersection(row.touches)
            or (table in ("countries", "compare") and row.countries)
        )
        and (countries is None or not row.countries or not countries.isdisjoint(row.countries))
    )
    return _counted(rows, len(every), is_narrowed=countries is not None)


def notes(snapshot: Snapshot) -> tuple[Note, ...]:
    """What to know of the figures, topic by topic."""
    rows = sorted(snapshot.tables["note"], key=lambda row: (TOPICS.index(row["topic"]), row["note_id"]))
    return tuple(
        Note(row["note_id"], row["topic"], by_language(row, "title"), by_language(row, "text"), origin(row))
        for row in rows
    )


def completeness(snapshot: Snapshot, filters: Filters, countries: Countries) -> Completeness:
    """How much evidence of each kind there is for the countries and the results that the filters leave."""
    left = {one.row.country.iso3 for one in countries.sheet}
    changes = [
        row
        for row in results(snapshot)
        if row.phase == snapshot.phase and row.iso3 in left and leaves(filters, row.step, row.basis)
    ]
    rows = tuple(
        CountryEvidence(one.row.country, one.known._replace(results=one.shown, explicit=one.shown_explicit))
        for one in countries.sheet
    )
    is_reported = snapshot.results_as_of is not None
    explicit = sum(row.is_explicit for row in changes)
    with_kind = {
        "results": sum(bool(row.known.results) for row in rows) if is_reported else None,
        "explicit": explicit if is_reported else None,
        "people": sum(bool(row.known.people.reached) for row in rows),
        "partners": sum(bool(row.known.partners) for row in rows),
        "themes": sum(bool(row.known.themes) for row in rows),
    }
    return Completeness(
        countries=rows,
        kinds=tuple(
            KindOfEvidence(kind, with_kind[kind], len(changes) if kind == "explicit" else len(rows))
            for kind in KINDS
        ),
        complete=sum(row.is_complete for row in rows),
        results=len(changes) if is_reported else None,
        explicit=explicit if is_reported else None,
        undated=sum(row.is_undated for row in changes) if is_reported else None,
        bases={basis: sum(row.basis == basis for row in changes) for basis in BASES},
        results_origins=tuple(row.origin for row in changes),
        origins=(
            *(row.origin for row in changes),
            *(
                origin(row)
                for name in ("people_figure", "country_partner", "theme_country")
                for row in snapshot.tables[name]
                if row["iso3"] in left
            ),
        ),
    )


def documents(snapshot: Snapshot) -> Documents:
    """The documents that are known, in the order of their precedence, the other sources, and the notes."""
    found = (
        Document(
            row["source_id"],
            words(snapshot, row["title"]),
            words(snapshot, row["publisher"]),
            row["published_on"],
            row["as_of"],
            words(snapshot, row["caveat"]),
        )
        for row in sorted(snapshot.tables["source"], key=lambda row: int(row["position"]))
    )
    return Documents(tuple(found), notes(snapshot))


def monitoring(snapshot: Snapshot) -> Monitoring:
    """What the programme measures, its counterparts elsewhere, and how often it is collected."""
    return Monitoring(
        tuple(
            IndicatorLink(
                row["kind"] == "indicator",
                words(snapshot, row["indicator_en"]),
                words(snapshot, row["level"]),
                words(snapshot, row["programme_and_budget_en"] or None),
                words(snapshot, row["sdg_en"] or None),
                origin(row),
            )
            for row in sorted(snapshot.tables["indicator_link"], key=lambda row: int(row["position"]))
        ),
        tuple(
            Collection(
                words(snapshot, row["what_en"]),
                words(snapshot, row["frequency_en"]),
                words(snapshot, row["who_en"]),
                origin(row),
            )
            for row in snapshot.tables["collection_frequency"]
        ),
    )
