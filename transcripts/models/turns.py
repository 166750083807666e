"""What is said: turns, and the exchanges of a question and its answer."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db import models
from django.utils.functional import cached_property

from transcripts import parsing
from transcripts.models.choices import TurnKind
from transcripts.models.documents import Document
from transcripts.models.roles import Role
from transcripts.models.speakers import Speaker


def block_as_stored(block: parsing.Block) -> list:
    """Return a block as the JSON that a row keeps."""
    spans = [[span.kind.value, span.start, span.end] for span in block.spans]
    return [block.kind.value, block.text, block.first_line, block.last_line, spans]


def block_from_stored(stored: list) -> parsing.Block:
    """Return the block that a row keeps as JSON."""
    kind, text, first_line, last_line, spans = stored
    return parsing.Block(
        parsing.BlockKind(kind),
        text,
        first_line,
        last_line,
        tuple(parsing.Span(parsing.SpanKind(k), a, b) for k, a, b in spans),
    )


def exchange_anchor(number: int) -> str:
    """Return the fragment that names an exchange on its document's page."""
    return f"q{number}"


def exchange_title(number: int) -> str:
    """Return what an exchange is called on its document's page."""
    return f"Exchange {number}"


class ExchangeQuerySet(models.QuerySet["Exchange"]):
    """Exchanges, as sentences."""

    def in_order(self) -> ExchangeQuerySet:
        """Order as they were spoken."""
        return self.order_by("document_id", "number")

    def of_published(self) -> ExchangeQuerySet:
        """Keep the exchanges of documents that readers may see."""
        return self.filter(document__is_published=True)

    def with_document(self) -> ExchangeQuerySet:
        """Fetch the document in the same query."""
        return self.select_related("document")


class Exchange(models.Model):
    """One question and its answer."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="exchanges")
    number = models.PositiveIntegerField(help_text="From 1 in each document.")
    subhead = models.CharField(max_length=500, blank=True)
    opening_words = models.CharField(max_length=200, blank=True)
    question_words = models.PositiveIntegerField(default=0)
    answer_words = models.PositiveIntegerField(default=0)
    hints = models.JSONField(
        default=list,
        blank=True,
        help_text="Who the text suggests asks: [[name, outlet, line, quote], …]",
    )
    first_position = models.PositiveIntegerField()
    last_position = models.PositiveIntegerField()

    objects = ExchangeQuerySet.as_manager()

    class Meta:
        ordering = ["document_id", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "number"], name="exchange_number_unique"
            )
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.opening_words}"

    def get_absolute_url(self) -> str:
        """Return the address of the exchange's own page."""
        return self.document.exchange_url(self.number)

    @property
    def anchor(self) -> str:
        """The fragment that names the exchange on its document's page."""
        return exchange_anchor(self.number)

    @property
    def title(self) -> str:
        """What the exchange is called on its document's page."""
        return exchange_title(self.number)


class TurnQuerySet(models.QuerySet["Turn"]):
    """Turns, as sentences."""

    def in_order(self) -> TurnQuerySet:
        """Order as they were spoken."""
        return self.order_by("document_id", "position")

    def outside_exchanges(self) -> TurnQuerySet:
        """Keep what belongs to no question: statements, opening, closing."""
        return self.filter(exchange=None)

    def with_voices(self) -> TurnQuerySet:
        """Fetch who speaks, and in which role, in the same query."""
        return self.select_related("speaker", "role")

    def as_spoken(self) -> list[SpokenTurn]:
        """Read what a page shows of turns, of who speaks and of the exchanges.

        It is one query, so that no writing comes in between. Speakers, roles and
        exchanges are made once and not with every turn, which takes a third of the
        time; they refuse to fetch what is not read here.
        """
        speaker = _Rows(Speaker, ["id", "name", "slug", "document_id"])
        role = _Rows(Role, ["id", "slug", "name"])
        exchange = _Rows(
            Exchange, ["id", "number", "subhead", "opening_words", "hints"]
        )
        found = self.values_list(
            *("kind", "label", "blocks"),
            *(f"speaker__{name}" for name in speaker.fields),
            *(f"role__{name}" for name in role.fields),
            *(f"exchange__{name}" for name in exchange.fields),
        )
        return [
            SpokenTurn(
                kind,
                label,
                blocks,
                speaker.of(rest[:4]),
                role.of(rest[4:7]),
                exchange.of(rest[7:]),
            )
            for kind, label, blocks, *rest in found
        ]


class SpokenTurn(NamedTuple):
    """A turn as a page shows it."""

    kind: str
    label: str
    blocks: list
    speaker: Speaker | None
    role: Role
    exchange: Exchange | None

    @property
    def exchange_id(self) -> int | None:
        """What tells the exchange from others."""
        return self.exchange.pk if self.exchange else None

    @property
    def parsed_blocks(self) -> tuple[parsing.Block, ...]:
        """The paragraphs as the values the parser made."""
        return tuple(block_from_stored(stored) for stored in self.blocks)


class _Rows:
    """Rows of a model out of the values of some fields, the first of them the key."""

    def __init__(self, model: type[models.Model], fields: list[str]) -> None:
        self.model, self.fields = model, fields
        self.made: dict[int | None, Any] = {None: None}

    def of(self, values: list[Any]) -> Any:
        """Return the row of the values: always the same for the same key."""
        key = values[0]
        if key not in self.made:
            self.made[key] = self.model.from_db(
                None, self.fields, values, fetch_mode=models.FETCH_RAISE
            )
        return self.made[key]


class Turn(models.Model):
    """What one speaker says without another coming in."""

    document = models.ForeignKey(
        Document, models.CASCADE, related_name="turns", db_index=False
    )
    position = models.PositiveIntegerField(help_text="From 1 in each document.")
    kind = models.CharField(max_length=12, choices=TurnKind)
    label = models.CharField(max_length=300, help_text="As printed.", blank=True)
    speaker = models.ForeignKey(
        Speaker,
        models.RESTRICT,
        null=True,
        blank=True,
        related_name="turns",
        help_text="Nobody, where the press is not told apart.",
    )
    role = models.ForeignKey(Role, models.PROTECT, related_name="+", db_index=False)
    exchange = models.ForeignKey(
        Exchange, models.CASCADE, null=True, blank=True, related_name="turns"
    )
    blocks = models.JSONField(
        help_text="[[kind, text, first line, last line, [[kind, start, end], …]], …]"
    )
    first_line = models.PositiveIntegerField()
    last_line = models.PositiveIntegerField()
    word_count = models.PositiveIntegerField(default=0)

    objects = TurnQuerySet.as_manager()

    class Meta:
        ordering = ["document_id", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "position"], name="turn_position_unique"
            )
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.label}"

    @cached_property
    def parsed_blocks(self) -> tuple[parsing.Block, ...]:
        """The paragraphs as the values the parser made."""
        return tuple(block_from_stored(stored) for stored in self.blocks)

    @property
    def text(self) -> str:
        """The words said, paragraphs parted by a blank line."""
        return "\n\n".join(
            block.text
            for block in self.parsed_blocks
            if block.kind is parsing.BlockKind.SPEECH
        )
