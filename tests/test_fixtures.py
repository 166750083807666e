"""Each sample parses to what was written down beside it by hand."""

import json
from collections import defaultdict

import pytest

from tests import samples
from transcripts import parsing

TEXTS = [path for path in samples.SAMPLES if path.suffix != ".html"]
PAGES = [path for path in samples.SAMPLES if path.suffix == ".html"]
VALUES = ("title", "principal", "place", "date", "kind", "basis", "attribution")
MERGED = {"furniture", "note", "citation"}  # two in a row say no more than one
each_sample = pytest.mark.parametrize(
    "path", samples.SAMPLES, ids=lambda path: path.stem
)
each_text = pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
each_page = pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)


def words(value):
    return " ".join(value.replace(",", " ").split()).removesuffix(".")


def expected(path):
    return json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))


def rows(outline):
    found = []
    for line in outline.splitlines():
        place, kind, label = [*line.split("\t"), ""][:3]
        if found and found[-1][1] == kind and kind in MERGED:
            continue
        found.append((place, kind, label))
    return found


def values(transcript):
    """Give the values that expectations name, as plain text."""
    rules = transcript.ground_rules
    return {
        "title": transcript.title.value if transcript.title else "",
        "principal": transcript.principal.value if transcript.principal else "",
        "place": transcript.place.value if transcript.place else "",
        "date": transcript.date.value.isoformat() if transcript.date else "",
        "kind": str(transcript.kind),
        "basis": str(rules.basis),
        "attribution": rules.attribution,
    }


@each_sample
def test_a_sample_has_its_outline_and_its_values(path):
    assert path.with_suffix(".tsv").is_file()
    assert path.with_suffix(".json").is_file()


@each_sample
def test_a_sample_says_that_it_is_one(path):
    assert "sample" in samples.text_of(path).lower()


@each_text
def test_the_outline_is_the_one_made_by_hand(path):
    wanted = path.with_suffix(".tsv").read_text(encoding="utf-8")
    outline = parsing.outline_from_transcript(samples.parsed(path))
    assert rows(outline) == rows(wanted)


@each_page
def test_a_page_gives_the_elements_written_down_by_hand(path):
    transcript = samples.parsed(path)
    wanted = path.with_suffix(".tsv").read_text(encoding="utf-8").splitlines()
    found = [
        (words(transcript.text[element.start : element.end]), element)
        for element in transcript.elements
        if element.kind is not parsing.ElementKind.FURNITURE
    ]
    shown = [(str(element.kind), element.label) for _, element in found]
    cut = [[*row.split("\t"), ""][:3] for row in wanted]
    assert shown == [(kind, label) for _, kind, label in cut]
    for (text, _), (opening, *_) in zip(found, cut, strict=True):
        assert text.startswith(words(opening))


@each_sample
@pytest.mark.parametrize("name", VALUES)
def test_a_value_is_read(path, name):
    wanted = expected(path)[name]
    if wanted is not None:
        assert words(values(samples.parsed(path))[name]) == words(wanted)


@each_sample
@pytest.mark.parametrize("name", ["start", "end"])
def test_a_time_is_read_with_its_zone(path, name):
    wanted = expected(path)[name]
    clock = getattr(samples.parsed(path), name)
    if wanted == "":
        assert clock is None
    elif wanted:
        time, zone, offset = wanted
        assert f"{clock.value:%H:%M}" == time
        assert zone is None or clock.zone == zone
        assert offset is None or clock.offset == offset


@each_sample
def test_the_exchanges_are_counted(path):
    exchanges = samples.parsed(path).exchanges
    assert len(exchanges) == expected(path)["exchanges"]
    assert [exchange.number for exchange in exchanges] == [
        number for number, _ in enumerate(exchanges, 1)
    ]


@each_sample
def test_a_label_is_given_to_its_speaker(path):
    transcript = samples.parsed(path)
    wanted = expected(path)["speakers"]
    speakers = {speaker.key: speaker for speaker in transcript.speakers}
    found = defaultdict(set)
    for turn in transcript.turns:
        if turn.label:
            found[turn.label].add(speakers[turn.speaker])
    assert set(wanted) <= set(found)
    for label, (name, role) in wanted.items():
        names = {speaker.name.casefold() for speaker in found[label]}
        assert name is None or (label, names) == (label, {name.casefold()})
        roles = {speaker.role for speaker in found[label]}
        assert role is None or (label, roles) == (label, {role})


@each_sample
def test_an_embargo_is_read(path):
    embargo = samples.parsed(path).ground_rules.embargo
    assert expected(path).get("embargo", "") in embargo


@each_sample
def test_a_reporter_who_is_called_by_name_is_noted(path):
    exchanges = samples.parsed(path).exchanges
    for number, (name, outlet) in expected(path).get("hints", {}).items():
        hints = exchanges[int(number) - 1].hints
        assert (name, outlet) in [(hint.name, hint.outlet) for hint in hints]


@each_sample
def test_a_paragraph_runs_as_it_was_spoken(path):
    transcript = samples.parsed(path)
    found = {words(block.text) for turn in transcript.turns for block in turn.blocks}
    assert {words(text) for text in expected(path).get("paragraphs", [])} <= found


@each_sample
def test_the_whole_parse_is_the_one_recorded(path):
    golden = samples.golden_path(path)
    assert golden.is_file(), "python -m tests.rewrite_goldens records it"
    assert samples.golden_text(path) == golden.read_text(encoding="utf-8")
