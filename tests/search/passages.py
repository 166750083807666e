"""A small index of passages written by hand, for tests of what a query finds."""

import datetime as dt
import json
from dataclasses import dataclass, field

import tantivy

from transcripts.search import schema
from transcripts.search.spans import spans_of

DAY = dt.date(2022, 2, 12)
OF_DOCUMENTS = (
    "document",
    "day",
    "kind",
    "role",
    "speaker",
    "voice",
    "title",
    "ordinal",
    "span",
)


@dataclass
class Passage:
    """A passage as a test writes it: who says what, and in which kind of turn."""

    turns: list[tuple[str, str]]
    voices: list[str] = field(default_factory=list)
    date: dt.date | None = DAY
    document: int = 1
    ordinal: int = 0
    title: str = "Press Briefing"
    kind: str = "press_briefing"

    @property
    def part(self):
        """Say which sort of passage it is."""
        asks = any(kind == "question" for kind, _ in self.turns)
        return "exchange" if asks else "statement"

    def entry(self):
        """Return the fields of its entry."""
        newest, oldest = schema.order_keys(self.date, self.document, self.ordinal)
        said = {"text": [text for _, text in self.turns], "title": [self.title]}
        for part in ("question", "answer"):
            said[part] = [text for kind, text in self.turns if kind == part]
        return {
            "part": [self.part],
            "kind": [self.kind],
            "rules": ["unstated"],
            "principal": ["ann-lee"],
            "voice": self.voices,
            "role": [voice.partition("|")[0] for voice in self.voices],
            "speaker": [voice.partition("|")[2] for voice in self.voices],
            "document": [self.document],
            "briefing": [schema.briefing_key(newest)],
            "ordinal": [self.ordinal],
            "newest": [newest],
            "oldest": [oldest],
            "day": [self.date.toordinal() if self.date else 0],
            "year": [self.date.year if self.date else 0],
            "span": spans_of(self.date) if self.date else [],
            "stored": [self.stored()],
            **said,
            **{schema.exact(name): texts for name, texts in said.items()},
        }

    def stored(self):
        """Return what shows it."""
        date = self.date.isoformat() if self.date else ""
        turns = [
            [kind, "Ada Quill", "", "MS. QUILL", text] for kind, text in self.turns
        ]
        values = [self.document, self.title, date, "slug", "opening", "Statement"]
        return json.dumps([*values, 0, "", turns]).encode()


def statement(*texts, **fields):
    """Make a statement."""
    return Passage([("statement", text) for text in texts], **fields)


def exchange(question, answer, **fields):
    """Make an exchange."""
    return Passage([("question", question), ("answer", answer)], **fields)


def searcher(*passages):
    """Return what searches passages."""
    return indexed(*passages).searcher()


def indexed(*passages):
    """Index passages, and of each document an entry that no search may find."""
    index = tantivy.Index(schema.SCHEMA)
    schema.register_analyzers(index)
    writer = index.writer(15_000_000, 1)
    entries = [passage.entry() for passage in passages]
    for entry in entries:
        writer.add_document(tantivy.Document.from_dict(entry, schema.SCHEMA))
        own = {schema.of_briefing(name): entry[name] for name in OF_DOCUMENTS}
        own |= {"part": ["document"]}
        writer.add_document(tantivy.Document.from_dict(own, schema.SCHEMA))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    return index
