"""Which pages and scenes show a table, so that a preview can say what will move before anything does.

The names are those of the pages and of the kinds of scenes (`layouts/pages/registry.py`); a test holds both
against them, and against what changes on them when a table does.
"""

from typing import NamedTuple

from data.messages import Message, say


class Shown(NamedTuple):
    """The pages and the scenes that show a table."""

    pages: tuple[str, ...] = ()
    scenes: tuple[str, ...] = ()


PAGES: dict[str, Message] = {
    "overview": say("Overview"),
    "countries": say("Countries"),
    "country": say("Pages of countries"),
    "people": say("People"),
    "funding": say("Funding"),
    "themes": say("Themes"),
    "partners": say("Partners"),
    "partner": say("Pages of partners"),
    "evidence": say("Evidence"),
    "changes": say("What changed"),
    "compare": say("Side by side"),
    "health": say("Progress"),
}
SCENES: dict[str, Message] = {
    "position": say("The position in four figures"),
    "moves": say("What moved"),
    "compared": say("Side by side"),
    "pace": say("Every ambition and its pace"),
    "map": say("Map"),
    "regions": say("Regions"),
    "countries": say("All countries"),
    "steps": say("Three steps"),
    "missing": say("Who has not reported"),
    "people": say("People reached"),
    "phases": say("People in two phases"),
    "funding": say("From budget to gap"),
    "waterfalls": say("The gap at two dates"),
    "pledge": say("What a pledge would change"),
    "pillars": say("Budget by pillar"),
    "approvals": say("Projects approved"),
    "shares": say("Shares of new funding"),
    "partners": say("Funding partners"),
    "themes": say("Thematic areas"),
    "coverage": say("Coverage in the world"),
    "ratifications": say("Ratifications of Convention No. 102"),
    "completeness": say("Who has reported what"),
    "contradictions": say("Differences between the documents"),
    "experts": say("Experts"),
    "changes": say("Results by country"),
    "weak": say("Results to be confirmed"),
    "reached": say("Figures on people by country"),
    "funders": say("Partners by country"),
    "areas": say("Thematic areas by country"),
    "disputed": say("Differences between the documents by country"),
    "evaluations": say("Evaluations"),
}
ALWAYS = Shown(("changes",), ("moves",))  # these tell of whatever is published
# Tables of which a new row is seen where a row names it: it moves nothing by itself.
NAMED_BY_OTHERS = ("source", "translation")
EVERYWHERE = Shown(
    tuple(name for name in PAGES if name not in ALWAYS.pages),
    tuple(name for name in SCENES if name not in ALWAYS.scenes),
)
_REPORTED = ("missing", "completeness")  # scenes of who has told what
_PARTNERS = Shown(
    ("countries", "country", "partners", "partner", "evidence"), ("partners", "funders", *_REPORTED)
)
_THEMES = Shown(("countries", "country", "themes", "partner", "evidence"), ("themes", "areas", *_REPORTED))
SHOWN: dict[str, Shown] = {
    **dict.fromkeys(("source", "region", "country", "phase", "indicator", "translation"), EVERYWHERE),
    "result": Shown(
        ("overview", "countries", "country", "partners", "partner", "evidence", "health"),
        (
            *("position", "pace", "map", "regions", "countries", "steps", "partners", "changes", "weak"),
            *_REPORTED,
        ),
    ),
    "observation": Shown(
        ("overview", "countries", "people", "evidence", "health"),
        ("position", "pace", "people", "phases", "ratifications", *_REPORTED),
    ),
    "target": Shown(
        ("overview", "people", "health"), ("position", "pace", "steps", "people", "phases", "ratifications")
    ),
    "budget_line": Shown(("overview", "funding"), ("pillars", "pledge")),
    "funding_position": Shown(("overview", "funding"), ("position", "funding", "waterfalls", "pledge")),
    "funding_approval": Shown(("funding",), ("approvals",)),
    "funding_share": Shown(("funding", "partners", "partner"), ("shares",)),
    "country_note": Shown(("country",)),
    "people_figure": Shown(
        ("countries", "country", "people", "partner", "evidence", "health"), ("reached", *_REPORTED)
    ),
    **dict.fromkeys(("partner", "country_partner"), _PARTNERS),
    **dict.fromkeys(("theme", "theme_country"), _THEMES),
    "multi_donor_output": Shown(("country", "partners")),
    "multi_donor_modality": Shown(("partners",)),
    "tsf_position": Shown(("health",), ("experts",)),
    "evaluation": Shown(("health",), ("evaluations",)),
    "ratification": Shown(("country", "health"), ("ratifications",)),
    "event": Shown(("health",)),
    "coverage_context": Shown(("health",), ("coverage",)),
    "financing_gap": Shown(("health",)),
    "reported_figure": Shown(("country", "people", "health")),
    "indicator_link": Shown(("evidence",)),
    "collection_frequency": Shown(("evidence",)),
    "discrepancy": Shown(
        ("countries", "country", "people", "funding", "themes", "partners", "partner", "evidence", "health"),
        ("contradictions", "disputed"),
    ),
    "discrepancy_country": Shown(("countries", "country", "evidence"), ("disputed",)),
    "note": Shown(("evidence",)),
    "correction": Shown(("overview", "funding", "evidence")),
    "printed_total": Shown(),
}
