"""What became of a text is public: versions, differences, hashes."""

import hashlib
import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.literals import briefing, bring_in, call
from transcripts import importing
from transcripts.models import Document, Exchange, Version

pytestmark = pytest.mark.django_db

MENDED = briefing().replace("second ferry sails", "other ferry sails")


def page(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def document():
    return bring_in(briefing())


@pytest.fixture
def mended(document):
    assert bring_in(MENDED, "new.txt") == document
    return document


def test_each_version_is_listed_with_what_brought_it_and_why(client, mended):
    html = page(client, f"{mended.get_absolute_url()}versions/")
    assert html.index("Version 2, shown on the page") < html.index("Version 1")
    for text in (briefing(), MENDED):
        assert hashlib.sha256(text.encode()).hexdigest() in html
    assert "by command" in html
    assert "The same title, date and place" in html
    assert 'href="2/"' in html and 'href="1/"' not in html


def test_a_briefing_leads_to_its_versions(client, document):
    assert 'href="versions/"' in page(client, document.get_absolute_url())


def test_versions_are_compared_word_by_word(client, mended):
    html = page(client, f"{mended.get_absolute_url()}versions/2/")
    assert re.findall(r"<del>(.*?)\s*</del>", html)[1:] == ["second"]
    assert re.findall(r"<ins>(.*?)\s*</ins>", html)[1:] == ["other"]


def test_any_two_versions_can_be_compared(client, mended):
    bring_in(MENDED.replace("other ferry", "third ferry"), "third.txt")
    address = f"{mended.get_absolute_url()}versions/3/"
    assert "version 2:" in page(client, address)
    html = page(client, f"{address}?from=1")
    assert re.findall(r"<ins>(.*?)\s*</ins>", html)[1:] == ["third"]


@pytest.mark.parametrize("rest", ["1/", "9/", "2/?from=9", "2/?from=x", "2/?from=²"])
def test_what_cannot_be_compared_is_not_found(client, mended, rest):
    assert client.get(f"{mended.get_absolute_url()}versions/{rest}").status_code == 404


def test_text_in_a_difference_is_shown_as_it_is(client, document):
    bring_in(briefing().replace("second ferry", "<b>second</b> ferry"))
    html = page(client, f"{document.get_absolute_url()}versions/2/")
    assert "&lt;b&gt;second&lt;/b&gt;" in html


def test_an_unpublished_briefing_shows_no_versions_and_no_hash(client, mended):
    mended.is_published = False
    importing.save_edited(mended, fields=["is_published"])
    for rest in ("versions/", "versions/2/"):
        assert client.get(f"{mended.get_absolute_url()}{rest}").status_code == 404
    assert sums(client) == ["# 0 source texts; this is the end"]


def sums(client):
    return b"".join(client.get("/SHA256SUMS").streaming_content).decode().splitlines()


def test_the_manifest_has_every_hash_and_its_own_end(client, mended):
    bring_in(call())
    *lines, end = sums(client)
    assert end == "# 3 source texts; this is the end"
    for line in lines:
        sha256, address = line.split("  ")
        assert hashlib.sha256(client.get(address).content).hexdigest() == sha256


def verify(*paths):
    """Return what the command prints and how it ends."""
    said, ended = StringIO(), 0
    try:
        call_command("verify_archive", *paths, stdout=said)
    except SystemExit as end:
        ended = end.code
    return said.getvalue(), ended


def test_an_archive_as_it_came_in_is_verified(mended):
    assert verify() == ("2 source texts: all as they came in.\n", 0)


def test_bytes_that_changed_are_named(mended):
    Version.objects.filter(number=1).update(content=b"something else")
    said, ended = verify()
    assert f"{mended.get_absolute_url()}source/1/: its bytes have SHA-256" in said
    assert said.endswith("2 source texts: 1 thing does not match.\n")
    assert ended == 1


def test_rows_that_are_missing_are_named(document):
    Exchange.objects.get(number=1).delete()
    said, ended = verify()
    assert f"exchanges, not {document.exchange_count} as noted" in said
    assert ended == 1


def test_a_document_without_a_current_version_is_named(document):
    Version.objects.update(is_current=False)
    assert "0 of its versions are current" in verify()[0]


def test_a_text_of_an_older_manifest_that_is_gone_is_named(client, mended, tmp_path):
    file = tmp_path / "SHA256SUMS"
    file.write_text("\n".join(sums(client)) + "\n")
    assert verify(file)[1] == 0
    gone = Version.objects.get(number=1)
    gone.delete()
    said, ended = verify(file)
    assert f"the archive has no text with SHA-256 {gone.sha256}" in said
    assert ended == 1


def test_a_document_that_moved_is_still_known_to_an_older_manifest(
    client, document, tmp_path
):
    file = tmp_path / "SHA256SUMS"
    file.write_text("\n".join(sums(client)) + "\n")
    Document.objects.update(slug="moved")
    assert verify(file)[1] == 0


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "ends without a line that says so"),
        ("nonsense\n", "line 1: no hash and address: 'nonsense"),
        ("# 3 source texts; this is the end\n", "it has 0 hashes and says 3"),
    ],
)
def test_a_manifest_that_is_none_is_refused(document, tmp_path, text, message):
    file = tmp_path / "SHA256SUMS"
    file.write_text(text)
    with pytest.raises(CommandError, match=message):
        verify(file)


def test_a_manifest_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(CommandError, match="cannot be read"):
        verify(tmp_path / "nothing")
