"""What was found and what would change, as pages to read and to mail, from the JSON of `etl/findings.py`."""

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from markupsafe import Markup

from data import messages, tokens
from data.messages import Message, say, say_count, translated
from data.schema import BY_NAME, words
from data.schema.shown import PAGES, SCENES

SHEET = tokens.SHEET.parent / "admin" / "findings.css"
MOST_LINES = 50  # rows of a table that come, change or go
MOST_UNFOLDED = 12  # rows of a table that stand open
MOST_GROUPS = 200  # different faults of a sheet
MOST_CELLS = 12  # that are named of those with one fault
HEADLINE = {
    "results": say("Results"),
    "countries_with_results": say("Countries with a result"),
    "people_legal": say("People, legal coverage"),
    "people_effective": say("People, effective coverage"),
    "people_adequacy": say("People, more comprehensive and adequate protection"),
    "gap_usd": say("Funding gap (US$)"),
}
Document = Mapping[str, Any]
Say = Callable[[str], str]


def findings_html(findings: Document, lang: str) -> Markup:
    """Faults, warnings and notes by sheet, under how many there are; or why nothing could be read."""
    t = partial(translated, lang=lang)
    if "error" in findings:
        why = _in(findings, lang)["error"]
        return _join(
            Markup('<div class="findings"><h2>{}</h2><p class="findings-refused">{}</p></div>').format(
                t(say("The file cannot be read")), why
            )
        )
    faults, warnings, notes = (findings.get(name, ()) for name in ("faults", "warnings", "notes"))
    counts = [
        ("fault", len(faults), say_count("{n} fault", "{n} faults", len(faults))),
        ("warning", len(warnings), say_count("{n} warning", "{n} warnings", len(warnings))),
        ("note", len(notes), say_count("{n} note", "{n} notes", len(notes))),
    ]
    marks = [
        Markup('<li class="is-{}">{}</li>').format(kind if count else "none", t(text))
        for kind, count, text in counts
    ]
    return _join(
        Markup('<div class="findings"><ul class="findings-sum">{}</ul>').format(_join(*marks)),
        _found(faults, lang, say("Faults"), say("Each has to be mended before the tables can be published.")),
        Markup("") if faults else Markup('<p class="findings-clean">{}</p>').format(t(say("No faults"))),
        _found(
            warnings,
            lang,
            say("Warnings"),
            say("Each may be right. Look at it once more; it does not stop the publication."),
        ),
        _read_otherwise(notes, lang),
        Markup("</div>"),
    )


def preview_html(preview: Document, lang: str) -> Markup:
    """The headline before and after, the pages and scenes that move, the rows that come, change and go."""
    t = partial(translated, lang=lang)
    head = Markup("")
    if not preview["tables"]:
        head = Markup('<p class="findings-clean">{}</p>').format(t(say("Nothing changes")))
    if preview["headline"]:
        rows = [
            (t(HEADLINE[one["what"]]), _figure(one["before"], lang), _figure(one["after"], lang))
            for one in preview["headline"]
        ]
        columns = (say("Figure"), say("Before"), say("After"))
        head += Markup("<h2>{}</h2>{}").format(
            t(say("The headline")), _table("findings-headline", [t(each) for each in columns], rows)
        )
    moves = preview["moves"]
    if moves["pages"]:
        head += Markup('<h2>{}</h2><dl class="findings-moves">{}{}</dl>').format(
            t(say("What moves")),
            _named(t(say("Pages")), [t(PAGES[name]) for name in moves["pages"]]),
            _named(t(say("Scenes")), [t(SCENES[name]) for name in moves["scenes"]]),
        )
    tables = [
        _changes(name, counts, preview["cells"][name], lang) for name, counts in preview["tables"].items()
    ]
    if tables:
        head += Markup("<h2>{}</h2>{}").format(t(say("Tables")), _join(*tables))
    return Markup('<div class="findings">{}</div>').format(head)


def page(body: Markup, lang: str, *, title: Message, file: str) -> str:
    """A whole page of its own: nothing in it is fetched from anywhere."""
    t = partial(translated, lang=lang)
    style = tokens.SHEET.read_text(encoding="utf-8") + SHEET.read_text(encoding="utf-8")
    moment = datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%d %H:%M UTC")
    return Markup(
        '<!DOCTYPE html>\n<html lang="{lang}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}: {file}</title>'
        '<link rel="icon" href="data:,"><style>{style}</style></head>\n<body class="findings-page">'
        "<header><p>{product}</p><h1>{title}</h1><p><b>{file}</b> · {moment}</p></header>\n"
        "<main>{body}</main>\n<footer>{footer}</footer></body></html>\n"
    ).format(
        lang=lang,
        title=t(title),
        file=file,
        style=Markup(style),
        product=words.text(lang, "Social Protection Floors for All"),
        moment=moment,
        body=body,
        footer=t(say("Nothing was published: this page only says what was found.")),
    )


def check(path: Path | None, findings: Document, lang: str, file: str) -> None:
    """Writes what was found into a file, where one is asked for."""
    if path:
        path.write_text(checked(findings, lang, file), encoding="utf-8")


def checked(findings: Document, lang: str, file: str) -> str:
    """What was found in a file, as a whole page of its own."""
    return page(findings_html(findings, lang), lang, title=say("What was found"), file=file)


def preview(path: Path | None, changing: Document, lang: str, file: str) -> None:
    """Writes what would change into a file, where one is asked for, and the warnings below it."""
    if path:
        body = preview_html(changing, lang) + findings_html(changing, lang)
        path.write_text(page(body, lang, title=say("What would change"), file=file), encoding="utf-8")


# --- faults, warnings, notes


def _found(found: Sequence[Document], lang: str, title: Message, about: Message) -> Markup:
    """Faults or warnings by sheet; those that say the same of one column stand together."""
    if not found:
        return Markup("")
    t = partial(translated, lang=lang)
    sheets: dict[str, dict[tuple[str, str, str], list[Document]]] = {}
    for one in sorted(found, key=lambda one: one["row"] or 0):
        said = _in(one, lang)
        place = (one["column"] or "", said["found"], said["expected"])
        sheets.setdefault(one["file"], {}).setdefault(place, []).append(one)
    parts = []
    head = [t(each) for each in (say("Where"), say("Column"), say("Found"), say("Expected"))]
    for file, groups in sheets.items():
        rows = [
            (_places(ones, lang), _column(column, lang), was, expected)
            for (column, was, expected), ones in [*groups.items()][:MOST_GROUPS]
        ]
        rest = sum(len(ones) for ones in [*groups.values()][MOST_GROUPS:])
        first = next(iter(groups.values()))[0]
        parts += [
            _heading(first["sheet"], file, lang),
            _table("findings-list", head, rows),
            _more(rest, lang),
        ]
    return Markup("<h2>{}</h2><p>{}</p>{}").format(t(title), t(about), _join(*parts))


def _read_otherwise(notes: Sequence[Document], lang: str) -> Markup:
    """What was read otherwise than it stands: one line for each kind in a column, with its first cell."""
    if not notes:
        return Markup("")
    t = partial(translated, lang=lang)
    groups: dict[tuple[str, str | None, str], list[Document]] = {}
    for note in notes:
        groups.setdefault((note["file"], note["column"], note["kind"]), []).append(note)
    sheets: dict[str, list[Sequence[str | Markup]]] = {}
    for (file, column, _), ones in groups.items():
        said = _in(ones[0], lang)
        row = (_places(ones, lang), _column(column or "", lang), said["found"], said["read_as"], said["kind"])
        sheets.setdefault(file, []).append(row)
    head = [
        t(each) for each in (say("Where"), say("Column"), say("Found"), say("Read as"), say("What it is"))
    ]
    parts = [
        _join(
            _heading(next(note["sheet"] for note in notes if note["file"] == file), file, lang),
            _table("findings-notes", head, rows[:MOST_GROUPS]),
            _more(len(rows[MOST_GROUPS:]), lang),
        )
        for file, rows in sheets.items()
    ]
    about = say("Nothing has to be done where this is what was meant.")
    return Markup("<h2>{}</h2><p>{}</p>{}").format(
        t(say("Read otherwise than it stands")), t(about), _join(*parts)
    )


def _places(ones: Sequence[Document], lang: str) -> str:
    """Where they stand: cells, else rows, else the sheet as a whole."""
    t = partial(translated, lang=lang)
    places = [
        one["cell"] or (t(say("row {row}", row=one["row"])) if one["row"] else t(say("whole sheet")))
        for one in ones
    ]
    rest = len(places) - MOST_CELLS
    shown = ", ".join(dict.fromkeys(places[:MOST_CELLS]))
    return t(say("{cells} and {n} more", cells=shown, n=rest)) if rest > 0 else shown


def _more(rest: int, lang: str) -> Markup:
    said = translated(say("and {n} more", n=rest), lang)
    return Markup('<p class="findings-more">{}</p>').format(said) if rest > 0 else Markup("")


# --- what would change


def _changes(name: str, counts: Document, cells: Document, lang: str) -> Markup:
    """A table: how many rows come, change and go, and which; many are folded away."""
    t = partial(translated, lang=lang)
    said = {
        "added": say_count("{n} row added", "{n} rows added", counts["added"]),
        "changed": say_count("{n} row changed", "{n} rows changed", counts["changed"]),
        "removed": say_count("{n} row removed", "{n} rows removed", counts["removed"]),
    }
    parts: list[Markup] = []
    for what, found in cells.items():
        shown = found["rows"][:MOST_LINES]
        if what == "changed":
            names: tuple[Message, ...] = (say("Row"), say("Column"), say("Before"), say("After"))
            rows = [row for line in shown for row in _cell_by_cell(name, line, lang)]
        else:
            names = (say("Row"), say("What it says"))
            rows = [_whole(name, line, lang) for line in shown]
        parts += [
            *([Markup("<h4>{}</h4>").format(t(said[what]))] if len(cells) > 1 else []),
            _table(f"findings-{'cells' if what == 'changed' else 'rows'}", [t(each) for each in names], rows),
            _more(found["more"] + len(found["rows"]) - len(shown), lang),
        ]
    sums = ", ".join(t(said[what]) for what in cells)
    is_open = Markup(" open") if sum(counts.values()) <= MOST_UNFOLDED else Markup("")
    return Markup("<details{}><summary>{} <span>{}</span></summary>{}</details>").format(
        is_open, _heading(name, name, lang), sums, _join(*parts)
    )


def _cell_by_cell(name: str, line: Document, lang: str) -> Iterable[Sequence[str | Markup]]:
    """A row that changes: a line for each cell, its name in the first alone."""
    row = _in(line, lang)["row"]
    for place, cell in enumerate(line["cells"]):
        values = [_value(name, cell["column"], cell[key], lang) for key in ("before", "after")]
        yield (row if place == 0 else "", _column(cell["column"], lang), *values)


def _whole(name: str, line: Document, lang: str) -> Sequence[str | Markup]:
    """A row that comes or goes: its name, and its cells beside those that the name has."""
    keys = [column.name for column in BY_NAME[name].columns if column.key]
    cells = [
        Markup("<span><i>{}</i> {}</span>").format(
            words.words(lang).get(("column", cell["column"]), cell["column"]),
            _value(name, cell["column"], cell["value"], lang),
        )
        for cell in line["cells"]
        if cell["column"] not in keys
    ]
    return _in(line, lang)["row"], _join(*cells)


def _value(table: str, name: str, value: Any, lang: str) -> str | Markup:
    """A cell as a reader has it: the word of a code, a number of the language."""
    column = next(one for one in BY_NAME[table].columns if one.name == name)
    if value is None:
        return Markup('<i class="findings-empty">{}</i>').format(translated(say("empty"), lang))
    if words.has_labels(column):
        return words.label(lang, value)
    is_year = column.kind == "integer" and column.low >= 1_000
    if isinstance(value, int | float) and not is_year:
        return translated(messages.number(value), lang)
    return str(value)


def _figure(value: float | None, lang: str) -> str:
    return translated(say("not reported") if value is None else messages.number(value), lang)


# --- parts of both


def _in(one: Document, lang: str) -> Document:
    """A finding in a language: English where it says the same in both."""
    found: Document = one.get("said", {}).get(lang, one)
    return found


def _heading(table: str, file: str, lang: str) -> Markup:
    """A table by its words, with the sheet or file where it stands."""
    called = words.words(lang).get(("table", table), "")
    name = Markup("<code>{}</code>").format(file)
    return Markup("<h3>{} {}</h3>").format(called, name) if called else Markup("<h3>{}</h3>").format(name)


def _column(name: str, lang: str) -> str | Markup:
    called = words.words(lang).get(("column", name), "")
    return Markup("{} <code>{}</code>").format(called, name) if called else name


def _named(name: str, items: Sequence[str]) -> Markup:
    return (
        Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(name, " · ".join(items)) if items else Markup("")
    )


def _table(look: str, head: Sequence[str], rows: Iterable[Sequence[str | Markup]]) -> Markup:
    """A table that a phone shows as cards: each cell knows its heading."""
    heads = _join(*(Markup('<th scope="col" role="columnheader">{}</th>').format(one) for one in head))
    body = [
        Markup('<tr role="row">{}</tr>').format(
            _join(
                *(
                    Markup('<td role="cell" data-label="{}">{}</td>').format(
                        name, Markup("<div>{}</div>").format(cell) if cell else ""
                    )
                    for name, cell in zip(head, row, strict=True)
                )
            )
        )
        for row in rows
    ]
    return Markup(
        '<table role="table" class="{}"><thead role="rowgroup"><tr role="row">{}</tr></thead>'
        '<tbody role="rowgroup">{}</tbody></table>'
    ).format(look, heads, _join(*body))


def _join(*parts: Markup) -> Markup:
    return Markup("").join(parts)
