"""What whoever reports of a country needs to see; and who has reported, for the management team."""

from collections import defaultdict
from collections.abc import Sequence

from data.answers import Answers
from data.answers.row_origin import words
from data.quarters import Quarter
from data.rows.contributions import OPEN, Contribution
from data.rows.countries import CountryPage, Known
from data.rows.people import MEASURES
from data.rows.reporting import Appearance, Missing, Reporter, Reporting
from data.snapshot import Snapshot, by_language

TELLING = ("result", "people_figure", "country_note")  # tables whose rows tell something of a country


def reporting(answers: Answers, iso3: str) -> Reporting | None:
    """A country as readers see it, and what is missing; None where it is no priority country."""
    page = answers.country(iso3)
    if page is None:
        return None
    snapshot = answers.snapshot
    partners = snapshot.tables["partner"]
    return Reporting(
        page,
        missing(page),
        tuple((row["partner_id"], by_language(row, "name")) for row in partners),
        snapshot.phases[snapshot.phase][0],
        {
            measure: words(snapshot, row["meaning"])
            for measure in MEASURES
            for row in snapshot.tables["indicator"]
            if row["indicator_id"] == f"people_{measure}"
        },
    )


def missing(page: CountryPage) -> Missing:
    """What is not known of a country."""
    reached = {row.measure for row in page.figures if row.is_reached}
    return Missing(
        steps=tuple(row.step for row in page.steps if not row.results),
        to_confirm=tuple(row for row in page.results if not row.is_explicit),
        undated=tuple(row for row in page.results if row.is_undated),
        measures=tuple(measure for measure in MEASURES if measure not in reached),
        has_partners=bool(page.funders),
    )


def appearance(snapshot: Snapshot, quarter: Quarter) -> Appearance:
    """Where what belongs to the document of a quarter will stand once it is published."""
    newest = snapshot.dates[-1]
    return Appearance(newest, quarter.last_day <= newest)


def reporters(answers: Answers, contributions: Sequence[Contribution]) -> tuple[Reporter, ...]:
    """Every priority country with its last report and how much is known of it, longest silent first."""
    snapshot = answers.snapshot
    regions = {region.region_id: region.names for region in snapshot.regions}
    told = _told(snapshot)
    sent: defaultdict[str, list[Contribution]] = defaultdict(list)
    for one in contributions:
        sent[one.iso3].append(one)
    every: dict[str, Known] = answers.countries.every
    rows = []
    for country in snapshot.ordered[answers.filters.lang]:
        own = sent[country.iso3]
        reports = [one for one in own if one.state not in OPEN]
        last = max(reports, key=lambda one: one.changed_at, default=None)
        rows.append(
            Reporter(
                country,
                regions[country.region_id],
                last.changed_at[:10] if last else "",
                last.name if last else "",
                told.get(country.iso3, ""),
                every[country.iso3],
                sum(one.state == "submitted" for one in own),
                sum(one.state in OPEN for one in own),
            )
        )
    return tuple(sorted(rows, key=lambda row: row.silent_since))


def _told(snapshot: Snapshot) -> dict[str, str]:
    """Country → the newest day of a document that tells of it, those after the newest position included."""
    found: dict[str, str] = {}
    for table in TELLING:
        for row in (*snapshot.tables[table], *snapshot.later[table]):
            day = snapshot.sources[row["source_id"]].as_of
            if row["iso3"]:
                found[row["iso3"]] = max(found.get(row["iso3"], ""), day)
    return found
