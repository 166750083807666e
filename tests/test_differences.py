import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcripts import differences
from transcripts.differences import Change, hunks, pieces

TEXTS = st.text(alphabet="ab \nü", max_size=60)


def shown(found):
    marks = {Change.KEPT: "{}", Change.GONE: "[-{}-]", Change.NEW: "[+{}+]"}
    return "".join(marks[piece.change].format(piece.text) for piece in found)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", ""),
        ("the same", "the same", "the same"),
        ("", "all new", "[+all new+]"),
        ("all gone", "", "[-all gone-]"),
        ("Mr. Earnet said", "Mr. Earnest said", "Mr. [-Earnet -][+Earnest +]said"),
        ("one two\nthree\n", "one two\nthree four\n", "one two\n[-three\n-][+three four\n+]"),
        ("a\nb\nc\n", "a\nc\n", "a\n[-b\n-]c\n"),
        ("a b c d", "a x c y", "a [-b -][+x +]c [-d-][+y+]"),
    ],
)  # fmt: skip
def test_words_that_differ(old, new, expected):
    assert shown(pieces(old, new)) == expected


@given(TEXTS, TEXTS)
def test_both_texts_are_in_the_pieces(old, new):
    found = pieces(old, new)
    assert "".join(p.text for p in found if p.change is not Change.NEW) == old
    assert "".join(p.text for p in found if p.change is not Change.GONE) == new
    assert all(piece.text for piece in found)


@given(TEXTS, TEXTS)
def test_every_difference_is_in_a_hunk_at_its_line(old, new):
    found = list(hunks(old, new))
    changed = [p for p in pieces(old, new) if p.change is not Change.KEPT]
    assert [
        p for h in found for p in h.pieces if p.change is not Change.KEPT
    ] == changed
    for hunk in found:
        for text, line, left_out in (
            (old, hunk.old_line, Change.NEW),
            (new, hunk.new_line, Change.GONE),
        ):
            rest = "".join(text.splitlines(keepends=True)[line - 1 :])
            assert rest.startswith(
                "".join(p.text for p in hunk.pieces if p.change is not left_out)
            )


def test_lines_that_are_the_same_are_left_out_but_for_a_few():
    lines = [f"line {number}\n" for number in range(1, 101)]
    mended = [*lines]
    mended[49] = "line fifty\n"
    (hunk,) = hunks("".join(lines), "".join(mended))
    assert (hunk.old_line, hunk.new_line, hunk.skipped) == (48, 48, 47)
    assert shown(hunk.pieces) == (
        "line 48\nline 49\nline [-50\n-][+fifty\n+]line 51\nline 52\nline 53\n"
    )


def test_texts_with_next_to_nothing_in_common_are_not_compared_word_by_word(
    monkeypatch,
):
    monkeypatch.setattr(differences, "MOST_PAIRS", 4)
    assert shown(pieces("a b c", "a x c")) == "[-a b c-][+a x c+]"
