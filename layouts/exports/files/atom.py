"""The feed of what was published: an entry an act, with what it changed in words (Atom 1.0, RFC 4287)."""

import re
from urllib.parse import urlsplit
from xml.etree import ElementTree

from data.filters import search_of
from data.rows import PageView
from data.rows.changes import Told
from layouts.pages.changes import editions, said
from layouts.words import formats
from layouts.words.history import recorded
from layouts.words.texts import Texts

ATOM = "http://www.w3.org/2005/Atom"
MOST_ENTRIES = 15  # as many differences as are kept
NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def feed(t: Texts, view: PageView, site: str) -> str:
    """The feed in a language; `site` begins its links, and where it is empty they are paths."""
    acts = view.answers.publications.acts[:MOST_ENTRIES]
    root = ElementTree.Element("feed", {"xmlns": ATOM, "xml:lang": t.lang})
    named = formats.named(t.lang, t("Social Protection Floors for All"), t("What changed"))
    _text(root, "id", _id(site, view.answers.publications.acts[-1], f"feed/{t.lang}"))
    _text(root, "title", named)
    _text(root, "updated", acts[0].act.at)
    _link(root, "self", "application/atom+xml", site, editions.feed(t.lang))
    home = editions.PATH + search_of(view.overview.filters)
    _link(root, "alternate", "text/html", site, home)
    author = ElementTree.SubElement(root, "author")
    _text(author, "name", t("Social Protection Floors for All"))
    for one in acts:
        _entry(t, view, root, one, site)
    ElementTree.indent(root)
    return ElementTree.tostring(root, "unicode")


def _entry(t: Texts, view: PageView, root: ElementTree.Element, one: Told, site: str) -> None:
    """One act: who did what and why, what it changed, and where all of it stands."""
    found = view.answers.by_act(one)
    changed = said.summary(t, found) if found else t("The first edition.")
    entry = ElementTree.SubElement(root, "entry")
    _text(entry, "id", _id(site, one, f"act/{one.act.act_id}/{t.lang}"))
    _text(entry, "title", editions.act_name(t, one))
    _text(entry, "updated", one.act.at)
    author = ElementTree.SubElement(entry, "author")
    _text(author, "name", recorded(t, one.by))
    noted = t("Note: {note}", note=recorded(t, one.act.note))
    _text(entry, "summary", f"{changed} {noted}")
    _link(entry, "alternate", "text/html", site, editions.address(view, one))


def _id(site: str, one: Told, what: str) -> str:
    """A name that stays: of the host, the day of the act and its number (RFC 4151)."""
    return f"tag:{urlsplit(site).hostname or 'localhost'},{one.act.at[:10]}:changes/{what}"


def _text(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, name).text = NOT_XML.sub(" ", f"{text}")


def _link(parent: ElementTree.Element, rel: str, kind: str, site: str, path: str) -> None:
    ElementTree.SubElement(parent, "link", rel=rel, type=kind, href=site.rstrip("/") + path)
