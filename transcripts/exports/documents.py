"""A briefing, or one exchange of it, as JSON and as rows of a table."""

from __future__ import annotations

from collections.abc import Iterator

from transcripts import parsing
from transcripts.exports.parts import Part, Whole, voice_of
from transcripts.exports.writing import Row
from transcripts.models import Appearance, Speaker, SpokenTurn
from transcripts.passages import voice

COLUMNS = (
    *("part", "exchange", "position", "type", "speaker", "role", "attribution_text"),
    "text",
)
KINDS = {
    parsing.BlockKind.SPEECH: "speech",
    parsing.BlockKind.STAGE: "scene",
    parsing.BlockKind.SUBHEAD: "heading",
    parsing.BlockKind.NOTE: "note",
}


def as_json(whole: Whole, base: str) -> Row:
    """Return all that the archive shows of it, in the words of docs/exports.md."""
    briefing, cited = whole.briefing, whole.cited
    return {
        "address": cited.url,
        "briefing": cited.whole,
        "title": briefing.title,
        "date": briefing.date and briefing.date.isoformat(),
        "place": briefing.place,
        "kind": briefing.kind,
        "start_time": briefing.start_time and briefing.start_time.isoformat("minutes"),
        "end_time": briefing.end_time and briefing.end_time.isoformat("minutes"),
        "utc_offset_minutes": briefing.utc_offset,
        "duration_minutes": briefing.duration_minutes,
        "ground_rules": _rules(whole),
        "principal": briefing.principal,
        "citation_as_printed": briefing.citation,
        "categories": briefing.categories,
        "source_url": briefing.source_url,
        "source": _source(whole),
        "exchange_count": briefing.exchange_count,
        "shown": whole.show.value,
        "people": [_person(one, base) for one in whole.cast],
        "passages": [_passage(part, whole, base) for part in whole.parts],
        "notes": [note.text for note in whole.notes],
    }


def rows(whole: Whole) -> Iterator[Row]:
    """Return a row for each turn."""
    position = 0
    for part in whole.parts:
        for turn in part.turns:
            position += 1
            yield {
                "part": part.anchor,
                "exchange": part.number,
                "position": position,
                "type": turn.kind,
                "speaker": voice_of(turn).name,
                "role": turn.role.name,
                "attribution_text": turn.label,
                "text": "\n\n".join(block.text for block in turn.parsed_blocks),
            }


def _rules(whole: Whole) -> Row:
    briefing = whole.briefing
    return {
        "basis": briefing.basis,
        "in_words": whole.terms,
        "attribution": briefing.attribution,
        "embargo": briefing.embargo,
        "sentences": [
            {"sets": sets, "text": sentence, "line": line}
            for sets, sentence, line in briefing.ground_rule_sentences
        ],
    }


def _source(whole: Whole) -> Row | None:
    version = whole.version
    if version is None:
        return None
    return {
        "address": f"{whole.cited.whole}source/{version.number}/",
        "version": version.number,
        "sha256": version.sha256,
        "bytes": version.size,
        "made_at": version.made_at.isoformat(timespec="seconds"),
    }


def _person(appearance: Appearance, base: str) -> Row:
    label = appearance.labels[0] if appearance.labels else ""
    return {
        "name": voice(appearance.speaker, appearance.role, label).name,
        "role": appearance.role.name,
        "affiliation": appearance.affiliation,
        "labels": appearance.labels,
        "url": _page(appearance.speaker, base),
        "turn_count": appearance.turn_count,
        "is_identified": not appearance.is_open,
    }


def _passage(part: Part, whole: Whole, base: str) -> Row:
    exchange = part.exchange
    where = {"id": part.anchor, "part": part.sort, "title": part.title}
    if exchange is None:
        where["address"] = f"{whole.cited.whole}#{part.anchor}"
    else:
        where["address"] = f"{whole.cited.whole}q/{exchange.number}/"
    return {
        **where,
        "number": part.number,
        "subhead": exchange.subhead if exchange else "",
        "hints": [_hint(hint) for hint in (exchange.hints if exchange else [])],
        "speeches": [_speech(turn, base) for turn in part.turns],
    }


def _hint(stored: list) -> Row:
    hint = parsing.Hint(*stored)
    return {
        "name": hint.name,
        "outlet": hint.outlet,
        "line": hint.line,
        "text": hint.quote,
    }


def _speech(turn: SpokenTurn, base: str) -> Row:
    return {
        "type": turn.kind,
        "speaker": voice_of(turn).name,
        "role": turn.role.name,
        "attribution_text": turn.label,
        "url": _page(turn.speaker, base),
        "blocks": [
            {
                "type": KINDS[block.kind],
                "text": block.text,
                "first_line": block.first_line,
                "last_line": block.last_line,
            }
            for block in turn.parsed_blocks
        ],
    }


def _page(speaker: Speaker | None, base: str) -> str | None:
    """Return the page of a person; who is known in one document alone has none."""
    if speaker is None or speaker.is_local:
        return None
    return f"{base}{speaker.get_absolute_url()}"
