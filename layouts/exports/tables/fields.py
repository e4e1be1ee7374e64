"""The columns of the tables people take away: names that never change, headings in the reader's words."""

from enum import Enum
from typing import Any, NamedTuple

from data.filters import PILLARS
from data.rows import PageView
from data.rows.evidence import SEVERITIES
from data.rows.partners import KINDS as PARTNER_KINDS
from data.rows.people import STATUSES
from data.rows.themes import GROUPS
from data.schema.evidence import FIGURE_TOPICS, TOPICS
from data.schema.position import COMPONENTS
from layouts.exports.tables import change_columns, compare_columns
from layouts.figures import charts
from layouts.pages import reported_figures as figures
from layouts.pages.evidence.contradictions import severity_name, topic_name
from layouts.pages.people.figures import duration_name, status_name, unit_name
from layouts.pages.themes.page import group_name
from layouts.words import basis
from layouts.words.partners import kind_name
from layouts.words.texts import Texts

# A spreadsheet takes a text that begins so for a formula, or for a part of one.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Missing(Enum):
    """Why a cell has no value; such a cell is never a zero."""

    NOT_REPORTED = "not_reported"
    NOT_APPLICABLE = "not_applicable"


# Columns of numbers and dates with a column of their own, `<name>_state`, that says why a cell is empty.
STATED = (
    *("year", "as_of", "reporting_countries", "explicit", "people_figures", "partners", "themes"),
    *("step", "before", "compared_as_of"),
)


class Field(NamedTuple):
    """One column: `origin` is the column of the database behind it, `names` the words for its codes."""

    name: str
    label: str
    kind: str  # text, code, flag, integer, number, year, date, part_date
    tag: str  # HXL
    meaning: str
    origin: str
    names: dict[str, str]

    @property
    def may_be_blank(self) -> bool:
        """Whether a cell is None where there is nothing to say; other cells hold a value or a Missing."""
        return self.name in ("caveat", "also_in")

    @property
    def is_measured(self) -> bool:
        """Whether it holds numbers or dates alone; without a value the cell is empty, a state says why."""
        return self.kind in ("integer", "number", "year", "date")


def state_of(value: Any) -> str:
    """Which of the four states a value is in."""
    if isinstance(value, Missing):
        return str(value.value)
    return "reported_zero" if value == 0 else "value"


def fields(t: Texts, view: PageView) -> dict[str, Field]:
    """All columns by name."""
    said, names = _words(t), _names(t, view)
    yes = {"true": t("yes"), "false": t("no")}
    known = {
        name: Field(
            name,
            *(said[name][0], kind, tag, said[name][1], origin),
            yes if kind == "flag" else names.get(name, {}),
        )
        for name, (kind, tag, origin) in COLUMNS.items()
    }
    return known | {f"{name}_state": _state(t, known[name]) for name in STATED}


def _state(t: Texts, field: Field) -> Field:
    """The column that says in which of the four states a column is."""
    label, meaning = t("{column}: state", column=field.label), t("Why the cell before it is empty, if it is")
    return Field(
        f"{field.name}_state", label, "code", f"#status+state+{field.name}", meaning, "", state_names(t)
    )


def state_names(t: Texts) -> dict[str, str]:
    """The four states in words."""
    return {
        "value": t("value"),
        "reported_zero": t("reported zero"),
        "not_reported": t("not reported"),
        "not_applicable": t("not applicable"),
    }


# name: kind, HXL tag, column of the database
COLUMNS = {
    "iso3": ("text", "#country+code+v_iso3", "country.iso3"),
    "country": ("text", "#country+name", "country.name_en"),
    "region_id": ("code", "#region+code", "country.region_id"),
    "is_priority": ("flag", "#country+is_priority", "country.is_priority"),
    "level": ("code", "#meta+level", ""),
    "as_of": ("date", "#date+as_of", ""),
    "period": ("text", "#date+period", ""),
    "state": ("code", "#status+state", ""),
    "step": ("integer", "#output+code+step", "result.step"),
    "step_name": ("text", "#output+name+step", ""),
    "achieved": ("integer", "#output+num+achieved", "result.result_id"),
    "step_1": ("integer", "#output+num+step_1", "result.step"),
    "step_2": ("integer", "#output+num+step_2", "result.step"),
    "step_3": ("integer", "#output+num+step_3", "result.step"),
    "results": ("integer", "#output+num+results", ""),
    "explicit": ("integer", "#output+num+explicit", "result.basis"),
    "summary": ("text", "#description+summary", "result.summary_en"),
    "basis": ("code", "#meta+basis", "result.basis"),
    "changed_on": ("part_date", "#date+changed", "result.changed_on"),
    "adopted_by": ("text", "#org+adopter+name", "result.adopted_by"),
    "instrument": ("text", "#description+instrument", "result.instrument"),
    "follows_r202": ("flag", "#status+follows_r202", "result.follows_r202"),
    "evidence": ("text", "#meta+evidence", "result.evidence"),
    "question": ("text", "#description+question", ""),
    "open_since": ("date", "#date+open_since", "result.as_of"),
    "contributors": ("text", "#org+funder+name", "country_partner.partner_id"),
    "measure": ("code", "#indicator+code+measure", "people_figure.measure"),
    "status": ("code", "#status+figure", "people_figure.status"),
    "duration": ("code", "#status+duration", "people_figure.duration"),
    "people": ("integer", "#indicator+value+people", "people_figure.people"),
    "unit": ("code", "#meta+unit", "people_figure.unit"),
    "precision": ("code", "#meta+precision", "people_figure.precision"),
    "what": ("text", "#indicator+name", "people_figure.what_en"),
    "year": ("year", "#date+year", "people_figure.year"),
    "figure_topic": ("code", "#indicator+type", "reported_figure.topic"),
    "figure": ("number", "#indicator+value+figure", "reported_figure.value"),
    "figure_unit": ("code", "#meta+unit", "reported_figure.unit"),
    "since": ("part_date", "#date+start", "reported_figure.since"),
    "until": ("part_date", "#date+end", "reported_figure.as_of"),
    "figure_status": ("code", "#status+figure", "reported_figure.status"),
    "reporting_countries": ("integer", "#respondee+num+countries", "observation.reporting_countries"),
    "section": ("code", "#meta+section", ""),
    "item": ("text", "#indicator+code", "funding_position.component"),
    "item_name": ("text", "#indicator+name", ""),
    "value": ("number", "#value+funding", "funding_position.usd"),
    "value_unit": ("code", "#meta+unit", ""),
    "is_residual": ("flag", "#meta+is_residual", "funding_share.is_residual"),
    "is_hypothetical": ("flag", "#meta+is_hypothetical", ""),
    "partner_id": ("text", "#org+funder+code", "partner.partner_id"),
    "partner": ("text", "#org+funder+name", "partner.name_en"),
    "partner_kind": ("code", "#org+funder+type", "partner.kind"),
    "channel": ("text", "#modality+channel", "country_partner.channel"),
    "funding_status": ("code", "#status+funding", "country_partner.status"),
    "results_shared": ("integer", "#output+num+shared", ""),
    "theme_id": ("text", "#subsector+code", "theme.theme_id"),
    "theme": ("text", "#subsector+name", "theme.label_en"),
    "theme_group": ("code", "#sector+group", "theme.theme_group"),
    "discrepancy_id": ("text", "#meta+id", "discrepancy.discrepancy_id"),
    "topic": ("code", "#meta+topic", "discrepancy.topic"),
    "severity": ("code", "#severity+code", "discrepancy.severity"),
    "title": ("text", "#description+title", "discrepancy.title_en"),
    "statements": ("text", "#description+statements", "discrepancy.statements"),
    "adopted": ("text", "#description+adopted", "discrepancy.adopted"),
    "reason": ("text", "#description+reason", "discrepancy.reason"),
    "is_settled": ("flag", "#status+settled", "discrepancy.is_settled"),
    "countries": ("text", "#country+list+v_iso3", "discrepancy_country.iso3"),
    "people_figures": ("integer", "#indicator+num+people", ""),
    "partners": ("integer", "#org+num+funder", ""),
    "themes": ("integer", "#subsector+num", ""),
    "discrepancies": ("integer", "#meta+num+discrepancies", ""),
    **change_columns.COLUMNS,
    **compare_columns.COLUMNS,
    "caveat": ("text", "#meta+caveat", "observation.caveat"),
    "source_id": ("code", "#meta+source", "source.source_id"),
    "locator": ("text", "#meta+locator", "result.locator"),
    "also_in": ("text", "#meta+also_in", "result.also_in"),
}


def _words(t: Texts) -> dict[str, tuple[str, str]]:
    """The heading of each column and what it means."""
    done = t("1: the step is achieved; 0: the report marks no change in it")
    shared = t("Results reported in the country; shared with others, do not add up")
    codes = ", ".join((*COMPONENTS, *PILLARS))
    return {
        "iso3": (t("Country code"), t("ISO 3166 code of the country")),
        "country": (t("Country"), t("Name of the country or territory")),
        "region_id": (t("Region"), t("ILO region")),
        "is_priority": (t("Priority country"), t("Whether it is one of the programme's priority countries")),
        "level": (t("Level"), t("What the row is about")),
        "as_of": (t("Position at"), t("Date for which the figure stands")),
        "period": (t("Period"), t("Year or period of the figure")),
        "state": (
            t("State"),
            t("Whether there is a value, a reported zero, nothing reported, or nothing to report"),
        ),
        "step": (t("Step"), t("Step 1, 2 or 3")),
        "step_name": (t("Name of the step"), t("The step in words")),
        "achieved": (t("Achieved"), done),
        **{f"step_{step}": (f"{step}  {charts.step_name(t, step)}", done) for step in (1, 2, 3)},
        "results": (t("Results"), t("Results by the date; there may be several in one step")),
        "explicit": (t("Explicit results"), t("Results that the report states explicitly")),
        "summary": (t("What changed or was done"), t("What the documents say, in our own words")),
        "basis": (t("Evidence"), t("How firmly the country note supports the result")),
        "changed_on": (
            t("When"),
            t("When the act was done: day, month, year, or a part of it (2021-end, 2023-Q2, 2021-H2)"),
        ),
        "adopted_by": (t("Adopted by"), t("Who adopted it")),
        "instrument": (t("Instrument"), t("Strategy, law or scheme by its name")),
        "follows_r202": (
            t("Follows Recommendation No. 202"),
            t("Whether its reporter finds that it follows the principles of Recommendation No. 202"),
        ),
        "evidence": (t("Where to read it"), t("Document, place in it, link")),
        "question": (t("What to ask"), t("What would make the result explicit")),
        "open_since": (t("Open since"), t("Date of the position that first counts the result")),
        "contributors": (t("Who contributes"), t("Current partners that the country note names")),
        "measure": (t("Measure"), t("What is counted; measures overlap and are never added up")),
        "status": (
            t("Status"),
            t("Status of the figure: achieved, ambition, existing total, draft law, planned or potential"),
        ),
        "duration": (
            t("Lasting"),
            t("Temporary or one-off, where a document says that support does not last"),
        ),
        "people": (t("People"), t("How many; never to be added up")),
        "unit": (t("Unit"), t("Who is counted")),
        "precision": (t("Precision"), t("How the document prints the figure")),
        "what": (t("What it counts"), t("What the figure counts")),
        "year": (t("Year"), t("Year of the figure")),
        "figure_topic": (t("Topic"), t("What it is about")),
        "figure": (t("Figure"), t("The figure, in the unit beside it")),
        "figure_unit": (t("Unit"), t("Unit of the figure; a count is of what the row names")),
        "since": (t("Since"), t("Start of the period of the figure")),
        "until": (t("Date"), t("Date of the figure, or end of its period; of a target, when it is due")),
        "figure_status": (t("Status"), t("Stated as a fact, an estimate, or a target or plan")),
        "reporting_countries": (t("Countries that report"), t("How many countries the total comes from")),
        "section": (t("Section"), t("Which table of money the row is in")),
        "item": (t("Item code"), t("Part, pillar or category as a code: {codes} …", codes=codes)),
        "item_name": (t("Item"), t("The same in words")),
        "value": (t("Value"), t("The amount or share, in the unit beside it")),
        "value_unit": (t("Unit"), t("Unit of the value")),
        "is_residual": (t("Unexplained rest"), t("Whether the document leaves the part unexplained")),
        "is_hypothetical": (
            t("Hypothetical"),
            t("Whether it is an assumption of the reader and in no document"),
        ),
        "partner_id": (t("Partner code"), t("Short name")),
        "partner": (t("Partner"), t("Usual name")),
        "partner_kind": (t("Kind"), t("What the partner is")),
        "channel": (t("Channel"), t("How the money comes: a project or a modality")),
        "funding_status": (t("Status"), t("Current, or announced only")),
        "results_shared": (t("Results, shared"), shared),
        "theme_id": (t("Theme code"), t("Short name")),
        "theme": (t("Thematic area"), t("Name of the area")),
        "theme_group": (t("Group"), t("Group of areas")),
        "discrepancy_id": (t("Short name"), t("Short name of the difference")),
        "topic": (t("Topic"), t("What it is about")),
        "severity": (t("Severity"), t("What goes wrong in a meeting if nobody knows")),
        "title": (t("Title"), t("The difference in a line")),
        "statements": (t("What the documents say"), t("Places and what they say, divided by |")),
        "adopted": (t("Shown"), t("The figure or reading shown")),
        "reason": (t("Why"), t("Why it is shown")),
        "is_settled": (t("Settled"), t("No: two careful readings do not decide it")),
        "countries": (t("Countries"), t("Codes of the countries it touches")),
        "people_figures": (t("Figures on people"), t("Figures on people, whatever their status")),
        "partners": (t("Partners"), t("Funding partners that the note names, announced ones left out")),
        "themes": (t("Themes"), t("Thematic areas under which the report names the country")),
        "discrepancies": (
            t("Differences between the documents"),
            t("Differences between the documents that touch the country"),
        ),
        **change_columns.words(t),
        **compare_columns.words(t),
        "caveat": (t("Caveat"), t("What to know beside the figure; blank where there is nothing to say")),
        "source_id": (t("Source"), t("Document the row comes from")),
        "locator": (t("Place"), t("Where in the document")),
        "also_in": (t("Also in"), t("Other places that say the same; blank where there is none")),
    }


def _names(t: Texts, view: PageView) -> dict[str, dict[str, str]]:
    """The words for the codes of each column that holds codes."""
    return {
        "region_id": {region.region_id: region.names[t.lang] for region in view.frame.regions},
        "level": {
            "programme": t("programme-wide"),
            "countries": t("several countries"),
            "country": t("one country"),
        },
        "state": state_names(t),
        "basis": {one: basis.name(t, one) for one in basis.BASES if one},
        "measure": {
            **{one: charts.measure_name(t, one) for one in ("legal", "effective", "adequacy")},
            "registered": t("Registered"),
            "trained": t("Trained"),
            "other": t("Other"),
        },
        "status": {
            **{one: status_name(t, one) for one in STATUSES},
            "ambition": t("ambition"),
        },
        "duration": {one: duration_name(t, one) for one in ("temporary", "one_off")},
        "unit": {one: unit_name(t, one) for one in ("people", "workers", "households", "registrations")},
        "precision": {
            "as_printed": t("as printed"),
            "more_than": t("more than"),
            "at_least": t("at least"),
            "about": t("about"),
            "almost": t("almost"),
            "up_to": t("up to"),
            "less_than": t("less than"),
            "in_doubt": t("as printed, in doubt"),
        },
        "figure_topic": {one: figures.topic_name(t, one) for one in FIGURE_TOPICS},
        "figure_unit": {
            "percent": "%",
            "fraction": t("share of one"),
            "usd": t("US$"),
            "people": t("people"),
            "count": t("count"),
        },
        "figure_status": {one: figures.status_name(t, one) for one in ("reported", "estimate", "target")},
        "section": {
            "position": t("Funding position"),
            "hypothetical": t("Hypothetical pledge"),
            "budget": t("Budget by pillar"),
            "approval": t("New approvals"),
            "source": t("New funding by source"),
            "modality": t("Multi-donor Programme by modality"),
            "region": t("New funding by region"),
        },
        "value_unit": {"usd": t("US$"), "projects": t("projects"), "percent": "%"},
        "partner_kind": {one: kind_name(t, one) for one in PARTNER_KINDS},
        "funding_status": {"current": t("current"), "announced": t("announced")},
        "theme_group": {one: group_name(t, one) for one in GROUPS},
        "topic": {one: topic_name(t, one) for one in TOPICS},
        "severity": {one: severity_name(t, one) for one in SEVERITIES},
        **change_columns.names(t),
        **compare_columns.names(t),
        "source_id": dict(view.sources),
    }
