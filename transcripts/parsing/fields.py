"""The values of the fields: title, date, place, times, citation, categories."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from transcripts.parsing.clocks import (
    clock_defect,
    clock_from_line,
    clocks_in,
    occasion_from_note,
    span_defect,
    with_date,
    with_place,
)
from transcripts.parsing.dates import (
    date_from_address,
    dates_in,
    found_date_in_line,
    place_beside_date,
    weekday_defect,
)
from transcripts.parsing.front_matter import Value
from transcripts.parsing.header import Header
from transcripts.parsing.header_items import Item
from transcripts.parsing.header_words import person_from
from transcripts.parsing.lines import Lines
from transcripts.parsing.prose import displayed
from transcripts.parsing.speeches import Body
from transcripts.parsing.transcript import (
    Block,
    BlockKind,
    Clock,
    DateField,
    Defect,
    Field,
)
from transcripts.parsing.transcript import ElementKind as Kind

ADDRESS = re.compile(r"https?://[^\s<>\"]+")
CITE = re.compile(r"(?:Cite|URL|Source|Source URL|Original)\s*:", re.I)
PREFIX = re.compile(r"(?:Location|Place|Venue|Held (?:at|in))\s*:?\s+", re.I)
# Where the papers are kept, printed as if it were the place: no place of an event.
HOLDER = re.compile(r"\b(?:Library|Archives|Miller Center|not specified)\b", re.I)
HEADING = re.compile(r"#{1,6} ")  # `## Press Conference`
CREDIT = re.compile(r"\bOnline by [A-Z]")


@dataclass(frozen=True, slots=True)
class Fields:
    """What the header and the lines after the words say of the event."""

    title: Field | None = None
    principal: Field | None = None
    date: DateField | None = None
    place: Field | None = None
    start: Clock | None = None
    end: Clock | None = None
    citation: Field | None = None
    categories: tuple[str, ...] = ()
    source_url: Field | None = None
    notes: tuple[Block, ...] = ()
    defects: tuple[Defect, ...] = ()


def fields_from(
    lines: Lines,
    header: Header,
    body: Body,
    hint_date: dt.date | None = None,
) -> Fields:
    """Read the fields off the lines that the header and the tail gave them."""
    front = header.front
    notes = _notes(header, body)
    date, defects = _date(lines, header, front)
    on = date.value if date else hint_date
    start = _clock(header.first(Kind.START_TIME), on)
    start = start or _clock(header.first(Kind.DATE)[:1], on)
    place = _field(header.first(Kind.LOCATION))
    if place:
        place = _place(place)
    else:
        place = _place_beside_date(header)
    start, place = _from_notes(notes, start, place, on)
    end = _clock(_told_end(header), on) or _end(body, on)
    title = _title(header, front)
    where = next((field.value for field in (place, title) if field), "")
    start = with_place(start, where) if start else None
    end = with_place(end, where) if end else None
    odd = [clock_defect(clock) for clock in (start, end) if clock]
    odd.append(span_defect(start, end) if start and end else None)
    return Fields(
        title=title,
        principal=_principal(header, body),
        date=date,
        place=place,
        start=start,
        end=end,
        citation=_citation(header, body),
        categories=_categories(front, body),
        source_url=_source(lines, front, body),
        notes=notes,
        defects=tuple(defects + [defect for defect in odd if defect]),
    )


def _place(printed: Field) -> Field | None:
    value = PREFIX.sub("", printed.value)
    if value != printed.value and HOLDER.search(value):
        return None
    return dataclasses.replace(printed, value=value.replace("*", "").strip(" ,_"))


def _place_beside_date(header: Header) -> Field | None:
    items = header.first(Kind.DATE)[:1]
    found = next(((place_beside_date(i.text), i.line) for i in items), ("", 0))
    return Field(found[0], found[1], found[1]) if found[0] else None


def _field(items: Sequence[Item], joiner: str = ", ") -> Field | None:
    if not items:
        return None
    texts = [HEADING.sub("", item.text) for item in items]
    parts = [displayed(text)[0].strip(" ,") for text in texts]
    return Field(joiner.join(parts), items[0].line, items[-1].line)


def _title(header: Header, front: Mapping[str, Value]) -> Field | None:
    is_told = any(item.kind is Kind.TITLE for item in header.told)
    if not is_told and "title" in front and front["title"].text:
        value = front["title"]
        return Field(displayed(value.text)[0], value.first_line, value.last_line)
    found = _field(header.first(Kind.TITLE), " ")
    if found and found.value.endswith(".") and not found.value.endswith("U.S."):
        return dataclasses.replace(found, value=found.value.rstrip("."))
    return found


def _principal(header: Header, body: Body) -> Field | None:
    items = header.first(Kind.PRINCIPAL)
    if items:
        return Field(person_from(items[0].text), items[0].line, items[0].line)
    for kind, block in body.tail:
        if kind is Kind.CITATION and CREDIT.search(block.text):
            name = block.text.split(",", 1)[0]
            if 1 < len(name.split()) <= 5:
                return Field(name, block.first_line, block.last_line)
    return None


def _date(
    lines: Lines, header: Header, front: Mapping[str, Value]
) -> tuple[DateField | None, list[Defect]]:
    """The printed date of the event, else the nearest thing to it that is printed."""
    for item in header.first(Kind.DATE)[:1]:
        found = found_date_in_line(item.text) or found_date_in_line(
            item.text.strip("()[] ")
        )
        first = found or next(iter(dates_in(item.text)), None)
        if first:
            defect = weekday_defect(first, item.line)
            read = DateField(first.value, first.printed, item.line)
            return read, [defect] if defect else []
    for item in _in_order(header):
        if dates := dates_in(item.text):
            return DateField(dates[-1].value, dates[-1].printed, item.line), []
    if "title" in front and (dates := dates_in(front["title"].text)):
        at = front["title"].first_line
        return DateField(dates[-1].value, dates[-1].printed, at), []
    for key in ("date", "published_time"):
        if key in front and (value := _iso(front[key].text)):
            return DateField(value, front[key].text, front[key].first_line), []
    return _date_from_address(lines, header), []


def _in_order(header: Header) -> Iterable[Item]:
    """Lines that may hold a date, the likeliest first."""
    yield from header.first(Kind.START_TIME)
    yield from header.first(Kind.TITLE)
    for item in header.items:
        if item.kind in (Kind.FURNITURE, Kind.CITATION) and len(item.text) < 160:
            yield item


def _date_from_address(lines: Lines, header: Header) -> DateField | None:
    for item in header.items:
        found = ADDRESS.search(item.text)
        value = date_from_address(found[0]) if found else None
        if found and value:
            return DateField(value, found[0], item.line)
    return None


def _iso(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text[:10])
    except ValueError:
        return None


def _clock(items: Sequence[Item], on: dt.date | None) -> Clock | None:
    if not items:
        return None
    item = items[0]
    clock = clock_from_line(item.text, item.line, on)
    if clock is None:
        inside = clocks_in(item.text, item.line, on)
        clock = inside[0].clock if inside else None
    return with_date(clock, on) if clock else None


def _end(body: Body, on: dt.date | None) -> Clock | None:
    for kind, block in body.tail:
        if kind is Kind.END_TIME:
            item = Item(block.first_line, block.text)
            return _clock([item], on)
    return None


def _told_end(header: Header) -> list[Item]:
    return [item for item in header.told if item.kind is Kind.END_TIME]


def _notes(header: Header, body: Body) -> tuple[Block, ...]:
    noted = [
        Block(BlockKind.NOTE, displayed(item.text)[0], item.line, item.line)
        for item in header.items
        if item.kind is Kind.NOTE
    ]
    noted += [block for kind, block in body.tail if kind is Kind.NOTE]
    return tuple(noted)


def _from_notes(
    notes: Sequence[Block], start: Clock | None, place: Field | None, on: dt.date | None
) -> tuple[Clock | None, Field | None]:
    """``NOTE: The exchange began at 10:20 a.m. in the Roosevelt Room``"""
    if start and place:
        return start, place
    for note in notes:
        occasion = occasion_from_note(note.text, note.first_line, on)
        if occasion:
            start = start or with_date(occasion.clock, on)
            if not place and occasion.place:
                place = Field(occasion.place, note.first_line, note.last_line)
            break
    return start, place


def _citation(header: Header, body: Body) -> Field | None:
    for kind, block in body.tail:
        if kind is Kind.CITATION:
            return Field(block.text, block.first_line, block.last_line)
    return _field(header.first(Kind.CITATION), " ")


def _categories(front: Mapping[str, Value], body: Body) -> tuple[str, ...]:
    """Tags of the front matter, or what stands under ``Filed Under``."""
    if "tags" in front:
        tags = re.split(r"[,\s]+", front["tags"].text.strip("[]"))
        return tuple(tag for tag in tags if tag)
    found: list[str] = []
    is_within = False
    for _, block in body.tail:
        lower = block.text.lower()
        if lower == "filed under":
            is_within = True
        elif is_within and (lower.startswith("simple search") or lower in ENDS_FILING):
            break
        elif is_within and lower not in ("categories", "attributes", "location"):
            found.append(block.text)
    return tuple(found)


ENDS_FILING = frozenset({"twitter", "facebook", "linkedin", "google+", "email"})


def _source(lines: Lines, front: Mapping[str, Value], body: Body) -> Field | None:
    for key in ("source_url", "url", "source"):
        if key in front and (found := ADDRESS.search(front[key].text)):
            return Field(found[0], front[key].first_line, front[key].last_line)
    for number, row in enumerate(lines.rows[:12], 1):
        if ":" in row and CITE.match(row.strip()):
            after = row + " " + (lines.rows[number] if number < len(lines.rows) else "")
            if found := ADDRESS.search(after):
                at = number if found[0] in row else number + 1
                return Field(found[0].rstrip(".,)"), at, at)
    for kind, block in body.tail:
        if kind is Kind.CITATION and (found := ADDRESS.search(block.text)):
            return Field(found[0].rstrip(".,)"), block.first_line, block.last_line)
    return None
