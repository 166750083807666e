import datetime as dt

import pytest

from transcripts.search.query import (
    All,
    Any,
    DayRange,
    Field,
    Filter,
    Near,
    Not,
    Part,
    Phrase,
    Prefix,
    Word,
    parse,
)

TODAY = dt.date(2026, 11, 23)
A, B, C, D = map(Word, "abcd")


def words(*texts):
    return All(tuple(map(Word, texts)))


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("gun", Word("gun")),
        ("gun law", words("gun", "law")),
        ("gun, law; ban.", words("gun", "law", "ban")),
        ("gun gun", Word("gun")),
        ('"gun law"', Phrase(("gun", "law"))),
        ('"gone"', Phrase(("gone",))),
        ('"gun"law', All((Phrase(("gun",)), Word("law")))),
        ("-ban gun", All((Not(Word("ban")), Word("gun")))),
        ("gun NOT ban", All((Word("gun"), Not(Word("ban"))))),
        ('gun -"tear gas"', All((Word("gun"), Not(Phrase(("tear", "gas")))))),
        ("a -(b c)", All((A, Not(All((B, C)))))),
        ("NOT NOT a", A),
        ("NOT -a", A),
        ("--a", Not(A)),
        ("-a", Not(A)),
        ("-a -b", All((Not(A), Not(B)))),
        ("a OR b", Any((A, B))),
        ("a | b || c", Any((A, B, C))),
        ("a OR b c", All((Any((A, B)), C))),
        ("a b OR c", All((A, Any((B, C))))),
        ("a AND b OR c", Any((All((A, B)), C))),
        ("(a b) OR c", Any((All((A, B)), C))),
        ("(a b) c", All((A, B, C))),
        ("(a OR b) OR c", Any((A, B, C))),
        ("a OR -b", Any((A, Not(B)))),
        ("((a))", A),
        ("a & b && c", All((A, B, C))),
        ("regul*", Prefix("regul")),
        ("regul**.", Prefix("regul")),
        ("日*", Prefix("日")),
        ('"gun law"~5', Near(("gun", "law"), 5)),
        ('"gun law"~0', Phrase(("gun", "law"))),
        ('"gun"~5', Phrase(("gun",))),
        ("covid-19", Phrase(("covid", "19"))),
        ("don't", Phrase(("don", "t"))),
        ("don’t", Phrase(("don", "t"))),
        ("U.S.", Phrase(("U", "S"))),
        ("$100,000", Phrase(("100", "000"))),
        ("his/her", Phrase(("his", "her"))),
        ("foo:bar", Phrase(("foo", "bar"))),
        ("https://a.example", Phrase(("https", "a", "example"))),
        ("10:30", Phrase(("10", "30"))),
        ("5 - 3", words("5", "3")),
        ("the and of", words("the", "and", "of")),
        ("why not", words("why", "not")),
        ("OR. a", words("or", "a")),
        ("“gun law” –ban", All((Phrase(("gun", "law")), Not(Word("ban"))))),
        ("«gun law»", Phrase(("gun", "law"))),
        ("gun\u00a0law", words("gun", "law")),
        ("gun\x00law\x07", words("gun", "law")),
        ("\ufeffgun\u200b", Word("gun")),
        ("cafe\u0301", Word("café")),
        ("Україна मोदी 北京", words("Україна", "मोदी", "北京")),
        ("hope 😀", Word("hope")),
        ("❤️ hope", Word("hope")),
        ("", None),
        (" \t\n", None),
        ('""', None),
    ],
)
def test_words_and_operators(text, node):
    assert parse(text, TODAY).node == node


def spoken(name):
    return Filter(Field.SPEAKER, name)


def dated(first, last):
    return Filter(Field.DATE, DayRange(first, last))


FEBRUARY = dated(dt.date(2022, 2, 1), dt.date(2022, 2, 28))


@pytest.mark.parametrize(
    ("text", "filters"),
    [
        ("speaker:psaki", [spoken("psaki")]),
        ("SPEAKER: psaki.", [spoken("psaki")]),
        ('speaker:"Jen  Psaki"', [spoken("Jen Psaki")]),
        ("by:jen-psaki", [spoken("jen-psaki")]),
        ("speaker:psaki,price", [spoken("psaki"), spoken("price")]),
        ("speaker:a OR speaker:b", [spoken("a"), spoken("b")]),
        ("(speaker:a)", [spoken("a")]),
        ("-speaker:psaki", [Filter(Field.SPEAKER, "psaki", is_excluded=True)]),
        ("NOT role:reporter", [Filter(Field.ROLE, "reporter", is_excluded=True)]),
        ("speaker：psaki", [spoken("psaki")]),
        ("in:question", [Filter(Field.IN, Part.QUESTION)]),
        ("in:Answers", [Filter(Field.IN, Part.ANSWER)]),
        (
            "-in:answer",
            [Filter(Field.IN, Part.QUESTION), Filter(Field.IN, Part.STATEMENT)],
        ),
        ("in:answer in:question,statement", []),
        ("in:answer -in:answer", []),
        ("referred:pentagon", [Filter(Field.REFERRED, "Department of Defense")]),
        (
            'referred:"the State Department"',
            [Filter(Field.REFERRED, "Department of State")],
        ),
        (
            "referred:treasury-department",
            [Filter(Field.REFERRED, "Department of the Treasury")],
        ),
        (
            "referred:department-of-the-treasury",
            [Filter(Field.REFERRED, "Department of the Treasury")],
        ),
        ("has:referral", [Filter(Field.HAS, "referral")]),
        ("has:Deferrals", [Filter(Field.HAS, "deferral")]),
        ("type:gaggle", [Filter(Field.TYPE, "gaggle")]),
        ('kind:"Press Briefings"', [Filter(Field.TYPE, "press_briefing")]),
        ("type:press_call", [Filter(Field.TYPE, "press_call")]),
        (
            "type:call",
            [Filter(Field.TYPE, "background_call"), Filter(Field.TYPE, "press_call")],
        ),
        ("title:gaggle", [Filter(Field.TITLE, Word("gaggle"))]),
        ('title:"press gaggle"', [Filter(Field.TITLE, Phrase(("press", "gaggle")))]),
        ("title:brief*", [Filter(Field.TITLE, Prefix("brief"))]),
        ('title:"press call"~3', [Filter(Field.TITLE, Near(("press", "call"), 3))]),
        ("date:2022-02", [FEBRUARY]),
        ('date:"February 2022"', [FEBRUARY]),
        ("date:February 2022", [FEBRUARY]),
        ("since:2022-02-01 until:2022-02-28", [FEBRUARY]),
        ("after:2022-01 before:2022-03", [FEBRUARY]),
        (
            "date:2022.. date:..2022",
            [dated(dt.date(2022, 1, 1), dt.date(2022, 12, 31))],
        ),
        ("date:2022-02,2022-02", [FEBRUARY]),
    ],
)
def test_fields(text, filters):
    query = parse(text, TODAY)
    assert (list(query.filters), query.node, query.mistakes) == (filters, None, ())


@pytest.mark.parametrize(
    ("text", "node", "end"),
    [
        ("date:2022 vaccines", Word("vaccines"), dt.date(2022, 12, 31)),
        ("date:last 7 days vaccines", Word("vaccines"), TODAY),
        ("vaccines date:2 march 2022 -ban", None, dt.date(2022, 3, 2)),
        ("date:today (vaccines)", Word("vaccines"), TODAY),
        ("date:2022 may", Word("may"), dt.date(2022, 12, 31)),
    ],
)
def test_a_date_takes_as_many_words_as_make_one(text, node, end):
    query = parse(text, TODAY)
    assert query.values(Field.DATE)[0].last == end
    assert node in (None, query.node)


@pytest.mark.parametrize(
    ("text", "searched", "mistake", "message", "suggestion"),
    [
        ('gun "law ban', 'gun "law ban"', '"law ban', "not closed", "gun law ban"),
        ('gun "', "gun", '"', "not closed", "gun"),
        ("(gun law", "gun law", "(", "not closed", "gun law"),
        ("gun) law", "gun law", ")", "closes none", "gun law"),
        ("OR gun", "gun", "OR", "missing beside", "gun"),
        ("gun AND", "gun", "AND", "missing beside", "gun"),
        ("gun OR OR law", "gun OR law", "OR", "missing beside", "gun OR law"),
        ("gun NOT", "gun", "NOT", "missing beside", "gun"),
        ("(gun OR) law", "gun law", "OR", "missing beside", "(gun ) law"),
        ("OR", "", "OR", "missing beside", ""),
        ("?!", "", "?!", "no word", ""),
        ("😀", "", "😀", "no word", ""),
        ("guns or rifles", "guns or rifles", "or", "in capitals", "guns OR rifles"),
        ("*", "", "*", "first letters", ""),
        ("ab* gun", "ab gun", "ab*", "three letters", ""),
        ("*ing gun", "ing gun", "*ing", "not at its beginning", ""),
        ("wom*n", "wom*", "wom*n", "at the end", ""),
        ("don't*", "don't", "don't*", "single word", ""),
        ('"gun la*"', '"gun la"', '"gun la*"', "between quotation", ""),
        ('"a b"~9999', '"a b"~50', '"a b"~9999', "50 words apart", ""),
        ("speker:psaki gun", "gun", "speker:psaki", "such field", "speaker:psaki gun"),
        ("-tipe:gaggle gun", "gun", "tipe:gaggle", "such field", "-type:gaggle gun"),
        ("gun speaker:", "gun", "speaker:", "Nothing stands", ""),
        ('gun speaker:""', "gun", 'speaker:""', "Nothing stands", ""),
        ("title:?", "", "title:?", "Nothing stands", ""),
        ("in:questoin x", "x", "in:questoin", "no part", "in:question x"),
        ("in:title x", "x", "in:title", "no part", ""),
        ("referred:pentagn", "", "referred:pentagn", "no body “pentagn”", "referred:pentagon"),
        ("referred:juggler", "", "referred:juggler", "no body “juggler”", ""),
        ("has:referal", "", "has:referal", "no sort of phrase", "has:referral"),
        ("reffered:fbi gun", "gun", "reffered:fbi", "such field", "referred:fbi gun"),
        ("type:gagle", "", "type:gagle", "no kind “gagle”", "type:gaggle"),
        ("type:call,gagle", "type:background-call type:press-call", "type:call,gagle", "no kind", "type:call,gaggle"),
        ("date:yesteday x", "x", "date:yesteday", "not a date", "date:yesterday x"),
        ("date:soon x", "x", "date:soon", "not a date", ""),
        ("date:2/12/2022", "", "date:2/12/2022", "2022-12-02", "date:2022-02-12"),
        ("date:2022..2020", "", "date:2022..2020", "after", "date:2020..2022"),
        ("x since:2023 until:2021", "x", "x since:2023 until:2021", "No day is", ""),
        ("gun OR role:x", "gun role:x", "gun OR role:x", "whole search", ""),
        ("role:x OR speaker:x", "role:x speaker:x", "role:x OR speaker:x", "whole", ""),
        ("-(role:x gun)", "-gun -role:x", "-(role:x gun)", "whole search", ""),
    ],
)  # fmt: skip
def test_a_mistake_is_named_and_the_rest_is_searched(
    text, searched, mistake, message, suggestion
):
    query = parse(text, TODAY)
    assert str(query) == searched
    assert [(m.text, m.suggestion) for m in query.mistakes] == [(mistake, suggestion)]
    assert message in query.mistakes[0].message


@pytest.mark.parametrize(
    "text",
    ["data: 5", "note:this", "tale:of", "rule: one", "a -- b", "a :-/ b", "10:30 a.m."]
    + ["whether or", "or", "in:answer -in:answer", "x ()", '"OR" a'],
)
def test_what_is_no_mistake(text):
    assert parse(text, TODAY).mistakes == ()


def test_more_words_than_can_be_searched_are_left_out_and_it_says_so():
    query = parse(" ".join(f"w{n}" for n in range(100)), TODAY)
    assert len(query.node.nodes) == 50
    assert [m.text for m in query.mistakes] == ["w50"]
    phrase = parse(f'x (y "{"a " * 200}" z) speaker:z', TODAY)
    assert len(phrase.node.nodes[2].words) == 48
    assert [m.message for m in phrase.mistakes] == [query.mistakes[0].message]


def test_fields_count_as_words():
    query = parse("".join(f"speaker:w{n} " for n in range(100)), TODAY)
    assert len(query.filters) == 50
    assert "first 50" in query.mistakes[0].message


def test_a_long_text_is_cut_and_it_says_so():
    query = parse("gun " + " " * 10_000 + "law", TODAY)
    assert query.node == Word("gun")
    assert "first 2,000 characters" in query.mistakes[0].message


def test_brackets_are_read_so_deep():
    assert parse("(" * 8 + "a" + ")" * 8, TODAY).mistakes == ()
    deep = parse("(" * 20 + "a" + ")" * 20, TODAY)
    assert deep.node == A
    assert [m.text for m in deep.mistakes] == ["(", ")"]
