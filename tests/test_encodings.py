import pytest

from transcripts.encodings import ENCODINGS, decoded, encoded, preferred


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("", "identity"),
        ("identity", "identity"),
        ("gzip", "gzip"),
        ("gzip, deflate, br, zstd", "br"),
        ("GZIP, BR", "br"),
        ("br;q=0.5, gzip", "gzip"),
        ("br;q=0, gzip;q=0", "identity"),
        ("*", "br"),
        ("br;q=0, *", "gzip"),
        ("*;q=0", "identity"),
        ("gzip;q=0.2, identity;q=0.9", "identity"),
        ("gzip;q=much", "identity"),
        ("gzip ; q=1", "gzip"),
        (";,;=,q=", "identity"),
        ("zstd", "identity"),
    ],
)
def test_an_answer_is_compressed_as_the_browser_likes_best(accepted, encoding):
    assert preferred(accepted) == encoding


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_what_is_compressed_can_be_had_back(encoding):
    body = b"Will the ferry sail? " * 100
    assert decoded(encoded(body, encoding), encoding) == body


def test_compressing_twice_gives_the_same_bytes():
    assert encoded(b"ferry" * 99, "gzip") == encoded(b"ferry" * 99, "gzip")
