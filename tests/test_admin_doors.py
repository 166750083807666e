import io
import zipfile

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

from tests.desk import (
    INLINE,
    UPLOAD,
    confirm,
    file,
    hashes,
    log_in,
    look,
    outcomes,
    report,
    upload,
)
from tests.importing.literals import BRIEFING, CALL, bring
from transcripts.admin import staging
from transcripts.models import Document, StagedFile, Upload

pytestmark = pytest.mark.django_db

OTHER = CALL.format(date="March 5, 2019")


@pytest.fixture
def archivist(db):
    """Log somebody in who may add and change documents, and nothing else."""
    return log_in("add_document", "change_document", "view_document", name="ann")


def test_only_the_bytes_that_were_shown_are_imported(archivist):
    url = upload(archivist, file(BRIEFING))
    wanted = hashes(archivist.get(url))
    StagedFile.objects.update(content=OTHER.encode())
    done = archivist.post(url, {"wanted": wanted}, follow=True)
    assert "not those that were uploaded" in done.text
    assert not Document.objects.exists()


def test_a_hash_that_was_not_uploaded_imports_nothing(archivist):
    url = upload(archivist, file(BRIEFING))
    archivist.post(url, {"wanted": ["0" * 64]})
    assert not Document.objects.exists()


def test_too_many_files_are_asked_for_in_parts(archivist):
    response = archivist.post(UPLOAD, {"chosen": [file("x") for _ in range(2001)]})
    assert "These are 2001 files; choose at most 2000 at once." in response.text


def test_a_zip_of_too_many_files_is_read_as_far_as_goes(archivist, monkeypatch):
    monkeypatch.setattr(staging, "MOST_FILES", 2)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive_:
        for n in range(5):
            archive_.writestr(f"{n}.txt", BRIEFING.replace("storm", f"storm {n}"))
    told = outcomes(look(archivist, file(packed.getvalue(), "all.zip")))
    assert list(told) == ["all.zip/0.txt", "all.zip/1.txt", "all.zip/2.txt …"]
    assert told["all.zip/2.txt …"] == ("refused", staging.TOO_MANY)


def test_what_is_too_large_is_refused_and_the_rest_is_read(archivist, settings):
    settings.MAX_FILE_BYTES = len(BRIEFING) + 20
    files = file(BRIEFING * 2, "a.txt"), file(BRIEFING, "b.txt"), file(OTHER, "c.txt")
    told = outcomes(look(archivist, *files))
    assert "larger than the limit" in told["a.txt"][1]
    assert told["b.txt"][0] == "created"
    assert told["c.txt"] == ("refused", staging.FULL)
    assert sum(StagedFile.objects.values_list("size", flat=True)) == len(BRIEFING)


def test_names_and_texts_are_shown_as_text(archivist):
    markup = "<script>alert(1)</script>"
    text = BRIEFING.replace("Why did it stop?", markup).replace("Harbor Hall", markup)
    shown = look(archivist, file(text, "<b>.txt"), file(text, "\x07\u202e.txt"))
    assert markup not in shown.text
    assert "&lt;script&gt;alert(1)" in shown.text
    assert "<b>" not in shown.text
    assert "\u202e" not in shown.text


def test_doors_are_shut_to_strangers_and_to_those_who_may_not_add(archivist):
    url = upload(archivist, file(BRIEFING))
    wanted = hashes(archivist.get(url))
    stranger, viewer = Client(), log_in("view_document", "change_document")
    for address in (UPLOAD, url):
        for send in (stranger.get, stranger.post):
            assert "/admin/login/" in send(address, {"wanted": wanted}).url
        for send in (viewer.get, viewer.post):
            assert send(address, {"wanted": wanted}).status_code == 403
    assert not Document.objects.exists()
    assert Upload.objects.count() == 1


def test_an_upload_is_its_owners_and_theirs_who_may_change_uploads(archivist):
    url = upload(archivist, file(BRIEFING))
    wanted = hashes(archivist.get(url))
    colleague = log_in("add_document")
    assert colleague.get(url).status_code == 404
    assert colleague.post(url, {"wanted": wanted}).status_code == 404
    assert colleague.post(url, {"discard": "1"}).status_code == 404

    User.objects.get(username="bo").user_permissions.add(
        Permission.objects.get(codename="change_upload")
    )
    assert report(confirm(colleague, url)) == {"briefing.txt": "created"}


def test_a_right_that_is_lost_between_the_steps_is_missed(archivist):
    url = upload(archivist, file(BRIEFING))
    wanted = hashes(archivist.get(url))
    User.objects.get(username="ann").user_permissions.clear()
    assert archivist.post(url, {"wanted": wanted}).status_code == 403
    assert not Document.objects.exists()


def test_who_may_add_but_not_change_brings_in_no_version():
    document = bring(BRIEFING).document
    adder = log_in("add_document")
    url = upload(adder, file(BRIEFING.replace("county", "state")), file(OTHER, "b.txt"))
    shown = adder.get(url)
    assert outcomes(shown)["briefing.txt"][0] == "refused"
    assert "you may add documents but not change them" in shown.text
    wanted = [p.staged.sha256 for p in shown.context["previews"]]
    done = adder.post(url, {"wanted": wanted}, follow=True)
    assert report(done) == {"briefing.txt": "refused", "b.txt": "created"}
    assert document.versions.count() == 1


def test_both_steps_want_the_token_of_their_form(archivist):
    url = upload(archivist, file(BRIEFING))
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(User.objects.get(username="ann"))
    assert strict.post(UPLOAD, {"text": BRIEFING}).status_code == 403
    assert strict.post(url, {"wanted": []}).status_code == 403


def test_each_page_of_the_upload_holds_to_the_policy(archivist):
    url = upload(archivist, file(BRIEFING))
    pages = [archivist.get(UPLOAD), archivist.get(url), confirm(archivist, url)]
    for page in pages:
        assert page["Content-Security-Policy"].startswith("default-src 'none'")
        assert INLINE.findall(page.text) == []
