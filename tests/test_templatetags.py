import re
from html import unescape
from itertools import batched

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcripts.marks import Mark, Marked
from transcripts.parsing import Block, BlockKind, Span, SpanKind
from transcripts.templatetags.lectern import (
    duration,
    file_name,
    grouped,
    marked,
    offset,
)


def block(text, *spans):
    return Block(BlockKind.SPEECH, text, 1, 1, tuple(Span(*span) for span in spans))


def test_markup_in_what_was_said_is_escaped():
    said = block("<script>alert('x')</script> & so on")
    assert marked(said) == (
        "&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt; &amp; so on"
    )


def test_markup_within_a_span_is_escaped():
    said = block("Yes. (<b>Laughter</b>.) No.", (SpanKind.STAGE, 5, 23))
    assert marked(said) == (
        'Yes. <i class="stage">(&lt;b&gt;Laughter&lt;/b&gt;.)</i> No.'
    )


@pytest.mark.parametrize(
    ("kind", "html"),
    [
        (SpanKind.STAGE, 'a <i class="stage">b</i> c'),
        (SpanKind.REDACTION, 'a <span class="redaction">b</span> c'),
        (SpanKind.STRUCK, "a <s>b</s> c"),
        (SpanKind.CORRECTION, "a <ins>b</ins> c"),
    ],
)
def test_each_kind_of_span_has_its_element(kind, html):
    assert marked(block("a b c", (kind, 2, 3))) == html


def test_spans_at_the_ends_and_beside_each_other_are_all_marked():
    said = block("abc", (SpanKind.STRUCK, 0, 1), (SpanKind.CORRECTION, 1, 3))
    assert marked(said) == "<s>a</s><ins>bc</ins>"


def test_of_two_spans_that_overlap_the_first_is_marked():
    said = block("abc", (SpanKind.STRUCK, 0, 2), (SpanKind.CORRECTION, 1, 3))
    assert marked(said) == "<s>ab</s>c"


def hit(text, *marks, spans=()):
    return marked(
        Marked(text, tuple(Mark(*m) for m in marks), tuple(Span(*s) for s in spans))
    )


def test_what_is_hit_is_marked_and_escaped():
    assert hit("a <b> & c", (2, 5), (8, 9)) == (
        "a <mark>&lt;b&gt;</mark> &amp; <mark>c</mark>"
    )


STAGE = '<i class="stage">{}</i>'


@pytest.mark.parametrize(
    ("marks", "html"),
    [
        ([(0, 1)], "<mark>a</mark> " + STAGE.format("b c") + " d"),
        ([(2, 3), (4, 5)], "a " + STAGE.format("<mark>b</mark> <mark>c</mark>") + " d"),
        ([(2, 5)], "a " + STAGE.format("<mark>b c</mark>") + " d"),
        (
            [(0, 3)],
            "<mark>a </mark>" + STAGE.format("<mark>b</mark> c") + " d",
        ),
        (
            [(4, 7)],
            "a " + STAGE.format("b <mark>c</mark>") + "<mark> d</mark>",
        ),
        (
            [(0, 7)],
            "<mark>a </mark>" + STAGE.format("<mark>b c</mark>") + "<mark> d</mark>",
        ),
    ],
)
def test_hits_and_spans_lie_within_each_other(marks, html):
    assert hit("a b c d", *marks, spans=[(SpanKind.STAGE, 2, 5)]) == html


PREVIOUS = '<a rel="prev" href="#hit-{}" aria-label="Previous hit">←</a> '
NEXT = ' <a rel="next" href="#hit-{}" aria-label="Next hit">→</a>'


def test_each_numbered_hit_leads_to_those_beside_it():
    assert hit("a b c", (0, 1, 1, 3), (2, 3, 2, 3), (4, 5, 3, 3)) == (
        f'<mark id="hit-1">a</mark><span class="step">'
        f"<span>1 of 3</span>{NEXT.format(2)}</span> "
        f'<mark id="hit-2">b</mark><span class="step">'
        f"{PREVIOUS.format(1)}<span>2 of 3</span>{NEXT.format(3)}</span> "
        f'<mark id="hit-3">c</mark><span class="step">'
        f"{PREVIOUS.format(2)}<span>3 of 3</span></span>"
    )


def test_a_hit_in_several_elements_has_one_number():
    html = hit("a b c d", (0, 7, 1, 1), spans=[(SpanKind.STAGE, 2, 5)])
    assert html.count('id="hit-1"') == html.count('class="step"') == 1
    assert html.count("<mark>") == 2


SPANS = st.lists(
    st.builds(Span, st.sampled_from(SpanKind), st.integers(0, 12), st.integers(0, 12)),
    max_size=3,
)
RANGES = st.lists(st.integers(0, 12), max_size=6, unique=True).map(
    lambda places: list(batched(sorted(places)[: len(places) // 2 * 2], 2))
)


@given(st.text("ab<&", min_size=12, max_size=12), RANGES, SPANS)
def test_marks_take_nothing_from_a_text_and_add_nothing(text, ranges, spans):
    spans = sorted((s for s in spans if s.start < s.end), key=lambda span: span.start)
    html = marked(Marked(text, tuple(Mark(*r) for r in ranges), tuple(spans)))
    assert unescape(re.sub("<[^>]+>", "", html)) == text
    inside = "".join(re.findall("<mark>(.*?)</mark>", html))
    assert unescape(inside) == "".join(text[start:end] for start, end in ranges)


def test_every_kind_of_span_the_parser_makes_can_be_shown():
    for kind in SpanKind:
        assert "x" in marked(block("x", (kind, 0, 1)))


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (1, "1 minute"),
        (10, "10 minutes"),
        (60, "1 hour"),
        (65, "1 hour 5 minutes"),
        (121, "2 hours 1 minute"),
    ],
)
def test_minutes_become_words(minutes, words):
    assert duration(minutes) == words


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(-300, "UTC−5"), (0, "UTC+0"), (330, "UTC+5:30"), (-210, "UTC−3:30")],
)
def test_offsets_are_written_as_they_are_read(minutes, words):
    assert offset(minutes) == words


@pytest.mark.parametrize(
    "path", ["a.txt", "/home/me/a.txt", "x.zip/b/a.txt", "c:\\a.txt"]
)
def test_where_a_file_lay_is_not_shown(path):
    assert file_name(path) == "a.txt"


def test_thousands_are_parted():
    assert grouped(41203) == "41,203"
