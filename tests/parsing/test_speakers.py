import pytest

from tests.parsing.casting import ASK, HOST, Said, cast, said, who
from transcripts.parsing.transcript import BriefingKind, Speaker


def test_the_title_names_the_briefer_and_the_role():
    found = cast(
        said("MS. OAK", "Q", "MS. OAK", "Q"),
        title="Press Briefing by Deputy Press Secretary Ida Oak, 6/7/05",
    )

    assert found.keys == ("Ida Oak", "Q", "Ida Oak", "Q")
    assert found.speakers == (
        Speaker(
            "Ida Oak",
            ("MS. OAK",),
            "deputy-press-secretary",
            "Ida Oak",
            "Deputy Press Secretary",
            evidence="title",
        ),
        Speaker("Q", ("Q",), "reporter"),
    )
    assert found.defects == ()


def test_anonymous_officials_stay_anonymous_and_need_no_review():
    found = cast(said("SENIOR ADMINISTRATION OFFICIAL", "Q"))

    official = found.speakers[0]
    assert official.is_anonymous
    assert not official.is_open
    assert official.name == ""
    assert official.role == "senior-administration-official"
    assert found.defects == ()


@pytest.mark.parametrize(
    ("kind", "role"),
    [
        (BriefingKind.NEWS_CONFERENCE, "reporter"),
        (BriefingKind.INTERVIEW, "interviewer"),
    ],
)
def test_named_askers_ask_under_their_own_names(kind, role):
    speeches = [
        Said("THE PRESIDENT"),
        Said("DAVID PINE [Ashland Radio]", kind=ASK),
        Said("MR. YEW", kind=ASK),
    ]
    found = cast(speeches, kind=kind)

    assert [(s.name, s.role, s.affiliation) for s in found.speakers[1:]] == [
        ("David Pine", role, "Ashland Radio"),
        ("Yew", role, ""),
    ]
    assert not any(s.is_open for s in found.speakers)


def test_who_only_hosts_is_a_moderator():
    assert who([Said("MS. PINE", kind=HOST)]) == [("", "moderator", "")]


@pytest.mark.parametrize(
    ("kind", "role"),
    [
        (BriefingKind.DEBATE, "moderator"),
        (BriefingKind.INTERVIEW, "interviewer"),
    ],
)
def test_who_asks_and_hosts_leads_the_talk(kind, role):
    speeches = [Said("PINE", kind=HOST), Said("PINE", kind=ASK), Said("YEW")]
    assert cast(speeches, kind=kind).speakers[0].role == role


def test_a_central_bank_has_a_chair():
    speeches = said("CHAIR PINE")
    title = "Press Conference of the Federal Reserve"
    assert cast(speeches, title=title).speakers[0].role == "central-bank-chair"
    assert cast(speeches).speakers[0].role == "official"

    speeches = [Said("CHAIR PINE", "The Federal Reserve is strongly committed.")]
    assert cast(speeches).speakers[0].role == "official"
    kind = BriefingKind.NEWS_CONFERENCE
    assert cast(speeches, kind=kind).speakers[0].role == "central-bank-chair"


def test_an_asker_who_gives_his_paper_has_that_affiliation():
    speeches = [
        Said("CHAIR PINE"),
        Said("STEVE YEW", "Steve Yew, CNBC. Mr. Chairman, why?", ASK),
        Said("ADA HOLM", "Thank you. Why now?", ASK),
    ]
    found = cast(speeches)

    assert [(s.name, s.affiliation) for s in found.speakers[1:]] == [
        ("Steve Yew", "CNBC"),
        ("Ada Holm", ""),
    ]
    title = "Transcript of Chair Pine’s Press Conference"
    assert cast(speeches, title=title).speakers[0].role == "central-bank-chair"


def test_nobody_speaking_gives_an_empty_cast():
    found = cast([])
    assert (found.keys, found.speakers, found.defects) == ((), (), ())


def test_keys_are_unique_and_the_same_at_every_reading():
    speeches = said("MR. PINE", "Q", "MS. PINE", "Q", "MR. PINE", "STUDENT", "MS. PINE")
    first, second = cast(speeches), cast(speeches)

    assert first == second
    keys = [s.key for s in first.speakers]
    assert len(keys) == len(set(keys)) == 4


def test_those_who_answer_in_a_debate_are_candidates():
    speeches = [Said("SENATOR PINE"), Said("PRESIDENT ELM"), Said("LARCH", kind=HOST)]
    found = cast(speeches, kind=BriefingKind.DEBATE)

    assert [s.role for s in found.speakers] == ["candidate", "president", "moderator"]
