"""Hold the archives that benchmarks are run on to what they claim to be."""

import os
import subprocess
import sys
from collections import Counter
from itertools import product
from random import Random

import pytest
from django.conf import settings

from tests.benchmarks.casts import person
from tests.benchmarks.quoted_words import (
    BRIEFINGS,
    COMMON,
    EACH,
    LENGTHS,
    NOT_FOUND,
    PLAIN,
    RARE,
    VERBATIM,
    Sort,
    quotations,
)
from tests.benchmarks.scripts import script
from tests.benchmarks.streams import Stream, rows
from tests.benchmarks.taking import Check, Look
from tests.benchmarks.taking_speed import checks, exports, looks
from tests.benchmarks.words import Vocabulary
from transcripts import parsing
from transcripts.views.exports import COUNT


@pytest.fixture(scope="module")
def vocabulary():
    return Vocabulary()


def test_words_are_as_frequent_as_those_of_a_language(vocabulary):
    drawn = Counter(w.strip(".,") for w in vocabulary.prose(Random(1), 400_000))
    shares = [drawn[vocabulary.words[rank]] / 400_000 for rank in (0, 9, 99, 999)]
    # Of 15 million words of real briefings: 5.6 %, 1.5 %, 0.13 %, 0.010 %.
    assert shares == pytest.approx([0.056, 0.0135, 0.0013, 0.00011], rel=0.35)
    assert 10_000 < len(drawn) < 30_000


def test_no_two_words_and_no_two_people_are_the_same(vocabulary):
    assert len(set(vocabulary.words)) == len(vocabulary.words)
    assert len({person(number).slug for number in range(1, 50_000)}) == 49_999


def test_the_same_number_gives_the_same_transcript(vocabulary):
    assert script(7, vocabulary, 1).text == script(7, Vocabulary(), 1).text
    assert script(7, vocabulary, 1).text != script(7, vocabulary, 2).text


def test_the_lines_of_a_turn_hold_its_words(vocabulary):
    made = script(3, vocabulary, 1)
    lines = made.text.split("\n")
    for said in made.turns:
        assert lines[said.first_line - 1].startswith(f"{said.voice.label}: ")
        assert lines[said.last_line - 1].endswith(said.paragraphs[-1])


def test_the_parser_reads_the_transcript_as_one(vocabulary):
    made = script(3, vocabulary, 1)
    transcript = parsing.parse(made.text)
    assert transcript.date.value == made.occasion.day
    # What is said by chance may open with a word that answers, so not each is one.
    assert len(transcript.exchanges) == pytest.approx(made.turns[-2].exchange, abs=9)


COUNTS = """
    SELECT COUNT(*), SUM(turn_count), SUM(exchange_count), SUM(word_count)
    FROM transcripts_document
"""
COUNTED = """
    SELECT (SELECT COUNT(*) FROM transcripts_version), COUNT(*),
    (SELECT COUNT(*) FROM transcripts_exchange), SUM(word_count) FROM transcripts_turn
"""
KEPT = """
    SELECT SUM(document_count), SUM(exchange_count),
    (SELECT SUM(document_count) FROM transcripts_role),
    (SELECT SUM(document_count) FROM transcripts_standing) FROM transcripts_month
"""
COUNTED_KEPT = """
    SELECT COUNT(*), SUM(exchange_count),
    (SELECT COUNT(DISTINCT document_id * 1000 + role_id)
     FROM transcripts_appearance WHERE is_published),
    (SELECT COUNT(*) FROM transcripts_appearance a
     JOIN transcripts_speaker s ON s.id = a.speaker_id
     WHERE is_published AND s.document_id IS NULL)
    FROM transcripts_document WHERE is_published
"""
HEARD = """
    SELECT name, document_count FROM transcripts_speaker
    WHERE document_id IS NULL ORDER BY id
"""
COUNTED_HEARD = """
    SELECT s.name, COUNT(*) FROM transcripts_speaker s
    JOIN transcripts_appearance a ON a.speaker_id = s.id
    JOIN transcripts_document d ON d.id = a.document_id
    WHERE s.document_id IS NULL AND d.is_published
    GROUP BY s.id, s.name ORDER BY s.id
"""
LOST = """
    SELECT COUNT(*) FROM transcripts_turn t
    LEFT JOIN transcripts_speaker s ON s.id = t.speaker_id
    LEFT JOIN transcripts_exchange e ON e.id = t.exchange_id
    WHERE (t.speaker_id IS NOT NULL AND s.id IS NULL)
    OR (t.exchange_id IS NOT NULL AND e.document_id <> t.document_id)
"""


@pytest.mark.long
def test_rows_refer_to_one_another_and_counts_are_true(scratch, tmp_path):
    made = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.archive", "210"],
        env=os.environ
        | {"DATABASE_URL": scratch.url, "LECTERN_VAR_DIR": str(tmp_path)},
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert made.returncode == 0, made.stderr
    assert scratch.rows(COUNTS) == scratch.rows(COUNTED)
    assert scratch.rows(KEPT) == scratch.rows(COUNTED_KEPT)
    assert scratch.rows(HEARD) == scratch.rows(COUNTED_HEARD)
    assert scratch.rows(LOST) == [(0,)]


def test_quotations_are_what_they_are_called(vocabulary):
    said = [
        " ".join(" ".join(turn.paragraphs).split())
        for number in range(1, BRIEFINGS + 1)
        for turn in script(number, vocabulary, 1).turns
    ]
    rank = {word: number for number, word in enumerate(vocabulary.words)}
    found = quotations(vocabulary)
    assert found == quotations(Vocabulary())
    for sort, texts in found.items():
        assert [len(text.split()) for text in texts] == [sort.length] * EACH
        is_said = [any(text in turn for turn in said) for text in texts]
        assert is_said == [sort.of == VERBATIM] * EACH
    for of, length in product((VERBATIM, NOT_FOUND), LENGTHS):
        rarest = [
            max(
                rank[w]
                for text in found[Sort(of, words, length)]
                for w in PLAIN.findall(text.lower())
            )
            for words in (COMMON, RARE)
        ]
        assert rarest[0] < rarest[1]


@pytest.mark.parametrize(
    ("last", "number"),
    [
        (b"1,a\r\nend,1204 rows\r\n", 1204),
        (b'{"a":1}\n{"end":true,"count":7,"pending":2}\n', 7),
        (b"# 7 briefings; 2 pending; this is the end\n", 7),
    ],
)
def test_an_export_is_taken_for_whole_by_its_end(last, number):
    assert rows({}, last) == rows({COUNT: str(number)}, last) == number
    with pytest.raises(RuntimeError):
        rows({COUNT: "8"}, last)


QUICK, SLOW = Look(10, 5, 25), Look(25, 5, 25)
CHECKED, LATE = Check([20, 30], [10, 20], 2), Check([20, 1_001], [10, 20], 2)
STREAMED, GROWN = Stream(9, 9, 0.1, 1, 60, 70, 72), Stream(9, 9, 0.1, 1, 60, 70, 90)


@pytest.mark.parametrize(
    ("shown", "small", "large", "passed"),
    [
        (looks, {"atom: all": QUICK}, {"atom: all": QUICK}, [False]),
        (looks, {"atom: all": QUICK}, {"atom: all": SLOW}, [True]),
        # Compared with the smallest that has as many entries; only feeds have a limit.
        (looks, {"atom: all": Look(1, 1, 3)}, {"atom: all": SLOW}, [False]),
        (looks, {"trends": QUICK}, {"trends": SLOW}, [False]),
        (checks, {"near": CHECKED}, {"near": CHECKED}, [False]),
        (checks, {"near": CHECKED}, {"near": LATE}, [True]),
        (exports, {"all, csv": STREAMED}, {"all, csv": STREAMED}, [False]),
        (exports, {"all, csv": STREAMED}, {"all, csv": GROWN}, [True]),
    ],
)
def test_what_is_taken_along_is_held_to_its_limits(capsys, shown, small, large, passed):
    assert shown({1_000: small, 100_000: large}) == passed
    assert ("FAIL" in capsys.readouterr().out) is any(passed)
