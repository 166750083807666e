import datetime as dt

import pytest
from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction

from tests.literals import REMARKS, briefing, bring_in, call
from transcripts import importing
from transcripts.models import Change, Gap, Reason
from transcripts.search import catching_up

pytestmark = pytest.mark.django_db


def gap(first="2021-03-01", last="2021-03-31", what="The tapes were wiped"):
    made = Gap(
        first=dt.date.fromisoformat(first),
        last=last and dt.date.fromisoformat(last),
        reason=Reason.LOST,
        what=what,
    )
    importing.save_gap(made)
    return made


def page(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_the_calendar_has_years_with_briefings_or_gaps(client):
    bring_in(briefing("February 12, 2022"))
    gap()
    html = page(client, "/coverage/")
    assert "February 2022: 1 briefing" in html
    assert "March 2021: no briefing, in a stated gap" in html
    assert (
        "1 March 2021 to 31 March 2021 (lost, or never written down: The tapes" in html
    )
    assert 'href="/coverage/2021/"' in html


def test_a_year_shows_its_days(client):
    bring_in(briefing("February 12, 2022"), "1.txt")
    bring_in(call("February 12, 2022"), "2.txt")
    html = page(client, "/coverage/2022/")
    assert "Saturday 12 February 2022: 2 briefings" in html
    assert "2 briefings on 1 day" in html
    assert html.count("<rect") == 365
    assert client.get("/coverage/2021/").status_code == 404


def test_a_gap_that_goes_on_is_told_so(client):
    bring_in(briefing("February 12, 2022"))
    gap("2022-06-01", None)
    assert "1 June 2022 onwards" in page(client, "/coverage/2022/")
    assert "1 June 2022 onwards" in page(client, "/coverage/")
    assert "1 June 2022 onwards" in page(client, "/coverage/2030/")


@pytest.mark.parametrize("address", ["/", "/coverage/", "/search/trends/?q=ferry"])
def test_pages_show_a_gap_as_soon_as_it_is_stated_or_taken_back(client, address):
    bring_in(briefing())
    assert "The tapes were wiped" not in page(client, address)
    stated = gap()
    assert ("The tapes were wiped" in page(client, address)) == (
        "trends" not in address
    )
    importing.delete_gap(stated)
    assert "The tapes were wiped" not in page(client, address)


def test_what_has_no_date_is_counted_apart_wherever_a_span_is_told(client):
    bring_in(briefing("February 12, 2022"), "1.txt")
    bring_in(REMARKS, "2.txt")
    catching_up.bring_up()
    for address in ("/", "/briefings/2022/", "/search/trends/?q=ferry"):
        html = page(client, address)
        assert "12 February 2022 to 12 February 2022, with 1 briefing and" in html
        assert '<a href="/briefings/undated/">1 without a date</a>' in html
    assert "2 briefings with 3 exchanges" in " ".join(page(client, "/").split())
    assert "1 more has no date" in page(client, "/coverage/")


def test_an_empty_archive_has_an_empty_calendar(client):
    assert "No briefing with a date is in the archive yet" in page(client, "/coverage/")


def test_what_changes_in_no_document_is_in_the_log(client):
    gap()
    assert Change.objects.get().document_id == 0


def test_a_gap_ends_after_it_begins():
    with pytest.raises(IntegrityError), transaction.atomic():
        gap("2021-03-02", "2021-03-01")


def test_editors_may_state_gaps_and_viewers_see_them():
    codes = {
        group.name: set(
            group.permissions.filter(codename__endswith="_gap").values_list(
                "codename", flat=True
            )
        )
        for group in Group.objects.all()
    }
    everything = {"view_gap", "add_gap", "change_gap", "delete_gap"}
    assert codes == {
        "Viewer": {"view_gap"},
        "Editor": everything,
        "Publisher": everything,
    }


def test_an_archivist_states_a_gap_in_the_admin(admin_client, client):
    bring_in(briefing())
    data = {"first": "2021-03-01", "last": "", "reason": "lost", "what": "The tapes"}
    added = admin_client.post("/admin/transcripts/gap/add/", data)
    assert added.status_code == 302
    assert "The tapes" in page(client, "/coverage/")
    stated = Gap.objects.get()
    admin_client.post(f"/admin/transcripts/gap/{stated.pk}/delete/", {"post": "yes"})
    assert "The tapes" not in page(client, "/coverage/")
    assert admin_client.get("/admin/transcripts/change/").status_code == 200


def test_as_many_queries_whatever_is_held(client, django_assert_max_num_queries):
    for day in range(1, 5):
        bring_in(briefing(f"March {day}, 2022"), f"{day}.txt")
        gap(f"2020-01-0{day}", f"2020-01-0{day}")
    for address, most in (("/coverage/", 9), ("/coverage/2022/", 6)):
        with django_assert_max_num_queries(most):
            page(client, address)
