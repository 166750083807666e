from urllib.parse import parse_qs

import pytest
from django.http import QueryDict

from transcripts import controls


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("q=ferry&all=&phrase=&none=", "ferry"),
        ("all=second+ferry", "second ferry"),
        ("q=harbor&all=ferry", "harbor ferry"),
        ("phrase=second+ferry", '"second ferry"'),
        ('phrase="second+ferry"', '"second ferry"'),
        ("none=fare+lighthouse", "-fare -lighthouse"),
        ("none=-fare", "-fare"),
        ("all=ferry+OR+-fare", "ferry or fare"),
        ("all=speaker:psaki+(x)+ferr*", "speaker psaki x ferr*"),
        ("near=ferry+fare", '"ferry fare"~5'),
        ("near=ferry+fare&apart=25", '"ferry fare"~25'),
        ("near=ferry+fare&apart=999", '"ferry fare"~5'),
        ("near=ferry&apart=25", ""),
        ("in=question&in=answer&all=ferry", "ferry in:question in:answer"),
        ("in=juggling&all=ferry", "ferry"),
        ("phrase=%22&none=--&all=(", ""),
    ],
)
def test_controls_become_words(address, words):
    params = QueryDict(address)
    assert controls.are_used(params)
    assert controls.as_words(params).get("q", "") == words


def test_other_parameters_stay_if_they_say_something():
    params = QueryDict("all=ferry&role=president&role=aide&date_from=&sort=newest")
    assert parse_qs(controls.as_words(params).urlencode()) == {
        "q": ["ferry"],
        "role": ["president", "aide"],
        "sort": ["newest"],
    }


def test_words_alone_use_no_controls():
    assert not controls.are_used(QueryDict("q=ferry&role=president"))
