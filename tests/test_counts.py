import pytest

from tests.literals import briefing, bring_in, call
from transcripts import counts, importing
from transcripts.models import Change, Role

pytestmark = pytest.mark.django_db


def counted(name="a count"):
    """Return how often a count has been made, this time included."""
    calls = []
    counts.once_a_change(name, lambda: calls.append(1))
    return len(calls)


def test_what_was_counted_is_kept_until_the_archive_changes():
    bring_in(briefing())
    assert [counted(), counted()] == [1, 0]
    bring_in(call())
    assert [counted(), counted()] == [1, 0]


def test_different_counts_are_kept_apart():
    bring_in(briefing())
    assert [counted("one"), counted("two"), counted("one")] == [1, 1, 0]


@pytest.fixture
def every_count_takes_long(monkeypatch):
    monkeypatch.setattr(counts, "LONG_SECONDS", -1)
    monkeypatch.setattr(counts, "REST", 1_000_000_000)


def test_what_takes_long_to_count_rests_while_documents_are_added(
    every_count_takes_long,
):
    bring_in(briefing())
    assert counted("long") == 1
    bring_in(call())
    assert counted("long") == 0


def test_nothing_withdrawn_stays_in_a_count_that_takes_long(every_count_takes_long):
    document = bring_in(briefing())
    assert counted("long") == 1
    document.is_published = False
    importing.save_edited(document, fields=["is_published"])
    assert counted("long") == 1


def test_a_count_does_not_rest_where_the_database_went_back(every_count_takes_long):
    bring_in(briefing())
    bring_in(call())
    assert counted("long") == 1
    Change.objects.order_by("-pk")[0].delete()
    assert counted("long") == 1


def test_a_role_names_those_who_speak_in_it_most():
    bring_in(briefing("May 1, 2021"), "1.txt")
    bring_in(briefing("May 2, 2021"), "2.txt")
    bring_in(briefing("May 3, 2021", "Bo Reed", "MR. REED"), "3.txt")
    (tally,) = counts.as_tree({"press-secretary": 3})
    assert tally.documents == 3
    assert [person.name for person in tally.people] == ["Ada Quill", "Bo Reed"]


@pytest.fixture
def three_briefings():
    bring_in(briefing("May 1, 2021"), "1.txt")
    bring_in(briefing("May 2, 2021"), "2.txt")
    bring_in(briefing("May 3, 2021", "Bo Reed", "MR. REED"), "3.txt")


def named(heard):
    return [(person.name, number) for person, number in heard]


def test_who_is_heard_most_comes_first_with_the_number_of_documents(three_briefings):
    assert named(counts.most_heard())[:2] == [("Ada Quill", 2), ("Bo Reed", 1)]


def test_who_is_heard_most_in_roles_is_heard_in_one_of_them(three_briefings):
    roles = {role.slug: role for role in Role.objects.all()}
    secretaries = [("Ada Quill", 2), ("Bo Reed", 1)]
    assert named(counts.most_heard_in([roles["press-secretary"]])) == secretaries
    both = [roles["mayor"], roles["press-secretary"]]
    assert named(counts.most_heard_in(both)) == secretaries
    assert counts.most_heard_in([roles["mayor"]]) == []


def test_nobody_is_named_who_is_heard_in_unpublished_documents_alone():
    document = bring_in(briefing())
    document.is_published = False
    importing.save_edited(document, fields=["is_published"])
    assert counts.most_heard() == []
    assert counts.most_heard_in(Role.objects.all()) == []
