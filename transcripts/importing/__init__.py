"""Write the archive: the only code that makes or replaces its structure."""

from transcripts.importing.apart import parsed_apart
from transcripts.importing.batch import Batch
from transcripts.importing.beforehand import EMPTIABLE, Decisions, Unsound, Voice
from transcripts.importing.bringing import import_document, preview
from transcripts.importing.correcting import (
    Overtaken,
    Unmended,
    correct,
    effect,
)
from transcripts.importing.deciding import (
    effect_of_undoing,
    identify,
    keep_apart,
    leave_unnamed,
    merge,
    must_be_new,
    name,
    split,
    undo,
)
from transcripts.importing.editing import (
    delete,
    save_edited,
    save_role,
    save_speaker,
    take_back,
)
from transcripts.importing.gaps import delete_gap, save_gap
from transcripts.importing.marking import mark_line, unmark_line
from transcripts.importing.matching import trace
from transcripts.importing.moving import Undecidable
from transcripts.importing.outcomes import Outcome, Status
from transcripts.importing.phrases import renew as renew_phrases
from transcripts.importing.publishing import (
    Misplaced,
    publish,
    publish_due,
    schedule,
    to_draft,
    withdraw,
)
from transcripts.importing.restoring import effect_of_restoring, restore
from transcripts.importing.returning import Incomplete, Undone
from transcripts.importing.slips import confirm_slip, reject_slip
from transcripts.importing.writing import reread
from transcripts.parsed import Parsed, Unparsed, parsed_from_bytes

__all__ = [
    "EMPTIABLE",
    "Batch",
    "Decisions",
    "Incomplete",
    "Misplaced",
    "Outcome",
    "Overtaken",
    "Parsed",
    "Status",
    "Undecidable",
    "Undone",
    "Unmended",
    "Unsound",
    "Voice",
    "confirm_slip",
    "Unparsed",
    "correct",
    "delete",
    "delete_gap",
    "effect",
    "effect_of_restoring",
    "effect_of_undoing",
    "identify",
    "import_document",
    "keep_apart",
    "leave_unnamed",
    "mark_line",
    "merge",
    "must_be_new",
    "name",
    "parsed_apart",
    "parsed_from_bytes",
    "preview",
    "publish",
    "publish_due",
    "renew_phrases",
    "reject_slip",
    "reread",
    "restore",
    "save_edited",
    "save_gap",
    "save_role",
    "save_speaker",
    "schedule",
    "split",
    "take_back",
    "to_draft",
    "trace",
    "undo",
    "unmark_line",
    "withdraw",
]
