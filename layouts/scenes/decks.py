"""The decks of the three meetings, as data: a deck is a list of scenes in the order of the discussion.

Presented on the screen or taken away as slides (`layouts.exports.slides`), a deck is the same list.

A scene is what it shows (its kind), the view it shows it for (filters set on top of the reader's own), its
message and what to say about it. The message is the title; it comes from the data.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from data.filters import LISTS, PLACES, Filters
from data.rows import PageView
from layouts.frame.shell import VIEW
from layouts.pages.registry import PAGES
from layouts.scenes import changes as scenes_changes
from layouts.scenes import compare as scenes_compare
from layouts.scenes import evidence as scenes_evidence
from layouts.scenes import funding as scenes_funding
from layouts.scenes import health as scenes_health
from layouts.scenes import maps as scenes_places
from layouts.scenes import people as scenes_people
from layouts.scenes import position as scenes_position
from layouts.scenes import reported as scenes_reported
from layouts.scenes.content import Content
from layouts.words.texts import Texts


class Kind(NamedTuple):
    """What a scene draws, its message, and which filters a click in it sets (KEPT: for all that follow)."""

    message: Callable[[Texts, PageView], str]
    content: Callable[[Texts, PageView], Content]
    picks: tuple[str, ...] = ()
    follows: tuple[str, ...] = LISTS  # the filters that move it
    needs_countries: bool = True  # where the filters leave none, it has nothing to say


class Scene(NamedTuple):
    """One scene of a deck. `state` names filters and their values."""

    kind: str
    say: Callable[[Texts], str]  # a note for who presents
    state: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def filters(self, filters: Filters) -> Filters:
        """What it is shown for: a filter of the reader's own goes before the scene's, except for its step."""
        own: dict[str, Any] = {
            name: value for name, value in self.state if name == "step" or not getattr(filters, name)
        }
        return filters._replace(**own)


KEPT = LISTS  # filters that stay from scene to scene; a pledge is of its scene alone
WIDE: tuple[str, ...] = ()  # it tells of the whole programme
KINDS = {
    "position": Kind(scenes_position.position_title, scenes_position.position, ("region",)),
    "moves": Kind(scenes_changes.moves_title, scenes_changes.moves, ("region",)),
    "compared": Kind(scenes_compare.compared_title, scenes_compare.compared, needs_countries=False),
    "pace": Kind(scenes_health.pace_title, scenes_health.pace, follows=WIDE),
    "map": Kind(scenes_places.map_title, scenes_places.world, PLACES),
    "regions": Kind(scenes_places.regions_title, scenes_places.regions, ("region",)),
    "countries": Kind(scenes_places.map_title, scenes_places.countries, ("region",)),
    "steps": Kind(scenes_places.steps_title, scenes_places.steps, ("region", "step")),
    "missing": Kind(scenes_places.missing_title, scenes_places.missing, follows=PLACES),
    "people": Kind(scenes_people.people_title, scenes_people.people, follows=WIDE),
    "phases": Kind(scenes_people.phases_title, scenes_people.phases, follows=WIDE),
    "funding": Kind(scenes_funding.funding_title, scenes_funding.funding, follows=WIDE),
    "waterfalls": Kind(scenes_funding.waterfalls_title, scenes_funding.waterfalls, follows=WIDE),
    "pledge": Kind(scenes_funding.pledge_title, scenes_funding.pledge, ("pledge",), follows=WIDE),
    "pillars": Kind(scenes_funding.pillars_title, scenes_funding.pillars, follows=WIDE),
    "approvals": Kind(scenes_funding.approvals_title, scenes_funding.approvals, follows=WIDE),
    "shares": Kind(scenes_funding.shares_title, scenes_funding.shares, follows=WIDE),
    "partners": Kind(scenes_evidence.partners_title, scenes_evidence.partners, ("partner",)),
    "themes": Kind(scenes_evidence.themes_title, scenes_evidence.themes, ("theme",)),
    "coverage": Kind(scenes_health.coverage_title, scenes_health.coverage, follows=WIDE),
    "ratifications": Kind(scenes_health.ratifications_title, scenes_health.ratifications, follows=WIDE),
    "completeness": Kind(scenes_evidence.completeness_title, scenes_evidence.completeness),
    "contradictions": Kind(
        scenes_evidence.contradictions_title,
        scenes_evidence.contradictions,
        follows=PLACES,
        needs_countries=False,
    ),
    "experts": Kind(scenes_health.experts_title, scenes_health.experts, follows=WIDE),
    "changes": Kind(*scenes_reported.CHANGES),
    "weak": Kind(*scenes_reported.WEAK),
    "calls": Kind(*scenes_reported.CALLS),
    "reached": Kind(*scenes_reported.REACHED, follows=PLACES),
    "funders": Kind(*scenes_reported.FUNDERS, follows=PLACES),
    "areas": Kind(*scenes_reported.AREAS, follows=PLACES),
    "disputed": Kind(*scenes_reported.DISPUTED, follows=PLACES),
    "evaluations": Kind(*scenes_reported.EVALUATED, follows=WIDE),
}

POSITION = Scene("position", lambda t: t("Start with the four figures; all that follows explains them."))
MOVES = Scene(
    "moves", lambda t: t("Name what moved since the last meeting; what is new in the notes stays below.")
)
MAP = Scene(
    "map", lambda t: t("Click a region or a country to answer a question from the room; c takes it back.")
)
STEPS = Scene(
    "steps", lambda t: t("The bars compare each step with its own ambition, not the steps with each other.")
)
PEOPLE = Scene(
    "people",
    lambda t: t("Name the three measures one by one. Do not add them up, even when somebody asks."),
)
FUNDING = Scene("funding", lambda t: t("Read from left to right: required, secured, still to be found."))
COMPARED = Scene("compared", lambda t: t("Read row by row; what is not reported of one is no zero."))
WATERFALLS = Scene("waterfalls", lambda t: t("Left the earlier date, right the position now."))

COUNTRIES = Scene("countries", lambda t: t("The whole list: look for countries with a single mark."))
REGIONS = Scene("regions", lambda t: t("Click a region to see its countries and which steps they achieved."))
MISSING = Scene("missing", lambda t: t("Agree for each country who asks, and by when."))
PACE = Scene("pace", lambda t: t("The furthest behind comes first: start there."))
PARTNERS = Scene(
    "partners", lambda t: t("Click a partner to see the countries whose notes name it, with others.")
)
PHASES = Scene("phases", lambda t: t("Two phases side by side; the sets of reporting countries may differ."))
PILLARS = Scene("pillars", lambda t: t("This is the budget required, not the money secured."))
APPROVALS = Scene(
    "approvals", lambda t: t("Approvals count whole projects: this is not the money mobilized.")
)
SHARES = Scene("shares", lambda t: t("The shares are of new funding, not of all the money of the programme."))
PLEDGE = Scene(
    "pledge",
    lambda t: t("Choose an amount to show what it would change. It is hypothetical and not kept."),
    (("pledge", ("10",)),),
)
THEMES = Scene("themes", lambda t: t("Click a theme to see its countries; the lists are selections."))
COMPLETENESS = Scene("completeness", lambda t: t("Which countries could tell more, and who asks them?"))
WEAK = Scene("weak", lambda t: t("Results without an explicit note are to be confirmed."))
CALLS = Scene("calls", lambda t: t("Agree for each result who calls, and by when."))
CONTRADICTIONS = Scene(
    "contradictions",
    lambda t: t("Open points come first: decide who settles them before the next report."),
)
EXPERTS = Scene("experts", lambda t: t("Fields without a post: which of them hold a country back?"))
COVERAGE = Scene(
    "coverage", lambda t: t("Why floors matter: the state of the world at the start of the phase.")
)
RATIFICATIONS = Scene("ratifications", lambda t: t("The campaign counts ratifications in the whole world."))
CHANGES = Scene("changes", lambda t: t("Say that countries achieved this and the programme contributed."))
REACHED = Scene("reached", lambda t: t("Read the status with each figure: a draft law reaches nobody yet."))
FUNDERS = Scene("funders", lambda t: t("Announced partners are not yet current: do not count them."))
AREAS = Scene("areas", lambda t: t("The theme lists are selections: more may have been done."))
DISPUTED = Scene("disputed", lambda t: t("Say which figure is shown, and why, before another is quoted."))
EVALUATIONS = Scene("evaluations", lambda t: t("Done, under way and planned."))

DECKS: dict[str, tuple[Scene, ...]] = {
    # What is behind, who has not reported, what changed, where the documents contradict each other.
    "management": (
        POSITION,
        MOVES,
        PACE,
        STEPS,
        REGIONS,
        COUNTRIES,
        MISSING,
        PEOPLE,
        CALLS,
        COMPLETENESS,
        CONTRADICTIONS,
        EXPERTS,
    ),
    # What was achieved where the partners contributed, how large the gap is, what a pledge would change.
    "steering": (
        POSITION,
        MAP,
        STEPS,
        PARTNERS,
        PEOPLE,
        PHASES,
        FUNDING,
        WATERFALLS,
        PILLARS,
        APPROVALS,
        SHARES,
        PLEDGE,
    ),
    # One clear picture at a time, for a screen shared with hundreds.
    "partners": (
        COVERAGE,
        POSITION,
        MAP,
        Scene("map", lambda t: t("Step 1: a national strategy adopted."), (("step", ("1",)),)),
        Scene(
            "map",
            lambda t: t("Step 2: a scheme designed or reformed, and put into law."),
            (("step", ("2",)),),
        ),
        Scene(
            "map",
            lambda t: t("Step 3: operations improved, so that benefits arrive."),
            (("step", ("3",)),),
        ),
        STEPS,
        PEOPLE,
        THEMES,
        Scene("partners", lambda t: t("Thank the partners: most work has several of them.")),
        RATIFICATIONS,
        FUNDING,
    ),
}

# "This view": the scenes that belong to each kind of page, with the filters of the page.
SCENES = {
    scene.kind: scene
    for scene in (
        *(
            POSITION,
            MOVES,
            MAP,
            STEPS,
            PEOPLE,
            FUNDING,
            WATERFALLS,
            COUNTRIES,
            REGIONS,
            MISSING,
            PACE,
            PARTNERS,
            PHASES,
        ),
        *(PILLARS, APPROVALS, SHARES, PLEDGE, THEMES, COMPLETENESS, WEAK, CALLS, CONTRADICTIONS, EXPERTS),
        *(COVERAGE, COMPARED, RATIFICATIONS, CHANGES, REACHED, FUNDERS, AREAS, DISPUTED, EVALUATIONS),
    )
}
VIEWS = {kind: tuple(SCENES[name] for name in page.scenes) for kind, page in PAGES.items()}


def scenes_of(deck: str, kind: str, filters: Filters) -> tuple[Scene, ...]:
    """The scenes of a deck, or of the kind of page that is viewed; none of an unknown deck.

    Who views pledges of their own begins with what these would change.
    """
    if deck != VIEW:
        return DECKS.get(deck, ())
    scenes = VIEWS[kind]
    return tuple(sorted(scenes, key=lambda scene: scene is not PLEDGE)) if filters.pledge else scenes


def deck_purpose(t: Texts, deck: str, page: str) -> str:
    """What a deck answers, in one line; `page` is the name of the page that is viewed."""
    return {
        "management": t("What is behind pace, who has not reported, what moved, where the documents differ"),
        "steering": t("What was achieved with whom, how large the gap is, what a pledge would change"),
        "partners": t("One clear picture at a time, for a shared screen"),
        VIEW: t("The page “{page}” with the filters that are set", page=page),
    }[deck]
