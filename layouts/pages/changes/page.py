"""The page of what changed: between two dates, or between two editions."""

from typing import Any

from data.filters import search_of
from data.rows import PageView
from data.rows.changes import Changes, Figure
from layouts.figures.charts import is_narrowed
from layouts.look import components
from layouts.look.markup import Html, html
from layouts.pages.changes import editions, evidence, rows, said
from layouts.words import formats
from layouts.words.history import recorded
from layouts.words.texts import Texts


def body(t: Texts, view: PageView) -> list[Any]:
    """What changed in one sentence, the figures before and after, then part by part; what was published."""
    found = view.answers.changes
    return [
        components.heading(said.title(t, view, found), said.compared(t, found)),
        _controls(t, view, found),
        *([] if found.before is None else [_headline(t, view, found)]),
        *rows.results(t, view, found),
        *rows.listed(t, view, found),
        *rows.people(t, view, found),
        *rows.partners(t, view, found),
        *rows.themes(t, view, found),
        *evidence.contradictions(t, view, found),
        *evidence.documents(t, view, found),
        *evidence.announcements(t, view, found),
        *evidence.tables(t, found),
        *editions.section(t, view),
    ]


# --- what is compared


def _controls(t: Texts, view: PageView, found: Changes) -> Html:
    """The dates and the editions to compare with; choosing one is one change of the address."""
    filters = view.overview.filters
    days = {
        day: formats.day(t.lang, day, "medium")
        for day in reversed(view.frame.dates)
        if day != found.after.day
    }
    return html.Div(
        [
            *_choice(
                t, "compare", t("Date to compare with"), days, filters.compare, t("the position before")
            ),
            *_choice(
                t,
                "since",
                t("Edition to compare with"),
                _editions(t, view),
                filters.since,
                t("none: two dates"),
            ),
            *([] if not filters.since else [_back(t, view)]),
        ],
        className="changes-controls",
    )


def _back(t: Texts, view: PageView) -> Html:
    """A link back to two dates of one edition."""
    address = editions.PATH + search_of(view.overview.filters._replace(since=()))
    return html.A(t("Compare two dates"), href=address)


def _editions(t: Texts, view: PageView) -> dict[str, str]:
    """The editions that were ever current, the newest act first, but for the one that is shown."""
    named: dict[str, str] = {}
    for one in view.answers.publications.acts:
        if one.act.edition_id != view.frame.edition_id:
            label = f"{editions.moment(t, one)} · {recorded(t, one.by)} · {recorded(t, one.act.note)}"
            named.setdefault(one.act.edition_id, label)
    return named


def _choice(
    t: Texts, name: str, label: str, choices: dict[str, str], chosen: tuple[str, ...], nothing: str
) -> list[Html]:
    """A list of which one is chosen, or none; nothing where there is none to choose."""
    if not choices:
        return []
    return [
        html.Label(
            [
                html.Span(label),
                html.Select(
                    [
                        html.Option(
                            shown,
                            value=value,
                            **({"selected": "selected"} if value in (chosen or ("",)) else {}),
                        )
                        for value, shown in ({"": nothing} | choices).items()
                    ],
                    name=f"changes-{name}",
                    **{"data-choose": name},
                ),
            ]
        )
    ]


# --- the figures


def _headline(t: Texts, view: PageView, found: Changes) -> Html:
    """The figures of the headline before and after, and by how much they moved."""
    title = t("The figures before and after")
    before, after = said.names(t, found)
    return components.exportable(
        t,
        "changes-headline",
        title,
        components.table(
            title,
            [t("Figure"), before, after, t("Change")],
            [_figure(t, found, one) for one in found.figures],
            name="moved-figures",
            has_cards=True,
        ),
        components.sources(t, view, [place for one in found.figures for place in one.origins]),
        note=" ".join(filter(None, [_follows(t, view), _repeated(t, found)])),
    )


def _follows(t: Texts, view: PageView) -> str:
    """What of the figures follows the filters."""
    if is_narrowed(view.overview):
        return t("Results and countries are those of the selection; people and money are programme-wide.")
    return t("People and money are programme-wide; the three measures overlap and are never added up.")


def _repeated(t: Texts, found: Changes) -> str:
    """Why there are more changes than steps; empty where each step has one."""
    if found.repeated <= 0:
        return ""
    return t.count(
        "{n} result is a further one of its country in a step, which counts once.",
        "{n} results are further ones of their country in a step, which counts once.",
        found.repeated,
    )


def _figure(t: Texts, found: Changes, one: Figure) -> list[Any]:
    return [
        said.figure_name(t, one.what),
        *(components.number(t, value, said.amount(t, one.what, value)) for value in (one.before, one.after)),
        (
            html.Span(said.difference(t, found, one), className="number" if one.moved else "small"),
            "" if one.moved is None else one.moved,
        ),
    ]
