import time

import pytest

from transcripts.parsing.decode import Decoded, NotText, decode


def codes(decoded):
    return [(d.code, d.line) for d in decoded.defects]


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (b"MS. ALDER:  Hello.\n", "MS. ALDER:  Hello.\n", "utf-8"),
        ("Q\u00a0 Señor?\n".encode(), "Q\u00a0 Señor?\n", "utf-8"),
        (b"\xef\xbb\xbfHello", "Hello", "utf-8"),
        ("Héllo\r\nYou".encode("utf-16"), "Héllo\nYou", "utf-16"),
        (b"\xfe\xff" + "Héllo".encode("utf-16-be"), "Héllo", "utf-16"),
        ("Héllo".encode("utf-32"), "Héllo", "utf-32"),
        (b"one\r\ntwo\rthree\n", "one\ntwo\nthree\n", "utf-8"),
        (b"page\fnext\x0bline\n", "page\fnext\x0bline\n", "utf-8"),
        (b"ID3 is a format\n", "ID3 is a format\n", "utf-8"),
    ],
)
def test_sound_text_is_read_without_a_defect(data, text, encoding):
    assert decode(data) == Decoded(text, encoding)


def test_windows_1252_is_read_and_reported():
    decoded = decode(b"One\nIt\x92s late\x85 \x93so\x94\x81\n")

    assert decoded.text == "One\nIt’s late… “so”\x81\n"
    assert decoded.encoding == "windows-1252"
    assert codes(decoded) == [("encoding", 2)]


def test_lone_carriage_returns_without_utf8_are_mac_roman():
    decoded = decode(b"It\xd5s late\rSo")

    assert decoded.text == "It’s late\nSo"
    assert decoded.encoding == "mac-roman"


def test_mixed_encodings_are_read_each_by_its_own():
    decoded = decode("Señor Núñez’s house\n".encode() + b"It\x92s late\n")

    assert decoded.text == "Señor Núñez’s house\nIt’s late\n"
    assert codes(decoded) == [("mixed-encoding", 2)]


def test_utf8_cut_at_the_end_or_after_a_mark_is_still_read():
    assert decode("Señor ñ".encode()[:-1]).text.startswith("Señor ")
    assert decode(b"\xef\xbb\xbfIt\x92s").text == "It’s"


def test_a_broken_utf16_text_shows_what_is_lost():
    decoded = decode(b"\xff\xfeH\0\n\0\x00\xd8i\0")

    assert "\ufffd" in decoded.text
    assert codes(decoded)[0] == ("encoding", 2)


def test_utf16_without_a_mark_is_known_by_its_look():
    little, big = (decode("A long line.\n".encode(f"utf-16-{e}")) for e in ("le", "be"))

    assert little.text == big.text == "A long line.\n"
    assert (little.encoding, big.encoding) == ("utf-16-le", "utf-16-be")
    assert codes(little) == [("encoding", 1)]


def test_a_page_that_declares_its_encoding_is_read_by_it():
    page = '<meta charset="windows-1251"><p>Спасибо</p>'.encode("windows-1251")

    assert decode(page).text.endswith("<p>Спасибо</p>")
    assert decode(page).encoding == "cp1251"


@pytest.mark.parametrize("name", ["nonsense", "utf-8", "latin-1"])
def test_a_wrong_or_usual_declaration_counts_for_nothing(name):
    page = f'<meta charset="{name}">'.encode() + b"It\x92s"
    assert decode(page).text.endswith("It’s")


@pytest.mark.parametrize(
    ("encoding", "data", "text"),
    [
        ("windows-1252", b"It\x92s", "It’s"),
        ("utf-8", b"\xef\xbb\xbfHello", "Hello"),
        ("UTF-16", "Hello".encode("utf-16"), "Hello"),
        ("latin-1", b"caf\xe9", "café"),
    ],
)
def test_a_named_encoding_is_used(encoding, data, text):
    assert decode(data, encoding).text == text


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("klingon", "No text encoding is called “klingon”"),
        ("rot13", "No text encoding"),
        ("base64", "No text encoding"),
        ("idna", "No text encoding"),
        ("unicode_escape", "No text encoding"),
        ("a\0b", "No text encoding"),
        ("utf-8", "byte 0x92 on line 2"),
        ("ascii", "byte 0x92 on line 2"),
    ],
)
def test_an_unknown_or_wrong_encoding_is_refused(encoding, words):
    with pytest.raises(NotText, match=words):
        decode(b"One\nIt\x92s", encoding)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "only white space"),
        ("\ufeff\u00a0\u200b\n".encode(), "only white space"),
        (b"%PDF-1.7\n", "a PDF"),
        (b"PK\x03\x04\x14\0", "zip archive or a Word document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Word document"),
        (b"{\\rtf1\\ansi Hello}", "rich-text"),
        (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
        (b"\0\0\0\x18ftypmp42", "video"),
        (b"one\ntwo\0three\n", "NUL bytes \\(the first on line 2\\)"),
        ("a\0b".encode("utf-16"), "NUL bytes"),
        (b"\x01\x02\x03\x04Hello\x05\x06", "control characters"),
    ],
)
def test_what_is_no_text_is_named_with_what_to_do(data, words):
    with pytest.raises(NotText, match=words) as caught:
        decode(data)
    assert str(caught.value).endswith(".")


def test_a_text_with_nul_is_refused_under_a_named_encoding():
    with pytest.raises(NotText, match="NUL"):
        decode(b"a\0b", "utf-8")


def test_misread_characters_are_mended_line_by_line_and_reported():
    text = "It’s fine.\nItâ€™s Ã©lite.\n“Quoted” and â€œmisreadâ€\u009d.\n"

    decoded = decode(text.encode())

    assert decoded.text == "It’s fine.\nIt’s élite.\n“Quoted” and “misread”.\n"
    assert codes(decoded) == [("mojibake", 2)]


@pytest.mark.parametrize(
    "text", ["ÃO PAULO, BRAZIL", "SÃO TOMÉ", "Â", "“Straight” ‘single’ don't"]
)
def test_sound_accents_and_quotes_are_left_alone(text):
    assert decode(text.encode()) == Decoded(text, "utf-8")


def test_control_characters_of_windows_1252_are_read_and_reported():
    decoded = decode("One\nIt\x92s late\x85\n".encode())

    assert decoded.text == "One\nIt’s late…\n"
    assert codes(decoded) == [("control-characters", 2)]


def test_lost_characters_and_stray_marks_are_reported_not_touched():
    decoded = decode("One\nBiden\ufffds\n\ufeffTwo\n".encode())

    assert decoded.text == "One\nBiden\ufffds\n\ufeffTwo\n"
    assert codes(decoded) == [("lost-character", 2), ("stray-bom", 3)]


def test_hostile_bytes_are_read_in_proportion():
    began = time.process_time()
    for data in (b"\xff" * 500_000, b"\xe2\x82" * 250_000, "Ã".encode() * 100_000):
        decode(data)
    assert time.process_time() - began < 10
