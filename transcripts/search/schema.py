"""What the index holds: the fields of an entry, and how their words are cut.

There are two sorts of entries, told apart by ``part``:

- one for each passage of a published document, ``exchange`` or ``statement``, in the
  order and with the bounds of ``transcripts.passages``;
- one for each published document, ``document``, which has a title and no text, so
  that briefings are counted exactly by facet, and queries for what is said need not
  leave it out.

Numbers, all fast and all 0 where there is nothing:

``document``
    The document's primary key, by which its entries are taken away.
``briefing``
    The document's key in the order of dates: ``newest`` without the passage's place.
``ordinal``
    The passage's place in its document, from 0.
``exchange``
    The number of the exchange.
``first_turn`` ``last_turn``
    Positions of the turns that the passage begins and ends with.
``newest`` ``oldest``
    Keys of an order, no two passages alike: ``newest``, descending, has the newest
    document first, and ``oldest``, ascending, the oldest; within a document both
    have its passages in order. See ``order_keys``.
``day`` ``year`` ``month``
    Date as ``date.toordinal()``, as the year, and as ``year * 12 + month - 1``.

Terms, untouched, fast: ``part``, ``kind``, ``rules``, ``principal`` (slug), ``role``
(slugs), ``speaker`` (slugs of people, not of voices that one document alone knows),
``voice`` (``role|speaker``, for a person in a role) and ``within`` (the roles, and those
that they are kinds of): those of a passage, of who speaks in that passage; ``referred``
(slugs of bodies) and ``has`` (sorts of phrases): what phrases in its answers do; and
``span``, not fast: what its day is in, see ``transcripts.search.spans``. A document's
own entry has the same, of all that is said in it, in fields of their own,
``briefing_kind`` and so on: there are some 27 passages to a document, and who counts
briefings need not walk through those to reach it. What must hold in one passage of it
is one term of ``together`` there, see ``together``; and pairs of a role and of what
phrases do, which are counted most, are in ``phrases_by``, fast. A passage also has
``answered``: the voices that answer in it.

Words, each in two fields: ``text`` (of all turns), ``question`` and ``answer`` (of
those turns of an exchange) and ``title``, stemmed, which know how often a word occurs
but not where; and ``text_exact`` and so on, unstemmed, which know where: phrases,
nearness and prefixes ask these. A turn is a value of its own, so that no phrase
crosses from one speaker to the next.

``stored`` is JSON that shows a hit without the database: see ``entries.Shown``.
"""

from __future__ import annotations

import datetime as dt

import tantivy

# Raise it with every change to the fields, the analyzers or what entries hold: an
# index of another version is made anew.
VERSION = 5

# Values of ``part``.
EXCHANGE, STATEMENT, DOCUMENT = "exchange", "statement", "document"
PASSAGES = (EXCHANGE, STATEMENT)

# The value of ``rules`` where a document says nothing of them.
UNSTATED = "unstated"

NUMBERS = (
    "document",
    "briefing",
    "ordinal",
    "exchange",
    "first_turn",
    "last_turn",
    "newest",
    "oldest",
    "day",
    "year",
    "month",
)
PART = "part"
SPAN, TOGETHER, PHRASES_BY, ANSWERED = "span", "together", "phrases_by", "answered"
TOLD = (
    *("kind", "rules", "principal", "role", "within", "speaker", "voice"),
    *("referred", "has", SPAN),
)
WORDS = ("text", "question", "answer", "title")
STORED = "stored"

STEMMED, UNSTEMMED = "words", "exact"

# A longer run of letters is no word; the engine would keep it as a term of its own.
LONGEST_WORD = 100

ORDINAL_BITS, DOCUMENT_BITS = 14, 28
LAST_ORDINAL = (1 << ORDINAL_BITS) - 1
LAST_DOCUMENT = (1 << DOCUMENT_BITS) - 1


def exact(field: str) -> str:
    """Return the field that holds the same words unstemmed, and where they are."""
    return f"{field}_exact"


def of_briefing(name: str) -> str:
    """Return the field of a document's own entry that tells what a passage's does."""
    return f"briefing_{name}" if name in TOLD else name


TERMS = (PART, TOGETHER, PHRASES_BY, ANSWERED, *TOLD, *map(of_briefing, TOLD))
# Nobody counts these by value: they need no column.
UNCOUNTED = {TOGETHER, ANSWERED, SPAN, of_briefing(SPAN)}


def voice(role: str, person: str) -> str:
    """Return the term for a person in a role."""
    return f"{role}|{person}"


def together(role: str, person: str, body: str, sort: str) -> str:
    """Return the term for what one passage has, each of it empty if not asked.

    Somebody who speaks, in a role if both are given; and what phrases in an answer do:
    a body referred to, and a sort of phrase.
    """
    return "|".join((role, person, body, sort))


def order_keys(day: dt.date | None, document: int, ordinal: int) -> tuple[int, int]:
    """Return the keys ``newest`` and ``oldest`` of a passage.

    A document's own entry has those of its first passage.
    """
    date = day.toordinal() if day else 0
    base = (date << DOCUMENT_BITS | document) << ORDINAL_BITS
    place = min(ordinal, LAST_ORDINAL)
    return base | (LAST_ORDINAL - place), base | place


def briefing_key(newest: int) -> int:
    """Return the key of a document in the order of dates, from any passage's."""
    return newest >> ORDINAL_BITS


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name in NUMBERS:
        builder.add_unsigned_field(name, indexed=True, fast=True)
    for name in TERMS:
        builder.add_text_field(
            name,
            tokenizer_name="raw",
            index_option="basic",
            fast=name not in UNCOUNTED,
        )
    for name in WORDS:
        builder.add_text_field(name, tokenizer_name=STEMMED, index_option="freq")
        builder.add_text_field(
            exact(name), tokenizer_name=UNSTEMMED, index_option="position"
        )
    builder.add_bytes_field(STORED, stored=True)
    return builder.build()


def _analyzer(*more: tantivy.Filter) -> tantivy.TextAnalyzer:
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    for step in (
        tantivy.Filter.remove_long(LONGEST_WORD),
        tantivy.Filter.lowercase(),
        tantivy.Filter.ascii_fold(),
        *more,
    ):
        builder = builder.filter(step)
    return builder.build()


SCHEMA = _schema()

# What cuts a text into words: whoever asks must cut as what is asked was cut.
ANALYZERS = {
    STEMMED: _analyzer(tantivy.Filter.stemmer("english")),
    UNSTEMMED: _analyzer(),
}


def stemmed_words(text: str) -> list[str]:
    """Return the words of a text as ``text``, ``question`` … hold them."""
    return ANALYZERS[STEMMED].analyze(text)


def exact_words(text: str) -> list[str]:
    """Return the words of a text as ``text_exact`` … hold them."""
    return ANALYZERS[UNSTEMMED].analyze(text)


def register_analyzers(index: tantivy.Index) -> None:
    """Tell an index that was just opened how to cut words; it forgets on closing."""
    for name, analyzer in ANALYZERS.items():
        index.register_tokenizer(name, analyzer)
