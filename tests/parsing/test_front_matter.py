import pytest

from transcripts.parsing.front_matter import Value, front_matter


def read(text):
    return front_matter(text.split("\n"))


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("title: Mill Day", "Mill Day"),
        ("title:Mill Day", "Mill Day"),
        ('title: "Mill: \\"Day\\""', 'Mill: "Day"'),
        ("title: 'The Mayor''s Mill'", "The Mayor's Mill"),
        ('title: "Mill\\_Day"', "Mill Day"),
        ('title: "\\u201cMill\\u201d\\u2060 Day"', "“Mill” Day"),
        ("title: Mill\\_Day", "Mill\\_Day"),
        ("title: ", ""),
        ('title: "Mill', '"Mill'),
    ],
)
def test_a_value_is_read_as_yaml_writes_it(line, value):
    assert read(f"---\n{line}\n---")["title"] == Value(value, 2, 2)


def test_a_value_may_be_folded_over_lines():
    found = read('---\ntitle: "Mill\n  Day\\\n  \\ and Night"\ndate: 2022-02-12\n---')

    assert found["title"] == Value("Mill Day and Night", 2, 4)
    assert found["date"] == Value("2022-02-12", 5, 5)


def test_the_first_of_two_values_is_kept_and_keys_have_small_letters():
    assert read("---\nTitle: One\ntitle: Two\n---") == {"title": Value("One", 2, 2)}


@pytest.mark.parametrize("text", ["", "---\n---", "---\nno pair\n---", "---\n: x\n---"])
def test_other_lines_are_no_pairs(text):
    assert read(text) == {}
