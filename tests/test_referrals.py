import re

import pytest

from transcripts.bodies import (
    BODIES,
    NAMES,
    bodies,
    called,
    names_in_words,
    plain_names,
    ways_to_type,
)
from transcripts.phrases import RULES, Sort
from transcripts.referrals import referrals, uses


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_each_rule_marks_its_example_and_not_its_counterpart(rule):
    assert [found.rule.id for found in referrals(rule.example)][:1] == [rule.id]
    assert rule.id not in [found.rule.id for found in referrals(rule.counter)]


def test_rules_have_names_of_their_own_that_can_stand_in_an_address():
    names = [rule.id for rule in RULES]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z-]+", name) for name in names)


@pytest.mark.parametrize(
    ("text", "phrase", "sort", "names"),
    [
        (
            "On that I'd direct you to the Pentagon.",
            "direct you to the Pentagon",
            Sort.REFERRAL,
            ("Department of Defense",),
        ),
        (
            "I would refer you to my colleagues at the State Department and the FBI.",
            "refer you to my colleagues at the State Department and the FBI",
            Sort.REFERRAL,
            ("Department of State", "FBI"),
        ),
        (
            "We’d point you back over to DOJ for that.",
            "point you back over to DOJ",
            Sort.REFERRAL,
            ("Department of Justice",),
        ),
        (
            "You would have to ask them.",
            "You would have to ask them",
            Sort.REFERRAL,
            (),
        ),
        ("You can ask them.", "You can ask them", Sort.REFERRAL, ()),
        (
            "I've got no information on that.",
            "I've got no information on that",
            Sort.DEFERRAL,
            (),
        ),
        (
            "I’ll let the Coast Guard speak to that.",
            "I’ll let the Coast Guard",
            Sort.REFERRAL,
            ("Coast Guard",),
        ),
        (
            "I don’t have anything on that today.",
            "I don’t have anything on that",
            Sort.DEFERRAL,
            (),
        ),
        (
            "Well, I'm not going to get into that.",
            "I'm not going to get into that",
            Sort.DEFERRAL,
            (),
        ),
        (
            "We just don't have any update for you.",
            "We just don't have any update for you",
            Sort.DEFERRAL,
            (),
        ),
        ("I'll get back to you.", "I'll get back to you", Sort.DEFERRAL, ()),
        (
            "I'd refer you to the State Department. But what I know is this.",
            "refer you to the State Department",
            Sort.REFERRAL,
            ("Department of State",),
        ),
    ],
)
def test_phrases_are_found_with_whom_they_refer_to(text, phrase, sort, names):
    (found,) = referrals(text)
    assert text[found.start : found.end] == phrase
    assert (found.rule.sort, found.bodies) == (sort, names)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The Pentagon referred the matter to Congress.",
        "I don't have anything against the ferry.",
        "They are not going to get into the harbour before noon.",
        "He directed the crew to the lifeboats.",
        "I'd point to the fact that fares fell.",
        "You asked the State Department on Monday.",
        "I have nothing to do with the harbour.",
        "I'll take one more question.",
        "When I see a story about the ferry, I check on it.",
    ],
)
def test_other_words_are_not_marked(text):
    assert referrals(text) == []


def test_what_is_looked_through_is_looked_through_for_every_phrase():
    """No rule's words are missed for a text that has none of its cues, or no subject."""
    verbs = [*{word for rule in RULES for word in rule.cues}, "comment", "a question"]
    said = [
        f"{who}{how} {verb} {whom}"
        for who in ("I", "we", "You")
        for how in ("", "’d", " don't have any", "'m not going to", " can", " cannot")
        for verb in sorted(verbs)
        for whom in ("them", "you to the Pentagon", "on that", "for you", "into it")
    ]
    found = {text: {one.rule.id for one in referrals(text)} for text in said}
    for rule in RULES:
        for text in said:
            if rule.pattern.search(text):
                assert found[text], (rule.id, text)
    assert sum(map(bool, found.values())) > 100


def test_marks_are_in_order_and_apart():
    text = (
        "I'm not going to get into that. I'd refer you to the Treasury. "
        "I don't have anything to add. No comment."
    )
    found = referrals(text)
    assert [one.rule.id for one in found] == [
        "not-get-into",
        "refer-to",
        "nothing-on-that",
        "no-comment",
    ]
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("the Pentagon", "Department of Defense"),
        ("DOD", "Department of Defense"),
        ("State", "Department of State"),
        ("the Justice Department", "Department of Justice"),
        ("U.S. Secret Service", "Secret Service"),
        ("the Vice President’s office", "Office of the Vice President"),
        ("the Israelis", "Another government"),
        ("Republicans", "Congress"),
    ],
)
def test_a_body_has_one_name_however_it_is_called(words, name):
    assert bodies(words) == (name,)


@pytest.mark.parametrize("words", ["", "the harbour master", "Statements", "justice"])
def test_what_is_no_body_has_none(words):
    assert bodies(words) == ()


def test_names_of_bodies_are_listed_once():
    names = [name for name, _ in BODIES]
    assert len(set(names)) == len(names)


def test_bodies_have_slugs_of_their_own_that_are_no_sort_of_phrase():
    assert list(NAMES.values()) == [name for name, _ in BODIES]
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", slug) for slug in NAMES)
    assert not set(NAMES) & set(Sort)


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("pentagon", ["Department of Defense"]),
        ("the Pentagon", ["Department of Defense"]),
        ("DoD", ["Department of Defense"]),
        ("defense", ["Department of Defense"]),
        ("department-of-state", ["Department of State"]),
        ("State", ["Department of State"]),
        ("reserve", ["Federal Reserve"]),
        ("white house", ["White House Counsel"]),
        (
            "committee",
            ["Democratic National Committee", "Republican National Committee"],
        ),
        ("u.n.", ["United Nations"]),
        ("mexican government", ["Another government"]),
        ("juggler", []),
        ("pent", []),
        ("", list(NAMES.values())),
    ],
)
def test_a_name_typed_means_what_the_list_has_it_for(typed, names):
    assert called(typed) == names


def test_every_way_to_type_a_body_means_one():
    assert all(called(way) for way in ways_to_type())
    assert {name for way in ways_to_type() for name in called(way)} == {*NAMES.values()}


def test_plain_names_are_those_without_a_sign():
    assert plain_names("Department of Justice") == [
        *("Department of Justice", "Justice Department", "DOJ"),
        *("Attorney General", "Justice"),
    ]


@pytest.mark.parametrize(
    ("name", "names"),
    [
        ("FBI", ["FBI", "F.B.I.", "Federal Bureau of Investigation", "Bureau"]),
        (
            "Department of the Treasury",
            [
                *("Treasury (Department)", "Department of (the) Treasury"),
                *("Secretary of the Treasury", "OFAC"),
            ],
        ),
        ("Campaign", ["(… / re-election) Campaign"]),
        ("United Nations", ["U.N.", "United Nations"]),
    ],
)
def test_the_names_of_a_body_read_as_words(name, names):
    assert names_in_words(name) == names


def test_no_sign_of_a_pattern_is_left_in_words():
    for name, _ in BODIES:
        for way in names_in_words(name):
            assert re.fullmatch(r"[\w .,’/()…-]+", way), way


def test_uses_are_told_by_what_they_do_each_number_once():
    told = uses(
        [
            (2, "I'd refer you to the FBI. I'd refer you to the Bureau."),
            (2, "I'd refer you to the Pentagon."),
            (4, "We have no comment. You would have to ask the FBI."),
        ]
    )
    assert told == {
        "referral": [2, 4],
        "fbi": [2, 4],
        "department-of-defense": [2],
        "deferral": [4],
    }
    assert uses([(1, "It sails on Monday.")]) == {}
