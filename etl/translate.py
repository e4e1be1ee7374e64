"""French and Spanish for every text that screens show, from the one table of translations."""

from data import translations
from data.schema import BY_NAME, TABLES
from data.translations import LANGUAGES, Untranslated
from etl.correct import Rows
from etl.extract import REFERENCE
from etl.faults import Fault, shown

NAMES = {"fr": "French", "es": "Spanish"}


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
        lacks = " and ".join(NAMES[lang] for lang in LANGUAGES if not getattr(one, f"text_{lang}"))
        times = f" ({one.times} times)" if one.times > 1 else ""
        begun = written.get(one.text_en)
        place = f"{begun.file}, row {begun.number}" if begun else "a row of translation.csv"
        if f"{one.column.removesuffix('_en')}_fr" in BY_NAME[one.table].columns_from("reference"):
            place = f"{REFERENCE}/{one.table}.csv"
        expected = f"its {lacks} in {place}; until then the English is shown"
        found.append(Fault(row.file, row.number, one.column, shown(one.text_en) + times, expected))
    return found
