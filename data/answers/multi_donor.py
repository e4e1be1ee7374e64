"""The Multi-donor Programme: its two modalities, who funds through them, what it set out to fund."""

from itertools import groupby

from data.answers.country_evidence import funders
from data.answers.overview import asked
from data.answers.row_origin import Stored, origin, words
from data.filters import Filters
from data.rows.countries import Funder, Output
from data.rows.partners import MODALITIES, Aspect, Modality, MultiDonor, NewFunding, OutputGroup
from data.snapshot import Snapshot, by_language

CHANNEL = "multi_donor_"  # a channel of it ends with the modality
PROGRAMME = "multi_donor_programme"  # among the sources of new funding


def is_multi_donor(channel: str | None) -> bool:
    """Whether a channel is one of the Multi-donor Programme."""
    return bool(channel and channel.startswith(CHANNEL))


def multi_donor(snapshot: Snapshot, filters: Filters) -> MultiDonor:
    """How it works and who funds it, whatever the filters; what it funds in the countries that they leave."""
    channels = [one for one in funders(snapshot) if is_multi_donor(one.channel)]
    left = set(asked(snapshot, filters))
    outputs = tuple(one for one in output_groups(snapshot) if one.iso3 is None or one.iso3 in left)
    rows = sorted(snapshot.tables["multi_donor_modality"], key=lambda row: row["position"])
    newest = new_funding(snapshot, PROGRAMME)
    share = newest[0] if newest and set(newest[0].modalities) == set(MODALITIES) else None
    return MultiDonor(
        aspects=tuple(
            Aspect(words(snapshot, name), {row["modality"]: words(snapshot, row["text_en"]) for row in group})
            for name, group in groupby(rows, key=lambda row: row["aspect_en"])
        ),
        modalities=tuple(_modality(one, channels) for one in MODALITIES),
        share=share,
        outputs=outputs,
        output_countries=sum(one.iso3 is not None for one in outputs),
        planned_by=planned_by(snapshot),
        origins=(
            *map(origin, rows),
            *(one.origin for one in channels),
            *([share.origin] if share else []),
        ),
        output_origins=tuple(row.origin for one in outputs for row in one.outputs),
    )


def _modality(modality: str, channels: list[Funder]) -> Modality:
    named = [one for one in channels if one.channel == CHANNEL + modality]
    names = {one.partner_id: one.name for one in named}
    return Modality(
        modality, tuple(names.values()), tuple({one.iso3: one.is_current for one in named}.items())
    )


def output_groups(snapshot: Snapshot) -> tuple[OutputGroup, ...]:
    """What it set out to fund, by country and field of common work, in the order of the document."""
    rows = sorted(snapshot.tables["multi_donor_output"], key=lambda row: row["position"])
    return tuple(
        _group(list(group)) for _, group in groupby(rows, key=lambda row: (row["iso3"], row["group_en"]))
    )


def _group(rows: list[Stored]) -> OutputGroup:
    return OutputGroup(
        by_language(rows[0], "group"),
        rows[0]["iso3"],
        tuple(Output(row["kind"], by_language(row, "text"), origin(row)) for row in rows),
    )


def planned_by(snapshot: Snapshot) -> str | None:
    """The day of the newest document that sets outputs out; None where there is none."""
    return max((row["holds_from"] for row in snapshot.tables["multi_donor_output"]), default=None)


def new_funding(snapshot: Snapshot, source: str) -> tuple[NewFunding, ...]:
    """The share of a source in the new funding of the newest period that a document divides by source."""
    shares = [row for row in snapshot.tables["funding_share"] if row["dimension"] == "source"]
    newest = max((row["period"] for row in shares), default=None)
    modalities = {
        row["category"]: row["percent"]
        for row in snapshot.tables["funding_share"]
        if row["dimension"] == "modality" and row["period"] == newest
    }
    return tuple(
        NewFunding(
            row["period"],
            row["percent"],
            modalities if source == PROGRAMME else {},
            words(snapshot, row["caveat"]),
            origin(row),
        )
        for row in shares
        if row["period"] == newest and row["category"] == source
    )
