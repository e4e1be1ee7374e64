"""The part of the page that lists what was published when, by whom and why, each with what it changed."""

from typing import Any

from data.filters import Filters, search_of
from data.rows import PageView
from data.rows.changes import Told
from layouts.look import components
from layouts.look.markup import Html, html
from layouts.pages.changes.said import summary
from layouts.words import formats
from layouts.words.history import recorded
from layouts.words.texts import Texts

PATH = "/changes"
FEED = "/changes.atom"
MOST_TOLD = 3  # acts whose changes are told in words; the others lead to them


def feed(lang: str) -> str:
    """The address of the feed in a language."""
    return FEED + ("" if lang == "en" else f"?lang={lang}")


def section(t: Texts, view: PageView) -> list[Html]:
    """Every act of publishing or rolling back, the newest first; nothing where the store tells of none."""
    acts = view.answers.publications.acts
    if not acts:
        return []
    rows = [_act(t, view, one, place) for place, one in enumerate(acts)]
    title = t("What was published, and when")
    return [
        components.section(
            title,
            components.table(
                title,
                [t("When"), t("What"), t("By"), t("Note"), t("What changed with it")],
                rows,
                name="editions",
                has_cards=True,
            ),
            html.P([html.A(t("Follow as a feed (Atom)"), href=feed(t.lang)), "."], className="small"),
            note=t(
                "An edition is all tables as they were published together. An address that names one shows "
                "in two years what it shows today."
            ),
            anchor="editions",
        )
    ]


def act_name(t: Texts, one: Told) -> str:
    """What was done."""
    if one.act.kind == "rollback":
        return t("Taken back to edition {edition}", edition=one.act.edition_id)
    return t("Published: edition {edition}", edition=one.act.edition_id)


def moment(t: Texts, one: Told) -> str:
    """The day and the minute of an act."""
    return t(
        "{date}, {time} UTC", date=formats.day(t.lang, one.act.at[:10], "medium"), time=one.act.at[11:16]
    )


def address(view: PageView, one: Told) -> str:
    """Where all that an act changed stands: an edition by its name, so that it stands there for good."""
    since = (one.previous,) if one.previous not in ("", one.act.edition_id) else ()
    lang = view.overview.filters.lang
    return PATH + search_of(Filters(since=since, edition=one.act.edition_id, lang=lang))


def _act(t: Texts, view: PageView, one: Told, place: int) -> list[Any]:
    return [
        (moment(t, one), one.act.at),
        act_name(t, one),
        recorded(t, one.by),
        recorded(t, one.act.note),
        html.Span([*_told(t, view, one, place), html.Span(_links(t, view, one), className="beside")]),
    ]


def _told(t: Texts, view: PageView, one: Told, place: int) -> list[Any]:
    """What an act changed, in words; of those long ago a link says it."""
    if not one.previous:
        return [t("The first edition."), " "]
    found = view.answers.by_act(one) if place < MOST_TOLD else None
    return [summary(t, found), " "] if found else []


def _links(t: Texts, view: PageView, one: Told) -> list[Any]:
    """To all that an act changed, to the edition as it was, and to what changed since."""
    filters = view.overview.filters._replace(as_of="", compare=(), since=(), edition="")
    is_current = one.act.edition_id == view.answers.publications.acts[0].act.edition_id
    pinned = filters if is_current else filters._replace(edition=one.act.edition_id)
    found = []
    if one.previous and one.previous != one.act.edition_id:
        found.append((PATH + search_of(pinned._replace(since=(one.previous,))), t("All that changed")))
    if not is_current:
        found.append((PATH + search_of(filters._replace(since=(one.act.edition_id,))), t("Changed since")))
        found.append(("/" + search_of(pinned), t("Open this edition")))
    return [part for address, label in found for part in (" · ", html.A(label, href=address))][1:]
