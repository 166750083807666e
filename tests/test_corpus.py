"""The parser over real transcripts, where they lie beside this checkout.

A part of each class is read; LECTERN_WHOLE_CORPUS=1 has all of it read.
"""

import importlib.util
import os
import re
from itertools import groupby, pairwise
from types import SimpleNamespace

import pytest

from tests import samples
from transcripts import parsing

PARTS = range(8)
SMALL, STEP = 30, 10
WHOLE = bool(os.environ.get("LECTERN_WHOLE_CORPUS"))
WITHOUT_QUESTIONS = ("app-sotu-noqa", "app-page-chrome")
TWINS = ("app-newsconf-1960-1980", "app-newsconf-asis-1line")
SUMMARY = re.compile(
    r"F1 (?P<boundaries>[\d.]+).*labels (?P<labels>[\d.]+), kinds (?P<kinds>[\d.]+), "
    r"fields (?P<fields>[\d.]+), exchange counts right (?P<exact>\d+)/(?P<docs>\d+), "
    r"failed (?P<failed>\d+)"
)


def chosen(corpus):
    """Take every file of a small class, every tenth of a large one."""
    paths = sorted(corpus.glob("*/*.txt"))
    for _, group in groupby(paths, key=lambda path: path.parent):
        files = list(group)
        yield from files if WHOLE or len(files) <= SMALL else files[::STEP]


def broken_tiling(transcript):
    """Say where the elements of a text leave a gap, overlap or stand empty."""
    elements = transcript.elements
    if not elements or elements[0].start or elements[-1].end != len(transcript.text):
        return "the ends of the text are in no element"
    for one, two in pairwise(elements):
        if one.end != two.start:
            return f"line {two.line}: {one.end} is followed by {two.start}"
    return next((f"line {e.line}: empty" for e in elements if e.start >= e.end), "")


def said(transcript):
    """Give each labelled turn as its label and the words to the next one."""
    starts = [
        element
        for element in transcript.elements
        if element.kind.is_speech and not element.is_continued
    ]
    ends = [element.start for element in starts[1:]] + [len(transcript.text)]
    return [
        (element.label, re.findall(r"\w+", transcript.text[element.start : end]))
        for element, end in zip(starts, ends, strict=True)
    ]


@pytest.mark.parametrize("part", PARTS)
def test_every_character_of_a_real_text_is_in_one_element(corpus, part):
    for path in list(chosen(corpus))[part :: len(PARTS)]:
        text = samples.text_of(path)
        transcript = parsing.parse(text)
        assert transcript.text == text, path
        assert not broken_tiling(transcript), path


@pytest.mark.parametrize("part", PARTS)
def test_a_real_text_parses_the_same_twice(corpus, part):
    for path in list(chosen(corpus))[part :: len(PARTS) * 5]:
        text = samples.text_of(path)
        assert parsing.parse(text) == parsing.parse(text), path


@pytest.mark.parametrize("part", PARTS)
def test_turns_and_exchanges_of_a_real_text_name_each_other(corpus, part):
    for path in list(chosen(corpus))[part :: len(PARTS) * 5]:
        transcript = parsing.parse(samples.text_of(path))
        keys = [speaker.key for speaker in transcript.speakers]
        assert len(set(keys)) == len(keys), path
        assert {turn.speaker for turn in transcript.turns} <= set(keys), path
        numbers = [turn.number for turn in transcript.turns]
        assert numbers == [number for number, _ in enumerate(numbers, 1)], path
        in_exchanges = [n for exchange in transcript.exchanges for n in exchange.turns]
        assert in_exchanges == sorted(set(in_exchanges)), path
        assert set(in_exchanges) <= set(numbers), path


@pytest.mark.parametrize("folder", WITHOUT_QUESTIONS)
def test_a_text_without_questions_gives_no_exchange(corpus, folder):
    for path in sorted((corpus / folder).glob("*.txt")):
        assert not parsing.parse(samples.text_of(path)).exchanges, path


def test_two_forms_of_one_text_give_the_same_turns(corpus):
    pages, lines = (corpus / folder for folder in TWINS)
    for path in sorted(lines.glob("*.txt")):
        twin = pages / path.name
        flat, paged = (parsing.parse(samples.text_of(p)) for p in (path, twin))
        assert said(flat) == said(paged), path


def stands_on_its_line(row, lines):
    place, _, label = [*row.split("\t"), ""][:3]
    line = int(place.partition(":")[0])
    return label.endswith("+") or label in lines[line - 1]


def right_rows(outline, corpus):
    """Drop the rows of a hand-made outline whose label is not on their line.

    The end of one of them (1967-02-02-Johnson, from line 185) counts two lines
    too few, so that it says of a heading that the President speaks it.
    """
    folder, name = outline.stem.split("__", 1)
    lines = samples.text_of(corpus / folder / f"{name}.txt").split("\n")
    rows = outline.read_text(encoding="utf-8").splitlines()
    return [row for row in rows if stands_on_its_line(row, lines)], len(rows)


@pytest.fixture
def outlines(corpus, tmp_path):
    """Copy the hand-made outlines, without the few rows that cannot be met."""
    golden = corpus.parent / "golden"
    if not golden.is_dir():
        pytest.skip("no folder golden/ of hand-made outlines beside the corpus")
    dropped = 0
    for outline in golden.glob("*.tsv"):
        rows, before = right_rows(outline, corpus)
        dropped += before - len(rows)
        (tmp_path / outline.name).write_text("\n".join(rows), encoding="utf-8")
    assert dropped <= 6
    return tmp_path


def test_the_hand_made_outlines_are_met(corpus, outlines, monkeypatch, capsys):
    script = corpus.parent / "golden" / "score.py"
    spec = importlib.util.spec_from_file_location("score", script)
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)

    def outline(command, **_):
        text = parsing.outline_from_transcript(samples.parsed(command[-1]))
        return SimpleNamespace(returncode=0, stdout=text, stderr="")

    monkeypatch.setattr(score, "subprocess", SimpleNamespace(run=outline))
    folders = ["--golden", str(outlines), "--corpus", str(corpus)]
    monkeypatch.setattr("sys.argv", ["score.py", *folders, "--", "in-process"])
    assert score.main() == 0
    got = SUMMARY.search(capsys.readouterr().out)
    assert float(got["boundaries"]) >= 0.99
    assert float(got["labels"]) >= 0.99
    assert float(got["kinds"]) >= 0.97
    assert float(got["fields"]) >= 0.97
    assert int(got["docs"]) - int(got["exact"]) <= 2
