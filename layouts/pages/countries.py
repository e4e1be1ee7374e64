"""The page of countries: one row a priority country that the filters leave, and how much is known of it."""

from collections import defaultdict
from typing import Any, NamedTuple

from data.rows import CountryRow, PageView
from layouts.figures import charts
from layouts.look import components
from layouts.look.markup import Html, html
from layouts.pages import announced
from layouts.pages.people import figures as people_figures
from layouts.words import basis, formats
from layouts.words.texts import Texts

Row = dict[str, Any]


class Known(NamedTuple):
    """What the tables hold of one country; results are those by the as-of date, None: not reported."""

    results: list[Row] | None
    people: list[Row]
    partners: list[Row]  # announced ones too; `funding_now` leaves those that count
    themes: list[Row]
    severities: list[str]  # of the discrepancies that touch it


def body(t: Texts, view: PageView) -> list[Any]:
    """The content of the page."""
    title = charts.map_title(t, view.overview)
    chosen = [row for row in view.overview.countries if row.is_selected]
    if not chosen:
        return [components.heading(title, ""), components.empty(t)]
    held = known(view)
    rows = [(row, held[row.country.iso3]) for row in chosen]
    lead = f"{_lead(t, view, rows)} {announced.lead(t, view.overview)}".rstrip()
    return [components.heading(title, lead), _table(t, view, rows), *_notes(t, view, rows)]


def known(view: PageView) -> dict[str, Known]:
    """Results and people known at the as-of date and the newest of the rest, by the code of each country."""
    of: dict[str, dict[str, list[Row]]] = {
        name: defaultdict(list) for name in ("result", "people_figure", "country_partner", "theme_country")
    }
    dated = {
        "result": [row for row in view.tables["result"] if row["as_of"] <= view.overview.as_of],
        "people_figure": people_figures.known(view),
    }
    for name, found in of.items():
        for row in dated.get(name, view.tables[name]):
            found[row["iso3"]].append(row)
    severity = {row["discrepancy_id"]: row["severity"] for row in view.tables["discrepancy"]}
    severities: dict[str, list[str]] = defaultdict(list)
    for row in view.tables["discrepancy_country"]:
        severities[row["iso3"]].append(severity[row["discrepancy_id"]])
    return {
        country.iso3: Known(
            of["result"][country.iso3] if view.overview.is_reported else None,
            of["people_figure"][country.iso3],
            of["country_partner"][country.iso3],
            of["theme_country"][country.iso3],
            severities[country.iso3],
        )
        for country in view.frame.countries
    }


def funding_now(rows: list[Row]) -> set[str]:
    """The partners that fund work; one that is only announced does not count yet."""
    return {row["partner_id"] for row in rows if row["status"] == "current"}


def _shown(row: CountryRow, results: list[Row] | None) -> list[Row]:
    """The results of the steps that the filters leave."""
    return [result for result in results or [] if result["step"] in row.shown_steps]


def _lead(t: Texts, view: PageView, rows: list[tuple[CountryRow, Known]]) -> str:
    """How far the results rest on the country notes, and how many countries report people."""
    results = [result for row, held in rows for result in _shown(row, held.results)]
    people = sum(bool(held.people) for _, held in rows)
    said = []
    reporting = formats.number(t.lang, people)
    if results:
        said.append(basis.sentence(t, len(results), basis.explicit_of(results)))
    reached = [held for _, held in rows if any(map(people_figures.is_reached, held.people))]
    achieved = formats.number(t.lang, len(reached))
    said.append(
        t.count(
            "Figures about people exist for {people} of {n} country, achieved ones in one of the three "
            "measures for {achieved}.",
            "Figures about people exist for {people} of {n} countries, achieved ones in one of the three "
            "measures for {achieved}.",
            len(rows),
            people=reporting,
            achieved=achieved,
        )
    )
    if view.overview.as_of != view.frame.dates[-1]:
        said.append(t("Partners, themes and discrepancies are those of the newest report."))
    return " ".join(said)


def _table(t: Texts, view: PageView, rows: list[tuple[CountryRow, Known]]) -> Html:
    regions = {region.region_id: region.names[t.lang] for region in view.frame.regions}
    return components.table(
        t("Priority countries, their steps and what is reported of them"),
        [
            t("Country"),
            t("Region"),
            t("Steps"),
            t("Status of results"),
            t("Figures on people"),
            t("Partners"),
            t("Themes"),
            t("Discrepancies"),
            t("Completeness"),
        ],
        [
            [
                components.link(view, f"/countries/{row.country.iso3}", row.country.names[t.lang]),
                _region(row.country.region_id, regions[row.country.region_id]),
                (
                    components.steps_marks(t, row.steps, view.overview.is_reported),
                    len(row.steps) if view.overview.is_reported else -1,
                ),
                _basis(t, row, held.results),
                _count(t, len(held.people)),
                _count(t, len(funding_now(held.partners))),
                _count(t, len(held.themes)),
                _discrepancies(t, held.severities),
                _completeness(t, held),
            ]
            for row, held in rows
        ],
        name="countries",
        has_cards=True,
    )


def _region(region_id: str, name: str) -> Html:
    return html.Button(name, **{"data-filter": "region", "data-value": region_id, "aria-pressed": "false"})


def _count(t: Texts, n: int) -> tuple[Any, int]:
    """How many; where there is none, no document reports any."""
    return (html.Span(formats.number(t.lang, n)), n) if n else (components.not_reported(t), -1)


def _basis(t: Texts, row: CountryRow, results: list[Row] | None) -> tuple[Any, int]:
    if results is None:
        return components.not_reported(t), -1
    shown = _shown(row, results)
    if not shown:
        return html.Span(t("no result yet"), className="small"), -1
    explicit = basis.explicit_of(shown)
    open_ = len(shown) - explicit
    words = [html.Span(basis.explicit(t, explicit))]
    if open_:
        words.append(components.badge(t("{n} to be confirmed", n=formats.number(t.lang, open_)), "warn"))
    return html.Span(words, className="basis"), open_


def _discrepancies(t: Texts, severities: list[str]) -> tuple[Any, int]:
    high = severities.count("high")
    shown: list[Any] = [html.Span(formats.number(t.lang, len(severities)))]
    if high:
        shown.append(html.B(t("{n} high", n=formats.number(t.lang, high))))
    return html.Span(shown, className="pairs"), len(severities)


def _completeness(t: Texts, held: Known) -> tuple[Any, int]:
    """Five marks and what is missing in words, by the rule of the page of evidence.

    People are achieved figures in one of the three measures; evidence is missing where no note is explicit.
    """
    tally = people_figures.tally(held.people)
    people = t("people reached")
    if tally.figures and not tally.reached:  # or it would stand beside them as if there were none
        people += " " + t.count("({n} other figure)", "({n} other figures)", tally.figures)
    looks = {
        t("results"): _look(held.results),
        t("evidence"): _evidence_look(held.results),
        people: "achieved" if tally.reached else "open",
        t("partners"): "achieved" if funding_now(held.partners) else "open",
        t("themes"): "achieved" if held.themes else "open",
    }
    missing = [name for name, look in looks.items() if look in ("open", "unknown", "none")]
    if held.results is not None and not held.results:
        missing.remove(t("evidence"))  # of no result there is none to miss
    if missing:
        words = t("missing: {parts}", parts=", ".join(missing))
    else:
        is_half = looks[t("evidence")] == "half"
        words = t("all five kinds, evidence in part") if is_half else t("all five kinds")
    marks = [html.I(className=f"mark {look}") for look in looks.values()]
    return (
        html.Span(
            [html.Span(marks, className="marks", **{"aria-hidden": "true"}), html.Span(words)],
            className="completeness",
        ),
        len(looks) - len(missing),
    )


def _look(results: list[Row] | None) -> str:
    """Achieved, none (which is reported) or unknown."""
    if results is None:
        return "unknown"
    return "achieved" if results else "none"


def _evidence_look(results: list[Row] | None) -> str:
    """Whether the report is explicit for all results, for a part, for none; or there are none."""
    if not results:
        return _look(results)
    explicit = basis.explicit_of(results)
    if explicit == len(results):
        return "achieved"
    return "half" if explicit else "open"


def _notes(t: Texts, view: PageView, rows: list[tuple[CountryRow, Known]]) -> list[Any]:
    """How to read the table, and where it comes from."""
    said = [
        t(
            "The programme contributed to the results. To be confirmed: the note names no act of the step, "
            "an approval, a law or a review is awaited, or a ratification is all there is."
        ),
        t(
            "Completeness, by the rule of the page of evidence: results, evidence (explicit notes, half "
            "where only a part is), people reached (achieved figures in one of the three measures), "
            "partners, themes. A dash: no step achieved yet."
        ),
        t("Partners are those that fund work now; announced ones stand on the country's page."),
    ]
    if view.overview.filters.step:
        said.append(
            t("Marks show every step of a country; the status is that of the steps chosen in the filter.")
        )
    said += filter(None, [people_figures.by_the_report(t, view)])
    tables = [[*(held.results or []), *held.people, *held.partners, *held.themes] for _, held in rows]
    found = [{**row, "locator": row["locator"].split(",")[0]} for table in tables for row in table]
    found += [row for row in view.tables["discrepancy"][:1] if any(held.severities for _, held in rows)]
    return [html.P(each, className="small") for each in said] + [components.sources(t, view, found)]
