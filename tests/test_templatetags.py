import pytest

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
