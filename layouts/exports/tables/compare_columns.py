"""The columns of the table of what stands side by side, beside those that other tables have, too."""

from layouts.pages.compare.rows import part_name
from layouts.words.texts import Texts

# name: kind, HXL tag, column of the database
COLUMNS = {
    "compared_kind": ("code", "#meta+compared", ""),
    "compared_id": ("text", "#meta+id+compared", ""),
    "compared": ("text", "#meta+name+compared", ""),
    "row_part": ("code", "#meta+part+row", ""),
    "row_id": ("text", "#meta+id+row", ""),
    "row_name": ("text", "#indicator+name+row", ""),
    "said": ("text", "#description+said", ""),
    "count": ("integer", "#indicator+num+said", ""),
}


def words(t: Texts) -> dict[str, tuple[str, str]]:
    """The heading of each column and what it means."""
    return {
        "compared_kind": (t("Compared"), t("Whether countries, partners or regions are compared")),
        "compared_id": (t("Code"), t("Code of the country, partner or region")),
        "compared": (t("Name"), t("Name of the country, partner or region")),
        "row_part": (t("Part"), t("Part of the table in which the row stands")),
        "row_id": (t("Row"), t("Short name of the row of the table")),
        "row_name": (t("What"), t("The row of the table in words")),
        "said": (t("Says"), t("What the cell says, in words")),
        "count": (t("Number"), t("How many there are of what the cell names; never people")),
    }


def names(t: Texts) -> dict[str, dict[str, str]]:
    """The words for the codes of these columns."""
    return {
        "compared_kind": {"country": t("Country"), "partner": t("Partner"), "region": t("Region")},
        "row_part": {part: part_name(t, part) for part in ("results", "people", "partners", "more")},
    }
