import time

import pytest

from transcripts.parsing.mentions import eastern_mention, mentions


@pytest.mark.parametrize(
    ("surname", "text", "name", "title"),
    [
        (
            "ALDER",
            "Press Briefing by Press Secretary Ada Alder, 5/1/2015",
            "Ada Alder",
            "Press Secretary",
        ),
        (
            "BIRCH",
            "Gaggle by Press Secretary Ada Alder and National Mill Advisor Cy Birch",
            "Cy Birch",
            "National Mill Advisor",
        ),
        (
            "BIRCH",
            "Briefing by Ada Alder and Secretary of Health and Human Services Cy Birch",
            "Cy Birch",
            "Secretary of Health and Human Services",
        ),
        (
            "BIRCH",
            "Briefing by Secretary of Harbors Cy Birch",
            "Cy Birch",
            "Secretary of Harbors",
        ),
        ("McELM", "Briefing by Director Cy Mcelm", "Cy McElm", "Director"),
        ("ELM", "BY PRESS SECRETARY ADA ELM", "Ada Elm", "Press Secretary"),
        ("ELM", "Response Coordinator Dr. Ada Elm", "Ada Elm", "Response Coordinator"),
        (
            "BIRCH",
            "I'm joined by Cy Birch, the Deputy Minister for Mills, who will speak",
            "Cy Birch",
            "Deputy Minister for Mills",
        ),
        ("BIRCH", "my colleague, Cy Birch. He is here.", "Cy Birch", ""),
        ("ELM", "our Secretary, Ada B. Elm; and", "Ada B. Elm", "Secretary"),
        ("HOLM OAK", "with Ada Holm Oak and others", "Ada Holm Oak", ""),
        ("O'ELM", "turn it over to Ada O’Elm.", "Ada O’Elm", ""),
    ],
)
def test_a_full_name_is_found_with_its_office(surname, text, name, title):
    (found,) = mentions(surname, text)

    assert (found.name, found.title) == (name, title)
    assert text[found.start :].upper().replace("’", "'").startswith(surname.upper())


@pytest.mark.parametrize(
    ("surname", "text"),
    [
        ("ALDER", "Thank you, Alder. And Secretary Alder said so."),
        ("ALDER", "By Press Secretary Alder"),
        ("ALDER", "In Cy Alderson and the Alder-Elm mill"),
        ("RICE", "We ate rice. White House Rice"),
        ("ELM", "On Monday Elm spoke; And Elm too; But Elm did not."),
        ("ELM", "The U.S. Elm Board; NATO Elm; Mr. Elm; A. Elm"),
        ("ELM", "Thanks, Ada. Elm is next"),
        ("", "Ada Alder"),
        ("ALDER", ""),
    ],
)
def test_other_words_before_a_surname_are_no_given_names(surname, text):
    assert list(mentions(surname, text)) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Remarks by President Yew Myung-bak of Ashland", "Yew Myung-bak"),
        ("by President Elm and Prime Minister Yew Fumio in Joint", "Yew Fumio"),
        ("Remarks by President Yew Suk Yeol", "Yew Suk Yeol"),
    ],
)
def test_a_name_may_begin_with_its_surname(text, name):
    found = eastern_mention("YEW", text)

    assert found.name == name
    assert found.title in ("President", "Prime Minister")


@pytest.mark.parametrize(
    "text",
    [
        "Remarks by President Yew of Ashland",
        "President Yew Press Conference",
        "Remarks by Ida Yew Fumio of Ashland",
        "Remarks by President Yew Announcing the Mill Plan",
        "",
    ],
)
def test_other_words_after_a_surname_are_no_given_names(text):
    assert eastern_mention("YEW", text) is None


def test_a_text_full_of_one_name_is_searched_in_no_time():
    began = time.process_time()
    for text in ("Ada Alder " * 50_000, "Alder" * 50_000, "A" * 300_000 + " Alder"):
        assert len(list(mentions("ALDER", text))) <= 12
    assert time.process_time() - began < 10
