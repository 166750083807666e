"""Files made to do harm: each ends in a clear message, and the next is read."""

import io
import stat
import zipfile
import zlib

import pytest

from tests import papers
from tests.desk import confirm, file, log_in, look, outcomes, report, upload
from tests.importing.literals import BRIEFING
from tests.test_extracting import DOCTYPE, SCRIPT
from transcripts.models import Document, StagedFile, Version

pytestmark = pytest.mark.django_db

SCRIPTED = """<!doctype html><title>Talk</title><body onload="evil()">
<script>evil()</script><svg onload="evil()"><script>evil()</script></svg>
<p>March 4, 2019</p><p>MS. QUILL: Good <img src=x onerror=evil()>afternoon.</p>
<p>Q: Why?</p><p>MS. QUILL: Because.</p><a href="javascript:evil()">x</a></body>"""
SVG = "<svg xmlns='http://www.w3.org/2000/svg' onload='evil()'><script>evil()</script></svg>"


@pytest.fixture
def archivist(db):
    return log_in("add_document", "change_document", "publish_document", name="ann")


def zip_of(*members, **options):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return packed.getvalue()


def link(name="a.txt"):
    info = zipfile.ZipInfo(name)
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info, "/etc/passwd"


def lying():
    """Give a zip whose list says that a member is far smaller than it unpacks to."""
    content = b"Q: Why?\n" * 200_000
    packed = bytearray(zip_of(("a.txt", content)))
    right, wrong = len(content).to_bytes(4, "little"), (100).to_bytes(4, "little")
    return bytes(packed).replace(right, wrong)


HOSTILE = [
    ("bomb.zip", zip_of(("a.txt", b"a" * 30_000_000)), "unpacks to more than 200 times"),
    ("lying.zip", lying(), "is damaged or of an unusual kind"),
    ("up.zip", zip_of(("../../etc/a.txt", BRIEFING)), "leads out of the zip"),
    ("root.zip", zip_of(("/etc/a.txt", BRIEFING)), "leads out of the zip"),
    ("drive.zip", zip_of(("C:\\a.txt", BRIEFING)), "leads out of the zip"),
    ("link.zip", zip_of(link()), "is a link, not a file"),
    ("inner.zip", zip_of(("b.zip", zip_of(("a.txt", "x")))), "a zip within a zip"),
    ("cut.zip", zip_of(("a.txt", BRIEFING))[:-30], "is damaged"),
    ("two.pdf", papers.pdf(BRIEFING) + zip_of(("a.txt", "x")), "a PDF and a zip at once"),
    ("picture.txt", b"GIF89a\x01\x00" + b"<script>evil()</script>", "looks like a GIF"),
    ("picture.html", b"\x89PNG\r\n\x1a\n\0" + SCRIPTED.encode(), "looks like a PNG"),
    ("drawing.svg", SVG, ".svg is none of"),
    ("drawing.html", SVG, "The text is empty"),
    ("drawing.txt", SVG, "no speech in it"),
    ("script.pdf", papers.pdf(BRIEFING, root=f"/OpenAction{SCRIPT}"), "carries a script"),
    ("pages.pdf", papers.pdf(BRIEFING, count=100_000), "more pages than any transcript"),
    ("stream.pdf", papers.pdf("x") + b"", "no speech in it"),
    ("entity.docx", papers.word(BRIEFING, before=DOCTYPE), "declares entities"),
    ("macro.docx", papers.word(BRIEFING, **{"word/vbaProject.bin": b""}), "carries macros"),
    ("macro.docm", papers.word(BRIEFING), ".docm is none of"),
    ("bomb.docx", papers.word(" " * 3_000_000), "unpacks to more than"),
    ("page.pdf", SCRIPTED, "bytes are of another kind"),
    ("nul.txt", "MS. QUILL: a\0b", "NUL"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "content", "words"), HOSTILE, ids=[name for name, *_ in HOSTILE]
)
def test_a_hostile_upload_ends_in_a_clear_message_and_the_next_file_is_read(
    archivist, name, content, words
):
    url = upload(archivist, file(content, name), file(BRIEFING))
    told = outcomes(archivist.get(url))
    [(_, (status, reason))] = [one for one in told.items() if one[0] != "briefing.txt"]
    assert (status, words in reason) == ("refused", True), reason
    done = report(confirm(archivist, url))
    assert done.pop("briefing.txt") == "created"
    assert set(done.values()) == {"refused"}
    assert Document.objects.count() == 1


def test_nothing_of_a_page_is_kept_as_markup_but_its_bytes(archivist):
    confirm(archivist, upload(archivist, file(SCRIPTED, "talk.html")))
    version = Version.objects.get()
    assert "evil" not in version.extracted
    assert bytes(version.content) == SCRIPTED.encode()


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("a\x07\x1b[31m.txt", "a��[31m.txt"),
        ("a\u202egpj.txt", "a�gpj.txt"),
        ("a\u2066b\u200f.txt", "a�b�.txt"),
    ],
)
def test_names_that_deceive_are_shown_as_they_are(archivist, name, shown):
    packed = zip_of((name, BRIEFING))
    assert list(outcomes(look(archivist, file(packed, "z.zip")))) == [f"z.zip/{shown}"]


@pytest.mark.parametrize(
    ("setting", "value", "words"),
    [
        ("PARSE_SECONDS", 1, "longer than it may (LECTERN_PARSE_SECONDS)"),
        ("PARSE_MB", 150, "more memory than it may (LECTERN_PARSE_MB)"),
    ],
)
def test_a_file_that_takes_too_much_is_refused_and_the_next_is_read(
    archivist, settings, setting, value, words
):
    setattr(settings, setting, value)
    large = BRIEFING * 20_000
    told = outcomes(look(archivist, file(large, "large.txt"), file(BRIEFING)))
    assert told["large.txt"][0] == "refused"
    assert words in told["large.txt"][1]
    assert told["briefing.txt"][0] == "created"


def test_a_stream_of_a_pdf_that_unpacks_to_gigabytes_ends_in_a_message(archivist):
    packed = zlib.compress(b"(Q: Why?) Tj " * 8_000_000, 9)
    stream = f"<</Length {len(packed)}/Filter/FlateDecode>>stream\n".encode() + packed
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Count 1/Kids[3 0 R]>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
        stream.decode("latin-1") + "\nendstream",
    ]
    content = papers.pdf_of(objects)
    told = outcomes(look(archivist, file(content, "a.pdf"), file(BRIEFING)))
    assert "unpacks to more than any transcript" in told["a.pdf"][1]
    assert told["briefing.txt"][0] == "created"
    assert StagedFile.objects.count() == 2
