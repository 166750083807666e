from transcripts.parsing import outline_from_transcript, parse

TALK = """\
Press Briefing on the Ferry

MS. QUILL: Hello.

(Laughter.)

Welcome.

Q: So? MS. QUILL: Yes.

Q: And?

MS. QUILL: No.

1:03 P.M. EST
"""


def test_an_outline_has_a_row_an_element():
    assert outline_from_transcript(parse(TALK)) == (
        "1\ttitle\n"
        "3\tstatement\tMS. QUILL\n"
        "5\tstage\n"
        "7\tstatement\tMS. QUILL +\n"
        "9\tquestion\tQ\n"
        "9:8\tanswer\tMS. QUILL\n"
        "11\tquestion\tQ\n"
        "13\tanswer\tMS. QUILL\n"
        "15\tend_time\n"
    )


def test_words_that_no_label_opens_are_marked():
    text = (
        "Remarks on the Ferry\n\nIt sails on Monday, and I am glad of it, as are you.\n"
    )
    assert outline_from_transcript(parse(text)) == "1\ttitle\n3\tstatement\t+\n"
