import pytest

from tests.search.passages import searcher, statement
from transcripts.search.names import names_alike

VOICES = {
    "press-secretary|jen-psaki": 3,
    "press-secretary|karine-jean-pierre": 2,
    "president|joe-biden": 4,
    "first-lady|jill-biden": 1,
    "reporter|": 5,
}


@pytest.fixture(scope="module")
def passages():
    voices = [voice for voice, number in VOICES.items() for _ in range(number)]
    return searcher(
        *(
            statement("Good afternoon.", voices=[voice], document=place)
            for place, voice in enumerate(voices)
        )
    )


@pytest.mark.parametrize(
    ("field", "typed", "slugs"),
    [
        ("speaker", "paski", ["jen-psaki"]),
        ("speaker", "Jen Psakki", ["jen-psaki"]),
        ("speaker", "biden", ["joe-biden", "jill-biden"]),
        ("speaker", "jil bidne", ["jill-biden"]),
        ("speaker", "jean-piere", ["karine-jean-pierre"]),
        ("speaker", "xyzzy", []),
        ("speaker", "?", []),
        ("role", "presidant", ["president"]),
        ("role", "press secertary", ["press-secretary"]),
        ("role", "pope", []),
    ],
)
def test_names_that_may_be_meant(passages, field, typed, slugs):
    assert names_alike(passages, field, typed) == slugs


def test_nobody_of_a_stale_document_is_told(passages):
    assert names_alike(passages, "speaker", "paski", stale=[0, 1, 2]) == []
