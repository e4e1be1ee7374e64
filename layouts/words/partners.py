"""What partners, and the channels of their money, are called."""

from data.rows import PageView
from layouts.words.texts import Texts


def kind_name(t: Texts, kind: str) -> str:
    """What a partner is."""
    return {
        "government": t("Government"),
        "multilateral": t("Multilateral"),
        "company": t("Company"),
        "foundation": t("Foundation"),
        "ilo": t("ILO's own funds"),
        "national": t("Country itself"),
    }[kind]


def channel_name(t: Texts, view: PageView, channel: str) -> str:
    """How the money comes: a modality of the Multi-donor Programme, or a project by its own name."""
    return {
        "multi_donor_pooled": t("Multi-donor Programme, pooled"),
        "multi_donor_parallel": t("Multi-donor Programme, parallel"),
    }.get(channel) or view.said(t.lang, channel)
