"""Say what the parser makes of the files of an upload; nothing is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from transcripts import models, parsing
from transcripts.admin.rights import refusal_of
from transcripts.admin.settling import decided_of, parsed_of, previewed
from transcripts.filetypes import FileType
from transcripts.importing import Outcome, Status
from transcripts.importing.fields import title_from_filename
from transcripts.importing.structure import opening_words, question_text
from transcripts.models import Basis, BriefingKind
from transcripts.parsed import file_type_of
from transcripts.parsing.roles import BY_SLUG

if TYPE_CHECKING:
    from django.contrib.auth.models import User

# What confirming would do something with.
LOOKED_FOR = (Status.CREATED, Status.NEW_VERSION)
# So much of one file is shown; the whole of it is imported.
MOST = 300

WORDS = {
    Status.CREATED: "Would be a new document",
    Status.NEW_VERSION: "Would be a new version of",
    Status.SKIPPED: "Known already",
    Status.REFUSED: "Refused",
}


@dataclass(frozen=True, slots=True)
class Fact:
    """Something read out of a text, and the line it stands on."""

    name: str
    value: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who speaks, as the parser tells them apart."""

    labels: str
    name: str
    role: str
    note: str


@dataclass(frozen=True, slots=True)
class Asked:
    """The first words of an exchange."""

    number: int
    words: str
    line: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What the parser made of one text, as far as a person would look through."""

    facts: list[Fact]
    counts: Mapping[str, int]
    voices: list[Voice]
    exchanges: list[Asked]
    defects: list[parsing.Defect]

    @property
    def tally(self) -> str:
        """The counts in words."""
        return ", ".join(
            f"{number:,} {words if number != 1 else words.removesuffix('s')}"
            for words, number in self.counts.items()
        )

    @property
    def voices_more(self) -> int:
        """How many more speak than are shown."""
        return self.counts["speakers"] - len(self.voices)

    @property
    def exchanges_more(self) -> int:
        """How many more exchanges there are than are shown."""
        return self.counts["exchanges"] - len(self.exchanges)

    @property
    def defects_more(self) -> int:
        """How many more defects there are than are shown."""
        return self.counts["defects"] - len(self.defects)


@dataclass(frozen=True, slots=True)
class Preview:
    """What would become of one file, and what was read out of it."""

    staged: models.StagedFile
    outcome: Outcome
    reading: Reading | None = None

    @property
    def words(self) -> str:
        """What would become of the file."""
        return WORDS[self.outcome.status]

    @property
    def decided(self) -> str:
        """What was decided of the file beforehand, in words."""
        return decided_of(self.staged).in_words

    @property
    def is_importable(self) -> bool:
        """Whether confirming would do something with the file."""
        return self.outcome.status in LOOKED_FOR


@dataclass(frozen=True, slots=True)
class Seen:
    """What would become of one file, whoever asks, and what kind of file it is."""

    outcome: Outcome
    file_type: FileType | None = None
    encoding: str = ""  # none where the text had to be taken out

    @property
    def kind(self) -> str:
        """The type and the encoding in words."""
        return kind_in_words(self.file_type, self.encoding)


@dataclass(slots=True)
class Previews:
    """Looks at the files of an upload one after the other, as importing would."""

    seen: dict[str, str] = field(default_factory=dict)

    def of(self, staged: models.StagedFile) -> Seen:
        """Say what would become of a file, those before it being imported."""
        name = staged.filename
        if staged.refusal:
            return Seen(Outcome(Status.REFUSED, name, staged.refusal))
        if twin := self.seen.get(staged.sha256):
            reason = f"The same bytes are in this upload as {twin}."
            return _seen_twin(staged, Outcome(Status.SKIPPED, name, reason))
        self.seen[staged.sha256] = name
        seen = look_at(staged)
        is_alone = decided_of(staged).separate or seen.outcome.parsed is None
        if seen.outcome.status is not Status.CREATED or is_alone:
            return seen
        return replace(seen, outcome=self._beside_others(seen.outcome))

    def _beside_others(self, outcome: Outcome) -> Outcome:
        """Note where a file before it in the upload is the same briefing."""
        parsed = outcome.parsed
        hashes = (parsed.heading_sha256, parsed.words_sha256) if parsed else ()
        twin = next((self.seen[h] for h in hashes if h in self.seen), "")
        self.seen |= {h: outcome.filename for h in hashes if h and h not in self.seen}
        if not twin:
            return outcome
        reason = f"It seems to be the briefing of {twin} again: a new version of that."
        return replace(outcome, reason=reason)


def look_at(staged: models.StagedFile) -> Seen:
    """Read one file, and say what would become of it by itself."""
    if staged.refusal:
        return Seen(Outcome(Status.REFUSED, staged.filename, staged.refusal))
    parse = parsed_of(staged)
    outcome = previewed(staged, parse)
    if parse is None:
        return _seen_known(staged, outcome)
    return Seen(outcome, parse.file_type, of_text(parse.file_type, parse.encoding))


def as_allowed(outcome: Outcome, user: User) -> Outcome:
    """Return what would become of a file if this user confirmed it."""
    if refusal := refusal_of(outcome, user):
        return replace(outcome, status=Status.REFUSED, reason=refusal)
    return outcome


def kind_in_words(file_type: FileType | None, encoding: str) -> str:
    """Say what kind of file something is; nothing where that was not seen."""
    words = file_type.words if file_type else ""
    return ", ".join(filter(None, (words, of_text(file_type, encoding))))


def of_text(file_type: FileType | None, encoding: str) -> str:
    """Return an encoding, where it is of a text: of a document it names the kind."""
    return "" if file_type and file_type.is_document else encoding


def _seen_twin(staged: models.StagedFile, outcome: Outcome) -> Seen:
    """Say of bytes what was seen of them in a file before."""
    twins = staged.upload.files.filter(sha256=staged.sha256).in_order()
    file_type, encoding = twins.values_list("file_type", "read_encoding")[0]
    return Seen(outcome, FileType(file_type) if file_type else None, encoding)


def _seen_known(staged: models.StagedFile, outcome: Outcome) -> Seen:
    """Say of bytes that are in the archive what they were read as for it."""
    version = models.Version.objects.of_bytes(staged.sha256).only("encoding").first()
    if version is None:  # it has gone just now
        return Seen(outcome)
    file_type = file_type_of(bytes(staged.content), staged.filename, version.encoding)
    return Seen(outcome, file_type, of_text(file_type, version.encoding))


def reading_from_transcript(
    transcript: parsing.Transcript, filename: str, kind: str
) -> Reading:
    """Return what a person looks at before they confirm."""
    turns = {turn.number: turn for turn in transcript.turns}
    kinds = [turn.kind for turn in transcript.turns]
    return Reading(
        facts=[*_facts(transcript, filename), Fact("File", kind)],
        counts={
            "statements": kinds.count(parsing.ElementKind.STATEMENT),
            "questions": kinds.count(parsing.ElementKind.QUESTION),
            "answers": kinds.count(parsing.ElementKind.ANSWER),
            "exchanges": len(transcript.exchanges),
            "speakers": len(transcript.speakers),
            "defects": len(transcript.defects),
        },
        voices=[_voice(speaker) for speaker in transcript.speakers[:MOST]],
        exchanges=[
            Asked(
                exchange.number,
                opening_words(question_text(exchange, turns)),
                turns[exchange.turns[0]].first_line,
            )
            for exchange in transcript.exchanges[:MOST]
        ],
        defects=list(transcript.defects[:MOST]),
    )


def _facts(transcript: parsing.Transcript, filename: str) -> Iterator[Fact]:
    title, date = transcript.title, transcript.date
    if title:
        yield Fact("Title", title.value, title.first_line)
    else:
        yield Fact("Title", f"{title_from_filename(filename)} (after its file)")
    if date:
        yield Fact("Date", f"{date.value:%A, %-d %B %Y}", date.line or None)
    else:
        yield Fact("Date", "none found: it would be undated")
    yield Fact("Kind", BriefingKind(transcript.kind).label)
    for name, value in (
        ("Place", transcript.place),
        ("Principal", transcript.principal),
        ("Citation", transcript.citation),
        ("Source address", transcript.source_url),
    ):
        if value:
            yield Fact(name, value.value, value.first_line)
    for name, clock in (("Starts", transcript.start), ("Ends", transcript.end)):
        if clock:
            yield Fact(name, clock.printed, clock.line)
    yield from _rules(transcript.ground_rules)
    if transcript.categories:
        yield Fact("Categories", ", ".join(transcript.categories))
    if transcript.layout:
        yield Fact("Layout", transcript.layout)


def _rules(rules: parsing.GroundRules) -> Iterator[Fact]:
    lines = {sentence.sets: sentence.line for sentence in rules.sentences}
    yield Fact("Ground rules", Basis(rules.basis).label, lines.get("basis"))
    if rules.attribution:
        yield Fact("Attribution", rules.attribution, lines.get("attribution"))
    if rules.embargo:
        yield Fact("Embargo", rules.embargo, lines.get("embargo"))


def _voice(speaker: parsing.Speaker) -> Voice:
    if speaker.is_open:
        note = "not certain: for review"
    elif speaker.is_anonymous:
        note = "not named by the transcript"
    else:
        note = f"named by: {speaker.evidence}" if speaker.evidence else ""
    role = BY_SLUG[speaker.role].name if speaker.role in BY_SLUG else speaker.role
    return Voice(", ".join(speaker.labels) or speaker.key, speaker.name, role, note)
