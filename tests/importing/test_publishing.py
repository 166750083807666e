import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.importing.literals import BRIEFING, bring
from transcripts import importing
from transcripts.models import Change, Document, Month, Speaker, State

pytestmark = pytest.mark.django_db

LATER = timezone.now() + dt.timedelta(days=1)
STEPS = {
    "publish": importing.publish,
    "schedule": lambda document: importing.schedule(document, LATER),
    "draft": importing.to_draft,
    "withdraw": lambda document: importing.withdraw(document, "A slip."),
}
# From a state, what a step makes of a document; None where it is refused.
BECOMES = {
    ("draft", "publish"): "published",
    ("draft", "schedule"): "scheduled",
    ("draft", "draft"): "draft",
    ("draft", "withdraw"): None,
    ("scheduled", "publish"): "published",
    ("scheduled", "schedule"): "scheduled",
    ("scheduled", "draft"): "draft",
    ("scheduled", "withdraw"): None,
    ("published", "publish"): "published",
    ("published", "schedule"): None,
    ("published", "draft"): None,
    ("published", "withdraw"): "withdrawn",
    ("withdrawn", "publish"): "published",
    ("withdrawn", "schedule"): None,
    ("withdrawn", "draft"): None,
    ("withdrawn", "withdraw"): None,
}


def document_in(state):
    document = bring(
        BRIEFING, is_published=state in ("published", "withdrawn")
    ).document
    if state == "withdrawn":
        importing.withdraw(document, "It was embargoed.")
    if state == "scheduled":
        importing.schedule(document, LATER)
    assert document.state == state
    return document


@pytest.mark.parametrize(("before", "step"), BECOMES)
def test_each_step_leads_from_state_to_state_or_is_refused(before, step):
    document = document_in(before)
    wanted = BECOMES[before, step]
    if wanted is None:
        with pytest.raises(importing.Misplaced):
            STEPS[step](document)
    else:
        STEPS[step](document)
    stored = Document.objects.get()
    assert stored.state == document.state == (wanted or before)
    assert stored.is_published == (stored.state is State.PUBLISHED)
    assert {a.is_published for a in stored.appearances.all()} == {stored.is_published}


@pytest.mark.parametrize("state", State.values)
def test_every_state_is_found_by_its_name(state):
    document = document_in(state)
    found = {
        "draft": Document.objects.drafts(),
        "scheduled": Document.objects.scheduled(),
        "published": Document.objects.published(),
        "withdrawn": Document.objects.withdrawn(),
    }
    assert {name for name, some in found.items() if document in some} == {state}


def test_no_row_is_in_two_states():
    document_in("published")
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.update(withdrawn_at=timezone.now())
    Document.objects.update(is_published=False)
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.update(withdrawn_at=LATER, publish_at=LATER)


def test_what_readers_have_not_is_not_counted():
    document = document_in("draft")
    assert not Month.objects.filter(document_count__gt=0).exists()
    assert not Speaker.objects.heard().exists()
    importing.publish(document)
    assert Month.objects.get().document_count == 1
    heard = set(Speaker.objects.people().heard())
    assert heard
    importing.withdraw(document, "A slip.")
    assert Month.objects.get().document_count == 0
    assert not Speaker.objects.heard().exists()


def test_the_log_tells_what_readers_lost_and_history_why():
    document = document_in("published")
    importing.withdraw(document, "The  embargo\nwas not over.")
    assert Change.objects.last().action == "withdrawn"
    assert document.withdrawal_reason == "The embargo was not over."
    told = document.history.first().history_change_reason
    assert told == "Withdrawn: The embargo was not over."


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_nothing_is_withdrawn_without_a_word(reason):
    with pytest.raises(importing.Misplaced, match="Say why"):
        importing.withdraw(document_in("published"), reason)


def test_nothing_is_scheduled_for_a_time_that_is_past():
    with pytest.raises(importing.Misplaced, match="is past"):
        importing.schedule(document_in("draft"), timezone.now())


def test_what_is_due_is_published_once_and_nothing_else():
    document = document_in("scheduled")
    assert importing.publish_due(LATER - dt.timedelta(seconds=1)) == []
    assert importing.publish_due(LATER) == [document]
    assert importing.publish_due(LATER) == []
    document.refresh_from_db()
    assert (document.state, document.publish_at) == ("published", None)


@pytest.mark.parametrize("state", State.values)
def test_reading_again_and_a_new_version_leave_the_state(state):
    document = document_in(state)
    bring(BRIEFING.replace("mended", "repaired"))
    importing.reread(document)
    stored = Document.objects.get()
    assert stored.versions.count() == 2
    assert stored.state == state
