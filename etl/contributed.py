"""What editors accepted of country offices' reports, as raw tables: a document of its own a quarter.

An act belongs to the document of the quarter in which it was done. Its rows hold from the day on which they
were reported, never on the quarter's last day itself. So one country's report makes no position, which would
say of all others that they have nothing; and no total that a report states for its day moves afterwards. What
lies before the newest position counts there at once. What is later stands beside it, and counts from the
first position on that covers it.
"""

import csv
import datetime
import io
import json
from collections.abc import Iterable, Mapping
from typing import Any

from data import quarters
from data.quarters import Quarter
from data.rows.contributions import Contribution
from data.schema import BY_NAME, words
from data.store import in_force
from data.store.editions import Rows
from data.store.engine import NotUsable
from etl.readers.folder import Files, rows_of
from etl.typed_in import Known, read

Cells = dict[str, Any]
TITLE = "Reports of country offices, {ordinal} quarter of {year}"
ORDINALS = ("1st", "2nd", "3rd", "4th")
REPORT = "report by {name}"
CAVEAT = "Reported by country offices in this dashboard and accepted by an editor; no published document."
PUBLISHER = "International Labour Organization"
FIRST_POSITION = 400  # in the precedence of documents; every quarter from 2000 to 2099 has its own
DIVIDERS = str.maketrans(dict.fromkeys(",;:", " "))  # what parts the pieces of a place
SAME = ("iso3", "step", "measure", "people", "changed_on", "partner_id", "locator", "summary_en", "what_en")


def files(below: Files, rows: Rows, accepted: Iterable[Contribution]) -> Files:
    """The documents that accepted contributions make or add to, to be laid over the current edition.

    `below` are the raw tables of that edition and `rows` what came of them. What is in them already is not
    added again.
    """
    made = Documents(below, rows)
    for one in accepted:
        made.add(one)
    return made.files()


def known_of(rows: Mapping[str, Iterable[Cells]], iso3: str, today: str) -> Known:
    """What a contribution of a country is measured against."""
    begun = [row["starts_on"] for row in rows["phase"] if row["starts_on"] <= today]
    return Known(
        today,
        max(begun, default=today),
        {row["result_id"]: (row["step"], row["period"]) for row in rows["result"] if row["iso3"] == iso3},
        frozenset(row["partner_id"] for row in rows["partner"]),
    )


class Documents:
    """The documents of quarters in the making, over what is there."""

    def __init__(self, below: Files, rows: Rows) -> None:
        self.below = below
        self.rows = {
            name: [dict(zip([c.name for c in BY_NAME[name].columns], row, strict=True)) for row in rows[name]]
            for name in ("result", "people_figure", "country_partner", "partner", "phase", "translation")
        }
        self.translated = {row["text_en"] for row in self.rows["translation"]}
        self.tables: dict[tuple[str, str], list[Cells]] = {}  # (document, table) → its rows
        self.described: dict[str, Quarter] = {}

    def add(self, one: Contribution) -> None:
        """Adds the rows of a contribution. Raises NotUsable where the result it completes is not there."""
        typed = read(one.table_name, one.typed, known_of(self.rows, one.iso3, one.changed_at[:10]))
        if typed.wrong:
            said = ", ".join(dict.fromkeys(wrong.field for wrong in typed.wrong))
            raise NotUsable(
                f"what {one.name} reports of {one.iso3} no longer fits the current edition ({said}); "
                "send it back"
            )
        values = typed.values
        if one.table_name == "result":
            self._result(one, values)
        else:
            self._figure(one, values)

    def files(self) -> Files:
        """The files of every document that was added to, whole."""
        found: Files = {}
        for source_id, quarter in self.described.items():
            place = f"{source_id}/source.toml"
            found |= {at: was for at, was in self.below.items() if at.startswith(f"{source_id}/")}
            found.setdefault(place, description(quarter))
        for (source_id, table), rows in self.tables.items():
            found[f"{source_id}/{table}.csv"] = as_csv(rows)
        return found

    def _result(self, one: Contribution, values: Cells) -> None:
        quarter = quarter_of(one, values)
        about = next((row for row in self.rows["result"] if row["result_id"] == values["about"]), None)
        if about:
            key = {name: about[name] for name in ("iso3", "step", "period", "number", "as_of")}
        else:
            period = period_of(quarter.year, {row["period"] for row in self.rows["result"]})
            key = {"iso3": one.iso3, "step": values["step"], "period": period}
            key |= {"number": self._next(key), "as_of": quarter.last_day}
        row = {
            **key,
            **{
                name: values[name]
                for name in ("summary_en", "basis", "changed_on", "adopted_by", "instrument")
            },
            **{name: values[name] for name in ("follows_r202", "evidence")},
        }
        if self._put(one, quarter, "result", row, max(str(key["as_of"]), quarter.last_day)):
            self._translate(quarter, values, "summary")
        for partner_id in values["partners"]:
            self._partner(one, quarter, partner_id)

    def _next(self, key: Cells) -> int:
        """The number of another act of one country in one step and period."""
        same = [row for row in self.rows["result"] if all(row[name] == key[name] for name in key)]
        return 1 + max((int(row["number"]) for row in same), default=0)

    def _partner(self, one: Contribution, quarter: Quarter, partner_id: str) -> None:
        """Adds a partner to the list of a country, where it is not on it."""
        of_country = [row for row in self.rows["country_partner"] if row["iso3"] == one.iso3]
        listed = in_force.newest(BY_NAME["country_partner"], tuple(of_country), in_force.ALWAYS)
        if any((row["partner_id"], row["status"]) == (partner_id, "current") for row in listed):
            return
        place = 1 + max((int(row["position"]) for row in of_country), default=0)
        row = {"iso3": one.iso3, "position": place, "partner_id": partner_id, "status": "current"}
        self._put(one, quarter, "country_partner", row, quarter.last_day)

    def _figure(self, one: Contribution, values: Cells) -> None:
        year, quarter = values["year"], quarter_of(one, values)
        phases = [row["phase"] for row in self.rows["phase"] if row["starts_on"] <= f"{year}-12-31"]
        row = {
            "figure_id": f"{one.iso3.lower()}_{values['measure']}_{one.contribution_id}",
            "iso3": one.iso3,
            **{name: values[name] for name in ("measure", "people", "unit")},
            "precision": "as_printed",
            "year": year,
            "phase": max(phases, default=min(row["phase"] for row in self.rows["phase"])),
            **{name: values[name] for name in ("status", "what_en", "evidence")},
        }
        if self._put(one, quarter, "people_figure", row, quarter.last_day):
            self._translate(quarter, values, "what")

    def _put(self, one: Contribution, quarter: Quarter, table: str, row: Cells, last: str) -> bool:
        """Adds a row to a table of a document, with who reports it; whether it was not there yet."""
        name = " ".join(one.name.translate(DIVIDERS).split())
        sent = one.changed_at[:10]
        after = datetime.date.fromisoformat(last) + datetime.timedelta(days=1)
        whole = {
            **row,
            "holds_from": max(sent, after.isoformat()),
            "locator": f"{REPORT.format(name=name)}, {sent}",
        }
        mark = [whole.get(name) for name in SAME]
        if any([known.get(name) for name in SAME] == mark for known in self.rows[table]):
            return False
        self.rows[table].append(
            whole | {"result_id": "", "holds_until": None, "number": row.get("number"), "source_id": ""}
        )
        self._of(quarter, table).append(whole)
        for text, french, spanish in said_of(quarter, name):
            self._word(quarter, text, french, spanish)
        return True

    def _translate(self, quarter: Quarter, values: Cells, stem: str) -> None:
        french, spanish = values[f"{stem}_fr"], values[f"{stem}_es"]
        if french or spanish:
            self._word(quarter, values[f"{stem}_en"], french or "", spanish or "")

    def _word(self, quarter: Quarter, text: str, french: str, spanish: str) -> None:
        """Adds the translation of a text that has none."""
        if text not in self.translated:
            self.translated.add(text)
            row = {"text_en": text, "text_fr": french, "text_es": spanish}
            self._of(quarter, "translation").append(row)

    def _of(self, quarter: Quarter, table: str) -> list[Cells]:
        """The rows of a table of a quarter's document, those that are there first."""
        source_id = document(quarter)
        self.described[source_id] = quarter
        place = (source_id, table)
        if place not in self.tables:
            self.tables[place] = list(rows_of(self.below, f"{source_id}/{table}.csv"))
        return self.tables[place]


def quarter_of(one: Contribution, values: Cells) -> Quarter:
    """The quarter of a contribution: of its act, or of the year of its figure as far as it had passed."""
    if one.table_name == "result":
        return quarters.of(values["changed_on"])
    return quarters.of(min(f"{values['year']}-12-31", one.changed_at[:10]))


def document(quarter: Quarter) -> str:
    """The code of the document of a quarter."""
    return f"country_reports_{quarter.year}_q{quarter.number}"


def title(quarter: Quarter, lang: str) -> str:
    """What the document of a quarter is called."""
    ordinal = words.text(lang, ORDINALS[quarter.number - 1])
    return words.text(lang, TITLE, ordinal=ordinal, year=quarter.year)


def description(quarter: Quarter) -> bytes:
    """The source.toml of the document of a quarter."""
    position = FIRST_POSITION + 4 * (quarter.year - 2000) + quarter.number
    lines = {
        "position": position,
        "title": json.dumps(title(quarter, "en")),
        "publisher": json.dumps(PUBLISHER),
        "as_of": quarter.last_day,
        "language": '"en"',
        "caveat": json.dumps(CAVEAT),
    }
    return "".join(f"{name} = {value}\n" for name, value in lines.items()).encode()


def said_of(quarter: Quarter, name: str) -> list[tuple[str, str, str]]:
    """What is said of a document and of a report in it: English, French, Spanish."""
    report = [words.text(lang, REPORT, name=name) for lang in words.LANGUAGES]
    return [
        (title(quarter, "en"), title(quarter, "fr"), title(quarter, "es")),
        (CAVEAT, words.text("fr", CAVEAT), words.text("es", CAVEAT)),
        (report[0], report[1], report[2]),
    ]


def period_of(year: int, known: set[str]) -> str:
    """The reporting period of a year: a known one, else one as long as the newest, before or after it."""
    spans = {one: (int(one[:4]), int(one[:2] + one[-2:])) for one in known}
    for one, (first, last) in spans.items():
        if first <= year <= last:
            return one
    if not spans:
        return str(year)
    first, last = max(spans.values())
    length = last - first + 1
    first += length * ((year - first) // length)
    return str(first) if length == 1 else f"{first}-{(first + length - 1) % 100:02}"


def as_csv(rows: list[Cells]) -> bytes:
    """Rows as a file of CSV; its columns are those that any of them has."""
    text = io.StringIO()
    names = list(dict.fromkeys(name for row in rows for name in row))
    out = csv.DictWriter(text, names, restval="", lineterminator="\n")
    out.writeheader()
    out.writerows({name: "" if cell is None else cell for name, cell in row.items()} for row in rows)
    return text.getvalue().encode()
