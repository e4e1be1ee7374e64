"""What stands in a scene of partners, themes, the world around the programme and the evidence."""

from data.rows import Origin, PageView
from data.rows.partners import PartnerRow
from data.rows.themes import ThemeRow, Themes
from data.untranslated import joined
from layouts.frame.filterbar import left, value_name
from layouts.look import components
from layouts.pages.evidence import completeness as evidence_completeness
from layouts.pages.evidence import contradictions as evidence_contradictions
from layouts.pages.partners import page as partners_page
from layouts.pages.themes import counts as themes_counts
from layouts.scenes.content import Bar, Content, Fact, Series, Table
from layouts.scenes.maps import countries
from layouts.words import basis, formats
from layouts.words.texts import Texts

MOST_BARS = 10
MOST_ROWS = 9


# --- partners and themes: a click on one shows its countries


def partners_title(t: Texts, view: PageView) -> str:
    """How many partners are named; of one partner, what is reported where it is named."""
    chosen = view.overview.filters.partner
    if len(chosen) == 1:
        name = value_name(t, view.frame, "partner", chosen[0])
        return t("Where {partner} is named: {found}", partner=name, found=left(t, view.overview))
    return partners_page.title(t, view)


def shared(t: Texts, view: PageView) -> str:
    """That results are shared, and where the one partner that is chosen is only announced."""
    said = t("Results are shared with other partners: do not add them up across partners.")
    chosen = view.overview.filters.partner
    places = [
        iso3 for row in view.answers.partners.rows if row.partner_id in chosen for iso3 in row.announced
    ]
    if len(chosen) != 1 or not places:
        return said
    names = [components.country_name(t, view, iso3) for iso3 in places]
    announced = t("Announced, not yet current: {channel}", channel=formats.listed(t.lang, names))
    return f"{announced}. {said}"


def partners(t: Texts, view: PageView) -> Content:
    """The partners named in most countries; of a chosen partner its countries with their steps."""
    found = view.answers.partners
    if len(view.overview.filters.partner) == 1:
        places = countries(t, view)
        return places._replace(
            buttons=(), note=f"{places.note} {shared(t, view)}".strip(), rows=found.origins
        )
    shown = found.by_current[:MOST_BARS]
    is_awaited = any(row.announced for row in shown)
    bars = [
        Bar(
            f"partner={row.partner_id}",
            row.names[t.lang],
            " · ".join(_counted(t, row)),
            found.share_of_most(row),
            also=shared_results(t, row) if row.results is not None else "",
            numbers=(len(row.current), len(row.announced))[: 1 + is_awaited],
        )
        for row in shown
    ]
    series = [Series(t("Current"), "accent")]
    if is_awaited:
        series.append(Series(t("Announced, not yet current"), "accent", is_hatched=True))
    more = len(found.rows) - len(shown)
    note = t("Countries whose note names the partner. Results are shared: do not add them up.")
    if more > 0:
        over = t.count("and {n} more partner", "and {n} more partners", more)
        note = f"{over}. {note}"
    return Content(bars=tuple(bars), series=tuple(series), is_stacked=True, note=note, rows=found.origins)


def _counted(t: Texts, row: PartnerRow) -> list[str]:
    """In how many countries a partner contributes, and in how many it is announced."""
    said = [t.count("{n} country", "{n} countries", len(row.current))]
    if row.announced:
        said.append(t.count("{n} more announced", "{n} more announced", len(row.announced)))
    return said


def shared_results(t: Texts, row: PartnerRow) -> str:
    """How many results a partner shares with others, and how many of them are explicit."""
    n = row.results or 0
    return t.count("{n} shared result", "{n} shared results", n) + basis.beside(t, n, row.explicit)


def themes_title(t: Texts, view: PageView) -> str:
    """How many areas are reported; of one area, in how many countries."""
    chosen = view.overview.filters.theme
    if len(chosen) == 1:
        name = view.frame.members["theme"][chosen[0]][t.lang]
        return formats.named(t.lang, name, left(t, view.overview))
    return themes_counts.title(t, view.answers.themes)


def themes(t: Texts, view: PageView) -> Content:
    """The areas with most priority countries; those without a report are named, not drawn as zero."""
    found = view.answers.themes
    if len(view.overview.filters.theme) == 1:
        return countries(t, view)._replace(buttons=(), rows=behind_themes(found))
    if not found.priority_countries:
        return Content()
    bars = [
        Bar(
            f"theme={row.theme_id}",
            row.labels[t.lang],
            t.count("{n} priority country", "{n} priority countries", row.priority.total),
            found.share_of_most(row),
            numbers=(row.priority.total,),
        )
        for row in found.ranked
    ]
    none = Fact("–", "", t("No list of thematic work names these countries."), None, "unknown")
    facts = () if bars else (none,)
    return Content(
        facts=facts,
        bars=tuple(bars),
        series=(Series(t("Priority countries"), "accent"),),
        note=themes_note(t),
        fine_print=unlisted(t, found),
        rows=behind_themes(found),
    )


def behind_themes(found: Themes) -> tuple[Origin, ...]:
    """Where what is said of the areas comes from: what was done, without that what documents say of them."""
    return tuple(row.origin for row in found.work) or tuple(row.origin for row in found.rows)


def themes_note(t: Texts) -> str:
    """What it means that a country is named under an area."""
    return t(
        "Priority countries named under each area: in its list, a selection, in running text or in a box."
    )


def unlisted(t: Texts, found: Themes) -> str:
    """Areas that name no country of the selection, and those without a report: unknown, not zero."""

    def names(rows: tuple[ThemeRow, ...]) -> str:
        return joined(", ", (row.labels[t.lang] for row in rows))

    said = []
    if found.silent:
        said.append(t("Areas that name no country of this selection: {areas}.", areas=names(found.silent)))
    if found.unreported:
        said.append(t("Not reported: {areas}.", areas=names(found.unreported)))
    return " ".join(said)


# --- the evidence


def completeness_title(t: Texts, view: PageView) -> str:
    """How many countries have evidence of every kind."""
    return evidence_completeness.whole(t, view.answers.completeness)


def completeness(t: Texts, view: PageView) -> Content:
    """How complete the evidence is, in five bars."""
    found = view.answers.completeness
    bars = [
        Bar(
            "",
            evidence_completeness.counted(t, one.kind),
            evidence_completeness.how_many(t, one),
            one.percent,
            numbers=(one.n, one.without),
        )
        for one in found.kinds
    ]
    return Content(
        bars=tuple(bars),
        series=(
            Series(t("With this evidence"), "accent"),
            Series(t("Without it"), "muted", is_hatched=True),
        ),
        is_stacked=True,
        note=t("What no document says stays open; it is not counted as zero."),
        fine_print=evidence_completeness.about_people(t, view),
        rows=found.origins,
    )


def contradictions_title(t: Texts, view: PageView) -> str:
    """How many contradictions of those that the filters leave are grave."""
    return evidence_contradictions.title(t, view.answers.contradictions)


def contradictions(t: Texts, view: PageView) -> Content:
    """The grave contradictions: first the open ones, then those about figures shown here."""
    found = view.answers.contradictions
    rows = [
        (
            evidence_contradictions.titled(t, row),
            evidence_contradictions.topic_name(t, row.topic),
            evidence_contradictions.state_name(t, row),
        )
        for row in found.grave
    ]
    said = [t("Read these before you quote a figure."), evidence_contradictions.of_earlier(t, found)]
    if found.is_narrowed:
        said.append(f"{evidence_contradictions.shares(t, found)}.")
    head = (t("Difference between the documents"), t("Topic"), t("State"))
    return Content(
        table=Table(head, tuple(rows), widths=(8, 2, 2.2), most=MOST_ROWS) if rows else None,
        note=" ".join(filter(None, said)) if rows else "",
        told=tuple(
            formats.named(t.lang, evidence_contradictions.titled(t, row), row.adopted[t.lang])
            for row in found.grave
        ),
        rows=tuple(row.origin for row in found.grave),
    )
