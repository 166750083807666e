import pytest
from django.contrib.auth.models import User
from playwright.sync_api import expect

from tests.browser.axe import WCAG, violations
from tests.desk import UPLOAD, address
from tests.importing.literals import BRIEFING, CALL, bring
from transcripts import importing
from transcripts.models import Document

# What is out of sight, as lines of a long map are, may never come to an end.
SETTLED = """Promise.race([
    Promise.allSettled(document.getAnimations().map(one => one.finished)),
    new Promise(done => setTimeout(done, 2000)),
]).then(() => null)"""


@pytest.fixture
def desk(page):
    """Give a page of somebody who has logged in, and note what goes wrong on it."""
    User.objects.create_superuser("ann", password="right")
    page.faults = []
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.on(
        "console",
        lambda message: (
            page.faults.append(message.text) if message.type == "error" else None
        ),
    )
    page.goto(UPLOAD)
    page.get_by_label("Username").fill("ann")
    page.get_by_label("Password").fill("right")
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url(f"**{UPLOAD}")
    return page


def faults(page):
    """Give what axe finds wrong, and what the browser complained of.

    Colours that are on their way, as after a change of scheme, are none of the page's.
    """
    page.evaluate(SETTLED)
    return violations(page, WCAG) + page.faults


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_files_become_documents_in_two_steps(desk, tmp_path, scheme):
    desk.emulate_media(color_scheme=scheme)
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text(BRIEFING)
    bad.write_bytes(b"")
    assert faults(desk) == []

    desk.get_by_label("Files:", exact=True).set_input_files([good, bad])
    desk.get_by_label("Or a text").fill(CALL.format(date="March 5, 2019"))
    desk.get_by_label("Where it comes from").fill("Harbor office")
    desk.get_by_role("button", name="See what is in it").click()
    expect(desk.get_by_text("2 of 3 files can be imported")).to_be_visible()
    desk.get_by_text("Exchanges (2)").click()
    expect(desk.get_by_text("Who pays for it?")).to_be_visible()
    assert faults(desk) == []
    assert not Document.objects.exists()

    desk.get_by_label("Import Pasted text").uncheck()
    desk.get_by_role("button", name="Import what is ticked").click()
    expect(desk.get_by_role("row", name="bad.txt Refused")).to_be_visible()
    expect(
        desk.get_by_role("row", name="Pasted text Plain text, utf-8 Left out")
    ).to_be_visible()
    assert faults(desk) == []

    desk.get_by_role("link", name="view on site").click()
    expect(desk.get_by_role("heading", name="Ada Quill", level=1)).to_be_visible()
    assert Document.objects.get().current_version.source_name == "Harbor office"


@pytest.mark.parametrize("width", [390, 1280])
def test_a_document_is_found_and_mended(desk, width):
    desk.set_viewport_size({"width": width, "height": 900})
    document = bring(BRIEFING).document
    desk.goto(address("document"))
    assert faults(desk) == []
    desk.get_by_role("link", name=document.title).click()
    assert faults(desk) == []
    desk.get_by_label("Title:").fill("The ferry sails")
    desk.get_by_role("button", name="Save", exact=True).click()
    desk.goto(address("document", "history", document.pk))
    expect(desk.get_by_text("The ferry sails").first).to_be_visible()
    assert faults(desk) == []
    document.refresh_from_db()
    assert document.title == "The ferry sails"


def test_a_locked_login_explains_itself(page):
    page.goto(UPLOAD)
    for _ in range(5):
        page.get_by_label("Username").fill("ann")
        page.get_by_label("Password").fill("wrong")
        page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("heading", name="Login is locked")).to_be_visible()
    assert violations(page, WCAG) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_document_is_withdrawn_with_a_reason_that_readers_see(desk, scheme):
    desk.emulate_media(color_scheme=scheme)
    document = bring(BRIEFING).document
    desk.goto(desk.url.split("/admin/")[0] + address("document"))
    desk.locator(".action-select").check()
    desk.get_by_label("Action:").select_option("withdraw")
    desk.get_by_role("button", name="Run").click()
    assert faults(desk) == []
    desk.get_by_label("Reason:").fill("It was off the record.")
    desk.get_by_role("button", name="Withdraw").click()
    expect(desk.get_by_text("1 document withdrawn.")).to_be_visible()
    assert faults(desk) == []
    desk.goto(desk.url.split("/admin/")[0] + document.get_absolute_url())
    expect(desk.get_by_text("It was off the record.")).to_be_visible()
    # That the page answers 410 is no fault.
    assert [one for one in faults(desk) if "410" not in str(one)] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_text_is_mended_and_the_record_tells_why(desk, scheme):
    desk.emulate_media(color_scheme=scheme)
    document = bring(BRIEFING).document
    site = desk.url.split("/admin/")[0]
    desk.goto(site + address("document", "text", document.pk))
    assert faults(desk) == []
    desk.get_by_label("Text:").fill(BRIEFING.replace("ferry", "boat"))
    desk.get_by_label("Why it is mended:").fill("It was a boat.")
    desk.get_by_role("button", name="See what this changes").click()
    expect(desk.get_by_text("What this would change")).to_be_visible()
    assert faults(desk) == []
    desk.get_by_role("button", name="Save the mended text").click()
    expect(desk.get_by_text("The mended text was saved.")).to_be_visible()
    desk.goto(f"{site}{document.get_absolute_url()}versions/")
    expect(desk.get_by_text("It was a boat.")).to_be_visible()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_a_label_is_decided_and_undone_by_hand(desk, scheme, width):
    desk.emulate_media(color_scheme=scheme)
    desk.set_viewport_size({"width": width, "height": 900})
    bring(BRIEFING)
    text = BRIEFING.replace("March 4", "March 5")
    document = bring(text.replace("MS. QUILL: The", "MR. MOTT: The")).document
    site = desk.url.split("/admin/")[0]
    desk.goto(site + address("speaker"))
    desk.get_by_role("link", name="What waits for a decision").click()
    expect(desk.get_by_role("heading", name="MR. MOTT in")).to_be_visible()
    assert faults(desk) == []
    desk.get_by_label("Somebody else, in full or by part of a name:").fill("Ib Mott")
    desk.get_by_role("button", name="Is a new person of that name").click()
    expect(desk.get_by_text("Nothing here waits for a decision.")).to_be_visible()
    assert faults(desk) == []
    assert document.appearances.filter(speaker__name="Ib Mott").exists()
    desk.get_by_role("button", name="Undo").click()
    expect(desk.get_by_role("heading", name="MR. MOTT in")).to_be_visible()

    quill = document.appearances.get(speaker__name="Ada Quill").speaker
    desk.goto(site + address("speaker", "split", quill.pk))
    desk.get_by_role("checkbox").first.check()
    desk.get_by_label("Or a new person called").fill("Ada Quill the Elder")
    desk.get_by_role("button", name="See what this moves").click()
    assert faults(desk) == []
    desk.get_by_role("button", name="They are Ada Quill the Elder’s").click()
    desk.goto(site + address("speaker", "change", quill.pk))
    desk.get_by_role("link", name="Merge").click()
    desk.get_by_label("Name, or part of one:").fill("Elder")
    desk.get_by_role("button", name="Find").click()
    desk.get_by_role("link", name="see what moves").click()
    assert faults(desk) == []
    desk.get_by_role("button", name="Merge Ada Quill into Ada Quill the Elder").click()
    expect(desk.get_by_text("is Ada Quill the Elder from now on")).to_be_visible()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_desk_begins_with_what_waits(desk, scheme, width):
    desk.emulate_media(color_scheme=scheme)
    desk.set_viewport_size({"width": width, "height": 900})
    bring(BRIEFING.replace("March 4, 2019", ""))
    desk.goto(desk.url.split("/admin/")[0] + "/admin/")
    expect(desk.get_by_role("link", name="Without a date: 1")).to_be_visible()
    assert faults(desk) == []
    desk.get_by_role("link", name="Without a date: 1").click()
    expect(desk.get_by_role("link", name="Press Briefing by")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_earlier_text_is_restored_and_the_record_tells_why(desk, scheme):
    desk.emulate_media(color_scheme=scheme)
    document = bring(BRIEFING).document
    mended = BRIEFING.replace("ferry", "boat")
    importing.correct(document, text=mended, why="It was a boat.", base=1)
    site = desk.url.split("/admin/")[0]
    desk.goto(site + address("document", "change", document.pk))
    desk.get_by_role("link", name="restore version 1").click()
    expect(desk.get_by_text("What this would change")).to_be_visible()
    assert faults(desk) == []
    desk.get_by_label("Why it is restored:").fill("It was a ferry after all.")
    desk.get_by_role("button", name="Restore version 1").click()
    expect(desk.get_by_text("Version 1 is the current one again.")).to_be_visible()
    desk.goto(f"{site}{document.get_absolute_url()}versions/")
    expect(desk.get_by_text("It was a ferry after all.")).to_be_visible()
    assert faults(desk) == []


def test_the_second_editor_sees_what_the_first_saved(desk):
    document = bring(BRIEFING).document
    desk.goto(desk.url.split("/admin/")[0] + address("document", "change", document.pk))
    document.title = "Told by another"
    importing.save_edited(document, fields=["title"])
    desk.get_by_label("Title:").fill("Told by me")
    desk.get_by_role("button", name="Save", exact=True).click()
    expect(desk.get_by_text("Saved meanwhile: “Told by another”.")).to_be_visible()
    expect(desk.get_by_label("Title:")).to_have_value("Told by me")
    assert faults(desk) == []


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_documents_are_read_again_after_a_look(desk, scheme, width):
    desk.emulate_media(color_scheme=scheme)
    desk.set_viewport_size({"width": width, "height": 900})
    document = bring(BRIEFING).document
    Document.objects.update(place="Nowhere")
    desk.goto(desk.url.split("/admin/")[0] + address("document"))
    desk.get_by_label("Select this object for an action").check()
    desk.get_by_label("Action:").select_option("Read again …")
    desk.get_by_role("button", name="Run").click()
    expect(desk.get_by_role("heading", name="What would change")).to_be_visible()
    assert faults(desk) == []
    desk.get_by_role("button", name="Read 1 again").click()
    expect(desk.get_by_text("1 read again, 1 of them changed.")).to_be_visible()
    document.refresh_from_db()
    assert document.place == "Harbor Hall"
