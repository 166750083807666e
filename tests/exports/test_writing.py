import csv
import io
import json

import pytest

from transcripts.exports.writing import cell, csv_of, json_lines_of, text_of

ROWS = [{"title": f"Paper {n}", "words": n} for n in range(250)]


def written(lines):
    return b"".join(lines).decode()


def read_csv(text):
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))


def test_csv_counts_its_rows_and_marks_their_end():
    text = written(csv_of(iter(ROWS), ["title", "words"], {}))
    head, *rows, end = read_csv(text)
    assert text.startswith("\ufeffrow,title,words\r\n")
    assert head == ["row", "title", "words"]
    assert rows == [[str(n + 1), f"Paper {n}", str(n)] for n in range(250)]
    assert end == ["end", "250 rows", ""]


def test_csv_of_nothing_has_an_end():
    text = written(csv_of(iter([]), ["title", "words"], {"pending": 2}))
    assert read_csv(text) == [
        ["row", "title", "words"],
        ["end", "0 rows, 2 pending", ""],
    ]


def test_json_lines_count_and_end():
    *rows, end = written(json_lines_of(iter(ROWS), {"pending": 2})).splitlines()
    assert [json.loads(row) for row in rows] == ROWS
    assert json.loads(end) == {"end": True, "count": 250, "pending": 2}


def test_text_counts_and_ends():
    text = written(text_of(iter(ROWS[:2]), lambda row: row["title"], "papers", {}))
    assert text == "Paper 0\n\nPaper 1\n\n# 2 papers; this is the end\n"


@pytest.mark.parametrize(
    ("value", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("+1 202 555", "'+1 202 555"),
        ("-2", "'-2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("＝1+1", "'＝1+1"),
        (["=a", "b"], "'=a; b"),
        ("a=1", "a=1"),
        (" =1", " =1"),
        ("", ""),
        (None, ""),
        (-2, -2),
        (["a", "=b"], "a; =b"),
    ],
)
def test_no_cell_is_computed(value, safe):
    assert cell(value) == safe


def test_cells_with_commas_lines_and_quotation_marks_come_back():
    title = 'A "quoted", long\nand cut title'
    text = written(csv_of(iter([{"title": title}]), ["title"], {}))
    assert read_csv(text)[1] == ["1", title]


def test_what_breaks_off_has_no_end():
    def failing():
        yield from ROWS
        raise OSError("gone")

    lines = json_lines_of(failing(), {})
    got = []
    with pytest.raises(OSError, match="gone"):
        for line in lines:
            got.append(line)
    assert b'"end"' not in b"".join(got)
