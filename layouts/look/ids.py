"""Every id that a callback or a script refers to. Dash does not notice a callback on an id no layout has."""

from enum import StrEnum


class Id(StrEnum):
    ASKED = "asked"  # on the overview: the query of the address, with its question mark
    ASKED_PAGE = "asked-page"  # the same on every other page
    PATH = "path"
    BODY = "body"
    MENU = "menu"  # pages, languages, what can be taken away
    PAGE = "page"
    VIEW = "view"  # what is shown now: the selection, and the rows it leaves
    POSITION = "position"  # the date and the build shown now
    NOTICE = "notice"

    REGION = "filter-region"
    COUNTRY = "filter-country"
    STEP = "filter-step"
    EVIDENCE = "filter-evidence"
    THEME = "filter-theme"
    PARTNER = "filter-partner"
    AS_OF = "filter-as_of"
    CHIPS = "chips"
    COUNT = "count"
    SEARCH = "search"

    HEADLINE = "headline"
    GAP = "gap"
    MAP = "map"
    MAP_HEAD = "map-head"
    MAP_TITLE = "map-title"
    MAP_NOTE = "map-note"
    MAP_SAID = "map-said"  # in words, for who does not see the chart
    MAP_FOOT = "map-foot"
    STEPS = "steps"
    STEPS_HEAD = "steps-head"
    STEPS_TITLE = "steps-title"
    STEPS_NOTE = "steps-note"
    STEPS_SAID = "steps-said"
    PEOPLE = "people"
    PEOPLE_HEAD = "people-head"
    PEOPLE_TITLE = "people-title"
    PEOPLE_NOTE = "people-note"
    PEOPLE_SAID = "people-said"
    FUNDING = "funding"
    FUNDING_HEAD = "funding-head"
    FUNDING_TITLE = "funding-title"
    FUNDING_NOTE = "funding-note"
    FUNDING_SAID = "funding-said"
    FUNDING_ROWS = "funding-rows"
    REGIONS = "regions"

    LIST = "list"
    MATRIX = "matrix"
    MATRIX_NOTE = "matrix-note"
    FOOTER = "footer"
    SOURCE = "source"  # the chart whose source was asked for, and when
    SOURCES = "sources"
    SOURCES_BODY = "sources-body"


FILTERS = {
    "region": Id.REGION,
    "country": Id.COUNTRY,
    "step": Id.STEP,
    "evidence": Id.EVIDENCE,
    "theme": Id.THEME,
    "partner": Id.PARTNER,
    "as_of": Id.AS_OF,
}
CHARTS = (Id.MAP, Id.STEPS, Id.PEOPLE, Id.FUNDING)
HEADS = {
    Id.MAP: Id.MAP_HEAD,
    Id.STEPS: Id.STEPS_HEAD,
    Id.PEOPLE: Id.PEOPLE_HEAD,
    Id.FUNDING: Id.FUNDING_HEAD,
}
TITLES = {
    Id.MAP: Id.MAP_TITLE,
    Id.STEPS: Id.STEPS_TITLE,
    Id.PEOPLE: Id.PEOPLE_TITLE,
    Id.FUNDING: Id.FUNDING_TITLE,
}
NOTES = {
    Id.MAP: Id.MAP_NOTE,
    Id.STEPS: Id.STEPS_NOTE,
    Id.PEOPLE: Id.PEOPLE_NOTE,
    Id.FUNDING: Id.FUNDING_NOTE,
}
SAID = {
    Id.MAP: Id.MAP_SAID,
    Id.STEPS: Id.STEPS_SAID,
    Id.PEOPLE: Id.PEOPLE_SAID,
    Id.FUNDING: Id.FUNDING_SAID,
}
