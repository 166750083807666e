import html
import re
from urllib.parse import quote

import pytest
from django.http import QueryDict

from tests.literals import REMARKS, briefing, bring_in, call
from transcripts import facets
from transcripts.filters import BriefingFilter
from transcripts.models import Document, Role, with_those_below

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive():
    """Hold briefings by two secretaries, a background call and an undated text."""
    texts = {
        "quill-2021": briefing("January 3, 2021"),
        "quill-2022": briefing("February 12, 2022"),
        "reed-2022": briefing("February 14, 2022", "Bo Reed", "MR. REED", "Cy Stone"),
        "call-2022": call("March 8, 2022"),
        "remarks": REMARKS,
    }
    documents = {name: bring_in(text, f"{name}.txt") for name, text in texts.items()}
    return {document.pk: name for name, document in documents.items()}


def found(archive, query):
    wanted = BriefingFilter(QueryDict(query), Document.objects.published())
    return [archive[document.pk] for document in wanted.qs.newest_first()]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["call-2022", "reed-2022", "quill-2022", "quill-2021", "remarks"]),
        (
            "date_from=&role=",
            ["call-2022", "reed-2022", "quill-2022", "quill-2021", "remarks"],
        ),
        ("date_from=2022", ["call-2022", "reed-2022", "quill-2022"]),
        ("date_to=2022-02", ["reed-2022", "quill-2022", "quill-2021"]),
        ("date_to=2021", ["quill-2021"]),
        ("date_from=2022-02-12&date_to=2022-02-12", ["quill-2022"]),
        ("role=press-secretary", ["reed-2022", "quill-2022", "quill-2021"]),
        ("role=moderator", ["call-2022"]),
        (
            "role=moderator&role=press-secretary",
            ["call-2022", "reed-2022", "quill-2022", "quill-2021"],
        ),
        ("role=juggler", []),
        ("speaker=ada-quill", ["quill-2022", "quill-2021"]),
        ("speaker=Ada+Quill", ["quill-2022", "quill-2021"]),
        ("speaker=quill", ["quill-2022", "quill-2021"]),
        ("speaker=nobody", []),
        ("speaker=quill&role=press-secretary", ["quill-2022", "quill-2021"]),
        ("speaker=quill&role=moderator", []),
        ("kind=background_call", ["call-2022"]),
        ("rules=background", ["call-2022"]),
        (
            "rules=unstated&kind=press_briefing",
            ["reed-2022", "quill-2022", "quill-2021"],
        ),
        ("principal=cy-stone", ["reed-2022"]),
        ("principal=cy-stone&date_from=2023", []),
        ("role=press-secretary&date_from=2022&principal=ann-lee", ["quill-2022"]),
    ],
)
def test_filters_combine(archive, query, names):
    assert found(archive, query) == names


@pytest.mark.parametrize(
    "query", ["", "date_from=2022", "role=press-secretary", "speaker=quill", "kind=x"]
)
def test_the_total_is_what_the_list_holds(archive, query):
    wanted = BriefingFilter(QueryDict(query), Document.objects.published())
    kinds = facets.facets(wanted)["kind"]
    assert facets.total(wanted, kinds) == wanted.qs.count()


@pytest.mark.parametrize(
    "query",
    ["", "date_from=2022", "role=press-secretary", "speaker=quill", "rules=unstated"],
)
def test_a_facet_counts_what_choosing_it_would_give(archive, query):
    wanted = BriefingFilter(QueryDict(query), Document.objects.published())
    for name, facet in facets.facets(wanted).items():
        for choice in facet.choices:
            params = QueryDict(query, mutable=True)
            params.setlist(name, [choice.value])
            narrowed = BriefingFilter(params, Document.objects.published())
            assert choice.count == narrowed.qs.count(), (name, choice)


def test_a_role_counts_those_below_it_each_briefing_once(archive):
    found = facets.facets(BriefingFilter(QueryDict("")))["role"].choices
    counts = {choice.value: choice.count for choice in found}
    below = with_those_below(Role.objects.all(), ["official"])
    heard = Document.objects.filter(appearances__role__slug__in=below).distinct()
    assert counts["official"] == heard.count() > counts["press-secretary"]
    assert list(counts.values()) == sorted(counts.values(), reverse=True)


def test_a_facet_takes_one_query_and_those_below_roles_one(
    archive, django_assert_num_queries
):
    wanted = BriefingFilter(QueryDict("role=moderator"), Document.objects.published())
    with django_assert_num_queries(8):
        facets.facets(wanted)


@pytest.mark.parametrize(
    "query", ["date_from=soon", "date_to=2022-13", "kind=juggling"]
)
def test_a_filter_that_cannot_be_read_is_named_and_the_others_hold(
    client, archive, query
):
    response = client.get(f"/briefings/?{query}&role=moderator")
    assert response.status_code == 200
    shown = html.unescape(response.content.decode())
    assert query.partition("=")[2] in shown
    assert 'role="alert"' in shown
    assert shown.count('class="entry"') == 1


def test_dates_the_wrong_way_round_are_named(client, archive):
    response = client.get("/briefings/?date_from=2022&date_to=2021")
    assert "2021-12-31 comes before 2022-01-01" in response.content.decode()


ODD = ["\0", "'", "%", "x" * 5000, "💥", "\\", "-1", "<script>", "[]", "None"]


@pytest.mark.parametrize(
    "name",
    [
        *("date_from", "date_to", "role", "speaker", "kind", "rules", "principal"),
        *("referred", "has"),
    ],
)
def test_whatever_the_address_says_there_is_a_page(client, archive, name):
    for value in ODD:
        response = client.get(f"/briefings/?{name}={quote(value)}")
        assert response.status_code == 200, value
        assert "<script>" not in response.content.decode()


def chips(client, query):
    page = client.get(f"/briefings/?{query}").content.decode()
    start = page.index('class="chips"')
    listed = page[start : page.index("</ul>", start)]
    return [html.unescape(href) for href in re.findall(r'href="(\?[^"]*)"', listed)]


def test_each_filter_in_force_can_be_lifted_by_a_link(client, archive):
    query = "date_from=2021&role=moderator&role=press-secretary&after=2022-02-12.1"
    assert chips(client, query) == [
        "?role=moderator&role=press-secretary",
        "?date_from=2021&role=press-secretary",
        "?date_from=2021&role=moderator",
    ]


def test_filters_in_force_stay_in_the_form(client, archive):
    shown = client.get("/briefings/?date_from=2021&speaker=quill&role=press-secretary")
    page = shown.content.decode()
    assert 'name="date_from" value="2021"' in page
    assert 'name="speaker" value="quill"' in page
    assert 'name="role" value="press-secretary" checked' in page


def test_an_empty_result_says_what_to_drop_and_what_that_leaves(client, archive):
    shown = client.get("/briefings/?role=moderator&date_to=2021&principal=ann-lee")
    page = re.sub(r"<[^>]+>|\s+", " ", shown.content.decode())
    page = re.sub(r" +", " ", page)
    assert "No briefing passes all these filters" in page
    assert "Without Speaker’s role: Moderator 1 briefing" in page
    assert "Without To: 2021 1 briefing" in page
    assert "Without Papers of" not in page


def test_the_list_takes_the_same_queries_whatever_it_holds(
    client, archive, django_assert_num_queries
):
    address = "/briefings/?role=press-secretary"
    with django_assert_num_queries(18) as before:
        client.get(address)
    for year in range(2000, 2010):
        bring_in(briefing(f"July 4, {year}"), f"{year}.txt")
    with django_assert_num_queries(len(before)):
        client.get(address)
