import datetime as dt
import re
from itertools import pairwise
from urllib.parse import quote

import pytest
from django.urls import reverse

from tests.literals import REMARKS, briefing, bring_in
from transcripts.models import Document, Speaker
from transcripts.paging import BY_NAME, NEWEST_FIRST

pytestmark = pytest.mark.django_db

# Two on one day, so that the date alone does not tell their order.
DAYS = ["January 3, 2021", "May 5, 2021", "February 12, 2022", "March 1, 2022"]


@pytest.fixture
def documents():
    """Hold seven briefings, one of them without a date; the newest first."""
    found = [bring_in(briefing(day), f"{day}.txt") for day in DAYS]
    found += [
        bring_in(briefing(DAYS[2], "Bo Reed", "MR. REED"), "reed.txt"),
        bring_in(briefing(DAYS[2], "Cy Stone", "MR. STONE"), "stone.txt"),
        bring_in(REMARKS, "remarks.txt"),
    ]
    return sorted(found, key=lambda d: (str(d.date or ""), d.pk), reverse=True)


def pages(queryset, order, size, params=()):
    page = order.page(queryset, dict(params), size)
    found = [page]
    while page.after:
        page = order.page(queryset, {"after": page.after}, size)
        found.append(page)
    return found


@pytest.mark.parametrize("size", [1, 2, 3, 6, 7, 8])
def test_paging_onwards_shows_every_row_once_and_in_order(documents, size):
    found = pages(Document.objects.all(), NEWEST_FIRST, size)
    assert [row for page in found for row in page.rows] == documents
    assert all(len(page.rows) == size for page in found[:-1])


@pytest.mark.parametrize("size", [1, 2, 3])
def test_paging_back_shows_the_pages_that_were_shown(documents, size):
    everything = Document.objects.all()
    for shown, after in pairwise(pages(everything, NEWEST_FIRST, size)):
        back = NEWEST_FIRST.page(everything, {"before": after.before}, size)
        assert back.rows == shown.rows


def test_the_first_page_leads_only_onwards_and_the_last_only_back(documents):
    first, *_, last = pages(Document.objects.all(), NEWEST_FIRST, 2)
    assert (first.before, last.after) == ("", "")
    assert first.after
    assert last.before


def test_going_back_past_the_beginning_gives_a_whole_first_page(documents):
    second_row = NEWEST_FIRST.page(Document.objects.all(), {}, 1).after
    page = NEWEST_FIRST.page(Document.objects.all(), {"before": second_row}, 3)
    assert page.rows == documents[:3]
    assert page.before == ""


def test_rows_that_come_in_meanwhile_neither_repeat_nor_hide_others(documents):
    first = NEWEST_FIRST.page(Document.objects.all(), {}, 3)
    bring_in(briefing("June 1, 2023"), "june.txt")
    second = NEWEST_FIRST.page(Document.objects.all(), {"after": first.after}, 3)
    assert [*first.rows, *second.rows] == documents[:6]


def test_names_are_paged_in_their_own_order():
    for name in ["Abe, Al", "Abe, Bo", "Abe, Bo", "Cole.1, Cy", "Dee, Di"]:
        slug = f"s{Speaker.objects.count()}"
        Speaker.objects.create(name=name, sort_name=name, slug=slug)
    found = pages(Speaker.objects.all(), BY_NAME, 2)
    assert [row.slug for page in found for row in page.rows] == [
        "s0",
        "s1",
        "s2",
        "s3",
        "s4",
    ]


@pytest.mark.parametrize("size", [1, 2, 4])
def test_paging_within_a_span_stays_within_it_both_ways(documents, size):
    span = (dt.date(2021, 5, 5), dt.date(2022, 2, 12))
    within = [d for d in documents if d.date and span[0] <= d.date <= span[1]]
    everything = Document.objects.all()
    page = NEWEST_FIRST.page(everything, {}, size, span)
    found = [page]
    while page.after:
        page = NEWEST_FIRST.page(everything, {"after": page.after}, size, span)
        found.append(page)
    assert [row for page in found for row in page.rows] == within
    assert found[-1].after == ""
    for shown, after in pairwise(found):
        back = NEWEST_FIRST.page(everything, {"before": after.before}, size, span)
        assert back.rows == shown.rows


@pytest.mark.parametrize("cursor", ["2022-03-01.9", "9999-01-01.1", "1990-01-01.1"])
def test_a_cursor_outside_a_span_leads_back_into_it(documents, cursor):
    span = (dt.date(2021, 5, 5), dt.date(2022, 2, 12))
    for side in ("after", "before"):
        page = NEWEST_FIRST.page(Document.objects.all(), {side: cursor}, 10, span)
        assert all(span[0] <= row.date <= span[1] for row in page.rows)


def test_a_walk_is_told_of_one_beginning_alone(documents, django_assert_num_queries):
    span = (dt.date(2021, 1, 1), dt.date(2022, 12, 31))
    for side, beginning in (("after", "<="), ("before", ">=")):
        with django_assert_num_queries(1) as seen:
            page = {side: "2022-02-12.3"}
            NEWEST_FIRST.page(Document.objects.all(), page, 1, span)
        asked = seen.captured_queries[0]["sql"].partition("WHERE")[2]
        assert asked.count(f'"sort_date" {beginning}') == 1


def test_a_page_looks_no_rows_up_that_it_does_not_show(
    documents, django_assert_num_queries
):
    with django_assert_num_queries(1) as seen:
        NEWEST_FIRST.page(Document.objects.all(), {"after": "2022-02-12.3"}, 2)
    assert "OFFSET" not in seen.captured_queries[0]["sql"]


ODD = [
    "",
    ".",
    "x",
    "2022-02-12",
    "2022-02-12.",
    "2022-02-12.x",
    "2022-02-31.1",
    "0000-00-00.1",
    "99999-01-01.1",
    "2022-02-12.-1",
    "2022-02-12." + "9" * 18,
    "2022-02-12." + "9" * 400,
    "2022-02-12.1\0",
    "\0.1",
    "' OR 1=1 --.1",
    "9999-12-31.1",
    "0001-01-01.1",
    "é" * 300 + ".1",
]


@pytest.mark.parametrize("name", ["briefings", "undated", "speakers"])
@pytest.mark.parametrize("side", ["after", "before"])
def test_a_cursor_that_nobody_gave_out_does_no_harm(client, documents, name, side):
    for cursor in ODD:
        address = f"{reverse(f'transcripts:{name}')}?{side}={quote(cursor)}"
        assert client.get(address).status_code == 200, cursor


def test_the_pages_of_a_list_keep_its_filters(client, documents):
    for year in range(1990, 2016):
        bring_in(briefing(f"July 4, {year}"), f"{year}.txt")
    address = "/briefings/?role=press-secretary&date_to=2023"
    html = client.get(address).content.decode()
    onward = re.search(r'rel="next" class="later" href="(\?[^"]+)"', html)[1]
    assert "role=press-secretary&amp;date_to=2023&amp;after=" in onward
    second = client.get("/briefings/" + onward.replace("&amp;", "&")).content.decode()
    assert (
        'rel="prev" href="?role=press-secretary&amp;date_to=2023&amp;before=' in second
    )
    assert 0 < second.count('class="entry"') <= 25
