import pytest

from tests.citations.literals import ADA, OFFICIAL, TODAY, citation
from transcripts.citations import styles
from transcripts.citations.csl import csl_json
from transcripts.citations.styles import Run, Unset, styled

URL = "https://archive.example/briefings/2022/02/12/press-briefing/q/3/"
TITLE = "Press Briefing by Press Secretary Ada Quill"


def words(runs):
    return "".join(run.text for run in runs)


def in_style(name, **changes):
    cited = citation(**changes)
    return styled(csl_json(cited, TODAY), name, cited.pinpoint)


@pytest.mark.parametrize(
    ("name", "reference", "note"),
    [
        (
            "apa",
            f"Quill, A. (2022, February 12). {TITLE} [Transcript]. Lectern. Press "
            f"briefing, Harbor Hall Briefing Room. {URL}",
            "(Quill, 2022, exchange 3)",
        ),
        (
            "chicago-notes-bibliography",
            f"Quill, Ada. “{TITLE}”. Press briefing, Harbor Hall Briefing Room, "
            f"February 12, 2022. Transcript. Lectern. {URL}.",
            f"Ada Quill, “{TITLE}”, Press briefing, Harbor Hall Briefing Room, "
            f"February 12, 2022, Transcript, Lectern, {URL}, exchange 3.",
        ),
        (
            "modern-language-association",
            f"Quill, Ada. “{TITLE}”. Press briefing, 12 Feb. 2022, Harbor Hall "
            f"Briefing Room, Lectern, {URL}. Transcript.",
            f"(Quill, “{TITLE}”, exchange 3)",
        ),
        (
            "bluebook-law-review",
            "",
            f"Ada Quill, {TITLE}, (2022), {URL}, exchange 3.",
        ),
        (
            "oscola",
            f"Quill A, ‘{TITLE}’ (Press briefing, Harbor Hall Briefing Room, 12 "
            f"February 2022) <{URL}> accessed 27 November 2026",
            f"Ada Quill, ‘{TITLE}’ (Press briefing, Harbor Hall Briefing Room, 12 "
            f"February 2022) <{URL}> accessed 27 November 2026, exchange 3.",
        ),
    ],
)
def test_a_style_at_hand_sets_a_citation(name, reference, note):
    found = in_style(name)
    assert (words(found.reference), words(found.note)) == (reference, note)


def test_what_a_style_sets_in_italics_is_told_apart():
    assert Run(TITLE, "i") in in_style("apa").reference


@pytest.mark.parametrize("name", styles.AT_HAND)
@pytest.mark.parametrize(
    "changes",
    [
        {"authors": (ADA, OFFICIAL)},
        {"authors": (), "date": None, "place": "", "number": 0},
        {"title": "<b>Fares</b> & <i>Ferries \ue000i \ue001"},
    ],
)
def test_every_style_at_hand_sets_whatever_is_known(name, changes):
    found = in_style(name, **changes)
    assert words(found.reference) or words(found.note)


def test_signs_of_a_title_are_signs():
    found = words(in_style("apa", title="<b>Fares</b> & Ferries").reference)
    assert "<b>Fares</b> & Ferries" in found


def test_a_style_that_only_points_to_another_is_set_as_that():
    assert "nature-digest" in styles.names()
    assert words(in_style("nature-digest").reference)


def test_a_style_that_asks_for_too_much_says_so():
    with pytest.raises(Unset):
        in_style("de-buck")


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("apa", "apa"),
        ("MLA", "modern-language-association"),
        ("Chicago, notes", "chicago-notes-bibliography"),
        ("Modern Language Association", "modern-language-association"),
        ("harvard-cite-them-right.csl", "harvard-cite-them-right"),
        ("  Nature ", "nature"),
        ("", ""),
        ("<b>", "<b>"),
    ],
)
def test_styles_are_asked_for_as_people_call_them(asked, name):
    assert styles.name_of(asked) == name


def test_names_that_may_be_meant_come_near():
    assert "chicago-notes" in styles.alike("Chicago notes")
    assert len(styles.alike("no such style at all")) == styles.ALIKE
