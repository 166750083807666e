"""Put into words, and into JSON, where a quotation was found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from transcripts.models import path_of
from transcripts.models.days import exchange_path_of
from transcripts.quoting import MOST_CHARACTERS, Change, Verdict, near
from transcripts.search.entries import Shown
from transcripts.search.quotations import Answer, Found

VERDICTS = {
    Verdict.VERBATIM: "Verbatim",
    Verdict.SAME_WORDS: "Verbatim, but for capitals, accents or punctuation",
    Verdict.NEAR: "Near: some words differ",
    None: "Not found",
}
# So many words are marked on the page that a place links to.
MOST_MARKED = 24


@dataclass(frozen=True, slots=True)
class Place:
    """A place in which a quotation was found, as a page shows it."""

    found: Found
    url: str

    @property
    def name(self) -> str:
        """How well it agrees, in words."""
        return VERDICTS[self.found.verdict]

    @property
    def shown(self) -> Shown:
        """The passage, or the first of them."""
        return self.found.passages[0]

    @property
    def heading(self) -> str:
        """What the passages are called in their briefing."""
        return " and ".join(passage.heading for passage in self.found.passages)

    @property
    def percent(self) -> int:
        """How alike the words are; 100 where they are the same."""
        return int(100 * self.found.score)


def places(answer: Answer) -> list[Place]:
    """Return where a quotation was found, the best first."""
    return [Place(found, _url(found)) for found in answer.found]


def verdict(answer: Answer) -> str:
    """Return what became of the quotation, in words."""
    return VERDICTS[answer.verdict]


def _url(found: Found) -> str:
    """Return the address of the passage, with the longest run of words marked."""
    first = found.lines[0].shown
    longest = max(found.lines, key=lambda spoken: len(spoken.line.longest))
    if longest.shown.exchange:
        path = exchange_path_of(first.date, first.slug, longest.shown.exchange)
    else:
        path = path_of(first.date, first.slug)
    words = " ".join(longest.line.longest.replace('"', " ").split()[:MOST_MARKED])
    return f"{path}?{urlencode({'q': f'"{words}"'})}#hit-1"


def as_json(answer: Answer, root: str) -> dict[str, Any]:
    """Return all of it as the values of JSON; ``root`` begins every address."""
    return {
        "quotation": answer.quotation.text,
        "is_cut_at": MOST_CHARACTERS if answer.quotation.is_cut else None,
        "verdict": (answer.verdict or "not found"),
        "is_short": answer.quotation.is_short,
        "found": [_found(place, root) for place in places(answer)],
        "passages_with_these_words": {
            "number": answer.total,
            "at_least": answer.is_more,
        },
        "searched": {
            "published_passages": answer.searched,
            "compared_word_by_word": answer.compared,
            "chosen_by_words": answer.telling,
            "words_nobody_said": answer.unsaid,
            "near_is_alike_by": near(answer.quotation),
        },
    }


def _found(place: Place, root: str) -> dict[str, Any]:
    shown = place.shown
    return {
        "verdict": place.found.verdict,
        "alike": round(place.found.score, 3),
        "url": f"{root}{place.url}",
        "title": shown.title,
        "date": shown.date,
        "passages": [passage.heading for passage in place.found.passages],
        "lines": [*_lines(place.found)],
    }


def _lines(found: Found) -> Iterator[dict[str, Any]]:
    for spoken in found.lines:
        yield {
            "part": spoken.said.kind,
            "speaker": spoken.said.name,
            "role": spoken.said.role,
            "label": spoken.said.label,
            "said": spoken.line.said,
            "differences": [
                {"change": piece.change, "text": piece.text}
                for piece in spoken.line.pieces
                if piece.change is not Change.KEPT
            ],
        }
