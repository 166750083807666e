"""Text out of PDF and Word documents, and what of such is refused and why."""

import io
import zipfile

import pytest

from tests import papers
from tests.importing.literals import BRIEFING
from transcripts.extracting import kind_of, pdf, text_from_document, word
from transcripts.parsed import Unparsed, parsed_from_bytes
from transcripts.parsing import NotText

DOCTYPE = "<!DOCTYPE d [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>"
LAUGHS = "<!DOCTYPE d [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]>"
SCRIPT = "<</S/JavaScript/JS(app.alert\\(1\\))>>"


def text_of(content):
    return text_from_document(content, kind_of(content))


def reason_of(content, name="talk.pdf"):
    refused = parsed_from_bytes(content, name)
    assert isinstance(refused, Unparsed)
    return refused.reason


def rows(parsed):
    """Give the kind and the words of each turn."""
    return [(t.kind, t.label, t.text) for t in parsed.transcript.turns]


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (papers.word(BRIEFING), "talk.docx", "docx"),
        (papers.word(BRIEFING.replace("\n\n", "\n")), "talk.docx", "docx"),
        (papers.pdf(BRIEFING), "talk.pdf", "pdf"),
        (papers.pdf(BRIEFING), "talk.txt", "pdf"),
    ],
)
def test_a_document_is_read_as_its_text_would_be(content, name, kind):
    plain = parsed_from_bytes(BRIEFING.encode(), "talk.txt")
    parsed = parsed_from_bytes(content, name)
    assert rows(parsed) == rows(plain)
    assert parsed.date == plain.date
    assert parsed.encoding == kind
    assert parsed.extracted == parsed.transcript.text
    assert parsed.sha256 != plain.sha256
    assert parsed.words_sha256 == plain.words_sha256


def test_pages_of_a_pdf_keep_their_lines_and_their_heads_are_furniture():
    said = "\n\n".join(f"Q: And number {n}?\n\nMS. QUILL: Yes." for n in range(60))
    lines = (BRIEFING + said).split("\n")
    for at in range(0, len(lines), papers.PER_PAGE):
        lines.insert(at, f"Page {at // papers.PER_PAGE + 1} of 6")
    text = text_of(papers.pdf("\n".join(lines)))
    assert text.count("\f") == len(lines) // papers.PER_PAGE
    parsed = parsed_from_bytes(papers.pdf("\n".join(lines)), "talk.pdf")
    assert len(parsed.transcript.exchanges) == 62
    assert not any("of 6" in turn.text for turn in parsed.transcript.turns)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r></w:p>", "a\tb\n"),
        ("<w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r></w:p>", "a\nb\n"),
        ("<w:p><w:r><w:t>a</w:t></w:r></w:p><w:p/><w:p><w:r><w:t>b</w:t></w:r></w:p>", "a\n\nb\n"),
        ("<w:p><w:ins><w:r><w:t>a</w:t></w:r></w:ins><w:del><w:r><w:delText>b</w:delText></w:r></w:del></w:p>", "a\n"),
        ("<w:p><w:moveFrom><w:r><w:t>b</w:t></w:r></w:moveFrom><w:r><w:t>a</w:t></w:r></w:p>", "a\n"),
        ("<w:p><w:r><w:instrText>PAGE</w:instrText><w:t>a</w:t></w:r></w:p>", "a\n"),
        ("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Q:</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Why?</w:t></w:r></w:p></w:tc></w:tr></w:tbl>", "Q:\tWhy?\n"),
        ("<w:sdt><w:sdtContent><w:p><w:r><w:t>a</w:t></w:r></w:p></w:sdtContent></w:sdt>", "a\n"),
    ],
)  # fmt: skip
def test_what_word_shows_is_its_text(body, text):
    assert text_of(papers.word_of(body)) == text


def test_notes_of_a_word_document_follow_its_text():
    note = f"<w:footnotes xmlns:w='{papers.W}'><w:footnote w:type='separator'><w:p><w:r><w:t>-</w:t></w:r></w:p></w:footnote><w:footnote><w:p><w:r><w:t>Of 1999.</w:t></w:r></w:p></w:footnote></w:footnotes>"
    assert text_of(papers.word("A pier.", word__footnotes__xml=note)) == "A pier.\n"
    content = papers.word("A pier.", **{"word/footnotes.xml": note})
    assert text_of(content) == "A pier.\nOf 1999.\n"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (papers.word(BRIEFING, **{"word/vbaProject.bin": b"x"}), "carries macros"),
        (
            papers.word(BRIEFING, types="application/vnd.ms-word.document.macroEnabled.main+xml"),
            "carries macros",
        ),
        (papers.word(BRIEFING, before=DOCTYPE), "declares entities"),
        (papers.word(BRIEFING, before=LAUGHS), "declares entities"),
        (papers.word(" " * 3_000_000), "unpacks to more"),
        (papers.word(""), "no text in the Word document"),
        (papers.word_of("<w:p>"), "is damaged"),
        (papers.word(BRIEFING)[:-40], "zip archive or a Word document"),
        (papers.word(BRIEFING, **{f"x{n}": b"" for n in range(5_001)}), "unpacks to more"),
    ],
)  # fmt: skip
def test_a_harmful_or_broken_word_document_is_refused_with_a_reason(content, words):
    assert words in reason_of(content, "talk.docx")


def test_no_entity_of_a_word_document_is_ever_followed(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("MS. QUILL: the password")
    before = f"<!DOCTYPE d [<!ENTITY e SYSTEM '{secret.as_uri()}'>]>"
    content = papers.word_of("<w:p><w:r><w:t>&e;</w:t></w:r></w:p>", before=before)
    assert "password" not in reason_of(content, "talk.docx")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (papers.pdf(BRIEFING, root=f"/OpenAction{SCRIPT}"), "carries a script"),
        (papers.pdf(BRIEFING, root="/AA<</WC 4 0 R>>", more=[SCRIPT]), "carries a script"),
        (
            papers.pdf(BRIEFING, root="/Names<</EmbeddedFiles<</Names[(a)4 0 R]>>>>", more=["<</Type/Filespec>>"]),
            "carries another file",
        ),
        (papers.pdf(BRIEFING, more=["<</S/Launch/F(x.exe)>>"]), "a command to start"),
        (papers.pdf(""), "no text in the PDF"),
        (papers.pdf(BRIEFING, count=100_000), "more pages than any transcript"),
        (papers.pdf_of(["<<>>"]), "is damaged"),
        (papers.pdf(BRIEFING)[:200], "is damaged"),
        (b"%PDF-1.7\n" + b"\x00\xff" * 500, "is damaged"),
        (b"%PDF-1.4 MS. QUILL: Good afternoon.", "is damaged"),
        (papers.pdf(BRIEFING) + papers.packed({"a.txt": "x"}), "a PDF and a zip at once"),
    ],
)  # fmt: skip
def test_a_harmful_or_broken_pdf_is_refused_with_a_reason(content, words):
    assert words in reason_of(content)


def test_100_000_pages_are_not_read_whatever_number_the_pdf_claims(monkeypatch):
    monkeypatch.setattr(pdf, "MOST_PAGES", 3)
    pages = "\n".join(["Q: Why?"] * (papers.PER_PAGE * 5))
    assert "at most 2,000" in reason_of(papers.pdf(pages, count=1))


def test_100_000_pages_are_refused_before_they_are_looked_at():
    page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>"
    kids = " ".join(f"{n} 0 R" for n in range(3, 100_003))
    tree = f"<</Type/Pages/Count 100000/Kids[{kids}]>>"
    objects = ["<</Type/Catalog/Pages 2 0 R>>", tree, *[page] * 100_000]
    assert "more pages than any transcript" in reason_of(papers.pdf_of(objects))


def test_a_stream_that_unpacks_to_gigabytes_is_refused():
    huge = papers.stream(b" " * 80_000_000)
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Count 1/Kids[3 0 R]>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R>>",
        huge,
    ]
    assert "unpacks to more" in reason_of(papers.pdf_of(objects))


def test_a_locked_pdf_says_so():
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(papers.pdf(BRIEFING))))
    writer.encrypt("secret", algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    assert "locked with a password" in reason_of(file.getvalue())


def test_a_pdf_locked_against_changes_alone_is_read():
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(papers.pdf(BRIEFING))))
    writer.encrypt("", "owner", algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    assert "MS. QUILL: Good afternoon" in text_of(file.getvalue())


def test_without_the_extra_a_pdf_is_refused_with_how_to_install_it(monkeypatch):
    def missing(name):
        raise ImportError(name)

    monkeypatch.setattr(pdf, "import_module", missing)
    assert "pip install pypdf" in reason_of(papers.pdf(BRIEFING))


@pytest.mark.parametrize("name", ["talk.pdf", "talk.docx"])
def test_a_text_under_the_name_of_a_document_is_refused(name):
    assert "bytes are of another kind" in reason_of(BRIEFING.encode(), name)


def test_a_word_document_that_is_a_pdf_too_is_refused():
    content = bytearray(papers.word(BRIEFING))
    at = content.index(b"[Content_Types].xml")
    assert at < 100
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("%PDF-1.7", "x")
        archive.writestr("word/document.xml", "<d/>")
    assert "a PDF and a zip at once" in reason_of(file.getvalue())


def test_limits_are_far_beyond_any_transcript():
    assert pdf.MOST_PAGES >= 1_000
    assert word.MOST_BYTES >= 50_000_000
    with pytest.raises(NotText):
        text_from_document(b"%PDF-", "pdf")
