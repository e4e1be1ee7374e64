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
from etl.findings_parts import (
    Document,
    column_in_words,
    heading,
    in_language,
    join,
    more_of,
    named,
    table_html,
)

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
Say = Callable[[str], str]


def findings_html(findings: Document, lang: str) -> Markup:
    """Faults, warnings and notes by sheet, under how many there are; or why nothing could be read."""
    t = partial(translated, lang=lang)
    if "error" in findings:
        why = in_language(findings, lang)["error"]
        return join(
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
    return join(
        Markup('<div class="findings"><ul class="findings-sum">{}</ul>').format(join(*marks)),
        _found(faults, lang, say("Faults"), say("Each has to be mended before the tables can be published.")),
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
            t(say("The headline")), table_html("findings-headline", [t(each) for each in columns], rows)
        )
    moves = preview["moves"]
    if moves["pages"]:
        head += Markup('<h2>{}</h2><dl class="findings-moves">{}{}</dl>').format(
            t(say("What moves")),
            _moving(say("Pages"), say("Pages that stay"), PAGES, moves["pages"], lang),
            _moving(say("Slides of decks"), say("Slides that stay"), SCENES, moves["scenes"], lang),
        )
    tables = [
        _changes(name, counts, preview["cells"][name], lang, preview.get("names", {}))
        for name, counts in preview["tables"].items()
    ]
    if tables:
        head += Markup("<h2>{}</h2>{}").format(t(say("Tables")), join(*tables))
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
        said = in_language(one, lang)
        place = (one["column"] or "", said["found"], said["expected"])
        sheets.setdefault(one["file"], {}).setdefault(place, []).append(one)
    parts = []
    head = [t(each) for each in (say("Where"), say("Column"), say("Found"), say("Expected"))]
    for file, groups in sheets.items():
        rows = [
            (_places(ones, lang), column_in_words(column, lang), was, expected)
            for (column, was, expected), ones in [*groups.items()][:MOST_GROUPS]
        ]
        rest = sum(len(ones) for ones in [*groups.values()][MOST_GROUPS:])
        first = next(iter(groups.values()))[0]
        parts += [
            heading(first["sheet"], file, lang),
            table_html("findings-list", head, rows),
            more_of(rest, lang),
        ]
    return Markup("<h2>{}</h2><p>{}</p>{}").format(t(title), t(about), join(*parts))


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
        said = in_language(ones[0], lang)
        row = (
            _places(ones, lang),
            column_in_words(column or "", lang),
            said["found"],
            said["read_as"],
            said["kind"],
        )
        sheets.setdefault(file, []).append(row)
    head = [
        t(each) for each in (say("Where"), say("Column"), say("Found"), say("Read as"), say("What it is"))
    ]
    parts = [
        join(
            heading(next(note["sheet"] for note in notes if note["file"] == file), file, lang),
            table_html("findings-notes", head, rows[:MOST_GROUPS]),
            more_of(len(rows[MOST_GROUPS:]), lang),
        )
        for file, rows in sheets.items()
    ]
    about = say("Nothing has to be done where this is what was meant.")
    return Markup("<h2>{}</h2><p>{}</p>{}").format(
        t(say("Read otherwise than it stands")), t(about), join(*parts)
    )


def _places(ones: Sequence[Document], lang: str) -> str:
    """Where they stand: cells, else rows, else the sheet as a whole."""
    t = partial(translated, lang=lang)
    places = [
        one["cell"] or t(say("row {row}", row=one["row"]) if one["row"] else _as_a_whole(one)) for one in ones
    ]
    rest = len(places) - MOST_CELLS
    shown = ", ".join(dict.fromkeys(places[:MOST_CELLS]))
    return t(say("{cells} and {n} more", cells=shown, n=rest)) if rest > 0 else shown


def _as_a_whole(one: Document) -> Message:
    return say("the document") if one["file"].endswith("/source.toml") else say("whole sheet")


# --- what would change


def _changes(name: str, counts: Document, cells: Document, lang: str, names: Document) -> Markup:
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
            heads: tuple[Message, ...] = (say("Row"), say("Column"), say("Before"), say("After"))
            rows = [row for line in shown for row in _cell_by_cell(name, line, lang, names)]
        else:
            heads = (say("Row"), say("What it says"))
            rows = [_whole(name, line, lang, names) for line in shown]
        look = "findings-cells" if what == "changed" else "findings-rows"
        parts += [
            *([Markup("<h4>{}</h4>").format(t(said[what]))] if len(cells) > 1 else []),
            table_html(look, [t(each) for each in heads], rows),
            more_of(found["more"] + len(found["rows"]) - len(shown), lang),
        ]
    sums = ", ".join(t(said[what]) for what in cells)
    is_open = Markup(" open") if sum(counts.values()) <= MOST_UNFOLDED else Markup("")
    return Markup("<details{}><summary>{} <span>{}</span></summary>{}</details>").format(
        is_open, heading(name, name, lang), sums, join(*parts)
    )


def _cell_by_cell(name: str, line: Document, lang: str, names: Document) -> Iterable[Sequence[str | Markup]]:
    """A row that changes: a line for each cell, its name in the first alone."""
    row = in_language(line, lang)["row"]
    for place, cell in enumerate(line["cells"]):
        values = [_value(name, cell["column"], cell[key], lang, names) for key in ("before", "after")]
        yield (row if place == 0 else "", column_in_words(cell["column"], lang), *values)


def _whole(name: str, line: Document, lang: str, names: Document) -> Sequence[str | Markup]:
    """A row that comes or goes: its name, and its cells beside those that the name has."""
    keys = [column.name for column in BY_NAME[name].columns if column.key]
    cells = [
        Markup("<span><i>{}</i> {}</span>").format(
            words.words(lang).get(("column", cell["column"]), cell["column"]),
            _value(name, cell["column"], cell["value"], lang, names),
        )
        for cell in line["cells"]
        if cell["column"] not in keys
    ]
    return in_language(line, lang)["row"], join(*cells)


def _value(table: str, name: str, value: Any, lang: str, names: Document) -> str | Markup:
    """A cell as a reader has it: the word of a code or its name, a number of the language."""
    column = next(one for one in BY_NAME[table].columns if one.name == name)
    if value is None:
        return Markup('<i class="findings-empty">{}</i>').format(translated(say("empty"), lang))
    if words.has_labels(column):
        return words.label(lang, value)
    called = names.get(column.references, {}).get(value)
    if called:
        return f"{called.get(lang) or called.get('en') or value} ({value})"
    is_year = column.kind == "integer" and column.low >= 1_000
    if isinstance(value, int | float) and not is_year:
        return translated(messages.number(value), lang)
    return str(value)


def _figure(value: float | None, lang: str) -> str:
    return translated(say("not reported") if value is None else messages.number(value), lang)


def _moving(
    title: Message, staying: Message, known: Mapping[str, Message], moving: Sequence[str], lang: str
) -> Markup:
    """What moves by its names; where most do, that, and the names of those that do not."""
    t = partial(translated, lang=lang)
    still = [t(text) for name, text in known.items() if name not in moving]
    if 2 * len(still) >= len(known):
        return named(t(title), [t(known[name]) for name in moving])
    if not still:
        return named(t(title), [t(say("all of them"))])
    said = t(say("{n} of {all} move", n=len(moving), all=len(known)))
    return named(t(title), [said]) + named(t(staying), still)
