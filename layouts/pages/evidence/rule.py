"""The rule by which the evidence of every result is read, in words, and how many results it leaves where."""

from data.rows import PageView
from layouts.look import components
from layouts.look.markup import Html, html
from layouts.pages.evidence import completeness
from layouts.words import basis
from layouts.words.texts import Texts


def section(t: Texts, view: PageView) -> Html:
    """The questions in their order, and what each answer is called, with the results of the selection."""
    found, said = view.answers.completeness, meanings(t)
    return components.section(
        t("How the evidence of a result is read: one rule"),
        html.P(
            t(
                "The table of the report decides which step is marked. What stands behind a mark is read in "
                "the country note; where the note is silent, in another place of the same report. Where the "
                "two differ, the note decides. These questions are asked of every result, in this order:"
            )
        ),
        html.Ol([html.Li([html.B(asks), " ", answer]) for asks, answer in questions(t)]),
        components.table(
            t("What the evidence of a result is called"),
            [t("Evidence"), t("What it means"), t("Results")],
            [
                [
                    basis.badge(t, name),
                    said[name],
                    components.number(t, None if found.results is None else n),
                ]
                for name, n in found.bases.items()
            ],
            name="evidence-rule",
            has_cards=True,
        ),
        components.sources(t, view, found.results_origins),
        note=" ".join(
            filter(None, [t("What is not explicit is to be confirmed."), completeness.undated(t, found)])
        ),
        anchor="rule",
    )


def questions(t: Texts) -> list[tuple[str, str]]:
    """(question, what counts as an answer), in the order in which they are asked."""
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
            t("More than a ratification?"),
            t("Ratifying Convention No. 102, or preparing to, is no strategy."),
        ),
        (
            t("Done?"),
            t(
                "It is stated as adopted, launched or in operation. Where a final approval, a law or a "
                "review is still to come, it is not done."
            ),
        ),
        (
            t("When?"),
            t(
                "Its own date, if one is given, lies in the period. An act without a date stays explicit, as "
                "the report places it in the period; that the date is missing is told beside it."
            ),
        ),
    ]


def meanings(t: Texts) -> dict[str, str]:
    """What each basis says of a result."""
    return {
        "explicit": t("The act is named and stated as done; its date, if one is given, lies in the period."),
        "unclear": t("No act of this step is named as done: studies, training or work under way are told."),
        "awaiting_approval": t(
            "The act is named; a final approval, a law or the end of a review is still to come."
        ),
        "ratification_only": t(
            "All that is told is the ratification of Convention No. 102, or the way to it."
        ),
        "earlier_period": t("The act is dated before the period."),
    }
