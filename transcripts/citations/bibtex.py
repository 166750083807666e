"""A citation as an entry of BibTeX, which BibLaTeX takes as well."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from transcripts.citations.cited import ARCHIVE, Author, Cited

# A brace counts for BibTeX with a backslash before it, too; a lone one must be a name.
ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "$": r"\$",
        "&": r"\&",
        "%": r"\%",
        "#": r"\#",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)


def bibtex(cited: Cited, accessed: dt.date) -> str:
    """Return the citation as an entry; the type that a spoken text has is ``misc``."""
    fields = "".join(f",\n  {name} = {value}" for name, value in _fields(cited))
    urls = f",\n  url = {{{cited.url}}},\n  urldate = {{{accessed.isoformat()}}}"
    return f"@misc{{{cited.key}{fields}{urls}\n}}\n"


def escaped(text: str) -> str:
    """Return a text as TeX prints it."""
    return " ".join(text.split()).translate(ESCAPES)


def _fields(cited: Cited) -> Iterator[tuple[str, str]]:
    if cited.authors:
        yield "author", f"{{{' and '.join(map(_name, cited.authors))}}}"
    # In two braces: a style that makes titles small would make names small with them.
    yield "title", f"{{{{{escaped(cited.title)}}}}}"
    where = f", {cited.place}" if cited.place else ""
    yield "howpublished", f"{{{escaped(f'{cited.kind.label}{where}. {ARCHIVE}')}}}"
    if cited.date:
        yield "date", f"{{{cited.date.isoformat()}}}"
        yield "year", f"{{{cited.date.year}}}"
        yield "month", f"{cited.date:%b}".lower()
    said = [part for part in (cited.pinpoint.capitalize(), cited.terms) if part]
    if said:
        yield "note", f"{{{escaped('. '.join(said))}}}"


def _name(author: Author) -> str:
    """Return a name; what is in braces of its own is not taken apart at an "and"."""
    if author.family:
        family, given = escaped(author.family), escaped(author.given)
        return f"{{{family}}}, {given}" if " " in family else f"{family}, {given}"
    return f"{{{escaped(author.name)}}}"
