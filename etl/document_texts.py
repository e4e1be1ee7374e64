"""The raw tables held against the text of the documents, where it is at hand.

The documents are not part of the product: their folder lies beside it on the machines of its makers. Where it
is missing the build says that these checks were left out.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from data.messages import joined, say, say_count
from data.schema import TABLES
from etl.correct import Rows
from etl.faults import Fault, shown

LONGEST_RUN = 6  # words in a row that a text of ours may share with a document
# Names that are longer than that, as the documents and everybody else write them.
OFFICIAL_NAMES = (
    "Social Security Minimum Standards Convention, 1952 (No. 102)",
    "ratified the Social Security (Minimum Standards) Convention, 1952 (No. 102)",
    "Africa Regional Social Protection Strategy 2021-25",
    "EU project on social protection and public finance management",
    "Global Accelerator on Jobs and Social Protection for Just Transitions",
    "Social Insurance and Pension Law 148/2019",
    "UN Partnership on the Rights of Persons with Disabilities",
    "Making Universal Social Protection a Reality",
    "the Khyber Pakhtunkhwa Employees Social Security Act 2021",
    "the Kaduna State Contributory Health Management Authority",
    "German KiK Textilien und Non-food GmbH",
    "Decree-Law No. 2.21.532 of 29 November 2021",
    "plan (2022-23) of the National Strategy for Social Protection",
    "Launch of the UN Social Protection Floors Initiative",
    "Evaluability assessment of the M&E framework",
    "the Global Technical Team on social protection",
)
# Columns whose text is a name or a code of the documents.
NAMES = (
    "instrument",
    "adopted_by",
    "name_en",
    "group_en",
    "sdg_en",
    "programme_and_budget_en",
    "frequency_en",
)
PLACES = re.compile(r"(Table|Figure|Box) (\d+)")
NOTE = re.compile(r"country note of ([^,;]+?)(?:, paragraphs? (\d+)(?:(?:-| and )(\d+))?)?(?:$|[;,]| \()")


def words(text: str) -> list[str]:
    """The words of a text, in small letters."""
    return re.findall(r"[^\W_]+", text.lower())


def compare(typed: Rows, folder: Path, found: set[tuple[str, str]]) -> list[Fault]:
    """A fault for every text that repeats a document, and every locator that its document does not have.

    Country notes are known by the names of countries: without these no place can be looked up (`found`).
    """
    documents = {
        row.cells["source_id"]: (folder / row.cells["file"]).read_text(encoding="utf-8")
        for row in typed["source"]
        if row.cells["file"] and (folder / row.cells["file"]).is_file()
    }
    return [*copied(typed, documents), *(() if ("country", "") in found else nowhere(typed, documents))]


def copied(typed: Rows, documents: dict[str, str]) -> Iterator[Fault]:
    """A fault for every text of ours with seven words in a row that a document has too."""
    length = LONGEST_RUN + 1
    known = set()
    for text in documents.values():
        found = words(text)
        known |= {tuple(found[start : start + length]) for start in range(len(found) - LONGEST_RUN)}
    for name in OFFICIAL_NAMES:
        found = words(name)
        known -= {tuple(found[start : start + length]) for start in range(len(found) - LONGEST_RUN)}
    for table in TABLES:
        prose = [column.name for column in table.columns if column.is_prose and column.name not in NAMES]
        for row in typed[table.name]:
            for name in prose:
                found = words(row.cells[name] or "")
                for start in range(len(found) - LONGEST_RUN):
                    run = tuple(found[start : start + length])
                    if run in known:
                        expected = say("our own words; a document has: {words}", words=" ".join(run))
                        yield Fault(row.file, row.number, name, shown(row.cells[name]), expected)
                        break


def nowhere(typed: Rows, documents: dict[str, str]) -> Iterator[Fault]:
    """A fault for every locator with a table, figure, box or country note that its document does not have.

    Paragraphs of a country note are counted; rows of tables and paragraphs elsewhere are not.
    """
    notes = {source: country_notes(text, typed) for source, text in documents.items()}
    for table in TABLES:
        for row in typed[table.name]:
            text = documents.get(row.cells.get("source_id") or "")
            locator = row.cells.get("locator")
            if text is None or not locator:
                continue
            missing: list[str] = [
                f"{kind} {n}" for kind, n in PLACES.findall(locator) if not has(text, kind, n)
            ]
            for name, first, last in NOTE.findall(locator):
                paragraphs = notes[row.cells["source_id"]].get(name)
                if paragraphs is None or int(last or first or 1) > paragraphs:
                    missing.append(
                        say_count(
                            "country note of {name}, {n} paragraph",
                            "country note of {name}, {n} paragraphs",
                            paragraphs or 0,
                            name=name,
                        )
                    )
            if missing:
                yield Fault(
                    row.file,
                    row.number,
                    "locator",
                    shown(locator),
                    say("a place that the document has; not found: {places}", places=joined(", ", missing)),
                )


def has(text: str, kind: str, number: str) -> bool:
    """Whether a document has a table, figure or box of this number."""
    return re.search(rf"{kind} {number}\b", text, re.IGNORECASE) is not None


def country_notes(text: str, typed: Rows) -> dict[str, int]:
    """The number of paragraphs of each country note, by the name in its heading."""
    lines = text.splitlines()
    names = {
        name for row in typed["country"] for name in (row.cells["name_en"], row.cells["name_table_3"]) if name
    }
    headings = []
    for number, line in enumerate(lines):
        name = re.sub(r"( \(.*\))?[\s\d¹²³]*$", "", line.lstrip("# "))
        if name and (name in names or name in OTHER_HEADINGS):
            headings.append((number, name))
    counts: dict[str, int] = {}
    for (start, name), (end, _) in pairwise([*headings, (len(lines), "")]):
        paragraphs = sum(len(line) > 40 for line in lines[start + 1 : end])
        counts[name] = max(counts.get(name, 0), paragraphs)
    return counts


# The heading of a country note that spells its name differently from Tables 1 and 3.
OTHER_HEADINGS = ("Democratic Republic of the Congo",)
