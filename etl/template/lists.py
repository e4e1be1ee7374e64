"""The lists that cells offer, on a hidden sheet; codes of a sheet are offered from that sheet."""

from xlsxwriter.utility import xl_col_to_name  # type: ignore[import-untyped]

from data.schema.columns import Column
from etl.template.book import Book
from etl.template.contents import Contents, offered

NAME = "lists"
FROM_SHEET = ("source", "phase", "discrepancy")  # codes without other names: a new row is offered at once
FIRST, ROOM = 3, 500


class Lists:
    """The lists of a workbook, each written once and named: every Excel reads a name from another sheet."""

    def __init__(self, book: Book) -> None:
        self.book = book.book
        self.named: set[str] = set()
        self.sheet = book.sheet(NAME)
        self.sheet.hide()
        self.places: dict[tuple[str, ...], str] = {}

    def of(self, made: Contents, column: Column) -> str:
        """The formula of what a column offers; empty where anything goes."""
        if column.references in FROM_SHEET:
            return self._of_sheet(made, column.references)
        values = tuple(offered(made, column))
        if not values:
            return ""
        if values not in self.places:
            place = len(self.places)
            for row, value in enumerate(values):
                self.sheet.write_string(row, place, value)
            letter = xl_col_to_name(place)
            cells = f"={NAME}!${letter}$1:${letter}${len(values)}"
            self.places[values] = self.name(f"list_{place + 1}", cells)
        return self.places[values]

    def name(self, name: str, cells: str) -> str:
        """The formula of a name for cells, which is given once."""
        if name not in self.named:
            self.named.add(name)
            self.book.define_name(name, cells)
        return f"={name}"

    def _of_sheet(self, made: Contents, table: str) -> str:
        for sheet in made.sheets:
            if sheet.table.name == table:
                names = [column.name for column in sheet.columns]
                letter = xl_col_to_name(names.index(sheet.table.key[0]))
                cells = f"={table}!${letter}${FIRST + 1}:${letter}${FIRST + len(sheet.rows) + ROOM}"
                return self.name(f"codes_of_{table}", cells)
        return ""
