import datetime as dt

import pytest

from tests.search.passages import exchange, searcher, statement
from transcripts.search import compiling
from transcripts.search.query import DayRange, parse
from transcripts.search.wanted import Condition, Wanted

TODAY = dt.date(2026, 11, 23)
PASSAGES = {
    "opening": statement("The ferries sail again from Monday.", title="Ferry Briefing"),
    "fare": exchange("Will the fare be the same?", "The fare stays. No ferry is free."),
    "light": exchange("What about the lighthouse?", "Ask the Harbor Board."),
    "turns": statement("We stand by the second", "ferry is what he said."),
    "café": statement("It was said in the Café Noël, of 10,000 people."),
}


@pytest.fixture(scope="module")
def passages():
    for ordinal, passage in enumerate(PASSAGES.values()):
        passage.ordinal = ordinal
    return searcher(*PASSAGES.values())


def found(passages, wanted, **more):
    query = compiling.compiled(wanted, passages, **more).query
    addresses = [address for _, address in passages.search(query, 100).hits]
    names = list(PASSAGES)
    return {names[n] for n in passages.fast_field_values("ordinal", addresses)}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("", "opening fare light turns café"),
        ("ferry", "opening fare turns"),
        ("FERRIES", "opening fare turns"),
        ("ferry fare", "fare"),
        ("sail OR lighthouse", "opening light"),
        ("the -ferry", "light café"),
        ("-ferry", "light café"),
        ("-(ferry OR harbor)", "café"),
        ("ferry -(fare sail)", "opening fare turns"),
        ("ferry -(fare OR sail)", "turns"),
        ('"ferry"', "fare turns"),
        ('"the fare"', "fare"),
        ('"fare the"', ""),
        ('"second ferry"', ""),
        ('"Monday sail"~2', ""),
        ('"sail Monday"~2', "opening"),
        ("ferr*", "opening fare turns"),
        ("ferri*", "opening"),
        ("xyz*", ""),
        ("cafe noel", "café"),
        ("café", "café"),
        ("10,000", "café"),
        ("in:question fare", "fare"),
        ("in:question ferry", ""),
        ("in:answer ferry", "fare"),
        ("in:statement ferry", "opening turns"),
        ("in:statement fare", ""),
        ("in:question in:answer the", "fare light"),
        ("in:statement in:answer ferry", "opening fare turns"),
        ("in:question -fare", "light"),
        ("in:question lighthouse harbor", ""),
        ("in:statement", "opening turns café"),
        ("in:answer", "fare light"),
        ("title:ferry", "opening"),
        ("title:ferries sail", "opening"),
        ("-title:ferry ferry", "fare turns"),
        ("title:briefing title:ferry harbor", "light"),
        ("x" * 101, ""),
    ],
)
def test_words_are_found_where_they_are_sought(passages, text, names):
    wanted = Wanted(parse(text, TODAY))
    assert found(passages, wanted) == set(names.split())


SECRETARY, PRESIDENT = "press-secretary|ada-quill", "president|ann-lee"
VOICED = {
    "old": statement("Ferry.", voices=[PRESIDENT], date=dt.date(1999, 5, 1)),
    "quill": statement("Ferry.", voices=[SECRETARY], date=dt.date(2022, 2, 12)),
    "both": statement("Ferry.", voices=[SECRETARY, PRESIDENT], kind="gaggle"),
    "guest": statement("Ferry.", voices=["guest|ada-quill", PRESIDENT], date=None),
}


@pytest.fixture(scope="module")
def voices():
    for number, passage in enumerate(VOICED.values()):
        passage.ordinal = passage.document = number
    return searcher(*VOICED.values())


def held(voices, *conditions, **more):
    query = compiling.compiled(Wanted(conditions=conditions), voices, **more).query
    addresses = [address for _, address in voices.search(query, 100).hits]
    names = list(VOICED)
    return {names[n] for n in voices.fast_field_values("ordinal", addresses)}


def role(*slugs, **more):
    return Condition("role", slugs, **more)


def speaker(*slugs, **more):
    return Condition("speaker", slugs, **more)


def days(first=None, last=None, **more):
    return Condition("day", (DayRange(first, last),), **more)


@pytest.mark.parametrize(
    ("conditions", "names"),
    [
        ([], "old quill both guest"),
        ([role("president")], "old both guest"),
        ([role("president", "press-secretary")], "old quill both guest"),
        ([role("president"), role("press-secretary")], "both"),
        ([role("president", is_excluded=True)], "quill"),
        ([role("juggler")], ""),
        ([role()], ""),
        ([role(is_excluded=True)], "old quill both guest"),
        ([speaker("ada-quill")], "quill both guest"),
        ([speaker("ada-quill"), role("press-secretary")], "quill both"),
        ([speaker("ada-quill"), role("president")], ""),
        ([speaker("ada-quill", "ann-lee"), role("president")], "old both guest"),
        ([speaker("ada-quill"), role("president", is_excluded=True)], "quill"),
        ([speaker("ada-quill"), role()], ""),
        ([speaker(*map(str, range(50)), "ann-lee")], "old both guest"),
        ([Condition("kind", ("gaggle",))], "both"),
        ([Condition("kind", ("gaggle",)), role("guest")], ""),
        ([days(dt.date(2022, 2, 12), dt.date(2022, 2, 12))], "quill both"),
        ([days(dt.date(2022, 2, 13))], ""),
        ([days(last=dt.date(2022, 2, 11))], "old"),
        ([days()], "old quill both"),
        ([days(dt.date(2000, 1, 1), is_excluded=True)], "old guest"),
    ],
)
def test_every_condition_holds(voices, conditions, names):
    assert held(voices, *conditions) == set(names.split())


def test_of_stale_documents_nothing_is_found(voices):
    assert held(voices, stale={0, 2}) == {"quill", "guest"}
    assert held(voices, stale=set(range(50))) == set()


def test_a_facet_is_lifted_with_all_its_choices():
    chosen = role("president", facet="role")
    typed = role("guest")
    wanted = Wanted(conditions=(chosen, typed))
    assert wanted.is_narrowed_by("role")
    assert wanted.without("role") == Wanted(conditions=(typed,))
    assert not wanted.without("role").is_narrowed_by("role")


def test_a_prefix_stands_for_so_many_words_and_says_so():
    often = ["stem"] * 3 + [f"stem{n}" for n in range(compiling.MOST_EXPANSIONS + 5)]
    many = searcher(*[statement(word, ordinal=n) for n, word in enumerate(often)])
    made = compiling.compiled(Wanted(parse("stem* stem*", TODAY)), many)
    assert made.cut == ("stem",)
    assert many.search(made.query, 999).count == compiling.MOST_EXPANSIONS + 2
    few = compiling.compiled(Wanted(parse("stem1*", TODAY)), many)
    assert few.cut == ()
    assert many.search(few.query, 999).count == 111


def test_what_filters_does_not_weigh_in_what_is_relevant(voices):
    words = compiling.compiled(Wanted(parse("ferry", TODAY)), voices).query
    wanted = Wanted(parse("ferry title:press", TODAY), (role("president"), days()))
    filtered = compiling.compiled(wanted, voices).query
    best, weighed = (voices.search(q, 1).hits[0][0] for q in (words, filtered))
    assert weighed == pytest.approx(best)
