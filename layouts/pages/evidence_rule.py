"""The rule by which the evidence of every result is read, in words, and how many results it leaves where."""

from collections import Counter
from typing import Any

from data.rows import PageView
from data.tables_position import BASES
from layouts import formats, parts
from layouts.markup import Html, html
from layouts.pages.country_steps import basis
from layouts.texts import Texts

Row = dict[str, Any]


def section(t: Texts, view: PageView, asked: tuple[str, ...]) -> Html:
    """The three questions, and what each answer is called, with the number of results of the selection."""
    rows = [row for row in view.tables["result"] if row["iso3"] in asked]
    counts = Counter(row["basis"] for row in rows)
    said = meanings(t)
    return parts.section(
        t("How the evidence of a result is read: one rule"),
        html.P(
            t(
                "The table of the report decides which step is marked. What stands behind a mark is read in "
                "the country note; where the note is silent, in another place of the same report. Where the "
                "two differ, the note decides. Three questions are asked of every result:"
            )
        ),
        html.Ol([html.Li([html.B(asks), " ", answer]) for asks, answer in questions(t)]),
        parts.table(
            t("What the evidence of a result is called"),
            [t("Evidence"), t("What it means"), t("Results")],
            [
                [basis(t, name), said[name], (formats.number(t.lang, counts[name]), counts[name])]
                for name in BASES
            ],
            name="evidence-rule",
            has_cards=True,
        ),
        parts.sources(t, view, rows),
        note=t("Only what is named, done and dated in the period is explicit; all else is to be confirmed."),
        anchor="rule",
    )


def questions(t: Texts) -> list[tuple[str, str]]:
    """(question, what counts as an answer): what was done, whether it was, and when."""
    return [
        (
            t("What?"),
            t(
                "The act is named. Step 1: a strategy, policy or plan. Step 2: a law, decree, regulation or "
                "scheme. Step 3: a part of how a scheme is run, such as its registration, information "
                "system, payments, budget or inspection, or the body that runs it. Studies, training, "
                "pilots, statistics and targets for spending prepare such an act and are none."
            ),
        ),
        (
            t("Done?"),
            t(
                "It is stated as adopted, launched or in operation. Where a final approval, a law or a "
                "review is still to come, it is not done. Ratifying Convention No. 102 is no strategy."
            ),
        ),
        (
            t("When?"),
            t(
                "Its own date lies in the period. Country notes also tell of earlier years, so that an act "
                "without a date is not taken to be of the period."
            ),
        ),
    ]


def meanings(t: Texts) -> dict[str, str]:
    """What each basis says of a result."""
    return {
        "explicit": t("The note names the act, states it as done, and dates it in the period."),
        "undated": t("The act is named and stated as done, but not dated: the date is to be asked for."),
        "awaiting_approval": t(
            "The act is named; a final approval, a law or the end of a review is still to come."
        ),
        "ratification_only": t(
            "All that is told is the ratification of Convention No. 102, or the way to it."
        ),
        "earlier_period": t("The act is dated before the period."),
        "unclear": t("No act of this step is named as done: studies, training or work under way are told."),
    }
