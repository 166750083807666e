"""Citations, read again by the parsers of those who take them."""

import datetime as dt

import bibtexparser
import pytest
import rispy
from bibtexparser import middlewares
from hypothesis import given
from hypothesis import strategies as st

from tests.citations.literals import ADA, OFFICIAL, TODAY, citation
from transcripts.citations.bibtex import bibtex
from transcripts.citations.cited import Author
from transcripts.citations.csl import csl_json
from transcripts.citations.ris import ris
from transcripts.models import Basis, BriefingKind

BACKGROUND = {
    "authors": (ADA, Author("Jean Van Dam", "", "Van Dam", "Jean"), OFFICIAL),
    "basis": Basis.BACKGROUND,
    "attribution": "a senior official",
}
NOTHING_KNOWN = {"authors": (), "date": None, "place": "", "number": 0}
# What a title may hold: one line, of what XML, TeX and RIS could stumble over.
TITLES = st.text(
    st.one_of(st.sampled_from("{}\\$&%#_~^\"'@=,- <>aé"), st.characters(codec="utf-8")),
    min_size=1,
).map(lambda text: " ".join("".join(filter(str.isprintable, text)).split()))


def read_bibtex(text):
    library = bibtexparser.parse_string(
        text,
        append_middleware=[
            middlewares.SeparateCoAuthors(),
            middlewares.LatexDecodingMiddleware(),
        ],
    )
    assert library.failed_blocks == []
    (entry,) = library.entries
    return entry


def test_bibtex_is_read_as_what_was_cited():
    entry = read_bibtex(bibtex(citation(**BACKGROUND), TODAY))
    assert entry.entry_type == "misc"
    assert entry.key == "2022-02-12-press-briefing-q3"
    assert {field.key: field.value for field in entry.fields} == {
        # A name in braces is one that is not taken apart.
        "author": ["Quill, Ada", "{Van Dam}, Jean", "{Senior Administration Official}"],
        "title": "Press Briefing by Press Secretary Ada Quill",
        "howpublished": "Press briefing, Harbor Hall Briefing Room. Lectern",
        "date": "2022-02-12",
        "year": "2022",
        "month": "feb",
        "note": "Exchange 3. On background, attributed to “a senior official”",
        "url": "https://archive.example/briefings/2022/02/12/press-briefing/q/3/",
        "urldate": "2026-11-27",
    }


@given(title=TITLES)
def test_bibtex_holds_any_title(title):
    text = bibtex(citation(title=title), TODAY)
    assert text.count("{") == text.count("}")
    assert len(read_bibtex(text).fields) == 9


@pytest.mark.parametrize(
    "title",
    [
        "Fares & Ferries: 50% off, $5",
        "A_b #1 ~ at last",
        "Braces } { and \\ slashes",
        "“Quoted”, and café",
    ],
)
def test_a_title_is_printed_by_tex_as_it_is(title):
    found = read_bibtex(bibtex(citation(title=title), TODAY)).fields_dict["title"]
    assert found.value.replace("{", "").replace("}", "") == title.replace(
        "{", ""
    ).replace("}", "")


def test_ris_is_read_as_what_was_cited():
    (entry,) = rispy.loads(ris(citation(**BACKGROUND), TODAY))
    assert entry == {
        "type_of_reference": "ELEC",
        "id": "2022-02-12-press-briefing-q3",
        "title": "Press Briefing by Press Secretary Ada Quill",
        "authors": ["Quill, Ada", "Van Dam, Jean", "Senior Administration Official"],
        "year": "2022",
        "date": "2022/02/12",
        "type_of_work": "Press briefing",
        "place_published": "Harbor Hall Briefing Room",
        "notes": ["Exchange 3. On background, attributed to “a senior official”"],
        "secondary_title": "Lectern",
        "language": "en",
        "urls": ["https://archive.example/briefings/2022/02/12/press-briefing/q/3/"],
        "access_date": "2026/11/27",
    }


@given(title=TITLES.filter(bool))
def test_ris_holds_any_title(title):
    (entry,) = rispy.loads(ris(citation(title=title), TODAY))
    assert entry["title"] == title


def test_what_is_not_known_is_left_out():
    (entry,) = rispy.loads(ris(citation(**NOTHING_KNOWN), TODAY))
    assert not {"authors", "year", "date", "notes"} & set(entry)
    found = read_bibtex(bibtex(citation(**NOTHING_KNOWN), TODAY))
    assert not {"author", "year", "date", "note"} & set(found.fields_dict)
    assert not {"author", "issued", "section"} & set(
        csl_json(citation(**NOTHING_KNOWN), TODAY)
    )


def test_csl_json_names_persons_and_labels_apart():
    assert csl_json(citation(**BACKGROUND), TODAY)["author"] == [
        {"family": "Quill", "given": "Ada"},
        {"family": "Van Dam", "given": "Jean"},
        {"literal": "Senior Administration Official"},
    ]


@pytest.mark.parametrize(
    ("kind", "sort"),
    [
        (BriefingKind.PRESS_BRIEFING, "speech"),
        (BriefingKind.REMARKS, "speech"),
        (BriefingKind.INTERVIEW, "interview"),
        (BriefingKind.STATEMENT, "document"),
    ],
)
def test_csl_json_says_whether_it_was_spoken(kind, sort):
    found = csl_json(citation(kind=kind), TODAY)
    assert (found["type"], found["event-title"]) == (sort, kind.label)


def test_csl_json_has_days_as_numbers():
    found = csl_json(citation(), dt.date(2026, 1, 2))
    assert found["issued"] == {"date-parts": [[2022, 2, 12]]}
    assert found["accessed"] == {"date-parts": [[2026, 1, 2]]}
