"""Cells that stand for something else, rows of totals, places with a wrong comma, and the words that help."""

from tests.etl.raw_tables import RAW, REPORT, Change, cell, read_rows, with_rows

RESULT = f"{REPORT}/result.csv"
COUNTRY = f"{REPORT}/country.csv"
OBSERVATION = f"{REPORT}/observation.csv"
SHARE = f"{REPORT}/funding_share.csv"
PEOPLE = f"{REPORT}/people_figure.csv"
NOTE = f"{REPORT}/country_note.csv"
POSITION = f"{REPORT}/funding_position.csv"

EMPTY = "expected an empty cell where nothing is reported"
NUMBER = "expected the number itself, not a mark"


def flag(value: str, says: str) -> tuple[Change, str, str]:
    """A cell where 0 or 1 is wanted."""
    return cell(NOTE, 2, "has_partners", value), f"{NOTE}, row 2, column has_partners: ", says


def reporting(value: str, says: str = EMPTY) -> tuple[Change, str, str]:
    """A cell that may be empty (how many countries reported)."""
    return (
        cell(OBSERVATION, 17, "reporting_countries", value),
        f"{OBSERVATION}, row 17, column reporting_countries: ",
        f'found "{value}"; {says}',
    )


def totals(file: str, *cells: str) -> tuple[Change, str, str]:
    """A row of totals below the others."""

    def add(rows: list[list[str]]) -> None:
        rows.append([*cells, *[""] * (len(rows[0]) - len(cells))])

    place = len(read_rows(RAW / file)) + 1
    says = "found a row of totals; expected rows of data alone, as totals are computed; delete this row"
    return with_rows(file, add), f"{file}, row {place}: ", says


def place(file: str, row: int, wrong: str) -> tuple[Change, str, str]:
    """A place in a document that other rows write with other commas or spaces."""
    rows = read_rows(RAW / file)
    right = rows[row - 1][rows[0].index("locator")]
    says = f'found "{wrong}"; expected "{right}", as {file}, row '
    return cell(file, row, "locator", wrong), f"{file}, row {row}, column locator: ", says


# name of a case: (the change, how its only line begins, what the line also says)
CASES: dict[str, tuple[Change, str, str]] = {
    "TRUE for 1": flag("TRUE", 'found "TRUE"; expected 1, which says yes'),
    "VRAI for 1": flag("VRAI", 'found "VRAI"; expected 1, which says yes'),
    "FAUX for 0": flag("FAUX", 'found "FAUX"; expected 0, which says no'),
    "a cross for 1": flag("x", 'found "x"; expected 1 where it holds, 0 where it does not'),
    "a tick for 1": flag("✓", "expected 1 where it holds, 0 where it does not"),
    "n/a for an empty cell": reporting("n/a"),
    "a hyphen for an empty cell": reporting("-"),
    "a dash for an empty cell": reporting("–"),
    "an ellipsis for an empty cell": reporting("…"),
    "three points for an empty cell": reporting("..."),
    "N.D. for an empty cell": reporting("N.D."),
    "words for an empty cell": reporting("not reported"),
    "a cross for a number": reporting("x", NUMBER),
    "an error of a formula": reporting("#REF!", "expected what the formula should give, or an empty cell"),
    "n/a where there has to be a value": (
        cell(PEOPLE, 2, "people", "n/a"),
        f"{PEOPLE}, row 2, column people: ",
        'found "n/a"; expected how many; where nothing is reported, no row',
    ),
    "n/a for an empty text": (
        cell(RESULT, 58, "adopted_by", "N/A"),
        f"{RESULT}, row 58, column adopted_by: ",
        f'found "N/A"; {EMPTY}',
    ),
    "a dash for an empty date": (
        cell(RESULT, 58, "changed_on", "—"),
        f"{RESULT}, row 58, column changed_on: ",
        f'found "—"; {EMPTY}',
    ),
    "a dash for an empty code": (
        cell(PEOPLE, 2, "duration", "-"),
        f"{PEOPLE}, row 2, column duration: ",
        f'found "-"; {EMPTY}',
    ),
    "a row of totals": totals(SHARE, "Total"),
    "a row of totals in French": totals(POSITION, "", "Somme :"),
    "a row of totals in Spanish": totals(RESULT, "Total general", "56"),
    "a row of totals behind numbers": totals(OBSERVATION, "", "", "12", "Suma"),
    "no comma in a place": place(RESULT, 2, "Table 3 Angola"),
    "two spaces in a place": place(RESULT, 2, "Table 3,  Angola"),
    "a semicolon in a place": place(RESULT, 2, "Table 3; Angola"),
    "a wrong comma in the place of a correction": (
        cell("corrections.csv", 2, "locator", "Table 3 last row"),
        "corrections.csv, row 2, column locator: ",
        f'found "Table 3 last row"; expected "Table 3, last row" as in {OBSERVATION}, row 12',
    ),
    "a stand-in in a statement that is corrected": (
        cell(OBSERVATION, 12, "value", "n/a"),
        f"{OBSERVATION}, row 12, column value: ",
        'found "n/a"; expected the value; where nothing is reported, no row',
    ),
    "a stand-in where 0 or 1 is wanted": flag("–", "expected 0 or 1 (1: the note names who funds the work)"),
}
