import pytest

from tests.desk import INLINE, address, form_of, save
from tests.importing.literals import BRIEFING, bring
from transcripts import importing
from transcripts.models import (
    Change,
    Document,
    Office,
    OldAddress,
    Role,
    Speaker,
    Turn,
)

pytestmark = pytest.mark.django_db


def test_an_edited_document_keeps_its_old_address_and_what_was_decided(admin_client):
    document = bring(BRIEFING).document
    before = document.get_absolute_url()
    response = save(admin_client, document, date="2019-03-05", principal="Bo Finn")

    assert response.status_code == 302
    document.refresh_from_db()
    assert document.decided_fields == ["date", "principal", "principal_slug"]
    assert document.appearances.first().principal_slug == "bo-finn"
    assert admin_client.get(before).url == document.get_absolute_url()
    assert Change.objects.last().action == "updated"
    assert document.history.first().history_user.username == "admin"


def test_what_there_is_none_of_stays_empty_until_that_is_taken_back(admin_client):
    document = bring(BRIEFING).document
    place = document.place
    assert place
    assert save(admin_client, document, none=["place", "embargo"]).status_code == 302
    importing.reread(document)
    document.refresh_from_db()
    assert (document.place, document.decided_fields) == ("", ["embargo", "place"])
    shown = admin_client.get(address("document", "change", document.pk)).text
    assert shown.count("checked") == 2
    save(admin_client, document, none=["embargo"])
    document.refresh_from_db()
    assert (document.place, document.decided_fields) == (place, ["embargo"])
    assert document.history.first().history_user.username == "admin"


def test_what_is_filled_in_is_not_none(admin_client):
    document = bring(BRIEFING).document
    response = save(admin_client, document, none=["place"], place="The Quay")
    assert "Either there is none, or it is this: not both." in response.text
    save(admin_client, document, none=["place"])
    save(admin_client, document, place="The Quay", none=[])
    document.refresh_from_db()
    assert (document.place, document.decided_fields) == ("The Quay", ["place"])


def test_saving_a_document_unchanged_decides_nothing(admin_client):
    document = bring(BRIEFING).document
    assert save(admin_client, document).status_code == 302
    document.refresh_from_db()
    assert document.decided_fields == []
    assert [change.action for change in Change.objects.all()] == ["created"]


def test_categories_are_edited_as_lines(admin_client):
    document = bring(BRIEFING).document
    save(admin_client, document, categories="Ferries\n\n Piers ")
    document.refresh_from_db()
    assert document.categories == ["Ferries", "Piers"]


def test_history_shows_who_changed_what_and_brings_it_back(admin_client):
    document = bring(BRIEFING).document
    title, counted = document.title, document.turn_count
    save(admin_client, document, title="Another title")
    Document.objects.filter(pk=document.pk).update(turn_count=99)

    shown = admin_client.get(address("document", "history", document.pk))
    assert "Another title" in shown.text
    assert INLINE.findall(shown.text) == []
    first = document.history.last()
    url = address("document", "simple_history", document.pk, first.history_id)
    admin_client.post(url, form_of(admin_client.get(url)))

    document.refresh_from_db()
    assert (document.title, document.turn_count) == (title, 99)
    assert counted != 99


def test_a_document_cannot_take_an_address_that_leads_to_another(admin_client):
    one = bring(BRIEFING).document
    slug = one.slug
    save(admin_client, one, slug="moved")
    other = bring(BRIEFING.replace("Ada Quill", "Ida Marsh")).document
    response = save(admin_client, other, slug=slug)
    assert "another document&#x27;s address once" in response.text
    assert OldAddress.objects.get(path=f"/briefings/2019/03/04/{slug}/").document == one


def test_two_documents_of_a_day_cannot_share_a_slug(admin_client):
    one = bring(BRIEFING).document
    other = bring(BRIEFING.replace("Ada Quill", "Ida Marsh")).document
    assert save(admin_client, other, slug=one.slug).status_code == 200


def test_an_unpublished_document_has_no_link_to_a_page(admin_client):
    document = bring(BRIEFING).document
    url = address("document", "change", document.pk)
    assert document.get_absolute_url() in admin_client.get(url).text
    importing.withdraw(document, "It was read at another place.")
    assert document.get_absolute_url() not in admin_client.get(url).text
    assert Change.objects.last().action == "withdrawn"


def test_documents_are_taken_from_review_together(admin_client):
    documents = [
        bring(BRIEFING.replace("March 4, 2019", "").replace("pier", pier)).document
        for pier in ("pier", "quay")
    ]
    data = {"action": "take_from_review", "_selected_action": [documents[0].pk]}
    admin_client.post(address("document"), data)
    assert list(Document.objects.needing_review()) == documents[1:]
    documents[0].refresh_from_db()
    assert documents[0].decided_fields == ["needs_review"]


def test_deleting_a_document_warns_counts_and_is_told_in_the_log(admin_client):
    document = bring(BRIEFING).document
    url = address("document", "delete", document.pk)
    shown = admin_client.get(url)
    assert "source texts too" in shown.text
    assert "Turns: 5" in shown.text

    admin_client.post(url, {"post": "yes"})
    assert not Document.objects.exists()
    assert not Turn.objects.exists()
    assert Change.objects.last().action == "deleted"


def test_documents_are_never_deleted_many_at_once(admin_client):
    document = bring(BRIEFING).document
    data = {"action": "delete_selected", "_selected_action": [document.pk]}
    admin_client.post(address("document"), data | {"post": "yes"})
    assert Document.objects.exists()


def test_an_edited_speaker_is_decided_and_keeps_its_counts(admin_client):
    document = bring(BRIEFING).document
    speaker = document.appearances.exclude(speaker=None).first().speaker
    counts = speaker.document_count, speaker.exchange_count
    save(admin_client, speaker, name="Ada M. Quill", sort_name="Quill, Ada M.")
    speaker.refresh_from_db()
    assert (speaker.name, speaker.is_decided) == ("Ada M. Quill", True)
    assert (speaker.document_count, speaker.exchange_count) == counts
    assert Change.objects.last().document_id == document.pk


def test_a_speaker_who_is_heard_cannot_be_deleted(admin_client):
    bring(BRIEFING)
    heard = Speaker.objects.first()
    unheard = Speaker.objects.create(name="Bo Finn", slug="bo-finn")
    url = address("speaker", "delete", heard.pk)
    assert admin_client.post(url, {"post": "yes"}).status_code == 403
    admin_client.post(address("speaker", "delete", unheard.pk), {"post": "yes"})
    assert list(Speaker.objects.filter(pk__in=[heard.pk, unheard.pk])) == [heard]


def test_an_office_is_edited_with_other_forms_of_the_name(admin_client):
    role = Role.objects.get(slug="mayor")
    data = {"role": role.pk, "holder_name": "Bo Finn", "start": "2001-01-02"}
    url = address("office", "add")
    wrong = admin_client.post(url, data | {"end": "2001-01-01"})
    assert "comes after the first day" in wrong.text
    admin_client.post(url, data | {"other_names": "B. Finn\nRobert Finn"})
    office = Office.objects.get(holder_name="Bo Finn")
    assert office.other_names == ["B. Finn", "Robert Finn"]


def test_roles_are_named_but_neither_made_nor_lost(admin_client):
    role = Role.objects.get(slug="mayor")
    save(admin_client, role, plural="Burgomasters")
    role.refresh_from_db()
    assert role.plural == "Burgomasters"
    assert admin_client.get(address("role", "add")).status_code == 403
    assert admin_client.post(address("role", "delete", role.pk)).status_code == 403
