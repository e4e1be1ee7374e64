"""French and Spanish for every text that screens show, from the one table of translations."""

from data.schema import TABLES
from etl.correct import Rows
from etl.faults import Fault, shown


def translate(typed: Rows) -> list[Fault]:
    """A fault for every text without a translation; columns that end in _fr and _es are filled on the way."""
    texts = {row.cells["text_en"]: row.cells for row in typed["translation"]}
    faults = []
    for table in TABLES:
        stems = [
            name.removesuffix("_fr") for name in table.columns_from("translation") if name.endswith("_fr")
        ]
        prose = [column.name for column in table.columns if column.is_prose]
        for row in typed[table.name]:
            for name in prose:
                text = row.cells[name]
                if text is not None and text not in texts:
                    expected = "a row in translation.csv with this text in French and Spanish"
                    faults.append(Fault(row.file, row.number, name, shown(text), expected))
            for stem in stems:
                found = texts.get(row.cells[f"{stem}_en"], {})
                row.cells[f"{stem}_fr"] = found.get("text_fr")
                row.cells[f"{stem}_es"] = found.get("text_es")
    return faults
