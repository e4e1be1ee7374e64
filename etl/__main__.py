"""`python -m etl`: raw tables to editions, and what can be done with editions."""

import argparse
import csv
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from data.schema.words import LANGUAGES
from data.snapshot import DatabaseMissing
from data.store import backup as backups
from data.store.engine import NotUsable, file_url, open_engine
from data.translations import COLUMNS
from etl import accounts, findings_page, publish
from etl.annotated_copy import marked
from etl.build import Read, read
from etl.difference import Difference
from etl.faults import lines, plain
from etl.findings import changing, findings, refusal
from etl.readers.folder import of_folder
from etl.readers.notes import told
from etl.readers.opened import TAKEN
from etl.translate import missing

DONE, FAULTY, WRONG_USE = 0, 1, 2
Options = argparse.Namespace


def main(arguments: list[str] | None = None) -> int:
    """0: done or clean; 1: faults, and nothing was changed; 2 (by argparse): wrong use."""
    options = parser().parse_args(arguments)
    if options.database:
        options.url = file_url(options.database)
    try:
        return int(options.command(options))
    except (NotUsable, DatabaseMissing, OSError, sa.exc.SQLAlchemyError) as error:
        refused = refusal(error)
        if options.json:
            print(json.dumps(refused, ensure_ascii=False))
        print(f"{options.refused}: {refused['error']}", file=sys.stderr)
        return FAULTY


def parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    signed = argparse.ArgumentParser(add_help=False)
    signed.add_argument("--by", required=True, help="who does it")
    signed.add_argument("--note", required=True, help="why")
    top = argparse.ArgumentParser(
        prog="python -m etl",
        parents=[shared()],
        description="Make the raw tables an edition and publish it, where they are new.",
    )
    top.add_argument("--raw", type=Path, default="data/raw", help="folder of the raw tables (data/raw)")
    top.add_argument(
        "--documents",
        type=Path,
        default="../shared/sources",
        help="folder of the documents' texts, if at hand",
    )
    top.set_defaults(
        command=build, refused="Not built, nothing was changed", json=False, database=None, url=None
    )
    commands = top.add_subparsers(title="commands", metavar="")

    def add(
        name: str, command: Callable[[Options], int], said: str, *parents: Any
    ) -> argparse.ArgumentParser:
        made = commands.add_parser(name, parents=[shared(), *parents], help=said, description=said)
        made.set_defaults(command=command, refused="Nothing was changed")
        return made

    blank = add("template", template, "write the current edition as a workbook to fill in")
    blank.add_argument("file", type=Path, help="the workbook to write (.xlsx)")
    blank.add_argument("--lang", default=LANGUAGES[0], choices=LANGUAGES, help="its language")
    blank.add_argument(
        "--country", nargs="+", default=[], help="only the rows of these countries (TGO, or a name)"
    )
    for name, command, said in (
        ("check", check, "list every fault and warning of tables"),
        ("preview", preview, "list what publishing tables would change"),
    ):
        looking = add(name, command, said)
        looking.add_argument("path", type=Path, help=TAKEN)
        looking.add_argument(
            "--report", type=Path, metavar="FILE.html", help="write it as a page to mail too"
        )
        looking.add_argument(
            "--lang", default=LANGUAGES[0], choices=LANGUAGES, help="language of what is written"
        )
        if command is check:
            looking.add_argument(
                "--copy", type=Path, metavar="FILE.xlsx", help="write the workbook with notes on its cells"
            )
    listing = add("untranslated", untranslated, "list the texts that lack French or Spanish, as CSV")
    listing.add_argument("path", type=Path, nargs="?", help=f"{TAKEN} (the current edition)")
    publishing = add("publish", publish_, "make tables a new edition, current at once", signed)
    publishing.add_argument("path", type=Path, help=TAKEN)
    publishing.add_argument("--accept-warnings", action="store_true", help="publish in spite of warnings")
    drafting = add("draft", draft, "make tables a draft, which readers do not see", signed)
    drafting.add_argument("path", type=Path, help=TAKEN)
    add("rollback", rollback, "make an earlier edition current again", signed).add_argument("edition")
    add("history", history, "list editions and acts, newest first")
    add("backup", backup, "write everything into one file").add_argument("file", type=Path)
    add("restore", restore, "put everything back from a backup").add_argument("file", type=Path)
    people = commands.add_parser("account", help="add, list and deactivate who may sign in to /admin")
    accounts.declare(people, of_account, shared())
    return top


def of_account(does: Callable[[Options], accounts.Said]) -> Callable[[Options], int]:
    """A command of what a function says."""

    def run(options: Options) -> int:
        document, words = does(options)
        say(options, document, *words)
        return DONE

    return run


def shared() -> argparse.ArgumentParser:
    """The options of every command, before or after its name."""
    made = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    made.add_argument("--json", action="store_true", help="print one JSON document and nothing else")
    made.add_argument(
        "--database", type=Path, help="SQLite file (else DATABASE_URL or data/programme.sqlite)"
    )
    return made


def say(options: Options, document: dict[str, Any], *words: str) -> None:
    """Prints the document as JSON where that is asked for, else the words."""
    print(*([json.dumps(document, ensure_ascii=False, indent=1)] if options.json else words), sep="\n")


def progress(options: Options) -> Callable[[str], None]:
    """What tells the stages to people; silent beside JSON."""
    return (lambda stage: None) if options.json else (lambda stage: print(f"{stage} …", flush=True))


def faulty(options: Options, found: Read) -> int:
    """Lists faults, or warnings where there are no faults, and says that nothing was changed."""
    if options.json:
        print(json.dumps(findings(found), ensure_ascii=False, indent=1))
    said = lines(found.faults) or lines(found.warnings)
    what = counted(said, "fault" if found.faults else "warning")
    print(f"{what}, nothing was changed:", *said, *told(found.notes), sep="\n", file=sys.stderr)
    if any(fault.unread for fault in found.faults):
        print("What may be wrong only because a file cannot be read is not listed.", file=sys.stderr)
    if not found.faults:
        print("To publish in spite of them: --accept-warnings", file=sys.stderr)
    return FAULTY


def counted(said: list[str], what: str) -> str:
    """How many lines there are of what: 1 fault, 2 faults."""
    return f"1 {what}" if len(said) == 1 else f"{len(said)} {what}s"


def warned(found: Read) -> list[str]:
    """The warnings for people, under how many there are; nothing without one."""
    said = lines(found.warnings)
    return [f"{counted(said, 'warning')}:", *said] if said else []


def build(options: Options) -> int:
    """The shipped tables as an edition."""
    if not options.raw.is_dir():
        raise NotUsable(f"{options.raw}: no such folder; expected one with a folder a document")
    stages = progress(options)
    found = read(of_folder(options.raw), stages, options.documents)
    if not options.documents.is_dir():
        stages("not compared with the documents: their texts are not at hand")
    if found.faults:
        return faulty(options, found)
    outcome = publish.ship(found, stages, options.url)
    width = max(map(len, found.typed))
    say(
        options,
        {
            "edition": outcome.edition_id,
            **({"warnings": findings(found)["warnings"]} if found.warnings else {}),
        },
        *warned(found),
        *(f"{name:<{width}} {len(rows):>8,}" for name, rows in found.typed.items()),
        *([outcome.said] if outcome.said else []),
        f"Edition {outcome.edition_id} is {'published' if outcome.is_new else 'current'}",
    )
    return DONE


def template(options: Options) -> int:
    """The current edition as a workbook to fill in."""
    if options.file.suffix.lower() != ".xlsx":
        raise NotUsable(f"{options.file}: a workbook is called .xlsx")
    content, sheets = publish.template(open_engine(options.url), options.lang, options.country)
    options.file.write_bytes(content)
    say(options, {"sheets": sheets}, f"{len(sheets)} sheets are in {options.file}")
    return DONE


def check(options: Options) -> int:
    """Faults and warnings of tables."""
    try:
        found = publish.check(options.path, progress(options), options.url)
    except NotUsable as error:
        findings_page.check(options.report, refusal(error), options.lang, options.path.name)
        raise
    findings_page.check(options.report, findings(found), options.lang, options.path.name)
    if options.copy:
        options.copy.write_bytes(marked(options.path, findings(found), options.lang))
    if found.faults:
        return faulty(options, found)
    say(options, findings(found), *warned(found), *told(found.notes), "No faults")
    return DONE


def preview(options: Options) -> int:
    """What publishing would change."""
    found, change = publish.preview(options.path, progress(options), options.url)
    if change is None:
        findings_page.check(options.report, findings(found), options.lang, options.path.name)
        return faulty(options, found)
    findings_page.preview(options.report, changing(found, change), options.lang, options.path.name)
    say(options, changing(found, change), *told_of(found, change))
    return DONE


def told_of(found: Read, change: Difference) -> list[str]:
    """The same for people."""
    return [
        *(f"{moved.what}: {plain(moved.before)} → {plain(moved.after)}" for moved in change.headline),
        *(
            f"{name}: {len(one.added)} added, {len(one.changed)} changed, {len(one.removed)} removed"
            for name, one in change.tables.items()
        ),
        *([] if change.tables else ["Nothing changes"]),
        *warned(found),
        *told(found.notes),
    ]


def publish_(options: Options) -> int:
    """Tables as a new edition."""
    found, outcome = publish.publish(
        options.path,
        progress(options),
        by=options.by,
        note=options.note,
        accept_warnings=options.accept_warnings,
        url=options.url,
    )
    return faulty(options, found) if outcome is None else now_current(options, outcome)


def draft(options: Options) -> int:
    """Tables as an edition that readers do not see; all that was found, and what it would change."""
    found, change, outcome = publish.draft(
        options.path, progress(options), by=options.by, note=options.note, url=options.url
    )
    if change is None or outcome is None:
        return faulty(options, found)
    last = outcome.said or f"Edition {outcome.edition_id} is a draft: no reader sees it yet"
    made = {"edition": outcome.edition_id, "is_new": outcome.is_new}
    say(options, {**made, **changing(found, change)}, *told_of(found, change), last)
    return DONE


def untranslated(options: Options) -> int:
    """The texts that are to be translated: a file for translation.csv, with where each text stands."""
    found = publish.check(options.path, lambda stage: None, options.url)
    if found.faults:
        return faulty(options, found)
    texts = [one[: len(COLUMNS)] for one in missing(found.typed)]
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\n").writerows([COLUMNS, *texts])
    say(
        options,
        {"texts": [dict(zip(COLUMNS, one, strict=True)) for one in texts]},
        written.getvalue().rstrip("\n"),
    )
    return DONE


def rollback(options: Options) -> int:
    """An earlier edition as the current one."""
    return now_current(
        options, publish.rollback(options.edition, by=options.by, note=options.note, url=options.url)
    )


def now_current(options: Options, outcome: publish.Outcome) -> int:
    """Says which edition is current now."""
    say(options, {"edition": outcome.edition_id}, outcome.said or f"Edition {outcome.edition_id} is current")
    return DONE


def history(options: Options) -> int:
    """Editions and acts."""
    editions, acts = publish.history(options.url)
    say(
        options,
        {
            "editions": [edition._asdict() for edition in editions],
            "acts": [act._asdict() for act in acts],
        },
        *(f"{act.at[:16]}  {act.kind:<8}  {act.edition_id}  {act.by}: {act.note}" for act in acts),
    )
    return DONE


def backup(options: Options) -> int:
    """Everything in one file."""
    count = backups.backup(options.file, options.url)
    say(options, {"editions": count}, f"{count} editions are in {options.file}")
    return DONE


def restore(options: Options) -> int:
    """Everything back from one file."""
    count = backups.restore(options.file, options.url)
    say(options, {"editions": count}, f"{count} editions are in the database again")
    return DONE


if __name__ == "__main__":
    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
    sys.stderr.reconfigure(errors="replace")  # type: ignore[union-attr]
    sys.exit(main())
