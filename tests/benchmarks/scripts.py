"""Made-up transcripts: what is said on an occasion, turn by turn."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from tests.benchmarks.casts import Occasion, Voice, occasion
from tests.benchmarks.words import Vocabulary
from transcripts.models import BriefingKind, TurnKind

EXCHANGES = (10, 40)  # 25 as the mean
# Words of an opening statement, a question, an answer and a paragraph, as the mean.
OPENING, QUESTION, ANSWER, PARAGRAPH = 400, 32, 215, 55
FOLLOWED_UP = 0.1
HEADER_LINES = 7


@dataclass(frozen=True, slots=True)
class Said:
    """One turn: who says it, in which exchange (0: none), in which lines."""

    voice: Voice
    kind: str
    exchange: int
    paragraphs: tuple[str, ...]
    word_count: int
    first_line: int

    @property
    def last_line(self) -> int:
        """The line of the last paragraph; a blank one stands between two."""
        return self.first_line + 2 * len(self.paragraphs) - 2

    @property
    def blocks(self) -> str:
        """The paragraphs as the JSON that a row keeps."""
        lines = range(self.first_line, self.last_line + 1, 2)
        pairs = zip(self.paragraphs, lines, strict=True)
        return f"[{', '.join(f'["speech", "{p}", {n}, {n}, []]' for p, n in pairs)}]"


@dataclass(frozen=True, slots=True)
class Script:
    """A whole transcript."""

    number: int
    occasion: Occasion
    turns: list[Said] = field(repr=False)

    @property
    def title(self) -> str:
        """The title, which says who leads and what about."""
        kind = BriefingKind(self.occasion.kind).label
        lead = self.occasion.leads[0]
        who = lead.person.name if lead.person else "a Senior Official"
        about = self.turns[0].paragraphs[0].split(" ", 4)[1:4]
        return f"{kind} by {who} on {' '.join(about)}".rstrip(".,")

    @property
    def text(self) -> str:
        """The source text."""
        day = self.occasion.day
        date = f"{day:%B} {day.day}, {day.year}" if day else "Released without a date"
        header = f"{self.title}\n\n{date}\n\nBriefing Room\n\n"
        spoken = (
            f"{said.voice.label}: " + "\n\n".join(said.paragraphs)
            for said in self.turns
        )
        return header + "\n\n".join(spoken) + "\n"


def script(number: int, vocabulary: Vocabulary, seed: int) -> Script:
    """Make up the transcript of a number: always the same for one seed."""
    random = Random(seed << 40 | number)
    about = occasion(random)
    line, turns = HEADER_LINES, []
    for voice, kind, exchange, count in _plan(random, about):
        words = vocabulary.prose(random, count)
        paragraphs = tuple(_paragraphs(random, words))
        turns.append(Said(voice, kind, exchange, paragraphs, count, line))
        line = turns[-1].last_line + 2
    return Script(number, about, turns)


def _plan(random: Random, about: Occasion) -> Iterator[tuple[Voice, str, int, int]]:
    """Say who speaks in turn, what for, in which exchange, and how many words."""
    leads = about.leads
    for voice in leads:
        yield voice, TurnKind.STATEMENT, 0, _length(random, OPENING // len(leads))
    for exchange in range(1, random.randint(*EXCHANGES) + 1):
        again = True
        while again:
            again = random.random() < FOLLOWED_UP
            share = 0.5 if again else 1
            answers = leads[int(random.random() ** 2 * len(leads))]
            words = int(ANSWER * share)
            yield about.asks, TurnKind.QUESTION, exchange, _length(random, QUESTION)
            yield answers, TurnKind.ANSWER, exchange, _length(random, words)
    yield leads[0], TurnKind.STATEMENT, 0, 8


def _length(random: Random, mean: int) -> int:
    """Draw a number of words: most turns are short, a few are long."""
    return 3 + int(random.expovariate(1 / max(mean - 3, 1)))


def _paragraphs(random: Random, words: list[str]) -> Iterator[str]:
    place = 0
    while place < len(words):
        size = int(PARAGRAPH * (1 / 3 + random.random() * 4 / 3))
        if len(words) - place - size < PARAGRAPH // 3:
            size = len(words)
        text = " ".join(words[place : place + size]).rstrip(".,")
        yield f"{text[0].upper()}{text[1:]}."
        place += size
