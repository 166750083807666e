"""What is stored is text wherever it is shown, whatever it looks like."""

from urllib.parse import urlsplit

import pytest
from lxml import html

from tests.desk import file, upload
from tests.importing.literals import BRIEFING, bring
from transcripts.importing import withdraw
from transcripts.models import (
    Appearance,
    Defect,
    Document,
    Exchange,
    Role,
    Speaker,
    SpeakerName,
    StagedFile,
    Upload,
    Version,
)

pytestmark = pytest.mark.django_db

EVIL = "\"'><x-evil onload=evil()><script>evil()</script><svg/onload=evil()>"
SAID = BRIEFING.replace("Why did it stop?", f"Why {EVIL}").replace(
    "It is", f"{EVIL} is"
)
FIELDS = {
    Document: "title place principal citation attribution embargo start_printed",
    Version: "filename source_name why",
    Speaker: "name",
    SpeakerName: "name",
    Role: "name",
    Exchange: "opening",
    Defect: "message",
    StagedFile: "filename reason refusal",
    Upload: "source_name",
}
MOST = 120


def spoil():
    """Put markup into every field that a text or a person may have put it into."""
    for model, names in FIELDS.items():
        known = {field.name: field for field in model._meta.get_fields()}
        for row in model.objects.all():
            for name in names.split():
                if name in known:
                    setattr(row, name, f"{EVIL}{row.pk}"[: known[name].max_length])
            row.save()
    Document.objects.update(categories=[EVIL], review_reasons=[EVIL], needs_review=True)
    Appearance.objects.update(labels=[EVIL], evidence=EVIL[:40])
    Document.objects.update(
        ground_rule_sentences=[["basis", EVIL, 3], ["attribution", EVIL, 4]]
    )


def pages(client, *starts, within):
    """Give each page that links lead to, an address once."""
    waiting, seen = list(starts), set()
    while waiting and len(seen) < MOST:
        address = waiting.pop(0)
        path = urlsplit(address).path
        is_out = not path.startswith(within) or path.startswith("/static/")
        if path in seen or is_out or "logout" in path:
            continue
        seen.add(path)
        response = client.get(address)
        if not response.get("Content-Type", "").startswith("text/html"):
            assert response.get("X-Content-Type-Options") == "nosniff", address
            continue
        if response.status_code in (301, 302):
            waiting.append(response.url)
            continue
        tree = html.fromstring(response.content or b"<p/>")
        tree.make_links_absolute(f"http://testserver{path}")
        links = [urlsplit(link) for *_, link, _ in tree.iterlinks()]
        waiting += [
            f"{link.path}?{link.query}" for link in links if link.netloc == "testserver"
        ]
        yield address, response, tree


def faults(tree):
    """Name what of a page is markup that it should not be."""
    found = [e.tag for e in tree.iter("x-evil")]
    found += [a for e in tree.iter() for a in e.attrib if a.startswith("on")]
    scripts = [s for s in tree.iter("script") if s.text and "evil" in s.text]
    is_data = "application/ld+json"  # which no browser runs
    found += [s.text for s in scripts if s.get("type") != is_data or "<" in s.text]
    found += [
        href
        for href in tree.xpath("//@href | //@src | //@action")
        if href.lower().startswith(("javascript:", "data:"))
    ]
    return found + [e.tag for e in tree.iter() if e.get("style")]


def test_no_public_page_shows_stored_text_as_markup(client):
    document = bring(SAID).document
    gone = bring(BRIEFING.replace("March 4, 2019", "March 5, 2019")).document
    withdraw(gone, EVIL)
    spoil()
    found, evil = {}, 0
    starts = [
        "/",
        document.get_absolute_url(),
        gone.get_absolute_url(),
        "/search/?q=ferry",
    ]
    for address, response, tree in pages(client, *starts, within="/"):
        assert response.status_code in (200, 404, 410), address
        evil += "x-evil" in response.text
        if wrong := faults(tree):
            found[address] = wrong
    assert found == {}
    assert evil > 8  # it was there to be shown


def test_no_page_of_the_desk_shows_stored_text_as_markup(admin_client):
    bring(SAID)
    small = upload(
        admin_client, file(SAID.replace("March 4", "March 6"), "<x-evil>.txt")
    )
    done = upload(admin_client, file("", "<x-evil>.txt"))
    admin_client.post(done, {"wanted": ["x"]})
    spoil()
    found, evil = {}, 0
    starts = [small, done, "/admin/transcripts/document/", "/admin/"]
    for address, response, tree in pages(admin_client, *starts, within="/admin/"):
        assert response.status_code == 200, address
        evil += "x-evil" in response.text
        if wrong := faults(tree):
            found[address] = wrong
    assert found == {}
    assert evil > 12
