"""What stands in a scene of partners, themes, the world around the programme and the evidence."""

from collections import Counter, defaultdict

from data.collation import in_order, sort_key
from data.english import joined
from data.rows import PageView
from layouts.frame.filterbar import left
from layouts.look import components
from layouts.pages.evidence import contradictions as evidence_contradictions
from layouts.pages.evidence.completeness import counted, whole
from layouts.pages.evidence.contradictions import SEVERITIES, topic_name
from layouts.pages.health import more as health_more
from layouts.pages.health import page as health
from layouts.pages.themes import told as themes_told
from layouts.scenes.content import Bar, Content, Fact, Row, Table
from layouts.scenes.places import countries
from layouts.words import basis, formats
from layouts.words.texts import Texts

MOST_BARS = 10
MOST_ROWS = 9


# --- partners and themes: a click on one shows its countries


def by_partner(t: Texts, view: PageView) -> dict[str, list[Row]]:
    """The places of each partner, of the countries that the filters leave; most current places first."""
    asked, of = set(components.asked(view)), defaultdict(list)
    for row in view.tables["country_partner"]:
        if row["iso3"] in asked:
            of[row["partner_id"]].append(row)
    names = {one: of_language[t.lang] for one, of_language in view.frame.members["partner"].items()}

    def place(item: tuple[str, list[Row]]) -> tuple[int, bytes]:
        return -len(countries_of(item[1])), sort_key(t.lang, names[item[0]])

    return dict(sorted(of.items(), key=place))


def countries_of(rows: list[Row], status: str = "current") -> set[str]:
    """The countries where a partner is named; one that is announced counts where it is not current yet."""
    current = {row["iso3"] for row in rows if row["status"] == "current"}
    return current if status == "current" else {row["iso3"] for row in rows} - current


def partners_title(t: Texts, view: PageView) -> str:
    """How many partners are named; of one partner, what is reported where it is named."""
    chosen = view.overview.filters.partner
    if len(chosen) == 1:
        name = view.frame.members["partner"][chosen[0]][t.lang]
        return t("Where {partner} is named: {found}", partner=name, found=left(t, view.overview))
    named = by_partner(t, view)
    if not named:
        return t("No partner is named in this selection")
    places = {row["iso3"] for rows in named.values() for row in rows}
    return t.count(
        "{n} partner named in the notes of {countries}",
        "{n} partners named in the notes of {countries}",
        len(named),
        countries=t.count("{n} country", "{n} countries", len(places)),
    )


def shared(t: Texts, view: PageView, named: dict[str, list[Row]]) -> str:
    """That results are shared, and where the one partner that is chosen is only announced."""
    said = t("Results are shared with other partners: do not add them up across partners.")
    chosen = view.overview.filters.partner
    if len(chosen) != 1:
        return said
    places = countries_of(named.get(chosen[0], []), "announced")
    if not places:
        return said
    names = in_order(t.lang, (components.country_name(t, view, one) for one in places))
    announced = t("Announced, not yet current: {channel}", channel=formats.listed(t.lang, names))
    return f"{announced}. {said}"


def partners(t: Texts, view: PageView) -> Content:
    """The partners named in most countries; of a chosen partner its countries with their steps."""
    named = by_partner(t, view)
    note = shared(t, view, named)
    rows = tuple(row for group in named.values() for row in group)
    if len(view.overview.filters.partner) == 1:
        found = countries(t, view)
        return found._replace(buttons=(), note=f"{found.note} {note}".strip(), rows=rows)
    shown = list(named.items())[:MOST_BARS]
    most = max((len(countries_of(group)) for _, group in shown), default=0) or 1
    bars = []
    for partner_id, group in shown:
        n = len(countries_of(group))
        results = [row for row in view.tables["result"] if row["iso3"] in countries_of(group)]
        said = [t.count("{n} country", "{n} countries", n)]
        announced_in = len(countries_of(group, "announced"))
        if announced_in:
            said.append(t.count("{n} more announced", "{n} more announced", announced_in))
        if view.overview.is_reported:
            said.append(shared_results(t, results))
        name = view.frame.members["partner"][partner_id][t.lang]
        bars.append(Bar(f"partner={partner_id}", name, " · ".join(said), 100 * n / most))
    more = len(named) - len(shown)
    note = f"{t('and {n} more', n=more)}. {note}" if more > 0 else note
    return Content(bars=tuple(bars), note=note, rows=rows)


def shared_results(t: Texts, rows: list[Row]) -> str:
    """How many results a partner shares with others, and how many of them are explicit."""
    said = t.count("{n} shared result", "{n} shared results", len(rows))
    return said + basis.beside(t, len(rows), basis.explicit_of(rows))


def themes_title(t: Texts, view: PageView) -> str:
    """How many areas are reported; of one area, in how many countries."""
    chosen = view.overview.filters.theme
    if len(chosen) == 1:
        name = view.frame.members["theme"][chosen[0]][t.lang]
        return formats.named(t.lang, name, left(t, view.overview))
    return themes_told.title(t, view)


def themes(t: Texts, view: PageView) -> Content:
    """The areas with most priority countries; those without a report are named, not drawn as zero."""
    if len(view.overview.filters.theme) == 1:
        return countries(t, view)._replace(buttons=())
    if not components.asked(view):
        return Content()
    found = by_theme(view)
    most = max((n for _, n in found), default=1) or 1
    bars = [
        Bar(
            f"theme={row['theme_id']}",
            row[f"label_{t.lang}"],
            t.count("{n} priority country", "{n} priority countries", n),
            100 * n / most,
        )
        for row, n in found
        if n
    ]
    none = Fact("–", "", t("No list of thematic work names these countries."), None, "unknown")
    facts = () if bars else (none,)
    note = f"{themes_note(t)} {unlisted(t, view, found)}".strip()
    return Content(facts=facts, bars=tuple(bars), note=note, rows=tuple(view.tables["theme_country"]))


def themes_note(t: Texts) -> str:
    """What it means that a country is named under an area."""
    return t(
        "Priority countries named under each area: in its list, a selection, in running text or in a box."
    )


def by_theme(view: PageView) -> list[tuple[Row, int]]:
    """The areas that are reported, each with how many countries of the selection are named under it."""
    asked = set(components.asked(view))
    places = Counter(row["theme_id"] for row in view.tables["theme_country"] if row["iso3"] in asked)
    reported = [row for row in view.tables["theme"] if row["summary_en"] is not None]
    return sorted(((row, places[row["theme_id"]]) for row in reported), key=lambda one: -one[1])


def unlisted(t: Texts, view: PageView, found: list[tuple[Row, int]]) -> str:
    """Areas that name no country of the selection, and those without a report: unknown, not zero."""
    silent = [row[f"label_{t.lang}"] for row, n in found if not n]
    others = [row[f"label_{t.lang}"] for row in view.tables["theme"] if row["summary_en"] is None]
    said = []
    if silent:
        said.append(t("Areas that name no country of this selection: {areas}.", areas=joined(", ", silent)))
    if others:
        said.append(t("Not reported: {areas}.", areas=joined(", ", others)))
    return " ".join(said)


# --- the world around the programme


def coverage_title(t: Texts, view: PageView) -> str:
    """How many people in the world have at least one benefit, and where fewest have."""
    rows = health_more.covered(view)
    names = {one.region_id: one.names[t.lang] for one in view.frame.regions}
    years = {row["year"] for row in rows if row["area"] == "world"}
    of_regions = [row for row in rows if row["area"] in names and row["year"] in years]
    if not of_regions:
        return t("Context: who has at least one benefit")
    year = max(row["year"] for row in of_regions)
    least = min((row for row in of_regions if row["year"] == year), key=lambda row: row["percent"])
    whole = next(row for row in rows if (row["area"], row["year"]) == ("world", year))
    return t(
        "{share} of the world's people had at least one benefit in {year}; {region}: {least}",
        share=formats.percent(t.lang, whole["percent"]),
        year=str(year),
        region=names[least["area"]],
        least=formats.percent(t.lang, least["percent"]),
    )


def coverage(t: Texts, view: PageView) -> Content:
    """The share of people with at least one benefit, by region."""
    rows = health_more.covered(view)
    bars = [
        Bar(
            "",
            health_more.area_name(t, view, row),
            formats.percent(t.lang, row["percent"], 1),
            row["percent"],
            "earlier" if row["area"] == "world" else "",
        )
        for row in rows
    ]
    return Content(bars=tuple(bars), note=health_more.coverage_note(t, view), rows=tuple(rows))


def ratifications_title(t: Texts, view: PageView) -> str:
    """How many ratifications there are of those that the campaign aims at."""
    row, aim = health.ratified(view), health.campaign(view)
    target, year = formats.number(t.lang, aim["value"]), aim["due"][:4]
    if row is None:
        return t(
            "Convention No. 102: the campaign aims at {target} ratifications by {year}",
            target=target,
            year=year,
        )
    return t(
        "Convention No. 102: {n} of the {target} ratifications aimed at by {year}",
        n=formats.number(t.lang, row["value"]),
        target=target,
        year=year,
    )


def ratifications(t: Texts, view: PageView) -> Content:
    """The countries by how far they are."""
    row, aim, named = health.ratified(view), health.campaign(view), view.tables["ratification"]
    states = health.ratification_states(t)
    rows = []
    for state, name in states.items():
        where = [components.country_name(t, view, one["iso3"]) for one in named if one["status"] == state]
        if where:
            rows.append((name, ", ".join(in_order(t.lang, where))))
    twice = len({(one["iso3"], one["status"]) for one in named}) > len({one["iso3"] for one in named})
    both = t("A country may stand in two states: assessed, and considering or committed.") if twice else ""
    label, target = t("ratifications"), formats.number(t.lang, aim["value"])
    fact = Fact("–", t("of {n}", n=target), formats.named(t.lang, label, t("not reported")), None, "unknown")
    if row:
        share = 100 * row["value"] / aim["value"]
        fact = Fact(formats.number(t.lang, row["value"]), t("of {n}", n=target), label, share)
    return Content(
        facts=(fact,),
        table=Table((t("State"), t("Countries that the report names")), tuple(rows)),
        note=" ".join(filter(None, [health.ratified_where(t, view), both])),
        rows=(*([row] if row else []), aim, *named),
    )


# --- the evidence


def completeness_title(t: Texts, view: PageView) -> str:
    """How many countries have evidence of every kind."""
    return whole(t, counted(view, components.asked(view)))


def kinds_of_evidence(t: Texts, view: PageView) -> list[tuple[str, int, int]]:
    """(what has evidence, how many have it, of how many) for each kind of evidence."""
    counts = counted(view, components.asked(view))
    words = {
        "results": t("countries with a result"),
        "explicit": t("results that the report states explicitly"),
        "people": t("countries with an achieved figure in one of the three measures"),
        "partners": t("countries whose funding partners are named"),
        "themes": t("countries named under a theme"),
    }
    found = []
    for kind, label in words.items():
        is_result = kind == "explicit"
        n = sum(of[kind] if is_result else min(of[kind], 1) for of in counts.values())
        found.append((label, n, sum(of["results"] for of in counts.values()) if is_result else len(counts)))
    return found


def completeness(t: Texts, view: PageView) -> Content:
    """How complete the evidence is, in five bars."""
    bars = []
    for label, n, of in kinds_of_evidence(t, view):
        said = t("{n} of {all}", n=n, all=of) if of else t("not applicable")
        bars.append(Bar("", label, said, 100 * n / of if of else None))
    asked = components.asked(view)
    tables = ("result", "people_figure", "country_partner", "theme_country")
    rows = tuple(row for name in tables for row in view.tables[name] if row["iso3"] in asked)
    note = t("What no document says stays open; it is not counted as zero.")
    return Content(bars=tuple(bars), note=note, rows=rows)


def contradictions_title(t: Texts, view: PageView) -> str:
    """How many contradictions of those that the filters leave are grave."""
    return evidence_contradictions.title(t, _disputed(view), components.leaves_out(view))


def _disputed(view: PageView) -> list[Row]:
    return evidence_contradictions.left(view, components.asked(view), components.leaves_out(view))


def contradictions(t: Texts, view: PageView, most: int = MOST_ROWS) -> Content:
    """The grave contradictions (`most`): first the open ones, then those about figures shown here."""
    high = [row for row in _disputed(view) if row["severity"] == SEVERITIES[0]]
    ordered = sorted(high, key=lambda row: (row["is_settled"], not row["touches"]))
    rows = [
        (
            row[f"title_{t.lang}"],
            topic_name(t, row["topic"]),
            t("settled") if row["is_settled"] else t("not settled"),
        )
        for row in ordered[:most]
    ]
    note = [t("and {n} more", n=len(high) - len(rows))] if len(high) > len(rows) else []
    if components.leaves_out(view):
        note.append(evidence_contradictions.shares(t, _disputed(view)))
    head = (t("What documents contradict each other about"), t("Topic"), t("State"))
    return Content(table=Table(head, tuple(rows)), note=". ".join(note), rows=tuple(ordered))


def experts_title(t: Texts, view: PageView) -> str:
    """How many fields of expertise lack their posts."""
    _, needed = health_more.posts(t, view)["needed"]
    return t.count(
        "{n} field of expertise still needs a funded post",
        "{n} fields of expertise still need a funded post",
        len(needed),
    )


def experts(t: Texts, view: PageView) -> Content:
    """How many fields have a post, got one, need one; and which need one where."""
    found = health_more.posts(t, view)
    facts = [Fact(formats.number(t.lang, len(of)), "", name) for name, of in found.values()]
    needed = [(row[f"title_{t.lang}"], view.said(t.lang, row["location"])) for row in found["needed"][1]]
    return Content(
        facts=tuple(facts),
        table=Table((t("Still needed"), t("Where")), tuple(needed)),
        rows=tuple(row for _, of in found.values() for row in of),
    )
