"""The log of changes: what is noted, and in which order."""

import threading
import time

import pytest
from django.db import connection, connections, transaction

from tests import literals
from transcripts import importing
from transcripts.importing.log import note
from transcripts.models import Action, Change, LogHead, Role


@pytest.mark.django_db
def test_an_edited_role_is_told_to_every_document_that_shows_it():
    briefing = literals.bring_in(literals.briefing())
    call = literals.bring_in(literals.call())
    role = Role.objects.get(slug="press-secretary")
    role.name = "Spokesperson"
    importing.save_role(role, fields=["name"])
    assert [(c.document_id, c.action) for c in Change.objects.after(0)] == [
        (briefing.pk, "created"),
        (call.pk, "created"),
        (briefing.pk, "updated"),
    ]


@pytest.mark.django_db
def test_a_role_without_documents_is_told_to_none():
    role = Role.objects.get(slug="interpreter")
    importing.save_role(role, fields=["position"])
    assert not Change.objects.exists()


@pytest.mark.django_db
def test_the_log_has_one_head():
    note([1, 2], Action.UPDATED)
    note([3], Action.UPDATED)
    assert LogHead.objects.count() == 1
    assert [c.document_id for c in Change.objects.after(0)] == [1, 2, 3]


@pytest.mark.django_db(transaction=True)
def test_numbers_come_in_the_order_of_commits():
    """Whoever saw a number never finds a lower one later."""
    has_appended, may_commit = threading.Event(), threading.Event()

    def first():
        with transaction.atomic():
            note([1], Action.UPDATED)
            has_appended.set()
            may_commit.wait(10)
        connections.close_all()

    def second():
        with transaction.atomic():
            note([2], Action.UPDATED)
        connections.close_all()

    threads = [threading.Thread(target=target) for target in (first, second)]
    threads[0].start()
    has_appended.wait(10)
    threads[1].start()
    time.sleep(0.3)
    seen_meanwhile = list(Change.objects.values_list("document_id", flat=True))
    may_commit.set()
    for thread in threads:
        thread.join(20)

    assert seen_meanwhile == []
    assert [c.document_id for c in Change.objects.after(0)] == [1, 2]
    assert connection.in_atomic_block is False


@pytest.mark.django_db(transaction=True)
def test_nothing_is_noted_outside_of_the_transaction_that_it_is_of():
    with pytest.raises(transaction.TransactionManagementError, match="part of"):
        note([1], Action.UPDATED)
    assert not Change.objects.exists()
