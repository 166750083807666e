import pytest

from transcripts.parsing.briefing_kinds import briefing_kind
from transcripts.parsing.transcript import BriefingKind as Kind


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Press Briefing by Press Secretary Ada Alder", Kind.PRESS_BRIEFING),
        ("Daily Briefing by the Press Secretary, 4/5/2013", Kind.PRESS_BRIEFING),
        ("CORRECTED: Press Briefing by Ada Alder", Kind.PRESS_BRIEFING),
        ("DoD News Briefing - Secretary Birch", Kind.PRESS_BRIEFING),
        ("Readout to the Press by Ada Alder", Kind.PRESS_BRIEFING),
        ("Press Gaggle aboard Air Force One en route Ashland", Kind.GAGGLE),
        ("Remarks by Vice President Birch in Press Gaggle", Kind.GAGGLE),
        ("Background Press Gaggle on the Mill", Kind.GAGGLE),
        ("Background Press Call on the Mill", Kind.BACKGROUND_CALL),
        ("Background Briefing by Senior Officials", Kind.BACKGROUND_CALL),
        ("On-the-Record Press Call by Ada Alder", Kind.PRESS_CALL),
        ("Conference Call on the Governor's Trip", Kind.PRESS_CALL),
        ("Press Briefing via Conference Call", Kind.PRESS_CALL),
        ("The President's News Conference", Kind.NEWS_CONFERENCE),
        ("Remarks by Governor Birch in Joint Press\nConference", Kind.NEWS_CONFERENCE),
        ("Remarks by the Governor in a Press Availability", Kind.NEWS_CONFERENCE),
        ("Exchange With Reporters Prior to a Meeting", Kind.EXCHANGE),
        ("Ashland Informal Exchange With Reporters on a Tour.", Kind.EXCHANGE),
        ("Remarks and a Question-and-Answer Session With Reporters", Kind.EXCHANGE),
        ("Remarks by Governor Birch Before Marine One Departure", Kind.EXCHANGE),
        ("Interview With Cy Dogwood of the Courier", Kind.INTERVIEW),
        ("The Governor's Radio Interview in Ashland", Kind.INTERVIEW),
        ("First Presidential Debate", Kind.DEBATE),
        ("Remarks by the Governor at a Briefing on the Flood", Kind.REMARKS),
        ("Remarks by the Governor in a Town Hall", Kind.REMARKS),
        ("Town Hall in Ashland", Kind.REMARKS),
        ("Inaugural Address", Kind.REMARKS),
        ("Remarks on the Background Check Bill", Kind.REMARKS),
        ("Remarks on the Interview in the Courier", Kind.REMARKS),
    ],
)
def test_the_title_tells_the_kind_of_an_event_with_questions(title, kind):
    assert briefing_kind(title, asked=True, labels=["Q", "MS. ALDER"]) is kind


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Readout of the Governor's Call With Mayor Birch", Kind.STATEMENT),
        ("FACT SHEET: The Mill Briefing", Kind.STATEMENT),
        ("Statement by Ada Alder on the News Conference", Kind.STATEMENT),
        ("Messages -- To Modify Duties", Kind.MESSAGE),
        ("Annual Message to the Assembly", Kind.MESSAGE),
        ("MENSAJE SEMANAL: El Molino", Kind.MESSAGE),
        ("Remarks by Governor Birch Before Marine One Departure", Kind.REMARKS),
    ],
)
def test_the_title_tells_the_kind_of_what_nobody_asked_at(title, kind):
    assert briefing_kind(title, asked=False, labels=[]) is kind


def test_a_statement_with_questions_is_judged_by_the_rest_of_its_title():
    title = "Statement by Ada Alder in a Press Briefing"
    assert briefing_kind(title, asked=True, labels=["Q"]) is Kind.PRESS_BRIEFING


def test_categories_speak_where_the_title_does_not():
    kind = briefing_kind(
        "Mill Day", asked=True, labels=["Q"], categories=["Interviews"]
    )
    assert kind is Kind.INTERVIEW

    kind = briefing_kind(
        "Mill Day", asked=True, labels=["Q"], categories=["News Conferences"]
    )
    assert kind is Kind.NEWS_CONFERENCE


@pytest.mark.parametrize(
    ("labels", "kind"),
    [
        (["THE PRESIDENT", "Q"], Kind.NEWS_CONFERENCE),
        (["MR. ALDER", "Q"], Kind.PRESS_BRIEFING),
        (["SENIOR ADMINISTRATION OFFICIAL", "Q"], Kind.BACKGROUND_CALL),
        (["DOGWOOD", "BIRCH"], Kind.INTERVIEW),
        (["ELM", "BIRCH", "OAK"], Kind.DEBATE),
        (["CHAIR BIRCH", "ADA ALDER", "CY DOGWOOD"], Kind.NEWS_CONFERENCE),
        (["ONE A", "TWO B", "C C", "D D", "E E", "F F"], Kind.NEWS_CONFERENCE),
    ],
)
def test_without_a_title_the_labels_tell(labels, kind):
    assert briefing_kind("", asked=True, labels=labels) is kind


@pytest.mark.parametrize(
    ("opening", "labels", "kind"),
    [
        ("Fellow-Citizens of the Senate and Assembly:", [], Kind.MESSAGE),
        ("To the Congress of the Republic:", [], Kind.MESSAGE),
        ("Good evening.", ["THE GOVERNOR"], Kind.REMARKS),
        ("Home", [], Kind.OTHER),
    ],
)
def test_where_nobody_asks_the_opening_words_tell(opening, labels, kind):
    assert briefing_kind("", asked=False, labels=labels, opening=opening) is kind


@pytest.mark.parametrize(
    ("opening", "kind"),
    [
        ("Good evening, and welcome to the second presidential debate.", Kind.DEBATE),
        ("I’ll be your host for tonight’s 90-minute debate between", Kind.DEBATE),
        ("Good evening. There was some debate about the mill.", Kind.PRESS_BRIEFING),
    ],
)
def test_a_host_may_say_that_it_is_a_debate(opening, kind):
    labels = ["ELM", "BIRCH", "OAK", "QUESTION"]
    assert briefing_kind("", asked=True, labels=labels, opening=opening) is kind


def test_without_a_title_a_question_first_makes_an_exchange_in_passing():
    labels = ["THE PRESIDENT", "Q"]

    kind = briefing_kind("", asked=True, labels=labels, is_asked_first=True)
    assert kind is Kind.EXCHANGE

    title = "News Conference"
    kind = briefing_kind(title, asked=True, labels=labels, is_asked_first=True)
    assert kind is Kind.NEWS_CONFERENCE
