"""Transcripts to import, and the importing of them."""

from transcripts import importing
from transcripts.models import (
    Appearance,
    Change,
    Defect,
    Document,
    Exchange,
    OldAddress,
    Speaker,
    SpeakerName,
    Turn,
    Version,
)

BRIEFING = """\
Ann Lee

Press Briefing by Press Secretary Ada Quill

March 4, 2019

Harbor Hall

1:05 P.M. EST

MS. QUILL: Good afternoon, everyone. The ferry sails again tomorrow.

Q: Why did it stop?

MS. QUILL: A storm broke the pier.

It is mended now. (Laughter.)

Q: Who pays for it?

MS. QUILL: The county does.

1:20 P.M. EST
"""

CALL = """\
Ann Lee

Background Press Call on the Pier

{date}

Via Teleconference

6:10 P.M. EST

MODERATOR: Thank you for joining. This call is on background.

SENIOR ADMINISTRATION OFFICIAL: Thank you. The pier will be built of oak this time.

Q: Why of oak?

SENIOR ADMINISTRATION OFFICIAL: It lasts.
"""

# Enough words that nobody says them twice by chance.
LONG = "\n\n".join(
    f"MS. QUILL: Pier number {n} is of oak, and so it shall stay." for n in range(12)
)

ROWS = (
    Document,
    Version,
    Turn,
    Exchange,
    Appearance,
    Defect,
    Speaker,
    SpeakerName,
    Change,
    OldAddress,
)


def bring(text, filename="briefing.txt", **options):
    return importing.import_document(
        content=text.encode(), filename=filename, **options
    )
