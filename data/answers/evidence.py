"""The evidence: what contradicts itself, how complete it is for each country, the documents behind it."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from data.answers.overview import asked, leaves_out
from data.answers.stored import Stored, in_order, origin, results_of_phase, words
from data.filters import Filters
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
)
from data.schema.position import BASES
from data.snapshot import Country, Snapshot, by_language

REACH = ("legal", "effective", "adequacy")


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
            origin(row),
        )
        for row in snapshot.tables["discrepancy"]
    )


def contradictions(snapshot: Snapshot, filters: Filters, every: tuple[Contradiction, ...]) -> Contradictions:
    """Those of every contradiction that the filters leave."""
    is_narrowed = leaves_out(filters)
    left = set(asked(snapshot, filters))
    rows = tuple(
        row for row in every if not is_narrowed or not row.countries or not left.isdisjoint(row.countries)
    )
    return Contradictions(
        rows=rows,
        total=len(every),
        is_narrowed=is_narrowed,
        with_country=sum(bool(row.countries) for row in rows),
        high=sum(row.is_high for row in rows),
        not_settled=sum(not row.is_settled for row in rows),
        high_not_settled=sum(row.is_high and not row.is_settled for row in rows),
        counts=Counter((row.topic, row.severity) for row in rows),
    )


def completeness(snapshot: Snapshot, filters: Filters) -> Completeness:
    """How much evidence of each kind there is for each country that the filters leave."""
    left = set(asked(snapshot, filters))
    places = tuple(one for one in snapshot.ordered[filters.lang] if one.iso3 in left)
    results, people, partners, themes = (
        [row for row in rows if row["iso3"] in left]
        for rows in (
            results_of_phase(snapshot),
            *(snapshot.tables[name] for name in ("people_figure", "country_partner", "theme_country")),
        )
    )
    counts = {
        "results": _by_country(results),
        "explicit": _by_country(filter(is_explicit, results)),
        "undated": _by_country(filter(is_undated, results)),
        "people": _by_country(filter(is_reached, people)),
        "figures": _by_country(people),
        "partners": Counter(
            iso3
            for iso3, _ in {
                (row["iso3"], row["partner_id"]) for row in partners if row["status"] == "current"
            }
        ),
        "themes": _by_country(themes),
    }
    is_reported = snapshot.results_as_of is not None
    rows = tuple(_of_country(country, counts, is_reported) for country in places)
    explicit = counts["explicit"].total() if is_reported else None
    return Completeness(
        countries=rows,
        kinds=tuple(
            KindOfEvidence(kind, explicit, len(results))
            if kind == "explicit"
            else KindOfEvidence(
                kind,
                len(counts[kind]) if is_reported or kind != "results" else None,
                len(rows),
            )
            for kind in KINDS
        ),
        complete=sum(row.is_complete for row in rows),
        results=len(results) if is_reported else None,
        explicit=explicit,
        undated=counts["undated"].total() if is_reported else None,
        bases={basis: sum(row["basis"] == basis for row in results) for basis in BASES},
        results_origins=tuple(map(origin, results)),
        origins=tuple(map(origin, (*results, *people, *partners, *themes))),
    )


def _of_country(country: Country, counts: dict[str, Counter[str]], is_reported: bool) -> CountryEvidence:
    n = {kind: of[country.iso3] for kind, of in counts.items()}
    return CountryEvidence(
        country=country,
        results=n["results"] if is_reported else None,
        explicit=n["explicit"] if is_reported else None,
        undated=n["undated"] if is_reported else None,
        people=n["people"],
        other_figures=n["figures"] - n["people"],
        partners=n["partners"],
        themes=n["themes"],
    )


def _by_country(rows: Iterable[Stored]) -> Counter[str]:
    return Counter(row["iso3"] for row in rows)


def is_explicit(result: Stored) -> bool:
    """Whether the report states the change itself; every other result is to be confirmed."""
    return bool(result["basis"] == "explicit")


def is_undated(result: Stored) -> bool:
    """Whether a result is stated explicitly, but without a date: it counts, and the date is asked for."""
    return is_explicit(result) and not result["changed_on"]


def is_reached(figure: Stored) -> bool:
    """Whether a figure about people is an achieved one in one of the three measures."""
    return figure["status"] == "achieved" and figure["measure"] in REACH


def documents(snapshot: Snapshot) -> Documents:
    """The documents that are known, in the order of their precedence, and the other sources."""
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
    return Documents(tuple(found))


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
