"""Cells that say what they cannot mean, and the line each is answered with."""

from tests.etl.raw_tables import REPORT, Change, cell

RESULT = f"{REPORT}/result.csv"
COUNTRY = f"{REPORT}/country.csv"
OBSERVATION = f"{REPORT}/observation.csv"
POSITION = f"{REPORT}/funding_position.csv"
SHARE = f"{REPORT}/funding_share.csv"
FIGURE = f"{REPORT}/reported_figure.csv"
CORRECTIONS = "corrections.csv"

# name of a case: (the change, how its only line begins, what the line also says)
CASES: dict[str, tuple[Change, str, str]] = {
    "unknown country": (
        cell(RESULT, 2, "iso3", "XXX"),
        f"{RESULT}, row 2, column iso3: ",
        'found "XXX"; expected a code that the table country has',
    ),
    "figure beyond its unit": (
        cell(FIGURE, 2, "value", "4000"),
        f"{FIGURE}, row 2, column value: ",
        "a number of percent from 0 to 1,000",
    ),
    "half a round table": (
        cell(FIGURE, 6, "value", "3.5"),
        f"{FIGURE}, row 6, column value: ",
        "a whole number of count, digits only",
    ),
    "country name for its code": (
        cell(RESULT, 2, "iso3", "Angola"),
        f"{RESULT}, row 2, column iso3: ",
        'found "Angola"; expected a code that the table country has',
    ),
    "step 4": (cell(RESULT, 2, "step", "4"), f"{RESULT}, row 2, column step: ", "a number from 1 to 3"),
    "step in words": (cell(RESULT, 2, "step", "one"), f"{RESULT}, row 2, column step: ", "a whole number"),
    "period that is none": (
        cell(RESULT, 2, "period", "2021/22"),
        f"{RESULT}, row 2, column period: ",
        "2021-22",
    ),
    "date that does not exist": (
        cell(RESULT, 2, "as_of", "2022-02-30"),
        f"{RESULT}, row 2, column as_of: ",
        "a date that exists",
    ),
    "date as Excel likes it": (
        cell(RESULT, 2, "as_of", "31/12/2022"),
        f"{RESULT}, row 2, column as_of: ",
        "written like 2022-12-31",
    ),
    "two dates for one result": (
        cell(RESULT, 2, "as_of", "2021-12-31"),
        f"{RESULT}, row 58, column as_of: ",
        "as in report_2021_22/result.csv, row 2",
    ),
    "text for a number": (
        cell(OBSERVATION, 4, "value", "fourteen"),
        f"{OBSERVATION}, row 4, column value: ",
        'found "fourteen"; expected a whole number of results, digits only',
    ),
    "number with a comma": (
        cell(POSITION, 2, "usd", "160,000,000"),
        f"{POSITION}, row 2, column usd: ",
        "no spaces, commas or units",
    ),
    "number with a currency": (
        cell(POSITION, 2, "usd", "US$ 160"),
        f"{POSITION}, row 2, column usd: ",
        "digits only",
    ),
    "digits of another script": (
        cell(POSITION, 2, "usd", "١٦٠"),
        f"{POSITION}, row 2, column usd: ",
        "digits only",
    ),
    "negative amount": (
        cell(POSITION, 2, "usd", "-160000000"),
        f"{POSITION}, row 2, column usd: ",
        "a number from 0 to",
    ),
    "absurd amount": (
        cell(POSITION, 2, "usd", "160000000000"),
        f"{POSITION}, row 2, column usd: ",
        "a number from 0 to 1,000,000,000",
    ),
    "number of a thousand digits": (
        cell(POSITION, 2, "usd", "9" * 1000),
        f"{POSITION}, row 2, column usd: ",
        "9…",
    ),
    "exponent": (cell(POSITION, 2, "usd", "1.6E+08"), f"{POSITION}, row 2, column usd: ", "a whole number"),
    "NaN": (
        cell(OBSERVATION, 4, "value", "NaN"),
        f"{OBSERVATION}, row 4, column value: ",
        'found "NaN"; expected the value; where nothing is reported, no row',
    ),
    "infinity": (
        cell(OBSERVATION, 4, "value", "inf"),
        f"{OBSERVATION}, row 4, column value: ",
        "a whole number of results, digits only",
    ),
    "more countries than there are": (
        cell(f"{REPORT}/target.csv", 2, "value", "5001"),
        f"{REPORT}/target.csv, row 2, column value: ",
        "a number of results from 0 to 1,000",
    ),
    "half a country": (
        cell(f"{REPORT}/target.csv", 2, "value", "10.5"),
        f"{REPORT}/target.csv, row 2, column value: ",
        "a whole number of results",
    ),
    "percentage over 100": (
        cell(SHARE, 2, "percent", "138"),
        f"{SHARE}, row 2, column percent: ",
        "a number from 0 to 100",
    ),
    "shares that make 99": (
        cell(SHARE, 2, "percent", "37"),
        f"{SHARE}, row 5, column percent: ",  # the last of them
        "found 99 as the sum of the parts; expected 100",
    ),
    "gap that is not what remains": (
        cell(POSITION, 6, "usd", "53656001"),
        f"{POSITION}, row 6, column usd: ",
        "found 53656000 as the sum of the parts; expected 53656001",
    ),
    "region with the wrong number of countries": (
        cell(f"{REPORT}/region.csv", 2, "priority_countries", "27"),
        f"{REPORT}/region.csv, row 2, column priority_countries: ",
        "found 26 as the sum of the parts; expected 27",
    ),
    "two statements that differ": (
        cell(f"{REPORT}/target.csv", 3, "value", "31"),
        "programme_document/target.csv, row ",
        "a row in corrections.csv that says which of the two is shown and why",
    ),
    "two countries of one name": (
        cell(COUNTRY, 3, "name_en", "Angola"),
        f"{COUNTRY}, row 3, column name_en: ",
        "a value no other row has",
    ),
    "header with another letter case": (cell(SHARE, 1, "period", "Period"), f"{SHARE}, row 1", "column"),
    "a cell of a megabyte": (cell(SHARE, 2, "name_en", "x" * 1_000_000), f"{SHARE}, row 2: ", "field limit"),
    "accent garbled on the way": (
        cell("reference/country.csv", 6, "name_fr", "CÃ´te d'Ivoire"),
        "reference/country.csv, row 6, column name_fr: ",
        "garbled",
    ),
    "control character": (
        cell(SHARE, 2, "name_en", "a\x07b"),
        f"{SHARE}, row 2, column name_en: ",
        'found "a�b"',
    ),
    "line break in a cell": (
        cell(SHARE, 2, "name_en", "a\nb"),
        f"{SHARE}, row 2, column name_en: ",
        "in one line",
    ),
    "formula": (cell(SHARE, 2, "name_en", "=1+1"), f"{SHARE}, row 2, column name_en: ", "formula"),
    "formula by a minus": (cell(SHARE, 2, "name_en", "-A1"), f"{SHARE}, row 2, column name_en: ", "formula"),
    "space after a name": (cell(SHARE, 2, "name_en", "EU "), f"{SHARE}, row 2, column name_en: ", "no space"),
    "missing locator": (
        cell(SHARE, 2, "locator", ""),
        f"{SHARE}, row 2, column locator: ",
        "found an empty cell",
    ),
    "unknown component": (
        cell(POSITION, 2, "component", "needed"),
        f"{POSITION}, row 2, column component: ",
        "one of required, mobilized_before",
    ),
    "unknown indicator": (
        cell(OBSERVATION, 16, "indicator_id", "people_reached"),
        f"{OBSERVATION}, row 16, column indicator_id: ",
        "a code that the table indicator has",
    ),
    "latitude beyond the pole": (
        cell("reference/country.csv", 2, "latitude", "91"),
        "reference/country.csv, row 2, column latitude: ",
        "a number from -90 to 90",
    ),
    "correction of a statement that was mended": (
        cell(OBSERVATION, 12, "value", "56"),
        f"{CORRECTIONS}, row 2, column found: ",
        "is the correction still needed?",
    ),
    "correction that adopts something else": (
        cell(CORRECTIONS, 2, "adopted", "57"),
        f"{CORRECTIONS}, row 2, column adopted: ",
        'found "57"; expected "56"',
    ),
    "correction of no row": (
        cell(CORRECTIONS, 4, "locator", "Section 9"),
        f"{CORRECTIONS}, row 4, column row_key: ",
        "found 0 rows",
    ),
    "correction of no table": (
        cell(CORRECTIONS, 4, "table_name", "results"),
        f"{CORRECTIONS}, row 4, column table_name: ",
        "a table of figures",
    ),
    "correction without a reason": (
        cell(CORRECTIONS, 4, "reason_en", ""),
        f"{CORRECTIONS}, row 4, column reason_en: ",
        "may not be empty",
    ),
}
