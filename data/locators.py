"""Where in a document a figure stands, in the reader's language: `Section 2.1, country note of Angola`.

A locator is made of parts, and `translation` has each of them, numbers as `{}`: `paragraph {}`. Titles of
documents stay as they were published; their sections are named in the reader's words.
"""

import re
from collections.abc import Mapping

from data.untranslated import English, joined

Translations = Mapping[str, Mapping[str, str | None]]

NUMBER = re.compile(r"\d+(?:\.\d+)*(?:-\d+)?")
JOINT = re.compile(r"(; |, and |, |: | and (?=Section |Table |Figure |Box |footnote |Key highlights))")
BETWEEN = re.compile(r"; (?=[a-z0-9_]+: )")  # a place has semicolons of its own
SAME = re.compile(rf"{NUMBER.pattern}|\d{{4}}-\d\d-\d\d|ISO 3166-1 [A-Z]{{3}}")  # in every language
NOTE = "country note of "
JOINTS = {  # as each language sets them; French has a no-break space before a colon or a semicolon
    "en": {joint: joint for joint in ("; ", ", and ", ", ", ": ", " and ")},
    "fr": {"; ": "\u202f; ", ", and ": " et ", ", ": ", ", ": ": "\u00a0: ", " and ": " et "},
    "es": {"; ": "; ", ", and ": " y ", ", ": ", ", ": ": ": ", " and ": " y "},
}


def listed(also_in: str | None) -> list[tuple[str, str]]:
    """The other places of a row, each as (document, place): `also_in` joins them as `document: place; …`."""
    found = [one.partition(": ") for one in BETWEEN.split(also_in or "") if one]
    return [(source_id, at) for source_id, _, at in found]


def is_box(locator: str) -> bool:
    """Whether a place is a box beside the text of a document."""
    return "Box " in locator


def said(translations: Translations, lang: str, locator: str) -> str:
    """A locator in a language; a part that nobody translated stays English."""
    if lang == "en":
        return locator
    pieces = JOINT.split(locator)
    if len(pieces) == 1:
        return _part(translations, lang, locator) or English(locator)
    return joined(
        "",
        (
            JOINTS[lang][piece] if place % 2 else _part(translations, lang, piece) or English(piece)
            for place, piece in enumerate(pieces)
        ),
    )


def unknown(translations: Translations, locator: str) -> list[str]:
    """What `translation` lacks for the parts of a locator: each with its numbers as `{}`."""
    return [
        NUMBER.sub("{}", piece)
        for piece in JOINT.split(locator)[::2]
        # A country that is known has a name of its own, which may lack a language.
        if not (piece.startswith(NOTE) and piece.removeprefix(NOTE) in translations)
        and not all(_part(translations, lang, piece) for lang in ("fr", "es"))
    ]


def _part(translations: Translations, lang: str, part: str) -> str | None:
    if part in translations:
        return translations[part][lang]
    if part.startswith(NOTE):
        country = _part(translations, lang, part.removeprefix(NOTE))
        form = translations.get(f"{NOTE}{{}}", {}).get(lang)
        return form.format(country) if form and country else None
    if SAME.fullmatch(part):
        return part
    form = translations.get(NUMBER.sub("{}", part), {}).get(lang)
    return form.format(*NUMBER.findall(part)) if form else None
