"""Short transcripts of the tests' own, and the importing of them."""

from transcripts import importing

BRIEFING = """\
{principal}

Press Briefing by Press Secretary {name}

{date}

Harbor Hall Briefing Room

12:53 P.M. EST

{label}: Good afternoon, everyone. I have one thing at the top, which is the ferry to
Skerry Light: it sails again from Monday. With that, I am glad to take your questions.

Q: Thank you. When will the second ferry sail?

And will the fare be the same?

{label}: (Laughter.) The second ferry sails when it is mended, and no sooner than that.

As for the fare, it stays as it is.

Q: What about the lighthouse?

{label}: I would direct you to the Harbor Board for that, <img src=x onerror=alert(1)> and all.

Q: Is the President going to Skerry Light?

{label}: I have nothing to announce today about travel. Thanks, everyone.

1:03 P.M. EST
"""

CALL = """\
Ann Lee

Background Press Call on the Ferry to Skerry Light

{date}

Via Teleconference

10:00 A.M. EST

MODERATOR: Thanks for joining, everyone. This call is on background, attributed to a
"senior administration official." Over to you.

SENIOR ADMINISTRATION OFFICIAL: Thank you. The President spoke this morning with the
Prime Minister about the ferry, and both of them were glad to hear that it sails again.

Q: Did they speak about the fare?

SENIOR ADMINISTRATION OFFICIAL: They did, and at some length.

MODERATOR: That is all we have time for. Thanks, everyone.

10:20 A.M. EST
"""

REMARKS = """\
Remarks by Ann Lee on the Lighthouse

THE MAYOR: Good evening. It is good to be here, at a lighthouse that has stood so long.

I shall not keep you from your supper. Good night, and thank you all for coming.
"""


def briefing(
    date="February 12, 2022",
    name="Ada Quill",
    label="MS. QUILL",
    principal="Ann Lee",
):
    """Write a press briefing with an opening statement and three exchanges."""
    return BRIEFING.format(date=date, name=name, label=label, principal=principal)


def call(date="March 8, 2022"):
    """Write a background call with a moderator and one exchange."""
    return CALL.format(date=date)


def bring_in(text, filename="briefing.txt"):
    """Import a text and return its document."""
    content = text.encode() if isinstance(text, str) else text
    outcome = importing.import_document(content=content, filename=filename)
    assert outcome.document is not None, outcome
    return outcome.document
