"""The archive's tables, one module a subject."""

from transcripts.models.appearances import Appearance
from transcripts.models.changes import (
    SLIPS,
    Change,
    Defect,
    LogHead,
    OldAddress,
    kind_in_words,
)
from transcripts.models.choices import (
    Action,
    Basis,
    BriefingKind,
    Identity,
    State,
    TurnKind,
)
from transcripts.models.days import UNDATED, path_of
from transcripts.models.decisions import Decision, DecisionKind, Moved
from transcripts.models.documents import Document
from transcripts.models.gaps import Gap, Reason
from transcripts.models.marks import LineMark
from transcripts.models.phrases import PhraseList, PhraseUse
from transcripts.models.restorations import Restoration
from transcripts.models.roles import (
    Office,
    Role,
    with_those_above,
    with_those_below,
)
from transcripts.models.speakers import NameWord, Speaker, SpeakerName, words_of
from transcripts.models.tallies import Month, Standing
from transcripts.models.turns import (
    Exchange,
    SpokenTurn,
    Turn,
    block_as_stored,
    block_from_stored,
)
from transcripts.models.uploads import Phase, StagedFile, Upload
from transcripts.models.versions import Version

__all__ = [
    "SLIPS",
    "UNDATED",
    "Action",
    "Appearance",
    "Basis",
    "BriefingKind",
    "Change",
    "Decision",
    "DecisionKind",
    "Defect",
    "Document",
    "Exchange",
    "Gap",
    "Identity",
    "LineMark",
    "LogHead",
    "Month",
    "Moved",
    "Office",
    "OldAddress",
    "Phase",
    "PhraseList",
    "PhraseUse",
    "Restoration",
    "Reason",
    "Role",
    "Speaker",
    "NameWord",
    "words_of",
    "SpeakerName",
    "SpokenTurn",
    "StagedFile",
    "Standing",
    "State",
    "Turn",
    "TurnKind",
    "Upload",
    "Version",
    "block_as_stored",
    "block_from_stored",
    "kind_in_words",
    "path_of",
    "with_those_above",
    "with_those_below",
]
