"""The columns of the table of what changed, beside those that other tables have, too."""

from data.rows.changes import KINDS
from layouts.pages.changes.said import part_name
from layouts.words.texts import Texts

PARTS = ("people", "partners", "themes", "contradictions", "documents", "corrections")
# name: kind, HXL tag, column of the database
COLUMNS = {
    "change_part": ("code", "#meta+part", ""),
    "change": ("code", "#status+change", ""),
    "item_id": ("text", "#meta+id+item", ""),
    "subject": ("text", "#description+subject", ""),
    "column": ("text", "#meta+column", ""),
    "before": ("number", "#indicator+value+before", ""),
    "after": ("number", "#indicator+value+after", ""),
    "said_before": ("text", "#description+before", ""),
    "said_after": ("text", "#description+after", ""),
    "compared_as_of": ("date", "#date+compared", ""),
    "compared_edition": ("text", "#meta+edition+compared", ""),
}


def words(t: Texts) -> dict[str, tuple[str, str]]:
    """The heading of each column and what it means."""
    return {
        "change_part": (t("Part"), t("What kind of row it is")),
        "change": (
            t("Change"),
            t("Whether the row is new, changed, withdrawn, or reported for the first time"),
        ),
        "item_id": (t("Row"), t("Short name of the row in its table, or of the figure")),
        "subject": (t("About"), t("What the row is about, in words")),
        "column": (t("Column changed"), t("Which cell of the row was changed")),
        "before": (t("Before"), t("The figure before; in US dollars, people or a count")),
        "after": (t("After"), t("The figure after, in the same unit")),
        "said_before": (t("Said before"), t("What the cell said before, in words")),
        "said_after": (t("Says now"), t("What the row or the cell says now, in words")),
        "compared_as_of": (t("Compared with date"), t("Date of the position before")),
        "compared_edition": (t("Compared with edition"), t("Edition in which the position before was read")),
    }


def names(t: Texts) -> dict[str, dict[str, str]]:
    """The words for the codes of these columns."""
    added, changed, withdrawn = KINDS
    return {
        "change_part": {
            "headline": t("Figure of the headline"),
            "results": t("Results"),
            "listed": t("List of priority countries"),
            **{part: part_name(t, part) for part in PARTS},
            "announcements": t("Announcements"),
        },
        "change": {
            added: t("new"),
            changed: t("changed"),
            withdrawn: t("withdrawn"),
            "first": t("reported for the first time"),
            "unchanged": t("unchanged"),
            "alone": t("nothing to compare with"),
        },
    }
