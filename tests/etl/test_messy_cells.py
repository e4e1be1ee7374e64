"""Cells as people fill them in: what is read and said, what is a fault, and that nothing is guessed."""

import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl.comments import Comment  # type: ignore[import-untyped]

from data.schema import BY_NAME
from etl.publish import ship
from etl.readers.cells import Context, clean
from etl.readers.folder import rows_of
from etl.readers.grid import Cell
from etl.readers.names import names
from tests.etl.offering import EVENT, add, book, noted, offer, own_book, put
from tests.etl.raw_tables import RAW, REPORT, read_folder, silent


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> str:
    url = f"sqlite:///{tmp_path_factory.mktemp('shipped') / 'programme.sqlite'}"
    ship(read_folder(RAW), silent, url)
    return url


@pytest.fixture(scope="module")
def by() -> Context:
    """What cells may be read by: the names of the shipped tables, in a file that tells no order of dates."""
    files = read_folder(RAW).files
    tables: dict[str, list[Any]] = {}
    for place in files:
        tables.setdefault(place.rpartition("/")[2].removesuffix(".csv"), []).extend(rows_of(files, place))
    return Context(names(tables), set(), is_ours=False)


def column(name: str) -> Any:
    table, _, of = name.partition(".")
    return next(each for each in BY_NAME[table].columns if each.name == of)


READ = [  # column, what the cell says, what it is read as, what is said of it
    ("budget_line.usd", "1 250 000", "1250000", "a number"),
    ("budget_line.usd", "1\u202f250\u202f000", "1250000", "a number"),
    ("budget_line.usd", "1.250.000", "1250000", "a number"),
    ("budget_line.usd", "1,250,000", "1250000", "a number"),
    ("budget_line.usd", "56,0", "56", "a number"),
    ("reported_figure.value", "1 250 000,5", "1250000.5", "a number"),
    ("reported_figure.value", "12,5", "12.5", "a number"),
    ("budget_line.printed_pct", "44 %", "44", "a number"),
    ("budget_line.printed_pct", Cell("0.44", "percent"), "44", "a share shown with %"),
    ("budget_line.usd", "0", "0", ""),
    ("observation.reporting_countries", "n/a", "", "not reported"),
    ("observation.reporting_countries", "…", "", "not reported"),
    ("observation.reporting_countries", "n.d.", "", "not reported"),
    ("people_figure.caveat", "nil", "", "not reported"),
    ("people_figure.caveat", "-", "", "not reported"),
    ("target.due", "31/12/2024", "2024-12-31", "a date"),
    ("target.due", "12/31/2024", "2024-12-31", "a date"),
    ("target.due", "31.12.2024", "2024-12-31", "a date"),
    ("target.due", "2024-12-31 00:00:00", "2024-12-31", "a date"),
    ("target.due", Cell("2024-12-31", "date"), "2024-12-31", ""),
    ("event.held_on", "03/2024", "2024-03", "a month"),
    ("event.held_on", Cell("2024", "number"), "2024", ""),
    ("result.iso3", "tgo", "TGO", "a name for a code"),
    ("result.iso3", "TG", "TGO", "a name for a code"),
    ("result.iso3", " Togo\u00a0", "TGO", "a name for a code"),
    ("result.iso3", "Côte d’Ivoire", "CIV", "a name for a code"),
    ("result.iso3", "Co\u0302te d'Ivoire", "CIV", "a name for a code"),
    ("result.iso3", "Ivory Coast", "CIV", "a name for a code"),
    ("result.iso3", "Côte d'ivoire", "CIV", "a name for a code"),
    ("people_figure.status", "Draft law", "draft", "a name for a code"),
    ("people_figure.status", "projet de loi", "draft", "a name for a code"),
    ("people_figure.status", "DRAFT", "draft", "a name for a code"),
    ("indicator.is_total", "VRAI", "1", "a name for a code"),
    ("indicator.is_total", Cell("1", "flag"), "1", ""),
    ("country_partner.partner_id", "Union européenne", "european_union", "a name for a code"),
    ("event.name_en", "  A meeting\u200b ", "A meeting", "blanks nobody sees taken off"),
    ("event.name_en", "A\u00a0meeting", "A meeting", "blanks nobody sees taken off"),
    ("event.name_en", "De\u0301cision", "Décision", "accents made one letter"),
    ("event.what_en", "Text\u00a0; typography", "Text\u00a0; typography", ""),
    ("event.attendance", Cell("3", formula="=SUM(Table1[[#This Row],[a]])"), "3", None),
    ("event.name_en", Cell("A meeting", formula="=A1"), "A meeting", 'the last value of a formula ("=A1")'),
]
REFUSED = [  # column, what the cell says, what is found, a part of what is expected
    ("target.due", "03/04/2024", '"03/04/2024"', "2024-03-04 or 2024-04-03"),
    ("target.due", "45657", '"45657"', "2024-12-31, if the number is Excel's for a day?"),
    ("event.held_on", Cell("45657", "number"), '"45657"', "2024-12-31"),
    ("result.period", Cell("2011-12-01", "date"), "a date (2011-12-01)", "formatted as Text"),
    ("budget_line.usd", Cell("2024-12-31", "date"), "a date (2024-12-31)", "budget"),
    ("observation.reporting_countries", "nil", '"nil"', "0 where the document reports none"),
    ("observation.reporting_countries", "-", '"-"', "an empty cell where it reports nothing"),
    ("budget_line.usd", "n/a", '"n/a"', "no row"),
    ("event.name_en", "#REF!", 'an error value ("#REF!")', "name"),
    ("event.name_en", Cell("#N/A", "error"), 'an error value ("#N/A")', "name"),
    ("event.name_en", "#¡VALOR!", 'an error value ("#¡VALOR!")', "name"),
    ("event.name_en", Cell("", formula="=A1", is_kept=False), 'a formula without a value ("=A1")', "save it"),
    (
        "event.attendance",
        Cell("3", formula="=[1]Sheet1!A1"),
        "a formula that reads another file",
        "its value",
    ),
    (
        "event.name_en",
        Cell("x", formula='=WEBSERVICE("http://x")'),
        "a formula that reads another",
        "its value",
    ),
    ("event.name_en", Cell("x", formula="=cmd|'/C calc'!A0"), "a formula that reads another", "its value"),
    ("event.attendance", Cell("0.44", "percent"), "44 %", "not in per cent"),
    ("event.attendance", Cell("1", "flag"), "true", "people who took part"),
    ("result.iso3", "Atlantique", '"Atlantique"', ""),
    ("result.iso3", "Togó", '"Togó"', "Togo (TGO)?"),
    ("result.iso3", "Camboda", '"Camboda"', "Cambodia (KHM)?"),
    ("people_figure.iso3", "NA", '"NA"', "NAM for Namibia, or an empty cell"),
]
LEFT = [  # what has two readings is left as it stands; the checks of every file name both
    ("people_figure.people", "330.000"),
    ("people_figure.people", "1,250"),
    ("reported_figure.value", "1,250"),
    ("target.due", "32/13/2024"),
    ("event.attendance", "about 60"),
    ("people_figure.status", "perhaps"),
    ("event.attendance", "x"),
]


@pytest.mark.parametrize(("of", "cell", "text", "kind"), READ)
def test_what_has_one_reading_is_read_and_said(
    by: Context, of: str, cell: str | Cell, text: str, kind: str | None
) -> None:
    made = clean(column(of), cell if isinstance(cell, Cell) else Cell(cell), by)
    assert (made.text, made.expected) == (text, "")
    assert made.kind == kind or (kind is None and made.kind.startswith("the last value of a formula"))


@pytest.mark.parametrize(("of", "cell", "found", "expected"), REFUSED)
def test_what_has_none_or_two_is_a_fault(
    by: Context, of: str, cell: str | Cell, found: str, expected: str
) -> None:
    made = clean(column(of), cell if isinstance(cell, Cell) else Cell(cell), by)
    if expected == "":  # nothing like it: the check of the table says so
        assert (made.text, made.kind) == (cell, "")
    else:
        assert made.found.startswith(found) and expected in made.expected and made.text == ""


@pytest.mark.parametrize(("of", "cell"), LEFT)
def test_what_has_two_readings_is_left_alone(by: Context, of: str, cell: str) -> None:
    assert clean(column(of), Cell(cell), by) == (cell, "", "", "")


def test_a_thousand_or_a_decimal_is_a_fault_with_both(shipped: str, tmp_path: Path) -> None:
    file = book(shipped, tmp_path / "book.xlsx", put("people_figure", 4, "people", "330.000"))
    (fault,) = offer(shipped, file).faults
    assert (
        fault.cell and "330000 if the point divides thousands" in fault.expected and "330" in fault.expected
    )


def test_another_date_of_the_file_tells_the_order(shipped: str, tmp_path: Path) -> None:
    days = {"held_on": "14/03/2024"}, {"held_on": "03/04/2024", "event_id": "e_other", "locator": "Item 2"}
    file = book(shipped, tmp_path / "book.xlsx", add("event", *(EVENT | day for day in days)))
    found = offer(shipped, file)
    assert found.faults == []
    (second,) = [note for note in found.notes if note.found == '"03/04/2024"']
    assert second.read_as == '"2024-04-03"' and "day first as in other dates of the file" in second.kind


def test_dates_in_two_orders_tell_none(shipped: str, tmp_path: Path) -> None:
    days = ("14/03/2024", "03/14/2024", "03/04/2024")
    rows = [
        EVENT | {"held_on": day, "event_id": f"e_{n}", "locator": f"Item {n}"} for n, day in enumerate(days)
    ]
    file = book(shipped, tmp_path / "book.xlsx", add("event", *rows))
    (fault,) = offer(shipped, file).faults
    assert fault.found == '"03/04/2024"'


def test_numbers_and_dates_of_a_workbook_are_read_as_they_are_kept(shipped: str, tmp_path: Path) -> None:
    event = EVENT | {"held_on": datetime.date(2024, 3, 14), "attendance": 210.0}
    file = book(shipped, tmp_path / "book.xlsx", add("event", event))
    found = offer(shipped, file)
    assert (found.faults, found.notes) == ([], [])


def test_merged_cells_are_a_fault_once(shipped: str, tmp_path: Path) -> None:
    file = book(shipped, tmp_path / "book.xlsx", lambda workbook: workbook["event"].merge_cells("A5:A7"))
    (fault,) = offer(shipped, file).faults
    assert (fault.found, fault.cell) == ("merged cells A5:A7", "A5")


def test_what_is_hidden_or_filtered_is_read_and_said(shipped: str, tmp_path: Path) -> None:
    def hide(workbook: Any) -> None:
        sheet = workbook["event"]
        sheet.row_dimensions[5].hidden = True
        sheet.column_dimensions["D"].hidden = True
        sheet.sheet_state = "hidden"

    found = offer(shipped, book(shipped, tmp_path / "book.xlsx", hide))
    assert found.faults == []
    assert {note.kind for note in found.notes} == {"hidden rows", "hidden columns", "a hidden sheet"}


def test_totals_remarks_tags_and_comments_are_passed_over_and_said(shipped: str, tmp_path: Path) -> None:
    def around(workbook: Any) -> None:
        sheet = workbook["event"]
        last = max(row[0].row for row in sheet.iter_rows() if row[1].value)
        sheet.cell(last + 1, 2, "Total")
        sheet.cell(last + 1, 5, 999)
        sheet.cell(last + 3, 1, "Source: the secretariat")
        sheet.cell(5, 3).comment = Comment("to be confirmed", "somebody")
        sheet.cell(last + 4, 40, "a scribble")
        sheet.insert_rows(4)
        sheet.cell(4, 1, "#meta+source")
        sheet.cell(4, 2, "#event+id")

    found = offer(shipped, book(shipped, tmp_path / "book.xlsx", around))
    assert found.faults == []
    assert {note.kind for note in found.notes} == {
        *("a row of totals", "a remark below the table", "comments", "a row of tags"),
        "a row without a cell in a named column",
    }


def test_a_formula_gives_its_last_value_and_that_is_said(shipped: str, tmp_path: Path) -> None:
    import xlsxwriter  # type: ignore[import-untyped]

    file = tmp_path / "own.xlsx"
    header = [*EVENT]
    with xlsxwriter.Workbook(file) as workbook:
        sheet = workbook.add_worksheet("event")
        sheet.write_row(0, 0, header)
        sheet.write_row(1, 0, list(EVENT.values()))
        sheet.write_formula(1, header.index("attendance"), "=200+10", value=210)
    found = offer(shipped, file)
    (note,) = noted(found, "attendance")
    assert (note.cell, note.read_as) == ("E2", '"210"') and "=200+10" in note.kind


def test_a_sheet_that_is_named_otherwise_is_told(shipped: str, tmp_path: Path) -> None:
    own_book(tmp_path / "a.xlsx", [*EVENT], [*EVENT.values()], sheet="Événements").save(tmp_path / "a.xlsx")
    assert [one for one in offer(shipped, tmp_path / "a.xlsx").faults if "sheet" in one.found] == []
    own_book(tmp_path / "b.xlsx", [*EVENT], [*EVENT.values()], sheet="event (2)").save(tmp_path / "b.xlsx")
    (fault,) = offer(shipped, tmp_path / "b.xlsx").faults
    assert fault.found == 'a sheet named "event (2)"' and "event" in fault.expected


def test_a_header_that_is_not_found_or_not_known_is_a_fault(shipped: str, tmp_path: Path) -> None:
    own_book(tmp_path / "a.xlsx", ["Event", "When"], ["x", "y"]).save(tmp_path / "a.xlsx")
    (fault,) = [one for one in offer(shipped, tmp_path / "a.xlsx").faults if one.file == "a.xlsx/event"]
    assert fault.found == "no row with the columns' names"
    header = [*EVENT, "remarks"]
    own_book(tmp_path / "b.xlsx", header, [*EVENT.values(), "x"]).save(tmp_path / "b.xlsx")
    assert 'an unknown column "remarks"' in [one.found for one in offer(shipped, tmp_path / "b.xlsx").faults]


def test_help_may_stand_above_the_names(shipped: str, tmp_path: Path) -> None:
    workbook = own_book(tmp_path / "a.xlsx", [*EVENT], [*EVENT.values()])
    workbook.active.insert_rows(1, 4)
    workbook.active["A1"] = "Events of the year"
    workbook.save(tmp_path / "a.xlsx")
    assert [one for one in offer(shipped, tmp_path / "a.xlsx").faults if one.file.startswith("a.xlsx")] == []


def test_the_document_of_each_row_is_named(shipped: str, tmp_path: Path) -> None:
    own = {name: value for name, value in EVENT.items() if name != "source_id"}
    own_book(tmp_path / "a.xlsx", [*own], [*own.values()]).save(tmp_path / "a.xlsx")
    faults = offer(shipped, tmp_path / "a.xlsx").faults
    assert ("source_id", "no such column") in [(one.column, one.found) for one in faults]
    assert REPORT in EVENT.values()


def test_what_libreoffice_saved_is_read(shipped: str) -> None:
    found = offer(shipped, Path(__file__).with_name("saved_by_libreoffice.ods"))
    file = "saved_by_libreoffice.ods/event"
    faults = {(one.cell, one.found) for one in found.faults if one.file == file}
    assert faults >= {
        ("D2", '"A  meeting�in two lines" (after "A  meeting" stands a line break (U+000A))'),
        ("H3", 'an error value ("#DIV/0!")'),
        ("C4", '"1"'),
        ("E4", "44 %"),
        ("G4", "merged cells G4:G5"),
    }
    kinds = {one.kind for one in found.notes if one.file == file}
    assert kinds >= {"hidden rows", "hidden columns", "comments", 'the last value of a formula ("=200+11")'}
    assert [one.read_as for one in noted(found, "attendance", "E3")] == ['"211"']
