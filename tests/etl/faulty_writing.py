"""Numbers that can be read in two ways, letters that nobody sees, and the line each is answered with."""

from tests.etl.raw_tables import REPORT, Change, cell, with_bytes

OBSERVATION = f"{REPORT}/observation.csv"
FIGURE = f"{REPORT}/reported_figure.csv"
PEOPLE = f"{REPORT}/people_figure.csv"
POSITION = f"{REPORT}/funding_position.csv"
SHARE = f"{REPORT}/funding_share.csv"
COUNTRY = f"{REPORT}/country.csv"
RESULT = f"{REPORT}/result.csv"
NOTE = f"{REPORT}/country_note.csv"
TRANSLATION = "our_reading/translation.csv"


def people_reached(value: str, says: str) -> tuple[Change, str, str]:
    """A count of people (Table 5, 330,000 reached) that is written in another way than in digits."""
    return cell(OBSERVATION, 17, "value", value), f"{OBSERVATION}, row 17, column value: ", says


def named(name: str, says: str) -> tuple[Change, str, str]:
    """The name of a country with a letter that nobody sees."""
    return cell(COUNTRY, 3, "name_en", name), f"{COUNTRY}, row 3, column name_en: ", says


WHOLE = "expected a whole number of people, digits only (no spaces, commas or units)"

# name of a case: (the change, how its only line begins, what the line also says)
CASES: dict[str, tuple[Change, str, str]] = {
    "a point in thousands of people": people_reached(
        "330.000", f"{WHOLE}: 330000 if the point divides thousands, 330 if it begins decimals"
    ),
    "a point in thousands that cannot be decimals": people_reached(
        "11.600", f"{WHOLE}: 11600 if the point divides thousands"
    ),
    "two points": people_reached("1.330.000", ": 1330000 if the point divides thousands"),
    "a comma in thousands": people_reached(
        "330,000", ": 330000 if the comma divides thousands, 330 if it begins decimals"
    ),
    "a space in thousands": people_reached("330 000", ": 330000 if the space divides thousands"),
    "a no-break space in thousands": people_reached(
        "330\u00a0000",
        f'found "330�000" (after "330" stands a no-break space (U+00A0)); {WHOLE}: 330000 if the space',
    ),
    "an apostrophe in thousands": people_reached("330'000", ": 330000 if the apostrophe divides thousands"),
    "an exponent for a count": people_reached("3.3E+05", ": 330000 written out"),
    "decimals of nothing": people_reached("330000.0", ": 330000 without decimals"),
    "a point in a column of whole numbers": (
        cell(PEOPLE, 2, "people", "24.000"),
        f"{PEOPLE}, row 2, column people: ",
        "24000 if the point divides thousands, 24 if it begins decimals",
    ),
    "a point in thousands of dollars": (
        cell(FIGURE, 37, "value", "1.250"),
        f"{FIGURE}, row 37, column value: ",
        "1250 if the point divides thousands, 1.25 if it begins decimals",
    ),
    "a comma in millions of dollars": (
        cell(POSITION, 2, "usd", "160,000,000"),
        f"{POSITION}, row 2, column usd: ",
        ": 160000000 if the comma divides thousands",
    ),
    "a decimal comma": (
        cell(SHARE, 2, "percent", "38,5"),
        f"{SHARE}, row 2, column percent: ",
        ": 38.5 if the comma begins decimals",
    ),
    "a zero-width space in a number": people_reached("330\u200b000", "a zero-width space (U+200B)"),
    "a no-break space in a name": named(
        "Burkina\u00a0Faso",
        'found "Burkina�Faso" (after "Burkina" stands a no-break space (U+00A0)); '
        "expected an ordinary space in its place, or none",
    ),
    "a narrow no-break space in a name": named("Burkina\u202fFaso", "a narrow no-break space (U+202F)"),
    "a thin space in a name": named("Burkina\u2009Faso", "the invisible letter U+2009 (thin space)"),
    "a tab in a name": named("Burkina\tFaso", "a tab (U+0009)); expected an ordinary space"),
    "a zero-width space": named(
        "Burkina\u200b Faso", 'after "Burkina" stands a zero-width space (U+200B)); expected the text without'
    ),
    "a soft hyphen": named("Bur\u00adkina Faso", 'after "Bur" stands a soft hyphen (U+00AD)'),
    "a byte order mark inside": named("\ufeffBurkina Faso", "at its beginning stands a byte order mark"),
    "a mark of direction": named("Burkina Faso\u200f", 'after "Burkina Faso" stands a right-to-left mark'),
    "an override of direction": named("\u202eosaF\u202c", "right-to-left override), and 1 more such letter)"),
    "a filler that counts as a letter": named("Burkina\u3164Faso", "U+3164 (hangul filler)"),
    "a selector that counts as a mark": named("Burkina\ufe0f Faso", "U+FE0F (variation selector-16)"),
    "a control character in a name": named("Burkina\x07Faso", "the invisible letter U+0007, a control"),
    "a letter that nobody sees in a code": (
        cell(RESULT, 2, "iso3", "AGO\u200b"),
        f"{RESULT}, row 2, column iso3: ",
        'after "AGO" stands a zero-width space (U+200B)',
    ),
    "a no-break space in a place": (
        cell(RESULT, 2, "locator", "Table\u00a03, Angola"),
        f"{RESULT}, row 2, column locator: ",
        'after "Table" stands a no-break space',
    ),
    "a soft hyphen in a sentence": (
        cell(TRANSLATION, 2, "text_fr", "Action visant à accroî\u00adtre"),
        f"{TRANSLATION}, row 2, column text_fr: ",
        'after "Action visant à accroî" stands a soft hyphen',
    ),
    "a thin space in a sentence": (
        cell(TRANSLATION, 2, "text_es", "Acción\u2009; no"),
        f"{TRANSLATION}, row 2, column text_es: ",
        "U+2009 (thin space)",
    ),
    "a letter that nobody sees in a heading": (
        with_bytes(SHARE, lambda content: content.replace(b"percent", "per\u200bcent".encode(), 1)),
        f"{SHARE}, row 1: ",
        'an unknown column "per�cent" (after "per" stands a zero-width space (U+200B))',
    ),
}
