"""Write what is said in a document: turns, exchanges, appearances, defects."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache

from django.db.models import BigIntegerField

from transcripts import models, parsing
from transcripts.importing.fields import repeated_fields
from transcripts.importing.phrases import write_uses
from transcripts.importing.prepared import Given, Statement, question
from transcripts.importing.rows import Row, insert
from transcripts.importing.voices import Voice, is_press

OPENING = 140


def write_structure(
    document: models.Document,
    transcript: parsing.Transcript,
    voices: Mapping[str, Voice],
    words: Mapping[int, int],
) -> None:
    """Give a document without structure that of the transcript."""
    insert(models.Exchange, _exchanges(document, transcript, words))
    exchange_of = _exchange_of_turn(document, transcript)
    insert(models.Turn, _turns(document, transcript, voices, exchange_of, words))
    insert(models.Appearance, _appearances(document, transcript, voices, words))
    insert(
        models.Defect,
        (
            {
                "document_id": document.pk,
                "code": defect.code[:60],
                "line": defect.line,
                "message": defect.message,
            }
            for defect in transcript.defects
        ),
    )
    write_uses(document, transcript, exchange_of)


def words(transcript: parsing.Transcript) -> dict[int, int]:
    """Return how many words each turn has, by its number."""
    return {turn.number: len(turn.text.split()) for turn in transcript.turns}


def exchanges_of_people(
    transcript: parsing.Transcript, voices: Mapping[str, Voice]
) -> Counter[int]:
    """Return of how many exchanges each person has a part, by the person's key."""
    speakers = {key: voice.speaker for key, voice in voices.items() if voice.speaker}
    people = {key: s.pk for key, s in speakers.items() if not s.is_local}
    counts = Counter(dict.fromkeys(people.values(), 0))
    of_turn = {turn.number: people.get(turn.speaker) for turn in transcript.turns}
    for exchange in transcript.exchanges:
        heard = {of_turn[number] for number in exchange.turns}
        counts.update(pk for pk in heard if pk)
    return counts


def count(
    document: models.Document,
    transcript: parsing.Transcript,
    words: Mapping[int, int],
) -> None:
    """Set the counts of a document from its transcript."""
    document.turn_count = len(transcript.turns)
    document.exchange_count = len(transcript.exchanges)
    document.question_count = sum(
        turn.kind is parsing.ElementKind.QUESTION for turn in transcript.turns
    )
    document.word_count = sum(words.values())
    heard = {turn.speaker for turn in transcript.turns}
    document.speaker_count = sum(
        speaker.key in heard and not is_press(speaker)
        for speaker in transcript.speakers
    )
    document.defect_count = len(transcript.defects)


def clear_structure(document: models.Document) -> None:
    """Take away the structure of a document that is to be read again."""
    for rows in (
        document.turns,
        document.exchanges,
        document.appearances,
        document.defects,
        document.phrase_uses,
    ):
        rows.all().delete()


def opening_words(text: str) -> str:
    """Return the first words of a text, cut between words."""
    line = " ".join(text.split())
    if len(line) <= OPENING:
        return line
    return line[:OPENING].rsplit(" ", 1)[0].rstrip(",;:-–— ") + "…"


def _exchange_of_turn(
    document: models.Document, transcript: parsing.Transcript
) -> dict[int, int]:
    """Return the key of the stored exchange that each turn belongs to."""
    keys = dict(_numbered().rows(document=document.pk))
    return {
        turn: keys[exchange.number]
        for exchange in transcript.exchanges
        for turn in exchange.turns
    }


@cache
def _numbered() -> Statement:
    document = Given("document", BigIntegerField())
    exchanges = models.Exchange.objects.filter(document=document)
    return question(exchanges.order_by().values_list("number", "pk"))


def _exchanges(
    document: models.Document,
    transcript: parsing.Transcript,
    words: Mapping[int, int],
) -> Iterator[Row]:
    turns = {turn.number: turn for turn in transcript.turns}
    for exchange in transcript.exchanges:
        yield {
            "document_id": document.pk,
            "number": exchange.number,
            "subhead": _subhead(turns[exchange.turns[0]])[:500],
            "opening_words": opening_words(question_text(exchange, turns)),
            "question_words": sum(words[n] for n in exchange.questions),
            "answer_words": sum(words[n] for n in exchange.answers),
            "hints": [[h.name, h.outlet, h.line, h.quote] for h in exchange.hints],
            "first_position": exchange.turns[0],
            "last_position": exchange.turns[-1],
        }


def question_text(exchange: parsing.Exchange, turns: Mapping[int, parsing.Turn]) -> str:
    """Return the words of all the questions of an exchange."""
    return " ".join(turns[number].text for number in exchange.questions)


def _subhead(turn: parsing.Turn) -> str:
    heads = (b.text for b in turn.blocks if b.kind is parsing.BlockKind.SUBHEAD)
    return next(heads, "")


def _turns(
    document: models.Document,
    transcript: parsing.Transcript,
    voices: Mapping[str, Voice],
    exchange_of: Mapping[int, int],
    words: Mapping[int, int],
) -> Iterator[Row]:
    for turn in transcript.turns:
        voice = voices[turn.speaker]
        yield {
            "document_id": document.pk,
            "position": turn.number,
            "kind": turn.kind.value,
            "label": turn.label[:300],
            "speaker_id": voice.speaker.pk if voice.speaker else None,
            "role_id": voice.role_id,
            "exchange_id": exchange_of.get(turn.number),
            "blocks": [models.block_as_stored(block) for block in turn.blocks],
            "first_line": turn.first_line,
            "last_line": turn.last_line,
            "word_count": words[turn.number],
        }


def _appearances(
    document: models.Document,
    transcript: parsing.Transcript,
    voices: Mapping[str, Voice],
    words: Mapping[int, int],
) -> Iterator[Row]:
    turn_counts = Counter(turn.speaker for turn in transcript.turns)
    word_counts: Counter[str] = Counter()
    for turn in transcript.turns:
        word_counts[turn.speaker] += words[turn.number]
    exchange_counts = _exchange_counts(transcript)
    for position, key in enumerate(turn_counts, start=1):
        voice = voices[key]
        yield {
            "document_id": document.pk,
            "position": position,
            "key": key[:300],
            "speaker_id": voice.speaker.pk if voice.speaker else None,
            "role_id": voice.role_id,
            "labels": list(voice.parsed.labels),
            "title": voice.parsed.title[:300],
            "affiliation": voice.parsed.affiliation[:300],
            "evidence": voice.parsed.evidence[:40],
            "is_open": voice.parsed.is_open and not voice.is_decided,
            "is_decided": voice.is_decided,
            "turn_count": turn_counts[key],
            "exchange_count": exchange_counts[key],
            "word_count": word_counts[key],
            **repeated_fields(document),
        }


def _exchange_counts(transcript: parsing.Transcript) -> Counter[str]:
    speakers = {turn.number: turn.speaker for turn in transcript.turns}
    return Counter(
        key
        for exchange in transcript.exchanges
        for key in {speakers[number] for number in exchange.turns}
    )
