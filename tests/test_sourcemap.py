import pytest

from tests.importing.literals import BRIEFING
from transcripts import parsing, sourcemap
from transcripts.sourcemap import SourceMap

RUN_ON = (
    "MS. QUILL: Good afternoon. The ferry sails. Q: Why did it stop? MS. QUILL: A storm"
    " broke the pier. Q: Who pays for it? MS. QUILL: The county does. Q: All of it? MS."
    " QUILL: All of it. Q: When? MS. QUILL: In May.\n"
)


def mapped(text):
    return SourceMap(parsing.parse(text))


def rows_of(source):
    """Give the rows of every page."""
    return [row for page in range(1, source.pages + 1) for row in source.rows(page)]


def test_each_line_is_named_by_its_element_and_says_what_it_became():
    shown = [
        (row.line, row.name, row.said and (row.said.turn, row.said.part, row.said.who))
        for row in rows_of(mapped(BRIEFING))
        if row.is_first
    ]
    assert shown == [
        (1, "principal", None),
        (3, "title", None),
        (5, "date", None),
        (7, "location", None),
        (9, "start time", None),
        (11, "statement", (1, "Statement", "Ada Quill")),
        (13, "question", (2, "Question 1", "Q")),
        (15, "answer", (3, "Answer 1", "Ada Quill")),
        (19, "question", (4, "Question 2", "Q")),
        (21, "answer", (5, "Answer 2", "Ada Quill")),
        (23, "end time", None),
    ]


def test_fields_stand_at_their_lines():
    facts = {
        row.line: [(fact.name, fact.value) for fact in row.facts]
        for row in rows_of(mapped(BRIEFING))
        if row.facts
    }
    assert facts == {
        1: [("Principal", "Ann Lee")],
        3: [("Title", "Press Briefing by Press Secretary Ada Quill")],
        5: [("Date", "4 March 2019")],
        7: [("Place", "Harbor Hall")],
        9: [("Starts", "1:05 P.M. EST")],
        23: [("Ends", "1:20 P.M. EST")],
    }


def test_defects_stand_at_their_lines_with_their_numbers():
    source = mapped(BRIEFING.replace("March 4, 2019", ""))
    found = [(n, d.code) for row in rows_of(source) for n, d in row.defects]
    assert found == [(1, "no-date")]


@pytest.mark.parametrize(
    "text", [BRIEFING, RUN_ON, BRIEFING + RUN_ON, "Q: Why?", "\nQ: Why?\n\n"]
)
def test_rows_tile_the_text(text):
    source = mapped(text)
    rows = rows_of(source)
    lines = {}
    for row in rows:
        lines[row.line] = lines.get(row.line, "") + row.text
    assert "\n".join(lines.values()) == text.removesuffix("\n")
    assert sorted(lines) == list(range(1, source.line_count + 1))
    assert source.is_whole
    assert len({row.anchor for row in rows}) == len(rows)
    assert sum(share.rows for share in source.shares) == len(rows)


@pytest.mark.parametrize("text", [BRIEFING, RUN_ON])
def test_each_turn_begins_once_and_in_order(text):
    source = mapped(text)
    begun = [row.said.turn for row in rows_of(source) if row.said and row.said.is_first]
    assert begun == [turn.number for turn in source.transcript.turns]


def test_a_line_of_several_elements_is_shown_in_its_parts():
    rows = rows_of(mapped(RUN_ON))
    assert [row.name for row in rows[:3]] == ["statement", "question", "answer"]
    assert {row.line for row in rows} == {1}
    assert [row.anchor for row in rows[:2]] == ["L1", f"L1-{rows[1].column}"]
    assert RUN_ON[rows[1].column - 1 :].startswith("Q: Why")


def test_shares_count_lines_by_element():
    shares = {s.name: (s.elements, s.rows) for s in mapped(BRIEFING).shares}
    assert shares["answer"] == (2, 6)
    assert shares["title"] == (1, 2)
    assert sum(rows for _, rows in shares.values()) == 23


def test_a_long_line_is_cut_and_says_so():
    text = BRIEFING.replace("The county does.", "The county does. " * 1000)
    row = next(row for row in rows_of(mapped(text)) if row.left_out)
    assert len(row.text) == sourcemap.LONGEST
    assert row.line == 21
    assert row.left_out == len("MS. QUILL: " + "The county does. " * 1000) - len(
        row.text
    )


def test_places_name_the_page_and_the_row(monkeypatch):
    monkeypatch.setattr(sourcemap, "ROWS", 10)
    source = mapped(BRIEFING)
    assert source.pages == 3
    assert source.place_of_line(1) == (1, "L1")
    assert source.place_of_line(11) == (2, "L11")
    assert source.place_of_line(999) == (3, "L23")
    assert source.place_of_turn(5) == (3, "L21")
    assert [row.line for row in source.rows(3)] == [21, 22, 23]
