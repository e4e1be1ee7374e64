"""French and Spanish for every text that screens show, from the one table of translations."""

from data import messages, translations
from data.messages import joined, say, say_count
from data.schema import BY_NAME, TABLES
from data.translations import LANGUAGES, Untranslated
from etl.correct import Rows
from etl.extract import REFERENCE
from etl.faults import Fault, shown

NAMES = {"fr": say("French"), "es": say("Spanish")}


def translate(typed: Rows) -> None:
    """Fills the columns that end in _fr and _es from the rows of `translation`; empty where there is none."""
    texts = {row.cells["text_en"]: row.cells for row in typed["translation"]}
    for table in TABLES:
        filled = [name for name in table.columns_from("translation") if name.endswith(LANGUAGES)]
        for row in typed[table.name]:
            for name in filled:
                stem, _, lang = name.rpartition("_")
                row.cells[name] = texts.get(row.cells[f"{stem}_en"], {}).get(f"text_{lang}")


def missing(typed: Rows) -> list[Untranslated]:
    """Every text that lacks French or Spanish."""
    return translations.untranslated({name: [row.cells for row in rows] for name, rows in typed.items()})


def untranslated(typed: Rows) -> list[Fault]:
    """A warning for every text that lacks French or Spanish, at the first place where it stands."""
    written = {row.cells["text_en"]: row for row in typed["translation"]}
    found = []
    for one in missing(typed):
        row = typed[one.table][one.row]
        lacks = joined(say(" and "), (NAMES[lang] for lang in LANGUAGES if not getattr(one, f"text_{lang}")))
        # Of a place its numbers are left out of what is translated: the sender sees the whole.
        is_place = one.column == "locator"
        text = shown(row.cells["locator"] if is_place else one.text_en)
        if one.times > 1:
            text = say_count("{text} ({n} time)", "{text} ({n} times)", one.times, text=text)
        begun = written.get(one.text_en)
        place: str = say("a row of {table}", table=messages.table("translation", "translation.csv"))
        if begun:
            place = say("{file}, row {row}", file=begun.file, row=begun.number)
        if f"{one.column.removesuffix('_en')}_fr" in BY_NAME[one.table].columns_from("reference"):
            place = f"{REFERENCE}/{one.table}.csv"
        expected = say(
            "its {languages} in {place}; until then the English is shown", languages=lacks, place=place
        )
        if is_place:
            part: str = shown(one.text_en)
            if "{}" in one.text_en:
                part = say("{text} ({sign} stands for each number)", text=part, sign="{}")
            expected = say("{languages} of {text} in {place}", languages=lacks, text=part, place=place)
        found.append(Fault(row.file, row.number, one.column, text, expected))
    return found
