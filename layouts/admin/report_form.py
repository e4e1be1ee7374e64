"""The forms of country offices: a result, and a figure about people, each word explained beside its field."""

from collections.abc import Iterable, Mapping
from typing import Any

from data.collation import sort_key
from data.rows.contributions import BASES, MONTHS, NEW, PARTS, Cells
from data.rows.people import MEASURES, OTHERS, STATUSES
from data.rows.reporting import Reporting
from data.schema import BY_NAME, words
from layouts.admin.forms import Field
from layouts.figures.charts import step_name
from layouts.pages.people import figures as people_figures
from layouts.words import basis, formats
from layouts.words.moments import moment
from layouts.words.texts import Texts

LANGUAGES = ("fr", "es")
MEASURE_CODES = (*MEASURES, *OTHERS)
ANY_YEAR = "2000"  # whose months and quarters have no other words than those of any year
Wrong = Mapping[str, tuple[str, str]]  # field → what is wrong with it, and what was found there


def fields(t: Texts, table: str, found: Reporting, cells: Cells, wrong: Wrong) -> list[Field]:
    """The fields of a form with what was typed, and what is wrong with it."""
    made = result(t, found) if table == "result" else people(t, found)
    return [
        field._replace(
            value=cells.get(field.name, field.value),
            error=formats.named(t.lang, field.label, said(t, *wrong[field.name]))
            if field.name in wrong
            else "",
        )
        for field in made
    ]


def meaning(t: Texts, table: str, column: str, *more: str) -> str:
    """What a column means, as the workbook to fill in says it, and what else is to be known here."""
    found = next(one for one in BY_NAME[table].columns if one.name == column)
    text = words.text(t.lang, found.meaning)
    return " ".join([f"{text[0].upper()}{text[1:]}.", *more])


def result(t: Texts, found: Reporting) -> list[Field]:
    """The fields of a result."""
    return [
        *_about(t, found),
        Field(
            "step",
            t("Step"),
            t("Which of the three steps the act achieves. One act is one step; report two acts apart."),
            kind="radios",
            options=[(str(n), step_of(t, n), step_meaning(t, n)) for n in (1, 2, 3)],
        ),
        *_when(t),
        *_in_languages(
            t,
            "summary",
            t("What was achieved"),
            t("One sentence: what is different now, and for whom. No studies, trainings or plans."),
        ),
        Field(
            "instrument",
            t("Instrument"),
            meaning(t, "result", "instrument", t("In English; an official name may stay as it is.")),
        ),
        Field(
            "adopted_by",
            t("Adopted by"),
            meaning(t, "result", "adopted_by", t("Such as: Parliament; Council of Ministers.")),
            is_required=False,
        ),
        Field(
            "basis",
            t("Is it done?"),
            t("Only what is done counts as stated explicitly; what awaits something is shown as such."),
            kind="radios",
            options=[(code, basis_name(t, code)) for code in BASES],
        ),
        Field(
            "follows_r202",
            t("Does it follow the principles of Recommendation No. 202?"),
            t(
                "Its paragraph 3 lists the guiding principles: among them universality, entitlements laid "
                "down in law, adequate benefits, non-discrimination, solidarity in financing, participation."
            ),
            kind="radios",
            options=[("1", t("Yes")), ("0", t("No")), ("", t("Not examined"))],
            is_required=False,
        ),
        *_evidence(t, t("Where the act can be read: Official Gazette No. 12/2024, article 3.")),
        Field(
            "partners",
            t("Partners who contributed"),
            t("Funding partners whose support led to this result. One that is missing: tell the editor."),
            kind="checkboxes",
            options=sorted(
                ((key, names[t.lang]) for key, names in found.partners),
                key=lambda one: sort_key(t.lang, one[1]),
            ),
            is_required=False,
        ),
    ]


def people(t: Texts, found: Reporting) -> list[Field]:
    """The fields of a figure about people."""
    columns = {column.name: column for column in BY_NAME["people_figure"].columns}
    return [
        Field(
            "measure",
            t("Measure"),
            t("What is counted. The measures overlap and are never added up; choose the one that fits."),
            kind="radios",
            options=[
                (one, people_figures.group_name(t, one), measure_meaning(t, found, one))
                for one in map(str, columns["measure"].choices)
            ],
        ),
        Field(
            "status",
            t("Status"),
            t("How far it is. Only an achieved figure counts as people reached."),
            kind="radios",
            options=[(one, words.label(t.lang, one), status_meaning(t, one)) for one in STATUSES],
        ),
        Field(
            "people",
            t("How many"),
            t("The whole number in digits: 1250000 or 1 250 000, not 1.25 million."),
            more={"inputmode": "numeric", "autocomplete": "off"},
        ),
        Field(
            "unit",
            t("Unit"),
            meaning(t, "people_figure", "unit"),
            kind="radios",
            options=[(one, people_figures.unit_name(t, one)) for one in map(str, columns["unit"].choices)],
        ),
        Field(
            "year",
            t("Year"),
            meaning(t, "people_figure", "year", t("Four digits, such as 2024.")),
            more={"inputmode": "numeric", "autocomplete": "off"},
        ),
        *_in_languages(
            t,
            "what",
            t("What it counts"),
            t("Who these people are, and in which scheme: Domestic workers insured by the health fund."),
        ),
        *_evidence(t, t("Where the figure can be read: Annual report 2024 of the fund, table 7.")),
    ]


def _about(t: Texts, found: Reporting) -> list[Field]:
    """Whether it is a result of its own, or confirms one that is shown."""
    open_ones = [*found.missing.to_confirm, *found.missing.undated]
    told = [(row.result_id, f"{step_of(t, row.step)}, {formats.years(row.period)}") for row in open_ones]
    return [
        Field(
            "about",
            t("What do you report?"),
            t(
                "A result that is shown already, and is to be confirmed or has no date, is completed by what "
                "you enter: it is then not counted twice."
            ),
            kind="select",
            value=NEW,
            options=[
                (NEW, t("A result that is not shown yet")),
                *((key, t("This completes: {result}", result=name)) for key, name in told),
            ],
        )
    ]


def _when(t: Texts) -> list[Field]:
    return [
        Field(
            "year",
            t("Year of the act"),
            t("When the act itself was done, as exactly as you know it. Four digits, such as 2024."),
            more={"inputmode": "numeric", "autocomplete": "off"},
        ),
        Field(
            "part",
            t("Month, or part of the year"),
            t("As exactly as the document says; nothing where it names the year alone."),
            kind="select",
            options=[(part, part_name(t, part)) for part in PARTS],
            is_required=False,
        ),
        Field(
            "day",
            t("Day"),
            t("Where the month is known: 1 to 31."),
            is_required=False,
            more={"inputmode": "numeric", "autocomplete": "off"},
        ),
    ]


def _in_languages(t: Texts, stem: str, label: str, means: str) -> list[Field]:
    """A text in English, which the tables need, and in French and Spanish, where it is known."""
    named = {lang: f"{label} ({words.label(t.lang, lang)})" for lang in words.LANGUAGES}
    return [
        Field(f"{stem}_en", named["en"], means, kind="textarea"),
        *(
            Field(
                f"{stem}_{lang}",
                named[lang],
                t("The same sentence. Left empty, readers of this language see the English."),
                kind="textarea",
                is_required=False,
            )
            for lang in LANGUAGES
        ),
    ]


def _evidence(t: Texts, example: str) -> list[Field]:
    return [
        Field(
            "evidence_place",
            t("Evidence: document and place"),
            example,
        ),
        Field(
            "evidence_link",
            t("Evidence: link"),
            t("The address of the document, beginning with https://, where it is on the web."),
            is_required=False,
            more={"inputmode": "url", "autocomplete": "off"},
        ),
    ]


def step_of(t: Texts, step: int) -> str:
    """A step by its number and its name."""
    return t("Step {n}: {name}", n=step, name=step_name(t, step))


def step_meaning(t: Texts, step: int) -> str:
    """What counts as an act of a step."""
    return {
        1: t("A strategy, policy or plan on social protection was adopted."),
        2: t("A scheme was designed or reformed in law: a law, decree or regulation."),
        3: t("A scheme is run better: registration, information system, payments, budget, inspection."),
    }[step]


def basis_name(t: Texts, code: str) -> str:
    """How far an act is, in the words of the form."""
    return {
        "explicit": t("Yes: adopted, launched or in operation"),
        "awaiting_approval": t("Not yet: a final approval, a law or a review is still to come"),
    }.get(code) or basis.name(t, code)


def measure_meaning(t: Texts, found: Reporting, measure: str) -> str:
    """What a measure of people counts."""
    if measure in MEASURES and measure in found.meanings:
        return found.meanings[measure][t.lang]
    return {
        "registered": t("People entered in a register, whether they get a benefit or not"),
        "trained": t("People who took part in a training"),
    }.get(measure, t("Any other count of people"))


def status_meaning(t: Texts, status: str) -> str:
    """What a status says."""
    return {
        "achieved": t("It happened, and is in force"),
        "stock": t("All who are covered, whoever brought it about"),
        "draft": t("It would follow from a law that is not yet in force"),
        "planned": t("A plan or a target names it"),
        "potential": t("It could be reached; nobody has decided it"),
    }[status]


def part_name(t: Texts, part: str) -> str:
    """A part of a year in words, without the year."""
    if not part:
        return t("Year alone")
    when = f"{ANY_YEAR}-{part}"
    name = formats.month(t.lang, when) if part in MONTHS else moment(t, when)
    for around in (f" de {ANY_YEAR}", f" of {ANY_YEAR}", f"-{ANY_YEAR}", f" {ANY_YEAR}"):
        name = name.removesuffix(around)
    return name


def said(t: Texts, kind: str, found: str) -> str:
    """What is wrong with a field, in words that say what to do."""
    return {
        "missing": t("this is needed before you can send it"),
        "not_offered": t("choose one of the values that are offered"),
        "no_year": t("write four digits, such as 2024; found: {found}", found=found),
        "no_day": t("that month has no day {found}", found=found),
        "day_without_month": t("choose the month of the day, or leave the day empty"),
        "too_late": t("{found} lies in the future; report what has happened", found=found),
        "too_early": t("{found} lies before the phase under way", found=found),
        "outside_period": t("{found} lies outside the period of the result that it completes", found=found),
        "no_count": t("write a whole number in digits alone; found: {found}", found=found),
        "two_readings": t(
            "{found} can be read in two ways, as thousands or with decimals; write the digits alone",
            found=found,
        ),
        "no_link": t("write the whole address, beginning with https://; found: {found}", found=found),
        "link_apart": t("put the address into the field for the link, and only the place here"),
        "too_long": t("at the most {found} characters", found=found),
        "no_text": t("write plain text that does not begin with =, +, - or @"),
    }[kind]


def answered(t: Texts, fields_: Iterable[Field]) -> list[tuple[str, Any]]:
    """(label, what stands in it) of every field that has something, codes in words."""
    rows: list[tuple[str, Any]] = []
    for field in fields_:
        given = [field.value] if isinstance(field.value, str) else list(field.value)
        names = {value: label for value, label, *_ in field.options}
        shown = [names.get(value, value) for value in given if value or field.options]
        text = "; ".join(filter(None, shown)) if any(given) else ""
        if text:
            rows.append((field.label, text))
    return rows
